"""Failure rates on the CheckList suite (Ribeiro et al. 2020), for a model of two labels."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sentiment.calibration import DECISION
from sentiment.scorer import Scorer
from sentiment.suites import CheckListCase

NEGATIVE, NEUTRAL, POSITIVE = 0, 1, 2

Rates = dict[str, dict[str, float]]


def measure_checklist(scorer: Scorer, cases: Sequence[CheckListCase]) -> dict[str, Rates]:
    """Measures how many cases fail, by test and by kind and capability.

    A minimum functionality case (MFT) fails on the other label; one that asks for "neutral or
    positive" fails on negative. An invariance case (INV) fails when any changed form has another
    label than the original. Left out are cases that ask for "neutral", a label the model has not,
    and those of a direction (DIR), whose rules the suite does not carry.

    Returns:
        `tests` and `capabilities`: for each its number of cases and its failure rate, 0 to 1.
    """
    scored = [case for case in cases if case.kind != "DIR" and case.label != NEUTRAL]
    tests, capabilities = defaultdict(list), defaultdict(list)
    for case, positive in zip(scored, _label(scorer, scored), strict=True):
        failed = _fails(case, positive)
        tests[f"{case.kind} {case.test}"].append(failed)
        capabilities[f"{case.kind} {case.capability}"].append(failed)
    return {"tests": _rates(tests), "capabilities": _rates(capabilities)}


def _label(scorer: Scorer, cases: Sequence[CheckListCase]) -> Iterator[NDArray[np.bool_]]:
    texts = list(dict.fromkeys(chain.from_iterable(case.texts for case in cases)))
    positive = dict(zip(texts, scorer(texts) >= DECISION, strict=True))
    for case in cases:
        yield np.array([positive[text] for text in case.texts])


def _fails(case: CheckListCase, positive: NDArray[np.bool_]) -> bool:
    if case.kind == "INV":
        return bool((positive != positive[0]).any())
    return bool(positive[0] == (case.label == NEGATIVE))


def _rates(failures: dict[str, list[bool]]) -> Rates:
    return {
        name: {"n": len(failed), "failures": sum(failed) / len(failed)}
        for name, failed in sorted(failures.items())
    }
