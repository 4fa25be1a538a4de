"""Reads one section of params.yaml."""

from pathlib import Path
from typing import TypeVar

import yaml

from sentiment.paths import PARAMS
from sentiment.strict import Strict

Section = TypeVar("Section", bound=Strict)


def read_params(shape: type[Section], section: str, path: Path = PARAMS) -> Section:
    """Reads the section of one stage.

    Raises:
        KeyError: the file has no such section.
        pydantic.ValidationError: a key is unknown or missing, or a value has the wrong type.
    """
    sections = yaml.safe_load(path.read_text(encoding="utf-8"))
    return shape.model_validate(sections[section])
