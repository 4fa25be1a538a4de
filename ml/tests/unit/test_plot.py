"""The data of the plots, on sets small enough to count by hand."""

import json

import numpy as np
import pandas as pd
import pytest

from sentiment import plot
from sentiment.examples import Example
from sentiment.paths import METRICS, PLOTS
from sentiment.slices import accuracy_by_slice, slice_names
from sentiment.versions import VERSIONS

POSITIVE = np.array([0.1, 0.55, 0.5, 0.9])
LABELS = np.array([0, 0, 1, 1])
NAMES = ("confusion", "reliability", "roc", "slices")


def committed(version, name):
    path = PLOTS / version / f"{name}.json"
    return pd.DataFrame(json.loads(path.read_text(encoding="utf-8")))


def test_the_confusion_matrix_counts_each_pair_of_labels():
    assert plot.confusion(POSITIVE, LABELS).to_dict("list") == {
        "actual": ["negative", "negative", "positive", "positive"],
        "predicted": ["negative", "positive", "negative", "positive"],
        "n": [1, 1, 0, 2],
        "share": [0.5, 0.5, 0.0, 1.0],
    }


def test_reliability_has_a_row_for_each_bin_with_texts():
    rows = plot.reliability(POSITIVE, LABELS, 5)
    assert rows["predicted"].tolist() == pytest.approx([0.1, 0.525, 0.9])
    assert rows["observed"].tolist() == pytest.approx([0, 0.5, 1])


def test_the_roc_curve_goes_from_corner_to_corner():
    rows = plot.roc(POSITIVE, LABELS, 100)
    assert rows["fpr"].is_monotonic_increasing
    assert rows.iloc[0].tolist() == [0, 0]
    assert rows.iloc[-1].tolist() == [1, 1]


def test_a_long_roc_curve_is_thinned_and_keeps_its_ends():
    source = np.random.default_rng(1)
    rows = plot.roc(source.random(1000), source.integers(0, 2, 1000), 10)
    assert len(rows) == 10
    assert (rows.iloc[0].tolist(), rows.iloc[-1].tolist()) == ([0, 0], [1, 1])


@pytest.mark.parametrize(
    ("text", "length", "negation"),
    [
        ("", "length 0000-0004", "negation no"),
        ("good", "length 0000-0004", "negation no"),
        ("don't", "length 0005-0009", "negation yes"),
        ("no, never again", "length 0010 or more", "negation yes"),
        ("nothing not bad", "length 0010 or more", "negation yes"),
    ],
)
def test_slices_are_named(text, length, negation):
    named = slice_names(Example(text, 1, "uci"), "yelp", [4, 9])
    assert named == ["domain yelp", length, negation]


def test_the_accuracy_of_each_slice_is_over_all_sets():
    sets = {
        "a": [Example("good", 1, "uci"), Example("not good", 0, "uci")],
        "b": [Example("bad", 0, "uci")],
    }
    rows = accuracy_by_slice(sets, {"a": [1, 1], "b": [0]}, [4])
    assert rows.to_dict("list") == {
        "slice": [
            *("domain a", "domain b", "length 0000-0004", "length 0005 or more"),
            *("negation no", "negation yes"),
        ],
        "n": [2, 1, 2, 1, 2, 1],
        "accuracy": [0.5, 1.0, 1.0, 0.0, 1.0, 0.0],
    }


def test_frames_are_stacked_and_written_as_rows(tmp_path):
    frames = {"a": pd.DataFrame({"x": [1 / 3]}), "b": pd.DataFrame({"x": [1.0]})}
    plot.write_plot(tmp_path / "new.json", plot.stack(frames))
    written = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    assert written == [{"set": "a", "x": 0.3333}, {"set": "b", "x": 1.0}]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", NAMES)
def test_the_committed_data_is_small(version, name):
    assert 0 < (PLOTS / version / f"{name}.json").stat().st_size < 100_000


@pytest.mark.parametrize("version", VERSIONS)
def test_the_committed_plots_agree_with_the_metrics(version):
    metrics = json.loads((METRICS / f"{version}.json").read_text(encoding="utf-8"))
    slices = committed(version, "slices").set_index("slice")
    for name, texts in committed(version, "confusion").groupby("set"):
        right = texts[texts["actual"] == texts["predicted"]]["n"].sum()
        assert texts["n"].sum() == metrics[name]["n"]
        assert right / metrics[name]["n"] == pytest.approx(metrics[name]["accuracy"], abs=1e-4)
        assert slices.loc[f"domain {name}", "accuracy"] == metrics[name]["accuracy"]
