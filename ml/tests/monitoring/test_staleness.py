"""A model that is older than its data or its metrics is noticed."""

import pytest
from scored import manifest, metrics

from sentiment.manifest import SETS, data_version
from sentiment.sources import load_sources
from sentiment.versions import VERSIONS

pytestmark = [
    pytest.mark.ml_test_score("monitoring-4"),
    pytest.mark.parametrize("version", VERSIONS),
]


def test_the_model_was_made_of_the_data_that_is_named_now(version):
    assert manifest(version)["data"]["version"] == data_version(load_sources())


def test_its_figures_are_those_of_the_last_evaluation(version):
    assert manifest(version)["metrics"] == {name: metrics(version)[name] for name in SETS}


def test_another_file_among_the_data_would_be_noticed(version):
    sources = load_sources()
    changed = [sources[0].model_copy(update={"sha256": "0" * 64}), *sources[1:]]
    assert data_version(changed) != manifest(version)["data"]["version"]
