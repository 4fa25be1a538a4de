"""Reads and writes JSON lines, the way the commands talk to programs in other languages."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sentiment.hashed_ngrams import FeatureGroup


def read_texts() -> list[str]:
    """Reads one JSON string a line from standard input.

    Raises:
        ValueError: a line is not a JSON string.
    """
    texts = [json.loads(line) for line in _lines()]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("every line must be a JSON string")
    return texts


def write_line(value: object) -> None:
    """Writes one JSON value a line to standard output, in ASCII."""
    print(json.dumps(value))


def read_groups(model: Path) -> Sequence[FeatureGroup]:
    """Reads from `model.json` of a model folder what features it takes."""
    manifest = json.loads((model / "model.json").read_text(encoding="utf-8"))
    described = manifest["input"]["features"]
    return [
        FeatureGroup.model_validate({key: it[key] for key in it if key != "offset"})
        for it in described
    ]


def _lines() -> Iterator[str]:
    text = sys.stdin.buffer.read().decode("utf-8")
    return (line for line in text.split("\n") if line)
