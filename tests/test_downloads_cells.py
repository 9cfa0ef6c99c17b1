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
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grantsite.config import load_site
from grantsite.downloads.cells import cell, euros, guarded, unguarded
from grantsite.downloads.columns import BY_NAME
from grantsite.downloads.database import database
from grantsite.downloads.row import Row
from grantsite.downloads.text_files import csv_file, json_file
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
