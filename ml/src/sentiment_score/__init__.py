"""Computes the ML Test Score from a run of the tests."""
