"""Stage `manifest`: writes model.json, by which the service knows what it serves."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sentiment import train_v1
from sentiment.calibration import DECISION, read_temperature
from sentiment.evaluate import load_graph
from sentiment.examples import read_examples
from sentiment.export_v1 import calibrated_bias
from sentiment.floors import Floors, find_shortfalls
from sentiment.hashed_ngrams import FeatureGroup, n_features
from sentiment.linear_model import FILE, load_model
from sentiment.params import read_params
from sentiment.paths import CALIBRATED, METRICS, MODELS, PREPARED, TRAINED
from sentiment.reference import Reference, compute_reference
from sentiment.scorer import Scorer
from sentiment.sources import Source, load_sources
from sentiment.strict import Strict
from sentiment.unknown import unknown_ngrams, unknown_tokens
from sentiment.versions import read_version

FILES = {"v1": ["model.onnx"], "v2": ["model.onnx", "tokenizer.json"]}
LABELS = ("negative", "positive")
#: The sets whose figures travel with the model.
SETS = ("sst2_dev", "uci_yelp")


class Limits(Strict):
    """What the service accepts: characters and bytes of a text, texts of a batch."""

    characters: int = Field(gt=0)
    bytes: int = Field(gt=0)
    batch: int = Field(gt=0)


class Params(Strict):
    """Section `manifest` of params.yaml."""

    limits: Limits
    warmup: str = Field(min_length=1)
    #: By version: a model that is worse on any of the sets gets no manifest.
    floors: dict[str, Floors]
    #: Training texts, spread evenly, that served ones are compared with.
    reference_texts: int = Field(gt=0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stage for one version.

    Raises:
        SystemExit: the model is not good enough; the old manifest, if there is one, stays.
    """
    version = read_version("manifest", __doc__, arguments)
    params = read_params(Params, "manifest")
    folder = MODELS / version
    metrics = json.loads((METRICS / f"{version}.json").read_text(encoding="utf-8"))
    if shortfalls := find_shortfalls(metrics, params.floors[version]):
        raise SystemExit(f"{version} is not good enough: {'; '.join(shortfalls)}")
    manifest = {
        "name": "sentiment",
        "version": version,
        "labels": LABELS,
        "files": {name: sha256(folder / name) for name in FILES[version]},
        "input": INPUTS[version](),
        "limits": params.limits.model_dump(),
        "temperature": read_temperature(CALIBRATED / f"{version}.json"),
        "warmup": warm_up(load_graph(version), params.warmup),
        "metrics": select_metrics(metrics),
        "data": {"version": data_version(load_sources())},
        "reference": refer(version, params.reference_texts),
    }
    (folder / "model.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """Computes the checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def linear_input() -> dict[str, object]:
    """Says what v1's graph takes, and what it adds to the sum of the contributions."""
    model = load_model(TRAINED / "v1" / FILE)
    bias = calibrated_bias(model, read_temperature(CALIBRATED / "v1.json"))
    groups = read_params(train_v1.Params, "train_v1").features
    return {"kind": "hashed-ngrams", "features": describe(groups), "bias": bias}


def transformer_input() -> dict[str, object]:
    """Says what v2's graph takes."""
    settings = json.loads((MODELS / "v2" / "tokenizer.json").read_text(encoding="utf-8"))
    return {"kind": "wordpieces", "max_tokens": settings["truncation"]["max_length"]}


def describe(groups: Sequence[FeatureGroup]) -> list[dict[str, object]]:
    """Lists the groups, each with the number of its first column."""
    return [
        group.model_dump() | {"offset": n_features(groups[:position])}
        for position, group in enumerate(groups)
    ]


def warm_up(scorer: Scorer, text: str) -> dict[str, object]:
    """Scores the text by which the service checks, at its start, that it serves this model."""
    return {"text": text} | verdict(float(scorer([text])[0]))


def refer(version: str, count: int) -> Reference:
    """Describes about `count` training texts and what the model answers to them."""
    training = read_examples(PREPARED / "train.jsonl")
    texts = [example.text for example in training[:: max(1, len(training) // count)]]
    return compute_reference(texts, load_graph(version)(texts), UNKNOWN[version](texts))


def unknown_to_v1(texts: Sequence[str]) -> NDArray[np.float64]:
    """Measures how much of each text v1 does not know."""
    groups = read_params(train_v1.Params, "train_v1").features
    return unknown_ngrams(MODELS / "v1" / "model.onnx", groups, texts)


def unknown_to_v2(texts: Sequence[str]) -> NDArray[np.float64]:
    """Measures how much of each text v2 does not know."""
    return unknown_tokens(MODELS / "v2" / "tokenizer.json", texts)


def verdict(positive: float) -> dict[str, object]:
    """Turns the probability of "positive" into the label and the probability of that label."""
    label = LABELS[positive >= DECISION]
    return {"label": label, "score": round(max(positive, 1 - positive), 6)}


def select_metrics(metrics: dict[str, dict]) -> dict[str, dict]:
    """Picks the figures that travel with the model."""
    return {name: metrics[name] for name in SETS}


def data_version(sources: Sequence[Source]) -> str:
    """Names the data by what is in it: the SHA-256 of all paths and checksums."""
    content = "".join(f"{source.sha256}  {source.path}\n" for source in sources)
    return hashlib.sha256(content.encode()).hexdigest()


UNKNOWN = {"v1": unknown_to_v1, "v2": unknown_to_v2}
INPUTS = {"v1": linear_input, "v2": transformer_input}


if __name__ == "__main__":
    main()
