"""A new group of features is a line of configuration."""

import time

import pytest

from sentiment import export_v1, train_v1
from sentiment.examples import read_examples
from sentiment.hashed_ngrams import FeatureGroup
from sentiment.params import read_params
from sentiment.paths import PREPARED
from sentiment.scorer import create_scorer


@pytest.mark.ml_test_score("data-6")
def test_a_new_group_is_trained_exported_and_scored_within_a_minute(tmp_path):
    start = time.perf_counter()
    params = read_params(train_v1.Params, "train_v1")
    added = FeatureGroup(analyzer="char_wb", ngram_range=(3, 3), n_features=65_536)
    wider = params.model_copy(update={"features": [*params.features, added]})
    model = train_v1.fit(read_examples(PREPARED / "train.jsonl")[::20], wider)
    graph = tmp_path / "model.onnx"
    export_v1.write_graph(graph, model, 1.0, read_params(export_v1.Params, "export_v1"))
    awful, lovely = create_scorer(graph, wider.features)(["an awful film", "a lovely film"])
    assert model.weights[-65_536:].any()
    assert awful < 0.5 < lovely
    assert time.perf_counter() - start < 60
