"""Changed texts, which of them are kept, and the vote over them."""

import random

import numpy as np
import pytest

from sentiment.mutants import create_mutations, load_vocabulary, write_mutant
from sentiment.repair import create_repair
from sentiment.similarity import is_similar

MUTATIONS = create_mutations(load_vocabulary())
TEXT = "John said that the movie was wonderful."


@pytest.mark.parametrize("kind", MUTATIONS)
def test_every_kind_changes_a_text_that_it_can_change(kind):
    mutants = {write_mutant(TEXT, MUTATIONS[kind], random.Random(seed)) for seed in range(20)}
    assert len(mutants - {None}) > 1
    assert TEXT not in mutants


@pytest.mark.parametrize("kind", ["synonym", "name", "typo"])
def test_a_text_that_cannot_be_changed_has_no_mutant(kind):
    assert write_mutant("ok ok", MUTATIONS[kind], random.Random(1)) is None


def test_another_word_keeps_its_capital():
    mutant = write_mutant("Movie!", MUTATIONS["synonym"], random.Random(1))
    assert mutant is None or mutant[0].isupper()
    changed = MUTATIONS["synonym"]("Movie night", random.Random(1))
    assert changed in ("Film night", "Picture night")


@pytest.mark.parametrize(
    ("mutant", "similar"),
    [
        ("The soup was very good", True),
        ("The soup was good", False),
        ("The soup was not good", False),
        ("Quite another sentence of other words", False),
    ],
)
def test_a_mutant_is_kept_when_it_says_the_same(mutant, similar):
    assert is_similar("The soup was good", mutant) == similar


def test_the_vote_of_a_model_that_is_consistent_is_its_answer():
    repaired = create_repair(lambda texts: np.full(len(texts), 0.8, np.float32), 5, seed=1)
    assert repaired([TEXT, "ok"]).tolist() == pytest.approx([0.8, 0.8])


def test_the_vote_overrules_a_model_that_is_undecided_on_one_spelling():
    def score(texts):
        return np.array([0.49 if it == TEXT else 0.9 for it in texts], np.float32)

    assert score([TEXT])[0] < 0.5 < create_repair(score, 5, seed=1)([TEXT])[0]


def test_the_vote_is_the_same_each_time():
    def score(texts):
        return np.array([len(it) % 10 / 10 for it in texts], np.float32)

    one, other = (create_repair(score, 5, seed=1)([TEXT]) for _ in range(2))
    assert one == other
