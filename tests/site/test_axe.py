"""Every built page as a reader's browser shows it: nothing found by two accessibility engines, no error, no other
host, nothing that scrolls sideways on a narrow screen.

Of pages that are alike (municipalities, parts of the list of projects) some are looked at; of project pages all. Of
every kind the largest page is also looked at in other ways, with everything open that can be closed.

Most of the time goes into axe's rule for contrast. HTML_CodeSniffer looks at the contrast of every page in every view;
axe's rule is run on the Finnish pages, which have the same colours as the others.

The pages are known only once the site is built, after the tests are counted: so each test takes every
CHUNKS-th page, and the workers share the chunks.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from engines import EXEMPT, OF_SNIFFER, axe, exemptions, scripts, sniffer
from site_folder import Site, kinds
from site_server import serve

CHUNKS = 40
# Beginnings of the addresses of pages that are alike, and of how many one is looked at.
SAMPLES = {
    ("hankkeet/rajaus/", "sv/projekt/urval/", "en/projects/filter/"): 8,
    ("kunnat/", "sv/kommuner/", "en/municipalities/"): 4,
}
NARROW = {"width": 320, "height": 640}


@dataclass(frozen=True)
class View:
    """Another way to see a page: what the browser is told, and whether that changes colours or what stands where."""

    context: dict[str, Any]
    colours: bool = False
    size: dict[str, int] = field(default_factory=lambda: {"width": 1280, "height": 900})


# Zoomed to 200 %, a window of 1280 shows 640 CSS pixels.
VIEWS = {
    "narrow": View({}, size=NARROW),
    "zoomed": View({"device_scale_factor": 2}, size={"width": 640, "height": 450}),
    "dark": View({"color_scheme": "dark"}, colours=True),
    "forced colours": View({"forced_colors": "active"}, colours=True),
}

OPEN_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = true; })"
SCROLLS_SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Visitor:
    """Goes from page to page in a browser's tab, and says what is wrong with each.

    `own` is the address all of a page's requests must begin with.
    """

    def __init__(self, page: Page, own: str) -> None:
        self.page = page
        self.own = own
        self.problems: list[str] = []
        # into every page as it opens: half the work of sending it once the page is there
        page.add_init_script(scripts())
        page.on("request", self.request)
        page.on("response", self.response)
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.own, "data:", "blob:")):
            self.problems.append(f"asks for {request.url}")

    def response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"gets {response.status} for {response.url.removeprefix(self.own)}")

    def console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(OF_SNIFFER):
            self.problems.append(f"console: {message.text}")

    def visit(self, name: str) -> list[str]:
        """Open a page of the site; its errors, and what the engines find."""
        self.open(name)
        self.problems += axe(self.page, colours=is_finnish(name))
        return self.problems + sniffer(self.page)

    def look(self, name: str, view: View) -> list[str]:
        """Open a page and all that is closed in it; its errors, and what the engines find that depends on the view."""
        self.open(name)
        self.page.evaluate(OPEN_ALL)
        if not view.colours:
            self.problems += axe(self.page, colours=False)
        elif is_finnish(name):
            self.problems += axe(self.page, structure=False)
        return self.problems + sniffer(self.page)

    def open(self, name: str) -> None:
        self.problems = []
        self.page.goto(self.own + name)

    def scrolls_sideways(self) -> list[str]:
        """Whether the page that is shown is wider than the window."""
        return ["scrolls sideways"] if self.page.evaluate(SCROLLS_SIDEWAYS) else []

    def scrolls_sideways_when_narrow(self) -> list[str]:
        """The same at 320 px, the narrowest that WCAG 1.4.10 asks for; the window is left as it was."""
        before = self.page.viewport_size
        self.page.set_viewport_size(NARROW)
        found = self.scrolls_sideways()
        self.page.set_viewport_size(before)
        return found


def is_finnish(name: str) -> bool:
    return not name.startswith(("sv/", "en/"))


def report(problems: list[str]) -> None:
    if problems:
        pytest.fail("\n".join((f"{len(problems)} problems; the first:", *problems[:30])), pytrace=False)


def sampled(names: list[str]) -> set[str]:
    """The pages without all but every so many of those that are alike."""
    chosen = set(names)
    for beginnings, every in SAMPLES.items():
        alike = sorted(name for name in names if name.startswith(beginnings))
        assert len(alike) > every, f"no pages begin with {beginnings[0]}"
        chosen -= set(alike) - set(alike[::every])
    return chosen


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_page(page: Page, site: Site, site_url: str, chunk: int) -> None:
    chosen = sampled(site.looked_at) | set(kinds(site).values())
    names = sorted(chosen)[chunk::CHUNKS]
    assert names, "fewer pages than chunks: lower CHUNKS"
    visitor = Visitor(page, site_url)
    problems = []
    for name in names:
        found = [*visitor.visit(name), *visitor.scrolls_sideways_when_narrow()]
        problems += [f"{name}: {problem}" for problem in found]
    report(problems)


@pytest.mark.parametrize("view", VIEWS)
def test_every_kind(browser: Browser, site: Site, site_url: str, view: str) -> None:
    how = VIEWS[view]
    context = browser.new_context(**how.context, viewport=how.size, reduced_motion="reduce")
    visitor = Visitor(context.new_page(), site_url)
    problems = []
    for name in kinds(site).values():
        found = [*visitor.look(name, how), *visitor.scrolls_sideways()]
        problems += [f"{name}: {problem}" for problem in found]
    context.close()
    report(problems)


def test_unknown_address_shows_the_page_for_it(page: Page, site_url: str) -> None:
    """Deep below the root, where a relative address would miss its style sheet."""
    assert Visitor(page, site_url).visit("none/at/all/") == [
        "gets 404 for none/at/all/",
        "console: Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]


def test_every_exemption_is_needed(page: Page, site: Site, site_url: str) -> None:
    page.add_init_script(scripts())
    needed = set()
    for name in filter(is_finnish, kinds(site).values()):
        page.goto(site_url + name)
        needed |= exemptions(page)
    assert needed == set(EXEMPT)


def test_mistakes_are_noticed(page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="fi"><head><title>T</title><link rel="stylesheet" href="wide.css">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'"></head>'
        '<body><main><h1>H</h1><img src="none.png"><img alt="" src="http://example.com/a.png">'
        '<script>1</script><script src="fails.js"></script><div class="wide"></div><p class="pale">Pale</p>'
        '<details><summary>More</summary><p class="by-night">By night</p></details></main></body></html>'
    )
    # 4.7 to 1 is enough for the law, not here
    (tmp_path / "wide.css").write_text(
        ".wide { width: 400px; height: 1px } .pale { color: #737373; background: #fff }"
        "@media (prefers-color-scheme: dark) { .by-night { color: #737373; background: #fff } }"
    )
    (tmp_path / "fails.js").write_text("throw new Error('planted')")
    with serve(tmp_path) as address:
        visitor = Visitor(page, address)
        found = [*visitor.visit(""), *visitor.scrolls_sideways(), *visitor.scrolls_sideways_when_narrow()]
        assert page.viewport_size["width"] > NARROW["width"]
        page.emulate_media(color_scheme="dark")
        by_night = visitor.look("", VIEWS["dark"])
        by_structure = visitor.look("", VIEWS["narrow"])
    assert [problem for problem in by_night if "by-night" in problem and problem not in found]
    assert any(problem.startswith("axe image-alt: ") for problem in by_structure)
    expected = (
        "axe image-alt: ",
        "axe color-contrast-enhanced: ",
        "sniffer Principle1.Guideline1_4.1_4_6.G17.Fail: ",
        "sniffer Principle1.Guideline1_1.1_1_1.H37: ",
        "asks for http://example.com/a.png",
        "console: Loading the image 'http://example.com/a.png' violates",
        "console: Executing inline script violates",
        "script error: planted",
        "gets 404 for none.png",
        "console: Failed to load resource: ",
        "scrolls sideways",
    )
    assert [words for words in expected if not any(problem.startswith(words) for problem in found)] == []
    assert [problem for problem in found if not problem.startswith(expected)] == []
    assert found.count("scrolls sideways") == 1
