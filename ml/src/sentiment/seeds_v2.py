"""Trains v2 with several seeds and writes by how much the accuracy moves; needs the group torch.

A run that was stopped goes on, what is trained already is only measured, and a seed that the report
has is left alone unless section `train_v2` of params.yaml has changed. The first seed is that of
the model itself. A seed decides the order of the texts, their typos and the head's first weights.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sentiment.datasets import read_evaluation
from sentiment.evaluate import labels_of, rounded
from sentiment.examples import POSITIVE, Example
from sentiment.params import read_params
from sentiment.paths import CHECKPOINTS, METRICS, RAW, SEEDS, TRAINED
from sentiment.pretrained import find_pretrained
from sentiment.seeds import SETS, summarise
from sentiment.transformer import WEIGHTS, load_transformer, predict_logits
from sentiment.transformer_params import TrainParams
from sentiment.wordpieces import encode, plain_tokenizer

REPORT = METRICS / "v2-seeds.json"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.seeds_v2", description=__doc__)
    parser.add_argument("--count", type=int, default=3, help="how many seeds, from 1 on")
    count = parser.parse_args(arguments).count
    params = read_params(TrainParams, "train_v2")
    recipe = digest(params)
    runs = read_runs(recipe)
    for seed in range(params.seed, params.seed + count):
        runs[seed] = runs.get(seed) or measure(seed, params)
        print(f"seed {seed}: {runs[seed]}", flush=True)
        write_report(runs, recipe)


def digest(params: TrainParams) -> str:
    """Computes the SHA-256 of how all seeds are trained."""
    return hashlib.sha256(params.model_dump_json(exclude={"seed"}).encode()).hexdigest()


def read_runs(recipe: str) -> dict[int, dict[str, float]]:
    """Reads what each seed has reached so far; nothing when it was trained in another way."""
    report = json.loads(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else {}
    if report.get("recipe") != recipe:
        return {}
    seeds = report[SETS[0]]["runs"]
    return {int(seed): {name: report[name]["runs"][seed] for name in SETS} for seed in seeds}


def write_report(runs: Mapping[int, Mapping[str, float]], recipe: str) -> None:
    """Writes the accuracy of each seed, and how far the least and the greatest are apart."""
    spreads = {
        name: rounded(spread | {"runs": {seed: run[name] for seed, run in runs.items()}})
        for name, spread in summarise(list(runs.values())).items()
    }
    text = json.dumps({"recipe": recipe} | spreads, indent=2)
    REPORT.write_text(text + "\n", encoding="utf-8")


def measure(seed: int, params: TrainParams) -> dict[str, float]:
    """Trains with a seed where that is not done; answers the accuracy on each set."""
    folder = TRAINED / "v2" if seed == params.seed else train(seed)
    evaluation = read_evaluation(RAW)
    return {name: accuracy(folder, evaluation[name], params) for name in SETS}


def train(seed: int) -> Path:
    """Trains in a process of its own, unless that is done, with its log beside the figures."""
    folder = SEEDS / str(seed)
    if not (folder / WEIGHTS).exists():
        places = ("--out", folder, "--checkpoints", CHECKPOINTS / f"seed-{seed}")
        command = [sys.executable, "-m", "sentiment.train_v2", "--seed", seed, *places]
        with (METRICS / f"v2-seed-{seed}.log").open("a", encoding="utf-8") as log:
            subprocess.run(list(map(str, command)), stdout=log, check=True)
    return folder


def accuracy(folder: Path, examples: Sequence[Example], params: TrainParams) -> float:
    """Computes the share of examples whose label the network gives, in full precision."""
    pieces = find_pretrained(params.pretrained) / "tokenizer.json"
    tokenizer = plain_tokenizer(pieces, params.max_tokens)
    ids = encode(tokenizer, [it.text for it in examples])
    called = (predict_logits(load_transformer(folder), ids) > 0).numpy()
    return float((called == (labels_of(examples) == POSITIVE)).mean())


if __name__ == "__main__":
    main()
