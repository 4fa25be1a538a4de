"""All stages in their order, on tiny data in a folder of their own."""

import hashlib
import json
from functools import partial
from pathlib import Path

import pytest
import yaml
from tiny_transformer import write_exported

from sentiment import (
    calibrate,
    cost,
    evaluate,
    export_v1,
    manifest,
    metamorphic,
    paths,
    plot,
    prepare,
    quantise,
    report,
    seeds,
    staleness,
    targets,
    train_v1,
    validate,
)
from sentiment.examples import read_examples
from sentiment.params import read_params
from sentiment.versions import VERSIONS

pytestmark = pytest.mark.ml_test_score("infrastructure-3")

#: Without the stages that need torch, `train_v2` and `export_v2`: the tests of their own run them.
STAGES = (prepare, validate, train_v1, calibrate, export_v1, quantise, evaluate, plot, manifest)
#: Run by hand, on what the stages have made.
COMMANDS = (cost, metamorphic, report, seeds, staleness, targets)
#: Of sentiment.paths: what a stage may read or write.
FOLDERS = (
    *("RAW", "PREPARED", "TRAINED", "EXPORTED", "CALIBRATED", "SCORES"),
    *("MODELS", "METRICS", "PLOTS", "DATA_METRICS", "TARGETS"),
)


