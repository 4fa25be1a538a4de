"""The trained model as numbers, kept without pickle."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

FILE = "model.npz"


class LinearModel(NamedTuple):
    """Weights float16 [n_features] and the bias of the logit."""

    weights: NDArray[np.float16]
    bias: float

    def logits(self, features: csr_matrix) -> NDArray[np.float64]:
        """Computes the logits [n], not yet calibrated, of hashed n-grams [n, n_features]."""
        return features @ self.weights.astype(np.float64) + self.bias


def save_model(path: Path, model: LinearModel) -> None:
    """Writes the model; equal models give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **model._asdict())


def load_model(path: Path) -> LinearModel:
    """Reads the model.

    Raises:
        ValueError: the file holds Python objects, which are never read.
    """
    with np.load(path, allow_pickle=False) as arrays:
        return LinearModel(arrays["weights"], float(arrays["bias"]))
