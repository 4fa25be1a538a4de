"""Measures how v1 ages: how well it does on texts of a kind that it has never seen.

The data sets bear no dates, so that the past is a choice of sources: a model that was trained
before reviews of one kind came in meets them as an old model meets a new time.
"""

import argparse
import json
from collections.abc import Sequence

import numpy as np

from sentiment import train_v1
from sentiment.datasets import read_evaluation
from sentiment.evaluate import labels_of, rounded
from sentiment.examples import Example, read_examples
from sentiment.hashed_ngrams import vectorise
from sentiment.params import read_params
from sentiment.paths import METRICS, PREPARED, RAW

REPORT = METRICS / "staleness.json"
SETS = ("sst2_dev", "uci_yelp", "counterfactual_original")
SOURCES = ("sst2", "pros_cons", "product_reviews", "counterfactual", "uci")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.staleness", description=__doc__)
    parser.parse_args(arguments)
    training = read_examples(PREPARED / "train.jsonl")
    report = {"nothing": measure(training)}
    for source in SOURCES:
        report[source] = measure([it for it in training if it.source != source])
        print(f"without {source}: {report[source]}", flush=True)
    REPORT.write_text(json.dumps(rounded(report), indent=2) + "\n", encoding="utf-8")


def measure(training: Sequence[Example]) -> dict[str, float]:
    """Trains v1; answers its accuracy, 0 to 1, on each set."""
    params = read_params(train_v1.Params, "train_v1")
    model = train_v1.fit(training, params)
    sets = read_evaluation(RAW)
    return {name: _accuracy(model, sets[name], params) for name in SETS}


def _accuracy(
    model: train_v1.LinearModel, examples: Sequence[Example], params: train_v1.Params
) -> float:
    logits = model.logits(vectorise([it.text for it in examples], params.features))
    return float(np.mean((logits >= 0) == (labels_of(examples) == 1)))


if __name__ == "__main__":
    main()
