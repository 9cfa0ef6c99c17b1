"""The page of figures: its tables, drawings and files say the same, every number can be counted again from where its
link leads, and it works by keyboard, touch and without a script."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from amounts import read_shown
from site_folder import Site

PAGES = {"fi": "tilastot", "sv": "sv/statistik", "en": "en/statistics"}
FIGURES = (
    *("applications", "regions", "inhabitants", "success-by-size", "success-by-language", "success-by-lead-languages"),
    *("success-by-partners", "joining", "spread"),
)
SVG = "{http://www.w3.org/2000/svg}"
# What the page may weigh before it can be read, in bytes; drawings that are loaded later are not among them.
MOST_BYTES = 30_000
# An amount as each language writes it.
MONEY = {
    "fi": r"\d{1,3}(?:\u00a0\d{3})*(?:,\d\d)?\u00a0€",
    "sv": r"\d{1,3}(?:\u00a0\d{3})*(?:,\d\d)?\u00a0€",
    "en": r"€\d{1,3}(?:,\d{3})*(?:\.\d\d)?",
}
Sums = tuple[int, int, int, int]


@pytest.fixture(scope="module", params=PAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(site: Site, language: str) -> Path:
    return site.root / PAGES[language]


@pytest.fixture(scope="module")
def tree(folder: Path) -> LexborHTMLParser:
    return LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))


def rows(tree: LexborHTMLParser, name: str) -> list[list[LexborNode]]:
    """The cells of each row in the table of a figure."""
    found = [row.css("th, td") for row in tree.css(f"#figure-{name} tbody tr")]
    assert found
    return found


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a figure's CSV."""
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8"))))


def marks(folder: Path, name: str) -> list[str]:
    """What is read out of each mark of a figure's drawing."""
    drawing = ElementTree.parse(folder / f"{name}.svg").getroot()  # noqa: S314 (built here)
    return [str(mark.findtext(f"{SVG}title")) for mark in drawing.iter() if mark.get("class") == "figure__mark"]


def cents(text: str) -> int | None:
    """Euros of a CSV in cents."""
    return int(text.replace(".", "")) if text else None


def shown(language: str, node: LexborNode) -> int:
    """The amount that a cell begins with, in cents."""
    found = re.match(MONEY[language], node.text().strip())
    assert found, node.text()
    return read_shown(language, found[0])


def number(node: LexborNode) -> int:
    """The number that a cell begins with."""
    found = re.match(r"\d+(?:[\u00a0,]\d{3})*", node.text().strip())
    assert found, node.text()
    return int(re.sub(r"\D", "", found[0]))


def test_every_figure_has_all_its_parts(tree: LexborHTMLParser, folder: Path) -> None:
    figures = tree.css("figure.figure")
    names = [str(figure.attributes["id"]).removeprefix("figure-") for figure in figures]
    assert set(FIGURES) <= set(names)
    for name, figure in zip(names, figures, strict=True):
        caption = figure.css_first("figcaption")
        assert caption.text().strip(), name
        assert figure.css_first("table caption").text().strip(), name
        assert figure.css_first("table thead th[scope=col]"), name
        downloads = [node.attributes.get("href") for node in figure.css("a[download]")]
        # the course stands beside the page of the call
        file = str(figure.attributes["data-file"])
        assert file.endswith(f"{name}.svg")
        assert downloads == [file, file.removesuffix("svg") + "csv"]
        assert all((folder / str(href)).is_file() for href in downloads)
        drawing = ElementTree.parse(folder / file).getroot()  # noqa: S314 (built here)
        assert drawing.findtext(f"{SVG}title"), name
        assert drawing.findtext(f"{SVG}desc"), name
        image = figure.css_first("img")
        assert figure.css_first("svg") or (image.attributes["alt"] and image.attributes["loading"] == "lazy"), name
        assert "style" not in figure.html, name


