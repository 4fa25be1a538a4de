"""References, and the distance from them."""

import numpy as np
import pytest

from sentiment.drift import measure_drift, stability_index
from sentiment.reference import EDGES, compute_reference, shares

TEXTS = ["short", "a longer text of some words", "x" * 700]
REFERENCE = compute_reference(TEXTS, np.array([0.95, 0.4, 0.6]), np.array([0.0, 0.3, 1.0]))


def test_every_figure_is_there_and_its_shares_are_all():
    assert REFERENCE.keys() == EDGES.keys()
    for figure in REFERENCE.values():
        assert sum(figure["shares"]) == pytest.approx(1, abs=1e-5)
        assert len(figure["shares"]) == len(figure["edges"]) - 1


def test_labels_are_counted_as_they_are_given():
    assert REFERENCE["label"]["shares"] == pytest.approx([1 / 3, 2 / 3], abs=1e-5)


def test_a_border_is_of_the_bin_above_it_and_the_ends_are_open():
    assert shares([-1, 0, 1, 2, 9], [0, 1, 2]) == [0.4, 0.6]
    assert shares([], [0, 1, 2]) == [0, 0]


def test_the_same_texts_have_not_drifted():
    assert set(measure_drift(REFERENCE, REFERENCE).values()) == {0}


def test_longer_texts_have():
    longer = compute_reference([it * 20 for it in TEXTS], np.full(3, 0.9), np.zeros(3))
    assert measure_drift(REFERENCE, longer)["length"] > 0.25


def test_the_index_is_finite_where_a_bin_is_empty_and_the_same_both_ways():
    one, other = [1.0, 0.0], [0.5, 0.5]
    assert np.isfinite(stability_index(one, other))
    assert stability_index(one, other) == pytest.approx(stability_index(other, one))
