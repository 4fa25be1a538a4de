"""Makes a score mean what it says, and measures how well it does."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import expit

#: A probability of "positive" from here on is called positive.
DECISION = 0.5


def fit_temperature(
    logits: NDArray[np.float64],
    labels: NDArray[np.int64],
    weights: NDArray[np.float64],
    bounds: tuple[float, float],
) -> float:
    """Finds the temperature with the least log loss.

    Args:
        logits: the model's logits [n].
        labels: 0 or 1 [n].
        weights: how much each text counts [n].
        bounds: between which it is looked for.

    Returns:
        What logits are to be divided by.
    """
    signed = np.where(labels == 1, logits, -logits)

    def log_loss(temperature: float) -> float:
        return float(np.average(np.logaddexp(0, -signed / temperature), weights=weights))

    found = minimize_scalar(log_loss, bounds=bounds, method="bounded")
    return float(found.x)


def read_temperature(path: Path) -> float:
    """Reads what stage `calibrate` wrote."""
    return json.loads(path.read_text(encoding="utf-8"))["temperature"]


def probability(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turns logits [n] into probabilities of "positive" [n]."""
    return expit(logits)


def expected_calibration_error(
    positive: NDArray[np.floating], labels: NDArray[np.int64], bins: int = 15
) -> float:
    """Measures by how much confidence and accuracy differ.

    Args:
        positive: probabilities of "positive" [n].
        labels: 0 or 1 [n].
        bins: how many bins of equal width confidence (0.5 to 1) is sorted into.

    Returns:
        The mean of |accuracy - confidence| over the bins, weighted by their sizes, 0 to 1.
    """
    confidence = np.maximum(positive, 1 - positive)
    correct = (positive >= DECISION) == (labels == 1)
    number = np.minimum(((confidence - 0.5) * 2 * bins).astype(int), bins - 1)
    gaps = np.bincount(number, weights=correct - confidence, minlength=bins)
    return float(np.abs(gaps).sum() / len(labels))


def calibration_error_by_chance(
    positive: NDArray[np.floating], bins: int = 15, seed: int = 1, draws: int = 200
) -> float:
    """Computes the error that scores like these would show if they were calibrated perfectly.

    With few texts in a bin its accuracy strays from its confidence by chance alone, so an error of
    this size tells nothing against a model. Labels are drawn with the probabilities `positive` [n].
    """
    source = np.random.default_rng(seed)
    errors = [
        expected_calibration_error(positive, source.random(positive.size) < positive, bins)
        for _ in range(draws)
    ]
    return float(np.mean(errors))
