"""The committed report is that of the data, which has nothing it must not have."""

import json

import pytest

from sentiment.params import read_params
from sentiment.paths import DATA_METRICS
from sentiment.schema import SetRules
from sentiment.validate import Params, find_violations, read_sets, summarise

pytestmark = pytest.mark.ml_test_score("data-1")


@pytest.fixture(scope="module")
def sets():
    return read_sets()


def test_the_committed_report_is_computed_again(sets):
    committed = json.loads(DATA_METRICS.read_text(encoding="utf-8"))
    assert committed == {name: summarise(frame) for name, frame in sets.items()}


def test_nothing_is_wrong_with_the_data(sets):
    assert find_violations(sets, read_params(Params, "validate")) == []


def test_no_more_is_allowed_than_there_is(sets):
    params = read_params(Params, "validate")
    for name, rules in params.sets.items():
        fewer = {rule: count - 1 for rule, count in rules.allowed.items()}
        tight = params.model_copy(
            update={"sets": {name: SetRules(sources=rules.sources, allowed=fewer)}}
        )
        found = find_violations({name: sets[name]}, tight)
        assert [it.split(",")[0] for it in found] == [f"{name}: text: {it}" for it in sorted(fewer)]
