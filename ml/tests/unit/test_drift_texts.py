"""Texts of the training's kind that no model has seen, and others."""

from collections import Counter

from sentiment.drift_texts import draw_alike, kind, read_product_sentences, read_sets
from sentiment.examples import Example
from sentiment.prepare import Params

PARAMS = Params(
    seed=1,
    calibration_sources=["sst2", "uci", "pros_cons"],
    calibration_size=4,
    calibration_min_words=4,
)


def of(source, lengths):
    return [Example("x" * length, 1, source) for length in lengths]


def test_what_is_drawn_has_the_shares_of_source_and_length():
    like = of("sst2", [10] * 60 + [30] * 30) + of("uci", [30] * 10)
    pool = of("sst2", range(1, 160)) + of("uci", range(20, 40)) + of("zomato", [10])
    drawn = draw_alike(pool, like, 20, seed=1)
    assert Counter(map(kind, drawn)) == {("sst2", 1): 12, ("sst2", 2): 6, ("uci", 2): 2}
    assert drawn == draw_alike(pool, like, 20, seed=1)


def test_no_more_is_drawn_than_there_is():
    assert len(draw_alike(of("uci", [5]), of("uci", [5, 6]), 10, seed=1)) == 1


def test_unseen_texts_and_products_were_not_trained_on(tiny_raw):
    sets = read_sets(tiny_raw, 1, PARAMS, reference_texts=10)
    assert sets["unseen"] and not set(sets["unseen"]) & set(sets["mixture"])
    assert len(sets["uci_yelp"]) == 24
    assert sets["products"] == []


def test_product_sentences_are_read_whatever_they_say(tiny_raw):
    sentences = [it.text for it in read_product_sentences(tiny_raw)]
    assert len(sentences) == 48
    assert "product1 0 meal 1 was awful here" in sentences
