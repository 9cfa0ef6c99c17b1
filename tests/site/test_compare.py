"""The page of comparisons in a browser: what it shows is what the records say, and the address says what is shown."""

import gzip
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, expect

from grantsite.catalog import Catalog
from grantsite.i18n import Language
from grantsite.load import load
from grantsite.pages import compare
from grantsite.pages.build_views import Builder
from grantsite.parse_cache import ParseCache
from grantsite.side_by_side import parts
from grantsite.urls import Addresses
from grantsite.views import CompareView
from site_folder import Site

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = {"fi": "vertaa/", "sv": "sv/jamfor/", "en": "en/compare/"}
MOST_BYTES = 30_000
LOADED = "[data-status]:not(:empty)"
# Municipalities with and without a project to lead, an award, or any project at all; the last was merged.
PLACES = ("091", "049", "285", "099")
PROJECTS = ("2020-013", "2020-021", "2020-046", "2020-003")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    content, problems = load(ROOT / "content", "content", ParseCache(None))
    assert problems == []
    return Catalog(content)


@pytest.fixture(scope="module")
def api(built_site: Path) -> dict[str, Any]:
    """The objects of the API, by code or id: what the page is held against comes by another way than its own."""
    found = {}
    for kind, key in (("municipalities", "code"), ("projects", "id")):
        text = (built_site / f"api/v1/{kind}.json").read_text(encoding="utf-8")
        found |= {thing[key]: thing for thing in json.loads(text, parse_float=Decimal)}
    return found


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(LOADED)).to_have_count(1)
    return page


def cells(page: Page, line: str) -> list[str]:
    """What a line of the table says of each one, with plain spaces."""
    texts = page.locator(f"[data-line={line}] td").all_inner_texts()
    return [re.sub(r"\s+", " ", text).replace("–ei ole", "–").strip() for text in texts]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def cents(euros: int | Decimal) -> int:
    return int(Decimal(euros) * 100)


def heads(page: Page) -> Locator:
    return page.locator(".compare__table thead th")


@pytest.mark.parametrize("code", FOLDERS)
def test_municipalities_are_as_in_the_records(page: Page, site_url: str, api: dict[str, Any], code: str) -> None:
    opened(page, f"{site_url}{FOLDERS[code]}?kunnat={','.join(PLACES)}")
    language = Language(code)
    places = [api[key] for key in PLACES]
    name = "sv" if code == "sv" else "fi"
    assert heads(page).all_inner_texts() == [place["name"][name] for place in places]
    for place, shown in zip(places, cells(page, "region"), strict=True):
        assert shown.startswith(place["latest_region_name"][code])
    counts = [f"{plain(language.number(p['population']))} " for p in places]
    assert all(cell.startswith(text) for cell, text in zip(cells(page, "population"), counts, strict=True))
    assert cells(page, "asLead") == [str(len(p["as_lead"])) for p in places]
    assert cells(page, "asPartner") == [str(len(p["as_partner"])) for p in places]
    awards = [sum(api[key]["status"] == "awarded" for key in p["as_lead"]) for p in places]
    assert cells(page, "awards") == [str(number) for number in awards]
    for line, field in (("requested", "requested_as_lead"), ("awarded", "awarded_as_lead")):
        for place, number, shown in zip(places, awards, cells(page, line), strict=True):
            has_sum = number if line == "awarded" else place["as_lead"]
            if has_sum:
                assert shown == plain(language.money(cents(place[field])))
            else:
                assert shown.startswith("–")
    for place, number, shown in zip(places, awards, cells(page, "perInhabitant"), strict=True):
        if number:
            exact = Decimal(cents(place["awarded_as_lead"])) / place["population"]
            assert shown == plain(language.money(int(exact.quantize(Decimal(1), "ROUND_HALF_UP"))))
    for line, field in (("led", "as_lead"), ("joined", "as_partner")):
        for index, place in enumerate(places):
            links = page.locator(f"[data-line={line}] td").nth(index).get_by_role("link").all_inner_texts()
            assert links == [api[key]["name"] for key in place[field]]


