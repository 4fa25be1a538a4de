"""The way from one text to its label can be followed."""

import json

import numpy as np
import pytest

from sentiment import trace
from sentiment.paths import MODELS
from sentiment.versions import VERSIONS

pytestmark = pytest.mark.ml_test_score("infrastructure-5")
TEXT = "The soup wasn't good, but we loved the dessert."


def test_the_contributions_of_v1_add_up_to_its_answer():
    steps = trace.trace(MODELS / "v1", TEXT)
    logit = sum(steps["contributions"]) + steps["bias"]
    assert steps["positive"] == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-6)
    assert len(steps["indices"]) == len(steps["values"]) == len(steps["contributions"])


def test_the_ids_of_v2_are_those_of_its_tokens():
    steps = trace.trace(MODELS / "v2", TEXT)
    assert steps["tokens"][:3] == ["[CLS]", "the", "soup"]
    assert len(steps["tokens"]) == len(steps["ids"])


@pytest.mark.parametrize("version", VERSIONS)
def test_the_command_ends_with_label_and_score(version, capsys):
    trace.main([TEXT, "--model", str(MODELS / version)])
    shown = json.loads(capsys.readouterr().out)
    positive = shown["positive"]
    assert shown["label"] == ("positive" if positive >= 0.5 else "negative")
    assert shown["score"] == pytest.approx(max(positive, 1 - positive), abs=1e-6)
