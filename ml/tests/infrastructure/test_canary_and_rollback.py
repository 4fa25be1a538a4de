"""A new model has to prove itself in a process of its own, and the old one is back at once."""

import json
import shutil
import subprocess
import time

import pytest
from service import call, service_command, serving

from sentiment.paths import MODELS

REQUEST = {"text": "The soup was wonderful."}


@pytest.fixture
def wrong(tmp_path):
    """A copy of v2 that does not answer as its manifest says."""
    folder = tmp_path / "v2"
    shutil.copytree(MODELS / "v2", folder)
    manifest = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    manifest["warmup"]["score"] = 0.5 if manifest["warmup"]["score"] > 0.75 else 0.99
    (folder / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def served_version(address):
    return call(address, "Predict", REQUEST)["prediction"]["model"]["version"]


@pytest.mark.ml_test_score("infrastructure-6")
def test_a_model_that_answers_otherwise_never_serves_and_the_old_one_goes_on(wrong):
    with serving(MODELS / "v1") as address:
        command, environment = service_command(wrong)
        done = subprocess.run(
            command, cwd=command[0].parents[2], env=environment, capture_output=True, check=False
        )
        assert done.returncode != 0
        assert b"warm-up" in done.stdout + done.stderr
        assert served_version(address) == "v1"


@pytest.mark.ml_test_score("infrastructure-6")
def test_both_versions_serve_side_by_side():
    with serving(MODELS / "v1") as stable, serving(MODELS / "v2") as canary:
        assert (served_version(stable), served_version(canary)) == ("v1", "v2")


@pytest.mark.ml_test_score("infrastructure-7")
def test_going_back_to_the_old_model_takes_less_than_two_minutes():
    with serving(MODELS / "v2") as address:
        assert served_version(address) == "v2"
    start = time.monotonic()
    with serving(MODELS / "v1") as address:
        assert served_version(address) == "v1"
    assert time.monotonic() - start < 120
