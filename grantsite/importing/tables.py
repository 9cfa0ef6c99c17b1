"""A file with a table into rows of cells, each with its line: TSV, CSV, XLSX, or plain text that holds the table.

A row is a line whose last cell is an amount. No line of the table is passed over: what is neither a row nor the heading
nor the total is a problem, because a row that is lost would give every later one another number.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grantsite.codes import ERROR
from grantsite.errors import ContentError, Problem
from grantsite.importing.spreadsheets import Cells, read_spreadsheet
from grantsite.messages import Message, count, euros, say
from grantsite.textfile import read_text

_AMOUNT = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?:\s*(?:€|EUR|euroa?))?")
# As many digits before the decimals as a record may have.
_MOST_DIGITS = 10
_TOTAL = re.compile(r"(?:kaikki\s+)?(yhteensä|summa|sammanlagt|totalt|total|sum)\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and where it stands: its line in the file, and the column at which each cell begins."""

    line: int
    cells: tuple[str, ...]
    columns: tuple[int, ...]


@dataclass(slots=True)
class Table:
    """The rows of a file, in order. ``total`` is what the table itself says they add up to, in cents."""

    path: str
    rows: list[Row] = field(default_factory=list)
    heading: Row | None = None
    total: int | None = None
    total_line: int = 0

    def problem(self, row: Row, cell: int, code: str, message: Message, hint: Message) -> Problem:
        """A problem at a cell of a row."""
        column = row.columns[min(cell, len(row.columns) - 1)] if row.columns else 1
        return Problem(self.path, row.line, column, ERROR, code, message, hint)

    def check_total(self) -> None:
        """Raises ContentError where the rows do not add up to what the table itself says."""
        found = sum(cents(row.cells[-1]) or 0 for row in self.rows)
        if self.total is not None and self.total != found:
            raise ContentError([total_problem(self.path, self.total_line, found, self.total)])


def total_problem(path: str, line: int, found: int, total: int) -> Problem:
    """What is said where rows do not add up to the total that is printed on a line."""
    message = say(
        "the rows add up to {found}, the table’s own total is {total}, the difference is {difference}",
        found=euros(found),
        total=euros(total),
        difference=euros(found - total),
    )
    hint = say("a row is missing, or an amount is mistyped")
    return Problem(path, line, 1, ERROR, "control-total", message, hint)


def cents(text: str) -> int | None:
    """Integer cents of an amount as tables print it: 111 350,00, 135 150, 410407.2. None where it is none."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    digits = re.sub(r"\D", "", match[1])
    return int(digits) * 100 + int((match[2] or "").ljust(2, "0")) if len(digits) <= _MOST_DIGITS else None


def text_of(path: Path, shown: str) -> str:
    """The text of a file. Raises ContentError where it is no readable text."""
    text, problems = read_text(path, shown)
    # Spreadsheets write a byte-order mark in front of their CSV and Windows' line ends; neither matters here.
    if fatal := [p for p in problems if p.code not in ("byte-order-mark", "line-ends")]:
        raise ContentError(fatal)
    return text


def read_table(path: Path, shown: str, columns: int) -> Table:
    """The table of a file whose rows have ``columns`` cells, the last an amount. Raises ContentError."""
    if path.suffix.lower() == ".xlsx":
        return _Reading(shown, columns).read(
            (line, cells, tuple(range(1, len(cells) + 1))) for line, cells in read_spreadsheet(path, shown)
        )
    text = text_of(path, shown)
    lines = text.split("\n")
    if any(line.count("\t") >= columns - 1 for line in lines):
        cells = [(n, line.split("\t")) for n, line in enumerate(lines, 1)]
    else:
        cells = _separated(text, shown, columns)
    return _Reading(shown, columns).read((n, found, _starts(lines[n - 1], found)) for n, found in cells)


def _separated(text: str, shown: str, columns: int) -> Cells:
    """Commas stand inside cells too: the right delimiter is the one that gives most rows."""
    readings = []
    for mark in ";,":
        try:
            found = _csv(text, mark)
        except csv.Error:
            continue
        rows = sum(len(cells) == columns and cents(cells[-1]) is not None for _, cells in found)
        readings.append((rows, max((len(cells) for _, cells in found), default=0), found))
    if not readings:  # a quotation mark that is never closed, or closed amid a cell
        hint = say("check the quotation marks, or save the table anew")
        raise ContentError([Problem(shown, 1, 1, ERROR, "import-table", say("the table cannot be read"), hint)])
    return max(readings, key=lambda reading: reading[:2])[2]


def _csv(text: str, delimiter: str) -> Cells:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    found, line = [], 1
    for cells in reader:
        found.append((line, cells))
        line = reader.line_num + 1
    return found


def _starts(line: str, cells: Sequence[str]) -> tuple[int, ...]:
    """The columns, from 1, at which cells begin in their line; a cell that goes over a line's end has the last one."""
    starts, at = [], 0
    for cell in cells:
        found = line.find(cell, at)
        at = found if found >= 0 else at
        starts.append(at + 1)
        at += len(cell) if found >= 0 else 0
        at += 1 if not cell else 0
    return tuple(starts)


