"""The built site used as people use it: keyboard, no JavaScript, from a disk, printed, zoomed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from site_folder import Site

PROJECTS = {"fi": "hankkeet/", "sv": "sv/projekt/", "en": "en/projects/"}
ROWS = "[data-result-kind=project]:visible"


def found(page: Page) -> list[str]:
    """The ids of the projects that are shown, in their order."""
    return page.eval_on_selector_all(ROWS, "rows => rows.map(row => row.dataset.resultId)")


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_everything_is_there(without_javascript: Page, site_url: str) -> None:
    page = without_javascript
    page.goto(f"{site_url}{PROJECTS['fi']}?q=vantaa")
    assert len(found(page)) == 61
    expect(page.locator("[data-form]")).to_be_hidden()
    page.locator(ROWS).first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Digitalisaation edistäminen: prosessien kuvaaminen")
    page.get_by_role("link", name="Svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_role("heading", level=1)).to_have_text("Digitalisaation edistäminen: prosessien kuvaaminen")


def test_keyboard_reaches_everything_and_shows_where_it_is(page: Page, site_url: str) -> None:
    page.goto(site_url + PROJECTS["en"])
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class("skip-link")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    reached = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => {
                const element = document.activeElement, style = getComputedStyle(element);
                return [element.tagName + (element.name || element.textContent.trim().slice(0, 20)),
                        style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
            }"""
        )
        assert place[1], f"{place[0]} does not show that it has the focus"
        reached.add(place[0])
    fields = {"INPUTq", "SUMMARYFilters and sorting", "INPUTstatus", "INPUTtheme", "SUMMARYRegion", "SELECTsort"}
    assert fields <= reached


def test_pages_open_from_a_disk(page: Page, site: Site) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((site.root / "index.html").as_uri())
    page.get_by_role("searchbox").fill("helmi")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(re.compile(r"hankkeet/index\.html\?q=helmi"))
    expect(page.locator(ROWS)).to_have_count(1)
    assert found(page) == ["2020-021"]
    page.locator(ROWS).first.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/helmi-hanke/index\.html$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Helmi-hanke")
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the style sheet did not load"
    assert errors == []


def test_print_leaves_out_what_paper_cannot_use(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}hankkeet/2020/helmi-hanke/")
    page.emulate_media(media="print")
    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.get_by_text("445 500 €").first).to_be_visible()
    expect(page.locator(".print-only")).to_contain_text("/hankkeet/2020/helmi-hanke/")


def test_municipality_filter_folds_and_knows_both_names(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kunnat/")
    box = page.locator("[data-form] input")
    rows = page.locator("[data-words]:visible")
    expect(rows).to_have_count(310)
    box.fill("NYKARLEBY")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Uusikaarlepyy")
    box.fill("jarvenpaa")
    expect(rows).to_contain_text("Järvenpää")
