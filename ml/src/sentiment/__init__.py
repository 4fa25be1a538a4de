"""Data, training, export and evaluation of the sentiment models."""

import os

# onnxruntime reports its use to its makers unless told not to before it is loaded.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
