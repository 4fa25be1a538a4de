"""Writes texts no reviewer should send and some will, as JSON strings, one a line."""

import argparse
import random
from collections.abc import Sequence

from sentiment.lines import write_line

SURROGATES = range(0xD800, 0xE000)
WORDS = (
    *("good", "BAD", "Not", "never", "without", "nothing", "hardly", "but", "café", "İstanbul"),
    *("ΣΊΣΥΦΟΣ", "straße", "naïve", "Ǆungla", "ЖИЗНЬ", "你好吗", "ภาษาไทย", "नमस्ते", "don't"),
    *("DON\u2019T", "isn`t", "ca n't", "wo n\u2019t", "does n't", "cant", "Wont"),
    *("cannot", "aint", "n't", "nothingn't", "butn't"),
    *(
        "n'",
        "'t",
        "won't've",
        "sha n't",
        "can. n't",
        "it's",
        "o'clock",
        "rock'n'roll",
        "ISN\u02bcT",
    ),
)
PIECES = (
    *(
        "\u200d",
        "👩\u200d👩\u200d👧",
        "🏳️\u200d🌈",
        "☕",
        "😍",
        "\u202e",
        "\u2066",
        "\u200f",
        "\ufeff",
    ),
    *("\0", "\x1b[31m", "e\u0301", "Z̸̡͌a̵l̷g̶o̴", "\u0345", "<b>", "</p>", "&amp;", "<script>"),
    *(" ", "  ", "\t", "\r\n", "\u00a0", "\u1680", "\u2003", "\u2028", "\u3000", "\x1f", "\x85"),
    *("!", "?!", "...", "!!!!", ",", ";", ":", ":)", "'", "\u2019", "1", "3.50", "10/10"),
    *("#1", "@you"),
    *("http://a.b/c?d=e&f", "www.example.com", "me@example.com", "\uff26\uff35\uff2c\uff2c", "ﬁne"),
    *("½", "٣", "Ⅷ"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="sentiment.dirty_texts", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many texts")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same texts")
    options = parser.parse_args(arguments)
    for text in dirty_texts(options.count, options.seed):
        write_line(text)


def dirty_texts(count: int, seed: int) -> list[str]:
    """Makes `count` texts, the same for the same seed; some are empty or blank."""
    source = random.Random(seed)
    return [_text(source) for _ in range(count)]


def _text(source: random.Random) -> str:
    size = source.choice((0, 1, 2, 5, 10, 20, 40))
    return "".join(_piece(source) for _ in range(size))


def _piece(source: random.Random) -> str:
    make = source.choices(MAKERS, WEIGHTS)[0]
    return make(source)


def _word(source: random.Random) -> str:
    return source.choice(WORDS) + source.choice((" ", " ", "", ". ", ", "))


def _oddity(source: random.Random) -> str:
    return source.choice(PIECES)


def _mixed_case(source: random.Random) -> str:
    return "".join(source.choice((it.upper(), it.lower())) for it in source.choice(WORDS)) + " "


def _any_character(source: random.Random) -> str:
    # Half from the alphabets, half from all planes.
    code = source.randrange(source.choice((0x3000, 0x110000)))
    return "" if code in SURROGATES else chr(code)


def _long_word(source: random.Random) -> str:
    return source.choice("aé你😀'n") * source.randrange(1, 400)


MAKERS = (_word, _oddity, _mixed_case, _any_character, _long_word)
WEIGHTS = (45, 25, 15, 13, 2)


if __name__ == "__main__":
    main()
