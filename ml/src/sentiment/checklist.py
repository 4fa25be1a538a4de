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
    positive" fails on negative. An invariance case (INV) fails when any of its changed forms, often
    ten, has another label than the original. Left out are cases that ask for "neutral", a label
    the model has not, and those of a direction (DIR), whose rules the suite does not carry.

    Returns:
        `tests` and `capabilities`: for each its number of cases `n`, the share of them that
        `failures` are and, for INV, the share `flips` of all changed forms that have another label.
    """
    scored = [case for case in cases if case.kind != "DIR" and case.label != NEUTRAL]
    tests, capabilities = defaultdict(list), defaultdict(list)
    for case, positive in zip(scored, _label(scorer, scored), strict=True):
        wrong = _wrong(case, positive)
        tests[f"{case.kind} {case.test}"].append(wrong)
        capabilities[f"{case.kind} {case.capability}"].append(wrong)
    return {"tests": _rates(tests), "capabilities": _rates(capabilities)}


def _label(scorer: Scorer, cases: Sequence[CheckListCase]) -> Iterator[NDArray[np.bool_]]:
    texts = list(dict.fromkeys(chain.from_iterable(case.texts for case in cases)))
    positive = dict(zip(texts, scorer(texts) >= DECISION, strict=True))
    for case in cases:
        yield np.array([positive[text] for text in case.texts])


def _wrong(case: CheckListCase, positive: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tells which answers of a case are wrong: of an INV case, which of the changed forms'."""
    if case.kind == "INV":
        return positive[1:] != positive[0]
    return positive[:1] == (case.label == NEGATIVE)


def _rates(wrong: dict[str, list[NDArray[np.bool_]]]) -> Rates:
    rates: Rates = {}
    for name, cases in sorted(wrong.items()):
        rates[name] = {"n": len(cases), "failures": np.mean([case.any() for case in cases])}
        if name.startswith("INV"):
            rates[name]["flips"] = np.concatenate(cases).mean()
    return rates