def test_applications_agree(tree: LexborHTMLParser, folder: Path, language: str) -> None:
    found = table(folder, "applications")
    read = marks(folder, "applications")
    for row, cells, mark in zip(found, rows(tree, "applications"), read, strict=True):
        requested, awarded = cents(row["requested"]), cents(row["awarded"])
        assert cells[0].text().strip() == row["project_name"]
        assert shown(language, cells[2]) == requested
        assert awarded == (None if cells[3].text() == "–" else shown(language, cells[3]))
        assert row["project_name"] in mark
        assert [read_shown(language, text) for text in re.findall(MONEY[language], mark.partition(": ")[2])][-1] == (
            requested if awarded is None else awarded
        )


@pytest.mark.parametrize("name", ["regions", *(name for name in FIGURES if name.startswith("success"))])
def test_groups_agree(tree: LexborHTMLParser, folder: Path, language: str, name: str) -> None:
    for row, cells, mark in zip(table(folder, name), rows(tree, name), marks(folder, name), strict=True):
        counts = int(row["applications"]), int(row["awards"])
        sums = cents(row["requested"]), cents(row["awarded"])
        assert (number(cells[1]), number(cells[2])) == counts
        assert (shown(language, cells[3]), shown(language, cells[4])) == sums
        assert mark.startswith(cells[0].text().strip())
        if counts[0]:
            assert tuple(read_shown(language, text) for text in re.findall(MONEY[language], mark)) == sums


def test_inhabitants_agree(tree: LexborHTMLParser, folder: Path, language: str) -> None:
    name = "inhabitants"
    for row, cells, mark in zip(table(folder, name), rows(tree, name), marks(folder, name), strict=True):
        assert number(cells[1]) == int(row["population"])
        amounts = cents(row["awarded_per_inhabitant"]), cents(row["awarded"])
        assert (shown(language, cells[3]), shown(language, cells[2])) == amounts
        assert tuple(read_shown(language, text) for text in re.findall(MONEY[language], mark)) == amounts


def test_joining_agrees(tree: LexborHTMLParser, folder: Path) -> None:
    for row, cells, mark in zip(table(folder, "joining"), rows(tree, "joining"), marks(folder, "joining"), strict=True):
        counts = [int(row["applications"]), int(row["awards"])]
        assert [number(cells[1]), number(cells[2])] == counts
        assert [int(text) for text in re.findall(r"\d+", mark.partition(": ")[2])] == counts


def test_spread_agrees(tree: LexborHTMLParser, folder: Path, language: str) -> None:
    for row, cells, mark in zip(table(folder, "spread"), rows(tree, "spread"), marks(folder, "spread"), strict=True):
        assert cells[0].text().strip() == f"{row['rank']}. {row['project_name']}"
        amounts = [cents(row["awarded"]), cents(row["cumulative"])]
        assert [shown(language, cells[1]), shown(language, cells[2])] == amounts
        assert [read_shown(language, text) for text in re.findall(MONEY[language], mark)][-2:] == amounts


# --- the records behind a number ---


