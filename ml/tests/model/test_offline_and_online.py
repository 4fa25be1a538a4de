"""What is measured offline says what will be seen on reviews of other places and times."""

import numpy as np
import pytest
from scipy.stats import spearmanr
from scored import accuracy, examples, positives

from sentiment.evaluate import labels_of
from sentiment.versions import VERSIONS

pytestmark = pytest.mark.ml_test_score("model-2")
OFFLINE, FRESH = ("sst2_dev", "uci_yelp"), ("yelp10k", "zomato")


@pytest.mark.parametrize("fresh", FRESH)
def test_the_version_that_is_better_offline_is_better_on_fresh_reviews(fresh):
    offline = {it: np.mean([accuracy(it, name) for name in OFFLINE]) for it in VERSIONS}
    assert max(offline, key=offline.get) == max(VERSIONS, key=lambda it: accuracy(it, fresh))


@pytest.mark.parametrize("version", VERSIONS)
def test_where_the_model_is_surer_it_is_right_more_often_on_fresh_reviews(version):
    positive = np.concatenate([positives(version, name) for name in FRESH])
    labels = np.concatenate([labels_of(examples(version, name)) for name in FRESH])
    confidence = np.maximum(positive, 1 - positive)
    right = (positive >= 0.5) == (labels == 1)
    order = np.array_split(np.argsort(confidence), 5)
    sure, correct = ([values[it].mean() for it in order] for values in (confidence, right))
    assert spearmanr(sure, correct)[0] > 0.85
