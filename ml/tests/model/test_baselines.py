"""What takes no training is clearly worse."""

import pytest
from scored import accuracy, examples

from sentiment.baselines import lexicon_labels, majority_accuracy, read_lexicon
from sentiment.evaluate import labels_of
from sentiment.paths import RAW
from sentiment.versions import VERSIONS

pytestmark = [
    pytest.mark.ml_test_score("model-5"),
    pytest.mark.parametrize("version", VERSIONS),
    pytest.mark.parametrize("name", ["sst2_dev", "uci_yelp", "zomato"]),
]
POINTS = 0.05


def test_the_commoner_label_is_beaten(version, name):
    labels = labels_of(examples(version, name))
    assert accuracy(version, name) - majority_accuracy(labels) >= POINTS


def test_the_opinion_lexicon_is_beaten(version, name):
    listed = examples(version, name)
    lexicon = read_lexicon(RAW / "nltk/opinion_lexicon.zip")
    called = lexicon_labels([it.text for it in listed], lexicon)
    assert accuracy(version, name) - (called == labels_of(listed)).mean() >= POINTS
