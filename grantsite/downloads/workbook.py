"""All tables as sheets of one workbook, with a sheet of notes in front. The same rows give the same bytes."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from grantsite.config import Site
from grantsite.downloads.archive import archive
from grantsite.downloads.column import LANGUAGES, Column, Table
from grantsite.downloads.notes import ABOUT, LIMITS, SPREADSHEETS
from grantsite.downloads.row import Rows, Value, by_column
from grantsite.downloads.sheets import Strings, fitting, with_rows
from grantsite.records import Text

# Strings are never guessed to be formulas, links or numbers.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
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
    strings = Strings()
    _write_notes(book.add_worksheet(_NOTES), formats, tables, site, strings)
    columns = {table.name: by_column(table.columns, rows[table.name]) for table in tables}
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        for x, (column, values) in enumerate(zip(table.columns, columns[table.name], strict=True)):
            sheet.set_column(x, x, _width(column, values))
            sheet.write_string(0, x, column.name, formats["head"])
            if column.type in ("money", "date") and values.count(None) < len(values):  # so that the style is there
                sheet.write_number(1, x, 0, formats[column.type])
        sheet.autofilter(0, 0, len(rows[table.name]), len(table.columns) - 1)
    book.close()
    with zipfile.ZipFile(data) as opened:
        parts = {part.filename: opened.read(part) for part in opened.infolist()}
    for number, table in enumerate(tables, 2):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = with_rows(parts[name], table.columns, columns[table.name], strings)
    parts["xl/sharedStrings.xml"] = strings.part()
    return archive(parts.items())


def _width(column: Column, values: list[Value]) -> int:
    """Wide enough for the heading and most values, and never wider than a screen's third."""
    # numbers that are equal may have other digits: 0.5 and 0.50
    different = values if column.type == "decimal" else set(values)
    longest = max((len(str(value)) for value in different if value is not None), default=0)
    return min(max(len(column.name), longest) + 3, 45)


def _write_notes(sheet: Any, formats: dict[str, Any], tables: tuple[Table, ...], site: Site, strings: Strings) -> None:
    """A column for each language, first what must be known, then what the tables hold."""

    def write(y: int, x: int, text: str, form: str = "") -> None:
        strings.number(fitting(text))
        sheet.write_string(y, x, fitting(text), formats.get(form))

    def write_texts(y: int, text: Text, form: str) -> None:
        for x, language in enumerate(LANGUAGES, 1):
            write(y, x, getattr(text, language), form)

    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(LANGUAGES), 60)
    write(0, 0, site.title, "title")
    licence = site.content_licence
    write(1, 0, site.base_url)
    write(2, 0, f"{licence.name}: {licence.url}")
    y = 4
    for text in (ABOUT, *LIMITS, SPREADSHEETS):
        write_texts(y, text, "wrapped")
        y += 1
    y += 1
    write(y, 0, " · ".join(_HEADINGS[0].every()), "bold")
    write_texts(y, _HEADINGS[1], "bold")
    for table in tables:
        y += 1
        write(y, 0, table.name, "bold")
        write_texts(y, table.about, "wrapped")
