"""What others take from the built site: cards, badges, codes, sheets, feeds, calendars, and how they are copied."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from atom import feed_problems, leads_somewhere
from calendars import calendar_problems, events
from site_folder import Site
from site_server import serve

SVG = "{http://www.w3.org/2000/svg}"
PROJECT = "hankkeet/2020/helmi-hanke/"
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
    others = [page for page in site.pages.values() if site.address_of(page.path) not in shown]
    assert len(others) > 2000
    for page in others:
        if page.refresh is not None or SECONDARY.fullmatch(page.path):
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


def test_answers_to_oembed_show_the_cards(site: Site) -> None:
    problems = []
    for file in files(site, "oembed.json"):
        name, answer = file.relative_to(site.root).as_posix(), json.loads(file.read_bytes())
        (source,) = re.findall(r'<iframe src="([^"]+)"', answer["html"])
        folder = site.base_url + name.removesuffix("oembed.json")
        if (answer["version"], answer["type"], source) != ("1.0", "rich", folder):
            problems.append(f"{name}: {answer}")
        if not (site.root / name).with_name("index.html").is_file() or answer["width"] != 480:
            problems.append(f"{name}: no card")
    report(problems)


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_another_site_shows_a_card(browser: Browser, site: Site, site_url: str, tmp_path: Path, scheme: str) -> None:
    """With the text that the page offers, on a page of another origin."""
    said = (site.root / PROJECT / "jaa/index.html").read_text(encoding="utf-8")
    code = re.search(r'id="card-html"[^>]*>(.*?)</textarea>', said, re.DOTALL)[1]
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("&", "&amp;")):
        code = code.replace(entity, sign)
    assert site.base_url in code
    code = code.replace(site.base_url, site_url)
    page_text = (
        f'<!doctype html><html lang="fi"><meta name="color-scheme" content="light dark"><title>Kunta</title>{code}'
    )
    (tmp_path / "index.html").write_text(page_text, encoding="utf-8")
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    with serve(tmp_path) as other:
        assert other.split("/")[2] != site_url.split("/")[2]
        page.goto(other)
        card = page.frame_locator("iframe")
        expect(card.get_by_role("heading", level=1)).to_have_text("Helmi-hanke")
        expect(card.get_by_text("445 500 €")).to_be_visible()
        background = card.locator("html").evaluate("element => getComputedStyle(element).backgroundColor")
        assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 37, 43)"}[scheme]
        assert card.locator("html").evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
        assert wrong == []
        card.get_by_role("link", name="Helmi-hanke").click()
        page.wait_for_url(site_url + PROJECT)
    context.close()


def test_longest_card_fits_its_frame(page: Page, site: Site, site_url: str) -> None:
    page.set_viewport_size({"width": 480, "height": 320})
    cards = [p for p in site.pages.values() if "upotus/h/" in p.path]
    for card in sorted(cards, key=lambda card: -card.size)[:8]:
        page.goto(site_url + card.path)
        assert page.evaluate("document.documentElement.scrollHeight") <= 320, card.path


def test_text_is_copied(browser: Browser, site: Site, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_url}{PROJECT}jaa/")
    snippet = page.locator(".snippet").filter(has=page.locator("#link-markdown"))
    snippet.get_by_role("button", name="Kopioi").click()
    expect(snippet.get_by_role("status")).to_have_text("Kopioitu")
    assert page.evaluate("navigator.clipboard.readText()") == f"[Helmi-hanke]({site.base_url}{PROJECT})"
    expect(page.locator(".snippet__copy")).to_have_count(page.locator(".snippet").count())
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


def test_sheet_is_one_page_of_a4(page: Page, site: Site, site_url: str) -> None:
    """The projects with the most to say, in the language with the longest words."""
    sheets = [
        p for p in site.pages.values() if p.path.startswith("hankkeet/") and p.path.endswith("tuloste/index.html")
    ]
    assert len(sheets) == 61
    for sheet in sorted(sheets, key=lambda sheet: -sheet.size)[:3]:
        page.goto(site_url + sheet.path)
        document = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1, sheet.path
        (box,) = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", document))
        assert [round(float(number)) for number in box.split()] == [0, 0, 595, 842]
