"""The evaluation sets, and what the committed models answer to them, asked once in a run."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np

from sentiment import datasets
from sentiment.calibration import DECISION
from sentiment.evaluate import labels_of
from sentiment.paths import METRICS, MODELS, RAW
from sentiment.scorer import load_scorer

#: At most so many texts of a set are asked of the slower v2, spread evenly.
MOST = {"v1": 10_000, "v2": 1_000}


@cache
def evaluation():
    return datasets.read_evaluation(RAW)


@cache
def scorer(version):
    score = load_scorer(MODELS / version)
    return remembering(on_all_cores(score)) if version == "v2" else score


def on_all_cores(score):
    """v2 scores each text alone, so it is all the same which thread scores which."""
    count = os.cpu_count() or 1
    pool = ThreadPoolExecutor(count)

    def score_all(texts):
        scores = np.empty(len(texts), np.float32)
        parts = [slice(start, None, count) for start in range(count)]
        for part, answers in zip(parts, pool.map(lambda it: score(texts[it]), parts), strict=True):
            scores[part] = answers
        return scores

    return score_all


def remembering(score):
    """Tests ask for the same texts again and again."""
    known = {}

    def score_new(texts):
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, score(new), strict=True))
        return np.array([known[text] for text in texts], np.float32)

    return score_new


@cache
def examples(version, name):
    every = evaluation()[name]
    return every[:: -(-len(every) // MOST[version])]


@cache
def positives(version, name):
    """Answers the probabilities of "positive" [n] of the version's examples of a set."""
    return scorer(version)([it.text for it in examples(version, name)])


def right(version, name):
    """Tells which of them are labelled right [n]."""
    return (positives(version, name) >= DECISION) == (labels_of(examples(version, name)) == 1)


def accuracy(version, name):
    return float(np.mean(right(version, name)))


def metrics(version):
    return json.loads((METRICS / f"{version}.json").read_text(encoding="utf-8"))


def manifest(version):
    return json.loads((MODELS / version / "model.json").read_text(encoding="utf-8"))
