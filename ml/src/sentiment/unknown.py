"""Measures how much of a text a model has never seen."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sentiment.hashed_ngrams import FeatureGroup, vectorise
from sentiment.scorer import pad
from sentiment.wordpieces import UNKNOWN, encode, load_tokenizer

BATCH = 512


def unknown_ngrams(
    graph: Path, groups: Sequence[FeatureGroup], texts: Sequence[str]
) -> NDArray[np.float64]:
    """Computes for each of n texts the share [n] of its n-grams that v1 has no weight for."""
    session = onnxruntime.InferenceSession(graph)
    parts = [
        _share_without_weight(session, pad(vectorise(texts[start : start + BATCH], groups)))
        for start in range(0, len(texts), BATCH)
    ]
    return np.concatenate(parts)


def unknown_tokens(tokenizer: Path, texts: Sequence[str]) -> NDArray[np.float64]:
    """Computes for each of n texts the share [n] of its tokens that are [UNK] to v2."""
    pieces = load_tokenizer(tokenizer)
    unknown = pieces.token_to_id(UNKNOWN)
    rows = [ids[1:-1] for ids in encode(pieces, texts)]
    return np.array([ids.count(unknown) / max(1, len(ids)) for ids in rows])


def _share_without_weight(
    session: onnxruntime.InferenceSession, inputs: dict[str, NDArray]
) -> NDArray[np.float64]:
    (contributions,) = session.run(["contributions"], inputs)
    there = inputs["values"] != 0
    return (there & (contributions == 0)).sum(axis=1) / np.maximum(1, there.sum(axis=1))
