"""The figures that are committed hold what is promised."""

import json

import pytest

from sentiment.paths import METRICS
from sentiment.seeds import REPORT


@pytest.fixture
def metrics():
    return json.loads((METRICS / "v1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "floor"), [("sst2_dev", 0.825), ("uci_yelp", 0.85)])
def test_accuracy_is_high_enough(metrics, name, floor):
    assert metrics[name]["accuracy"] >= floor


@pytest.mark.parametrize("name", ["sst2_dev", "uci_yelp", "yelp10k", "zomato"])
def test_scores_are_calibrated_as_far_as_the_number_of_texts_can_tell(metrics, name):
    assert metrics[name]["ece"] <= max(0.03, metrics[name]["ece_by_chance"] + 0.005)


def test_few_labels_flip_over_typos_names_and_punctuation(metrics):
    tests = metrics["checklist"]["tests"]
    rates = [tests[f"INV {name}"] for name in ("typos", "2 typos", "change names", "punctuation")]
    flipped = sum(rate["n"] * rate["failures"] for rate in rates)
    assert flipped / sum(rate["n"] for rate in rates) <= 0.08


@pytest.mark.parametrize("name", ["sst2_dev", "uci_yelp"])
def test_another_seed_changes_little(name):
    assert json.loads(REPORT.read_text(encoding="utf-8"))[name]["range"] <= 0.01
