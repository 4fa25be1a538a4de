"""Changes texts so that their sentiment stays: what a model says of them should stay, too."""

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from sentiment.noise import add_typo
from sentiment.paths import SYNONYMS
from sentiment.similarity import is_similar
from sentiment.strict import Strict

WORD = re.compile(r"[A-Za-z]+")
#: Letters of a word that stays itself with a typo; of a shorter one another word could come.
LONG = 6
#: Writes one changed text, or the text itself where it cannot be changed so.
Mutation = Callable[[str, random.Random], str]


class Vocabulary(Strict):
    """Groups of words that may stand for each other, groups of names, and neutral sentences."""

    synonyms: list[list[str]]
    names: list[list[str]]
    clauses: list[str]


def load_vocabulary(path: Path = SYNONYMS) -> Vocabulary:
    """Reads the groups."""
    return Vocabulary.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def create_mutations(vocabulary: Vocabulary) -> dict[str, Mutation]:
    """Lists the ways to change a text, by name."""
    return {
        "synonym": lambda text, source: _replace(text, vocabulary.synonyms, source),
        "name": lambda text, source: _replace(text, vocabulary.names, source),
        "neutral clause": lambda text, source: _add(text, vocabulary.clauses, source),
        "typo": _mistype,
    }


def write_mutant(text: str, mutate: Mutation, source: random.Random) -> str | None:
    """Changes a text; answers nothing where the change is none, or one of the meaning."""
    mutant = mutate(text, source)
    return mutant if is_similar(text, mutant) else None


def _replace(text: str, groups: Sequence[Sequence[str]], source: random.Random) -> str:
    """Puts another word of its group in the place of one word."""
    group_of = {word.lower(): group for group in groups for word in group}
    found = [it for it in WORD.finditer(text) if it.group().lower() in group_of]
    if not found:
        return text
    old = source.choice(found)
    others = [it for it in group_of[old.group().lower()] if it.lower() != old.group().lower()]
    new = _like(old.group(), source.choice(others))
    return text[: old.start()] + new + text[old.end() :]


def _like(old: str, new: str) -> str:
    """Writes a word with a capital where the old one had one."""
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _add(text: str, clauses: Sequence[str], source: random.Random) -> str:
    clause = source.choice(clauses)
    return source.choice([f"{clause} {text}", f"{text} {clause}"])


def _mistype(text: str, source: random.Random) -> str:
    """Mistypes one longer word."""
    found = [it for it in WORD.finditer(text) if len(it.group()) >= LONG]
    if not found:
        return text
    old = source.choice(found)
    return text[: old.start()] + add_typo(old.group(), source) + text[old.end() :]
