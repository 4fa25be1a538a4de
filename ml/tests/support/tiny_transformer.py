"""A graph and a tokenizer with the inputs and outputs of v2's, small enough to be made at once."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

GOOD, BAD = ("good", "lovely", "tasty"), ("bad", "awful", "bland")
#: Ids as in BERT's vocabulary: 0 fills up, 1 is for all that is not listed.
VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "was", "here", *GOOD, *BAD)
WIDTH = 8


def write_exported(folder: Path, max_tokens: int = 16) -> None:
    """Writes what stage `export_v2` would: a graph whose output is `logit`, and a tokenizer."""
    folder.mkdir(parents=True)
    (folder / "tokenizer.json").write_text(json.dumps(_tokenizer(max_tokens)), encoding="utf-8")
    onnx.save(_graph(), folder / "model.onnx")


def _tokenizer(max_tokens: int) -> dict:
    ends = {it: {"id": it, "ids": [VOCABULARY.index(it)], "tokens": [it]} for it in VOCABULARY[2:4]}
    ids = {it: number for number, it in enumerate(VOCABULARY)}
    single = [
        {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
        {"Sequence": {"id": "A", "type_id": 0}},
        {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
    ]
    return {
        "version": "1.0",
        "truncation": {
            **{"direction": "Right", "max_length": max_tokens},
            **{"strategy": "LongestFirst", "stride": 0},
        },
        "padding": None,
        "added_tokens": [],
        "normalizer": {
            **{"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True},
            **{"strip_accents": None, "lowercase": True},
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            **{"type": "TemplateProcessing", "single": single, "pair": single},
            "special_tokens": ends,
        },
        "decoder": None,
        "model": {
            **{"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##"},
            **{
                "max_input_chars_per_word": 100,
                "vocab": ids,
            },
        },
    }


def _graph() -> onnx.ModelProto:
    """Adds up what the words of a text are worth, by way of a product of matrices."""
    worth = np.array([(it in GOOD) - (it in BAD) for it in VOCABULARY], np.float32)
    embeddings = np.repeat(worth[:, None], WIDTH, axis=1)
    graph = helper.make_graph(
        nodes=[
            helper.make_node("Gather", ["embeddings", "input_ids"], ["words"]),
            helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["mask", "last"], ["wide"]),
            helper.make_node("Mul", ["words", "wide"], ["kept"]),
            helper.make_node("ReduceSum", ["kept", "middle"], ["sum"], keepdims=0),
            helper.make_node("MatMul", ["sum", "head"], ["column"]),
            helper.make_node("Squeeze", ["column", "middle"], ["logit"]),
        ],
        name="tiny",
        inputs=[
            helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "k"])
            for name in ("input_ids", "attention_mask")
        ],
        outputs=[helper.make_tensor_value_info("logit", TensorProto.FLOAT, ["n"])],
        initializer=[
            numpy_helper.from_array(embeddings, "embeddings"),
            numpy_helper.from_array(np.full((WIDTH, 1), 1 / WIDTH, np.float32), "head"),
            numpy_helper.from_array(np.array([2]), "last"),
            numpy_helper.from_array(np.array([1]), "middle"),
        ],
    )
    return helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)])
