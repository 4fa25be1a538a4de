"""No text is both trained and evaluated on."""

import pytest

from sentiment.datasets import read_evaluation_texts, read_training
from sentiment.examples import read_examples
from sentiment.paths import PREPARED, RAW
from sentiment.prepare import normal_form


@pytest.fixture(scope="module")
def evaluated():
    return {normal_form(text) for text in read_evaluation_texts(RAW)}


@pytest.fixture(scope="module")
def forms():
    return {
        name: [normal_form(it.text) for it in read_examples(PREPARED / f"{name}.jsonl")]
        for name in ("train", "calibration")
    }


def test_the_raw_sets_do_overlap(evaluated):
    # Else the tests below would prove nothing.
    assert any(normal_form(example.text) in evaluated for example in read_training(RAW))


def test_no_evaluation_text_is_trained_or_calibrated_on(forms, evaluated):
    assert evaluated.isdisjoint(forms["train"])
    assert evaluated.isdisjoint(forms["calibration"])


def test_no_calibration_text_is_trained_on(forms):
    assert set(forms["train"]).isdisjoint(forms["calibration"])


def test_no_text_is_there_twice(forms):
    for name, listed in forms.items():
        assert len(set(listed)) == len(listed), name
