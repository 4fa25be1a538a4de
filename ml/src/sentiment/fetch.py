"""Brings data/raw to what data/sources.yaml says, from the public addresses or a mirror folder."""

import argparse
import gzip
import hashlib
import io
import sys
import urllib.request
import zipfile
from collections.abc import Sequence
from pathlib import Path

from sentiment.paths import RAW
from sentiment.sources import Source, load_sources

TIMEOUT_S = 60


class FetchError(Exception):
    """One file could not be brought; the message says why and what helps."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; answers the exit code."""
    parser = argparse.ArgumentParser(prog="sentiment.fetch", description=__doc__)
    parser.add_argument("--mirror", type=Path, help="read the files from this folder instead")
    mirror = parser.parse_args(arguments).mirror
    failures = fetch(load_sources(), RAW, mirror)
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    return 1 if failures else 0


def fetch(sources: Sequence[Source], raw: Path, mirror: Path | None) -> list[FetchError]:
    """Brings every file that is not there yet.

    Returns:
        What went wrong; the other files are there, with the right content.
    """
    failures = []
    for number, source in enumerate(sources, 1):
        target = raw / source.path
        try:
            outcome = "there" if _is_there(source, target) else _bring(source, target, mirror)
        except (FetchError, OSError, zipfile.BadZipFile, EOFError) as reason:
            failures.append(FetchError(f"{source.path}: {reason}"))
            outcome = "FAILED"
        print(f"[{number}/{len(sources)}] {source.path}: {outcome}", flush=True)
    return failures


def _is_there(source: Source, target: Path) -> bool:
    return target.is_file() and _sha256(target.read_bytes()) == source.sha256


def _bring(source: Source, target: Path, mirror: Path | None) -> str:
    content = _read_mirror(source, mirror) if mirror else _download(source)
    if _sha256(content) != source.sha256:
        origin = mirror or source.address
        raise FetchError(
            f"wrong checksum: {_sha256(content)} from {origin}, {source.sha256} expected"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(content)
    partial.replace(target)
    return f"{len(content):,} bytes"


def _read_mirror(source: Source, mirror: Path) -> bytes:
    name = source.mirror or source.path
    content = (mirror / name).read_bytes()
    return gzip.decompress(content) if name.endswith(".gz") else content


def _download(source: Source) -> bytes:
    if source.refused:
        raise FetchError(
            f"{source.refused}; take it from a mirror (--mirror DIR) or the DVC remote (dvc pull)"
        )
    with urllib.request.urlopen(source.address, timeout=TIMEOUT_S) as answer:
        content = answer.read()
    if source.unpack == "zip":
        return zipfile.ZipFile(io.BytesIO(content)).read(Path(source.path).name)
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
