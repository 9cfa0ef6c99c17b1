"""Two engines that look for what keeps people out: axe and HTML_CodeSniffer, both put into the page as it opens.

Beyond the law: contrast of text by WCAG 2.2 level AAA (1.4.6), targets by 2.5.8, and all of HTML_CodeSniffer's AAA.
"""

from pathlib import Path
from typing import Any, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
SNIFFER = ROOT / "node_modules/@pa11y/html_codesniffer/build/HTMLCS.js"

# Level AAA asks for more contrast of every text than level AA, so that the rule for AA has nothing to add.
OFF = ("color-contrast",)
# What depends on colours alone, and takes most of the time.
COLOURS = ("color-contrast-enhanced", "link-in-text-block")
# Rules that axe leaves out unless it is told.
MORE = ("color-contrast-enhanced", "target-size")


class Exempt(NamedTuple):
    """What HTML_CodeSniffer finds and is right here: how the finding's code ends, how its element begins, and why."""

    code: str
    element: str
    reason: str


EXEMPT = (
    Exempt(
        "2_4_8.H59.1",
        '<link rel="stylesheet" ',
        "the HTML standard lets a style sheet stand in the body: that of figures loads after the text before them",
    ),
    Exempt(
        "3_2_2.H32.2",
        '<form class="name-filter ',
        "nothing is sent: rows are left out while one types, so a button would have nothing to do",
    ),
    Exempt(
        "4_1_2.H91.Button.Name",
        '<button class="button" type="button" data-query="">',
        "is hidden until the search has a better spelling to offer, which becomes its text",
    ),
)

# Preloading only serves pages with sound, and costs a quarter of the time.
RUN_AXE = """settings => axe.run({resultTypes: ["violations"], preload: false, ...settings}).then(found =>
    found.violations.map(rule => [rule.id, rule.help, rule.nodes.slice(0, 3).map(node => String(node.target[0]))]))"""

RUN_SNIFFER = """() => new Promise((resolve, reject) => HTMLCS.process("WCAG2AAA", document, () => resolve(
    HTMLCS.getMessages().filter(message => message.type === HTMLCS.ERROR).map(message =>
        [message.code.replace("WCAG2AAA.", ""), message.msg, message.element.outerHTML?.slice(0, 120) ?? ""])),
    reject))"""

# What HTML_CodeSniffer says in the console of itself: one of its texts is missing.
OF_SNIFFER = 'Translation for "'


def scripts() -> str:
    """Both engines, to be put into every page."""
    return f"{AXE_SCRIPT}\n{SNIFFER.read_text(encoding='utf-8')}"


def settings(colours: bool, structure: bool) -> dict[str, Any]:
    """What axe is told: to look at colours, at all that does not depend on them, or at both."""
    if not structure:
        return {"runOnly": list(COLOURS)}
    off = OFF if colours else (*OFF, *COLOURS)
    rules = {name: {"enabled": True} for name in MORE} | {name: {"enabled": False} for name in off}
    return {"rules": rules}


def axe(page: Page, *, colours: bool = True, structure: bool = True) -> list[str]:
    """What axe finds in the page that is open, with the first places of each finding."""
    found = page.evaluate(RUN_AXE, settings(colours, structure))
    return [f"axe {rule}: {text}: {', '.join(places)}" for rule, text, places in found]


def sniffer(page: Page) -> list[str]:
    """What HTML_CodeSniffer finds in the page that is open, contrast included, but for what is exempt; of what it finds
    in many places, the first."""
    found: dict[tuple[str, str], str] = {}
    for code, text, element in page.evaluate(RUN_SNIFFER):
        if exemption(code, element) is None:
            found.setdefault((code, text), " ".join(element.split()))
    return [f"sniffer {code}: {text}: {element}" for (code, text), element in found.items()]


def exemptions(page: Page) -> set[Exempt]:
    """Those that the page that is open makes use of."""
    return {known for code, _, element in page.evaluate(RUN_SNIFFER) if (known := exemption(code, element))}


def exemption(code: str, element: str) -> Exempt | None:
    fitting = (known for known in EXEMPT if code.endswith(known.code) and element.startswith(known.element))
    return next(fitting, None)
