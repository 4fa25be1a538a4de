"""Data, training, export and evaluation of the sentiment models."""
