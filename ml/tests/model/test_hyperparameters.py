"""The committed parameters of v1 are as good as their neighbours."""

from itertools import product

import numpy as np
import pytest

from sentiment import train_v1
from sentiment.evaluate import labels_of
from sentiment.examples import read_examples
from sentiment.hashed_ngrams import vectorise
from sentiment.params import read_params
from sentiment.paths import PREPARED

PARAMS = read_params(train_v1.Params, "train_v1")


@pytest.mark.ml_test_score("model-3")
def test_no_neighbour_is_clearly_better():
    training = read_examples(PREPARED / "train.jsonl")[::5]
    held_out = read_examples(PREPARED / "calibration.jsonl")
    features = vectorise([it.text for it in held_out], PARAMS.features)
    accuracies = {}
    for c, exponent in product((PARAMS.c / 4, PARAMS.c, PARAMS.c * 4), (0.5, 0.75, 1.0)):
        params = PARAMS.model_copy(update={"c": c, "exponent": exponent})
        called = train_v1.fit(training, params).logits(features) >= 0
        accuracies[c, exponent] = float(np.mean(called == (labels_of(held_out) == 1)))
    committed = accuracies[PARAMS.c, PARAMS.exponent]
    assert max(accuracies.values()) - committed <= 0.01, accuracies
