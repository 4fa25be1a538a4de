"""Stage `evaluate`: measures the exported graph on every evaluation set."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sentiment import train
from sentiment.calibration import (
    DECISION,
    calibration_error_by_chance,
    expected_calibration_error,
)
from sentiment.checklist import measure_checklist
from sentiment.datasets import read_evaluation, read_mixed, read_suite
from sentiment.examples import Example
from sentiment.params import read_params
from sentiment.paths import METRICS, MODEL, RAW
from sentiment.scorer import Scorer, create_scorer
from sentiment.strict import Strict
from sentiment.suites import MixedSentence

DIGITS = 4


class Params(Strict):
    """Section `evaluate` of params.yaml."""

    calibration_bins: int = Field(gt=0)


def main() -> None:
    """Runs the stage."""
    features = read_params(train.Params, "train").features
    scorer = create_scorer(MODEL / "model.onnx", features)
    metrics = measure(scorer, RAW, read_params(Params, "evaluate"))
    METRICS.parent.mkdir(parents=True, exist_ok=True)
    METRICS.write_text(json.dumps(rounded(metrics), indent=2) + "\n", encoding="utf-8")


def measure(scorer: Scorer, raw: Path, params: Params) -> dict[str, object]:
    """Measures on all sets; accuracies, errors and rates are 0 to 1."""
    metrics: dict[str, object] = {}
    correct = {}
    for name, examples in read_evaluation(raw).items():
        print(f"{name}: {len(examples):,} texts", flush=True)
        positive, labels = score_examples(scorer, examples)
        correct[name] = (positive >= DECISION) == (labels == 1)
        metrics[name] = {
            "n": len(examples),
            "accuracy": correct[name].mean(),
            "ece": expected_calibration_error(positive, labels, params.calibration_bins),
            "ece_by_chance": calibration_error_by_chance(positive, params.calibration_bins),
        }
    pairs = correct["counterfactual_original"] & correct["counterfactual_revised"]
    metrics["counterfactual_pairs"] = {"n": len(pairs), "both_right": pairs.mean()}
    metrics["mams_mixed"] = measure_mixed(scorer, read_mixed(raw))
    print("checklist", flush=True)
    metrics["checklist"] = measure_checklist(scorer, read_suite(raw))
    return metrics


def score_examples(
    scorer: Scorer, examples: Sequence[Example]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Scores n examples; answers the probabilities of "positive" [n] and the labels [n]."""
    labels = np.array([example.label for example in examples])
    return scorer([example.text for example in examples]), labels


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
