"""Training and export on made-up data."""

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sentiment import export_v1, train_v1
from sentiment.dirty_texts import dirty_texts
from sentiment.examples import Example
from sentiment.hashed_ngrams import FeatureGroup, vectorise
from sentiment.linear_model import load_model, save_model
from sentiment.scorer import create_scorer, pad

pytestmark = pytest.mark.ml_test_score("infrastructure-2")

FEATURES = [
    FeatureGroup(analyzer="word", ngram_range=(1, 2), n_features=256),
    FeatureGroup(analyzer="char_wb", ngram_range=(4, 4), n_features=128),
]
PARAMS = train_v1.Params(
    seed=1,
    features=FEATURES,
    c=1.0,
    min_texts=1,
    smoothing=1.0,
    exponent=1.0,
    source_weights={"b": 2.0},
)
TEMPERATURE = 1.25
EXPORT = export_v1.Params(opset=17, ir_version=8)
EXAMPLES = [
    Example(f"{word} {thing}", label, source)
    for word, label in (("good", 1), ("lovely", 1), ("bad", 0), ("awful", 0), ("not good", 0))
    for thing, source in (("soup", "a"), ("waiter", "a"), ("place", "b"))
]


@pytest.fixture(scope="module")
def model():
    return train_v1.fit(EXAMPLES, PARAMS)


@pytest.fixture
def graph(model, tmp_path):
    path = tmp_path / "model.onnx"
    export_v1.write_graph(path, model, TEMPERATURE, EXPORT)
    return path


def test_the_same_seed_gives_the_same_bytes(model, tmp_path):
    for name, trained in (("one", model), ("two", train_v1.fit(EXAMPLES, PARAMS))):
        save_model(tmp_path / name / "model.npz", trained)
        export_v1.write_graph(tmp_path / name / "model.onnx", trained, TEMPERATURE, EXPORT)
    for name in ("model.npz", "model.onnx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_model_learns_what_it_is_shown(model):
    logits = model.logits(vectorise([it.text for it in EXAMPLES], FEATURES))
    assert_array_equal(logits > 0, [it.label == 1 for it in EXAMPLES])


def test_features_of_too_few_texts_have_no_weight():
    params = PARAMS.model_copy(update={"min_texts": len(EXAMPLES) + 1})
    assert not train_v1.fit(EXAMPLES, params).weights.any()


def test_a_model_survives_its_file(model, tmp_path):
    save_model(tmp_path / "model.npz", model)
    loaded = load_model(tmp_path / "model.npz")
    assert_array_equal(loaded.weights, model.weights)
    assert loaded[1:] == model[1:]


def test_a_file_with_python_objects_is_refused(tmp_path):
    np.savez(tmp_path / "model.npz", weights=np.array([object()]), bias=0.0)
    with pytest.raises(ValueError, match="allow_pickle"):
        load_model(tmp_path / "model.npz")


def test_the_graph_scores_as_the_numbers_do(model, graph):
    texts = ["", "good soup", *dirty_texts(600, seed=2)]
    features = vectorise(texts, FEATURES)
    expected = 1 / (1 + np.exp(-model.logits(features) / TEMPERATURE))
    assert_allclose(create_scorer(graph, FEATURES)(texts), expected, atol=1e-6)


def test_contributions_and_bias_make_the_probability(model, graph):
    session = onnxruntime.InferenceSession(graph)
    inputs = pad(vectorise([it.text for it in EXAMPLES], FEATURES))
    probability, contributions = session.run(["probability", "contributions"], inputs)
    logits = contributions.sum(axis=1) + export_v1.calibrated_bias(model, TEMPERATURE)
    assert_allclose(probability, 1 / (1 + np.exp(-logits)), atol=1e-6)
    assert (contributions[inputs["values"] == 0] == 0).all()


def test_an_index_may_come_more_than_once(graph):
    session = onnxruntime.InferenceSession(graph)
    whole = {"indices": np.array([[7, 0]], np.int32), "values": np.array([[0.5, 0]], np.float32)}
    parts = {"indices": np.array([[7, 7]], np.int32), "values": np.full((1, 2), 0.25, np.float32)}
    one, other = (session.run(["probability"], inputs)[0] for inputs in (whole, parts))
    assert_allclose(one, other, atol=1e-7)


def test_the_graph_is_of_the_versions_asked_for(model):
    proto = export_v1.create_graph(model, TEMPERATURE, EXPORT)
    assert proto.ir_version == EXPORT.ir_version
    assert [(it.domain, it.version) for it in proto.opset_import] == [("", EXPORT.opset)]
    assert proto.graph.input[0].type.tensor_type.elem_type == onnx.TensorProto.INT32
