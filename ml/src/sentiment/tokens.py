"""Tokenises texts: reads JSON strings, one a line, and writes the list of ids of each."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from sentiment.lines import read_texts, write_line
from sentiment.paths import MODELS
from sentiment.wordpieces import encode, load_tokenizer


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.tokens", description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=MODELS / "v2", help="its folder")
    tokenizer = load_tokenizer(parser.parse_args(arguments).model / "tokenizer.json")
    for ids in encode(tokenizer, read_texts()):
        write_line(ids)


if __name__ == "__main__":
    main()
