"""Writes tables of Markdown."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Writes the lines of a table."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(map(str, line))} |" for line in lines]


def percent(share: float) -> str:
    """Writes a share, 0 to 1, in percent."""
    return f"{100 * share:.1f}"
