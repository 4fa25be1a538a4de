"""Describes texts as a manifest's `reference` does: reads JSON strings, one a line, and writes it.

Who serves other texts than those of the training puts this of a sample of theirs in its place.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from numpy.typing import NDArray

from sentiment.lines import read_texts, write_line
from sentiment.paths import MODELS
from sentiment.reference import compute_reference
from sentiment.scorer import load_scorer, read_groups, read_input
from sentiment.unknown import unknown_ngrams, unknown_tokens


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.baseline", description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=MODELS / "v1", help="its folder")
    model = parser.parse_args(arguments).model
    texts = read_texts()
    write_line(compute_reference(texts, load_scorer(model)(texts), unknown_to(model, texts)))


def unknown_to(model: Path, texts: Sequence[str]) -> NDArray:
    """Computes for each of n texts the share [n] of it that the model does not know."""
    if read_input(model)["kind"] == "wordpieces":
        return unknown_tokens(model / "tokenizer.json", texts)
    return unknown_ngrams(model / "model.onnx", read_groups(model), texts)


if __name__ == "__main__":
    main()
