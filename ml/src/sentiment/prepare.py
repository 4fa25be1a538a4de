"""Stage `prepare`: from the raw files to what is trained on and what it is calibrated on."""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pydantic import Field

from sentiment.characters import lower
from sentiment.datasets import read_evaluation_texts, read_training
from sentiment.examples import Example, write_examples
from sentiment.normalise import KEPT_PUNCTUATION, normalise
from sentiment.params import read_params
from sentiment.paths import PREPARED, RAW
from sentiment.strict import Strict


class Params(Strict):
    """Section `prepare` of params.yaml."""

    seed: int
    #: Sources that calibration texts are drawn from, and how many from each.
    calibration_sources: list[str]
    calibration_size: int = Field(gt=0)
    #: Texts of fewer words are not drawn.
    calibration_min_words: int = Field(gt=0)


def main() -> None:
    """Runs the stage."""
    params = read_params(Params, "prepare")
    examples = without(deduplicate(read_training(RAW)), read_evaluation_texts(RAW))
    training, calibration = split(examples, params)
    write_examples(PREPARED / "train.jsonl", training)
    write_examples(PREPARED / "calibration.jsonl", calibration)
    print(f"{len(training):,} texts to train on, {len(calibration):,} to calibrate on")


def normal_form(text: str) -> str:
    """Writes a text as its words only: two texts of one form are the same text."""
    # The marks of negation go: they tell of neighbours, and a phrase has others than its sentence.
    return lower(" ".join(token for token in normalise(text) if token not in KEPT_PUNCTUATION))


def deduplicate(examples: Iterable[Example]) -> list[Example]:
    """Keeps the first of the examples of one normal form, and none without a word."""
    first: dict[str, Example] = {}
    for example in examples:
        first.setdefault(normal_form(example.text), example)
    first.pop("", None)
    return list(first.values())


def without(examples: Iterable[Example], texts: Iterable[str]) -> list[Example]:
    """Removes the examples that have the normal form of one of the texts."""
    forms = {normal_form(text) for text in texts}
    return [example for example in examples if normal_form(example.text) not in forms]


def split(examples: Sequence[Example], params: Params) -> tuple[list[Example], list[Example]]:
    """Draws whole sentences to calibrate on; no part of them stays in the training texts.

    SST-2 holds most sentences together with many of their phrases. A model that saw the phrases
    would look surer of the sentence than it is of a new one.
    """
    words = {example: normal_form(example.text).split() for example in examples}
    long = [it for it in examples if len(words[it]) >= params.calibration_min_words]
    drawn: list[Example] = []
    for source in params.calibration_sources:
        candidates = [example for example in long if example.source == source]
        parts = set(chain.from_iterable(_parts(words[it], params) for it in candidates))
        whole = [example for example in candidates if " ".join(words[example]) not in parts]
        drawn += random.Random(params.seed).sample(whole, params.calibration_size)
    gone = {part for example in drawn for part in _spans(words[example], 1, len(words[example]))}
    return [example for example in examples if " ".join(words[example]) not in gone], drawn


def _parts(words: Sequence[str], params: Params) -> Iterator[str]:
    return _spans(words, params.calibration_min_words, len(words) - 1)


def _spans(words: Sequence[str], shortest: int, longest: int) -> Iterator[str]:
    for size in range(shortest, longest + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


if __name__ == "__main__":
    main()
