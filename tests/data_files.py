"""The data files of a built site read back, each by a reader of its format, into the same plain values.

A table is a list of rows; a row holds each column's value: a text, an int, cents for money, a Decimal, an ISO date,
or None where there is nothing.
"""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from grantsite.downloads.cells import unguarded
from grantsite.downloads.column import Column, Table
from grantsite.downloads.columns import TABLES
from records import AWARDS as AWARD_FILES
from records import FOLLOWED, change, write_site

Row = dict[str, Any]
Rows = dict[str, list[Row]]

# What the decision of 2020 adds up to, as its own pages say; cents.
APPLICATIONS, REQUESTED, AWARDS, AWARDED = 61, 1_610_033_045, 29, 969_460_000


def cents(amount: object) -> int:
    """An amount of euros in cents; fails where it has more than two decimals."""
    found = Decimal(str(amount)) * 100
    assert found == int(found), amount
    return int(found)


def _value(column: Column, value: Any) -> Any:
    """A value as a reader gives it, plain."""
    if value in (None, ""):
        return None
    if column.type == "money":
        return cents(value)
    if column.type == "integer":
        assert int(value) == Decimal(str(value))
        return int(value)
    if column.type == "decimal":
        return Decimal(str(value))
    if column.type == "date":
        value = value.date() if isinstance(value, datetime) else value
        return value.isoformat() if isinstance(value, date) else date.fromisoformat(value).isoformat()
    assert isinstance(value, str), (column.name, value)
    return value


def _rows(table: Table, header: list[str], lines: list[Any]) -> list[Row]:
    assert header == [column.name for column in table.columns]
    return [{c.name: _value(c, v) for c, v in zip(table.columns, line, strict=True)} for line in lines]


def read_csv(folder: Path) -> Rows:
    """The CSV files."""
    found = {}
    for table in TABLES:
        with (folder / f"data/{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file, strict=True)
        found[table.name] = _rows(table, header, [[unguarded(cell) for cell in line] for line in lines])
    return found


def read_xlsx(folder: Path) -> Rows:
    """The sheets of the workbook but its notes."""
    with closing(openpyxl.load_workbook(folder / "data/grants.xlsx")) as book:
        assert book.sheetnames == ["notes", *(table.name for table in TABLES)]
        found = {}
        for table in TABLES:
            header, *lines = book[table.name].iter_rows(values_only=True)
            found[table.name] = _rows(table, list(header), lines)
    return found


def read_sqlite(folder: Path) -> Rows:
    """The tables of the database; money from the column of cents, which the one in euros agrees with."""
    with closing(sqlite3.connect(f"file:{folder}/data/grants.sqlite?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        database.row_factory = sqlite3.Row
        found = {}
        for table in TABLES:
            rows = [dict(row) for row in database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")]  # noqa: S608
            for row in rows:
                for column in table.columns:
                    if column.type == "money" and row[column.name] is not None:
                        assert row.pop(f"{column.name}_cents") == cents(row[column.name])
                    elif column.type == "money":
                        assert row.pop(f"{column.name}_cents") is None
            found[table.name] = [{c.name: _value(c, row[c.name]) for c in table.columns} for row in rows]
    return found


def read_json(folder: Path) -> Rows:
    """The tables that are JSON too."""
    found = {}
    for name in ("projects", "municipalities"):
        table = next(table for table in TABLES if table.name == name)
        objects = load_json(folder / f"data/{name}.json")
        found[name] = [_rows(table, list(row), [list(row.values())])[0] for row in objects]
    return found


def load_json(path: Path) -> Any:
    """A JSON file; a number with a full stop is a Decimal, digit by digit."""
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


READERS: dict[str, Callable[[Path], Rows]] = {
    "csv": read_csv,
    "xlsx": read_xlsx,
    "sqlite": read_sqlite,
    "json": read_json,
}


def write_followed(folder: Path) -> Path:
    """The small content with one of everything that can follow an award, and an own condition."""
    award = write_site(folder, FOLLOWED) / "content" / AWARD_FILES / "kunta-kuuluu-kaikille.yaml"
    report = "{submitted: 2022-10-30, costs_without_vat: 60000.05, vat: 14400.01, auditor_statement: 2022-10-29}"
    change(award, "final_report: null", f"final_report: {report}")
    change(award, "repayments: []", "repayments:\n  - {date: 2022-12-01, amount: 1500.50, reason: {fi: Säästö.}}")
    output = "{name: {fi: Opas}, licence: CC0, url: 'https://opas.example/a?b=1', source_repository: 'https://koodi.example/'}"
    change(award, "outputs: []", f"outputs:\n  - {output}")
    return folder
