"""Scores texts with an exported graph of v2, as the service does."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sentiment.wordpieces import encode, load_tokenizer


def create_token_scorer(
    graph: Path, tokenizer: Path, output: str = "probability"
) -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Loads an exported graph and its tokenizer.

    Each text is scored alone: the scales of an int8 graph are of a whole batch, so that neighbours
    would change a score, and a batch is no faster.

    Args:
        graph: takes `input_ids` and `attention_mask`, int64 [n, k].
        tokenizer: `tokenizer.json` of the model.
        output: what the graph is asked for, float32 [n].

    Returns:
        A function that answers one number, float32 [n], for each of n texts.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    pieces = load_tokenizer(tokenizer)

    def score_one(ids: Sequence[int]) -> float:
        row = np.array([ids], np.int64)
        feeds = {"input_ids": row, "attention_mask": np.ones_like(row)}
        return session.run([output], feeds)[0][0]

    return lambda texts: np.array([score_one(ids) for ids in encode(pieces, texts)], np.float32)
