"""Stage `prepare`: from the raw files to what is trained on and what it is calibrated on."""

import random
from collections.abc import Iterable, Iterator, Sequence

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
    #: Sources that calibration texts are drawn from: whole sentences, as people send them.
    calibration_sources: list[str]
    calibration_size: int = Field(gt=0)
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
    """Draws the calibration texts; what they contain does not stay in the training texts.

    SST-2 holds most sentences together with many of their phrases. A model that saw the phrases
    would look surer of the sentence than it is of a new one.
    """
    candidates = [
        example
        for example in examples
        if example.source in params.calibration_sources
        and len(normal_form(example.text).split()) >= params.calibration_min_words
    ]
    drawn = random.Random(params.seed).sample(candidates, params.calibration_size)
    contained = {form for example in drawn for form in _spans(normal_form(example.text).split())}
    training = [example for example in examples if normal_form(example.text) not in contained]
    return training, drawn


def _spans(words: Sequence[str]) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


if __name__ == "__main__":
    main()
