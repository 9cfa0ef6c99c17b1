"""A page of every kind from its first link to its last by the Tab key alone: everything that can be used is reached, in
the order in which it stands there, shows that it has the focus, and is in sight (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7,
2.4.11)."""

from typing import Any

import pytest
from playwright.sync_api import Page

from page_kinds import largest_of_each
from showing import SHOW_ALL
from site_folder import Site

# More stops than any page has: who is not through by then is in a trap.
TRAPPED = 2000
BATCH = 25

# Notes of every element that gets the focus what is wrong with it; the second time that the first one gets it, the
# keyboard has been everywhere.
WATCH = """() => {
    window.stops = [];
    window.wrong = [];
    window.through = false;
    const name = element => element.outerHTML.replace(/\\s+/g, " ").slice(0, 110);
    window.notReached = () => [...document.querySelectorAll(
        "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
        .filter(element => element.tabIndex >= 0 && !element.disabled)
        .filter(element => element.checkVisibility({ visibilityProperty: true }))
        .filter(element => !stops.includes(element))
        // of radio buttons with one name the keyboard stops at one, and the arrows go on from there
        .filter(element => element.type !== "radio" || !stops.some(stop => stop.name === element.name))
        .map(name);
    document.addEventListener("focusin", event => {
        const element = event.target;
        if (through || (stops.length && element === stops[0])) { window.through = true; return; }
        const last = stops.at(-1);
        if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING))
            wrong.push(`comes after what stands below it: ${name(element)}`);
        stops.push(element);
        const style = getComputedStyle(element);
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
            wrong.push(`does not show that it has the focus: ${name(element)}`);
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const x = box.x + box.width / 2, y = box.y + Math.min(box.height / 2, 20);
        const top = document.elementFromPoint(x, y);
        if (!top) wrong.push(`is out of sight: ${name(element)}`);
        // the marks of a drawing may stand over each other
        else if (!element.contains(top) && !top.contains(element) && !element.ownerSVGElement?.contains(top))
            wrong.push(`is covered by ${name(top)}: ${name(element)}`);
    });
}"""


def tab_through(page: Page) -> dict[str, Any]:
    """Press Tab until the keyboard has been everywhere; how many stops there were, and what is wrong with them."""
    page.evaluate(WATCH)
    for _ in range(TRAPPED // BATCH):
        for _ in range(BATCH):
            page.keyboard.press("Tab")
        if page.evaluate("through"):
            return page.evaluate(
                "({ stops: stops.length, wrong: [...wrong, ...notReached().map(e => `is not reached: ${e}`)] })"
            )
    return {
        "stops": TRAPPED,
        "wrong": [f"keeps the keyboard at {page.evaluate('document.activeElement.outerHTML')[:110]}"],
    }


def test_keyboard_goes_through_every_kind_of_page(page: Page, site: Site, site_url: str) -> None:
    problems = []
    for kind, name in largest_of_each(site.root, site.pages).items():
        page.goto(site_url + name)
        page.evaluate(SHOW_ALL)
        page.wait_for_load_state("networkidle")
        found = tab_through(page)
        assert found["stops"], kind
        problems += [f"{name}: {problem}" for problem in found["wrong"]]
    if problems:
        pytest.fail("\n".join((f"{len(problems)} problems; the first:", *problems[:30])), pytrace=False)


def test_mistakes_are_noticed(page: Page) -> None:
    page.set_content(
        "<style>:focus { outline: 3px solid } .plain:focus { outline: none }"
        "</style><p><a href='#1'>First</a> <a href='#2' class=plain>Plain</a> <button tabindex=1>Jumps</button>"
        "<a href='#3' tabindex=-1>Not reached by Tab, as told</a></p><p><a href='#4'>Last</a></p>"
    )
    found = tab_through(page)
    assert found["stops"] == 4
    kinds = [problem.partition(":")[0] for problem in found["wrong"]]
    assert kinds == ["comes after what stands below it", "does not show that it has the focus"]
    page.set_content(
        "<style>:focus { outline: 3px solid } p { position: fixed; inset: 0 }</style><a href=''>A</a><p>Over it"
    )
    assert tab_through(page)["wrong"][0].startswith("is covered by <p>")
