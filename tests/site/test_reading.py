"""Every kind of page as people read it who space the text wide, or go by the keyboard in a window as narrow as a phone.

Pages of a kind differ little, so of each kind the largest is looked at, in the site's first language.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from showing import SHOW_ALL
from site_folder import LANGUAGES, Site, kinds
from site_server import serve

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# WCAG 1.4.12: what a reader may set, and nothing is cut off or lies over something else.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
CUT_OFF = """() => {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY) || element.tagName === "TEXTAREA";
    const holdsText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!element.checkVisibility() || !holdsText || scrolls || style.display === "inline") continue;
    if (style.clipPath !== "none" || element.closest("svg, select, pre, .visually-hidden, [tabindex='0']")) continue;
    const wide = element.scrollWidth > element.clientWidth + 1;
    const high = style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
    if (wide || high) found.push(`${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 30)}`);
  }
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) found.push("the page scrolls sideways");
  return found;
}"""

# In tables of lines on a phone: numbers on two lines, names of a few letters a line, and broken words in the names of
# projects, by which such a table is read.
BROKEN = """() => {
  const broken = function* (cell) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const {0: word, index} of texts.currentNode.data.matchAll(/[^ \\n]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map(({bottom}) => Math.round(bottom))).size > 1) yield word;
      }
    }
  };
  const found = [];
  for (const cell of document.querySelectorAll(".data-table--lines tbody :is(th, td)")) {
    if (!cell.checkVisibility()) continue;
    const table = cell.closest("table").caption?.textContent.trim();
    if (cell.matches(".number")) {
      found.push(...[...broken(cell)].map(word => `${table}: ${word} on more than one line`));
    } else {
      const letters = cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize);
      if (letters < 4.5) found.push(`${table}: ${cell.textContent.trim().slice(0, 30)} is ${letters} em wide`);
      if (cell.querySelector(".data-table__name")) {
        const words = [...broken(cell)].filter(word => !word.includes("-"));
        found.push(...words.map(word => `${table}: ${word} is broken`));
      }
    }
  }
  return found;
}"""

# Notes, before each press of Tab, how the element that has the focus is seen. What a press leads to is only there once
# the browser has scrolled, and asking after every press would take most of the time.
WATCH = """() => {
  const able = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
  const targets = [...document.querySelectorAll(able)].filter(element =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true}));
  const drawn = element => {
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(element);
    return {style: outlineStyle, width: outlineStyle === "none" ? 0 : parseFloat(outlineWidth), color: outlineColor};
  };
  const unfocused = new Map(targets.map(element => [element, JSON.stringify(drawn(element))]));
  const light = color => {
    const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(part => part / 255).map(part =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color.startsWith("rgb(")) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const name = ({tagName, name, textContent, attributes}) =>
    `${tagName} ${attributes.href?.value ?? name ?? ""} "${textContent.trim().slice(0, 30)}"`;
  const seen = [];
  const wrong = [];
  const look = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element.id === "content") return;
    seen.push(targets.indexOf(element));
    if (seen.at(-1) < 0) return void wrong.push(`${name(element)}: not expected to be reached`);
    const line = drawn(element);
    if (line.width < 2 || JSON.stringify(line) === unfocused.get(element)) {
      wrong.push(`${name(element)}: no sign of the focus`);
    } else if (contrast(line.color, ground(element.parentElement)) < 3) {
      wrong.push(`${name(element)}: a faint sign of the focus`);
    }
    // a link over two lines has its middle in neither
    const box = element.getClientRects()[0];
    const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2];
    const below = box.bottom > innerHeight + 1 && box.height < innerHeight;
    if (box.top < 0 || box.left < 0 || box.right > innerWidth + 1 || below) {
      return void wrong.push(`${name(element)}: outside of the window`);
    }
    const top = document.elementFromPoint(x, y);
    if (!top || !(element.contains(top) || top.contains(element))) {
      wrong.push(`${name(element)}: hidden by ${top && name(top)}`);
    }
  };
  addEventListener("keydown", event => event.key === "Tab" && look(), true);
  window.lookedAt = () => {
    look();
    const missed = targets.filter((_, index) => !seen.includes(index)).map(element => `${name(element)}: not reached`);
    const back = seen.findIndex((index, at) => at > 0 && index <= seen[at - 1]);
    const early = back < 0 ? [] : [`${name(targets[seen[back]] ?? document.body)}: out of the order of the document`];
    return [...wrong, ...missed, ...early];
  };
  return targets.length;
}"""


def shown(site: Site) -> list[str]:
    """The page of each kind that is looked at."""
    return [name for name in kinds(site).values() if name.split("/")[0] not in LANGUAGES[1:]]


@contextmanager
def visitor(browser: Browser, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **settings})
    yield context.new_page()
    context.close()


def report(problems: list[str]) -> None:
    if problems:
        pytest.fail("\n".join((f"{len(problems)} problems; the first:", *problems[:30])), pytrace=False)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_text_may_be_spaced(browser: Browser, site: Site, site_url: str, size: dict[str, int]) -> None:
    problems = []
    with visitor(browser, viewport=size, bypass_csp=True) as page:
        for name in shown(site):
            page.goto(site_url + name)
            page.add_style_tag(content=SPACING)
            problems += [f"{name}: {problem}" for problem in page.evaluate(CUT_OFF)]
    report(problems)


def test_rows_of_a_table_are_read_on_a_phone(browser: Browser, site: Site, site_url: str) -> None:
    problems = []
    with visitor(browser, viewport=NARROW) as page:
        for name in shown(site):
            page.goto(site_url + name)
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            problems += [f"{name}: {problem}" for problem in page.evaluate(BROKEN)]
    report(problems)


def keyboard_problems(page: Page, address: str) -> list[str]:
    """What is wrong for somebody who goes through the page at ``address`` with Tab alone, from its beginning."""
    page.goto(address)
    page.evaluate(SHOW_ALL)  # drawings are loaded as they come near, and have links
    page.wait_for_function("!document.querySelector('[data-drawing] > img')")
    count = page.evaluate(WATCH)
    for _ in range(count):
        page.keyboard.press("Tab")
    problems: list[str] = page.evaluate("window.lookedAt()")
    if page.locator(".skip-link").count():
        page.goto(address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.id") != "content":
            problems.append("the first link does not lead to the content")
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.matches('#content *') || !document.querySelector('#content a')"):
            problems.append("from the content the next Tab does not go on in it")
    return problems


def test_keyboard_goes_through_every_kind_of_page(browser: Browser, site: Site, site_url: str) -> None:
    """In the dark: by day the colours of the focus are those that tests/test_design.py computes with."""
    problems = []
    with visitor(browser, viewport=NARROW, color_scheme="dark") as page:
        for name in shown(site):
            problems += [f"{name}: {problem}" for problem in keyboard_problems(page, site_url + name)]
    report(problems)


def test_mistakes_are_noticed(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="fi"><head><title>T</title><link rel="stylesheet" href="a.css"></head>'
        '<body><main id="content"><h1>H</h1><a class="skip-link" href="#none">1</a><a class="bare" href="#b">2</a>'
        '<a class="faint" href="#c">3</a><a class="under" href="#d">4</a><a href="#e" tabindex="1">5</a>'
        '<p class="cut">sana sana sana sana</p></main><div class="over"></div></body></html>'
    )
    (tmp_path / "a.css").write_text(
        "a { display: block } .bare:focus { outline: none } .faint:focus { outline: 3px solid #eee }"
        ".under { position: fixed; top: 300px } .over { position: fixed; top: 280px; height: 90px; width: 90px }"
        ".cut { width: 9em; height: 1.2em; overflow: hidden }"
    )
    with serve(tmp_path) as address, visitor(browser, bypass_csp=True) as page:
        found = keyboard_problems(page, address)
        page.add_style_tag(content=SPACING)
        found += page.evaluate(CUT_OFF)
    expected = (
        'A #b "2": no sign of the focus',
        'A #c "3": a faint sign of the focus',
        'A #d "4": hidden by DIV',
        "the first link does not lead to the content",
        "P cut sana",
    )
    assert [words for words in expected if not any(problem.startswith(words) for problem in found)] == []
    assert any("out of the order" in problem for problem in found)