def test_shared_projects_are_those_of_the_records(page: Page, site_url: str, api: dict[str, Any]) -> None:
    opened(page, f"{site_url}vertaa/?kunnat=091,049,837")
    names: dict[str, None] = {}
    for one, other in combinations((api["091"], api["049"], api["837"]), 2):
        both = {*one["as_lead"], *one["as_partner"]} & {*other["as_lead"], *other["as_partner"]}
        names |= dict.fromkeys(api[key]["name"] for key in both)
    shown = page.locator("[data-shared] li > a").all_inner_texts()
    assert len(shown) == 3
    assert sorted(shown) == sorted(names)
    expect(page.locator("[data-shared] li", has_text="Lämpö")).to_contain_text(
        "Hallinnoijana: Helsinki. Kumppanina: Tampere"
    )
    opened(page, f"{site_url}vertaa/?kunnat=091,285")
    expect(page.get_by_text("Niillä ei ole yhteisiä hankkeita.")).to_be_visible()
    expect(page.locator("[data-shared]")).to_be_hidden()


@pytest.mark.parametrize("code", FOLDERS)
def test_projects_are_as_in_the_records(
    page: Page, site_url: str, api: dict[str, Any], catalog: Catalog, code: str
) -> None:
    opened(page, f"{site_url}{FOLDERS[code]}?hankkeet={','.join(PROJECTS)}")
    language = Language(code)
    found = [api[key] for key in PROJECTS]
    assert heads(page).all_inner_texts() == [project["name"] for project in found]
    words = {"awarded": language.gettext("Awarded"), "not-awarded": language.gettext("No award")}
    assert cells(page, "status") == [words[project["status"]] for project in found]
    assert cells(page, "requested") == [plain(language.money(cents(p["requested"]))) for p in found]
    for project, awarded, share in zip(found, cells(page, "awarded"), cells(page, "share"), strict=True):
        if project["awarded"] is None:
            assert awarded[0] == share[0] == "–"
        else:
            assert awarded == plain(language.money(cents(project["awarded"])))
            assert share == plain(language.percent(Decimal(project["awarded"]) / Decimal(project["requested"])))
    assert cells(page, "partners") == [str(len(p["partners"])) for p in found]
    assert cells(page, "region") == [p["region_name"][code] for p in found]
    name = "sv" if code == "sv" else "fi"
    assert cells(page, "leads") == [p["lead"]["name"][name] for p in found]
    for project, shown in zip(found, page.locator("[data-line=municipalities] td").all(), strict=True):
        codes = catalog.projects[project["id"]].codes
        expect(shown.locator("summary")).to_have_text(str(len(codes)))
        shown.locator("summary").click()
        assert shown.get_by_role("link").all_inner_texts() == [api[key]["name"][name] for key in codes]


def test_shared_municipalities_are_those_of_the_records(page: Page, site_url: str, catalog: Catalog) -> None:
    opened(page, f"{site_url}en/compare/?hankkeet={','.join(PROJECTS)}")
    every = [code for key in PROJECTS for code in catalog.projects[key].codes]
    shared = {str(catalog.places[code].record.name.fi) for code in every if every.count(code) > 1}
    assert shared
    assert set(page.locator("[data-shared] li > a").all_inner_texts()) == shared


def test_address_holds_the_choice_and_back_leads_back(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}vertaa/?kunnat=091")
    expect(page.locator("[data-status]")).to_have_text("Valitse vielä vähintään yksi.")
    expect(page.locator("[data-result]")).to_be_hidden()
    page.get_by_label("Kunta", exact=True).select_option(label="Tampere")
    page.get_by_role("button", name="Lisää vertailuun").click()
    expect(heads(page)).to_have_text(["Helsinki", "Tampere"])
    expect(page).to_have_url(re.compile(r"\?kunnat=091,837$"))
    expect(page).to_have_title("Helsinki, Tampere – Vertaa kuntia tai hankkeita – Avustusikkuna")
    expect(page.get_by_role("status")).to_have_text("Tampere lisättiin vertailuun.")
    page.get_by_role("button", name="Poista: Helsinki").click()
    expect(page).to_have_url(re.compile(r"\?kunnat=837$"))
    expect(page.get_by_role("status")).to_contain_text("Helsinki poistettiin vertailusta.")
    page.go_back()
    expect(heads(page)).to_have_text(["Helsinki", "Tampere"])
    page.go_back()
    expect(page.locator("[data-result]")).to_be_hidden()
    page.go_forward()
    expect(heads(page)).to_have_text(["Helsinki", "Tampere"])
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(re.compile(r"/sv/jamfor/\?kunnat=091,837$"))
    expect(heads(page)).to_have_text(["Helsingfors", "Tammerfors"])


