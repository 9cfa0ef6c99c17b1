"""Every state of the search as axe, a narrow screen and a reader's own colours find it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from search.searcher import Searcher

RUN_AXE = "axe.run({resultTypes: ['violations'], preload: false}).then(found => found.violations)"
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
VIEWS = {
    "phone": {"viewport": {"width": 360, "height": 740}},
    "phone-dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "desktop-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


def typing(searcher: Searcher) -> None:
    searcher.open()
    searcher.page.locator("[data-form] [data-search]").press_sequentially("Tamp")
    searcher.settle()


def filtered(searcher: Searcher) -> None:
    searcher.ask("kehittäminen", {"municipality": ["837"], "role": ["lead", "partner"], "status": ["awarded"]})


def failing(searcher: Searcher) -> None:
    searcher.page.route("**/search/**", lambda route: route.abort())
    searcher.open("?q=Tampere")
    searcher.page.unroute("**/search/**")


# Each with a text that the page must show in it.
STATES: dict[str, tuple[Callable[[Searcher], object], str]] = {
    "empty": (lambda searcher: searcher.open(), "61 hanketta."),
    "typing": (typing, "Tampere"),
    "results": (lambda searcher: searcher.open("?q=Tampereella"), "Pirkanmaa"),
    "some missing": (lambda searcher: searcher.open("?q=kirjasto+tekoäly+Tampere"), "Puuttuu: "),
    "slip": (lambda searcher: searcher.open("?q=Tamperre"), "Tulokset ovat haulle"),
    "filtered": (filtered, "Kunnan rooli"),
    "nothing": (lambda searcher: searcher.open("?q=kirjjjasto"), "Tarkoititko:"),
    "failing": (failing, "Hakua ei voitu ladata."),
}


@pytest.mark.parametrize("view", VIEWS)
def test_every_state_is_accessible(browser: Browser, site_url: str, view: str) -> None:
    context = browser.new_context(**VIEWS[view], reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(AXE_SCRIPT)
    searcher = Searcher(page, site_url)
    problems = []
    for state, (reach, words) in STATES.items():
        reach(searcher)
        assert words in page.locator("[data-module=search]").inner_text(), state
        for rule in page.evaluate(RUN_AXE):
            places = ", ".join(str(node["target"][0]) for node in rule["nodes"][:3])
            problems.append(f"{state}: {rule['id']}: {rule['help']}: {places}")
        # 320 px: a window of 640 at 200 %
        page.set_viewport_size({"width": 320, "height": 640})
        if page.evaluate(SIDEWAYS):
            problems.append(f"{state}: scrolls sideways")
        page.set_viewport_size(VIEWS[view]["viewport"])
    context.close()
    assert problems == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_long_words_of_other_languages_fit_a_narrow_screen(browser: Browser, site_url: str, language: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    searcher = Searcher(context.new_page(), site_url, language)
    searcher.open()
    for typed in ("", "digi", "Tammerfors", "kirjjjasto"):
        searcher.ask(typed, {"sort": ["name"]})
        assert not searcher.page.evaluate(SIDEWAYS), typed
    context.close()


def test_marks_and_choices_are_seen_in_the_readers_own_colours(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page = context.new_page()
    searcher = Searcher(page, site_url)
    searcher.open("?q=Tampereella")
    colours = "element => getComputedStyle(element).backgroundColor"
    mark = page.locator("[data-results] mark").first.evaluate(colours)
    assert mark not in ("rgba(0, 0, 0, 0)", page.locator("body").evaluate(colours))
    choice = page.locator("[name=status][value=awarded]")
    before = choice.screenshot()
    choice.check()
    searcher.settle()
    page.locator("h1").click()  # the focus is not what is compared
    assert choice.screenshot() != before
    context.close()
