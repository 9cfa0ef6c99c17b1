"""What others take from the built site: cards, badges, codes, sheets, feeds, calendars, and how they are copied."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from atom import feed_problems, leads_somewhere
from calendars import calendar_problems, events
from site_folder import Site
from site_server import serve

SVG = "{http://www.w3.org/2000/svg}"
PROJECT = "hankkeet/2020/helmi-hanke/"
SHORT = re.compile(r"[hk]/.*")
SECONDARY = re.compile(
    r"(?:.*/)?(?:jaa|dela|share|tuloste|utskrift|print)/index\.html|(?:\w\w/)?upotus/[hk]/.*|[hk]/.*"
)
# The classes that figures rest on have a list each, also while no project is in it.
CLASS = re.compile(r"(?:hankkeet/rajaus|sv/projekt/urval|en/projects/filter)/2020-[a-z0-9-]+/index\.html")


def files(site: Site, name: str) -> list[Path]:
    found = [site.root / path for path in sorted(site.files) if path.rpartition("/")[2] == name]
    assert found
    return found


def report(problems: list[str]) -> None:
    if problems:
        pytest.fail("\n".join((f"{len(problems)} problems; the first:", *problems[:30])), pytrace=False)


def test_what_is_made_for_others_names_the_page_that_search_engines_shall_show(site: Site) -> None:
    shown = {site.address_of(page.path) for page in site.full_pages}
    ends = {site.address_of(page.path) for page in site.pages.values() if page.refresh is None}
    others = [page for page in site.pages.values() if site.address_of(page.path) not in shown]
    assert len(others) > 2000
    for page in others:
        if page.refresh is not None and not SHORT.fullmatch(page.path):  # a former address
            assert page.canonical in ends, page.path
            assert not page.is_hidden, page.path
        elif SECONDARY.fullmatch(page.path):
            assert page.canonical in shown, page.path
            assert not page.is_hidden, page.path
        elif page.path == "404.html":
            assert page.canonical is None
            assert not page.is_hidden  # the server's status says it
        else:  # a list of a class that is empty
            assert CLASS.fullmatch(page.path), page.path
            assert page.canonical is None
            assert page.is_hidden
            assert not re.search(r"<tbody>\s*<tr", (site.root / page.path).read_text("utf-8"))


def test_feeds_are_valid_and_lead_to_pages(site: Site) -> None:
    found = files(site, "feed.xml")
    assert len(found) > 3 * 371
    report([problem for file in found for problem in feed_problems(site.root, file, site.base_url)])


def test_calendars_are_valid_and_lead_to_pages(site: Site) -> None:
    found = files(site, "calendar.ics")
    assert len(found) == 3 * (29 + 1)
    problems = []
    for file in found:
        name, data = file.relative_to(site.root).as_posix(), file.read_bytes()
        problems += calendar_problems(name, data)
        addresses = {str(event["URL"]) for event in events(data)}
        problems += [f"{name}: {url}" for url in addresses if not leads_somewhere(site.root, url, site.base_url)]
    report(problems)


def test_whoever_asks_by_oembed_finds_each_card(site: Site) -> None:
    """As a publishing system goes about it: from the address of a page to the link in its head, from there to the
    answer, and to the frame in it. The card leads back to the page, and its code is the one that the site offers."""
    problems, asked = [], 0
    for page in site.pages.values():
        if "upotus/" in page.path:
            continue  # a card's own address leads to its answer as well
        head = (site.root / page.path).read_text(encoding="utf-8").partition("</head>")[0]
        for href in re.findall(r'<link rel="alternate" type="application/json\+oembed" [^>]*href="([^"]+)">', head):
            asked += 1
            # systems that follow the link take it as it is written: it is a whole address
            answer = json.loads((site.root / href.removeprefix(site.base_url)).read_bytes())
            (source,) = re.findall(r'<iframe src="([^"]+)"', answer["html"])
            card = site.root / source.removeprefix(site.base_url) / "index.html"
            address = site.base_url + page.path.removesuffix("index.html")
            share = LexborHTMLParser((card.parent / own_share(card)).read_text(encoding="utf-8"))
            known = (answer["version"], answer["type"], answer["width"], answer["height"], answer["provider_url"])
            if known != ("1.0", "rich", 480, 320, site.base_url) or not answer["title"]:
                problems.append(f"{href}: {answer}")
            if f'<link rel="canonical" href="{address}">' not in card.read_text(encoding="utf-8"):
                problems.append(f"{source}: is not the card of {address}")
            if answer["html"] != share.css_first("#card-html").text():
                problems.append(f"{href}: its code is not that of the page of sharing")
    report(problems)
    assert asked == len(files(site, "oembed.json")) == 3 * (61 + 310)


def own_share(card: Path) -> str:
    """From a card to the page that offers it."""
    text = card.read_text(encoding="utf-8")
    (page,) = re.findall(r'<h1 class="card__name"><a href="([^"]+)"', text)
    (language,) = re.findall(r'<html lang="(..)"', text)
    below = {"fi": "jaa", "sv": "dela", "en": "share"}[language]
    return f"{page}{below}/index.html"


def test_pages_lead_to_their_feed_and_answer(site: Site) -> None:
    """By the links in their heads, which test_links follows."""
    for name in (PROJECT, "sv/kommuner/nykarleby/"):
        html = (site.root / name / "index.html").read_text(encoding="utf-8")
        assert re.search(r'<link rel="alternate" type="application/atom\+xml" [^>]*href="[^"]*feed\.xml">', html)
        assert re.search(r'<link rel="alternate" type="application/json\+oembed" [^>]*href="[^"]*/oembed\.json">', html)


def test_badges_and_codes_are_images_that_say_what_they_are(site: Site) -> None:
    for file in (*files(site, "badge.svg"), *files(site, "qr.svg")):
        tree = ElementTree.parse(file)  # noqa: S314 (built here)
        assert tree.getroot().get("role") == "img"
        assert tree.findtext(f"{SVG}title")
    text = (site.root / PROJECT / "badge.svg").read_text(encoding="utf-8")
    assert ">avustusta myönnetty 445\u00a0500\u00a0€</text>" in text


def pixels(file: Path, scale: int = 4) -> memoryview:
    """A code as an image in grey, drawn from its path."""
    tree = ElementTree.parse(file)  # noqa: S314 (built here)
    side = int(tree.getroot().get("viewBox", "").split()[2]) * scale
    image = bytearray(b"\xff" * side * side)
    x = y = 0
    for move, first, second, length in re.findall(r"([Mm])(\d+) (\d+)h(\d+)", tree.findall(f"{SVG}path")[1].get("d")):
        x, y = (int(first), int(second)) if move == "M" else (x + int(first), y)
        for row in range(y * scale, (y + 1) * scale):
            image[row * side + x * scale : row * side + (x + int(length)) * scale] = bytes(int(length) * scale)
        x += int(length)
    return memoryview(image).cast("B", (side, side))


def test_codes_hold_the_permanent_links(site: Site) -> None:
    for file in files(site, "qr.svg")[::10]:
        (code,) = zxingcpp.read_barcodes(pixels(file))
        assert code.text == site.base_url + file.relative_to(site.root).as_posix().removesuffix("qr.svg")
        assert leads_somewhere(site.root, code.text, site.base_url)


def test_permanent_link_leads_to_the_page_in_every_language(site: Site) -> None:
    page = site.pages["h/2020-021/index.html"]
    assert page.refresh == f"../../{PROJECT}"
    to = {link.address for link in page.links}
    assert {f"../../{PROJECT}", "../../sv/projekt/2020/helmi-hanke/", "../../en/projects/2020/helmi-hanke/"} <= to


def test_cards_are_light(site: Site) -> None:
    styles = (site.root / name for name in site.files if re.fullmatch(r"static/embed\.\w+\.css", name))
    style = sum(file.stat().st_size for file in styles)
    largest = max(page.size for page in site.pages.values() if "upotus/" in page.path)
    assert 1000 < style + largest < 10_000


CARDS = [
    ("light", PROJECT, "jaa", "Helmi-hanke", "445 500 €"),
    ("dark", PROJECT, "jaa", "Helmi-hanke", "445 500 €"),
    ("dark", "sv/projekt/2020/helmi-hanke/", "dela", "Helmi-hanke", "445 500 €"),
    ("light", "sv/kommuner/esbo/", "dela", "Esbo", "299 000 €"),
    ("dark", "en/municipalities/tampere/", "share", "Tampere", "€1,054,000"),
]


@pytest.mark.parametrize(("scheme", "of", "below", "name", "sum_shown"), CARDS)
def test_another_site_shows_a_card(
    browser: Browser,
    site: Site,
    site_url: str,
    tmp_path: Path,
    scheme: str,
    of: str,
    below: str,
    name: str,
    sum_shown: str,
) -> None:
    """With the text that the page offers, on a page of another origin."""
    offered = LexborHTMLParser((site.root / of / below / "index.html").read_text(encoding="utf-8"))
    code = offered.css_first("#card-html").text()
    assert site.base_url in code
    code = code.replace(site.base_url, site_url)
    page_text = (
        f'<!doctype html><html lang="fi"><meta name="color-scheme" content="light dark"><title>Kunta</title>{code}'
    )
    (tmp_path / "index.html").write_text(page_text, encoding="utf-8")
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    with serve(tmp_path) as other:
        assert other.split("/")[2] != site_url.split("/")[2]
        page.goto(other)
        card = page.frame_locator("iframe")
        expect(card.get_by_role("heading", level=1)).to_have_text(name)
        expect(card.get_by_text(sum_shown).first).to_be_visible()
        background = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 37, 43)"}[scheme]
        expect(card.locator("html")).to_have_css("background-color", background)  # once the style sheet is there
        assert card.locator("html").evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
        assert wrong == []
        # nothing follows the reader: the card, its style sheet and its icon, and nothing kept
        kinds = {re.sub(r"\.\w{10}\.", ".", url.rpartition("/")[2]) for url in asked if url.startswith(site_url)}
        assert kinds <= {"", "embed.css", "icon.svg"}
        assert all(url.startswith((site_url, other)) for url in asked)
        assert context.cookies() == []
        card.get_by_role("link", name=name).click()
        page.wait_for_url(site_url + of)
    context.close()


@pytest.mark.parametrize("language", ["", "sv/", "en/"])
def test_cards_with_the_most_to_say_fit_their_frame(page: Page, site: Site, site_url: str, language: str) -> None:
    """The offered frame keeps its height where it gives way in width: on a phone of 390 px, and on the narrowest."""
    (offered,) = {json.loads(file.read_bytes())["height"] for file in files(site, "oembed.json")}
    problems = []
    for kind in ("h", "k"):
        cards = [p for p in site.pages.values() if fnmatch(p.path, f"{language}upotus/{kind}/*/index.html")]
        assert len(cards) == {"h": 61, "k": 310}[kind]
        for card in sorted(cards, key=lambda card: -card.size)[:12]:
            page.goto(site_url + card.path)
            for width in (480, 358, 288):
                page.set_viewport_size({"width": width, "height": offered})
                needed, wide = page.evaluate(
                    "(({ scrollHeight, scrollWidth }) => [scrollHeight, scrollWidth])(document.documentElement)"
                )
                link = page.locator(".card__source a").bounding_box()
                assert link is not None
                if needed > offered or wide > width or link["y"] + link["height"] > offered:
                    problems.append(f"{card.path} in {width}: {wide} × {needed}")
    report(problems)


def test_text_is_copied(browser: Browser, site: Site, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_url}{PROJECT}jaa/")
    snippet = page.locator(".snippet").filter(has=page.locator("#link-markdown"))
    snippet.get_by_role("button", name="Kopioi").click()
    expect(snippet.get_by_role("status")).to_have_text("Kopioitu")
    assert page.evaluate("navigator.clipboard.readText()") == f"[Helmi-hanke]({site.base_url}{PROJECT})"
    expect(page.locator(".snippet button:visible")).to_have_count(page.locator(".snippet").count())
    context.close()


def test_text_can_be_selected_without_javascript(browser: Browser, site: Site, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}en/municipalities/nurmes/share/")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    text = page.get_by_label("Permanent link")
    expect(text).to_have_value(f"{site.base_url}k/541/")
    text.focus()
    page.keyboard.press("Control+a")
    assert text.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == f"{site.base_url}k/541/"
    context.close()


@pytest.mark.parametrize("pattern", ["hankkeet/*/tuloste/", "sv/projekt/*/utskrift/", "en/projects/*/print/"])
def test_sheet_is_one_page_of_a4(page: Page, site: Site, site_url: str, pattern: str) -> None:
    """The projects with the most to say."""
    sheets = [p for p in site.pages.values() if fnmatch(p.path, f"{pattern}index.html") and p.refresh is None]
    assert len(sheets) == 61
    for sheet in sorted(sheets, key=lambda sheet: -sheet.size)[:3]:
        page.goto(site_url + sheet.path)
        document = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1, sheet.path
        (box,) = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", document))
        assert [round(float(number)) for number in box.split()] == [0, 0, 595, 842]


# Every word that stands on two lines, other than behind a hyphen or a slash.
_BROKEN = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        for (const word of walker.currentNode.data.matchAll(/[^\\s\u2013/-]+/g)) {
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word[0]);
        }
    }
    return found;
}"""


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize(
    ("projects", "places"),
    [
        ("hankkeet/*/tuloste/", "kunnat/*/tuloste/"),
        ("sv/projekt/*/utskrift/", "sv/kommuner/*/utskrift/"),
        ("en/projects/*/print/", "en/municipalities/*/print/"),
    ],
)
def test_sheets_break_no_word_on_a_phone(
    page: Page, site: Site, site_url: str, projects: str, places: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    problems = []
    for pattern in (projects, places):
        sheets = [p for p in site.pages.values() if fnmatch(p.path, f"{pattern}index.html") and p.refresh is None]
        assert len(sheets) > 60
        for sheet in sorted(sheets, key=lambda sheet: -sheet.size)[:5]:
            page.goto(site_url + sheet.path)
            broken = page.evaluate(_BROKEN)
            problems += [f"{sheet.path}: {broken}"] if broken else []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, sheet.path
    report(problems)


def test_broken_word_is_noticed(page: Page) -> None:
    page.set_content("<main style='width: 3ch; overflow-wrap: anywhere'>loppuraportti</main>")
    assert page.evaluate(_BROKEN) == ["loppuraportti"]
    page.set_content("<main>väli- ja loppuraportti</main>")
    assert page.evaluate(_BROKEN) == []
