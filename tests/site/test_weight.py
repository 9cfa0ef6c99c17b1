"""Every page stays within what its kind may weigh before it can be read."""

import re
from pathlib import Path

import pytest

from bench.quality import PAGE, with_table
from bench.weight import Scales, Weight, compressed, table
from page_kinds import KINDS, LARGE, ONE_ROUND_TRIP, UnknownKindError, kind_of, largest_of_each
from site_folder import Site


@pytest.fixture(scope="module")
def weights(built_site: Path) -> list[Weight]:
    return Scales(built_site).weigh_all()


def test_every_page_is_within_its_budget(site: Site, weights: list[Weight]) -> None:
    assert {weight.page for weight in weights} == site.pages.keys()
    problems = [problem for weight in weights if (problem := weight.problem())]
    if problems:
        pytest.fail("\n".join((f"{len(problems)} pages are too heavy; the first:", *problems[:30])), pytrace=False)


def test_budgets_are_those_of_the_issue() -> None:
    limits = {kind.name: kind.limit for kind in KINDS}
    assert ONE_ROUND_TRIP <= 14_000
    assert LARGE <= 30_000
    small = ("project", "municipality", "about", "accessibility", "data-quality", "verify")
    assert {limits[name] for name in small} == {ONE_ROUND_TRIP}
    assert set(limits.values()) == {ONE_ROUND_TRIP, LARGE}


ROW = re.compile(rb"<tbody>\s*<tr")


def test_secondary_kinds_are_those_that_search_engines_shall_not_show(site: Site) -> None:
    """Pages that lead on stand among their kind in any; of the lists of classes the empty ones are not shown."""
    full = {page.path for page in site.full_pages}
    for page in site.pages.values():
        kind = kind_of(page.path)
        if page.refresh is None:
            empty = kind.name == "projects-part" and not ROW.search((site.root / page.path).read_bytes())
            assert (page.path not in full) == (kind.secondary or empty), page.path


def test_style_sheets_carry_neither_comments_nor_indentation(built_site: Path) -> None:
    sheets = list((built_site / "static").glob("*.css"))
    assert len(sheets) >= 4
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "/*" not in text
        assert "\n " not in text


def test_a_kind_is_the_same_in_every_language() -> None:
    for folder in ("", "sv/", "en/"):
        assert kind_of(f"{folder}index.html").name == "home"
    assert kind_of("hankkeet/rajaus/x/index.html").name == "projects-part"
    assert kind_of("en/projects/2020/x/index.html").name == kind_of("hankkeet/2020/x/index.html").name == "project"
    assert kind_of("sv/kommuner/x/dela/index.html").name == "share"
    with pytest.raises(UnknownKindError, match=r"^uusi/index\.html is of no kind: declare it"):
        kind_of("uusi/index.html")


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A site of two pages; the first needs a style sheet, a script and a file it asks for ahead."""
    files = {
        "index.html": '<link rel="stylesheet" href="static/a.css"><link rel="preload" href="static/b.js" as="script">'
        '<link rel="stylesheet" href="static/paper.css" media="print"><link rel="icon" href="static/i.svg">'
        '<link rel="stylesheet" href="static/wide.css" media="(min-width: 40em)">'
        '<script src="static/b.js" defer></script><img src="static/i.svg" loading="lazy" alt="">',
        "404.html": '<link rel="stylesheet" href="/base/static/a.css"><script src="/base/static/b.js"></script>',
        "static/a.css": "a{}",
        "static/b.js": "".join(f"call({number});" for number in range(9000)),
        "static/wide.css": "b{}",
        "static/paper.css": "c{}",
        "static/i.svg": "<svg/>",
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_what_a_page_needs_is_counted_once_and_nothing_else(small_site: Path) -> None:
    missing, home = Scales(small_site).weigh_all()
    assert home.parts.keys() == {"index.html", "static/a.css", "static/wide.css", "static/b.js"}
    assert missing.parts.keys() == {"404.html", "static/a.css", "static/b.js"}
    sizes = {path: compressed((small_site / path).read_bytes()) for path in home.parts}
    assert home.parts == sizes
    assert home.total == sum(sizes.values())


def test_a_page_that_is_too_heavy_is_named_with_what_weighs_most(small_site: Path) -> None:
    missing, home = Scales(small_site).weigh_all()
    assert home.problem() == ""
    heavy = missing.parts["static/b.js"]
    assert heavy > ONE_ROUND_TRIP
    expected = f"404.html (not-found): {missing.total:,} bytes of 14,000; static/b.js alone {heavy:,}"
    assert missing.problem() == expected
    assert list(table([missing, home]))[2].startswith(f"| home | 1 | {home.parts['index.html']} | ")


def test_the_largest_page_of_each_kind_is_found(tmp_path: Path) -> None:
    pages = {"index.html": 3, "kunnat/a/index.html": 1, "kunnat/b/index.html": 2, "sv/kommuner/a/index.html": 9}
    for name, size in pages.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x" * size)
    assert largest_of_each(tmp_path, pages) == {"home": "index.html", "municipality": "kunnat/b/index.html"}
    assert largest_of_each(tmp_path, pages, finnish_only=False)["municipality"] == "sv/kommuner/a/index.html"


@pytest.mark.parametrize("name", ["weight", "lighthouse"])
def test_documentation_has_a_row_for_every_kind(site: Site, name: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z][a-z-]*) \|", text.partition(f"<!-- {name}: begin -->")[2].partition("<!--")[0], re.M)
    assert rows == list(largest_of_each(site.root, site.pages)), "see the command above the table"


def test_tables_are_written_in_their_place() -> None:
    text = "a\n<!-- x: begin -->\n\nold\n\n<!-- x: end -->\nb\n"
    assert with_table(text, "x", ["| 1 |", "| 2 |"]) == "a\n<!-- x: begin -->\n\n| 1 |\n| 2 |\n\n<!-- x: end -->\nb\n"
    with pytest.raises(ValueError, match="no marks for y"):
        with_table(text, "y", [])
