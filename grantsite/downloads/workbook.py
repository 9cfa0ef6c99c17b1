"""All tables as sheets of one workbook, with a sheet of notes in front. The same rows give the same bytes."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from grantsite.config import Site
from grantsite.downloads.archive import archive
from grantsite.downloads.cells import euros
from grantsite.downloads.column import LANGUAGES, Column, Table
from grantsite.downloads.notes import ABOUT, LIMITS, SPREADSHEETS
from grantsite.downloads.row import Rows, Value
from grantsite.records import Text

# Strings are never guessed to be formulas, links or numbers.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 32_767  # characters that a cell of a workbook can hold
_NOTES = "notes"
_HEADINGS = (
    Text(fi="Taulu", sv="Tabell", en="Table"),
    Text(fi="Mitä rivi on", sv="Vad en rad är", en="What a row is"),
)


def workbook(tables: tuple[Table, ...], rows: Rows, site: Site, made: date) -> bytes:
    """The bytes of the XLSX file; ``made`` is the day it bears as that of its making."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, _OPTIONS)
    book.set_properties({"title": site.title, "created": datetime.combine(made, time())})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#073B47", "font_color": "#FFFFFF"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "bold": book.add_format({"bold": True, "valign": "top"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        "money": book.add_format({"num_format": "#,##0.00"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    _write_notes(book.add_worksheet(_NOTES), formats, tables, site)
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        for x, column in enumerate(table.columns):
            sheet.set_column(x, x, _width(column, rows[table.name]))
            _write_text(sheet, 0, x, column.name, formats["head"])
        for y, row in enumerate(rows[table.name], 1):
            for x, column in enumerate(table.columns):
                _write(sheet, y, x, column, row[column.name], formats)
        sheet.autofilter(0, 0, len(rows[table.name]), len(table.columns) - 1)
    book.close()
    with zipfile.ZipFile(data) as parts:
        return archive((part.filename, parts.read(part)) for part in parts.infolist())


def _width(column: Column, rows: list[dict[str, Value]]) -> int:
    """Wide enough for the heading and most values, and never wider than a screen's third."""
    longest = max((len(str(row[column.name])) for row in rows if row[column.name] is not None), default=0)
    return min(max(len(column.name), longest) + 3, 45)


def _write_text(sheet: Any, y: int, x: int, text: str, form: Any = None) -> None:
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    sheet.write_string(y, x, text, form)


def _write(sheet: Any, y: int, x: int, column: Column, value: Value, formats: dict[str, Any]) -> None:
    if value is None:
        return
    if column.type == "money" and isinstance(value, int):
        sheet.write_number(y, x, euros(value), formats["money"])
    elif isinstance(value, date):
        sheet.write_datetime(y, x, value, formats["date"])
    elif isinstance(value, str):
        _write_text(sheet, y, x, value)
    else:
        sheet.write_number(y, x, value)


def _write_notes(sheet: Any, formats: dict[str, Any], tables: tuple[Table, ...], site: Site) -> None:
    """A column for each language, first what must be known, then what the tables hold."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(LANGUAGES), 60)
    _write_text(sheet, 0, 0, site.title, formats["title"])
    licence = site.content_licence
    _write_text(sheet, 1, 0, site.base_url)
    _write_text(sheet, 2, 0, f"{licence.name}: {licence.url}")
    y = 4
    for text in (ABOUT, *LIMITS, SPREADSHEETS):
        _write_texts(sheet, y, text, formats["wrapped"])
        y += 1
    y += 1
    _write_text(sheet, y, 0, " · ".join(_HEADINGS[0].every()), formats["bold"])
    _write_texts(sheet, y, _HEADINGS[1], formats["bold"])
    for table in tables:
        y += 1
        _write_text(sheet, y, 0, table.name, formats["bold"])
        _write_texts(sheet, y, table.about, formats["wrapped"])


def _write_texts(sheet: Any, y: int, text: Text, form: Any) -> None:
    for x, language in enumerate(LANGUAGES, 1):
        _write_text(sheet, y, x, getattr(text, language), form)
