"""Judges whether a model is good enough to get a manifest, without which no service takes it."""

from collections.abc import Mapping

#: The least accuracy, 0 to 1, by evaluation set.
Floors = dict[str, float]


def find_shortfalls(metrics: Mapping[str, Mapping[str, float]], floors: Floors) -> list[str]:
    """Names each set on which the model is not as good as it has to be; none when it passes."""
    return [
        f"{name}: {metrics[name]['accuracy']:.4f} is less than {floor}"
        for name, floor in floors.items()
        if not metrics[name]["accuracy"] >= floor
    ]
