"""The raw files are those that are named."""

import hashlib

import pytest

from sentiment.paths import RAW
from sentiment.sources import load_sources

pytestmark = pytest.mark.ml_test_score("data-4")


def test_every_file_has_the_checksum_that_is_named():
    for source in load_sources():
        assert hashlib.sha256((RAW / source.path).read_bytes()).hexdigest() == source.sha256


def test_there_is_no_other_file():
    there = {path.relative_to(RAW).as_posix() for path in RAW.rglob("*") if path.is_file()}
    assert there == {source.path for source in load_sources()}
