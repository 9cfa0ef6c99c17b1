"""How long tables of projects are cut into pages of a bounded size."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Rows of a page. With so many, whatever their names, it stays below 60 kB when compressed, also where it has a map and
# the table of a map of the whole country beside them.
ROWS = 200


def number_of_pages(rows: int) -> int:
    """Pages that so many rows take; an empty table has one."""
    return max(1, -(-rows // ROWS))


def rows_of_page(number: int) -> slice:
    """The rows of a page, counted from 1 on."""
    return slice((number - 1) * ROWS, number * ROWS)


class Shown(NamedTuple):
    """Which rows of a table a page has: those from ``start`` up to ``stop``. The table begins on page ``begins``."""

    start: int
    stop: int
    begins: int


def shown_on_page(lengths: Iterable[int], number: int) -> Iterator[Shown]:
    """What a page shows of each of several tables that are one order of rows, by how many rows each has."""
    page = rows_of_page(number)
    above = 0  # rows of the tables before
    for length in lengths:
        start, stop = (min(max(row - above, 0), length) for row in (page.start, page.stop))
        yield Shown(start, stop, above // ROWS + 1)
        above += length
