"""What is trained on, and what is kept apart."""

import pytest

from sentiment.examples import Example, read_examples, write_examples
from sentiment.prepare import Params, deduplicate, normal_form, split, without

PARAMS = Params(seed=1, calibration_sources=["sst2"], calibration_size=2, calibration_min_words=3)


def example(text, label=1, source="sst2"):
    return Example(text, label, source)


def test_the_normal_form_is_the_same_for_all_ways_to_write_a_text():
    assert normal_form("It does n't WORK !") == normal_form("it doesn't work")
    assert normal_form("not good") == "not good"


def test_the_first_of_equal_texts_stays():
    kept = deduplicate([example("Good!", 1), example("good", 0), example("..."), example("bad")])
    assert kept == [example("Good!", 1), example("bad")]


def test_what_is_evaluated_on_is_removed_however_it_is_written():
    kept = without([example("The SOUP was good."), example("fine")], ["the soup was good"])
    assert kept == [example("fine")]


@pytest.fixture
def examples():
    sentences = [f"number {word} is a sentence" for word in ("one", "two", "three", "four")]
    phrases = [f"number {word}" for word in ("one", "two", "three", "four")]
    return [example(text) for text in sentences + phrases] + [
        example("words of another", source="uci")
    ]


def test_the_same_seed_gives_the_same_split(examples):
    assert split(examples, PARAMS) == split(examples, PARAMS)


def test_calibration_texts_are_long_enough_and_of_their_sources(examples):
    _, calibration = split(examples, PARAMS)
    assert len(calibration) == PARAMS.calibration_size
    assert all("sentence" in it.text for it in calibration)


def test_no_part_of_a_calibration_text_is_trained_on(examples):
    training, calibration = split(examples, PARAMS)
    assert len(training) == len(examples) - 2 * PARAMS.calibration_size
    assert not any(kept.text in drawn.text for kept in training for drawn in calibration)


def test_examples_survive_a_file(tmp_path):
    written = [example('a "quoted" \u2028 text\t\n', 0), example("été", 1, "uci")]
    write_examples(tmp_path / "new/a.jsonl", written)
    assert read_examples(tmp_path / "new/a.jsonl") == written
