"""The links that each page of a project or municipality offers for copying: what they say, and how they are copied."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import markdown
import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from command import ROOT
from grantsite.environment import PlainEnvironment
from page_kinds import kind_of
from site_folder import HtmlPage, Site

PROJECT = "hankkeet/2020/helmi-hanke/"
# A text field of the test's own, to paste into.
FIELD = "document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))"


def pages(site: Site) -> list[HtmlPage]:
    """Those of projects and municipalities, in every language."""
    return [page for page in site.full_pages if kind_of(page.path).name in ("project", "municipality")]


def link(html: str) -> tuple[str, str]:
    """Where the only link of a piece of HTML leads, and what it says; there is nothing besides it."""
    tree = LexborHTMLParser(html)
    (node,) = tree.css("a")
    assert node.text() == tree.body.text(strip=True)
    return node.attributes["href"], node.text()


def offered(file: Path) -> dict[str, str]:
    """The texts of a page that can be copied, by their ids."""
    tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
    return {node.attributes["id"]: node.text() for node in tree.css(".snippet textarea")}


def test_each_page_offers_a_link_to_itself(site: Site) -> None:
    """The same that its page of sharing offers; the card, which is longer, is there alone."""
    found = pages(site)
    assert len(found) == 3 * (61 + 310)
    for page in found:
        texts = offered(site.root / page.path)
        assert texts.keys() == {"link-html", "link-markdown"}, page.path
        tree = LexborHTMLParser((site.root / page.path).read_text(encoding="utf-8"))
        name = tree.css_first("h1").text()
        assert link(texts["link-html"]) == (page.canonical, name), page.path
        assert link(markdown.markdown(texts["link-markdown"])) == (page.canonical, name), page.path
        sharing = tree.css_first(".sharing a").attributes["href"]
        assert offered(site.root / Path(page.path).parent / sharing / "index.html").items() > texts.items(), page.path


@pytest.mark.parametrize(
    "name",
    [
        'Koti & kunta "2020" <uusi>',
        "Data [osa 1] (pilotti)",
        "*Kaikille* _yhteinen_ `koodi`",
        r"Polku C:\kunta\[a]",
        "</textarea><script>alert(1)</script>",
        "&lt;b&gt;",
    ],
)
def test_a_name_stays_what_it_is(name: str) -> None:
    """Signs that HTML or Markdown has for itself; the text of the field is no markup of the page either."""
    environment = PlainEnvironment(ROOT / "templates")
    environment.use_messages(lambda text: text, lambda one, many, number: one if number == 1 else many)
    url = f"https://example.org/{quote('päätös')}/"
    template = environment.from_string('{% from "parts/link_code.html" import link_code %}{{ link_code(url, name) }}')
    tree = LexborHTMLParser(template.render(url=url, name=name))
    assert tree.css("script") == []
    html, said = (node.text() for node in tree.css("textarea"))
    assert link(html) == (url, name)
    assert link(markdown.markdown(said)) == (url, name)


def open_links(page: Page, address: str) -> None:
    """The page with the texts unfolded, by keys alone."""
    page.goto(address)
    summary = page.locator(".sharing summary")
    expect(page.locator("#link-html")).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#link-html")).to_be_visible()


@pytest.fixture
def with_clipboard(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": 320, "height": 640},
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "copy", "copied", "shown"),
    [
        (PROJECT, "Kopioi", "Kopioitu", "Helmi-hanke"),
        ("sv/kommuner/esbo/", "Kopiera", "Kopierat", "Esbo"),
        ("en/municipalities/porvoo/", "Copy", "Copied", "Porvoo"),
    ],
)
def test_it_is_copied_by_keyboard(
    with_clipboard: Page, site: Site, site_url: str, path: str, copy: str, copied: str, shown: str
) -> None:
    """From the line that unfolds it: the text, its button, the next text, its button. What was done is said once,
    beside what is on the clipboard. At 320 px nothing scrolls sideways."""
    page = with_clipboard
    open_links(page, site_url + path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    url = site.base_url + path
    said = page.locator(".snippet").get_by_role("status")
    expect(said).to_have_text(["", ""])
    texts = {"HTML": f'<a href="{url}">{shown}</a>', "Markdown": f"[{shown}]({url})"}
    for number, (label, text) in enumerate(texts.items()):
        page.keyboard.press("Tab")
        expect(page.get_by_role("textbox", name=label, exact=True)).to_be_focused()
        assert page.evaluate("getSelection().toString()") == text
        page.keyboard.press("Tab")
        button = page.locator(":focus")
        expect(button).to_have_accessible_name(copy)
        expect(button).to_have_accessible_description(label)
        page.keyboard.press("Enter")
        expect(said.nth(number)).to_have_text(copied)
        expect(said.nth(1 - number)).to_have_text("")
        expect(button).to_be_focused()
        assert page.evaluate("navigator.clipboard.readText()") == text


def test_it_is_said_again_when_it_is_copied_again(with_clipboard: Page, site_url: str) -> None:
    """What is announced is a change of the text: it is emptied first."""
    page = with_clipboard
    open_links(page, site_url + PROJECT)
    page.evaluate(
        """() => {
            window.heard = [];
            const said = document.querySelector(".snippet__said");
            new MutationObserver(() => heard.push(said.textContent)).observe(said, {childList: true});
        }"""
    )
    button = page.locator(".snippet button").first
    button.click()
    expect(page.locator(".snippet__said").first).to_have_text("Kopioitu")
    button.click()
    page.wait_for_function("heard.length === 3")
    assert page.evaluate("heard") == ["Kopioitu", "", "Kopioitu"]


def test_from_a_disk_it_is_copied_as_well(page: Page, site: Site) -> None:
    """Also where a browser has no clipboard for scripts; the focus is where it was."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_links(page, (site.root / PROJECT / "index.html").as_uri())
    button = page.locator(".snippet button").nth(1)
    button.click()
    expect(page.locator(".snippet__said").nth(1)).to_have_text("Kopioitu")
    expect(button).to_be_focused()
    page.evaluate(FIELD)
    page.locator("#paste").focus()
    page.keyboard.press("Control+v")
    expect(page.locator("#paste")).to_have_value(f"[Helmi-hanke]({site.base_url}{PROJECT})")


def test_where_nothing_can_be_copied_the_text_is_left_selected(page: Page, site_url: str) -> None:
    """For the reader's own keys; and nothing says that it was copied."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => false")
    open_links(page, site_url + PROJECT)
    page.locator(".snippet button").first.click()
    expect(page.locator("#link-html")).to_be_focused()
    assert page.evaluate("getSelection().toString()").startswith('<a href="')
    expect(page.locator(".snippet__said").first).to_have_text("")


def test_without_javascript_it_is_selected(browser: Browser, site: Site, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_links(page, f"{site_url}en/municipalities/nurmes/")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    text = page.get_by_label("Markdown", exact=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(text).to_be_focused()
    page.keyboard.press("Control+a")
    expected = f"[Nurmes]({site.base_url}en/municipalities/nurmes/)"
    assert text.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == expected
    context.close()
