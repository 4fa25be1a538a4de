"""Turns texts into the token ids that v2 reads."""

import json
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

#: Of the vocabulary of BERT: what fills a batch up where a text has fewer tokens.
PAD_ID = 0
#: Stands for a word of which no part is in the vocabulary.
UNKNOWN = "[UNK]"


def plain_tokenizer(pretrained: Path, max_tokens: int) -> Tokenizer:
    """Reads the pretrained tokenizer so that no text can name a special token.

    The published file takes "[SEP]" in a text for the separator itself and pads all to 128 tokens.
    """
    settings = json.loads(pretrained.read_text(encoding="utf-8"))
    settings |= {"added_tokens": [], "padding": None, "truncation": None}
    tokenizer = Tokenizer.from_str(json.dumps(settings))
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def load_tokenizer(path: Path) -> Tokenizer:
    """Reads the tokenizer that is shipped with a model."""
    return Tokenizer.from_file(str(path))


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    """Answers the ids of each text, with those of the start and the end."""
    return [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts))]
