"""Sorts texts into slices, to see where a model is weak."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import pandas as pd
from sklearn.metrics import accuracy_score

from sentiment.examples import Example
from sentiment.normalise import NEGATIONS, normalise


def slice_names(example: Example, domain: str, bands: Sequence[int]) -> list[str]:
    """Names the slices that an example is in: its domain, its length and whether it negates.

    Args:
        example: a text.
        domain: the evaluation set that it is of.
        bands: greatest lengths of the bands, in code points, ascending; one band more is above.

    Returns:
        Names that sort as the slices should stand.
    """
    # A negation inside the scope of another is in capitals.
    negates = any(token.lower() in NEGATIONS for token in normalise(example.text))
    return [
        f"domain {domain}",
        f"length {_band(len(example.text), bands)}",
        f"negation {'yes' if negates else 'no'}",
    ]


def accuracy_by_slice(
    sets: Mapping[str, Sequence[Example]], called: Mapping[str, Sequence[int]], bands: Sequence[int]
) -> pd.DataFrame:
    """Computes the accuracy of each slice over all sets.

    Args:
        sets: examples by the name of their set.
        called: the labels, 0 or 1, that they were given, in the same order.
        bands: as in `slice_names`.

    Returns:
        `slice`, `n` and `accuracy` (0 to 1), sorted by name.
    """
    rows = [
        (name, example.label, label)
        for domain, examples in sets.items()
        for example, label in zip(examples, called[domain], strict=True)
        for name in slice_names(example, domain, bands)
    ]
    grouped = pd.DataFrame(rows, columns=["slice", "label", "called"]).groupby("slice")
    measured = [
        (name, len(texts), accuracy_score(texts["label"], texts["called"]))
        for name, texts in grouped
    ]
    return pd.DataFrame(measured, columns=["slice", "n", "accuracy"])


def _band(length: int, bands: Sequence[int]) -> str:
    """Writes all numbers with four digits, so that the names sort as the lengths do."""
    number = bisect_left(bands, length)
    first = bands[number - 1] + 1 if number > 0 else 0
    last = f"-{bands[number]:04}" if number < len(bands) else " or more"
    return f"{first:04}{last}"
