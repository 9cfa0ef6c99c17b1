"""The search as readers meet it: keyboard, address, the way back, what is said aloud, what fails, what is saved."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from atom import leads_somewhere
from search.searcher import Searcher
from site_folder import Site, kinds

HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "__proto__", "constructor",
    "toString hasOwnProperty", "[a-z]+(", ".*", "\\", "%00 %", "&amp;&lt;", "{word} {near}", "$& $1", "😀",
    "kirjasto😀", "a" * 3000, "kirjasto " * 300, "1 " * 1000, "1" * 3000, "(" * 300, "\u202ekirjasto", "=1+1",
    "-5 €", "0", "   ",
)  # fmt: skip
BOX = "[data-form] [data-search]"
# Everything that the summary, a live region, comes to say.
_CHANGES = """() => {
    const summary = document.querySelector("[data-summary]");
    window.said = [];
    new MutationObserver(() => window.said.push(summary.textContent)).observe(summary, { childList: true });
}"""
_PLACE = "(selector) => [scrollY, Math.round(document.querySelector(selector).getBoundingClientRect().top)]"


@pytest.fixture
def searcher(page: Page, site_url: str) -> Searcher:
    searcher = Searcher(page, site_url)
    searcher.open()
    return searcher


@pytest.fixture
def requests(page: Page) -> list[str]:
    """The addresses that the page has asked for, as they come."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


