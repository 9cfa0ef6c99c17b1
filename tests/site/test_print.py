"""A project on paper: at most two pages of A4, with its address in words and as a QR code that can be read."""

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

from site_folder import Site

CHUNKS = 4
A4 = (595, 842)  # points


def code_in(page: pypdfium2.PdfPage) -> list[str]:
    """The texts of the QR codes on a page of paper."""
    image = page.render(scale=2, grayscale=True)
    rows = memoryview(bytes(image.buffer)).cast("B", (image.height, image.stride))
    return [found.text for found in zxingcpp.read_barcodes(rows)]


def words_of(document: pypdfium2.PdfDocument) -> str:
    """All text without breaks of lines, and a hyphen where one was at the end of a line."""
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return text.replace("\ufffe", "-").replace("\r", "").replace("\n", "")


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_projects_are_two_pages_at_most(browser: Browser, site: Site, site_url: str, chunk: int) -> None:
    names = sorted(page.path for page in site.full_pages if page.path.startswith("hankkeet/2"))
    assert len(names) == 61
    context = browser.new_context()
    page = context.new_page()
    problems = []
    for name in names[chunk::CHUNKS]:
        page.goto(site_url + name)
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        address = site.base_url + name.removesuffix("index.html")
        codes = [text for paper in document for text in code_in(paper)]
        if len(document) > 2:
            problems.append(f"{name}: {len(document)} pages")
        if {(round(paper.get_width()), round(paper.get_height())) for paper in document} != {A4}:
            problems.append(f"{name}: not A4")
        if address not in words_of(document):
            problems.append(f"{name}: without its address")
        if len(codes) != 1 or not codes[0].startswith(f"{site.base_url}h/2"):
            problems.append(f"{name}: its code says {codes}")
    context.close()
    assert problems == []


def test_municipality_is_three_pages_at_most(browser: Browser, site: Site, site_url: str) -> None:
    """The one with the most to say."""
    name = max(
        (p for p in site.full_pages if p.path.startswith("kunnat/") and p.path.count("/") == 2), key=lambda p: p.size
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url + name.path)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    context.close()
    assert len(document) <= 3
    assert [text[: len(site.base_url) + 2] for paper in document for text in code_in(paper)] == [f"{site.base_url}k/"]


def test_screen_does_not_fetch_the_code(browser: Browser, site: Site, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}hankkeet/2020/helmi-hanke/", wait_until="networkidle")
    context.close()
    assert any(url.endswith(".css") for url in asked)
    assert [url for url in asked if url.endswith("qr.svg")] == []
