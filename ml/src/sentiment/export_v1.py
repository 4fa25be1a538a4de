"""Stage `export_v1`: writes the trained linear model as an ONNX graph."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from pydantic import Field

from sentiment.calibration import read_temperature
from sentiment.linear_model import FILE, LinearModel, load_model
from sentiment.params import read_params
from sentiment.paths import CALIBRATED, MODELS, TRAINED
from sentiment.strict import Strict


class Params(Strict):
    """Section `export_v1` of params.yaml: what the oldest runtime that serves it can read."""

    opset: int = Field(le=21)
    ir_version: int = Field(le=10)


def main() -> None:
    """Runs the stage."""
    params = read_params(Params, "export_v1")
    temperature = read_temperature(CALIBRATED / "v1.json")
    graph = MODELS / "v1" / "model.onnx"
    size = write_graph(graph, load_model(TRAINED / "v1" / FILE), temperature, params)
    print(f"model.onnx: {size:,} bytes")


def write_graph(path: Path, model: LinearModel, temperature: float, params: Params) -> int:
    """Writes the graph of a model; answers the size of the file in bytes."""
    content = create_graph(model, temperature, params).SerializeToString(deterministic=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(content)


def create_graph(model: LinearModel, temperature: float, params: Params) -> onnx.ModelProto:
    """Builds the graph for n texts of at most k features.

    Inputs: `indices` int32 [n, k] and `values` float32 [n, k], 0 where a text has fewer features;
    an index may occur more than once. Outputs: `contributions` float32 [n, k], what each feature
    adds to the calibrated logit, and `probability` float32 [n] of "positive", which is the sigmoid
    of their sum and `calibrated_bias`.
    """
    graph = helper.make_graph(
        nodes=[
            # Gathered first and cast then: casting all weights would cost more than the rest.
            helper.make_node("Gather", ["weights", "indices"], ["half"]),
            helper.make_node("Cast", ["half"], ["weight"], to=TensorProto.FLOAT),
            helper.make_node("Mul", ["weight", "values"], ["raw"]),
            helper.make_node("Div", ["raw", "temperature"], ["contributions"]),
            helper.make_node("ReduceSum", ["contributions", "axis"], ["sum"], keepdims=0),
            helper.make_node("Add", ["sum", "bias"], ["logit"]),
            helper.make_node("Sigmoid", ["logit"], ["probability"]),
        ],
        name="sentiment-v1",
        inputs=[
            helper.make_tensor_value_info("indices", TensorProto.INT32, ["n", "k"]),
            helper.make_tensor_value_info("values", TensorProto.FLOAT, ["n", "k"]),
        ],
        outputs=[
            helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["n"]),
            helper.make_tensor_value_info("contributions", TensorProto.FLOAT, ["n", "k"]),
        ],
        initializer=[
            numpy_helper.from_array(model.weights, "weights"),
            numpy_helper.from_array(np.float32(temperature), "temperature"),
            numpy_helper.from_array(np.float32(calibrated_bias(model, temperature)), "bias"),
            numpy_helper.from_array(np.array([1], np.int64), "axis"),
        ],
    )
    proto = helper.make_model(
        graph,
        producer_name="sentiment",
        ir_version=params.ir_version,
        opset_imports=[helper.make_opsetid("", params.opset)],
    )
    onnx.checker.check_model(proto, full_check=True)
    return proto


def calibrated_bias(model: LinearModel, temperature: float) -> float:
    """Computes what the graph adds to the sum of the contributions."""
    return float(np.float32(model.bias / temperature))


if __name__ == "__main__":
    main()