@pytest.fixture
def errors(page: Page) -> list[str]:
    """What the page has complained of, as it comes."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss()))
    return found


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def marks(page: Page) -> set[str]:
    return set(page.locator("[data-results] mark").all_inner_texts())


def test_a_result_shows_kind_status_sums_place_and_what_was_found(searcher: Searcher) -> None:
    searcher.ask("Tampereella")
    items = searcher.page.locator("[data-results] > [data-result-id]")
    kinds_shown = items.evaluate_all("items => items.map((item) => item.dataset.resultKind)")
    assert kinds_shown[0] == "municipality"
    assert set(kinds_shown) == {"municipality", "project"}
    place = items.nth(0).inner_text().replace("\u00ad", "")
    assert all(
        words in place for words in ("Tampere (Tammerfors)", "Kunta 837", "Pirkanmaa", "Myönnetty hallinnoijana")
    )
    assert marks(searcher.page) == {"Tampere", "Tampereen"}
    for item in items.all()[1:]:
        assert re.search(r"(Myönnetty|Ei avustusta)\s.*Haettu [\d\s]+€", item.inner_text(), re.S)
        assert item.locator("a").get_attribute("href").endswith("/")


def test_the_word_is_marked_in_a_compound(searcher: Searcher) -> None:
    assert "2020-013" in searcher.ask("kokouksen")["results"]
    name = searcher.page.locator("[data-result-id='2020-013'] [data-slot=name]")
    assert name.inner_html() == "Digi<mark>kokous</mark> 3.0"


def test_a_partial_match_says_what_it_lacks_as_it_was_typed(searcher: Searcher) -> None:
    assert searcher.ask("Kirjasto Tekoäly Tampere")["results"]
    missing = searcher.page.locator("[data-results] [data-slot=missing]").all_inner_texts()
    assert missing
    assert set(missing) <= {
        "Puuttuu: " + words for words in ("Kirjasto, Tekoäly", "Tekoäly, Tampere", "Kirjasto, Tampere")
    }


def test_a_slip_is_said_in_words_that_exist(searcher: Searcher) -> None:
    said = "Hakusanalla ”{}” ei löytynyt mitään. Tulokset ovat haulle ”{}”."
    for typed, near in (("Tamperre", "Tampere"), ("päätöksentekoo", "päätöksenteko"), ("kirjatso", "kirjasto")):
        shown = searcher.ask(typed)
        assert shown["notes"].casefold() == said.format(typed, near).casefold()
        assert shown["results"]
    assert searcher.ask("Tampere")["notes"] == ""


def test_nothing_found_offers_the_nearest_spelling(searcher: Searcher) -> None:
    shown = searcher.ask("kirjjjasto")
    assert (shown["results"], shown["summary"]) == ([], "Mitään ei löytynyt.")
    page = searcher.page
    page.get_by_role("button", name="kirjasto", exact=True).click()
    searcher.settle()
    assert page.locator(BOX).input_value() == "kirjasto"
    expect(page.locator(BOX)).to_be_focused()
    assert searcher.results
    assert page.url.endswith("?q=kirjasto")
    # where the word is known and the filters leave nothing, no other word is offered
    assert searcher.ask("kirjasto", {"min": ["999999"]})["results"] == []
    expect(page.locator("[data-offer]")).to_be_hidden()
    page.locator("[data-empty] [data-clear]").click()
    searcher.settle()
    assert (len(searcher.results), "?" in page.url) == (61, False)


def test_nothing_is_fetched_before_the_reader_starts(searcher: Searcher, requests: list[str]) -> None:
    searcher.open()
    assert requests
    assert [address for address in requests if "/search/" in address] == []
    searcher.page.locator(BOX).focus()
    searcher.page.locator(BOX).press_sequentially("Tampere")
    searcher.settle()
    assert any("/search/" in address for address in requests)
    own = searcher.address.removesuffix("hankkeet/")
    assert [address for address in requests if not address.startswith(own)] == []


def test_a_query_is_one_step_back(searcher: Searcher) -> None:
    page = searcher.page
    typed = page.locator(BOX)
    before = page.evaluate("history.length")
    typed.press_sequentially("kirjasto")
    searcher.settle()
    # chosen before the last letters have reached the address
    page.locator("[name=status][value=awarded]").check()
    searcher.settle()
    assert page.evaluate("history.length") == before + 2
    filtered = searcher.results
    typed.press("End")
    typed.press_sequentially(" Oulu")
    typed.press("Enter")
    searcher.settle()
    assert page.evaluate("history.length") == before + 3
    assert page.url.endswith("?q=kirjasto+Oulu&status=awarded")
    for query, results in (("?q=kirjasto&status=awarded", filtered), ("?q=kirjasto", None), ("hankkeet/", None)):
        page.go_back()
        searcher.settle()
        assert page.url.endswith(query)
        assert results is None or searcher.results == results
    assert (typed.input_value(), len(searcher.results)) == ("", 61)
    page.go_forward()
    searcher.settle()
    assert (typed.input_value(), page.locator("[name=status][value=awarded]").is_checked()) == ("kirjasto", False)
    # to a result and back again
    found = searcher.results
    page.locator("[data-results] a").first.click()
    page.go_back()
    searcher.settle()
    assert searcher.results == found


def test_what_is_found_stands_beside_the_filters(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site_url}hankkeet/")
    filters = page.locator("[data-filters]").bounding_box()
    found = page.locator("[data-summary]").bounding_box()
    shortcut = page.get_by_text("Näppäin / siirtää hakukenttään").bounding_box()
    assert found["x"] >= filters["x"] + filters["width"]
    assert filters["y"] <= found["y"] < filters["y"] + 50
    # what is needed once stands below what is needed often, and close to it
    assert 0 <= shortcut["y"] - filters["y"] - filters["height"] < 50


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_does_not_jump_and_the_focus_stays(searcher: Searcher, width: int) -> None:
    page = searcher.page
    page.set_viewport_size({"width": width, "height": 700})
    searcher.ask("kehittäminen")
    for selector in ("[name=theme][value]", "[name=region][value='06']", "#municipality", "#min", "#sort"):
        control = page.locator(selector).first
        control.focus()
        control.evaluate("control => scrollTo(0, scrollY + control.getBoundingClientRect().top - 300)")
        place = page.evaluate(_PLACE, selector)
        assert place[0] > 100
        if selector.startswith("["):
            control.check()
        elif selector == "#min":
            control.press_sequentially("1000")
        else:
            control.select_option(index=1)
        searcher.settle()
        assert page.evaluate(_PLACE, selector) == place, selector
        expect(control).to_be_focused()


def test_the_count_is_said_once(searcher: Searcher) -> None:
    page = searcher.page
    assert page.locator("[data-summary]").get_attribute("role") == "status"
    assert page.locator("[data-notes]").get_attribute("role") == "status"
    page.locator(BOX).focus()
    page.evaluate(_CHANGES)
    page.locator(BOX).fill("Kuusamo")
    searcher.settle()
    page.locator("[name=status][value=awarded]").check()
    searcher.settle()
    page.locator(BOX).press("Enter")
    searcher.settle()
    said = page.evaluate("window.said")
    assert len(said) == len(set(said)) == 2
    assert said[-1] == page.locator("[data-summary]").inner_text()


def test_arrows_and_escape(searcher: Searcher) -> None:
    page = searcher.page
    typed = page.locator(BOX)
    typed.press_sequentially("Tampere")
    searcher.settle()
    links = page.locator("[data-results] .result__name a")
    typed.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(typed).to_be_focused()
    for _ in range(links.count() + 1):
        page.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(typed).to_be_focused()
    assert typed.input_value() == "Tampere"
    page.keyboard.press("Escape")
    searcher.settle()
    assert (typed.input_value(), len(searcher.results), "?" in page.url) == ("", 61, False)
    expect(typed).to_be_focused()


def test_a_slash_leads_to_the_search_on_every_kind_of_page(page: Page, site: Site, site_url: str) -> None:
    pages = {site.pages[name].path for name in kinds(site).values()} - {"404.html"}
    for name in sorted(pages):
        if site.pages[name].refresh is not None:
            continue
        page.goto(site_url + name)
        if page.locator(".site-header").count() == 0:
            continue  # a card or a sheet of paper: what others embed or print
        page.keyboard.press("/")
        focused = page.locator("[data-search]:focus")
        expect(focused).to_be_visible()
        page.keyboard.type("a/b")
        assert focused.input_value() == "a/b", name
        home = {"sv": "sv/projekt/", "en": "en/projects/"}.get(name.split("/")[0], "hankkeet/")
        action = focused.evaluate("box => new URL(box.form.getAttribute('action') ?? '', location.href).pathname")
        assert action.removesuffix("index.html").endswith(home), name
        assert focused.evaluate("box => box.name") == "q"


def test_the_slash_can_be_turned_off(page: Page, site_url: str) -> None:
    """WCAG 2.1.4: who speaks to the computer may type it without meaning to."""
    page.goto(f"{site_url}hankkeet/")
    choice = page.get_by_label("Näppäin / siirtää hakukenttään")
    assert choice.is_checked()
    choice.uncheck()
    page.goto(f"{site_url}kunnat/tampere/")
    page.keyboard.press("/")
    assert page.locator("[data-search]:focus").count() == 0
    page.goto(f"{site_url}hankkeet/")
    assert not choice.is_checked()
    choice.check()
    page.goto(f"{site_url}kunnat/tampere/")
    page.keyboard.press("/")
    assert page.locator("[data-search]:focus").count() == 1


@pytest.mark.parametrize(("start", "query"), [("sv/kommuner/", "Tammerfors"), ("en/", "meetings")])
def test_the_search_of_another_page_leads_to_the_list(
    page: Page, site_url: str, without_javascript: Page, start: str, query: str
) -> None:
    for reader in (page, without_javascript):
        reader.goto(site_url + start)
        reader.locator("form[role=search] input[name=q]").fill(query)
        reader.keyboard.press("Enter")
        reader.wait_for_url(re.compile(rf"\?q={query}$"))
    page.wait_for_selector("[data-results] > li")
    # without the script the whole list is there, with links to its parts
    without_javascript.wait_for_selector("tr[data-result-id]")
    assert without_javascript.locator("tr[data-result-id]:visible").count() == 61
    assert without_javascript.locator(".cuts a:visible").count() > 20
    assert (
        without_javascript.locator("[data-form], [data-results], [data-empty], [data-save]")
        .filter(visible=True)
        .count()
        == 0
    )
    without_javascript.locator(".cuts a").first.click()
    assert 0 < without_javascript.locator("tr[data-result-id]:visible").count() < 61


def test_more_results_come_when_asked_for(searcher: Searcher) -> None:
    searcher.open("?q=kunta")
    page = searcher.page
    assert len(searcher.results) == 20
    page.get_by_role("button", name="Näytä lisää tuloksia").click()
    expect(page.locator("[data-results] > li").nth(20).locator("a")).to_be_focused()
    searcher.settle()
    assert len(set(searcher.results)) == len(searcher.results) > 20
    page.reload()
    searcher.settle()
    assert len(searcher.results) > 20
    page.go_back()
    searcher.settle()
    assert len(searcher.results) == 20


def test_the_table_holds_every_result(searcher: Searcher, site: Site, tmp_path: Path) -> None:
    searcher.open("?q=hanke&sort=name")
    page = searcher.page
    assert len(searcher.results) == 20
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa tulokset (CSV)").click()
    assert download.value.suggested_filename == "avustukset.csv"
    download.value.save_as(tmp_path / "table.csv")
    text = (tmp_path / "table.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    shown = searcher.ask("hanke", {"sort": ["name"]})
    assert [row["id"] for row in rows] == shown["results"]
    assert [cell for row in rows for cell in row.values() if re.match(r"\s*[=+\-@]", cell)] == []
    digits = re.findall(r"(\d[\d\s]*(?:,\d\d)?)\s€", shown["summary"])
    said = [re.sub(r"\s", "", one) for one in digits]
    for column, sum_said in zip(("requested", "awarded"), said, strict=True):
        cents = sum(int(row[column].replace(".", "")) for row in rows if row[column])
        assert f"{cents // 100},{cents % 100:02}".removesuffix(",00") == sum_said
    assert {row["status"] for row in rows if row["kind"] == "project"} == {"awarded", "not-awarded"}
    with (site.root / "data/projects.csv").open(encoding="utf-8", newline="") as file:
        whole = {row["id"]: row for row in csv.DictReader(file)}
    for row in rows:
        if row["kind"] == "project":
            codes, line = row["lead_municipality_code"].split(";"), whole[row["id"]]
            assert (codes[0], row["region_code"]) == (line["lead_municipality_code"], line["region_code"])
            assert bool(row["region"]) == bool(row["region_code"])
    # addresses of the published site, as in the files of the data
    assert all(leads_somewhere(site.root, row["url"], site.base_url) for row in rows)
    assert {row["url"] for row in rows if row["kind"] == "project"} <= {line["url_fi"] for line in whole.values()}


@pytest.mark.parametrize(("language", "name", "below"), [("sv", "understod.csv", "sv/"), ("en", "grants.csv", "en/")])
def test_the_table_is_named_in_the_language_of_the_page(
    page: Page, site: Site, site_url: str, tmp_path: Path, language: str, name: str, below: str
) -> None:
    searcher = Searcher(page, site_url, language)
    searcher.open("?q=Tampere")
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    assert download.value.suggested_filename == name
    download.value.save_as(tmp_path / name)
    rows = list(csv.DictReader((tmp_path / name).read_text(encoding="utf-8").splitlines()))
    assert rows
    assert all(row["url"].startswith(site.base_url + below) for row in rows)
    assert all(leads_somewhere(site.root, row["url"], site.base_url) for row in rows)


def test_the_whole_list_stands_in_where_the_index_fails(searcher: Searcher) -> None:
    page = searcher.page
    said = "Hakua ei voitu ladata. Koko luettelo on alla."
    page.route("**/search/**", lambda route: route.abort())
    shown = searcher.ask("Tampere")
    assert (len(shown["results"]), shown["notes"]) == (61, said)
    # some hosts answer with a page
    page.unroute("**/search/**")
    page.route("**/search/**", lambda route: route.fulfill(content_type="text/javascript", body="<!doctype html>"))
    shown = searcher.ask("Tampereella")
    assert (len(shown["results"]), shown["notes"]) == (61, said)
    page.unroute("**/search/**")
    shown = searcher.ask("Tampere")
    assert (shown["results"][0], shown["notes"]) == ("837", "")


def test_it_searches_from_a_disk(page: Page, site: Site, errors: list[str]) -> None:
    searcher = Searcher(page, (site.root / "hankkeet/index.html").as_uri().removesuffix("hankkeet/index.html"))
    searcher.address = (site.root / "hankkeet/index.html").as_uri()
    searcher.open()
    assert searcher.ask("Tampereella", {"status": ["awarded"]})["results"]
    page.locator("[data-results] a").first.click()
    page.wait_for_url(re.compile(r"/index\.html$"))
    expect(page.locator("h1")).to_be_visible()
    searcher.open("?q=Tampere")
    assert searcher.results[0] == "837"
    assert errors == []


def test_nothing_that_is_typed_breaks_the_page(searcher: Searcher, errors: list[str]) -> None:
    page = searcher.page
    injected = page.locator("[data-module=search] :is(script, img, iframe, [onerror])")
    for typed in HOSTILE:
        shown = searcher.ask(typed)
        assert "ei voitu ladata" not in shown["notes"], typed
        assert injected.count() == 0, typed
    for typed in (*HOSTILE[:11], "kirjasto😀"):
        page.evaluate(
            "query => history.replaceState(null, '', '?' + new URLSearchParams({ q: query, sort: query }))", typed
        )
        page.reload()
        searcher.settle()
        assert page.locator(BOX).input_value() == typed
        assert injected.count() == 0
        assert errors == [], typed
    assert len(searcher.results) > 0
    searcher.open("?__proto__=1&constructor=2&region=zz&municipality=zz&min=x&max=%00&show=-3&sort=zz&kind=<b>")
    assert len(searcher.results) == 61 or len(searcher.results) == 20
    assert errors == []


def test_a_municipality_is_named_in_every_language_once(page: Page, site_url: str) -> None:
    searcher = Searcher(page, site_url, "sv")
    searcher.open("?q=Tammerfors")
    assert page.locator("[data-results] a").first.inner_text() == "Tammerfors (Tampere)"
