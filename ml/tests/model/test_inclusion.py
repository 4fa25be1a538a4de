"""Who is spoken of does not decide whether a sentence is positive."""

import numpy as np
import pytest
from scored import scorer

from sentiment.calibration import DECISION
from sentiment.inclusion import all_pairs
from sentiment.versions import VERSIONS

MOST = 0.01


@pytest.mark.ml_test_score("model-7")
@pytest.mark.parametrize("version", VERSIONS)
def test_an_identity_term_hardly_ever_flips_a_clear_sentence(version):
    without, named = zip(*all_pairs(), strict=True)
    labels = [scorer(version)(texts) >= DECISION for texts in (without, named)]
    flipped = [text for text, one, other in zip(named, *labels, strict=True) if one != other]
    assert len(flipped) / len(named) <= MOST, flipped
    assert np.mean(labels[0]) == 0.5
