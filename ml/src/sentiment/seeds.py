"""Trains with several seeds and writes by how much the accuracy moves.

A seed decides which texts are held out for calibration and the order of the solver's steps.
"""

import argparse
import json
from collections.abc import Mapping, Sequence

import numpy as np

from sentiment import prepare, train_v1
from sentiment.datasets import read_evaluation, read_evaluation_texts, read_training
from sentiment.evaluate import rounded
from sentiment.examples import POSITIVE, Example
from sentiment.hashed_ngrams import vectorise
from sentiment.linear_model import LinearModel
from sentiment.params import read_params
from sentiment.paths import METRICS, RAW

REPORT = METRICS / "v1-seeds.json"
SETS = ("sst2_dev", "uci_yelp")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.seeds", description=__doc__)
    parser.add_argument("--count", type=int, default=5, help="how many seeds, from 1 on")
    seeds = range(1, parser.parse_args(arguments).count + 1)
    examples = prepare.without(prepare.deduplicate(read_training(RAW)), read_evaluation_texts(RAW))
    evaluation = read_evaluation(RAW)
    runs = []
    for seed in seeds:
        runs.append(measure_seed(examples, evaluation, seed))
        print(f"seed {seed}: {runs[-1]}", flush=True)
    report = json.dumps(rounded(summarise(runs)), indent=2)
    REPORT.write_text(report + "\n", encoding="utf-8")


def measure_seed(
    examples: Sequence[Example], evaluation: Mapping[str, Sequence[Example]], seed: int
) -> dict[str, float]:
    """Splits and trains with a seed; answers the accuracy on each set."""
    change = {"seed": seed}
    splitting = read_params(prepare.Params, "prepare").model_copy(update=change)
    fitting = read_params(train_v1.Params, "train_v1").model_copy(update=change)
    model = train_v1.fit(prepare.split(examples, splitting)[0], fitting)
    return {name: accuracy(model, evaluation[name], fitting) for name in SETS}


def accuracy(model: LinearModel, examples: Sequence[Example], params: train_v1.Params) -> float:
    """Computes the share of examples whose label the model gives."""
    logits = model.logits(vectorise([example.text for example in examples], params.features))
    labels = np.array([example.label for example in examples])
    return float(((logits >= 0) == (labels == POSITIVE)).mean())


def summarise(runs: Sequence[Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Computes for each set the least and the greatest accuracy and how far they are apart."""
    summary = {}
    for name in runs[0]:
        accuracies = [run[name] for run in runs]
        least, greatest = min(accuracies), max(accuracies)
        summary[name] = {
            "seeds": len(runs),
            "min": least,
            "max": greatest,
            "range": greatest - least,
        }
    return summary


if __name__ == "__main__":
    main()
