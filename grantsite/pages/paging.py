"""How long lists are cut into pages of a bounded size, and which of these are linked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Rows of a page. With so many, whatever their names, it stays below 60 kB when compressed, also where it has a map and
# the table of a map of the whole country beside them.
ROWS = 200
# Links to pages: up to so many each page is linked from every other one. Of more, so many at most are linked in equal
# steps, with so many on both sides of the page that is shown: else a list's pages would grow with their number.
_ALL_LINKED, _STEPS, _BESIDE = 15, 10, 2


def number_of_pages(rows: int) -> int:
    """Pages that so many rows take; an empty table has one."""
    return max(1, -(-rows // ROWS))


def rows_of_page(number: int) -> slice:
    """The rows of a page, counted from 1 on."""
    return slice((number - 1) * ROWS, number * ROWS)


def linked_pages(current: int, pages: int) -> list[int]:
    """The numbers of the pages of a list that are linked from one of them, itself included."""
    if pages <= _ALL_LINKED:
        return list(range(1, pages + 1))
    step = _round_step(-(-pages // _STEPS))
    beside = range(max(1, current - _BESIDE), min(pages, current + _BESIDE) + 1)
    return sorted({1, pages, *beside, *range(step, pages, step)})


def _round_step(least: int) -> int:
    """The first of 1, 2, 5, 10, 20, 50 and so on that is not less."""
    power = 1
    while 10 * power < least:
        power *= 10
    return next(digit * power for digit in (1, 2, 5, 10) if digit * power >= least)


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
