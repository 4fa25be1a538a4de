"""Nothing that is not a number goes in or comes out, and scoring stays cheap."""

import subprocess
import sys
import time

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import numpy_helper
from scored import evaluation, scorer

from sentiment.dirty_texts import dirty_texts
from sentiment.paths import MODELS
from sentiment.scorer import load_scorer
from sentiment.versions import VERSIONS

VERSION = pytest.mark.parametrize("version", VERSIONS)
#: Milliseconds for a text of SST-2 on one core; three times what was measured.
CEILING_MS = {"v1": 0.5, "v2": 12}
#: Of a whole Python process with scikit-learn; about 1.5 times what was measured.
CEILING_MIB = {"v1": 300, "v2": 340}
# Not by `getrusage`: its peak is that of the process which started this one, if that was larger.
MEASURE = """
import re, sys
from pathlib import Path
from sentiment.scorer import load_scorer
load_scorer(Path(sys.argv[1]))(["good"] * 100)
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""
EXTREME = ["", " ", "\0", "a" * 5000, "not " * 1250, "!" * 5000, "\U0001f60d" * 5000, "[UNK] [PAD]"]


@pytest.mark.ml_test_score("monitoring-5")
@VERSION
def test_all_weights_are_finite(version):
    graph = onnx.load(MODELS / version / "model.onnx").graph
    for weights in graph.initializer:
        assert np.isfinite(numpy_helper.to_array(weights).astype(np.float64)).all(), weights.name


@pytest.mark.ml_test_score("monitoring-5")
@VERSION
def test_every_text_gets_a_probability(version):
    positive = scorer(version)([*EXTREME, *dirty_texts(500, seed=3)])
    assert np.isfinite(positive).all()
    assert ((positive >= 0) & (positive <= 1)).all()


@pytest.mark.ml_test_score("monitoring-5")
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 3e38])
def test_a_value_that_is_no_number_does_not_become_a_label(value):
    session = onnxruntime.InferenceSession(MODELS / "v1" / "model.onnx")
    inputs = {"indices": np.array([[0]], np.int32), "values": np.array([[value]], np.float32)}
    (positive,) = session.run(["probability"], inputs)
    assert np.isnan(positive[0]) or 0 <= positive[0] <= 1


@pytest.mark.ml_test_score("monitoring-6")
@VERSION
def test_a_text_takes_no_longer_than_it_did(version):
    texts = [it.text for it in evaluation()["sst2_dev"][:200]]
    score = load_scorer(MODELS / version)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        score(texts)
        times.append((time.perf_counter() - start) * 1_000 / len(texts))
    assert min(times) <= CEILING_MS[version]


@pytest.mark.ml_test_score("monitoring-6")
@VERSION
def test_a_process_with_a_model_takes_no_more_memory_than_it_did(version):
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(MODELS / version)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) / 1024 <= CEILING_MIB[version]


@pytest.mark.ml_test_score("monitoring-6")
@VERSION
def test_a_model_is_no_larger_than_it_may_be(version):
    size = sum(it.stat().st_size for it in (MODELS / version).iterdir())
    assert size <= {"v1": 4e6, "v2": 25e6}[version]
