"""Stage `manifest`: writes model.json, by which the service knows what it serves."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from sentiment import train
from sentiment.calibration import DECISION
from sentiment.export import calibrated_bias
from sentiment.hashed_ngrams import FeatureGroup, n_features
from sentiment.linear_model import load_model
from sentiment.params import read_params
from sentiment.paths import METRICS, MODEL, TRAINED
from sentiment.scorer import create_scorer
from sentiment.sources import Source, load_sources
from sentiment.strict import Strict

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


def main() -> None:
    """Runs the stage."""
    params = read_params(Params, "manifest")
    groups = read_params(train.Params, "train").features
    model = load_model(TRAINED / "v1.npz")
    graph = MODEL / "model.onnx"
    manifest = {
        "name": "sentiment",
        "version": "v1",
        "labels": LABELS,
        "files": {graph.name: hashlib.sha256(graph.read_bytes()).hexdigest()},
        "input": {"kind": "hashed-ngrams", "features": describe(groups)},
        "limits": params.limits.model_dump(),
        "temperature": model.temperature,
        "bias": calibrated_bias(model),
        "warmup": warm_up(graph, groups, params.warmup),
        "metrics": select_metrics(json.loads(METRICS.read_text(encoding="utf-8"))),
        "data": {"version": data_version(load_sources())},
    }
    (MODEL / "model.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def describe(groups: Sequence[FeatureGroup]) -> list[dict[str, object]]:
    """Lists the groups, each with the number of its first column."""
    return [
        group.model_dump() | {"offset": n_features(groups[:position])}
        for position, group in enumerate(groups)
    ]


def warm_up(graph: Path, groups: Sequence[FeatureGroup], text: str) -> dict[str, object]:
    """Scores the text by which the service checks, at its start, that it serves this model."""
    return {"text": text} | verdict(float(create_scorer(graph, groups)([text])[0]))


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


if __name__ == "__main__":
    main()
