"""The rows of sheets as a workbook holds them (ECMA-376-1, 18.3 and 18.4), in the very bytes of XlsxWriter.

XlsxWriter takes each cell through a dozen functions, and a workbook of a thousand projects has a hundred thousand of
them. So it is given one row of every sheet, from which it makes everything else that is in a workbook, and what it
would have made of all rows is written here, column by column, in a fifteenth of the time. A test holds both equal.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import chain

from xlsxwriter.utility import xl_col_to_name, xl_range

from grantsite.downloads.cells import euros
from grantsite.downloads.column import TEXTS, Column
from grantsite.downloads.row import Value
from grantsite.once import Once

_LONGEST = 32_767  # characters that a cell of a workbook can hold
_SPANNED = 16  # rows that say together from which column to which they go
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{cells}" uniqueCount="{texts}">'
)
# What XML cannot hold stands as its number (18.4.12), and so does what only looks like one.
_LIKE_A_NUMBER = re.compile(r"(_x[0-9a-fA-F]{4}_)")
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]")
_BEGIN, _END = "<sheetData>", "</sheetData>"
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
# Stands in a cell for the number of its row; nothing else in a row is or holds this sign.
_ROW = "#"
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

    def of_rows(self, columns: list[list[Value]]) -> dict[str, int]:
        """Those of all texts of more cells, given column by column; they are counted row by row."""
        self._cells += sum(len(values) - values.count(None) for values in columns)
        texts = dict.fromkeys(chain.from_iterable(zip(*columns, strict=True)))
        known = self._numbers
        return {text: known.setdefault(fitting(text), len(known)) for text in texts if isinstance(text, str)}

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


def with_rows(sheet: bytes, columns: Sequence[Column], values: list[list[Value]], strings: Strings) -> bytes:
    """A sheet with the names of its columns and all rows, from one with these names and a row below that has a cell in
    each column whose cells have a style of their own. ``values`` are those of each column."""
    made = sheet.decode()
    styles = {cell: f' s="{style}"' for cell, style in _STYLED.findall(made)}
    letters = [xl_col_to_name(x) for x in range(len(columns))]
    head = [
        f'<c r="{at}{_ROW}"{styles[f"{at}1"]} t="s"><v>{strings.number(column.name)}</v></c>'
        for at, column in zip(letters, columns, strict=True)
    ]
    numbers = strings.of_rows([v for v, column in zip(values, columns, strict=True) if column.type in TEXTS])
    cells = [
        [name, *_cells(at, column, found, styles.get(f"{at}2", ""), numbers)]
        for name, at, column, found in zip(head, letters, columns, values, strict=True)
    ]
    last = next(y for y in range(len(values[0]), -1, -1) if any(column[y] for column in cells))
    reach = xl_range(0, 0, last, len(columns) - 1)
    before, _, rest = _DIMENSION.sub(f'<dimension ref="{reach}"/>', made, count=1).partition(_BEGIN)
    return "".join([before, _BEGIN, *_rows(cells), _END, rest.partition(_END)[2]]).encode()


def _cells(at: str, column: Column, values: list[Value], style: str, numbers: dict[str, int]) -> list[str]:
    """A column's cells as XML, nothing for an empty one. Where a cell stands in its row is left open."""
    begin = f'<c r="{at}{_ROW}"'

    def cell(value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return f'{begin} t="s"><v>{numbers[value]}</v></c>'
        return f"{begin}{style}><v>{_number(column, value)}</v></c>"

    if column.type == "decimal":  # numbers that are equal may have other digits: 0.5 and 0.50
        return list(map(cell, values))
    return Once(cell).of(values)


def _rows(columns: list[list[str]]) -> Iterator[str]:
    """The rows that have a cell."""
    rows = ["".join(cells) for cells in zip(*columns, strict=True)]
    for begin in range(0, len(rows), _SPANNED):
        end = begin + _SPANNED
        filled = [x for x, column in enumerate(columns, 1) if any(column[begin:end])]
        for y, cells in enumerate(rows[begin:end], begin + 1):
            if cells:
                row = f'<row r="{_ROW}" spans="{filled[0]}:{filled[-1]}">{cells}</row>'
                yield row.replace(_ROW, str(y))


def _number(column: Column, value: int | Decimal | date) -> str:
    """A number as it is stored: with at most 16 digits."""
    if isinstance(value, date):
        return str(days(value))
    return f"{euros(value) if column.type == 'money' and isinstance(value, int) else value:.16G}"


def _item(text: str) -> str:
    """A text of the workbook."""
    if not text.isprintable() or "_x" in text:  # few are not; what XML cannot hold is not printable
        text = _LIKE_A_NUMBER.sub(r"_x005F\1", text)
        text = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<si><t{kept}>{escape(text, quote=False)}</t></si>"
