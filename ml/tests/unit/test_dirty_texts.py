"""The generator of dirty texts."""

import unicodedata

from sentiment.dirty_texts import dirty_texts


def test_the_same_seed_gives_the_same_texts():
    assert dirty_texts(100, seed=1) == dirty_texts(100, seed=1)
    assert dirty_texts(100, seed=1) != dirty_texts(100, seed=2)


def test_texts_can_be_written_as_utf_8_and_cover_all_planes():
    texts = "".join(dirty_texts(5000, seed=1)).encode().decode()
    assert {ord(character) >> 16 for character in texts} == set(range(17))


def test_texts_hold_what_usually_breaks():
    texts = dirty_texts(5000, seed=1)
    joined = "".join(texts)
    assert "" in texts
    assert max(len(word) for word in joined.split()) > 300
    assert {"\0", "\u202e", "\u200d", "\u2028", "<b>", "n't"} <= {
        piece for piece in ("\0", "\u202e", "\u200d", "\u2028", "<b>", "n't") if piece in joined
    }
    assert any(unicodedata.combining(character) for character in joined)
