"""A model contradicts itself seldom, less often after repair, and that costs hardly anything."""

import json
from functools import cache

import pytest
from scored import scorer

from sentiment.metamorphic import Params, measure, sample
from sentiment.params import read_params
from sentiment.paths import METRICS
from sentiment.versions import VERSIONS

PARAMS = read_params(Params, "metamorphic").model_copy(update={"texts": 120})
#: The most inconsistencies before repair, by version, 0 to 1.
MOST = {"v1": 0.2, "v2": 0.13}
VERSION = pytest.mark.parametrize("version", VERSIONS)


@cache
def measured(version):
    return measure(scorer(version), sample(PARAMS), PARAMS)


@pytest.fixture(scope="module")
def committed():
    return json.loads((METRICS / "metamorphic.json").read_text(encoding="utf-8"))


@VERSION
def test_inconsistencies_are_few(version):
    for kind, rates in measured(version)["kinds"].items():
        assert rates["n"] >= 10, kind
        assert rates["before"] <= MOST[version], kind


@VERSION
def test_repair_leaves_fewer_of_them(version):
    kinds = measured(version)["kinds"].values()
    before, after = (sum(it["n"] * it[when] for it in kinds) for when in ("before", "after"))
    assert after < before


@VERSION
def test_the_committed_figures_say_that_repair_costs_little(version, committed):
    # Of 500 texts one is 0.2 points: the price is taken from a sample of more than that.
    assert committed[version]["texts"] > 500
    assert committed[version]["price"] <= 0.002 + 1e-9


@VERSION
def test_the_committed_figures_are_near_what_is_measured_again(version, committed):
    for kind, rates in measured(version)["kinds"].items():
        assert rates["before"] == pytest.approx(
            committed[version]["kinds"][kind]["before"], abs=0.06
        )
