"""Splits a text into the tokens that are hashed.

The twin in TypeScript, `services/model/src/hashing/normalise.ts`, answers the same tokens.
"""

from sentiment.characters import APOSTROPHES, is_word, lower, mark

#: What is left of a verb whose "n't" was cut off: "ca|n't" as "can|not".
WHOLE_VERBS = {"ca": "can", "wo": "will", "sha": "shall"}
#: "dont", "cant": typed without the apostrophe.
BARE_CONTRACTIONS = {
    f"{verb}nt": WHOLE_VERBS.get(verb, verb)
    for verb in (
        *("do", "does", "did", "is", "are", "was", "were", "have", "has", "had"),
        *("ca", "could", "would", "should", "wo", "ai", "need", "must"),
    )
} | {"cannot": "can"}
NEGATIONS = frozenset(
    {"not", "no", "never", "without", "nothing", "hardly", "neither", "nor"},
)
#: How many words after a negation are marked, unless the clause ends first.
NEGATION_SCOPE = 4
CLAUSE_ENDS = frozenset(".,;:!?")
KEPT_PUNCTUATION = frozenset("!?")


def normalise(text: str) -> list[str]:
    """Splits a text into lower-case tokens, negated ones in capitals.

    Args:
        text: any text, also an empty one.

    Returns:
        The tokens in order: words, "!" and "?". "doesn't", "does n't" and "doesnt" all become
        "does", "not"; the words a negation governs are marked: "not", "VERY", "GOOD".
    """
    tokens = []
    scope = 0
    for token in _split(text):
        if token in CLAUSE_ENDS or token == "but":
            scope = 0
        if token in CLAUSE_ENDS:
            if token in KEPT_PUNCTUATION:
                tokens.append(token)
            continue
        tokens.append(mark(token) if scope > 0 else token)
        scope = NEGATION_SCOPE if token in NEGATIONS else scope - 1
    return tokens


def _split(text: str) -> list[str]:
    tokens: list[str] = []
    position = 0
    while position < len(text):
        start = position
        while position < len(text) and is_word(text[position]):
            position += 1
        if position == start:
            if text[position] in CLAUSE_ENDS:
                tokens.append(text[position])
            position += 1
        elif _is_contracted_not(text, position):
            _add_contracted(tokens, lower(text[start : position - 1]))
            position += 2
        else:
            _add_word(tokens, lower(text[start:position]))
    return tokens


def _is_contracted_not(text: str, position: int) -> bool:
    """Tells whether the word that ends at `position` goes on as "'t", like "don't"."""
    return (
        text[position - 1] in "nN"
        and text[position : position + 1] in APOSTROPHES
        and text[position + 1 : position + 2] in ("t", "T")
        and not (position + 2 < len(text) and is_word(text[position + 2]))
    )


def _add_contracted(tokens: list[str], verb: str) -> None:
    if verb:
        tokens.append(WHOLE_VERBS.get(verb, verb))
    elif tokens:  # "ca n't", as treebanks write it
        tokens[-1] = WHOLE_VERBS.get(tokens[-1], tokens[-1])
    tokens.append("not")


def _add_word(tokens: list[str], word: str) -> None:
    if word in BARE_CONTRACTIONS:
        tokens += [BARE_CONTRACTIONS[word], "not"]
    else:
        tokens.append(word)
