"""The drawings of the course and of the network on the built pages: marks, tables and files say the same."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from grantsite.catalog import Catalog
from grantsite.drawing import text_width
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from real_content import CONTENT
from site_server import serve

SVG = "{http://www.w3.org/2000/svg}"
PLACES = {
    "fi": ("hankkeet/", "haut/2020/", "tilastot/"),
    "sv": ("sv/projekt/", "sv/utlysningar/2020/", "sv/statistik/"),
    "en": ("en/projects/", "en/calls/2020/", "en/statistics/"),
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog(load(CONTENT, "content", ParseCache(None))[0])


@pytest.fixture(scope="module")
def pages(built_site: Path) -> Iterator[str]:
    """Where the site is served without a base path."""
    with serve(built_site, "/") as address:
        yield address


def drawing(file: Path) -> etree._Element:
    return etree.parse(file).getroot()


def marks(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter() if element.get("class") == "figure__mark"]


def readings(root: etree._Element) -> list[str]:
    return ["".join(mark.find(f"{SVG}title").itertext()) for mark in marks(root)]


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))


def cells(page: Path, caption: str) -> list[list[str]]:
    """The rows of the table with a caption."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    for table in tree.css("table"):
        head = table.css_first("caption")
        if head is not None and head.text() == caption:
            return [
                [" ".join(cell.text(separator=" ").split()).replace(" ,", ",") for cell in row.css("th, td")]
                for row in table.css("tbody tr")
            ]
    raise AssertionError(f"{page}: no table {caption!r}")


def test_every_awarded_project_and_no_other_has_a_course(built_site: Path, catalog: Catalog) -> None:
    for project in catalog.projects.values():
        for projects, _, _ in PLACES.values():
            folder = built_site / projects / "2020" / project.entry.slug
            for name in ("course.svg", "course.csv"):
                assert (folder / name).is_file() == (project.award is not None), folder / name
            page = (folder / "index.html").read_text("utf-8")
            assert ('data-file="course.svg"' in page) == (project.award is not None)


def test_marks_of_a_course_are_the_rows_of_its_file_that_have_a_day(built_site: Path, catalog: Catalog) -> None:
    awarded = next(project for project in catalog.projects.values() if project.award)
    for folder in (built_site / "haut/2020", built_site / "hankkeet/2020" / awarded.entry.slug):
        with_day = [row for row in rows(folder / "course.csv") if row["due"] or row["first_recorded"]]
        root = drawing(folder / "course.svg")
        # and one for the time in which instalments are paid
        assert len(marks(root)) == len(with_day) + 1
        assert awarded.call.instalments == sum(row["stage"] == "payment" for row in rows(folder / "course.csv"))
        shown = " ".join(readings(root))
        for row in with_day:
            year, month, day = (row["due"] or row["first_recorded"]).split("-")
            assert f"{int(day)}.{int(month)}.{year}" in shown
        reckoned = sum(row["due_basis"] == "reckoned" for row in with_day)
        assert shown.count("(laskettu)") == reckoned > 0
        # a dashed diamond for each, and one in the legend
        diamonds = [e for e in root.iter() if e.get("class") == "figure__requested"]
        assert sum(e.get("stroke-dasharray") is not None for e in diamonds) == reckoned + 1


def test_table_of_the_call_counts_what_the_file_counts(built_site: Path) -> None:
    for page in (built_site / "haut/2020/index.html", built_site / "tilastot/index.html"):
        table = cells(page, "Vaiheet ja mitä niistä tiedetään")
        file = rows(built_site / "haut/2020/course.csv")
        assert len(table) == len(file)
        for shown, row in zip(table, file, strict=True):
            assert shown[2].startswith(f"{row['reached']}/{row['of']}" if row["reached"] else "–"), row