class _Reading:
    """Goes through the lines of a file and knows which part of the table it is in."""

    def __init__(self, path: str, columns: int) -> None:
        self._table = Table(path)
        self._columns = columns
        self._above: list[Row] = []  # lines that are perhaps above the table, perhaps broken rows
        self._problems: list[Problem] = []

    def read(self, lines: Iterable[tuple[int, Sequence[str], tuple[int, ...]]]) -> Table:
        for line, raw, starts in lines:
            # A cell of two lines is one line of a record.
            cells = [" ".join(cell.split()).strip("*").strip() for cell in raw]
            filled = [number for number, cell in enumerate(cells) if cell]
            if filled:
                self._line(Row(line, tuple(cells[: filled[-1] + 1]), starts), len(filled))
        if not self._table.rows:
            message = say("no row of the table is found: {number} cells, the last an amount", number=self._columns)
            hint = say("check that the columns are separated by tabs, semicolons or commas")
            raise ContentError([Problem(self._table.path, 1, 1, ERROR, "import-table", message, hint)])
        if self._problems:
            raise ContentError(self._problems)
        return self._table

    def _line(self, row: Row, filled: int) -> None:
        table, amount = self._table, cents(row.cells[-1])
        others = [cell for cell in row.cells[:-1] if cell]
        if table.rows and amount is not None and (not others or _TOTAL.fullmatch(" ".join(others))):
            # A number between the rows is a page's: the total stands below the last row, the first there.
            if table.total is None:
                table.total, table.total_line = amount, row.line
        elif filled == len(row.cells) == self._columns and amount is not None:
            self._problems += [self._broken(above) for above in self._above]
            self._above = []
            table.rows.append(row)
            table.total = None
        elif filled == 1 and (not table.rows or len(row.columns) < self._columns):
            return  # a line of text
        elif table.rows:
            self._problems.append(self._broken(row))
        elif filled == self._columns == len(row.cells) and table.heading is None and not row.cells[-1][0].isdigit():
            table.heading, self._above = row, []  # what stands above the heading is no part of the table
        else:
            self._above.append(row)

    def _broken(self, row: Row) -> Problem:
        last = len(row.cells) - 1
        if len(row.cells) == self._columns and all(row.cells):
            message = say('"{text}" is not an amount', text=row.cells[-1])
            hint = say("write it as the source prints it, such as 68 000,00")
            return self._table.problem(row, last, "amount-format", message, hint)
        if len(row.cells) > self._columns:
            message = say(
                "the line has {found} cells, a row has {number}",
                found=count(len(row.cells)),
                number=count(self._columns),
            )
            hint = say("put a cell that holds the separator in quotation marks, or delete what is too much")
            return self._table.problem(row, self._columns, "import-table", message, hint)
        message = say("a cell of the row is empty: a row has {number}", number=count(self._columns))
        hint = say("fill it in; delete the line if it is no row")
        return self._table.problem(row, last, "import-table", message, hint)
