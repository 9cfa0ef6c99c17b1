"""No cell of a data file runs as a formula, whatever a text begins with, and every text comes back as it was."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grantsite.config import load_site
from grantsite.downloads.cells import cell, euros, guarded, unguarded
from grantsite.downloads.column import Type
from grantsite.downloads.columns import BY_NAME
from grantsite.downloads.database import database
from grantsite.downloads.row import Row, by_column
from grantsite.downloads.sheets import Strings, fitting, with_rows
from grantsite.downloads.text_files import csv_file, csv_text, json_file
from grantsite.downloads.workbook import workbook

ROOT = Path(__file__).resolve().parent.parent
FORMULAS = ["=1+1", "+358", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1", '"=1', "a;=1+1", "a;;\t-2", "＝1"]
HARMLESS = ["", "#avoin", "Kunta – kaikille", "a=b", "etä-ja lähi", "'lainaus'", "a, -b", "3.0"]
# Texts of the characters that matter, and any text that a file can hold.
TEXTS = st.text(alphabet="='\"+-@\t\r\n;, aä＝") | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0")
)
# An own table of few columns is enough for what a cell holds.
TABLE = replace(BY_NAME["codes"], columns=(replace(BY_NAME["codes"].columns[0], required=False),), key=("code_list",))
# One with a column of each type, none of them mandatory.
TYPES: tuple[Type, ...] = ("text", "money", "decimal", "integer", "date", "link")
MIXED = replace(
    BY_NAME["codes"],
    columns=tuple(replace(BY_NAME["codes"].columns[0], name=kind, type=kind, required=False) for kind in TYPES),
    key=("text",),
)
ROWS = st.fixed_dictionaries(
    {
        "text": st.none()
        | TEXTS.filter(bool)
        | st.sampled_from([*FORMULAS, *HARMLESS[1:], "_x0041_", "<a>&amp;", " b "]),
        "money": st.none() | st.integers(0, 10**12),
        "decimal": st.none() | st.decimals(-180, 180, places=4) | st.sampled_from([Decimal("1.0"), Decimal("1.00")]),
        "integer": st.none() | st.integers(0, 10**7),
        "date": st.none() | st.dates(date(1900, 1, 1)),
        "link": st.none() | st.just("https://example.fi/?a=1&b=2"),
    }
)


def runs(cell_text: str) -> bool:
    """Whether a spreadsheet that splits at semicolons, tabs and line ends would run some of it."""
    parts = re.split(r"[;\t\r\n]", cell_text)
    return cell_text[:1] in ("\t", "\r", "\n") or any(re.match(r"[ \u00a0\"]*[=+\-@＝＋－＠]", part) for part in parts)


@given(TEXTS)
def test_text_comes_back_and_does_not_run(text: str) -> None:
    assert not runs(guarded(text))
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_gets_an_apostrophe(text: str) -> None:
    assert runs(text.lstrip("'"))
    assert guarded(text) != text
    assert guarded(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


def rows_of(texts: list[str]) -> list[Row]:
    return [{"code_list": text or None} for text in texts]


@given(st.lists(TEXTS, min_size=1, max_size=5))
@example(FORMULAS)
def test_csv_gives_every_text_back(texts: list[str]) -> None:
    data = csv_file(TABLE, rows_of(texts)).decode("utf-8")
    header, *lines = csv.reader(io.StringIO(data, newline=""), strict=True)
    assert header == ["code_list"]
    assert [unguarded(line[0]) if line else "" for line in lines] == texts


@given(st.lists(TEXTS, min_size=1, max_size=5, unique=True))
@example(FORMULAS)
def test_json_and_sqlite_keep_the_text_itself(texts: list[str]) -> None:
    texts = [text for text in texts if text]
    assert [row["code_list"] for row in json.loads(json_file(TABLE, rows_of(texts)))] == texts
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database((TABLE,), {"codes": rows_of(texts)}))
        assert [t for (t,) in connection.execute("SELECT code_list FROM codes ORDER BY rowid")] == texts


@settings(max_examples=25)
@given(st.lists(st.sampled_from(FORMULAS) | st.text(alphabet="=+-@'\";: a/{}https"), min_size=1, max_size=5))
@example(["https://a.example/", '=HYPERLINK("https://a.example/")', "{=1}", "123", "x" * 40_000])
def test_workbook_has_texts_and_no_formula_or_link(texts: list[str]) -> None:
    site = load_site(ROOT / "site.yaml")
    data = workbook((TABLE,), {"codes": rows_of(texts)}, site, date(2020, 12, 9))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet2.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        cells = re.findall(r"<c r=\"A[0-9]+\"([^>]*)>", sheet)
        assert len(cells) == 1 + len([text for text in texts if text])
        assert all('t="s"' in attributes for attributes in cells)


@given(st.integers(0, 10**12 - 1))
def test_money_is_exact_in_every_cell(cents: int) -> None:
    written = cell("money", cents)
    assert re.fullmatch(r"[0-9]+\.[0-9]{2}", written)
    assert Decimal(written) * 100 == cents
    assert euros(cents) * 100 == cents
    assert re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", f"{euros(cents)}")
    # what a spreadsheet stores: 16 digits
    assert Decimal(f"{euros(cents):.16G}") * 100 == cents


def test_other_values() -> None:
    assert cell("date", date(2020, 12, 9)) == "2020-12-09"
    assert cell("decimal", Decimal("22.9690")) == "22.9690"
    assert cell("integer", 0) == "0"
    assert cell("money", None) == cell("text", None) == ""


@given(st.lists(ROWS, max_size=5))
def test_csv_is_that_of_its_cells_one_by_one(rows: list[Row]) -> None:
    lines = [[cell(column.type, row[column.name]) for column in MIXED.columns] for row in rows]
    assert csv_file(MIXED, rows) == csv_text([list(TYPES), *lines]).encode()


def book_of(rows: list[Row], *, samples: bool) -> dict[str, bytes]:
    """A workbook whose second sheet the library made of rows, cell by cell; or with ``samples``, of a cell for each
    style below the names of the columns. Its first sheet has all styles: so they have the same numbers in both."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_urls": False})
    forms = {kind: book.add_format({"num_format": form}) for kind, form in (("money", "#,##0.00"), ("date", "yyyy"))}
    head = book.add_format({"bold": True})
    first, sheet = book.add_worksheet(), book.add_worksheet()
    for y, form in enumerate((head, *forms.values())):
        first.write_number(y, 0, 1, form)
    for x, column in enumerate(MIXED.columns):
        sheet.write_string(0, x, column.name, head)
        if samples and column.type in forms:
            sheet.write_number(1, x, 0, forms[column.type])
    for y, row in () if samples else enumerate(rows, 1):
        for x, column in enumerate(MIXED.columns):
            value = row[column.name]
            if isinstance(value, date):
                sheet.write_datetime(y, x, value, forms["date"])
            elif isinstance(value, str):
                sheet.write_string(y, x, fitting(value))
            elif value is not None:
                money = column.type == "money" and isinstance(value, int)
                sheet.write_number(y, x, euros(value) if money else value, forms.get(column.type))
    book.close()
    with zipfile.ZipFile(data) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


@settings(max_examples=50, deadline=None)
@given(st.lists(ROWS, max_size=40))
@example([dict.fromkeys(TYPES), dict.fromkeys(TYPES) | {"text": "x" * 40_000}, dict.fromkeys(TYPES)])
@example([dict.fromkeys(TYPES) | {"date": date(1900, 2, 28)}, dict.fromkeys(TYPES) | {"date": date(1900, 3, 1)}])
@example([dict.fromkeys(TYPES)] * 40 + [dict.fromkeys(TYPES) | {"date": date(2020, 12, 9)}])
def test_rows_of_a_workbook_are_those_of_the_library(rows: list[Row]) -> None:
    library, strings = book_of(rows, samples=False), Strings()
    name = "xl/worksheets/sheet2.xml"
    assert (
        with_rows(book_of(rows, samples=True)[name], MIXED.columns, by_column(MIXED.columns, rows), strings)
        == library[name]
    )
    assert strings.part() == library["xl/sharedStrings.xml"]
