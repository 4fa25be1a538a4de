"""Stage `evaluate`: measures the exported graph on every evaluation set."""

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sentiment import train_v1
from sentiment.calibration import (
    DECISION,
    calibration_error_by_chance,
    expected_calibration_error,
)
from sentiment.checklist import measure_checklist
from sentiment.datasets import read_evaluation, read_mixed, read_suite
from sentiment.examples import Example
from sentiment.params import read_params
from sentiment.paths import METRICS, MODELS, RAW, SCORES
from sentiment.scorer import Scorer, create_scorer
from sentiment.scores import write_scores
from sentiment.strict import Strict
from sentiment.suites import MixedSentence
from sentiment.token_scorer import create_token_scorer
from sentiment.versions import read_version

DIGITS = 4


class Params(Strict):
    """Section `evaluate` of params.yaml."""

    calibration_bins: int = Field(gt=0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stage for one version."""
    version = read_version("evaluate", __doc__, arguments)
    scorer = load_graph(version)
    sets = read_evaluation(RAW)
    scored = {}
    for name, examples in sets.items():
        print(f"{name}: {len(examples):,} texts", flush=True)
        scored[name] = scorer([example.text for example in examples])
    write_scores(SCORES / f"{version}.npz", scored)
    metrics = measure(sets, scored, read_params(Params, "evaluate"))
    print("mams and checklist", flush=True)
    metrics["mams_mixed"] = measure_mixed(scorer, read_mixed(RAW))
    metrics["checklist"] = measure_checklist(scorer, read_suite(RAW))
    report = json.dumps(rounded(metrics), indent=2)
    METRICS.mkdir(parents=True, exist_ok=True)
    (METRICS / f"{version}.json").write_text(report + "\n", encoding="utf-8")


def load_graph(version: str) -> Scorer:
    """Loads the graph of a version, which has no manifest yet."""
    graph = MODELS / version / "model.onnx"
    if version == "v2":
        return create_token_scorer(graph, graph.with_name("tokenizer.json"))
    return create_scorer(graph, read_params(train_v1.Params, "train_v1").features)


def measure(
    sets: Mapping[str, Sequence[Example]],
    scored: Mapping[str, NDArray[np.float32]],
    params: Params,
) -> dict[str, object]:
    """Measures on the labelled sets; accuracies and errors are 0 to 1.

    Args:
        sets: examples by the name of their set.
        scored: the probabilities of "positive" that they were given, in the same order.
        params: the section of params.yaml.
    """
    metrics: dict[str, object] = {}
    correct = {}
    for name, examples in sets.items():
        positive, labels = scored[name], labels_of(examples)
        correct[name] = (positive >= DECISION) == (labels == 1)
        metrics[name] = {
            "n": len(examples),
            "accuracy": correct[name].mean(),
            "ece": expected_calibration_error(positive, labels, params.calibration_bins),
            "ece_by_chance": calibration_error_by_chance(positive, params.calibration_bins),
        }
    pairs = correct["counterfactual_original"] & correct["counterfactual_revised"]
    metrics["counterfactual_pairs"] = {"n": len(pairs), "both_right": pairs.mean()}
    return metrics


def labels_of(examples: Sequence[Example]) -> NDArray[np.int64]:
    """Lists the labels [n] of n examples."""
    return np.array([example.label for example in examples])


def measure_mixed(scorer: Scorer, sentences: Sequence[MixedSentence]) -> dict[str, float]:
    """Measures on sentences that praise and criticise at once, which have no one right label.

    `majority_accuracy` counts only the sentences with more positive than negative aspects or the
    other way round; `confidence` is the mean score of the label given, over all sentences.
    """
    positive = scorer([sentence.text for sentence in sentences])
    lean = np.array([it.polarities["positive"] - it.polarities["negative"] for it in sentences])
    leaning = lean != 0
    called = positive >= DECISION
    return {
        "n": len(sentences),
        "n_majority": int(leaning.sum()),
        "majority_accuracy": (called == (lean > 0))[leaning].mean(),
        "called_positive": called.mean(),
        "confidence": np.maximum(positive, 1 - positive).mean(),
    }


def rounded(value: object) -> object:
    """Rounds every number of a nested record to what is worth reporting."""
    if isinstance(value, dict):
        return {key: rounded(entry) for key, entry in value.items()}
    return value if isinstance(value, int) else round(float(value), DIGITS)


if __name__ == "__main__":
    main()
