"""A plugin for tests that read the data; bring it with `bun run data` and `bun run ml:repro`."""

import pytest

from sentiment.paths import PREPARED, RAW


@pytest.fixture(scope="session", autouse=True)
def data():
    """Fails at once, and says what to do, where the data is missing."""
    for folder in (RAW, PREPARED):
        if not folder.is_dir():
            pytest.exit(f"{folder} is missing: bun run data && bun run ml:repro", returncode=1)
