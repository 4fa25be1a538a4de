"""Orders texts into batches of similar length, so that little is spent on padding."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

#: Batches that are sorted by length together; more would make each epoch alike.
POOL = 50


def make_batches(lengths: Sequence[int], size: int, seed: Sequence[int]) -> list[NDArray[np.int64]]:
    """Shuffles n texts into batches.

    Args:
        lengths: tokens of each text [n].
        size: texts of a batch; the last one may have fewer.
        seed: the same numbers give the same batches.

    Returns:
        The positions of the texts of each batch.
    """
    source = np.random.default_rng(seed)
    order = source.permutation(len(lengths))
    batches = list(_sorted_batches(order, np.asarray(lengths), size))
    return [batches[number] for number in source.permutation(len(batches))]


def _sorted_batches(
    order: NDArray[np.int64], lengths: NDArray[np.int64], size: int
) -> Iterator[NDArray[np.int64]]:
    for start in range(0, len(order), size * POOL):
        pool = order[start : start + size * POOL]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        for first in range(0, len(pool), size):
            yield pool[first : first + size]


def pad_ids(rows: Sequence[Sequence[int]], fill: int = 0) -> NDArray[np.int64]:
    """Writes n rows of ids into one array [n, k], with k the longest row."""
    padded = np.full((len(rows), max(map(len, rows))), fill, np.int64)
    for row, ids in zip(padded, rows, strict=True):
        row[: len(ids)] = ids
    return padded
