"""A file with a table into rows of cells, each with its line: TSV, CSV, XLSX, or plain text that holds the table.

A row is a line whose last cell is an amount. A line that is an amount and nothing else is the table's own total.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from grantsite.codes import ERROR
from grantsite.errors import ContentError, Problem
from grantsite.messages import Message, say
from grantsite.textfile import read_text

# An XLSX file is a compressed archive: what it would unpack to is looked at before anything is unpacked.
_MOST_UNPACKED = 50_000_000
_MOST_ROWS = 20_000
_AMOUNT = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?:\s*(?:€|EUR|euroa?))?")


# Lines by number, and their cells.
Cells = list[tuple[int, list[str]]]


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
    total: int | None = None
    total_line: int = 0
    lines: list[str] = field(default_factory=list)  # the whole text, where there is one

    def problem(self, row: Row, cell: int, code: str, message: Message, hint: Message) -> Problem:
        """A problem at a cell of a row."""
        column = row.columns[min(cell, len(row.columns) - 1)]
        return Problem(self.path, row.line, column, ERROR, code, message, hint)


def cents(text: str) -> int | None:
    """Integer cents of an amount as tables print it: 111 350,00, 135 150, 410407.2. None where it is none."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    return int(re.sub(r"\D", "", match[1])) * 100 + int((match[2] or "").ljust(2, "0"))


def read_table(path: Path, shown: str, columns: int) -> Table:
    """The table of a file whose rows have ``columns`` cells, the last an amount. Raises ContentError."""
    if path.suffix.lower() == ".xlsx":
        return _from_cells(shown, _spreadsheet(path, shown), columns)
    text, problems = read_text(path, shown)
    # Spreadsheets write a byte-order mark in front of their CSV and Windows' line ends; neither matters here.
    if fatal := [p for p in problems if p.code not in ("byte-order-mark", "line-ends")]:
        raise ContentError(fatal)
    table = Table(shown, lines=text.split("\n"))
    if any(line.count("\t") >= columns - 1 for line in table.lines):
        cells = [(n, line.split("\t")) for n, line in enumerate(table.lines, 1)]
    else:
        # Commas stand inside cells too: the right delimiter is the one that gives most rows.
        try:
            cells = max((_csv(text, mark) for mark in ";,"), key=lambda found: _rows_in(found, columns))
        except csv.Error:  # a cell without end: a quotation mark that is never closed
            hint = say("check the quotation marks, or save the table anew")
            raise ContentError(
                [Problem(shown, 1, 1, ERROR, "import-table", say("the table cannot be read"), hint)]
            ) from None
    found = _from_cells(shown, cells, columns)
    found.lines = table.lines
    return found


def _csv(text: str, delimiter: str) -> Cells:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    found, line = [], 1
    for cells in reader:
        found.append((line, cells))
        line = reader.line_num + 1
    return found


def _rows_in(lines: Cells, columns: int) -> int:
    return sum(len(cells) >= columns and cents(cells[columns - 1]) is not None for _, cells in lines)


def _spreadsheet(path: Path, shown: str) -> Iterator[tuple[int, list[str]]]:
    def fail(code: str, message: Message, hint: Message) -> ContentError:
        return ContentError([Problem(shown, 1, 1, ERROR, code, message, hint)])

    if not path.is_file():
        raise fail("missing-file", say("the file does not exist"), say("check its name"))
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > _MOST_UNPACKED:
            raise fail("too-large", say("the spreadsheet is too large"), say("save only the sheet with the table"))
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            for number, cells in enumerate(sheet.iter_rows(max_row=_MOST_ROWS, values_only=True), 1):
                yield number, [_as_text(cell) for cell in cells]
        finally:
            book.close()
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as error:
        hint = say("open it in a spreadsheet program and save it anew as XLSX or CSV")
        raise fail("import-table", say("the spreadsheet cannot be read"), hint) from error


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        # The shortest text that means the same number: 410407.2, never 410407.20000000001.
        try:
            return format(Decimal(repr(cell)), "f")
        except InvalidOperation:
            return str(cell)
    return " ".join(str(cell).split())


def _from_cells(shown: str, lines: Iterable[tuple[int, Sequence[str]]], columns: int) -> Table:
    table = Table(shown)
    problems: list[Problem] = []
    for line, raw in lines:
        cells = [cell.strip().strip("*").strip() for cell in raw]
        while cells and not cells[-1]:
            cells.pop()
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and table.rows and (total := cents(filled[0])) is not None:
            table.total, table.total_line = total, line
        elif len(cells) >= columns:
            row = Row(line, tuple(cells[:columns]), _columns(raw))
            if cents(cells[columns - 1]) is not None:
                table.rows.append(row)
            elif table.rows:  # above the first row stands the heading
                problems.append(
                    table.problem(
                        row,
                        columns - 1,
                        "amount-format",
                        say('"{text}" is not an amount', text=cells[columns - 1]),
                        say("write it as the source prints it, such as 68 000,00"),
                    )
                )
    if problems:
        raise ContentError(problems)
    if not table.rows:
        message = say("no row of the table is found: {number} cells, the last an amount", number=columns)
        hint = say("check that the columns are separated by tabs, semicolons or commas")
        raise ContentError([Problem(shown, 1, 1, ERROR, "import-table", message, hint)])
    return table


def _columns(cells: Sequence[str]) -> tuple[int, ...]:
    starts, at = [], 1
    for cell in cells:
        starts.append(at)
        at += len(cell) + 1
    return tuple(starts)
