"""Keeps what a model answered to each evaluation set, so that no stage has to ask it twice."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def write_scores(path: Path, scores: Mapping[str, NDArray[np.float32]]) -> None:
    """Writes the probabilities of "positive" of each set, in the order of its texts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **scores)


def read_scores(path: Path) -> dict[str, NDArray[np.float32]]:
    """Reads what `write_scores` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        return dict(arrays)
