"""Shows step by step how a model comes to its answer to one text.

The text is taken from the command line, and is shown again only to who typed it.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from sentiment.hashed_ngrams import vectorise
from sentiment.manifest import verdict
from sentiment.normalise import normalise
from sentiment.paths import MODELS
from sentiment.scorer import load_scorer, pad, read_groups, read_input
from sentiment.wordpieces import load_tokenizer


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.trace", description=__doc__)
    parser.add_argument("text", help="what is judged")
    parser.add_argument("--model", type=Path, default=MODELS / "v1", help="its folder")
    options = parser.parse_args(arguments)
    print(json.dumps(trace(options.model, options.text), indent=2))


def trace(model: Path, text: str) -> dict[str, object]:
    """Computes each step, from the text to the label."""
    steps = _wordpieces if read_input(model)["kind"] == "wordpieces" else _ngrams
    positive = float(load_scorer(model)([text])[0])
    logit = float(np.log(positive) - np.log1p(-positive))
    return steps(model, text) | {"logit": logit, "positive": positive} | verdict(positive)


def _ngrams(model: Path, text: str) -> dict[str, object]:
    inputs = pad(vectorise([text], read_groups(model)))
    session = onnxruntime.InferenceSession(model / "model.onnx")
    (contributions,) = session.run(["contributions"], inputs)
    names = ("indices", "values")
    return {
        "tokens": normalise(text),
        **{name: inputs[name][0].tolist() for name in names},
        "contributions": contributions[0].tolist(),
        "bias": read_input(model)["bias"],
    }


def _wordpieces(model: Path, text: str) -> dict[str, object]:
    encoding = load_tokenizer(model / "tokenizer.json").encode(text)
    return {"tokens": encoding.tokens, "ids": encoding.ids}


if __name__ == "__main__":
    main()
