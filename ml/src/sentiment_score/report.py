"""Writes a score for programs and for people."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from sentiment_score.items import SECTIONS
from sentiment_score.score import ItemResult, Score

BANDS = (
    (0, "more of a research project than a system in production"),
    (1, "not totally untested, but with the possibility of serious holes in reliability"),
    (2, "a first pass at basic productionisation"),
    (3, "reasonably tested"),
    (5, "strong levels of automated testing and monitoring"),
    (7, "exceptional levels of automated testing and monitoring"),
)


def write_json(path: Path, score: Score) -> None:
    """Writes the score with all items; equal scores give equal bytes."""
    content = {
        "score": score.score,
        "sections": score.sections,
        "items": [
            {"id": it.id, "title": it.title, "score": it.score, "tests": list(it.tests)}
            for it in score.items
        ],
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def write_markdown(path: Path, score: Score, root: Path) -> None:
    """Writes the score as tables, with a link to the files of each item's tests.

    Args:
        path: the page, from whose folder links lead.
        score: what is written.
        root: the folder that test ids are relative to.
    """
    lines = [
        "# ML Test Score",
        "",
        "Written by `bun run test:score` from the result of the tests. An item counts 1 when it",
        "has tests and all of them passed. A section is the sum of its items, the score is that of",
        "the lowest section (Breck et al. 2017).",
        "",
        f"**{score.score:g} of 7**: {band(score.score)}.",
    ]
    for section in SECTIONS:
        lines += ["", f"## {section.capitalize()}: {score.sections[section]:g} of 7", ""]
        lines += ["| item | score | tests |", "|---|---|---|"]
        lines += [
            f"| {it.title} | {it.score:g} | {_links(it, path, root)} |"
            for it in score.items
            if it.id.startswith(f"{section}-")
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def band(score: float) -> str:
    """Says what a score means, in the paper's words: the first band that it does not exceed."""
    return next(meaning for most, meaning in BANDS if score <= most)


def _links(item: ItemResult, page: Path, root: Path) -> str:
    files = dict.fromkeys(test.partition("::")[0] for test in item.tests)
    return ", ".join(_link(root / file, page) for file in files) or "none"


def _link(file: Path, page: Path) -> str:
    return f"[{file.name}]({Path(os.path.relpath(file, page.parent)).as_posix()})"


def failed_tests(items: Sequence[ItemResult]) -> list[str]:
    """Lists the tests that cost their items the score."""
    return sorted({test for it in items for test, passed in it.tests.items() if not passed})
