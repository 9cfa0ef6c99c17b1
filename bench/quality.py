"""The tables in docs/quality.md, which the commands that measure them write anew."""

from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs/quality.md"


def with_table(text: str, name: str, lines: Iterable[str]) -> str:
    """A text in which the lines stand between the marks of that name. Raises ValueError where it has no such marks."""
    begin, end = f"<!-- {name}: begin -->\n", f"\n<!-- {name}: end -->"
    before, found, rest = text.partition(begin)
    _, ended, after = rest.partition(end)
    if not found or not ended:
        raise ValueError(f"the page has no marks for {name}")
    return "".join((before, begin, *(f"\n{line}" for line in lines), "\n", end, after))


def write_table(name: str, lines: Iterable[str]) -> None:
    """Put the lines of a table into docs/quality.md. Raises ValueError where it has no place for them."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), name, lines), encoding="utf-8")