class Behind:
    """Where the links of the page lead: to a search, or to a list without a script."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.folder = folder
        self.projects = json.loads((site.root / "data/projects.json").read_text(encoding="utf-8"))

    def listed(self, href: str) -> set[str]:
        """The projects on the page that a link leads to."""
        page = (self.folder / urlsplit(href).path / "index.html").read_text(encoding="utf-8")
        found = LexborHTMLParser(page).css("[data-result-id]")
        return {str(node.attributes["data-result-id"]) for node in found}

    def records(self, href: str) -> list[dict[str, object]]:
        """The projects that a link is about; without a script, too, each of them is on the page."""
        query = parse_qs(urlsplit(href).query)
        listed = self.listed(href)
        fields = {"status": "status", "region": "region_code", "language": "language"}
        if not query:
            return [project for project in self.projects if project["id"] in listed]
        assert query.keys() <= {*fields, "sort"}
        wanted = [(fields[name], values[0]) for name, values in query.items() if name in fields]
        found = [p for p in self.projects if all(p[field] == value for field, value in wanted)]
        assert {project["id"] for project in found} <= listed
        return found

    def sums(self, node: LexborNode) -> Sums:
        """Applications, awards, requested, awarded of the records behind a link."""
        found = self.records(str(node.attributes["href"]))
        money = [[round(p[field] * 100) for p in found if p[field]] for field in ("requested", "awarded")]  # type: ignore[operator]
        return len(found), len(money[1]), sum(money[0]), sum(money[1])


@pytest.fixture(scope="module")
def behind(site: Site, folder: Path) -> Behind:
    return Behind(site, folder)


def link_of(cell: LexborNode) -> LexborNode | None:
    """The link in a cell, which a number other than 0 has."""
    return cell.css_first("a")


@pytest.mark.parametrize("name", ["regions", *(name for name in FIGURES if name.startswith("success"))])
def test_numbers_of_groups_can_be_counted_again(
    tree: LexborHTMLParser, language: str, behind: Behind, name: str
) -> None:
    linked = 0
    for cells in rows(tree, name):
        for index, cell in enumerate(cells[1:]):
            said = number(cell) if index < 2 else shown(language, cell)
            link = link_of(cell)
            assert (link is None) == (said == 0)
            if link:
                linked += 1
                assert behind.sums(link)[index] == said
    assert linked


def test_numbers_of_joining_can_be_counted_again(tree: LexborHTMLParser, behind: Behind) -> None:
    for cells in rows(tree, "joining"):
        for index in (0, 1):
            link = link_of(cells[index + 1])
            assert (link is None) == (number(cells[index + 1]) == 0)
            if link:
                assert behind.sums(link)[index] == number(cells[index + 1])


def test_sums_of_the_first_sentence_can_be_counted_again(tree: LexborHTMLParser, language: str, behind: Behind) -> None:
    links = tree.css("#figure-applications figcaption a")
    said: dict[str, int] = {}
    for link in links:
        text = link.text().strip()
        applications, awards, requested, awarded = behind.sums(link)
        if re.fullmatch(MONEY[language], text):
            assert read_shown(language, text) in (requested, awarded)
            said[text] = read_shown(language, text)
        else:
            assert int(re.findall(r"\d+", text)[0]) in (applications, awards)
    assert len(links) == 5
    assert sum(said.values()) == sum(behind.sums(links[0])[2:])


def test_half_of_the_sum_is_where_it_is_said_to_be(tree: LexborHTMLParser, folder: Path, behind: Behind) -> None:
    link = tree.css("#figure-spread figcaption a")[-1]
    half = int(re.findall(r"\d+", link.text())[0])
    amounts = [cents(row["awarded"]) or 0 for row in table(folder, "spread")]
    assert 2 * sum(amounts[:half]) >= sum(amounts) > 2 * sum(amounts[: half - 1])
    assert behind.sums(link)[1] == len(amounts)


def test_page_is_light(tree: LexborHTMLParser, folder: Path) -> None:
    used = [node.attributes.get("href") for node in tree.css("link[rel=stylesheet]")]
    used += [node.attributes.get("src") for node in tree.css("script[src]")]
    parts = [folder / "index.html", *(folder / str(name) for name in used)]
    assert len(parts) >= 5
    assert sum(len(gzip.compress(part.read_bytes(), 6)) for part in parts) <= MOST_BYTES


# --- in the browser ---


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """What the page complained of: nothing."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    yield found
    assert found == []


def drawing_of(page: Page, name: str) -> str:
    """The selector of a figure whose drawing has come into the page."""
    page.locator(f"#figure-{name} [data-drawing]").scroll_into_view_if_needed()
    expect(page.locator(f"#figure-{name} svg")).to_be_visible()
    return f"#figure-{name}"


