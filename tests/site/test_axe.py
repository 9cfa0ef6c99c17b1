"""Every built page as a reader's browser shows it: no accessibility finding, no error, no other host,
nothing that scrolls sideways on a narrow screen.

Of pages that are alike (municipalities, parts of the list of projects) some are looked at; of project pages all.

The pages are known only once the site is built, after the tests are counted: so each test takes every
CHUNKS-th page, and the workers share the chunks.
"""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from site_folder import Site, kinds
from site_server import serve

CHUNKS = 40
# Beginnings of the addresses of pages that are alike, and of how many one is looked at.
SAMPLES = {
    ("hankkeet/rajaus/", "sv/projekt/urval/", "en/projects/filter/"): 8,
    ("kunnat/", "sv/kommuner/", "en/municipalities/"): 4,
}
NARROW = {"width": 320, "height": 640}

# Other ways to see a page of each kind. Zoomed to 200 %, a window of 1280 shows 640 CSS pixels.
VIEWS = {
    "narrow": {"viewport": NARROW},
    "zoomed": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}

# Preloading only serves pages with sound, and costs a quarter of the time.
RUN_AXE = "axe.run({resultTypes: ['violations'], preload: false}).then(found => found.violations)"

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
        page.add_init_script(AXE_SCRIPT)
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
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def visit(self, name: str) -> list[str]:
        """Open a page of the site; its errors, and what axe finds, with the first places of each."""
        self.problems.clear()
        self.page.goto(self.own + name)
        for rule in self.page.evaluate(RUN_AXE):
            places = ", ".join(str(node["target"][0]) for node in rule["nodes"][:3])
            self.problems.append(f"axe {rule['id']}: {rule['help']}: {places}")
        return list(self.problems)

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
    names = sorted(sampled(site.looked_at))[chunk::CHUNKS]
    assert names, "fewer pages than chunks: lower CHUNKS"
    visitor = Visitor(page, site_url)
    problems = []
    for name in names:
        found = [*visitor.visit(name), *visitor.scrolls_sideways_when_narrow()]
        problems += [f"{name}: {problem}" for problem in found]
    report(problems)


@pytest.mark.parametrize("view", VIEWS)
def test_every_kind(browser: Browser, site: Site, site_url: str, view: str) -> None:
    context = browser.new_context(**VIEWS[view], reduced_motion="reduce")
    visitor = Visitor(context.new_page(), site_url)
    problems = []
    for name in kinds(site).values():
        found = [*visitor.visit(name), *visitor.scrolls_sideways()]
        problems += [f"{name}: {problem}" for problem in found]
    context.close()
    report(problems)


def test_unknown_address_shows_the_page_for_it(page: Page, site_url: str) -> None:
    """Deep below the root, where a relative address would miss its style sheet."""
    assert Visitor(page, site_url).visit("none/at/all/") == [
        "gets 404 for none/at/all/",
        "console: Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]


def test_mistakes_are_noticed(page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="fi"><head><title>T</title><link rel="stylesheet" href="wide.css">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'"></head>'
        '<body><main><h1>H</h1><img src="none.png"><img alt="" src="http://example.com/a.png">'
        '<script>1</script><script src="fails.js"></script><div class="wide"></div></main></body></html>'
    )
    (tmp_path / "wide.css").write_text(".wide { width: 400px; height: 1px }")
    (tmp_path / "fails.js").write_text("throw new Error('planted')")
    with serve(tmp_path) as address:
        visitor = Visitor(page, address)
        found = [*visitor.visit(""), *visitor.scrolls_sideways(), *visitor.scrolls_sideways_when_narrow()]
        assert page.viewport_size["width"] > NARROW["width"]
    expected = (
        "axe image-alt: ",
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
