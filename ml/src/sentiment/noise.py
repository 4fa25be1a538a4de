"""Changes texts as people in a hurry do, so that a model learns to overlook it."""

import random
import string


def add_noise(text: str, share: float, source: random.Random) -> str:
    """Changes a text with probability `share`: a typo or other punctuation."""
    if source.random() >= share:
        return text
    return source.choice([_swap, _drop, _repeat, _punctuate, _strip])(text, source)


def add_typo(word: str, source: random.Random) -> str:
    """Swaps, drops or repeats a letter of a word."""
    return source.choice([_swap, _drop, _repeat])(word, source)


def _swap(text: str, source: random.Random) -> str:
    """Swaps two neighbours."""
    at = source.randrange(max(1, len(text) - 1))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _drop(text: str, source: random.Random) -> str:
    at = source.randrange(len(text))
    return text[:at] + text[at + 1 :] or text


def _repeat(text: str, source: random.Random) -> str:
    at = source.randrange(len(text))
    return text[:at] + text[at] + text[at:]


def _punctuate(text: str, source: random.Random) -> str:
    end = source.choice([".", "!", "...", " .", ""])
    return text.rstrip(string.punctuation + " ") + end or text


def _strip(text: str, _: random.Random) -> str:
    """Leaves out all punctuation but that inside words."""
    return " ".join(word.strip(string.punctuation) for word in text.split()).strip() or text
