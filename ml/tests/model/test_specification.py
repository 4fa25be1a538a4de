"""What a model is made by is checked in, and is what the committed model was made by."""

import subprocess

import pytest
import yaml
from scored import manifest

from sentiment.manifest import data_version
from sentiment.paths import PARAMS, ROOT
from sentiment.sources import load_sources
from sentiment.versions import VERSIONS

pytestmark = pytest.mark.ml_test_score("model-1")
SECTIONS = {"v1": ["train_v1", "export_v1"], "v2": ["train_v2", "export_v2", "quantise"]}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_model_was_made_with_the_committed_parameters(version):
    params = yaml.safe_load(PARAMS.read_text(encoding="utf-8"))
    stages = yaml.safe_load((ROOT / "dvc.lock").read_text(encoding="utf-8"))["stages"]
    for section in SECTIONS[version]:
        assert stages[section]["params"]["params.yaml"][section] == params[section]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_model_names_the_data_it_was_made_of(version):
    assert manifest(version)["data"]["version"] == data_version(load_sources())


@pytest.mark.parametrize("name", ["params.yaml", "dvc.yaml", "dvc.lock", "src/sentiment"])
def test_the_specification_is_checked_in(name):
    listed = subprocess.run(
        ["git", "ls-files", name], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert listed.stdout.strip()
