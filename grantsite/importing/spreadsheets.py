"""A spreadsheet (XLSX) into lines of cells: the only module that knows openpyxl.

The file is a stranger's: what it would unpack to, its rows and its columns are bounded before anything is read, and
whatever is wrong with it is one problem, never a traceback.
"""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from numbers import Integral, Real
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from grantsite.codes import ERROR
from grantsite.errors import ContentError, Problem
from grantsite.letters import ZERO_WIDTH, decomposed, shown
from grantsite.messages import count, say
from grantsite.textfile import CONTROL

_MOST_BYTES = 5_000_000
# An XLSX file is a compressed archive. Python unpacks of each part no more than the archive says it holds.
_MOST_UNPACKED = 50_000_000
_MOST_PARTS = 1_000
_MOST_ROWS = 20_000
_MOST_COLUMNS = 30
# What the library and those below it raise on a damaged file.
_DAMAGED = (
    OSError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error,
    SyntaxError,  # of XML: of the standard library and of lxml, which openpyxl takes where it is installed
    InvalidFileException, KeyError, IndexError, ValueError, TypeError, AttributeError, AssertionError, OverflowError,
    RuntimeError, MemoryError,
)  # fmt: skip

Cells = list[tuple[int, list[str]]]


def read_spreadsheet(path: Path, shown_path: str) -> Cells:
    """The cells of each line of the one sheet with anything in it, by the line's number. Raises ContentError."""
    if not path.is_file():
        problem = Problem(
            shown_path, 1, 1, ERROR, "missing-file", say("the file does not exist"), say("check its name")
        )
        raise ContentError([problem])
    try:
        _check_size(path, shown_path)
        with warnings.catch_warnings():  # the library's remarks about styles are nothing to an editor
            warnings.simplefilter("ignore")
            sheets = [lines for lines in _sheets(path, shown_path) if lines]
    except _DAMAGED as error:
        hint = say("open it in a spreadsheet program and save it anew as XLSX or CSV")
        message = say("the spreadsheet cannot be read")
        raise ContentError([Problem(shown_path, 1, 1, ERROR, "import-table", message, hint)]) from error
    if len(sheets) > 1:
        message = say("{number} sheets have something in them", number=count(len(sheets)))
        hint = say("save only the sheet with the table")
        raise ContentError([Problem(shown_path, 1, 1, ERROR, "import-table", message, hint)])
    lines = sheets[0] if sheets else []
    if problems := [p for line, cells in lines for p in _character_problems(shown_path, line, cells)]:
        raise ContentError(problems)
    return lines


def _too_large(shown_path: str) -> ContentError:
    message, hint = say("the spreadsheet is too large"), say("save only the sheet with the table")
    return ContentError([Problem(shown_path, 1, 1, ERROR, "too-large", message, hint)])


def _check_size(path: Path, shown_path: str) -> None:
    if path.stat().st_size > _MOST_BYTES:
        raise _too_large(shown_path)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise _too_large(shown_path)


def _sheets(path: Path, shown_path: str) -> list[Cells]:
    # Opened here, because the library leaves a damaged file open.
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        return [list(_lines(sheet, shown_path)) for sheet in book.worksheets]


def _lines(sheet: Any, shown_path: str) -> Iterator[tuple[int, list[str]]]:
    # What the sheet says of its own size is forgotten: the library would read no row below that.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), 1):
        if number > _MOST_ROWS:
            raise _too_large(shown_path)
        cells = [_as_text(cell) for cell in row]
        if any(cells):
            yield number, cells


def _as_text(cell: object) -> str:
    """A cell as text; a number as the shortest text that means it: 410407.2, never 410407.20000000001."""
    if cell is None:
        return ""
    if isinstance(cell, Real) and not isinstance(cell, Integral):
        # the spreadsheet's own number becomes text at once; what is larger than any amount stays as it is shown
        number = Decimal(repr(cell))
        return format(number, "f") if number.is_finite() and abs(number) < 10**15 else str(cell)
    return " ".join(str(cell).split())


def _character_problems(shown_path: str, line: int, cells: list[str]) -> list[Problem]:
    """Characters that no record may hold: the same rules as for a text file, a problem a cell."""
    problems = []
    for column, cell in enumerate(cells, 1):
        if bad := CONTROL.search(cell) or ZERO_WIDTH.search(cell):
            message = say("the character {character} cannot be seen", character=shown(bad[0]))
            code = "control-characters" if CONTROL.search(cell) else "zero-width"
            problems.append(Problem(shown_path, line, column, ERROR, code, message, say("delete it")))
        elif odd := next(iter(decomposed(cell)), None):
            message = say('"{found}" is written with {number} characters', found=odd[1], number=count(len(odd[1])))
            hint = say('type "{text}" anew', text=odd[2])
            problems.append(Problem(shown_path, line, column, ERROR, "not-nfc", message, hint))
    return problems