def test_by_keyboard_alone(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}en/compare/?kunnat=091,049")
    page.get_by_label("Municipality", exact=True).focus()
    page.keyboard.type("Turku")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heads(page)).to_have_text(["Helsinki", "Espoo", "Turku"])
    expect(page.get_by_role("button", name="Add to the comparison")).to_be_focused()
    page.get_by_role("button", name="Remove: Espoo").focus()
    page.keyboard.press("Enter")
    expect(heads(page)).to_have_text(["Helsinki", "Turku"])
    expect(page.get_by_role("button", name="Remove: Turku")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Remove"))).to_have_count(0)
    expect(page.get_by_label("Municipality", exact=True)).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?kunnat=$"))


def test_at_most_four_and_none_twice(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}en/compare/?kunnat=091,049,091,837,853,564")
    expect(heads(page)).to_have_text(["Helsinki", "Espoo", "Tampere", "Turku"])
    expect(page.get_by_role("status")).to_have_text("At most 4 can be compared. Left out: Oulu.")
    page.get_by_label("Municipality", exact=True).select_option(label="Oulu")
    page.get_by_role("button", name="Add to the comparison").click()
    expect(page.get_by_role("status")).to_have_text("At most 4 can be compared. Remove one first.")
    page.get_by_label("Municipality", exact=True).select_option(label="Turku")
    page.get_by_role("button", name="Add to the comparison").click()
    expect(page.get_by_role("status")).to_have_text("Turku is already in the comparison.")
    expect(heads(page)).to_have_count(4)


HOSTILE = (
    "<script>document.title='x'</script>",
    '"><img src=x onerror=alert(1)>',
    "../../k-091",
    "__proto__",
    "999",
    "\u202e\x00",
    "%",
)


@pytest.mark.parametrize("code", HOSTILE)
@pytest.mark.parametrize("kind", ["kunnat", "hankkeet"])
def test_codes_that_are_none_are_named_and_left_out(page: Page, site_url: str, kind: str, code: str) -> None:
    asked: list[str] = []
    failures: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: failures.append(dialog.message))
    good = {"kunnat": "091,049", "hankkeet": "2020-013,2020-021"}[kind]
    opened(page, f"{site_url}en/compare/?{kind}={quote(code, safe='')},{good}")
    expect(heads(page)).to_have_count(2)
    said = page.get_by_role("status").inner_text()
    assert said.endswith("It was left out.")
    assert failures == []
    parts_asked = [url for url in asked if "/compare/" in url.removeprefix(f"{site_url}en/compare/")]
    assert len(parts_asked) == 2, "only what is compared is fetched"
    assert page.locator(".compare img, .compare script").count() == 0
    assert page.title().endswith("Compare municipalities or projects – Avustusikkuna")


def test_without_a_choice_it_explains_itself(page: Page, site_url: str) -> None:
    for query in ("", "?kunnat=", "?hankkeet=,,", "?kunnat", "?x=1"):
        page.goto(f"{site_url}vertaa/{query}")
        expect(page.get_by_text("Valitse 2–4 kuntaa tai hanketta")).to_be_visible()
        label = "Hanke" if "hankkeet" in query else "Kunta"
        expect(page.get_by_label(label, exact=True)).to_be_visible()
        expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("form[data-kind=hankkeet]")).to_be_hidden()


def test_part_that_cannot_be_fetched_is_said(page: Page, site_url: str) -> None:
    page.route("**/k-049.js", lambda route: route.abort())
    opened(page, f"{site_url}en/compare/?kunnat=091,049,837")
    expect(page.get_by_role("status")).to_contain_text("could not be fetched")
    expect(heads(page)).to_have_text(["Helsinki", "Tampere"])


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_it_leads_to_the_tables(without_javascript: Page, site_url: str) -> None:
    page = without_javascript
    page.goto(f"{site_url}vertaa/?kunnat=091,837")
    note = page.locator("noscript p")
    expect(note).to_contain_text("Vertailu tarvitsee JavaScriptin.")
    expect(page.locator("form[data-kind]:visible")).to_have_count(0)
    expect(page.locator("[data-kinds]")).to_be_hidden()
    note.get_by_role("link", name="Kunnat").click()
    expect(page).to_have_url(f"{site_url}kunnat/")


