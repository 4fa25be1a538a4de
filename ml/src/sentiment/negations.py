"""Writes sentences in which a negation turns the sentiment, which the data sets have too few of.

SST-2's phrases hardly ever negate something bad. The sentences are built from the lists of
`data/negations.yaml`, none of which is taken from an evaluation set.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import yaml

from sentiment.examples import NEGATIVE, POSITIVE, Example
from sentiment.paths import NEGATIONS
from sentiment.strict import Strict

SOURCE = "negations"


class Words(Strict):
    """What sentences are built of: adjectives, verbs and nouns, and clauses to put between."""

    good: list[str]
    bad: list[str]
    like: list[str]
    dislike: list[str]
    things: list[str]
    asides: list[str]


def load_words(path: Path = NEGATIONS) -> Words:
    """Reads the lists."""
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    # Words stand in one string each, clauses of several words in a list.
    return Words(**{key: it.split() if isinstance(it, str) else it for key, it in lists.items()})


def write_negations(count: int, seed: int, words: Words) -> list[Example]:
    """Writes at most `count` different sentences; the same seed gives the same ones."""
    source = random.Random(seed)
    texts: dict[str, int] = {}
    for _ in range(count):
        label = source.choice([NEGATIVE, POSITIVE])
        texts[source.choice(list(_sentences(source, label, words)))] = label
    return [Example(text, label, SOURCE) for text, label in texts.items()]


def _sentences(source: random.Random, label: int, words: Words) -> Iterator[str]:
    """Yields a sentence of each form whose sentiment is `label`, said by denying the other one."""
    denied, meant = (words.bad, words.good) if label == POSITIVE else (words.good, words.bad)
    verb = source.choice(words.dislike if label == POSITIVE else words.like)
    word, other, thing = source.choice(denied), source.choice(meant), source.choice(words.things)
    the = source.choice(["the", "this", "that", "their", "our"])
    isnt = source.choice(["is not", "isn't", "was not", "wasn't", "is hardly", "was never"])
    dont = source.choice(["do not", "don't", "did not", "didn't", "would not", "can't say that I"])
    article = "an" if word[0] in "aeiou" else "a"
    aside = source.choice(words.asides)
    yield f"{the.capitalize()} {thing} {isnt} {word}."
    yield f"{the.capitalize()} {thing} {isnt} {word} at all, {aside}."
    yield f"It {isnt} {article} {word} {thing}."
    yield f"There is nothing {word} about {the} {thing}."
    yield f"I {dont} {verb} {the} {thing}."
    yield f"We {dont} find {the} {thing} {word}."
    yield f"I can't say, {aside}, that {the} {thing} is {word}."
    yield f"I {dont} think, {aside}, that we {verb} {the} {thing}."
    yield f"Nobody should say that I {verb} {the} {thing}."
    yield f"We expected {the} {thing} to be {word}, but it wasn't."
    yield f"I believed that I would {verb} {the} {thing}, but I did not."
    yield f"{the.capitalize()} {thing} was said to be {word}, and it was not."
    yield f"Not {word}, but {other}."
    yield f"{the.capitalize()} {thing} {isnt} {word} but {other}."
