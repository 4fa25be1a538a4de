"""The list of data files and where each comes from."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from sentiment.paths import SOURCES
from sentiment.strict import Strict


class Source(Strict):
    """One file of data/raw."""

    path: str
    address: str = Field(pattern="^https?://")
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    licence: str
    use: Literal["train", "evaluate", "baseline"]
    unpack: Literal["zip"] | None = None
    mirror: str | None = None
    refused: str | None = None


class _Sources(Strict):
    files: list[Source]


def load_sources(path: Path = SOURCES) -> list[Source]:
    """Reads the list.

    Raises:
        pydantic.ValidationError: an entry is not as it should be.
    """
    return _Sources.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).files
