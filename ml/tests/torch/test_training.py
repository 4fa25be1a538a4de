"""v2's training, on a network so small that it is trained in seconds."""

import json

import onnxruntime
import pytest
import torch
from numpy.testing import assert_allclose
from transformers import BertConfig, BertModel

from sentiment import export_v2, seeds_v2, train_v2
from sentiment.examples import Example
from sentiment.params import read_params
from sentiment.paths import ROOT
from sentiment.pretrained import find_pretrained
from sentiment.transformer import (
    SentimentTransformer,
    load_transformer,
    predict_logits,
    save_transformer,
)
from sentiment.transformer_params import ExportParams, TrainParams
from sentiment.wordpieces import encode, load_tokenizer

TOKENIZER = ROOT / "models/v2/tokenizer.json"
PARAMS = read_params(TrainParams, "train_v2").model_copy(
    update={
        **{"epochs": 4, "batch_size": 8, "learning_rate": 5e-3, "negations": 0, "threads": 1},
        **{"bfloat16": False, "checkpoint_every": 3, "source_shares": {}},
    }
)
EXAMPLES = [
    Example(f"{word} {thing} number {n}", label, "a")
    for word, label in (("good", 1), ("lovely", 1), ("bad", 0), ("awful", 0))
    for thing in ("soup", "waiter", "place")
    for n in range(4)
]


@pytest.fixture(scope="module")
def pretrained(tmp_path_factory):
    """A folder as the pretrained one: a tokenizer, and a network with random weights."""
    folder = tmp_path_factory.mktemp("pretrained")
    torch.manual_seed(1)
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2}
    config = BertConfig(vocab_size=30522, num_attention_heads=4, **sizes)
    BertModel(config).save_pretrained(folder)
    (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    return folder


@pytest.fixture(scope="module")
def trained(pretrained, tmp_path_factory):
    return train_v2.train(EXAMPLES, pretrained, PARAMS, tmp_path_factory.mktemp("whole"))


def weights(model):
    return list(model.state_dict().values())


def same(one, other):
    return all(torch.equal(*pair) for pair in zip(weights(one), weights(other), strict=True))


def test_it_learns_what_it_is_shown(trained):
    ids = encode(load_tokenizer(TOKENIZER), [it.text for it in EXAMPLES])
    called = predict_logits(trained, ids) > 0
    assert called.tolist() == [it.label == 1 for it in EXAMPLES]


def test_the_same_seed_gives_the_same_weights_and_another_others(trained, pretrained, tmp_path):
    again = train_v2.train(EXAMPLES, pretrained, PARAMS, tmp_path / "again")
    other = PARAMS.model_copy(update={"seed": 2})
    assert same(again, trained)
    assert not same(train_v2.train(EXAMPLES, pretrained, other, tmp_path / "other"), trained)


def test_a_run_that_was_stopped_goes_on_to_the_same_weights(
    trained, pretrained, tmp_path, monkeypatch
):
    step = train_v2.take_step
    made = []

    def stop_at_ten(*arguments):
        made.append(arguments)
        if len(made) == 10:
            raise KeyboardInterrupt
        return step(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(train_v2, "take_step", stop_at_ten)
        with pytest.raises(KeyboardInterrupt):
            train_v2.train(EXAMPLES, pretrained, PARAMS, tmp_path)
    assert (tmp_path / "last.pt").exists()
    assert same(train_v2.train(EXAMPLES, pretrained, PARAMS, tmp_path), trained)


def test_a_checkpoint_of_other_parameters_is_not_gone_on_from(trained, pretrained, tmp_path):
    other = PARAMS.model_copy(update={"epochs": 1})
    train_v2.train(EXAMPLES, pretrained, other, tmp_path)
    assert same(train_v2.train(EXAMPLES, pretrained, PARAMS, tmp_path), trained)


def test_a_model_survives_its_files(trained, tmp_path):
    save_transformer(tmp_path, trained)
    assert same(load_transformer(tmp_path), trained)


# torch warns of its old exporter; onnxruntime's optimiser knows no graph of the new one.
@pytest.mark.filterwarnings("ignore")
def test_the_graph_answers_as_the_network_whatever_the_padding(trained, tmp_path):
    save_transformer(tmp_path / "trained", trained)
    graph = tmp_path / "graph/model.onnx"
    model = load_transformer(tmp_path / "trained", attention="eager")
    export_v2.write_graph(graph, model, ExportParams(opset=17))
    rows = encode(load_tokenizer(TOKENIZER), ["good soup", "an awful place and a bad waiter"])
    width = max(map(len, rows))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    session = onnxruntime.InferenceSession(graph)
    feeds = {"input_ids": ids.numpy(), "attention_mask": (ids != 0).long().numpy()}
    (logits,) = session.run(["logit"], feeds)
    assert_allclose(logits, predict_logits(trained, rows), atol=1e-5)


def test_the_pretrained_model_is_the_one_that_is_named():
    folder = find_pretrained(PARAMS.pretrained)
    assert json.loads((folder / "config.json").read_text(encoding="utf-8"))["hidden_size"] == 384
    with pytest.raises(ValueError, match=r"config\.json"):
        find_pretrained(PARAMS.pretrained | {"config.json": "0" * 64})


def test_the_network_has_one_head():
    config = BertConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=4)
    assert SentimentTransformer(BertModel(config)).head.out_features == 1


def test_seeds_reports_each_run_and_how_far_they_are_apart(tmp_path, monkeypatch):
    monkeypatch.setattr(seeds_v2, "REPORT", tmp_path / "seeds.json")
    runs = {1: {"sst2_dev": 0.9, "uci_yelp": 0.92}, 2: {"sst2_dev": 0.91, "uci_yelp": 0.92}}
    seeds_v2.write_report(runs, "a recipe")
    report = json.loads((tmp_path / "seeds.json").read_text(encoding="utf-8"))
    assert report["sst2_dev"] == {
        **{"seeds": 2, "min": 0.9, "max": 0.91, "range": 0.01},
        "runs": {"1": 0.9, "2": 0.91},
    }
    assert report["uci_yelp"]["range"] == 0
    assert seeds_v2.read_runs("a recipe") == runs
    assert seeds_v2.read_runs("another recipe") == {}


def test_the_reported_seeds_are_of_the_recipe_that_is_committed():
    params = read_params(TrainParams, "train_v2")
    assert params.seed in seeds_v2.read_runs(seeds_v2.digest(params))


def test_a_seed_that_is_trained_is_not_trained_again(trained, tmp_path, monkeypatch):
    monkeypatch.setattr(seeds_v2, "SEEDS", tmp_path)
    save_transformer(tmp_path / "7", trained)
    assert seeds_v2.train(7) == tmp_path / "7"
