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


@pytest.mark.parametrize("version", VERSIONS)
def test_baseline_has_the_bins_of_the_manifest(spoken, version):
    model = MODELS / version
    [described] = lines(run("baseline", str(model), text=spoken).stdout)
    reference = json.loads((model / "model.json").read_text(encoding="utf-8"))["reference"]
    assert described.keys() == reference.keys()
    for name, figure in described.items():
        assert figure["edges"] == reference[name]["edges"]
        assert sum(figure["shares"]) == pytest.approx(1, abs=1e-5)


def test_dirty_texts_are_json_strings_that_predict_can_read():
    written = run("dirty_texts", "--count", "50", "--seed", "4").stdout
    assert len(lines(written)) == 50
    assert len(lines(run("predict", text=written).stdout)) == 50


def test_tokens_answers_ids_between_the_marks_of_v2(spoken):
    rows = lines(run("tokens", text=spoken).stdout)
    assert rows[1] == [101, 102]
    assert all((row[0], row[-1]) == (101, 102) for row in rows)


@pytest.mark.parametrize("version", VERSIONS)
def test_trace_shows_the_steps_to_the_answer_of_predict(spoken, version):
    model = str(MODELS / version)
    steps = json.loads(run("trace", "--model", model, TEXTS[0]).stdout)
    answer = lines(run("predict", model, text=spoken).stdout)[0]
    assert {name: steps[name] for name in answer} == pytest.approx(answer)
    assert "soup" in str(steps["tokens"]) and steps["logit"] > 0


def test_the_contributions_of_v1_and_its_bias_are_the_logit():
    steps = json.loads(run("trace", TEXTS[0]).stdout)
    assert sum(steps["contributions"]) + steps["bias"] == pytest.approx(steps["logit"], abs=1e-4)


@pytest.mark.parametrize("module", ["predict", "features", "tokens", "baseline"])
def test_a_line_that_is_no_json_string_is_refused(module):
    done = run(module, text='{"text": "good"}\n')
    assert done.returncode != 0
    assert "every line must be a JSON string" in done.stderr


@pytest.mark.parametrize(
    "module",
    [
        *("predict", "features", "dirty_texts", "fetch", "seeds"),
        *("calibrate", "evaluate", "plot", "manifest", "report"),
        *("cost", "metamorphic", "staleness", "tokens", "trace"),
    ],
)
def test_help_is_there(module):
    assert "usage" in run(module, "--help").stdout
