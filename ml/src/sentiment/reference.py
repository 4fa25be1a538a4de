"""What a model meets and answers on its training texts, to compare what it serves with."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Borders of the bins of each figure; what lies beyond counts to the nearest bin.
EDGES = {
    "length": (0, 20, 40, 80, 160, 320, 640, 1280, 5000),  # characters
    "unknown": (0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.7, 1),  # share of a text's tokens or n-grams
    "confidence": (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1),
    "label": (0, 0.5, 1),  # probability of "positive": as labels, two bins
}
DIGITS = 6

Reference = dict[str, dict[str, list[float]]]


def compute_reference(
    texts: Sequence[str], positive: NDArray[np.floating], unknown: NDArray[np.floating]
) -> Reference:
    """Computes the share of n texts in each bin of each figure.

    Args:
        texts: the texts.
        positive: their probabilities of "positive" [n].
        unknown: the share of each that the model does not know [n].

    Returns:
        For each figure its `edges` [k + 1] and `shares` [k].
    """
    values = {
        "length": [len(text) for text in texts],
        "unknown": unknown,
        "confidence": np.maximum(positive, 1 - positive),
        "label": positive,
    }
    return {
        name: {"edges": list(edges), "shares": shares(values[name], edges)}
        for name, edges in EDGES.items()
    }


def shares(values: ArrayLike, edges: Sequence[float]) -> list[float]:
    """Computes the share of the values in each bin, 0 to 1; a border is of the bin above it."""
    numbers = np.clip(np.digitize(values, edges) - 1, 0, len(edges) - 2)
    counts = np.bincount(numbers, minlength=len(edges) - 1)
    return (counts / max(1, counts.sum())).round(DIGITS).tolist()
