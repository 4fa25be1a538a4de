"""Reads the raw files, each in its own format, into examples."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sentiment.examples import NEGATIVE, POSITIVE, Example

NEUTRAL_STARS = 3
_PHRASE = re.compile(r"<(Pros|Cons)>(.*)</\1>")
_STRENGTH = re.compile(r"\[([+-])\d\]")


def read_sst2(path: Path) -> Iterator[Example]:
    """Reads `sentence<TAB>label` below a header."""
    for line in _lines(path)[1:]:
        text, label = line.rsplit("\t", 1)
        yield Example(text.strip(), int(label), "sst2")


def read_uci(path: Path) -> Iterator[Example]:
    """Reads `text<TAB>label` without a header."""
    for line in _lines(path):
        text, label = line.rsplit("\t", 1)
        yield Example(text.strip(), int(label), "uci")


def read_counterfactual(path: Path) -> Iterator[Example]:
    """Reads `Sentiment`, `Text`, `batch_id`; the rows of the two versions of a text correspond."""
    for row in _rows(path, delimiter="\t"):
        label = POSITIVE if row["Sentiment"] == "Positive" else NEGATIVE
        yield Example(row["Text"].replace("<br />", " "), label, "counterfactual")


def read_pros_cons(path: Path) -> Iterator[Example]:
    """Reads the phrases that reviewers gave as pros (positive) and cons (negative)."""
    with zipfile.ZipFile(path) as archive:
        for name, label in (("IntegratedPros", POSITIVE), ("IntegratedCons", NEGATIVE)):
            text = archive.read(f"pros_cons/{name}.txt").decode("latin-1")
            for phrase in _PHRASE.finditer(text):
                yield Example(html.unescape(phrase[2]), label, "pros_cons")


def read_product_reviews(path: Path) -> Iterator[Example]:
    """Reads the sentences whose annotated features are all praised or all criticised."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".txt") and not name.endswith("README.txt"):
                yield from _read_product(archive.read(name).decode("latin-1"))


def read_yelp(path: Path) -> Iterator[Example]:
    """Reads full reviews: one or two stars are negative, four or five positive, three left out."""
    for row in _rows(path):
        yield from _rated(row["text"], row["stars"], "yelp10k")


def read_zomato(path: Path) -> Iterator[Example]:
    """Reads scraped reviews without their repetitions and the one rating that is no number."""
    seen = set()
    for row in _rows(path):
        if row["Review"] and row["Review"] not in seen:
            seen.add(row["Review"])
            yield from _rated(row["Review"], row["Rating"], "zomato")


def _read_product(text: str) -> Iterator[Example]:
    for line in text.split("\n"):
        annotation, separator, sentence = line.partition("##")
        signs = set(_STRENGTH.findall(annotation))
        if separator and len(signs) == 1:
            yield Example(sentence.strip(), int(signs == {"+"}), "product_reviews")


def _rated(text: str, stars: str, source: str) -> Iterator[Example]:
    if re.fullmatch(r"[1-5](\.\d)?", stars) and float(stars) != NEUTRAL_STARS:
        yield Example(text, int(float(stars) > NEUTRAL_STARS), source)


def _rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(_text(path), newline=""), delimiter=delimiter)


def _lines(path: Path) -> list[str]:
    return [line for line in _text(path).split("\n") if line]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
