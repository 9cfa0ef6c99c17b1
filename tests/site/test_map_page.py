"""The maps of the built site: what is drawn, its table, its file of CSV and its weight; read by keyboard and mouse."""

import csv
import gzip
import io
import posixpath
import re
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Browser, Page, expect

from site_folder import Site

SVG = "{http://www.w3.org/2000/svg}"
LISTS = {"fi": "tilastot/", "sv": "sv/statistik/", "en": "en/statistics/"}
# Bytes, compressed as a server does it.
MOST, MOST_OF_ONE = 25_000, 5_000
PROJECT = "hankkeet/2020/digikokous-3-0/"


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def marks(path: Path) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """Each mark of a drawing: where it leads, what is read out, and its circles by class with their radii."""
    found = []
    for mark in ElementTree.parse(path).iter(f"{SVG}a"):  # noqa: S314 (our own file)
        circles = [(c.get("class", ""), int(c.get("r", "0"))) for c in mark.iter(f"{SVG}circle")]
        title = mark.find(f"{SVG}title")
        assert title is not None
        found.append((mark.get("href", ""), title.text or "", circles))
    return found


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def digits(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_map_of_the_call_has_every_municipality_once(built_site: Path) -> None:
    for folder in LISTS.values():
        drawn = marks(built_site / folder / "map.svg")
        pages = [posixpath.normpath(posixpath.join(folder, href)) for href, *_ in drawn]
        assert len(pages) == len(set(pages)) == 310
        assert all((built_site / page / "index.html").is_file() for page in pages)


def test_drawing_says_and_draws_the_numbers_of_its_file(built_site: Path) -> None:
    drawn = {
        title.split(":")[0].split(" (")[0].rstrip("."): (title, c)
        for _, title, c in marks(built_site / "tilastot/map.svg")
    }
    given = rows(built_site / "tilastot/map.csv")
    assert len(given) == 310
    largest = max(float(row["requested"] or 0) for row in given)
    for row in given:
        name = row["municipality_name_fi"]
        found = [entry for key, entry in drawn.items() if entry[0].startswith((f"{name}:", f"{name}.", f"{name} ("))]
        ((title, circles),) = found
        if not row["requested"]:
            expected = "figure__reach" if row["role"] == "neither" else "figure__partner"
            assert [kind for kind, _ in circles] == [expected]
            continue
        # whole euros in the records of leads, but for one with cents
        for sum_, kind in ((row["requested"], "figure__asked"), (row["awarded"], "figure__awarded")):
            shown = sum_.removesuffix(".00").replace(".", ",")
            assert f"{shown}€" in digits(title), title
            radii = [radius for name, radius in circles if name == kind]
            assert radii == ([round(180 * (float(sum_) / largest) ** 0.5)] if float(sum_) else [])


def test_table_on_the_page_is_the_file(built_site: Path) -> None:
    page = (built_site / "en/statistics/index.html").read_text(encoding="utf-8")
    table = re.search(r"<caption>Municipalities that lead projects</caption>.*?</table>", page, re.DOTALL)
    assert table
    cells = [re.findall(r'<td class="number">(.*?)</td>', row) for row in table[0].split("<tr>")[2:]]
    leads = [row for row in rows(built_site / "en/statistics/map.csv") if row["role"] == "lead"]
    assert len(cells) == len(leads) + 1  # the last row is of leads that are no municipality

    def cents(text: str) -> int:
        euros, _, rest = re.sub(r"[^\d.]", "", text).partition(".")
        return int(euros) * 100 + int(rest.ljust(2, "0"))

    for shown, row in zip(cells, leads, strict=False):
        assert [cents(shown[0]), cents(shown[1])] == [cents(row["requested"]), cents(row["awarded"])]
        assert shown[2] == row["projects_as_lead"]
    assert sum(cents(row[0]) for row in cells) == 1_610_033_045
    assert sum(cents(row[1]) for row in cells) == 969_460_000


def test_tiles_lead_to_lists_of_projects_or_municipalities(built_site: Path) -> None:
    given = {row["region_name_fi"]: row for row in rows(built_site / "tilastot/regions-map.csv")}
    drawn = marks(built_site / "tilastot/regions-map.svg")
    assert len(drawn) == 19
    for href, title, _ in drawn:
        row = given[title.split(":")[0]]
        assert f": {row['applications']} hake" in title
        address, _, fragment = posixpath.normpath(posixpath.join("tilastot", href)).partition("#")
        page = (built_site / address / "index.html").read_text(encoding="utf-8")
        if row["applications"] == "0":
            assert f'id="{fragment.strip("/")}"' in page
        else:
            assert len(re.findall(r'data-result-kind="project"', page)) == int(row["applications"])
            assert fragment == ""


def test_maps_are_light(site: Site) -> None:
    found = {path: weight(site.root / path) for path in site.files if path.endswith("/map.svg")}
    assert len(found) >= 3 * (1 + 310 + 60)
    whole = {f"{folder}map.svg" for folder in LISTS.values()}
    assert max(found[path] for path in whole) <= MOST
    assert {path: size for path, size in found.items() if path not in whole and size > MOST_OF_ONE} == {}


def test_drawings_have_no_style_and_load_nothing(site: Site) -> None:
    for path in sorted(site.files):
        if path.endswith(("/map.svg", "/regions-map.svg")):
            text = (site.root / path).read_text(encoding="utf-8")
            assert "style" not in text
            assert set(re.findall(r'<use href="([^"]*)"', text)) <= {"#map-land"}
            assert "<image" not in text
            assert "<script" not in text


def test_marks_lead_to_pages(site: Site) -> None:
    dead = set()
    for path in site.files:
        if path.endswith(("/map.svg", "/regions-map.svg")):
            folder = posixpath.dirname(path)
            for href in re.findall(
                r'<a class="figure__mark" href="([^"#]*)', (site.root / path).read_text(encoding="utf-8")
            ):
                if posixpath.normpath(posixpath.join(folder, href, "index.html")) not in site.files:
                    dead.add(f"{path}: {href}")
    assert dead == set()


def test_map_is_read_and_followed_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + "tilastot/")
    figure = page.locator("#figure-map")
    figure.scroll_into_view_if_needed()
    reading = figure.locator("[data-reading]")
    largest = figure.locator(".figure__mark").first
    largest.focus()
    expect(reading).to_contain_text("Vantaa: haettu 1 739 976 €, myönnetty 974 900 €.")
    page.keyboard.press("ArrowRight")
    expect(reading).to_contain_text("Oulu: haettu 1 377 922 €, myönnetty 616 400 €.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kunnat/oulu/")
    expect(page.locator("h1")).to_have_text("Oulu")


def test_map_of_a_project_is_loaded_near_the_view(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + PROJECT)
    page.wait_for_load_state("networkidle")
    figure = page.locator("#figure-map")
    expect(figure.locator("img")).to_have_count(1)
    figure.scroll_into_view_if_needed()
    drawing = figure.locator("svg.figure__drawing")
    expect(drawing).to_be_visible()
    expect(drawing.locator(".figure__mark")).to_have_count(5)
    drawing.locator(".figure__mark").first.hover()
    expect(figure.locator("[data-reading]")).to_contain_text(
        "Kajaani: haettu 479 400 €, myönnetty 479 400 €. Hankehallinnoija."
    )
    drawing.locator(".figure__mark").first.click()
    page.wait_for_url("**/kunnat/kajaani/")


def test_map_of_a_municipality_without_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(site_url + "sv/kommuner/vasa/")
    picture = page.locator("#figure-map img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_attribute("alt", re.compile("^Karta: Vasa"))
    box = picture.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320
    page.locator("#figure-map summary").click()
    expect(page.locator("#figure-map table")).to_be_visible()
    context.close()
