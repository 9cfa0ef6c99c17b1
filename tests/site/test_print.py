"""On paper: a project on at most two pages of A4, with its address in words and as a QR code that can be read; the
sheet of a municipality on one."""

import csv
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

from command import run
from git_repository import commit, make_repository
from grantsite.load import slug_of
from records import change, write, write_site
from site_folder import Site
from site_server import serve

CHUNKS = 4
A4 = (595, 842)  # points


def code_in(page: pypdfium2.PdfPage) -> list[str]:
    """The texts of the QR codes on a page of paper."""
    image = page.render(scale=2, grayscale=True)
    rows = memoryview(bytes(image.buffer)).cast("B", (image.height, image.stride))
    return [found.text for found in zxingcpp.read_barcodes(rows, formats=zxingcpp.BarcodeFormat.QRCode)]


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


def test_changes_are_printed(browser: Browser, tmp_path: Path) -> None:
    """What is folded on other pages and left out of paper is all that this page has; lists over several pages too."""
    folder = write_site(tmp_path / "site")
    make_repository(folder)
    for number in range(40):
        change(folder / "content/municipalities/alavus.yaml", str(11468 + number), str(11469 + number))
        change(folder / "content/regions.yaml", str(26555 + number), str(26556 + number))
        commit(folder, f"Population {number}")
    assert run(folder, "build", "--jobs", "1").returncode == 0
    with serve(folder / "_site") as url:
        page = browser.new_page()
        page.goto(f"{url}en/changes/")
        names = page.get_by_role("navigation", name="Pages of the list").evaluate_all(
            "navs => navs.map(nav => nav.ariaLabel)"
        )
        words = words_of(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)))
        page.close()
    assert names == ["Pages of the list", "Pages of the list, at its end"]
    assert "population 26,594 → 26,595" in words


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


def test_total_stands_below_the_last_row_alone(browser: Browser, site: Site, site_url: str) -> None:
    """Also where a table goes over several pages of paper."""
    page = browser.new_page()
    page.goto(f"{site_url}en/calls/2020/")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.close()
    pages = [paper.get_textpage().get_text_range() for paper in document]
    begins = next(number for number, words in enumerate(pages) if "In the order of the items" in words)
    (total,) = [number for number, words in enumerate(pages) for _ in range(words.count("Total"))]
    assert total > begins
    assert pages[total].index("Suunnitelma ja pilotti avoimen") < pages[total].index("Total")  # the last award


def test_marks_of_lists_have_room(browser: Browser, site: Site, site_url: str) -> None:
    """Bullets stand in the padding of their list, and the dots of a line of dates beside the dates."""
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(f"{site_url}haut/2020/")
    narrow = page.evaluate(
        """() => [...document.querySelectorAll("li")].filter((item) => {
          const size = parseFloat(getComputedStyle(item).fontSize);
          const dot = getComputedStyle(item, "::after");
          if (dot.content !== "none") return parseFloat(getComputedStyle(item).paddingLeft) < parseFloat(dot.width) + 4;
          const marked = item.checkVisibility() && getComputedStyle(item).listStyleType !== "none";
          return marked && parseFloat(getComputedStyle(item.parentElement).paddingLeft) < size;
        }).map((item) => item.textContent.trim().slice(0, 40))"""
    )
    page.close()
    assert narrow == []


def test_drawings_stand_on_the_page_of_their_text(browser: Browser, site: Site, site_url: str) -> None:
    """But for the one of all applications, which is longer than a page."""
    page = browser.new_page()
    page.goto(f"{site_url}sv/statistik/")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.close()
    pages = [paper.get_textpage().get_text_range() for paper in document]
    for said, drawn in [("Mest beviljades projekt", "Norra Karelen"), ("Mest per invånare", "Linjen: hela landet")]:
        assert [number for number, words in enumerate(pages) if said in words and drawn in words] != [], said


def test_screen_does_not_fetch_the_code(browser: Browser, site: Site, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}hankkeet/2020/helmi-hanke/", wait_until="networkidle")
    context.close()
    assert any(url.endswith(".css") for url in asked)
    assert [url for url in asked if url.endswith("qr.svg")] == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_sheets_of_the_busiest_municipalities_are_one_page_with_all_their_projects(
    browser: Browser, site: Site, site_url: str, language: str
) -> None:
    with (site.root / "data/municipalities.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=projects_of, reverse=True)
    merged = [row for row in rows if row["successor_code"]]
    assert len(merged) == 2
    successors = [row for row in rows if row["code"] in {former["successor_code"] for former in merged}]
    context = browser.new_context()
    page = context.new_page()
    problems = []
    for row in (*rows[:30], *merged, *successors, rows[-1]):
        address = row[f"url_{language}"].partition(site.base_path)[2]
        name = next(name for name in sheets_below(site, address))
        page.goto(site_url + name)
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        if [(round(paper.get_width()), round(paper.get_height())) for paper in document] != [A4]:
            problems.append(f"{name}: {len(document)} pages")
        if code_in(document[0]) != [f"{site.base_url}k/{row['code']}/"]:
            problems.append(f"{name}: its code says {code_in(document[0])}")
        own = sum(int(former["projects_as_partner"]) for former in merged if former["successor_code"] == row["code"])
        if page.locator(".projects tbody tr").count() != projects_of(row) + own:
            problems.append(f"{name}: not all of its projects")
    context.close()
    assert problems == []


def projects_of(row: dict[str, str]) -> int:
    return int(row["projects_as_lead"]) + int(row["projects_as_partner"])


def sheets_below(site: Site, address: str) -> list[str]:
    words = ("tuloste", "utskrift", "print")
    return [name for word in words if (name := f"{address}{word}/index.html") in site.pages]


def test_sheet_counts_what_has_no_room(browser: Browser, tmp_path: Path) -> None:
    """A municipality that leads more projects, with longer names, than one page holds."""
    folder = write_site(tmp_path)
    applications = folder / "content/applications/2020"
    one = (applications / "yhteinen-kokous.yaml").read_text(encoding="utf-8")
    for number in range(3, 25):
        text = one.replace("2020-002", f"2020-{number:03}").replace("row: 2", f"row: {number}")
        name = f"Yhteinen kokous numero {number}, jolla on tavallista paljon pidempi nimi kuin millään muulla"
        write(applications / f"{slug_of(name)}.yaml", text.replace("name: Yhteinen kokous", f"name: {name}"))
    call = folder / "content/calls/2020.yaml"
    change(call, "applications: 2\n", "applications: 24\n")
    change(call, "requested: 80050.95", "requested: 344061.95")
    change(call, 'as_written: "80 050,95"', 'as_written: "344 061,95"')
    done = run(folder, "build", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    context = browser.new_context()
    page = context.new_page()
    with serve(folder / "_site") as url:
        page.goto(f"{url}en/municipalities/alajarvi/print/")
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        shown = page.locator(".projects tbody tr").count()
        words = page.locator("main").inner_text()
    context.close()
    assert len(document) == 1
    assert 4 < shown < 23
    assert f"There is no room here for {23 - shown} more projects. They are on the page of the municipality." in words
    assert "Projects that it leads (23)" in words
    assert "€276,011.50" in words  # of all 23
