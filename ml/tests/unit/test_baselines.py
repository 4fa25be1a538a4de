"""Answers that take no training, and what a model must not be worse than."""

import zipfile

import numpy as np
import pytest

from sentiment.baselines import NEGATIVE, POSITIVE, lexicon_labels, majority_accuracy, read_lexicon
from sentiment.floors import find_shortfalls
from sentiment.inclusion import SENTENCES, TERMS, all_pairs


@pytest.fixture
def lexicon(tmp_path):
    path = tmp_path / "lexicon.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(POSITIVE, "; a comment\n\ngood\nlovely\n")
        archive.writestr(NEGATIVE, "; a comment\n\nbad\nna\xefve\n".encode("latin-1"))
    return read_lexicon(path)


def test_the_lexicon_is_read_without_its_comments(lexicon):
    assert lexicon == {"good": 1, "lovely": 1, "bad": -1, "na\xefve": -1}


def test_the_words_of_the_lexicon_decide(lexicon):
    texts = ["GOOD and bad and lovely", "bad", "neither"]
    assert lexicon_labels(texts, lexicon).tolist() == [1, 0, 1]


def test_the_commoner_label_is_right_as_often_as_it_occurs():
    assert majority_accuracy(np.array([1, 1, 1, 0])) == 0.75
    assert majority_accuracy(np.array([0, 0, 0, 1])) == 0.75


def test_each_set_below_its_floor_is_named():
    metrics = {"a": {"accuracy": 0.8}, "b": {"accuracy": 0.9}}
    assert find_shortfalls(metrics, {"a": 0.8, "b": 0.9}) == []
    assert find_shortfalls(metrics, {"a": 0.85, "b": 0.9}) == ["a: 0.8000 is less than 0.85"]


def test_every_sentence_meets_every_term():
    pairs = all_pairs()
    assert len(set(pairs)) == len(TERMS) * len(SENTENCES)
    assert all("  " not in it and "{}" not in it for pair in pairs for it in pair)
