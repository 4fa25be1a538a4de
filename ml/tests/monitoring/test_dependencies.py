"""What the product is built of is locked, and a change of it cannot go unnoticed."""

import json
import subprocess
import tomllib

import pytest

from sentiment.paths import ROOT

pytestmark = pytest.mark.ml_test_score("monitoring-1")


def run(*command):
    return subprocess.run(command, cwd=ROOT.parent, capture_output=True, check=False).returncode


def test_the_lock_of_python_is_in_step():
    assert run("tools/uv/exec", "lock", "--check", "--project", "ml") == 0


def test_the_lock_of_bun_is_in_step():
    assert run("tools/bun/exec", "install", "--frozen-lockfile", "--dry-run") == 0


def test_every_dependency_of_python_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    listed = [*project["project"]["dependencies"], *(it for group in groups for it in group)]
    assert [it for it in listed if "==" not in it] == []


def test_every_dependency_of_the_services_is_pinned():
    package = json.loads((ROOT.parent / "package.json").read_text(encoding="utf-8"))
    versions = package["workspaces"]["catalog"].values()
    assert [it for it in versions if not it[0].isdigit()] == []
