"""How much each example counts, so that the largest source and the commoner label do not decide."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sentiment.examples import Example


def balance(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Makes both labels of a source count the same: more praise in it says nothing of a review."""
    sizes = Counter((example.source, example.label) for example in examples)
    totals = Counter(example.source for example in examples)
    return np.array([totals[it.source] / (2 * sizes[it.source, it.label]) for it in examples])


def equalise(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Makes all sources count the same, and both labels of each: none is what people will send."""
    totals = Counter(example.source for example in examples)
    return balance(examples) / np.array([totals[example.source] for example in examples])
