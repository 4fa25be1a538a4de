"""How much a model loses that has not seen what is new."""

import json

import pytest

from sentiment.examples import read_examples
from sentiment.paths import PREPARED
from sentiment.staleness import REPORT, SOURCES, measure

pytestmark = pytest.mark.ml_test_score("model-4")


@pytest.fixture(scope="module")
def report():
    return json.loads(REPORT.read_text(encoding="utf-8"))


def test_the_loss_of_every_source_is_known(report):
    assert set(report) == {"nothing", *SOURCES}


def test_one_of_them_is_measured_again(report):
    training = [it for it in read_examples(PREPARED / "train.jsonl") if it.source != "sst2"]
    assert measure(training) == pytest.approx(report["sst2"], abs=0.003)


def test_a_model_without_the_texts_of_its_domain_is_worse(report):
    assert report["nothing"]["sst2_dev"] - report["sst2"]["sst2_dev"] > 0.02
