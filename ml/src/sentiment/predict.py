"""Scores texts: reads JSON strings, one a line, and writes {"label", "score"} for each.

Features are scikit-learn's, tokens are Hugging Face's, and the graph runs in onnxruntime, so the
answers are what every other implementation is compared with.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from sentiment.lines import read_texts, write_line
from sentiment.manifest import verdict
from sentiment.paths import MODELS
from sentiment.scorer import load_scorer


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.predict", description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=MODELS / "v1", help="its folder")
    model = parser.parse_args(arguments).model
    scorer = load_scorer(model)
    for positive in scorer(read_texts()):
        write_line(verdict(float(positive)))


if __name__ == "__main__":
    main()
