"""Tests a model against itself on changed texts, repairs its answers, and says what that costs.

After TransRepair (Sun et al. 2020, "Automatic Testing and Improvement of Machine Translation"):
texts are changed so that their meaning stays, a mutant whose answer differs is an inconsistency,
and the repaired answer is a vote of the text and its mutants.
"""

import argparse
import json
import random
from collections.abc import Sequence
from itertools import chain

import numpy as np
from pydantic import Field

from sentiment.calibration import DECISION
from sentiment.datasets import read_evaluation
from sentiment.evaluate import labels_of, rounded
from sentiment.examples import Example
from sentiment.mutants import create_mutations, load_vocabulary, write_mutant
from sentiment.params import read_params
from sentiment.paths import METRICS, MODELS, RAW
from sentiment.repair import create_repair
from sentiment.scorer import Scorer, load_scorer
from sentiment.strict import Strict
from sentiment.versions import VERSIONS


class Params(Strict):
    """Section `metamorphic` of params.yaml."""

    seed: int
    #: Evaluation sets, and how many texts of each.
    sets: list[str]
    texts: int = Field(gt=0)
    #: Mutants that vote on the answer to a text.
    votes: int = Field(gt=0)
    #: A score that moves further than this is an inconsistency, also where the label stays.
    most_moved: float = Field(gt=0, lt=1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.metamorphic", description=__doc__)
    parser.parse_args(arguments)
    params = read_params(Params, "metamorphic")
    examples = sample(params)
    report = {}
    for version in VERSIONS:
        report[version] = measure(load_scorer(MODELS / version), examples, params)
        print(f"{version}: {json.dumps(rounded(report[version]))}", flush=True)
    text = json.dumps(rounded(report), indent=2)
    (METRICS / "metamorphic.json").write_text(text + "\n", encoding="utf-8")


def sample(params: Params) -> list[Example]:
    """Draws the texts; the same parameters give the same ones."""
    source = random.Random(params.seed)
    sets = read_evaluation(RAW)
    return list(chain.from_iterable(source.sample(sets[it], params.texts) for it in params.sets))


def measure(scorer: Scorer, examples: Sequence[Example], params: Params) -> dict[str, object]:
    """Counts inconsistencies by kind of change, before and after repair, and the price in accuracy.

    Rates, accuracies and `price` are 0 to 1; a negative price is a gain.
    """
    repaired = create_repair(scorer, params.votes, params.seed)
    texts, labels = [it.text for it in examples], labels_of(examples)
    before, after = (((it(texts) >= DECISION) == (labels == 1)).mean() for it in (scorer, repaired))
    kinds = {}
    for kind, mutate in create_mutations(load_vocabulary()).items():
        source = random.Random(f"{params.seed} {kind}")
        mutants = {it: write_mutant(it, mutate, source) for it in texts}
        pairs = [(text, mutant) for text, mutant in mutants.items() if mutant]
        if not pairs:
            continue
        kinds[kind] = {
            "n": len(pairs),
            "before": _inconsistent(scorer, pairs, params.most_moved),
            "after": _inconsistent(repaired, pairs, params.most_moved),
        }
    return {
        **{"texts": len(texts), "kinds": kinds, "accuracy": before},
        **{"accuracy_repaired": after, "price": before - after},
    }


def _inconsistent(scorer: Scorer, pairs: Sequence[tuple[str, str]], most_moved: float) -> float:
    """Computes the share of pairs with another label, or scores that are too far apart."""
    one, other = (scorer(texts) for texts in zip(*pairs, strict=True))
    flipped = (one >= DECISION) != (other >= DECISION)
    return float((flipped | (np.abs(one - other) > most_moved)).mean())


if __name__ == "__main__":
    main()
