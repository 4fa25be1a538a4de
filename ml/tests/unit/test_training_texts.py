"""What v2's training does to texts before the network sees them; none of it needs torch."""

import random

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sentiment.batches import make_batches, pad_ids
from sentiment.negations import SOURCE, load_words, write_negations
from sentiment.noise import add_noise, add_typo
from sentiment.paths import MODELS
from sentiment.pretrained import find_pretrained
from sentiment.wordpieces import encode, load_tokenizer, plain_tokenizer

WORDS = load_words()


@given(st.lists(st.integers(1, 256), min_size=1, max_size=400), st.integers(1, 40))
def test_batches_hold_every_text_once(lengths, size):
    batches = make_batches(lengths, size, (1, 0))
    assert sorted(np.concatenate(batches)) == list(range(len(lengths)))
    assert max(map(len, batches)) <= size


def test_batches_are_of_similar_length_and_shuffled_by_their_seed():
    lengths = [*range(1, 101), *range(1, 101)]
    batches = make_batches(lengths, 10, (1, 0))
    assert max(np.ptp([lengths[it] for it in batch]) for batch in batches) <= 6
    again, other = (make_batches(lengths, 10, seed) for seed in ((1, 0), (1, 1)))
    assert all((one == two).all() for one, two in zip(batches, again, strict=True))
    assert not all((one == two).all() for one, two in zip(batches, other, strict=True))


def test_rows_are_filled_up_to_the_longest():
    assert pad_ids([[1, 2, 3], [4]]).tolist() == [[1, 2, 3], [4, 0, 0]]


@given(st.text(min_size=1, max_size=50), st.integers())
@example(":", 4_855_739_585)
def test_noise_leaves_something(text, seed):
    assert add_noise(text, 1.0, random.Random(seed))


def test_noise_changes_about_its_share():
    source = random.Random(1)
    changed = sum(add_noise("a good film", 0.3, source) != "a good film" for _ in range(1000))
    assert 200 < changed < 350
    assert add_noise("a good film", 0.0, source) == "a good film"


def test_a_typo_is_one_letter():
    for seed in range(50):
        assert abs(len(add_typo("wonderful", random.Random(seed))) - 9) <= 1


def test_negations_are_written_anew_alike_and_of_both_labels():
    written = write_negations(500, 1, WORDS)
    assert written == write_negations(500, 1, WORDS)
    assert written != write_negations(500, 2, WORDS)
    assert len({it.text for it in written}) == len(written) > 450
    assert {it.source for it in written} == {SOURCE}
    assert 0.4 < np.mean([it.label for it in written]) < 0.6


@pytest.mark.parametrize("label", [0, 1])
def test_what_a_negation_denies_is_of_the_other_label(label):
    denied = WORDS.good if label == 0 else WORDS.bad
    for it in write_negations(300, 3, WORDS):
        words = it.text.lower().replace(".", "").replace(",", "").split()
        if it.label == label and "nothing" in words:
            assert words[words.index("nothing") + 1] in denied


def test_the_shipped_tokenizer_is_made_without_special_texts_and_padding(tmp_path):
    shipped = MODELS / "v2" / "tokenizer.json"
    plain_tokenizer(shipped, 8).save(str(tmp_path / "tokenizer.json"))
    (ids,) = encode(load_tokenizer(tmp_path / "tokenizer.json"), ["[SEP] and " + "so on " * 9])
    assert len(ids) == 8
    assert ids.count(102) == 1


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr("sentiment.pretrained.PACKAGE", "no_such_package")
    with pytest.raises(FileNotFoundError, match="install the dependency group"):
        find_pretrained({})


def test_a_changed_weight_is_refused(monkeypatch, tmp_path):
    package = tmp_path / "tiny_pretrained"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "model" / "config.json").write_text("{}")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("sentiment.pretrained.PACKAGE", "tiny_pretrained")
    empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert find_pretrained({"config.json": empty}) == package / "model"
    with pytest.raises(ValueError, match=r"config\.json"):
        find_pretrained({"config.json": "0" * 64})