def test_opens_from_a_disk(page: Page, site: Site) -> None:
    opened(page, f"{(site.root / 'vertaa/index.html').as_uri()}?kunnat=091,837")
    expect(heads(page)).to_have_text(["Helsinki", "Tampere"])
    heads(page).nth(1).get_by_role("link").click()
    page.wait_for_url(re.compile(r"/kunnat/tampere/index\.html$"))


def test_pages_lead_here_with_themselves_chosen(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kunnat/tampere/")
    page.get_by_role("link", name="Vertaa muihin kuntiin").click()
    expect(page).to_have_url(re.compile(r"/vertaa/\?kunnat=837$"))
    page.goto(f"{site_url}sv/projekt/2020/helmi-hanke/")
    page.get_by_role("link", name="Jämför med andra projekt").click()
    expect(page).to_have_url(re.compile(r"/sv/jamfor/\?hankkeet=2020-021$"))
    expect(page.locator("[data-chosen]")).to_contain_text("Helmi-hanke")


VIEWS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "zoomed": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("query", [f"?kunnat={','.join(PLACES)}", f"?hankkeet={','.join(PROJECTS)}"])
def test_axe_and_width(browser: Browser, site_url: str, view: str, query: str) -> None:
    context = browser.new_context(**VIEWS[view], reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context.new_page(), f"{site_url}sv/jamfor/{query}")
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({resultTypes: ['violations'], preload: false}).then(found => found.violations)")
    assert [(rule["id"], rule["nodes"][0]["target"]) for rule in found] == []
    context.close()


def test_on_a_narrow_screen_every_value_says_whose_it_is(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, f"{site_url}vertaa/?kunnat=091,837")
    cell = page.locator("[data-line=requested] td").nth(1)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content").startswith('"Tampere"')
    # still a table to those who listen
    expect(page.get_by_role("table").get_by_role("columnheader")).to_have_text(["Helsinki", "Tampere"])
    expect(page.get_by_role("rowheader", name="Maakunta")).to_be_visible()


def test_print_leaves_the_table_and_the_address(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}vertaa/?kunnat=091,837")
    page.emulate_media(media="print")
    expect(page.locator("form[data-kind=kunnat]")).to_be_hidden()
    expect(page.locator("[data-chosen]")).to_be_hidden()
    expect(heads(page).first).to_be_visible()
    expect(page.locator("[data-address]")).to_have_text(f"{site_url}vertaa/?kunnat=091,837")


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_weight_before_it_can_be_read(built_site: Path, folder: str) -> None:
    html = (built_site / folder / "index.html").read_bytes()
    read = re.sub(rb'<link[^>]*media="print"[^>]*>', b"", html)  # no screen waits for it
    names = re.findall(rb'(?:src|href)="[./]*(static/[^"]+\.(?:js|css))"', read)
    assert len(names) == 4
    files = [html, *((built_site / name.decode()).read_bytes() for name in names)]
    assert sum(len(gzip.compress(data, 6)) for data in files) <= MOST_BYTES


def test_there_is_a_part_for_each(catalog: Catalog) -> None:
    made = parts(catalog, Addresses(("fi", "sv", "en")))
    names = {file.path.removeprefix(made.folder) for file in made.files}
    assert names == {f"k-{code}.js" for code in catalog.places} | {f"h-{key}.js" for key in catalog.projects}
    assert made == parts(catalog, Addresses(("fi", "sv", "en")))
    assert max(len(file.data) for file in made.files) < 12_000


def test_of_very_many_projects_one_is_typed(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    builder = Builder(catalog, Addresses(("fi", "sv", "en")), "2020")
    view = compare.compare_page(builder, lambda: "compare/x/").view
    assert isinstance(view, CompareView)
    assert len(view.projects) == 61
    monkeypatch.setattr(compare, "LISTED_PROJECTS", 60)
    view = compare.compare_page(builder, lambda: "compare/x/").view
    assert isinstance(view, CompareView)
    assert view.projects == []
