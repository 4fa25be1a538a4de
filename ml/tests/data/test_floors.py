"""The table of targets is that of the committed figures, and says why of each that is missed."""

import pytest

from sentiment.params import read_params
from sentiment.paths import TARGETS
from sentiment.targets import Params, compare, load, write_page
from sentiment.versions import VERSIONS


@pytest.fixture(scope="module")
def targets():
    return read_params(Params, "targets").targets


@pytest.fixture(scope="module")
def reached(targets):
    return {version: compare(targets, version, load(version)) for version in VERSIONS}


def test_the_table_is_that_of_the_figures(targets, reached):
    assert TARGETS.read_text(encoding="utf-8") == write_page(targets, reached)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_target_is_missed_only_where_it_is_said_why(targets, reached, version):
    missed = {name for name, it in reached[version].items() if not it.met}
    assert missed == {name for name, it in targets.items() if version in it.missed}


@pytest.mark.parametrize("name", ["yelp10k", "zomato"])
@pytest.mark.parametrize(("version", "most"), [("v1", 0.03), ("v2", 0.06)])
def test_many_texts_are_calibrated(version, most, name):
    assert load(version)["metrics"][name]["ece"] <= most
