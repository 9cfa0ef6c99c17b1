"""The page of the data says of each file what is true of it, and its examples give what they promise."""

import gzip
import hashlib
import re
import sqlite3
from contextlib import closing, redirect_stdout
from decimal import Decimal
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from selectolax.lexbor import LexborHTMLParser, LexborNode

from amounts import read_shown
from conftest import BASE_URL
from data_files import AWARDED, AWARDS
from grantsite.downloads.columns import TABLES

PAGES = {"fi": "data/index.html", "sv": "sv/data/index.html", "en": "en/data/index.html"}
# Names of the same function in each language's Excel.
SUM_IF = {"fi": "SUMMA.JOS", "sv": "SUMMA.OM", "en": "SUMIF"}
MOST_BYTES = 30_000


@pytest.fixture(scope="module", params=PAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def tree(built_site: Path, language: str) -> LexborHTMLParser:
    return LexborHTMLParser((built_site / PAGES[language]).read_text(encoding="utf-8"))


def files(tree: LexborHTMLParser, folder: Path, page: str) -> dict[str, LexborNode]:
    """The links to data files by the file's path below the site's root."""
    found = {}
    for node in tree.css("main a[href]"):
        path = ((folder / page).parent / (node.attributes["href"] or "").partition("#")[0]).resolve()
        if path.is_file() and path.suffix != ".html":
            found[path.relative_to(folder.resolve()).as_posix()] = node
    return found


# It holds the checksum of this page too.
NOT_MEASURED = "data/checksums.txt"


def test_every_data_file_is_linked(tree: LexborHTMLParser, built_site: Path, language: str) -> None:
    there = {p.relative_to(built_site).as_posix() for p in (built_site / "data").glob("*.*") if p.suffix != ".html"}
    if language != "fi":
        there -= {"data/citation.bib", "data/citation.ris"}  # each language has its own, beside the page
    assert there <= files(tree, built_site, PAGES[language]).keys()


def measured(tree: LexborHTMLParser, folder: Path, page: str) -> set[str]:
    """The files of which a page says size and checksum, after both were found to be true."""
    checked = set()
    for path, link in files(tree, folder, page).items():
        data = (folder / path).read_bytes()
        if path == NOT_MEASURED or "citation" in path:
            continue
        size = link.parent.css_first(".nowrap").text()
        assert int(re.sub(r"\D", "", size)) == -(-len(data) // 1000), path
        assert link.parent.parent.css(".checksum__digits")[0].text() == hashlib.sha256(data).hexdigest(), path
        checked.add(path)
    return checked


def test_sizes_and_checksums_are_those_of_the_files(tree: LexborHTMLParser, built_site: Path, language: str) -> None:
    assert len(measured(tree, built_site, PAGES[language])) == len(TABLES) + 9


@pytest.mark.parametrize("page", ["data/koodistot/", "sv/data/kodlistor/", "en/data/code-lists/"])
def test_files_of_the_code_lists_are_measured_too(built_site: Path, page: str) -> None:
    """Each once in a list of its own: beside the lists their links stand a second time."""
    name = f"{page}index.html"
    tree = LexborHTMLParser((built_site / name).read_text(encoding="utf-8"))
    there = {path.relative_to(built_site).as_posix() for path in (built_site / "data/codes").iterdir()}
    assert len(there) > 10
    assert measured(tree, built_site, name) == there
    assert len(tree.css(".data-files dt a")) == len(there)


def test_every_column_is_explained(tree: LexborHTMLParser, language: str) -> None:
    for table in TABLES:
        details = tree.css_first(f"details#{table.name}")
        assert [node.text() for node in details.css("dt code")] == [column.name for column in table.columns]
        for column, node in zip(table.columns, details.css("dd"), strict=True):
            assert getattr(column.about, language) in node.text()


def code(tree: LexborHTMLParser, number: int) -> str:
    """The lines of an example: 0 the formula, 1 the SQL, 2 the Python."""
    return tree.css(".code-block code")[number].text()


def test_formula_gives_the_sum_on_the_page(tree: LexborHTMLParser, built_site: Path, language: str) -> None:
    separator = "," if language == "en" else ";"
    sheet, column = r"(\w+)!([A-Z]+):\2", r"(\w+)!([A-Z]+):\5"
    form = rf'={re.escape(SUM_IF[language])}\({sheet}{separator}"([^"]+)"{separator}{column}\)'
    match = re.fullmatch(form, code(tree, 0))
    assert match, code(tree, 0)
    name, looked_in, criterion, other, summed = match.groups()
    assert name == other
    with closing(openpyxl.load_workbook(built_site / "data/grants.xlsx")) as book:
        rows = list(book[name].iter_rows(values_only=True))
    where, what = column_index_from_string(looked_in) - 1, column_index_from_string(summed) - 1
    assert (rows[0][where], rows[0][what]) == (f"region_name_{language}", "awarded")
    found = sum(Decimal(str(row[what] or 0)) for row in rows[1:] if row[where] == criterion)
    text = next(n.text() for n in tree.css("#examples ~ p") if criterion in n.text())
    shown = text.rpartition(f"{criterion}, ")[2].strip().removesuffix(".")
    assert found * 100 == read_shown(language, shown) > 0


def test_sql_runs(tree: LexborHTMLParser, built_site: Path, language: str) -> None:
    with closing(sqlite3.connect(f"file:{built_site}/data/grants.sqlite?mode=ro", uri=True)) as database:
        rows = database.execute(code(tree, 1)).fetchall()
    sums = [Decimal(str(amount)) * 100 for _, _, amount in rows]
    assert sums == sorted(sums, reverse=True)
    assert (sum(number for _, number, _ in rows), sum(sums)) == (AWARDS, AWARDED)


def test_python_runs(tree: LexborHTMLParser, built_site: Path) -> None:
    """On the built files in the place of those of the site."""
    lines = code(tree, 2)
    assert f"{BASE_URL}data/" in lines
    known: dict[str, object] = {}
    with redirect_stdout(StringIO()) as printed:
        exec(lines.replace(f"{BASE_URL}data/", f"{built_site}/data/"), known)  # noqa: S102 (the example itself)
    projects = known["projects"]
    assert len(projects) == 104  # type: ignore[arg-type]
    assert {len(code) for code, _ in projects.index} == {3}  # type: ignore[attr-defined]
    assert printed.getvalue().count("\n") > 10


def test_page_is_light(built_site: Path, language: str) -> None:
    """With its style sheet and script, as they are sent."""
    path = built_site / PAGES[language]
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    used = [node.attributes.get("href") for node in tree.css("link[rel=stylesheet]")]
    used += [node.attributes.get("src") for node in tree.css("script[src]")]
    parts = [path, *(path.parent / str(name) for name in used)]
    assert len(parts) >= 3
    assert sum(len(gzip.compress(part.read_bytes())) for part in parts) <= MOST_BYTES
