"""The network of v2: MiniLM, the mean over its tokens, and one logit."""

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from sentiment.wordpieces import PAD_ID

WEIGHTS, CONFIG = "model.safetensors", "config.json"


class SentimentTransformer(nn.Module):
    """Answers logits of "positive" [n].

    Takes token ids [n, k] and a mask [n, k], 1 where a text has a token and 0 where it has fewer.
    """

    def __init__(self, encoder: BertModel) -> None:
        """Puts a fresh head on an encoder."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(encoder.config.hidden_dropout_prob)
        self.head = nn.Linear(encoder.config.hidden_size, 1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Computes the logits."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        return self.head(self.dropout(mean)).squeeze(-1).float()


def start_from(pretrained: Path) -> SentimentTransformer:
    """Builds the network on a pretrained encoder; its head is random."""
    encoder = BertModel.from_pretrained(
        pretrained, add_pooling_layer=False, attn_implementation="sdpa", local_files_only=True
    )
    return SentimentTransformer(encoder)


def save_transformer(folder: Path, model: SentimentTransformer) -> None:
    """Writes weights and shape, without pickle."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(model.state_dict(), folder / WEIGHTS)
    (folder / CONFIG).write_text(model.encoder.config.to_json_string(), encoding="utf-8")


def load_transformer(folder: Path, attention: str = "sdpa") -> SentimentTransformer:
    """Reads what `save_transformer` wrote, ready to score."""
    config = BertConfig.from_json_file(folder / CONFIG)
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.set_attn_implementation(attention)
    model = SentimentTransformer(encoder)
    model.load_state_dict(load_file(folder / WEIGHTS))
    return model.eval()


def predict_logits(model: SentimentTransformer, ids: list[list[int]], size: int = 64) -> Tensor:
    """Computes the logits [n] of n texts in full precision, texts of like length together."""
    order = sorted(range(len(ids)), key=lambda number: len(ids[number]))
    logits = torch.empty(len(ids))
    with torch.inference_mode():
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            rows = [torch.tensor(ids[number]) for number in batch]
            padded = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD_ID)
            logits[batch] = model(padded, (padded != PAD_ID).long())
    return logits
