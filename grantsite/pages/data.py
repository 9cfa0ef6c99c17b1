"""The page of the data: every file with its size and checksum, every column, limits and examples."""

import hashlib
from collections.abc import Callable, Sequence

from grantsite.downloads import FOLDER, Downloads
from grantsite.downloads.column import LANGUAGES, Table
from grantsite.downloads.columns import BY_NAME, TABLES
from grantsite.downloads.notes import LIMITS
from grantsite.downloads.row import Row
from grantsite.files import File
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.records import Text
from grantsite.version import Version
from grantsite.views import View

# How Excel calls SUMIF, and what it puts between arguments, in each language.
_SUM_IF = {"fi": ("SUMMA.JOS", ";"), "sv": ("SUMMA.OM", ";"), "en": ("SUMIF", ",")}

# Of the files of the API those that the page names.
_API = ("api/v1/index.json", "api/v1/openapi.json")


class FileView(View, frozen=True):
    """A file: its path below the site's root, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


class ColumnView(View, frozen=True):
    """A column as the page explains it."""

    name: str
    type: str
    unit: str | None
    origin: str
    may_be_empty: bool
    about: Text


class TableView(View, frozen=True):
    """A table, its CSV file and its columns."""

    name: str
    title: Text
    about: Text
    rows: int
    file: FileView
    columns: list[ColumnView]


class SumExample(View, frozen=True):
    """A formula for the workbook, in the words of each language's Excel, and the cents that it gives."""

    formula: Text
    region: Text
    result: int


class DataView(View, frozen=True):
    """All of the page."""

    files: dict[str, FileView]
    tables: list[TableView]
    limits: list[Text]
    example: SumExample | None  # where there is an award to sum
    version: Version | None


def data_page(builder: Builder, data: Callable[[], Downloads], version: Version | None) -> Page:
    """The page of the data."""
    address, view = builder.addresses.page("data"), Lazy(_view, data, version)
    return Page(address, "pages/data.html", view, "grantsite/downloads/", tells_of_files=True)


def _view(made: Callable[[], Downloads], version: Version | None) -> DataView:
    data = made()
    files = {file.path: file_view(file) for file in data.files}
    tables = {table.name: files[f"{FOLDER}{table.name}.csv"] for table in TABLES}
    return DataView(
        files={p: f for p, f in files.items() if p in _API or (p.count("/") == 1 and f not in tables.values())},
        tables=[_table(table, data.rows[table.name], tables[table.name]) for table in TABLES],
        limits=list(LIMITS),
        example=_example(data.rows["regions"]),
        version=version,
    )


def file_view(file: File) -> FileView:
    """What a page says of a file of the site."""
    return FileView(file.path, len(file.data), hashlib.sha256(file.data).hexdigest())


def _table(table: Table, rows: Sequence[Row], file: FileView) -> TableView:
    columns = [ColumnView(c.name, c.type, c.unit, c.origin, not c.required, c.about) for c in table.columns]
    return TableView(table.name, table.title, table.about, len(rows), file, columns)


def _example(regions: Sequence[Row]) -> SumExample | None:
    """What was awarded in the region that was awarded most."""
    sums = [(row["awarded_as_lead"], index) for index, row in enumerate(regions)]
    awarded, index = max(((a, i) for a, i in sums if isinstance(a, int)), default=(0, 0))
    if not awarded:
        return None
    best = regions[index]
    formulas, names = {}, {}
    for language in LANGUAGES:
        # a language that lacks the name sums by one that has it
        of = next(lang for lang in (language, *LANGUAGES) if best[f"name_{lang}"])
        names[language] = str(best[f"name_{of}"])
        formulas[language] = _formula(language, f"region_name_{of}", names[language])
    return SumExample(Text(**formulas), Text(**names), awarded)


def _formula(language: str, column: str, region: str) -> str:
    name, separator = _SUM_IF[language]
    criterion = '"' + region.replace('"', '""') + '"'
    return f"={name}({separator.join((_range(column), criterion, _range('awarded')))})"


def _range(column: str) -> str:
    """A whole column of the sheet of projects: projects!H:H."""
    number = [c.name for c in BY_NAME["projects"].columns].index(column) + 1
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"projects!{letters}:{letters}"
