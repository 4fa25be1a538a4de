"""Scores texts with an exported graph, as the service does."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from sentiment.hashed_ngrams import FeatureGroup, vectorise
from sentiment.token_scorer import create_token_scorer

BATCH = 512

#: Answers the probability of "positive", float32 [n], of n texts.
Scorer = Callable[[Sequence[str]], NDArray[np.float32]]


def load_scorer(model: Path) -> Scorer:
    """Loads a model folder by what its manifest says of its input."""
    graph = model / "model.onnx"
    if read_input(model)["kind"] == "wordpieces":
        return create_token_scorer(graph, model / "tokenizer.json")
    return create_scorer(graph, read_groups(model))


def read_input(model: Path) -> dict:
    """Reads from `model.json` of a model folder what the graph takes."""
    return json.loads((model / "model.json").read_text(encoding="utf-8"))["input"]


def read_groups(model: Path) -> list[FeatureGroup]:
    """Reads from `model.json` of a model folder what features it takes."""
    return [
        FeatureGroup.model_validate({key: it[key] for key in it if key != "offset"})
        for it in read_input(model)["features"]
    ]


def create_scorer(graph: Path, groups: Sequence[FeatureGroup]) -> Scorer:
    """Loads an exported graph; `groups` are the features it was trained on."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def score(texts: Sequence[str]) -> NDArray[np.float32]:
        # Texts of like length together: a batch is as wide as its longest text.
        order = np.argsort([len(text) for text in texts], kind="stable")
        scores = np.empty(len(texts), np.float32)
        for start in range(0, len(texts), BATCH):
            batch = order[start : start + BATCH]
            inputs = pad(vectorise([texts[number] for number in batch], groups))
            scores[batch] = session.run(["probability"], inputs)[0]
        return scores

    return score


def pad(features: csr_matrix) -> dict[str, NDArray]:
    """Turns sparse rows into the inputs of the graph.

    Args:
        features: hashed n-grams [n, n_features].

    Returns:
        `indices` int32 [n, k] and `values` float32 [n, k] with k the longest row, at least 1.
    """
    lengths = np.diff(features.indptr)
    shape = (features.shape[0], max(1, lengths.max(initial=0)))
    filled = np.arange(shape[1]) < lengths[:, None]
    indices = np.zeros(shape, np.int32)
    values = np.zeros(shape, np.float32)
    indices[filled] = features.indices
    values[filled] = features.data
    return {"indices": indices, "values": values}
