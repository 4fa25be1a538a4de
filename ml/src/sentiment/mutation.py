"""Writes how many of the package's mutants the tests notice, and fails when they are too few."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sentiment.paths import METRICS

REPORT = METRICS / "mutation.json"
#: The least share of all mutants, also of those that no test reaches.
LEAST = 0.7


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.mutation", description=__doc__)
    parser.add_argument("stats", type=Path, help="what mutmut export-cicd-stats has written")
    stats = json.loads(parser.parse_args(arguments).stats.read_text(encoding="utf-8"))
    report = summarise(stats)
    REPORT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))
    if report["share_killed"] < LEAST:
        sys.exit(f"less than {LEAST:.0%} of the mutants are noticed")


def summarise(stats: Mapping[str, int]) -> dict[str, float]:
    """Counts mutants; one that never ends is noticed, too.

    Raises:
        ValueError: the run was interrupted, or made no mutants.
    """
    if stats["check_was_interrupted_by_user"] or stats["total"] == 0:
        raise ValueError("not all mutants were tried: run it again")
    killed = stats["killed"] + stats["timeout"] + stats["segfault"]
    counts = {"mutants": stats["total"], "killed": killed, "survived": stats["survived"]}
    share = round(killed / stats["total"], 4)
    return counts | {"without_tests": stats["no_tests"], "share_killed": share}


if __name__ == "__main__":
    main()
