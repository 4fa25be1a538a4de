"""Classes of characters, by explicit code points.

Python and the JavaScript engines ship different versions of the Unicode tables, so nothing here
asks them: the twin in TypeScript, `services/model/src/hashing/characters.ts`, has the same ranges.
"""

from bisect import bisect_right

#: First code point of each range of word characters, and the first one after it, in turn.
#: Outside: punctuation, symbols, blanks, joiners, direction marks, emoji, private use.
WORD_BOUNDS = (
    *(0x30, 0x3A, 0x41, 0x5B, 0x61, 0x7B, 0xAA, 0xAB, 0xB5, 0xB6, 0xBA, 0xBB),
    *(0xC0, 0xD7, 0xD8, 0xF7, 0xF8, 0x1680, 0x1681, 0x180E, 0x180F, 0x2000),
    *(0x2C00, 0x2E00, 0x2E80, 0x3000, 0x3040, 0xD800, 0xF900, 0xFE00, 0xFE10, 0xFEFF),
    *(0xFF10, 0xFFF0, 0x10000, 0x1F000, 0x1FC00, 0xE0000),
)

#: ASCII, left and right quote, modifier letter, full-width, accents used in their place.
APOSTROPHES = frozenset("'\u2018\u2019\u02bc\uff07`\u00b4")

_LOWER_END = 0x530
_LOWER = tuple(
    single if len(single := chr(code).lower()) == 1 else chr(code) for code in range(_LOWER_END)
)


def is_word(character: str) -> bool:
    """Tells whether a character may be part of a word."""
    return character not in APOSTROPHES and bisect_right(WORD_BOUNDS, ord(character)) % 2 == 1


def lower(word: str) -> str:
    """Lower-cases characters below U+0530, where no Unicode version differs; keeps the rest."""
    return "".join(_LOWER[ord(it)] if ord(it) < _LOWER_END else it for it in word)


def mark(word: str) -> str:
    """Writes a lower-case word with ASCII capitals, which no unmarked word has."""
    return "".join(chr(ord(it) - 32) if "a" <= it <= "z" else it for it in word)
