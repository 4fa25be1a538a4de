"""What is served is what was trained: the same answers to the same texts."""

import random

import numpy as np
import pytest
from scored import accuracy, evaluation, metrics, scorer
from service import predict, serving

from sentiment.dirty_texts import dirty_texts
from sentiment.evaluate import labels_of
from sentiment.paths import MODELS
from sentiment.versions import VERSIONS

#: The greatest difference of a probability: v2 rounds, and its runtimes round a little differently.
CLOSE = {"v1": 1e-4, "v2": 1e-3}


@pytest.fixture(scope="module", params=VERSIONS)
def served(request):
    with serving(MODELS / request.param) as address:
        yield request.param, address


@pytest.fixture(scope="module")
def golden():
    """A thousand texts: real ones, and such as no data set has."""
    real = [it.text for it in evaluation()["sst2_dev"][:400] + evaluation()["uci_yelp"][:400]]
    dirty = [it for it in dirty_texts(400, seed=7) if it.strip() and len(it) <= 5000]
    return [*real, *dirty[:200]]


@pytest.mark.ml_test_score("monitoring-3")
def test_a_thousand_texts_are_answered_as_in_training(served, golden):
    version, address = served
    expected = scorer(version)(golden)
    actual = np.array(predict(address, golden))
    assert len(golden) == 1000
    assert ((actual >= 0.5) == (expected >= 0.5)).all()
    assert np.abs(actual - expected).max() <= CLOSE[version]


@pytest.mark.ml_test_score("monitoring-3")
def test_neighbours_change_nothing(served, golden):
    version, address = served
    mixed = random.Random(1).sample(golden, len(golden))
    alone = dict(zip(golden, scorer(version)(golden), strict=True))
    actual = predict(address, mixed, size=32)
    assert np.abs(np.array(actual) - [alone[it] for it in mixed]).max() <= CLOSE[version]


@pytest.mark.ml_test_score("monitoring-7")
@pytest.mark.parametrize("name", ["sst2_dev", "uci_yelp"])
def test_what_is_served_is_as_good_as_what_was_measured(served, name):
    version, address = served
    examples = evaluation()[name]
    positive = np.array(predict(address, [it.text for it in examples]))
    measured = float(((positive >= 0.5) == (labels_of(examples) == 1)).mean())
    assert measured == pytest.approx(metrics(version)[name]["accuracy"], abs=0.002)


@pytest.mark.ml_test_score("model-2")
@pytest.mark.parametrize("name", ["sst2_dev", "uci_yelp"])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_committed_metrics_are_measured_again(version, name):
    assert accuracy(version, name) == pytest.approx(metrics(version)[name]["accuracy"], abs=0.002)
