"""The model that is committed, as a service would take it."""

import hashlib
import json

import numpy as np
import onnxruntime
import pytest

from sentiment.hashed_ngrams import n_features
from sentiment.manifest import data_version, verdict
from sentiment.paths import METRICS, MODELS
from sentiment.scorer import create_scorer, read_groups
from sentiment.sources import load_sources

MODEL = MODELS / "v1"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def manifest():
    return json.loads((MODEL / "model.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def score():
    scorer = create_scorer(MODEL / "model.onnx", read_groups(MODEL))
    return lambda *texts: [verdict(float(positive)) for positive in scorer(texts)]


def test_the_sums_of_its_files_are_right(manifest):
    assert list(manifest["files"]) == ["model.onnx"]
    for name, expected in manifest["files"].items():
        assert hashlib.sha256((MODEL / name).read_bytes()).hexdigest() == expected


def test_it_is_small_enough_to_be_committed():
    assert (MODEL / "model.onnx").stat().st_size <= 4 * MEGABYTE


def test_it_gives_the_warm_up_answer(manifest, score):
    text = manifest["warmup"].pop("text")
    (answer,) = score(text)
    assert answer["label"] == manifest["warmup"]["label"]
    assert answer["score"] == pytest.approx(manifest["warmup"]["score"], abs=1e-3)


def test_its_groups_lie_side_by_side(manifest):
    offset = 0
    for group, described in zip(read_groups(MODEL), manifest["input"]["features"], strict=True):
        assert described["offset"] == offset
        offset += n_features([group])


def test_it_reads_the_first_and_the_last_feature():
    session = onnxruntime.InferenceSession(MODEL / "model.onnx")
    last = n_features(read_groups(MODEL)) - 1
    inputs = {"indices": np.array([[0, last]], np.int32), "values": np.ones((1, 2), np.float32)}
    (probability, contributions) = session.run(["probability", "contributions"], inputs)
    assert probability.shape == (1,)
    assert contributions.shape == (1, 2)


def test_its_figures_are_those_of_the_metrics(manifest):
    metrics = json.loads((METRICS / "v1.json").read_text(encoding="utf-8"))
    assert manifest["metrics"] == {name: metrics[name] for name in ("sst2_dev", "uci_yelp")}
    assert manifest["data"]["version"] == data_version(load_sources())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Wonderful food and very friendly people.", "positive"),
        ("The worst soup I ever had.", "negative"),
        ("not good", "negative"),
        ("I would not recommend this place.", "negative"),
        ("Best pizza in town!", "positive"),
        ("The waiter was rude and the food was cold.", "negative"),
        ("The food doesn't taste good", "negative"),
        ("The food does n\u2019t taste good", "negative"),
    ],
)
def test_it_knows_the_obvious(score, text, label):
    assert score(text)[0]["label"] == label


def test_it_reads_every_spelling_of_not_alike(score):
    one, two, three = score("It isn't good", "It is n't good", "It ISN\u2019T good")
    assert one == two == three


def test_it_is_unsure_of_a_text_without_a_word(score):
    for answer in score("", "\u2615", "\0", "..."):
        assert answer["score"] < 0.6
