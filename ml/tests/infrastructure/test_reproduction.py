"""The committed model is what the committed pipeline makes of the data."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sentiment.paths import ROOT

pytestmark = pytest.mark.ml_test_score("infrastructure-1")

#: v1's stages. v2's are an hour of training, so they are not repeated here.
TARGETS = ("plot@v1", "manifest@v1")
COMMITTED = (
    "metrics/data.json",
    *(f"metrics/plots/v1/{it}.json" for it in ("confusion", "reliability", "roc", "slices")),
    "metrics/v1.json",
    "models/v1/model.json",
    "models/v1/model.onnx",
)
#: Folders of `data/` that stages write.
MADE = ("prepared", "checkpoints", "seeds", "trained", "exported", "calibrated", "scores")


def dvc(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "dvc", *arguments]
    # The stages call `python`, and import the package of the copy instead of the installed one.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(folder / "src")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def sums(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in COMMITTED}


@pytest.fixture
def fresh(tmp_path):
    """A copy of the pipeline with the raw data, without cache and without anything made of it."""
    folder = tmp_path / "ml"
    made = shutil.ignore_patterns(".venv", ".dvc", "__pycache__", ".*_cache", *MADE)
    shutil.copytree(ROOT, folder, ignore=made)
    for name in COMMITTED:
        (folder / name).unlink()
    dvc(folder, "init", "--no-scm", "--quiet")
    return folder


def test_nothing_is_left_to_do():
    assert "up to date" in dvc(ROOT, "status", "--with-deps", *TARGETS)


def test_the_pipeline_makes_the_same_bytes_again(fresh):
    dvc(fresh, "repro", *TARGETS)
    assert sums(fresh) == sums(ROOT)
