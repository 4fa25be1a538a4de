"""params.yaml is read strictly."""

import pytest
import yaml
from pydantic import ValidationError

from sentiment import (
    calibrate,
    evaluate,
    export_v1,
    manifest,
    metamorphic,
    plot,
    prepare,
    quantise,
    report,
    targets,
    train_v1,
    validate,
)
from sentiment.params import read_params
from sentiment.paths import PARAMS
from sentiment.transformer_params import ExportParams, TrainParams

SECTIONS = {
    "prepare": prepare.Params,
    "validate": validate.Params,
    "train_v1": train_v1.Params,
    "train_v2": TrainParams,
    "calibrate": calibrate.Params,
    "export_v1": export_v1.Params,
    "export_v2": ExportParams,
    "quantise": quantise.Params,
    "evaluate": evaluate.Params,
    "plot": plot.Params,
    "manifest": manifest.Params,
    "metamorphic": metamorphic.Params,
    "report": report.Params,
    "targets": targets.Params,
}
SHAPES = pytest.mark.parametrize(("section", "shape"), SECTIONS.items())


@pytest.fixture
def written(tmp_path):
    def write(section, values):
        path = tmp_path / "params.yaml"
        path.write_text(yaml.safe_dump({section: values}), encoding="utf-8")
        return path

    return write


@pytest.fixture
def sections():
    return yaml.safe_load(PARAMS.read_text(encoding="utf-8"))


def test_the_file_has_one_section_for_each_stage(sections):
    assert set(sections) == {*SECTIONS, "checklist"}


@SHAPES
def test_the_committed_section_fits(section, shape):
    assert isinstance(read_params(shape, section), shape)


@SHAPES
def test_an_unknown_key_is_refused(section, shape, sections, written):
    path = written(section, sections[section] | {"lerning_rate": 1})
    with pytest.raises(ValidationError, match="lerning_rate"):
        read_params(shape, section, path)


@SHAPES
def test_a_missing_key_is_refused(section, shape, sections, written):
    missing, *kept = sections[section]
    path = written(section, {key: sections[section][key] for key in kept})
    with pytest.raises(ValidationError, match=missing):
        read_params(shape, section, path)


def test_a_value_of_another_type_is_refused(sections, written):
    path = written("train_v1", sections["train_v1"] | {"c": "2.0"})
    with pytest.raises(ValidationError, match="c"):
        read_params(train_v1.Params, "train_v1", path)


def test_a_missing_section_is_refused(written):
    with pytest.raises(KeyError, match="train_v1"):
        read_params(train_v1.Params, "train_v1", written("other", {}))
