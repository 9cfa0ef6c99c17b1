"""What every figure is, and the arithmetic that they share: integers only, rounded half up."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from grantsite.downloads.cells import cell
from grantsite.downloads.column import Type
from grantsite.downloads.row import Value
from grantsite.downloads.text_files import csv_text
from grantsite.views.shared import View

# Tenths of a pixel. Where a phone leaves 288 pixels, letters are still 12.6 pixels high.
WIDTH = 3200
LETTER = 140
# Lines of a grid: no more than so many, so that their labels have room.
_LINES = 4


class Figure(View, frozen=True):
    """A figure. ``name`` names its files and its place on a page; ``csv`` is the table behind it for machines."""

    name: str
    height: int  # of the drawing, which is ``WIDTH`` wide
    csv: str

    @property
    def width(self) -> int:
        """The width of every drawing."""
        return WIDTH


class Grid(View, frozen=True):
    """A line of a scale: what it stands for, and where it is drawn."""

    value: int
    at: int


def scaled(value: int, most: int, length: int) -> int:
    """The length of a value where ``most`` is ``length`` long; nothing where there is no most."""
    return (2 * value * length + most) // (2 * most) if most else 0


def edges(count: int, length: int) -> list[tuple[int, int]]:
    """A length cut into ``count`` parts as even as whole numbers allow: where each begins and how long it is."""
    bounds = [length * index // max(1, count) for index in range(count + 1)]
    return [(start, end - start) for start, end in pairwise(bounds)]


def step(most: int) -> int:
    """The distance of a scale's lines: 1, 2 or 5 with zeros, and at most four lines up to ``most``."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if most <= digit * power * _LINES:
                return digit * power
        power *= 10


def grid(most: int, top: int, height: int, unit: int = 1) -> list[Grid]:
    """The lines of a scale from 0 at the foot up to ``most``, which is ``height`` long. ``unit`` is the least distance
    (100 for cents, so that lines stand at whole euros)."""
    distance = step(-(-most // unit)) * unit
    values = range(0, most + 1, distance) if most else range(1)
    return [Grid(value, top + height - scaled(value, most, height)) for value in values]


# Tables of maps say the same names and small numbers over and over.
_cell = lru_cache(maxsize=8192, typed=True)(cell)


def table(columns: Sequence[tuple[str, Type]], rows: Iterable[Sequence[Value]]) -> str:
    """The CSV of a figure: named columns, and rows with a value for each (money in cents)."""
    names = [name for name, _ in columns]
    return csv_text([names, *([_cell(kind, value) for (_, kind), value in zip(columns, r, strict=True)] for r in rows)])
