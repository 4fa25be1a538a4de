"""Texts of another kind raise the alarm, and texts of the same kind do not."""

import random

import pytest
from scored import manifest, scorer

from sentiment.datasets import read_evaluation, read_training
from sentiment.drift import ALARM, measure_drift, stability_index
from sentiment.examples import read_examples
from sentiment.paths import MODELS, PREPARED, RAW
from sentiment.reference import EDGES, compute_reference
from sentiment.scorer import read_groups
from sentiment.unknown import unknown_ngrams, unknown_tokens
from sentiment.versions import VERSIONS

pytestmark = pytest.mark.ml_test_score("monitoring-2")
COUNT = 1000


def drift(version, texts):
    """Measures the drift of a sample of the texts from the model's reference."""
    sample = random.Random(1).sample(texts, COUNT)
    model = MODELS / version
    unknown = (
        unknown_ngrams(model / "model.onnx", read_groups(model), sample)
        if version == "v1"
        else unknown_tokens(model / "tokenizer.json", sample)
    )
    seen = compute_reference(sample, scorer(version)(sample), unknown)
    return measure_drift(manifest(version)["reference"], seen)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_manifest_refers_to_the_training_texts(version):
    reference = manifest(version)["reference"]
    assert reference.keys() == EDGES.keys()
    for figure in reference.values():
        assert sum(figure["shares"]) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("version", VERSIONS)
def test_texts_of_the_same_kind_raise_no_alarm(version):
    texts = [it.text for it in read_examples(PREPARED / "train.jsonl")[1::2]]
    assert max(drift(version, texts).values()) < ALARM


@pytest.mark.parametrize("version", VERSIONS)
def test_whole_reviews_of_another_place_raise_the_alarm(version):
    texts = [it.text for it in read_evaluation(RAW)["yelp10k"]]
    assert drift(version, texts)["length"] > ALARM


@pytest.mark.parametrize("version", VERSIONS)
def test_texts_in_other_letters_raise_the_alarm(version):
    texts = [it.text.translate(OTHER) for it in read_training(RAW)[:5000]]
    assert drift(version, texts)["unknown"] > ALARM


#: Into Ethiopic, letter by letter: v2 knows the letters of Hebrew.
OTHER = {ord("a") + n: 0x1208 + n for n in range(26)}


def test_the_index_of_equal_shares_is_zero_and_grows_with_the_shift():
    even = [0.5, 0.5]
    shifts = [stability_index(even, [0.5 + it, 0.5 - it]) for it in (0, 0.1, 0.3, 0.5)]
    assert shifts[0] == 0
    assert shifts == sorted(shifts)
