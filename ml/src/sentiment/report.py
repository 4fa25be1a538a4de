"""Stage `report`: writes the model card of a version from its metrics.

The parts of a card are those of Mitchell et al. 2019, "Model Cards for Model Reporting".
"""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from sentiment.params import read_params
from sentiment.paths import METRICS, MODELS, PLOTS
from sentiment.sources import load_sources
from sentiment.strict import Strict
from sentiment.tables import percent, table
from sentiment.versions import read_version

NAMES = {
    "sst2_dev": "SST-2, official dev",
    "uci_yelp": "UCI Yelp",
    "counterfactual_original": "counterfactual IMDB test, original",
    "counterfactual_revised": "counterfactual IMDB test, revised",
    "yelp10k": "Yelp, full reviews",
    "zomato": "Zomato",
}
SHOWN = ("accuracy", "ece", "ece_by_chance")
COSTS = {"sst2_dev": "sentences of films", "yelp10k": "whole reviews"}


class Card(Strict):
    """What people say of a version, which no figure does."""

    summary: str = Field(min_length=1)
    limits: list[str] = Field(min_length=1)


class Params(Strict):
    """Section `report` of params.yaml."""

    use: list[str]
    cards: dict[str, Card]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stage for one version."""
    version = read_version("report", __doc__, arguments)
    card = write_card(version, read_params(Params, "report"), METRICS)
    (MODELS / version / "README.md").write_text(card, encoding="utf-8")


def write_card(version: str, params: Params, folder: Path) -> str:
    """Writes the card of a version from the metrics in a folder."""
    metrics = _load(folder / f"{version}.json")
    sections = [
        [f"# Sentiment {version}", "", params.cards[version].summary],
        ["## Use", "", *(f"- {it}" for it in params.use)],
        ["## Data", "", *_data()],
        ["## Figures", "", *_figures(metrics)],
        ["## Slices", "", *_slices(PLOTS / version / "slices.json")],
        ["## Fairness", "", *_fairness(metrics["checklist"]["tests"])],
        ["## Behaviour", "", *_behaviour(metrics["checklist"]["capabilities"])],
        ["## Cost", "", *_cost(version, _load(folder / "cost.json"))],
        ["## Limits", "", *(f"- {it}" for it in params.cards[version].limits)],
    ]
    if version == "v2":
        sections.insert(4, ["## int8", "", *_quantised(_load(folder / "quantise.json"))])
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _load(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _data() -> list[str]:
    files = [it for it in load_sources() if it.use == "train"]
    return table(["trained on", "licence"], ((it.path, it.licence) for it in files))


def _figures(metrics: dict) -> list[str]:
    rows = [
        (title, f"{metrics[name]['n']:,}", *(percent(metrics[name][key]) for key in SHOWN))
        for name, title in NAMES.items()
    ]
    pairs = percent(metrics["counterfactual_pairs"]["both_right"])
    return [
        "In percent; all sets are of texts that were never trained on.",
        "",
        *table(["set", "texts", "accuracy", "calibration error", "by chance"], rows),
        "",
        f"Both texts of a counterfactual pair are right in {pairs} %.",
    ]


def _slices(path: Path) -> list[str]:
    slices = json.loads(path.read_text(encoding="utf-8"))
    rows = ((it["slice"], f"{it['n']:,}", percent(it["accuracy"])) for it in slices)
    return table(["slice", "texts", "accuracy"], rows)


def _fairness(tests: dict) -> list[str]:
    rows = (
        (name.removeprefix("INV protected: "), it["n"], percent(it["flips"]))
        for name, it in tests.items()
        if name.startswith("INV protected")
    )
    return [
        "How often another identity term changes the label of a sentence that says nothing good or",
        "bad (CheckList), in percent of the forms. In sentences that do, see `tests/model`.",
        "",
        *table(["term", "sentences", "flips"], rows),
    ]


def _behaviour(capabilities: dict) -> list[str]:
    rows = ((name, it["n"], percent(it["failures"])) for name, it in capabilities.items())
    return ["CheckList: cases that fail, in percent.", "", *table(["test", "cases", "fail"], rows)]


def _quantised(report: dict) -> list[str]:
    rows = [
        (NAMES[name], *(percent(it[key]) for key in ("fp32", "int8", "loss")))
        for name, it in report.items()
        if name != "speed"
    ]
    speed = report["speed"]
    return [
        *table(["set", "fp32", "int8", "lost"], rows),
        "",
        f"A text takes {speed['int8_ms']} ms instead of {speed['fp32_ms']} ms on one core:"
        f" {speed['speedup']} times as fast.",
    ]


def _cost(version: str, cost: dict) -> list[str]:
    rows = ((COSTS[name], seconds) for name, seconds in cost[version].items())
    return [
        f"Seconds of processor time for 1,000 predictions, {cost['machine']}, {cost['date']}.",
        "",
        *table(["texts", "seconds"], rows),
    ]


if __name__ == "__main__":
    main()
