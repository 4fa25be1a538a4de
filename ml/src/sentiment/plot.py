"""Stage `plot`: the data of what `dvc plots show` draws."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import Field
from sklearn.calibration import calibration_curve
from sklearn.metrics import confusion_matrix, roc_curve

from sentiment.calibration import DECISION
from sentiment.datasets import read_evaluation
from sentiment.evaluate import labels_of
from sentiment.examples import NEGATIVE, POSITIVE
from sentiment.params import read_params
from sentiment.paths import PLOTS, RAW, SCORES
from sentiment.scores import read_scores
from sentiment.slices import accuracy_by_slice
from sentiment.strict import Strict
from sentiment.versions import read_version

DIGITS = 4
NAMES = {NEGATIVE: "negative", POSITIVE: "positive"}


class Params(Strict):
    """Section `plot` of params.yaml."""

    #: Greatest lengths of the length bands, in code points, ascending.
    length_bands: list[int]
    reliability_bins: int = Field(gt=0)
    roc_points: int = Field(ge=2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stage for one version."""
    version = read_version("plot", __doc__, arguments)
    params = read_params(Params, "plot")
    sets = read_evaluation(RAW)
    scores = read_scores(SCORES / f"{version}.npz")
    scored = {name: (scores[name], labels_of(examples)) for name, examples in sets.items()}
    called = {name: called_labels(positive) for name, (positive, _) in scored.items()}
    by_set = {
        "confusion": {name: confusion(*scored[name]) for name in sets},
        "reliability": {name: reliability(*scored[name], params.reliability_bins) for name in sets},
        "roc": {name: roc(*scored[name], params.roc_points) for name in sets},
    }
    folder = PLOTS / version
    folder.mkdir(parents=True, exist_ok=True)
    for plot, frames in by_set.items():
        write_plot(folder / f"{plot}.json", stack(frames))
    slices = accuracy_by_slice(sets, called, params.length_bands)
    write_plot(folder / "slices.json", slices)


def called_labels(positive: NDArray[np.floating]) -> NDArray[np.int64]:
    """Turns probabilities of "positive" [n] into labels, 0 or 1 [n]."""
    return (positive >= DECISION).astype(np.int64)


def confusion(positive: NDArray[np.floating], labels: NDArray[np.int64]) -> pd.DataFrame:
    """Counts the texts of each actual and predicted label, four rows; `share` is of the actual."""
    counts = confusion_matrix(labels, called_labels(positive), labels=list(NAMES))
    rows = [
        (actual_name, predicted_name, int(counts[actual, predicted]))
        for actual, actual_name in NAMES.items()
        for predicted, predicted_name in NAMES.items()
    ]
    frame = pd.DataFrame(rows, columns=["actual", "predicted", "n"])
    return frame.assign(share=frame["n"] / frame.groupby("actual")["n"].transform("sum"))


def reliability(
    positive: NDArray[np.floating], labels: NDArray[np.int64], bins: int
) -> pd.DataFrame:
    """Compares scores with what came true, 0 to 1, one row a bin of equal width that has texts."""
    observed, predicted = calibration_curve(labels, positive, n_bins=bins)
    return pd.DataFrame({"predicted": predicted, "observed": observed})


def roc(positive: NDArray[np.floating], labels: NDArray[np.int64], points: int) -> pd.DataFrame:
    """Computes the ROC curve, `fpr` and `tpr` 0 to 1, thinned to at most `points` rows."""
    fpr, tpr, _ = roc_curve(labels, positive)
    kept = np.unique(np.linspace(0, len(fpr) - 1, points).round().astype(int))
    return pd.DataFrame({"fpr": fpr[kept], "tpr": tpr[kept]})


def stack(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Puts the frames of all sets below each other, with a column `set` before the others."""
    return pd.concat(frames, names=["set"]).reset_index("set").reset_index(drop=True)


def write_plot(path: Path, frame: pd.DataFrame) -> None:
    """Writes one JSON object a line, in an array, as DVC reads it."""
    rows: Sequence[dict[str, object]] = frame.round(DIGITS).to_dict("records")
    lines = ",\n".join(json.dumps(row) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
