"""Hashed n-grams of texts, by scikit-learn's own vectorizers."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer

from sentiment.normalise import normalise
from sentiment.strict import Strict


class FeatureGroup(Strict):
    """One `HashingVectorizer`; the groups stand side by side in one feature space."""

    analyzer: Literal["word", "char_wb"]
    ngram_range: tuple[int, int] = Field(strict=False)
    n_features: int = Field(gt=0)


def vectorise(texts: Sequence[str], groups: Sequence[FeatureGroup]) -> csr_matrix:
    """Turns n texts into hashed n-grams.

    Args:
        texts: the raw texts.
        groups: the vectorizers, in the order of their columns.

    Returns:
        A matrix of float64 [n, sum of n_features]; each group of a row has length 1, or 0 where
        the text has no token.
    """
    tokens = [normalise(text) for text in texts]
    parts = [_create_vectorizer(group).transform(tokens) for group in groups]
    matrix = hstack(parts, format="csr")
    matrix.sort_indices()
    return matrix


def n_features(groups: Sequence[FeatureGroup]) -> int:
    """Counts the columns of all groups together."""
    return sum(group.n_features for group in groups)


def _create_vectorizer(group: FeatureGroup) -> HashingVectorizer:
    sizes = {"ngram_range": group.ngram_range, "n_features": group.n_features}
    if group.analyzer == "word":
        return HashingVectorizer(
            preprocessor=list, tokenizer=list, token_pattern=None, lowercase=False, **sizes
        )
    return HashingVectorizer(preprocessor=" ".join, analyzer="char_wb", lowercase=False, **sizes)
