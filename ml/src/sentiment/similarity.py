"""Judges whether a changed text still says the same, before a model is blamed for its answer."""

from collections import Counter

from sentiment.normalise import NEGATIONS, normalise

#: At least this share of the words of the shorter text must be in the other one.
LEAST_SHARED = 0.6


def is_similar(text: str, mutant: str) -> bool:
    """Tells whether a mutant is another text, shares most words, and negates as many times.

    A similarity of embeddings would ask a model like the one under test; words that are shared, and
    negations that are counted, ask none.
    """
    one, other = (Counter(token.lower() for token in normalise(it)) for it in (text, mutant))
    shared = (one & other).total() / max(1, min(one.total(), other.total()))
    return text != mutant and shared >= LEAST_SHARED and _negations(one) == _negations(other)


def _negations(tokens: Counter[str]) -> int:
    return sum(count for token, count in tokens.items() if token in NEGATIONS)
