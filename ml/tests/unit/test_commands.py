"""The commands that other programs talk to, as processes."""

import json
import subprocess
import sys

import pytest
from numpy.testing import assert_allclose

from sentiment.hashed_ngrams import vectorise
from sentiment.paths import MODELS
from sentiment.scorer import read_groups
from sentiment.versions import VERSIONS

MODEL = MODELS / "v1"
TEXTS = ["The soup was lovely", "", "caf\u00e9 \u2028 \U0001f60d\0 never again"]


def run(module, *arguments, text=""):
    command = [sys.executable, "-m", f"sentiment.{module}", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def lines(text):
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.fixture(scope="module")
def spoken():
    return "".join(json.dumps(text) + "\n" for text in TEXTS)


@pytest.mark.parametrize("version", VERSIONS)
def test_predict_answers_each_line(spoken, version):
    answers = lines(run("predict", str(MODELS / version), text=spoken).stdout)
    assert answers[0]["label"] == "positive"
    assert len(answers) == len(TEXTS)
    assert all(0.5 <= answer["score"] <= 1 for answer in answers)


def test_features_answers_what_scikit_learn_computes(spoken):
    answers = lines(run("features", str(MODEL), text=spoken).stdout)
    for answer, row in zip(answers, vectorise(TEXTS, read_groups(MODEL)), strict=True):
        assert answer["indices"] == sorted(row.indices)
        assert_allclose(answer["values"], row.data)


def test_dirty_texts_are_json_strings_that_predict_can_read():
    written = run("dirty_texts", "--count", "50", "--seed", "4").stdout
    assert len(lines(written)) == 50
    assert len(lines(run("predict", text=written).stdout)) == 50


@pytest.mark.parametrize("module", ["predict", "features"])
def test_a_line_that_is_no_json_string_is_refused(module):
    done = run(module, text='{"text": "good"}\n')
    assert done.returncode != 0
    assert "every line must be a JSON string" in done.stderr


@pytest.mark.parametrize(
    "module",
    [
        *("predict", "features", "dirty_texts", "fetch", "seeds"),
        *("calibrate", "evaluate", "plot", "manifest"),
    ],
)
def test_help_is_there(module):
    assert "usage" in run(module, "--help").stdout
