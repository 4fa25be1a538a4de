"""A model that is not good enough is stopped before anything serves it."""

import pytest
from scored import metrics

from sentiment.floors import find_shortfalls
from sentiment.manifest import Params
from sentiment.params import read_params
from sentiment.quantisation_gate import Gate, find_faults
from sentiment.versions import VERSIONS

pytestmark = pytest.mark.ml_test_score("infrastructure-4")
FLOORS = read_params(Params, "manifest").floors
GATE = Gate(max_loss=0.01, min_speedup=1.5)
GOOD = {"sst2_dev": {"loss": 0.002}, "speed": {"speedup": 2.0}}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_committed_model_passes(version):
    assert find_shortfalls(metrics(version), FLOORS[version]) == []


@pytest.mark.parametrize("accuracy", [0.5, float("nan")])
@pytest.mark.parametrize("version", VERSIONS)
def test_a_bad_model_does_not(version, accuracy):
    bad = metrics(version) | {"uci_yelp": {"accuracy": accuracy}}
    assert len(find_shortfalls(bad, FLOORS[version])) == 1


def test_int8_that_is_as_good_and_faster_passes():
    assert find_faults(GOOD, GATE) == []


@pytest.mark.parametrize(
    "worse", [{"sst2_dev": {"loss": 0.02}}, {"speed": {"speedup": 1.2}}], ids=["loss", "speed"]
)
def test_int8_that_loses_too_much_or_gains_too_little_does_not(worse):
    assert len(find_faults(GOOD | worse, GATE)) == 1
