"""The rows of sheets as a workbook holds them (ECMA-376-1, 18.3 and 18.4), in the very bytes of XlsxWriter.

XlsxWriter takes each cell through a dozen functions, and a workbook of a thousand projects has a hundred thousand of
them. So it is given one row of every sheet, from which it makes everything else that is in a workbook, and what it
would have made of all rows is written here in a fifth of the time. A test holds both equal.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name, xl_range

from grantsite.downloads.cells import euros
from grantsite.downloads.column import Column
from grantsite.downloads.row import Row

_LONGEST = 32_767  # characters that a cell of a workbook can hold
_SPANNED = 16  # rows that say together from which column to which they go
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{cells}" uniqueCount="{texts}">'
)
# What XML cannot hold stands as its number (18.4.12), and so does what only looks like one.
_LIKE_A_NUMBER = re.compile(r"(_x[0-9a-fA-F]{4}_)")
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]")
_SPACE_AT_END = re.compile(r"\A\s|\s\Z")
_BEGIN, _END = "<sheetData>", "</sheetData>"
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_STYLED = re.compile(r'<c r="([A-Z]+[12])" s="(\d+)"')
# Day 1 is the first of 1900, and there is a 29 February of that year: so counted the program whose format it is.
_DAY_ZERO, _LEAP_DAY = date(1899, 12, 31), 59


class Strings:
    """The texts of a workbook: each stands in it once, and cells name it by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cells = 0

    def number(self, text: str) -> int:
        """That of a text which stands in one more cell."""
        self._cells += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def part(self) -> bytes:
        """The part of the workbook that holds them."""
        head = _HEAD + _STRINGS.format(cells=self._cells, texts=len(self._numbers))
        return f"{head}{''.join(map(_item, self._numbers))}</sst>".encode()


def fitting(text: str) -> str:
    """A text, or as much of it as a cell can hold."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def days(day: date) -> int:
    """A day as the number that stands for it."""
    number = (day - _DAY_ZERO).days
    return number + (number > _LEAP_DAY)


class _Line(NamedTuple):
    """A row that has cells: its place counted from 0, its first and last column, and its cells as XML."""

    y: int
    first: int
    last: int
    cells: str


def with_rows(sheet: bytes, columns: Sequence[Column], rows: list[Row], strings: Strings) -> bytes:
    """A sheet with the names of its columns and all rows, from one with these names and a row below that has a cell in
    each column whose cells have a style of their own."""
    made = sheet.decode()
    styles = {cell: f' s="{style}"' for cell, style in _STYLED.findall(made)}
    letters = [xl_col_to_name(x) for x in range(len(columns))]
    head = [
        f'<c r="{at}1"{styles[f"{at}1"]} t="s"><v>{strings.number(column.name)}</v></c>'
        for at, column in zip(letters, columns, strict=True)
    ]
    lines = [_Line(0, 0, len(columns) - 1, "".join(head))]
    places = [
        (x, column.name, column.type == "money", f'<c r="{at}', styles.get(f"{at}2", ""))
        for x, (at, column) in enumerate(zip(letters, columns, strict=True))
    ]
    for y, row in enumerate(rows, 1):
        cells: list[str] = []
        first = last = -1
        for x, name, is_money, at, style in places:
            value = row[name]
            if value is None:
                continue
            first, last = x if first < 0 else first, x
            if isinstance(value, str):
                cells.append(f'{at}{y + 1}" t="s"><v>{strings.number(fitting(value))}</v></c>')
            else:
                cells.append(f'{at}{y + 1}"{style}><v>{_number(value, is_money)}</v></c>')
        if cells:
            lines.append(_Line(y, first, last, "".join(cells)))
    reach = xl_range(0, 0, lines[-1].y, len(columns) - 1)
    before, _, rest = _DIMENSION.sub(f'<dimension ref="{reach}"/>', made, count=1).partition(_BEGIN)
    return "".join([before, _BEGIN, *_rows(lines), _END, rest.partition(_END)[2]]).encode()


def _rows(lines: list[_Line]) -> Iterator[str]:
    for _, group in groupby(lines, lambda line: line.y // _SPANNED):
        block = list(group)
        spans = f"{min(line.first for line in block) + 1}:{max(line.last for line in block) + 1}"
        for line in block:
            yield f'<row r="{line.y + 1}" spans="{spans}">{line.cells}</row>'


def _number(value: int | Decimal | date, is_money: bool) -> str:
    """A number as it is stored: with at most 16 digits."""
    if isinstance(value, date):
        return str(days(value))
    return _money(value) if is_money and isinstance(value, int) else f"{value:.16G}"


@lru_cache(maxsize=4096)
def _money(cents: int) -> str:
    return f"{euros(cents):.16G}"


def _item(text: str) -> str:
    """A text of the workbook."""
    text = _LIKE_A_NUMBER.sub(r"_x005F\1", text)
    text = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    kept = ' xml:space="preserve"' if _SPACE_AT_END.search(text) else ""
    return f"<si><t{kept}>{escape(text, quote=False)}</t></si>"
