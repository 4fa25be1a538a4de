"""Repairs a model's answers by a vote over changed forms of the text (TransRepair's pattern)."""

import random
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sentiment.calibration import DECISION
from sentiment.mutants import create_mutations, load_vocabulary, write_mutant
from sentiment.scorer import Scorer

#: Mutants that are tried for each that is wanted: not every change changes every text.
TRIES = 8
#: A typo takes a word away and a neutral clause dilutes the others: with their votes fewer answers
#: contradict each other, and more than 0.2 points more of them are wrong.
VOTING = ("synonym", "name")


def create_repair(scorer: Scorer, votes: int, seed: int) -> Scorer:
    """Answers a scorer whose answer is the vote of a text and up to `votes` mutants of it.

    Each votes with its probability, and weighs as much as that is away from undecided; the text
    itself weighs as much as `votes` mutants. The model is not changed, and a text is scored
    `votes` times more.
    """
    listed = create_mutations(load_vocabulary())
    mutations = [listed[name] for name in VOTING]

    def voters(text: str) -> list[str]:
        source = random.Random(f"{seed} {text}")
        tried = (write_mutant(text, source.choice(mutations), source) for _ in range(TRIES * votes))
        return [text, *dict.fromkeys(it for it in tried if it)][: votes + 1]

    def score(texts: Sequence[str]) -> NDArray[np.float32]:
        voting = [voters(text) for text in texts]
        every = list(dict.fromkeys(chain.from_iterable(voting)))
        known = dict(zip(every, scorer(every), strict=True))
        return np.array([_vote([known[it] for it in group], votes) for group in voting], np.float32)

    return score


def _vote(positive: Sequence[float], votes: int) -> float:
    # Where all are undecided, all weigh the same.
    weights = np.abs(np.asarray(positive) - DECISION) + 1e-9
    weights[0] *= votes
    return float(np.average(positive, weights=weights))
