"""Stage `export_v2`: writes the fine-tuned transformer as an ONNX graph in full precision."""

from pathlib import Path

import torch
from onnxruntime.transformers.optimizer import optimize_model

from sentiment.params import read_params
from sentiment.paths import EXPORTED, TRAINED
from sentiment.pretrained import find_pretrained
from sentiment.transformer import SentimentTransformer, load_transformer
from sentiment.transformer_params import ExportParams, TrainParams
from sentiment.wordpieces import plain_tokenizer

INPUTS = ("input_ids", "attention_mask")


def main() -> None:
    """Runs the stage."""
    training = read_params(TrainParams, "train_v2")
    folder = EXPORTED / "v2"
    # The optimiser knows attention as it is written out, not as one function of torch.
    model = load_transformer(TRAINED / "v2", attention="eager")
    write_graph(folder / "model.onnx", model, read_params(ExportParams, "export_v2"))
    pretrained = find_pretrained(training.pretrained)
    tokenizer = plain_tokenizer(pretrained / "tokenizer.json", training.max_tokens)
    tokenizer.save(str(folder / "tokenizer.json"))


def write_graph(path: Path, model: SentimentTransformer, params: ExportParams) -> None:
    """Writes the graph of a model.

    Inputs: `input_ids` int64 [n, k] and `attention_mask` int64 [n, k], 1 where a text has a token.
    Output: `logit` float32 [n], not yet calibrated.

    Raises:
        ValueError: not every layer's attention could be joined to one node.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    ids = torch.tensor([[101, 2307, 102], [101, 102, 0]])
    torch.onnx.export(
        model,
        (ids, (ids != 0).long()),
        path,
        input_names=list(INPUTS),
        output_names=["logit"],
        dynamic_axes={name: {0: "n", 1: "k"} for name in INPUTS} | {"logit": {0: "n"}},
        opset_version=params.opset,
        dynamo=False,  # The optimiser does not know what the newer exporter writes.
    )
    _fuse(path, model)


def _fuse(path: Path, model: SentimentTransformer) -> None:
    """Joins what onnxruntime computes faster in one piece."""
    shape = model.encoder.config
    fused = optimize_model(
        str(path),
        model_type="bert",
        num_heads=shape.num_attention_heads,
        hidden_size=shape.hidden_size,
        opt_level=0,
    )
    attention = fused.get_fused_operator_statistics()["Attention"]
    if attention != shape.num_hidden_layers:
        raise ValueError(f"only {attention} of {shape.num_hidden_layers} attention nodes fused")
    fused.save_model_to_file(str(path))


if __name__ == "__main__":
    main()
