"""Runs stages of the pipeline again, one after the other, and prints what each took."""

import argparse
import os
import sys
import time
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command; the outputs are written again, and `dvc.lock` if they differ."""
    parser = argparse.ArgumentParser(prog="sentiment.stage_costs", description=__doc__)
    parser.add_argument("stages", nargs="+", help="names, as `dvc stage list` has them")
    print(f"{'stage':14} {'seconds':>8} {'MiB':>6}")
    for stage in parser.parse_args(arguments).stages:
        seconds, mib = measure([sys.executable, "-m", "dvc", "repro", "-q", "-f", "-s", stage])
        print(f"{stage:14} {seconds:8.1f} {mib:6.0f}", flush=True)


def measure(command: Sequence[str]) -> tuple[float, float]:
    """Runs a command; answers its seconds, and the most MiB one of its processes had.

    Raises:
        SystemExit: the command failed.
    """
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
