"""Scores texts with an exported graph, as the service does."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from sentiment.hashed_ngrams import FeatureGroup, vectorise

BATCH = 512

#: Answers the probability of "positive", float32 [n], of n texts.
Scorer = Callable[[Sequence[str]], NDArray[np.float32]]


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
