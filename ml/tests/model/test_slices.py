"""No important slice is left behind."""

import pytest
from scored import evaluation, examples, positives

from sentiment.params import read_params
from sentiment.plot import Params, called_labels
from sentiment.slices import accuracy_by_slice
from sentiment.versions import VERSIONS

#: Below this a slice is no sample.
FEWEST = 100
FLOOR = {"v1": 0.8, "v2": 0.86}


@pytest.mark.ml_test_score("model-6")
@pytest.mark.parametrize("version", VERSIONS)
def test_every_slice_is_good_enough(version):
    names = list(evaluation())
    sets = {name: examples(version, name) for name in names}
    called = {name: called_labels(positives(version, name)) for name in names}
    slices = accuracy_by_slice(sets, called, read_params(Params, "plot").length_bands)
    weak = slices[(slices["accuracy"] < FLOOR[version]) & (slices["n"] >= FEWEST)]
    assert weak.to_dict("records") == []
    assert len(slices) >= 12
