"""What a run of the tests is worth."""

from collections.abc import Mapping
from typing import NamedTuple

from sentiment_score.items import ITEMS, SECTIONS

#: An item that tests prove by themselves; one proven by hand would count half.
AUTOMATED = 1.0


class ItemResult(NamedTuple):
    """An item: what it scores, and its tests with whether each of them passed."""

    id: str
    title: str
    score: float
    tests: dict[str, bool]


class Score(NamedTuple):
    """The score of a run: of its lowest section, of each section, and of each item."""

    score: float
    sections: dict[str, float]
    items: list[ItemResult]


def compute_score(tests: Mapping[str, Mapping[str, bool]]) -> Score:
    """Scores each item that has tests, all of which passed.

    Args:
        tests: by item, the ids of its tests with whether each ran and passed.
    """
    items = [_item(name, dict(sorted(tests.get(name, {}).items()))) for name in ITEMS]
    sections = {
        section: sum(it.score for it in items if it.id.rpartition("-")[0] == section)
        for section in SECTIONS
    }
    return Score(min(sections.values()), sections, items)


def _item(name: str, tests: dict[str, bool]) -> ItemResult:
    proven = bool(tests) and all(tests.values())
    return ItemResult(name, ITEMS[name], AUTOMATED if proven else 0.0, tests)
