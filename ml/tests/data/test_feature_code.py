"""The code that turns texts into numbers, on whatever text there may be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sentiment.hashed_ngrams import n_features, vectorise
from sentiment.normalise import normalise
from sentiment.paths import MODELS
from sentiment.scorer import read_groups
from sentiment.wordpieces import encode, load_tokenizer

pytestmark = pytest.mark.ml_test_score("data-7")
TEXTS = st.text(max_size=300)
GROUPS = read_groups(MODELS / "v1")
TOKENIZER = load_tokenizer(MODELS / "v2" / "tokenizer.json")


@given(TEXTS)
def test_tokens_are_of_the_text_and_never_blank(text):
    assert all(token.strip() for token in normalise(text))


@given(TEXTS)
@settings(deadline=None)
def test_features_are_finite_and_within_their_groups(text):
    row = vectorise([text], GROUPS)
    assert row.shape == (1, n_features(GROUPS))
    assert np.isfinite(row.data).all()
    assert (np.abs(row.data) <= 1.001).all()


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_a_text_has_the_same_features_whatever_its_neighbours(texts):
    together = vectorise(texts, GROUPS)
    alone = vectorise(texts[-1:], GROUPS)
    assert (together[len(texts) - 1] != alone).nnz == 0


@given(TEXTS)
def test_ids_are_of_the_vocabulary_and_never_more_than_the_model_reads(text):
    (ids,) = encode(TOKENIZER, [text])
    assert len(ids) <= 256
    assert (ids[0], ids[-1]) == (101, 102)
    assert all(0 <= it < TOKENIZER.get_vocab_size() for it in ids)


@given(TEXTS)
def test_no_text_can_name_a_special_token(text):
    (ids,) = encode(TOKENIZER, [f"[SEP] {text} [CLS] [MASK]"])
    assert not {101, 102, 103} & set(ids[1:-1])