def write_params(root, min_rows):
    """Writes the committed parameters, with amounts that fit the tiny data."""
    params = yaml.safe_load(paths.PARAMS.read_text(encoding="utf-8"))
    params["prepare"]["calibration_size"] = 4
    params["train_v1"]["min_texts"] = 1
    params["quantise"]["gate"] = {"max_loss": 0.1, "min_speedup": 0.01}
    params["metamorphic"]["texts"] = 10
    for rules in params["validate"]["sets"].values():
        for source in rules["sources"].values():
            source.update(min_rows=min_rows, min_positive=0, max_positive=1)
    path = root / f"params-{min_rows}.yaml"
    path.write_text(yaml.safe_dump(params), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def root(tiny_raw):
    """Points the stages at the folder and runs them once; answers the folder."""
    root = tiny_raw.parents[1]
    (root / "metrics").mkdir()
    reading = partial(read_params, path=write_params(root, min_rows=1))
    with pytest.MonkeyPatch.context() as patch:
        for module in (*STAGES, *COMMANDS):
            for name in FOLDERS:
                patch.setattr(
                    module, name, root / getattr(paths, name).relative_to(paths.ROOT), False
                )
            patch.setattr(module, "read_params", reading, False)
        patch.setattr(seeds, "REPORT", root / "metrics/v1-seeds.json")
        patch.setattr(cost, "REPORT", root / "metrics/cost.json")
        run_stages(root)
        yield root


def run_stages(root):
    for stage in (prepare, validate, train_v1):
        stage.main()
    write_exported(root / "data/exported/v2")
    for version in VERSIONS:
        calibrate.main([version])
    export_v1.main()
    quantise.main()
    for version in VERSIONS:
        for stage in (evaluate, plot, manifest):
            stage.main([version])


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_prepare_keeps_what_is_evaluated_on_out(root):
    texts = [it.text for it in read_examples(root / "data/prepared/train.jsonl")]
    assert "train 1 meal 0 was good here" in texts
    assert not [it for it in texts if "seen in evaluation" in it or "official" in it]


def test_prepare_holds_out_as_many_of_each_source_as_asked(root):
    sources = [it.source for it in read_examples(root / "data/prepared/calibration.jsonl")]
    assert sorted(sources) == ["pros_cons"] * 4 + ["sst2"] * 4 + ["uci"] * 4


def test_validate_reports_every_set(root):
    report = load(root / "metrics/data.json")
    assert report.keys() == {"train", "calibration", *list(load(root / "metrics/v1.json"))[:6]}
    assert report["uci_yelp"]["uci"]["rows"] == 24


def test_validate_stops_at_what_is_broken_and_writes_nothing(root, monkeypatch):
    path = write_params(root, min_rows=1000)
    monkeypatch.setattr(validate, "read_params", partial(read_params, path=path))
    monkeypatch.setattr(validate, "DATA_METRICS", root / "none.json")
    with pytest.raises(SystemExit, match="uci_yelp: at least 1000 rows of uci"):
        validate.main()
    assert not (root / "none.json").exists()


@pytest.mark.parametrize("version", VERSIONS)
def test_evaluate_measures_what_the_model_learned(root, version):
    metrics = load(root / f"metrics/{version}.json")
    assert (metrics["sst2_dev"]["n"], metrics["zomato"]["n"]) == (25, 24)
    assert min(it["accuracy"] for it in metrics.values() if "accuracy" in it) > 0.9
    assert metrics["counterfactual_pairs"] == {"n": 24, "both_right": 1.0}
    assert metrics["mams_mixed"]["n_majority"] == 3
    assert metrics["checklist"]["tests"] == {"MFT t": {"n": 1, "failures": 0.0}}


def test_quantise_measures_both_graphs(root):
    report = load(root / "metrics/quantise.json")
    assert report.keys() == {"sst2_dev", "uci_yelp", "speed"}
    assert report["uci_yelp"]["n"] == 24
    assert report["uci_yelp"]["loss"] == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_plot_counts_every_text(root, version):
    plots = root / "metrics/plots" / version
    assert sum(it["n"] for it in load(plots / "confusion.json")) == 6 * 24 + 1
    slices = load(plots / "slices.json")
    assert sum(it["n"] for it in slices if it["slice"].startswith("length")) == 6 * 24 + 1


@pytest.mark.parametrize("version", VERSIONS)
def test_manifest_describes_the_files_beside_it(root, version):
    described = load(root / f"models/{version}/model.json")
    for name, expected in described["files"].items():
        content = (root / f"models/{version}" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == expected
    assert described["metrics"]["uci_yelp"] == load(root / f"metrics/{version}.json")["uci_yelp"]
    assert described["warmup"]["label"] in described["labels"]


def test_quantise_ships_nothing_that_breaks_the_gate(root, monkeypatch):
    shipped = (root / "models/v2/model.onnx").read_bytes()
    monkeypatch.setattr(quantise, "find_faults", lambda *_: ["sst2_dev loses 0.5"])
    with pytest.raises(SystemExit, match="int8 is not shipped: sst2_dev loses"):
        quantise.main()
    assert (root / "models/v2/model.onnx").read_bytes() == shipped


def test_a_model_below_its_floor_gets_no_manifest(root, monkeypatch):
    before = (root / "models/v1/model.json").read_bytes()
    monkeypatch.setattr(manifest, "find_shortfalls", lambda *_: ["uci_yelp: 0.5"])
    with pytest.raises(SystemExit, match="v1 is not good enough: uci_yelp"):
        manifest.main(["v1"])
    assert (root / "models/v1/model.json").read_bytes() == before


@pytest.mark.parametrize("version", VERSIONS)
def test_the_card_holds_the_figures(root, version):
    cost.main([])
    report.main([version])
    card = (root / f"models/{version}/README.md").read_text(encoding="utf-8")
    accuracy = load(root / f"metrics/{version}.json")["zomato"]["accuracy"]
    assert f"| Zomato | 24 | {100 * accuracy:.1f} |" in card
    for title in ("Use", "Data", "Slices", "Fairness", "Behaviour", "Cost", "Limits"):
        assert f"\n## {title}\n" in card
    assert ("## int8" in card) == (version == "v2")


def test_staleness_is_measured_without_each_source(root, monkeypatch):
    monkeypatch.setattr(staleness, "REPORT", root / "metrics/staleness.json")
    staleness.main([])
    assert load(root / "metrics/staleness.json").keys() == {"nothing", *staleness.SOURCES}


def test_metamorphic_measures_each_version(root, monkeypatch):
    monkeypatch.setattr(metamorphic, "load_scorer", lambda it: evaluate.load_graph(it.name))
    monkeypatch.setattr(metamorphic, "MODELS", Path())
    metamorphic.main([])
    measured = load(root / "metrics/metamorphic.json")
    assert measured.keys() == set(VERSIONS)
    assert measured["v2"]["texts"] == 30
    assert measured["v1"]["kinds"]["neutral clause"]["n"] == 30


def test_seeds_reports_the_spread_over_as_many_as_asked(root):
    seeds.main(["--count", "2"])
    report = load(root / "metrics/v1-seeds.json")
    assert report.keys() == {"sst2_dev", "uci_yelp"}
    for entry in report.values():
        assert entry["seeds"] == 2
        assert entry["range"] == pytest.approx(entry["max"] - entry["min"])


def test_targets_compares_both_versions_with_what_is_aimed_at(root):
    few = {"seeds": 1, "min": 0.9, "max": 0.9, "range": 0.0}
    for version, runs in (("v1", few | {"seeds": 5}), ("v2", few)):
        path = root / f"metrics/{version}-seeds.json"
        path.write_text(json.dumps(dict.fromkeys(seeds.SETS, runs)), encoding="utf-8")
    for version in VERSIONS:
        path = root / f"metrics/{version}.json"
        tests = {f"INV {it}": {"n": 10, "failures": 0.05} for it in targets.INVARIANCE}
        checklist = {"tests": tests, "capabilities": {"MFT Negation": {"failures": 0.2}}}
        path.write_text(json.dumps(load(path) | {"checklist": checklist}), encoding="utf-8")
    targets.main()
    page = (root / "targets.md").read_text(encoding="utf-8")
    assert "| 5.0 (at most 8.0) | 5.0 (at most 4.0, **missed**) |" in page
    assert "| 0.0 (at most 1.0) | not measured (at most 1.0, **missed**) |" in page
    assert "| 100.0 (at least 87.0) | 100.0 (at least 95.0) |" in page
    assert "- v2, CheckList, negation: cases that fail: not said" in page
