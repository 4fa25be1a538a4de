"""Judges whether an int8 graph is good enough to be shipped in place of the one it was made of."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from pydantic import Field

from sentiment.calibration import DECISION
from sentiment.examples import Example
from sentiment.scorer import Scorer
from sentiment.strict import Strict
from sentiment.token_scorer import create_token_scorer

#: Texts that speed is measured with, and how often.
TEXTS, ROUNDS = 100, 3


class Gate(Strict):
    """What int8 may cost in accuracy, 0 to 1, on any set, and how many times as fast it must be."""

    max_loss: float = Field(ge=0)
    min_speedup: float = Field(gt=0)


def compare(
    full: Path, small: Path, tokenizer: Path, sets: Mapping[str, Sequence[Example]]
) -> dict[str, dict[str, float]]:
    """Measures the accuracy of both graphs on each set, 0 to 1, and their speed, in ms a text."""
    one, other = (create_token_scorer(graph, tokenizer) for graph in (full, small))
    report = {name: _accuracies(one, other, examples) for name, examples in sets.items()}
    texts = [example.text for examples in sets.values() for example in examples][:: -len(sets)]
    return report | {"speed": _speeds(one, other, texts[:TEXTS])}


def find_faults(report: Mapping[str, Mapping[str, float]], gate: Gate) -> list[str]:
    """Says what in the report of `compare` breaks the gate; nothing when it holds."""
    faults = [
        f"{name} loses {measured['loss']:.4f}"
        for name, measured in report.items()
        if measured.get("loss", 0) > gate.max_loss
    ]
    speedup = report["speed"]["speedup"]
    return faults + ([f"only {speedup:.2f} times as fast"] if speedup < gate.min_speedup else [])


def _accuracies(one: Scorer, other: Scorer, examples: Sequence[Example]) -> dict[str, float]:
    labels = np.array([example.label for example in examples]) == 1
    scores = [scorer([example.text for example in examples]) for scorer in (one, other)]
    fp32, int8 = (float(((positive >= DECISION) == labels).mean()) for positive in scores)
    return {
        "n": len(examples),
        "fp32": round(fp32, 4),
        "int8": round(int8, 4),
        "loss": round(fp32 - int8, 4),
        "greatest_difference": round(float(np.abs(scores[0] - scores[1]).max()), 4),
    }


def _speeds(one: Scorer, other: Scorer, texts: Sequence[str]) -> dict[str, float]:
    """Times both in turn, on one thread; of several rounds the fastest tells most of the graph."""
    times = [(_milliseconds(one, texts), _milliseconds(other, texts)) for _ in range(ROUNDS)]
    fp32, int8 = np.min(times, axis=0) / len(texts)
    return {
        "texts": len(texts),
        "fp32_ms": round(float(fp32), 2),
        "int8_ms": round(float(int8), 2),
        "speedup": round(float(fp32 / int8), 2),
    }


def _milliseconds(scorer: Scorer, texts: Sequence[str]) -> float:
    start = time.perf_counter()
    scorer(texts)
    return (time.perf_counter() - start) * 1_000
