"""Writes real texts to show drift with, {"set", "texts"} a line: of the training's kind and others.

`mixture` was trained on, but the reference is not of it. On `unseen` no model was trained: it is
what `prepare` takes out of the training texts for the sake of the calibration, and what was left
out of their sources, in the same shares of source and length. What is new in it is what it says.
"""

import argparse
import random
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from sentiment import manifest, prepare
from sentiment.datasets import read_evaluation, read_evaluation_texts, read_mixed, read_training
from sentiment.examples import NEGATIVE, Example
from sentiment.lines import write_line
from sentiment.params import read_params
from sentiment.paths import RAW
from sentiment.prepare import deduplicate, split, without
from sentiment.reference import EDGES

#: How many texts of a set, at most. There are not enough short pros and cons for more unseen ones.
COUNT, UNSEEN = 1000, 600
PRODUCTS = ("nltk/product_reviews_1.zip", "nltk/product_reviews_2.zip")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.drift_texts", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same texts")
    seed = parser.parse_args(arguments).seed
    count = read_params(manifest.Params, "manifest").reference_texts
    sets = read_sets(RAW, seed, read_params(prepare.Params, "prepare"), count)
    for name, texts in sets.items():
        write_line({"set": name, "texts": texts})


def read_sets(
    raw: Path, seed: int, preparation: prepare.Params, reference_texts: int
) -> dict[str, list[str]]:
    """Draws the sets from the raw files, the same for the same seed."""
    examples = without(deduplicate(read_training(raw)), read_evaluation_texts(raw))
    training, _ = split(examples, preparation)
    step = max(1, len(training) // reference_texts)
    others = read_evaluation(raw)
    products = without(read_product_sentences(raw), (example.text for example in training))
    trained = set(training)
    pool = [example for example in examples if example not in trained] + products
    pool += others["counterfactual_original"] + others["counterfactual_revised"]
    sets = {
        "mixture": [example for number, example in enumerate(training) if number % step],
        "unseen": draw_alike(pool, training, UNSEEN, seed),
        "products": products,
        **{name: others[name] for name in ("sst2_dev", "uci_yelp", "zomato", "yelp10k")},
    }
    texts = {name: [example.text for example in drawn] for name, drawn in sets.items()}
    return {
        name: random.Random(seed).sample(of, min(COUNT, len(of)))
        for name, of in (texts | {"mams": [it.text for it in read_mixed(raw)]}).items()
    }


def draw_alike(
    pool: Iterable[Example], like: Sequence[Example], count: int, seed: int
) -> list[Example]:
    """Draws about `count` of the pool, in the shares of source and length that `like` has."""
    by_kind = defaultdict(list)
    for example in pool:
        by_kind[kind(example)].append(example)
    wanted = Counter(kind(example) for example in like)
    source = random.Random(seed)
    parts = (
        source.sample(by_kind[it], min(len(by_kind[it]), round(count * wanted[it] / len(like))))
        for it in sorted(wanted)
    )
    return list(chain.from_iterable(parts))


def kind(example: Example) -> tuple[str, int]:
    """Tells a text's source and the bin of its length."""
    return example.source, int(np.digitize(len(example.text), EDGES["length"]))


def read_product_sentences(raw: Path) -> list[Example]:
    """Reads all sentences of the product reviews, whatever they say: their labels mean nothing."""
    return deduplicate(
        Example(sentence.strip(), NEGATIVE, "product_reviews") for sentence in _sentences(raw)
    )


def _sentences(raw: Path) -> Iterator[str]:
    for name in PRODUCTS:
        with zipfile.ZipFile(raw / name) as archive:
            for file in sorted(archive.namelist()):
                # Its README explains "##".
                text = "" if file.endswith("README.txt") else archive.read(file).decode("latin-1")
                for line in text.split("\n"):
                    yield line.partition("##")[2]


if __name__ == "__main__":
    main()
