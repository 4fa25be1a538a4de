"""E-mail addresses and telephone numbers are found, and no more come in than are known."""

import pandas as pd
import pytest

from sentiment.examples import Example
from sentiment.params import read_params
from sentiment.validate import Params, find_violations, read_sets, to_frame

pytestmark = pytest.mark.ml_test_score("data-5")


@pytest.fixture(scope="module")
def sets():
    return read_sets()


def test_no_more_personal_data_is_there_than_is_known(sets):
    found = find_violations(sets, read_params(Params, "validate"))
    assert not [it for it in found if "email" in it or "phone" in it]


@pytest.mark.parametrize(
    ("rule", "text"),
    [("email", "write to jane.doe@example.com now"), ("phone", "call (555) 123-4567 now")],
)
def test_planted_personal_data_is_found(sets, rule, text):
    planted = to_frame([Example(f"{text} {n}", 1, "sst2") for n in range(20)])
    together = pd.concat([sets["train"], planted], ignore_index=True)
    found = find_violations({"train": together}, read_params(Params, "validate"))
    assert any(rule in it for it in found)
    assert not any("example.com" in it or "555" in it for it in found)
