"""Hashes texts: reads JSON strings, one a line, and writes {"indices", "values"} for each.

Both are sorted by index and accumulated, as scikit-learn's `HashingVectorizer` gives them.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from sentiment.hashed_ngrams import vectorise
from sentiment.lines import read_texts, write_line
from sentiment.paths import MODELS
from sentiment.scorer import read_groups


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.features", description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=MODELS / "v1", help="its folder")
    groups = read_groups(parser.parse_args(arguments).model)
    for row in vectorise(read_texts(), groups):
        write_line({"indices": row.indices.tolist(), "values": row.data.tolist()})


if __name__ == "__main__":
    main()
