"""Measures how far texts and answers have moved from those that a model was trained with."""

from collections.abc import Sequence

import numpy as np

from sentiment.reference import Reference

#: An empty bin counts as this share: its logarithm would be infinite.
LEAST = 1e-4
#: From here on a shift is large (Siddiqi 2006, "Credit Risk Scorecards", section 6).
ALARM = 0.25


def measure_drift(reference: Reference, actual: Reference) -> dict[str, float]:
    """Computes the population stability index of each figure."""
    return {
        name: stability_index(expected["shares"], actual[name]["shares"])
        for name, expected in reference.items()
    }


def stability_index(expected: Sequence[float], actual: Sequence[float]) -> float:
    """Computes the population stability index of two lists of shares [k] of the same bins.

    It is the sum over the bins of the difference of the shares times that of their logarithms.
    """
    one, other = (np.maximum(np.asarray(it), LEAST) for it in (expected, actual))
    return float(((other - one) * np.log(other / one)).sum())
