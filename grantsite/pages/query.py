"""The page on which the SQLite file is queried in the browser: the tables, and what its ready questions name."""

from collections.abc import Callable
from typing import NamedTuple

from grantsite.downloads import Downloads
from grantsite.downloads.column import Table
from grantsite.downloads.columns import TABLES
from grantsite.downloads.database import stored_name
from grantsite.downloads.row import Row
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.policy import WITH_SQLITE
from grantsite.records import Text
from grantsite.views import View

_DATABASE = "data/grants.sqlite"


class QueryColumn(View, frozen=True):
    """A column as the SQLite file has it; ``cents`` is the name of the same in whole cents, of money only."""

    name: str
    cents: str | None
    about: Text


class QueryTable(View, frozen=True):
    """A table of the SQLite file and its number of rows."""

    name: str
    title: Text
    about: Text
    rows: int
    columns: list[QueryColumn]


class Example(View, frozen=True):
    """The municipality that a ready question asks about, by its code and name."""

    code: str
    name: Text


class QueryView(View, frozen=True):
    """All of the page: the SQLite file's path below the site's root, its size in bytes, its tables."""

    database: str
    size: int
    tables: list[QueryTable]
    example: Example | None  # where a municipality takes part in a project


class _Busy(NamedTuple):
    projects: int
    row: Row


def query_page(builder: Builder, data: Callable[[], Downloads]) -> Page:
    """The page of queries. It alone may run WebAssembly."""
    address, view = builder.addresses.page("query"), Lazy(_view, data)
    return Page(address, "pages/query.html", view, "grantsite/downloads/", policy=WITH_SQLITE, tells_of_files=True)


def _view(made: Callable[[], Downloads]) -> QueryView:
    data = made()
    size = next(len(file.data) for file in data.files if file.path == _DATABASE)
    tables = [_table(table, len(data.rows[table.name])) for table in TABLES]
    return QueryView(_DATABASE, size, tables, _example(data.rows["municipalities"]))


def _table(table: Table, rows: int) -> QueryTable:
    columns = [QueryColumn(c.name, stored_name(c) if c.type == "money" else None, c.about) for c in table.columns]
    return QueryTable(table.name, table.title, table.about, rows, columns)


def _example(municipalities: list[Row]) -> Example | None:
    """The municipality that takes part in most projects; of several the first by code."""
    best = max((_Busy(_projects(row), row) for row in municipalities), key=lambda busy: busy.projects, default=None)
    if best is None or not best.projects:
        return None
    names = {language: best.row[f"name_{language}"] for language in ("fi", "sv")}
    return Example(str(best.row["code"]), Text(**{lang: str(name) for lang, name in names.items() if name}))


def _projects(row: Row) -> int:
    counts = (row["projects_as_lead"], row["projects_as_partner"])
    return sum(count for count in counts if isinstance(count, int))
