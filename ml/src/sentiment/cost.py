"""Measures what a prediction costs: seconds of processor time for 1,000 texts."""

import argparse
import json
import platform
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sentiment.datasets import read_evaluation
from sentiment.paths import METRICS, MODELS, RAW
from sentiment.scorer import Scorer, load_scorer
from sentiment.versions import VERSIONS

REPORT = METRICS / "cost.json"
#: Short and long texts, and how many of each.
SETS = ("sst2_dev", "yelp10k")
TEXTS, ROUNDS = 200, 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    argparse.ArgumentParser(prog="sentiment.cost", description=__doc__).parse_args(arguments)
    sets = read_evaluation(RAW)
    scorers = {version: load_scorer(MODELS / version) for version in VERSIONS}
    report: dict[str, object] = {
        version: {name: measure(scorer, [it.text for it in sets[name][:TEXTS]]) for name in SETS}
        for version, scorer in scorers.items()
    }
    report |= {"machine": processor(), "date": datetime.now(UTC).date().isoformat()}
    REPORT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


def measure(scorer: Scorer, texts: Sequence[str]) -> float:
    """Computes the seconds of processor time that 1,000 such texts take, of the best round."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        scorer(texts)
        seconds.append(time.process_time() - start)
    return round(min(seconds) * 1_000 / len(texts), 3)


def processor() -> str:
    """Names the processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
        return next(it.split(":")[1].strip() for it in lines if it.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
