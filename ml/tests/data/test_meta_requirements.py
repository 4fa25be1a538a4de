"""What may be trained on, and what may be known of who wrote it."""

import pytest

from sentiment.examples import Example, read_examples
from sentiment.paths import PREPARED
from sentiment.sources import load_sources

#: Evaluated on, never trained on.
EVALUATED = ("uci/yelp", "mams/", "yelp10k/", "zomato/", "checklist/", "sst2/dev_official")


@pytest.mark.ml_test_score("data-4")
def test_what_is_evaluated_on_is_not_for_training():
    for source in load_sources():
        evaluated = source.path.startswith(EVALUATED) or "-test." in source.path
        assert (source.use == "evaluate") == evaluated, source.path


@pytest.mark.ml_test_score("data-4")
def test_every_file_has_a_licence_or_says_that_none_is_stated():
    assert all(source.licence for source in load_sources())


@pytest.mark.ml_test_score("data-4")
def test_training_knows_of_a_text_only_its_label_and_its_source():
    assert Example._fields == ("text", "label", "source")


@pytest.mark.ml_test_score("data-4")
def test_only_sources_that_are_for_training_are_trained_on():
    trained = {"sst2", "pros_cons", "product_reviews", "counterfactual", "uci"}
    for part in ("train", "calibration"):
        assert {it.source for it in read_examples(PREPARED / f"{part}.jsonl")} <= trained
