"""Stage `targets`: compares both versions with what is aimed at, on the same sets."""

import json
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from pydantic import Field

from sentiment.params import read_params
from sentiment.paths import METRICS, TARGETS
from sentiment.strict import Strict
from sentiment.tables import percent, table
from sentiment.versions import VERSIONS

#: CheckList's tests whose cases are counted together as one invariance.
INVARIANCE = ("typos", "2 typos", "change names", "punctuation")
#: A version's figures: of `evaluate`, of `quantise` and of `seeds`.
Figures = Mapping[str, Mapping]


class Target(Strict):
    """What one figure should be, 0 to 1; a version without a bound is only reported."""

    title: str
    bound: Literal["at least", "at most"]
    v1: float | None = Field(default=None, ge=0, le=1)
    v2: float | None = Field(default=None, ge=0, le=1)
    #: By version, why it is not reached.
    missed: dict[Literal["v1", "v2"], str] = Field(default_factory=dict)


class Params(Strict):
    """Section `targets` of params.yaml."""

    targets: dict[str, Target]


class Reached(NamedTuple):
    """What a version has reached of a target."""

    value: float | None
    aim: float | None
    met: bool


def main() -> None:
    """Runs the stage."""
    targets = read_params(Params, "targets").targets
    reached = {version: compare(targets, version, load(version)) for version in VERSIONS}
    TARGETS.write_text(write_page(targets, reached), encoding="utf-8")


def load(version: str) -> Figures:
    """Reads the figures of a version; only v2 has been quantised."""
    names = {"metrics": version, "seeds": f"{version}-seeds"}
    if version == "v2":
        names["int8"] = "quantise"
    paths = {name: METRICS / f"{file}.json" for name, file in names.items()}
    return {name: json.loads(path.read_text("utf-8")) for name, path in paths.items()}


def compare(targets: Mapping[str, Target], version: str, figures: Figures) -> dict[str, Reached]:
    """Judges each target; a figure that is not there has met only what is not aimed at."""
    return {
        name: _judge(target, version, MEASURES[name](figures)) for name, target in targets.items()
    }


def _judge(target: Target, version: str, value: float | None) -> Reached:
    aim = target.v1 if version == "v1" else target.v2
    if aim is None or value is None:
        return Reached(value, aim, aim is None)
    return Reached(value, aim, value >= aim if target.bound == "at least" else value <= aim)


def write_page(targets: Mapping[str, Target], reached: Mapping[str, Mapping[str, Reached]]) -> str:
    """Writes the table, and below it why each target that is missed is missed."""
    rows = [
        (target.title, *(_cell(target, reached[version][name]) for version in VERSIONS))
        for name, target in targets.items()
    ]
    why = [
        f"- {version}, {target.title}: {target.missed.get(version, 'not said')}"
        for name, target in targets.items()
        for version in VERSIONS
        if not reached[version][name].met
    ]
    head = "# Targets\n\nIn percent. Written by the stage `targets` from `metrics/`."
    lines = "\n".join(table(["", *VERSIONS], rows))
    return f"{head}\n\n{lines}\n\n## Missed\n\n" + "\n".join(why) + "\n"


def _cell(target: Target, reached: Reached) -> str:
    if reached.aim is None:
        return "" if reached.value is None else percent(reached.value)
    value = "not measured" if reached.value is None else percent(reached.value)
    met = "" if reached.met else ", **missed**"
    return f"{value} ({target.bound} {percent(reached.aim)}{met})"


def _invariance(figures: Figures) -> float:
    tests = figures["metrics"]["checklist"]["tests"]
    rates = [tests[f"INV {name}"] for name in INVARIANCE]
    return sum(it["n"] * it["failures"] for it in rates) / sum(it["n"] for it in rates)


def _seeds(figures: Figures, name: str) -> float | None:
    """Answers no range of too few seeds."""
    runs = figures["seeds"][name]
    return runs["range"] if runs["seeds"] >= LEAST_SEEDS else None


LEAST_SEEDS = 3
MEASURES: dict[str, Callable[[Figures], float | None]] = {
    "sst2_fp32": lambda it: it["int8"]["sst2_dev"]["fp32"] if "int8" in it else None,
    "sst2": lambda it: it["metrics"]["sst2_dev"]["accuracy"],
    "yelp": lambda it: it["metrics"]["uci_yelp"]["accuracy"],
    "pairs": lambda it: it["metrics"]["counterfactual_pairs"]["both_right"],
    "negation": lambda it: it["metrics"]["checklist"]["capabilities"]["MFT Negation"]["failures"],
    "invariance": _invariance,
    "sst2_ece": lambda it: it["metrics"]["sst2_dev"]["ece"],
    "yelp_ece": lambda it: it["metrics"]["uci_yelp"]["ece"],
    "sst2_seeds": lambda it: _seeds(it, "sst2_dev"),
    "yelp_seeds": lambda it: _seeds(it, "uci_yelp"),
}


if __name__ == "__main__":
    main()
