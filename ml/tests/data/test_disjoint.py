"""No text is both trained and evaluated on."""

import pytest

from sentiment.datasets import read_evaluation_texts, read_training
from sentiment.examples import Example, read_examples
from sentiment.paths import PREPARED, RAW
from sentiment.prepare import normal_form, without

pytestmark = pytest.mark.ml_test_score("data-4")


@pytest.fixture(scope="module")
def evaluated():
    return {normal_form(text) for text in read_evaluation_texts(RAW)}


@pytest.fixture(scope="module")
def forms():
    return {
        name: [normal_form(it.text) for it in read_examples(PREPARED / f"{name}.jsonl")]
        for name in ("train", "calibration")
    }


def test_the_raw_sets_do_overlap(evaluated):
    # Else the tests below would prove nothing.
    assert any(normal_form(example.text) in evaluated for example in read_training(RAW))


def test_no_evaluation_text_is_trained_or_calibrated_on(forms, evaluated):
    assert evaluated.isdisjoint(forms["train"])
    assert evaluated.isdisjoint(forms["calibration"])


def test_no_calibration_text_is_trained_on(forms):
    assert set(forms["train"]).isdisjoint(forms["calibration"])


def test_no_text_is_there_twice(forms):
    for name, listed in forms.items():
        assert len(set(listed)) == len(listed), name


def test_a_planted_leak_is_found(forms, evaluated):
    leaked = next(iter(read_evaluation_texts(RAW)))
    planted = [*forms["train"], normal_form(f"  {leaked.upper()} !!")]
    assert not evaluated.isdisjoint(planted)


def test_a_planted_leak_does_not_get_through_prepare():
    leaked = Example(read_evaluation_texts(RAW)[0].upper(), 1, "sst2")
    kept = Example("a sentence that nobody is evaluated on", 1, "sst2")
    assert without([leaked, kept], read_evaluation_texts(RAW)) == [kept]
