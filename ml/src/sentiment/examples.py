"""A labelled text, and files of them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

NEGATIVE, POSITIVE = 0, 1


class Example(NamedTuple):
    """A text, its label (0 negative, 1 positive) and the data set it comes from."""

    text: str
    label: int
    source: str


def write_examples(path: Path, examples: Iterable[Example]) -> None:
    """Writes one JSON object a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(example._asdict(), ensure_ascii=False) + "\n" for example in examples]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def read_examples(path: Path) -> list[Example]:
    """Reads what `write_examples` wrote."""
    # Not splitlines: it would also break at U+2028, which JSON leaves inside a string.
    lines = path.read_text(encoding="utf-8").split("\n")
    return [Example(**json.loads(line)) for line in lines if line]
