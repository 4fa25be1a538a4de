"""Failure rates on made-up cases, with a scorer that looks for one word."""

import numpy as np
import pytest

from sentiment.checklist import measure_checklist
from sentiment.suites import CheckListCase


def scorer(texts):
    return np.array([0.9 if "good" in text else 0.1 for text in texts])


def case(texts, kind="MFT", label=None):
    return CheckListCase("test", kind, "capability", texts, label)


@pytest.mark.parametrize(
    ("texts", "kind", "label", "failures"),
    [
        (("good",), "MFT", 2, 0),
        (("bad",), "MFT", 2, 1),
        (("good",), "MFT", 0, 1),
        (("bad",), "MFT", 0, 0),
        (("good",), "MFT", None, 0),
        (("bad",), "MFT", None, 1),
        (("good", "very good"), "INV", None, 0),
        (("good", "very good", "bad"), "INV", None, 1),
        (("bad", "good"), "INV", None, 1),
    ],
)
def test_a_case_fails_as_its_kind_says(texts, kind, label, failures):
    measured = measure_checklist(scorer, [case(texts, kind, label)])
    assert measured["tests"][f"{kind} test"]["failures"] == failures


def test_neutral_and_direction_cases_are_left_out():
    cases = [case(("good",), label=1), case(("good", "bad"), kind="DIR")]
    assert measure_checklist(scorer, cases)["tests"] == {}


def test_rates_are_by_test_and_by_capability():
    cases = [case((text,), label=2) for text in ("good", "bad", "good", "good")]
    measured = measure_checklist(scorer, cases)
    assert measured["tests"]["MFT test"] == {"n": 4, "failures": 0.25}
    assert measured["capabilities"]["MFT capability"] == {"n": 4, "failures": 0.25}


def test_flips_count_changed_texts_and_failures_count_cases():
    measured = measure_checklist(scorer, [case(("good", "bad", "good", "good", "bad"), "INV")])
    assert measured["tests"]["INV test"] == {"n": 1, "failures": 1.0, "flips": 0.5}
