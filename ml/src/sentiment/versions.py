"""The versions of the model, and the argument by which a stage is told one."""

import argparse
from collections.abc import Sequence

VERSIONS = ("v1", "v2")


def read_version(stage: str, about: str | None, arguments: Sequence[str] | None) -> str:
    """Reads the one argument of a stage that runs for each version."""
    parser = argparse.ArgumentParser(prog=f"sentiment.{stage}", description=about)
    parser.add_argument("version", choices=VERSIONS, help="which model")
    return parser.parse_args(arguments).version