@pytest.mark.parametrize("language", sorted(PLACES))
def test_letters_of_drawings_fit(built_site: Path, language: str) -> None:
    """What stands on one line does not run into itself or out of the drawing, in a font as wide as Verdana."""
    projects, call, statistics = PLACES[language]
    files = [built_site / call / "course.svg", built_site / statistics / "network.svg"]
    files += sorted((built_site / projects).rglob("course.svg"))[:3]
    for file in files:
        lines: dict[str, int] = {}
        for text in drawing(file).iter(f"{SVG}text"):
            bold = 108 if text.get("font-weight") else 100
            width = -(-text_width("".join(text.itertext())) * 140 * bold // 1100)
            if text.get("x") is None or text.get("text-anchor") == "end":
                lines[str(text.get("y"))] = lines.get(str(text.get("y")), 0) + width
                start = 3200 if text.get("x") is None else int(text.get("x"))
                assert width <= start, f"{file}: {''.join(text.itertext())}"
            elif text.get("text-anchor") is None and text.getparent().get("text-anchor") is None:
                assert int(text.get("x")) + width <= 3200, f"{file}: {''.join(text.itertext())}"
        assert max(lines.values()) <= 3200, f"{file}: {lines}"


def test_arcs_are_the_rows_of_the_table(built_site: Path) -> None:
    statistics = built_site / "tilastot"
    root = drawing(statistics / "network.svg")
    table = cells(statistics / "index.html", "Parit, joilla on eniten yhteisiä hakemuksia")
    arcs = [text for mark, text in zip(marks(root), readings(root), strict=True) if mark.tag == f"{SVG}g"]
    assert arcs == [f"{pair}: {count} yhteistä hakemusta, {awards} sai avustusta" for pair, count, awards in table]
    file = rows(statistics / "network.csv")
    recurring = {frozenset((r["name"], r["other_name"])): r for r in file if int(r["applications"]) > 1}
    assert len(recurring) == len(table)
    for pair, count, awards in table:
        assert pair.count(", ") == 1
        row = recurring[frozenset(pair.split(", "))]
        assert (row["applications"], row["awards"]) == (count, awards)


def test_names_of_the_network_lead_to_their_pages(built_site: Path) -> None:
    for _, _, statistics in PLACES.values():
        links = list(drawing(built_site / statistics / "network.svg").iter(f"{SVG}a"))
        assert links
        for link in links:
            page = (built_site / statistics / link.get("href") / "index.html").resolve()
            name = "".join(link.find(f"{SVG}text").itertext())
            heading = LexborHTMLParser(page.read_text("utf-8")).css_first("h1")
            assert heading is not None
            assert heading.text().strip().startswith(name)


def test_course_is_read_by_keyboard(page: Page, pages: str, catalog: Catalog) -> None:
    awarded = next(project for project in catalog.projects.values() if project.award)
    page.goto(f"{pages}hankkeet/2020/{awarded.entry.slug}/")
    figure = page.locator("#figure-course")
    figure.scroll_into_view_if_needed()
    expect(figure.locator("svg")).to_be_visible()
    expect(figure.locator("img")).to_have_count(0)
    reading = figure.locator("[data-reading]")
    figure.locator("svg [tabindex='0']").focus()
    expect(reading).to_have_text(re.compile(r"^Hakuaika päättyi: 5\.10\.2020"))
    page.keyboard.press("ArrowDown")
    expect(reading).to_have_text(re.compile(r"^Avustus myönnetty\. .*9\.12\.2020"))
    page.keyboard.press("End")
    expect(reading).to_have_text(re.compile(r"^Tilintarkastajan lausunto: viimeistään 31\.10\.2022\. Ei vielä tietoja"))


def test_network_is_read_by_mouse_and_leads_to_a_municipality(page: Page, pages: str) -> None:
    page.goto(f"{pages}tilastot/")
    figure = page.locator("#figure-network")
    figure.scroll_into_view_if_needed()
    expect(figure.locator("svg")).to_be_visible()
    name = figure.locator("svg a").first
    name.hover()
    label = name.locator("text").text_content() or ""
    expect(figure.locator("[data-reading]")).to_have_text(re.compile(rf"^{label}: hakenut yhdessä \d+ muun kunnan"))
    name.click()
    expect(page.locator("h1")).to_contain_text(label)


def test_figures_without_scripts_are_pictures_with_tables(page: Page, pages: str) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{pages}haut/2020/")
    figure = page.locator("#figure-course")
    picture = figure.locator("img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    figure.locator("summary").click()
    expect(figure.locator("table")).to_be_visible()
    expect(figure.locator("[data-reading]")).to_be_hidden()
