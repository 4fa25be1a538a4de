"""The features, against scikit-learn with its own analysis."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from pydantic import ValidationError
from sklearn.feature_extraction.text import HashingVectorizer

from sentiment.dirty_texts import dirty_texts
from sentiment.hashed_ngrams import FeatureGroup, n_features, vectorise

WORDS = FeatureGroup(analyzer="word", ngram_range=(1, 2), n_features=1024)
CHARACTERS = FeatureGroup(analyzer="char_wb", ngram_range=(4, 5), n_features=512)
TEXTS = ["the soup was hot", "a", "", "très bon et pas cher"]


def test_words_are_hashed_as_scikit_learn_hashes_plain_lower_case_words():
    theirs = HashingVectorizer(ngram_range=(1, 2), n_features=1024, token_pattern=r"[^ ]+")
    assert_array_equal(vectorise(TEXTS, [WORDS]).toarray(), theirs.transform(TEXTS).toarray())


def test_characters_are_hashed_as_scikit_learn_hashes_them():
    theirs = HashingVectorizer(analyzer="char_wb", ngram_range=(4, 5), n_features=512)
    assert_array_equal(vectorise(TEXTS, [CHARACTERS]).toarray(), theirs.transform(TEXTS).toarray())


def test_groups_stand_side_by_side():
    both = vectorise(TEXTS, [WORDS, CHARACTERS]).toarray()
    assert both.shape == (len(TEXTS), n_features([WORDS, CHARACTERS]))
    assert_array_equal(both[:, :1024], vectorise(TEXTS, [WORDS]).toarray())
    assert_array_equal(both[:, 1024:], vectorise(TEXTS, [CHARACTERS]).toarray())


def test_each_group_of_a_row_has_length_1_or_0():
    features = vectorise(dirty_texts(500, seed=3), [WORDS])
    lengths = np.sqrt(features.multiply(features).sum(axis=1))
    assert_allclose(lengths[lengths > 0], 1)
    assert (lengths == 0).any()


@pytest.mark.parametrize(
    "change", [{"analyzer": "char"}, {"n_features": 0}, {"ngram_range": (1,)}, {"alpha": 1}]
)
def test_a_group_refuses_what_it_does_not_know(change):
    with pytest.raises(ValidationError):
        FeatureGroup.model_validate(WORDS.model_dump() | change)
