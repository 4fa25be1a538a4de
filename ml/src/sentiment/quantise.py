"""Stage `quantise`: the calibrated transformer in int8, shipped only if it is as good."""

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, compose, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from sentiment.calibration import read_temperature
from sentiment.datasets import read_evaluation
from sentiment.params import read_params
from sentiment.paths import CALIBRATED, EXPORTED, METRICS, MODELS, RAW
from sentiment.quantisation_gate import Gate, compare, find_faults
from sentiment.strict import Strict


class Params(Strict):
    """Section `quantise` of params.yaml."""

    #: Sets that both graphs are measured on.
    sets: list[str]
    gate: Gate


def main() -> None:
    """Runs the stage.

    Raises:
        SystemExit: int8 loses too much or gains too little; nothing is shipped then.
    """
    params = read_params(Params, "quantise")
    exported, shipped = EXPORTED / "v2", MODELS / "v2"
    tokenizer = exported / "tokenizer.json"
    temperature = read_temperature(CALIBRATED / "v2.json")
    full, small = exported / "fp32.onnx", exported / "int8.onnx"
    write_calibrated(full, onnx.load(exported / "model.onnx"), temperature)
    write_calibrated(small, quantised(exported / "model.onnx"), temperature)
    sets = read_evaluation(RAW)
    report = compare(full, small, tokenizer, {name: sets[name] for name in params.sets})
    if faults := find_faults(report, params.gate):
        raise SystemExit("int8 is not shipped: " + "; ".join(faults))
    shipped.mkdir(parents=True, exist_ok=True)
    shutil.move(small, shipped / "model.onnx")
    shutil.copy(tokenizer, shipped / "tokenizer.json")
    full.unlink()
    (METRICS / "quantise.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def quantised(graph: Path) -> onnx.ModelProto:
    """Rounds the weights to int8 per channel; activations are rounded as they come (dynamic).

    The reduced range, 7 bits, keeps sums of products from overflowing on processors without VNNI.
    """
    small = graph.with_suffix(".small.onnx")
    quantize_dynamic(
        graph,
        small,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        # Nodes that the optimiser has joined have no type that could be inferred.
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    model = onnx.load(small)
    small.unlink()
    return model


def write_calibrated(path: Path, model: onnx.ModelProto, temperature: float) -> None:
    """Writes the graph with `probability` float32 [n] of "positive" in place of `logit`."""
    head = helper.make_graph(
        nodes=[
            helper.make_node("Div", ["raw_logit", "temperature"], ["calibrated"]),
            helper.make_node("Sigmoid", ["calibrated"], ["probability"]),
        ],
        name="calibration",
        inputs=[helper.make_tensor_value_info("raw_logit", TensorProto.FLOAT, ["n"])],
        outputs=[helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["n"])],
        initializer=[numpy_helper.from_array(np.float32(temperature), "temperature")],
    )
    calibration = helper.make_model(
        head, ir_version=model.ir_version, opset_imports=model.opset_import
    )
    merged = compose.merge_models(model, calibration, io_map=[("logit", "raw_logit")])
    path.write_bytes(merged.SerializeToString(deterministic=True))


if __name__ == "__main__":
    main()
