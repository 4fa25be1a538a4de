"""The CheckList suite (Ribeiro et al. 2020), with a budget of failures for each capability."""

from functools import cache

import pytest
import yaml
from scored import scorer

from sentiment.checklist import measure_checklist
from sentiment.datasets import read_suite
from sentiment.paths import PARAMS, RAW
from sentiment.versions import VERSIONS

BUDGETS = yaml.safe_load(PARAMS.read_text(encoding="utf-8"))["checklist"]["budgets"]
CASES = [(version, name) for version in VERSIONS for name in BUDGETS[version]]


@cache
def rates(version):
    return measure_checklist(scorer(version), read_suite(RAW))["capabilities"]


@pytest.mark.ml_test_score("model-6")
@pytest.mark.parametrize(("version", "capability"), CASES)
def test_a_capability_fails_no_more_than_its_budget(version, capability):
    assert rates(version)[capability]["failures"] <= BUDGETS[version][capability]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_capability_has_a_budget(version):
    assert set(rates(version)) == set(BUDGETS[version])
