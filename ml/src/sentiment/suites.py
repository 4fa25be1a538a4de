"""Reads the two suites whose cases are more than one labelled text: MAMS and CheckList."""

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree


class MixedSentence(NamedTuple):
    """A sentence with aspects of different polarity, and how many aspects have which."""

    text: str
    polarities: Counter[str]


class CheckListCase(NamedTuple):
    """One case of CheckList.

    In an INV (invariance) or DIR (direction) case the first text is the original, the others are
    its changed forms. `label` is 0 negative, 1 neutral, 2 positive, or None.
    """

    test: str
    kind: str
    capability: str
    texts: tuple[str, ...]
    label: int | None


def read_mams(path: Path) -> list[MixedSentence]:
    """Reads one XML file of MAMS-ATSA."""
    # The checksum of data/sources.yaml was checked, so the file holds no hostile entities.
    sentences = ElementTree.parse(path).iter("sentence")
    return [
        MixedSentence(
            sentence.findtext("text", default=""),
            Counter(term.attrib["polarity"] for term in sentence.iter("aspectTerm")),
        )
        for sentence in sentences
    ]


def read_checklist(path: Path) -> list[CheckListCase]:
    """Reads the suite, one JSON object a line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    cases = [json.loads(line) for line in lines if line]
    return [CheckListCase(**(case | {"texts": tuple(case["texts"])})) for case in cases]
