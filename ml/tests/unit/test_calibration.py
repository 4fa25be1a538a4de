"""Temperature and calibration error."""

import numpy as np
import pytest

from sentiment.calibration import (
    calibration_error_by_chance,
    expected_calibration_error,
    fit_temperature,
    probability,
)

BOUNDS = (0.05, 20.0)


@pytest.fixture
def calibrated():
    """Logits, and labels drawn with just the probabilities that the logits tell."""
    source = np.random.default_rng(1)
    logits = source.normal(0, 2, 20_000)
    return logits, (source.random(logits.size) < probability(logits)).astype(int)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_the_temperature_that_was_applied_is_found(calibrated, temperature):
    logits, labels = calibrated
    found = fit_temperature(logits * temperature, labels, np.ones(labels.size), BOUNDS)
    assert found == pytest.approx(temperature, rel=0.05)


def test_calibrated_scores_have_little_error_and_overconfident_ones_much(calibrated):
    logits, labels = calibrated
    assert expected_calibration_error(probability(logits), labels) < 0.02
    assert expected_calibration_error(probability(logits * 4), labels) > 0.1


def test_the_error_is_the_weighted_gap_of_each_bin():
    # Two bins of half the range: confidence 0.6, right once of twice; confidence 0.9, always right.
    positive = np.array([0.6, 0.4, 0.9, 0.1])
    labels = np.array([1, 1, 1, 0])
    assert expected_calibration_error(positive, labels, bins=2) == pytest.approx(0.1)


def test_certain_scores_fall_into_the_last_bin():
    assert expected_calibration_error(np.array([1.0, 0.0]), np.array([1, 0])) == 0


def test_texts_of_no_weight_do_not_count(calibrated):
    logits, labels = calibrated
    half = np.arange(labels.size) < labels.size // 2
    mixed = np.where(half, logits, logits * 5)
    assert fit_temperature(mixed, labels, half.astype(float), BOUNDS) == pytest.approx(1, rel=0.05)


def test_the_error_by_chance_shrinks_with_the_number_of_texts(calibrated):
    logits, labels = calibrated
    few, many = (calibration_error_by_chance(probability(logits[:n])) for n in (200, 20_000))
    assert few > 4 * many
    assert expected_calibration_error(probability(logits), labels) < 2 * many
