"""The tokens that are hashed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentiment.characters import APOSTROPHES, is_word, lower, mark
from sentiment.normalise import normalise


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Wow... Loved this place.", "wow loved this place"),
        ("", ""),
        ("Great!? Yes", "great ! ? yes"),
        ("it 's it's", "it s it s"),
        ("Crème BRÛLÉE, Жизнь 你好", "crème brûlée жизнь 你好"),
        ("a\u200db\u00adc", "a b c"),
        ("can't ca n't", "can not CAN NOT"),
        ("ca. n't", "ca not"),
        ("don'ts", "don ts"),
        ("not very good hot food here", "not VERY GOOD HOT FOOD here"),
        ("not good, but cheap", "not GOOD but cheap"),
        ("no soup but bread", "no SOUP but bread"),
        ("not! good", "not ! good"),
    ],
)
def test_normalise_gives_the_tokens(text, tokens):
    assert normalise(text) == tokens.split()


@pytest.mark.parametrize("spelling", ["doesn't", "does n't", "doesn\u2019t", "doesnt", "DOESN`T"])
def test_normalise_reads_every_spelling_of_not_alike(spelling):
    assert normalise(f"It {spelling} work") == ["it", "does", "not", "WORK"]


@given(st.text())
def test_normalise_gives_tokens_that_python_splits_nowhere(text):
    tokens = normalise(text)
    assert " ".join(tokens).split() == tokens


@given(st.text())
def test_normalise_does_not_change_its_own_lower_case_tokens(text):
    once = [lower(token) for token in normalise(text)]
    assert [lower(token) for token in normalise(" ".join(once))] == once


@given(st.characters(exclude_categories=["Cs"]))
def test_lower_case_is_one_character_and_has_no_other_lower_case(character):
    once = lower(character)
    assert len(once) == 1
    assert lower(once) == once


@given(st.characters(categories=["Zs", "Zl", "Zp", "Cc", "Co", "Cs"]))
def test_blanks_and_controls_are_in_no_word(character):
    assert not is_word(character)


def test_apostrophes_are_in_no_word():
    assert not any(is_word(apostrophe) for apostrophe in APOSTROPHES)


def test_marked_words_differ_from_all_unmarked_ones():
    assert mark("très") == "TRèS"
    assert lower(mark("très")) == "très"