@pytest.mark.usefixtures("errors")
def test_drawing_is_read_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tilastot/")
    figure = drawing_of(page, "regions")
    line = page.locator(f"{figure} [data-reading]")
    expect(line).to_have_attribute("aria-live", "polite")
    labels = page.locator(f"{figure} .figure__mark > title").all_text_contents()
    # one stop of the Tab key for all marks
    expect(page.locator(f"{figure} .figure__mark[tabindex='0']")).to_have_count(1)
    page.locator(f"{figure} .figure__mark").first.focus()
    expect(line).to_have_text(labels[0])
    page.keyboard.press("ArrowDown")
    expect(line).to_have_text(labels[1])
    expect(page.locator(f"{figure} .figure__mark--read")).to_have_count(1)
    page.keyboard.press("End")
    expect(line).to_have_text(labels[-1])
    page.keyboard.press("ArrowRight")
    expect(line).to_have_text(labels[-1])
    page.keyboard.press("Home")
    expect(line).to_have_text(labels[0])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/hankkeet/\?region=01$"))
    expect(page.locator("[data-summary]")).to_contain_text(labels[0].split(": ")[1].split()[0])


@pytest.mark.usefixtures("errors")
def test_drawing_is_read_by_mouse(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tilastot/")
    figure = drawing_of(page, "spread")
    mark = page.locator(f"{figure} .figure__mark").nth(2)
    mark.hover()
    expect(page.locator(f"{figure} [data-reading]")).to_have_text(str(mark.locator("title").text_content()))


def test_first_touch_reads_and_second_follows(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site_url}en/statistics/")
    figure = drawing_of(page, "applications")
    mark = page.locator(f"{figure} .figure__mark").nth(3)
    label = str(mark.locator("title").text_content())
    mark.tap()
    expect(page.locator(f"{figure} [data-reading]")).to_have_text(label)
    assert page.url.endswith("/en/statistics/")
    mark.tap()
    page.wait_for_url(re.compile(r"/en/projects/2020/"))
    context.close()


@pytest.mark.usefixtures("errors")
def test_drawing_is_saved_as_a_picture(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}sv/statistik/")
    drawing_of(page, "joining")
    with page.expect_download() as download:
        page.locator("#figure-joining [data-picture]").click()
    assert download.value.suggested_filename == "joining.png"
    data = download.value.path().read_bytes()
    assert data.startswith(b"\x89PNG")
    # twice as wide as the file says it is
    assert int.from_bytes(data[16:20]) == 2 * 640


@pytest.mark.usefixtures("errors")
def test_number_leads_to_the_search_of_its_records(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/statistics/")
    link = page.locator("#figure-regions tbody tr").first.locator("td").nth(1).locator("a")
    count = int(str(link.text_content()))
    link.click()
    expect(page).to_have_url(re.compile(r"/en/projects/\?status=awarded&region=01$"))
    expect(page.locator("[data-results] > li")).to_have_count(count)


def test_without_a_script_there_is_a_picture_and_its_table(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site_url}tilastot/")
    image = page.locator("#figure-regions img")
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    expect(page.locator("[data-picture], [data-reading]").filter(visible=True)).to_have_count(0)
    page.locator("#figure-regions summary").click()
    link = page.locator("#figure-regions td a").first
    expect(link).to_be_visible()
    count = int(str(link.text_content()))
    link.click()
    expect(page.locator("tbody [data-result-id]")).to_have_count(count)
    context.close()


def test_from_a_disk_the_picture_stays(page: Page, site: Site) -> None:
    page.goto((site.root / "tilastot/index.html").as_uri())
    image = page.locator("#figure-spread img")
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    assert image.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") == 640
    expect(page.locator("[data-picture]").filter(visible=True)).to_have_count(0)


def test_letters_are_large_enough_on_a_narrow_phone(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site_url}tilastot/")
    for name in FIGURES:
        figure = drawing_of(page, name)
        scale, outside = page.locator(f"{figure} svg").evaluate(
            """(svg) => {
              const frame = svg.getBoundingClientRect();
              const texts = [...svg.querySelectorAll("text")];
              const least = Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
              const beyond = texts.filter((text) => {
                const box = text.getBoundingClientRect();
                return box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1;
              });
              return [(frame.width / svg.viewBox.baseVal.width) * least, beyond.map((text) => text.textContent)];
            }"""
        )
        assert scale >= 12, name
        assert outside == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    context.close()
