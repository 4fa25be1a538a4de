"""What a model has to beat: answers that take no training."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sentiment.normalise import normalise

POSITIVE, NEGATIVE = (f"opinion_lexicon/{kind}-words.txt" for kind in ("positive", "negative"))


def majority_accuracy(labels: NDArray[np.int64]) -> float:
    """Computes the accuracy, 0 to 1, of always giving the commoner of the labels [n]."""
    return max(float(labels.mean()), 1 - float(labels.mean()))


def read_lexicon(path: Path) -> dict[str, int]:
    """Reads the opinion lexicon (Hu and Liu 2004): 1 for a positive word, -1 for a negative one."""
    with zipfile.ZipFile(path) as archive:
        return {
            word: sign
            for name, sign in ((NEGATIVE, -1), (POSITIVE, 1))
            for word in archive.read(name).decode("latin-1").split("\n")
            if word and not word.startswith(";")
        }


def lexicon_labels(texts: Sequence[str], lexicon: dict[str, int]) -> NDArray[np.int64]:
    """Labels n texts by their words: 1 where there are at least as many positive ones, else 0."""
    return np.array(
        [sum(lexicon.get(token.lower(), 0) for token in normalise(text)) >= 0 for text in texts],
        np.int64,
    )
