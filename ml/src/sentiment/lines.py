"""Reads and writes JSON lines, the way the commands talk to programs in other languages."""

import json
import sys
from collections.abc import Iterator


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


def _lines() -> Iterator[str]:
    text = sys.stdin.buffer.read().decode("utf-8")
    return (line for line in text.split("\n") if line)
