"""What each group of v1's features is worth, and what it costs."""

import time
from functools import cache

import numpy as np
import pytest
from scored import evaluation

from sentiment import train_v1
from sentiment.evaluate import labels_of
from sentiment.examples import read_examples
from sentiment.hashed_ngrams import vectorise
from sentiment.params import read_params
from sentiment.paths import PREPARED

PARAMS = read_params(train_v1.Params, "train_v1")
WORDS, CHARACTERS = PARAMS.features
UNIGRAMS = WORDS.model_copy(update={"ngram_range": (1, 1)})
WITHOUT = {
    "words": (CHARACTERS,),
    "characters": (WORDS,),
    "word pairs": (UNIGRAMS, CHARACTERS),
}
SETS = ("sst2_dev", "uci_yelp", "counterfactual_original", "counterfactual_revised")


@cache
def mean_accuracy(groups):
    """Trains on half of the texts; answers the mean accuracy over the sets, in points."""
    training = read_examples(PREPARED / "train.jsonl")[::2]
    params = PARAMS.model_copy(update={"features": list(groups)})
    model = train_v1.fit(training, params)
    right = []
    for name in SETS:
        examples = evaluation()[name]
        logits = model.logits(vectorise([it.text for it in examples], groups))
        right.append(np.mean((logits >= 0) == (labels_of(examples) == 1)))
    return 100 * float(np.mean(right))


@pytest.mark.ml_test_score("data-2")
@pytest.mark.parametrize("group", WITHOUT)
def test_each_group_of_features_is_beneficial(group):
    assert mean_accuracy((WORDS, CHARACTERS)) - mean_accuracy(WITHOUT[group]) >= 0.2


@pytest.mark.ml_test_score("data-3")
@pytest.mark.parametrize("group", PARAMS.features, ids=lambda it: it.analyzer)
def test_no_group_costs_too_much(group):
    texts = [it.text for it in evaluation()["sst2_dev"]]
    start = time.perf_counter()
    vectorise(texts, [group])
    milliseconds = (time.perf_counter() - start) * 1_000 / len(texts)
    megabytes = group.n_features * np.dtype(np.float16).itemsize / 1e6
    assert milliseconds < 1, "of processor time for each text"
    assert megabytes < 3, "of weights to be loaded"
