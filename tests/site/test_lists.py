"""Every list that is a part of a whole can be taken as a file, and the file holds what is shown."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from grantsite.downloads.cells import guarded
from site_folder import Site
from test_downloads_cells import FORMULAS, HARMLESS

FOLDERS = ("hankkeet/rajaus/", "sv/projekt/urval/", "en/projects/filter/")
MUNICIPALITIES = {"fi": "kunnat/", "sv": "sv/kommuner/", "en": "en/municipalities/"}


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_each_part_of_the_list_of_projects_has_its_table(site: Site) -> None:
    """The same rows in the same order, each line as in the table of all."""
    header, *every = lines((site.root / "data/projects.csv").read_text(encoding="utf-8"))
    whole = {line[0]: line for line in every}
    found = [p for p in site.pages.values() if p.path.startswith(FOLDERS) and p.refresh is None]
    assert len(found) > 3 * 40
    for page in found:
        file = site.root / page.path
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        (link,) = tree.css("a[download]")
        shown = [str(row.attributes["data-result-id"]) for row in tree.css("tr[data-result-id]")]
        table = (file.parent / str(link.attributes["href"])).read_text(encoding="utf-8")
        assert lines(table) == [header, *(whole[project] for project in shown)], page.path


def test_a_part_of_the_list_does_not_say_that_it_is_all(site: Site) -> None:
    said = "Every application to the call, whether or not it was awarded a grant."
    for page in site.pages.values():
        if page.path.startswith("en/projects/") and page.path.endswith("/index.html") and page.refresh is None:
            lead = LexborHTMLParser((site.root / page.path).read_text(encoding="utf-8")).css_first(".page__head .lead")
            if lead is not None and lead.text(strip=True):
                whole = page.path == "en/projects/index.html"
                assert (said in lead.text()) == whole, page.path


def test_whole_list_leads_to_the_whole_table(site: Site) -> None:
    for folder in ("hankkeet", "sv/projekt", "en/projects"):
        tree = LexborHTMLParser((site.root / folder / "index.html").read_text(encoding="utf-8"))
        (link,) = tree.css("[data-whole] a[download]")
        assert (site.root / folder / str(link.attributes["href"])).resolve() == (
            site.root / "data/projects.csv"
        ).resolve()


@pytest.mark.parametrize("language", MUNICIPALITIES)
def test_municipalities_are_saved_as_they_are_filtered(
    page: Page, site: Site, site_url: str, tmp_path: Path, language: str
) -> None:
    """In the order of the page, which is that of regions and names; without a filter, all of them."""
    whole = (site.root / "data/municipalities.csv").read_text(encoding="utf-8")
    header, *every = lines(whole)
    page.goto(site_url + MUNICIPALITIES[language])
    page.get_by_role("searchbox").last.fill("kan")
    expect(page.locator("[data-code='905']")).to_be_hidden()
    shown = page.locator("[data-code]:visible")
    codes = [str(row.get_attribute("data-code")) for row in shown.all()]
    assert 3 < len(codes) < 30
    assert save(page, tmp_path) == lines_of(header, every, codes)
    page.get_by_role("searchbox").last.fill("")
    expect(page.locator("[data-code='905']")).to_be_visible()
    assert save(page, tmp_path) == [header, *every]


def lines_of(header: list[str], every: list[list[str]], codes: list[str]) -> list[list[str]]:
    by_code = {line[0]: line for line in every}
    return [header, *(by_code[code] for code in codes)]


def save(page: Page, folder: Path) -> list[list[str]]:
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    assert download.value.suggested_filename == "municipalities.csv"
    download.value.save_as(folder / "list.csv")
    return lines((folder / "list.csv").read_text(encoding="utf-8"))


def test_without_javascript_the_list_leads_to_its_file(browser: Browser, site: Site, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for start, name in (("kunnat/", "data/municipalities.csv"), ("hankkeet/rajaus/lappi/", "projects.csv")):
        page.goto(site_url + start)
        link = page.get_by_role("link", name="Lataa luettelo (CSV)")
        expect(link).to_be_visible()
        href = str(link.evaluate("link => link.href"))
        assert href.endswith(name)
        assert page.request.get(href).body() == (site.root / href.removeprefix(site_url)).read_bytes()
    context.close()


@pytest.mark.parametrize("start", ["hankkeet/", "data/kysely/"])
def test_what_a_script_saves_is_guarded_as_the_data_files_are(page: Page, site_url: str, start: str) -> None:
    page.goto(site_url + start)
    texts = [*FORMULAS, *HARMLESS, '"quoted"', "a,b"]
    saved = page.evaluate("texts => csvOf(['a', 'b'], texts.map((text) => [text, 1]))", texts)
    assert lines(saved) == [["a", "b"], *([guarded(text), "1"] for text in texts)]
