"""Stage `calibrate`: finds the temperature by which a model's scores mean what they say."""

import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sentiment import train_v1
from sentiment.calibration import fit_temperature
from sentiment.examples import Example, read_examples
from sentiment.hashed_ngrams import vectorise
from sentiment.linear_model import FILE, load_model
from sentiment.params import read_params
from sentiment.paths import CALIBRATED, EXPORTED, PREPARED, TRAINED
from sentiment.source_weights import equalise
from sentiment.strict import Strict
from sentiment.token_scorer import create_token_scorer
from sentiment.versions import read_version


class Params(Strict):
    """Section `calibrate` of params.yaml: between which temperatures the best one is looked for."""

    min_temperature: float = Field(gt=0)
    max_temperature: float = Field(gt=0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stage for one version."""
    version = read_version("calibrate", __doc__, arguments)
    params = read_params(Params, "calibrate")
    examples = read_examples(PREPARED / "calibration.jsonl")
    temperature = fit(examples, LOGITS[version]([it.text for it in examples]), params)
    print(f"temperature {temperature:.4f}")
    CALIBRATED.mkdir(parents=True, exist_ok=True)
    report = json.dumps({"temperature": temperature})
    (CALIBRATED / f"{version}.json").write_text(report + "\n", encoding="utf-8")


def fit(examples: Sequence[Example], logits: NDArray[np.float64], params: Params) -> float:
    """Fits the temperature to the logits [n] of n examples that were not trained on."""
    labels = np.array([example.label for example in examples])
    bounds = (params.min_temperature, params.max_temperature)
    return fit_temperature(logits, labels, equalise(examples), bounds)


def linear_logits(texts: Sequence[str]) -> NDArray[np.float64]:
    """Computes v1's logits [n]."""
    features = vectorise(texts, read_params(train_v1.Params, "train_v1").features)
    return load_model(TRAINED / "v1" / FILE).logits(features)


def transformer_logits(texts: Sequence[str]) -> NDArray[np.float64]:
    """Computes v2's logits [n], in full precision."""
    exported = EXPORTED / "v2"
    scorer = create_token_scorer(exported / "model.onnx", exported / "tokenizer.json", "logit")
    return scorer(texts).astype(np.float64)


LOGITS = {"v1": linear_logits, "v2": transformer_logits}


if __name__ == "__main__":
    main()
