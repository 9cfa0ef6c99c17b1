"""The page of queries in a real browser: its answers, what it fetches and when, errors, queries without end."""

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from grantsite import policy
from grantsite.catalog import Catalog
from grantsite.downloads.cells import guarded, unguarded
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from site_folder import Site

PAGES = {"fi": "data/kysely/", "sv": "sv/data/fraga/", "en": "en/data/query/"}
MOST_BYTES = 20_000
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
STOP, QUESTION, CELLS = "[data-stop]", "[data-question] button", "[data-result] td"
SQL = "#sql"
RUN_AXE = "axe.run({resultTypes: ['violations'], preload: false}).then(found => found.violations.map(v => v.id))"
Lines = list[list[str]]


class Visit:
    """The page, all that it asks for, and what its console says."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(urlsplit(request.url).path.rpartition("/")[2]))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(url)

    def ask(self, sql: str) -> Lines:
        """The table that a query gives."""
        self.page.locator("#sql").fill(sql)
        self.page.locator("[data-form] [type=submit]").click()
        return self.answer()

    def answer(self) -> Lines:
        """The table once it is there: its head, then its rows; numbers without what groups their digits."""
        expect(self.page.locator(STOP)).to_be_hidden()
        expect(self.page.locator("[data-result]")).to_be_visible()
        return self.page.eval_on_selector_all(
            "[data-result] tr",
            "rows => rows.map(row => [...row.cells].map(c => c.matches('td.number')"
            " ? c.textContent.replace(/[\\s,](?=\\d{3})/g, '').replace(',', '.') : c.textContent))",
        )

    def saved(self) -> Lines:
        """The CSV file of the result."""
        with self.page.expect_download() as waiting:
            self.page.locator("[data-save]").click()
        text = Path(waiting.value.path()).read_bytes().decode("utf-8")
        return list(csv.reader(StringIO(text, newline=""), strict=True))


@pytest.fixture
def visit(page: Page, site_url: str) -> Iterator[Visit]:
    """The Finnish page; in the end its console must have stayed silent."""
    found = Visit(page, site_url + PAGES["fi"])
    yield found
    assert found.said == []


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    content, _ = load(Path(__file__).resolve().parents[2] / "content", "content", ParseCache(None))
    return Catalog(content)


def cents(text: str) -> int:
    return 0 if text == "–" else int(Decimal(text) * 100)


@pytest.mark.parametrize("language", PAGES)
def test_ready_questions_give_the_figures_of_the_records(
    page: Page, site_url: str, catalog: Catalog, language: str
) -> None:
    visit = Visit(page, site_url + PAGES[language])
    buttons = page.locator(QUESTION)
    expect(buttons).to_have_count(6)
    answers = []
    for number in range(6):
        buttons.nth(number).click()
        expect(page.locator("[data-result] caption")).to_have_text(buttons.nth(number).inner_text())
        _, *rows = visit.answer()
        answers.append(rows)
    regions, total, largest, without, municipality, partners = answers
    projects = list(catalog.projects.values())
    awards = sorted((p.award.amount for p in projects if p.award), reverse=True)
    requested = [p.application.requested for p in projects]
    assert sum(awards) == 969_460_000
    assert (sum(int(row[1]) for row in regions), sum(cents(row[2]) for row in regions)) == (len(awards), sum(awards))
    assert [*map(int, total[0][:2]), *map(cents, total[0][2:])] == [
        len(projects),
        len(awards),
        sum(requested),
        sum(awards),
    ]
    assert [cents(row[2]) for row in largest] == awards[:10]
    assert sorted((row[1], cents(row[2])) for row in without) == sorted(
        (p.application.name, p.application.requested) for p in projects if not p.award
    )
    places = {code: {p.id for p in (*place.as_lead, *place.as_partner)} for code, place in catalog.places.items()}
    most = max(map(len, places.values()))
    named = [{catalog.projects[i].application.name for i in ids} for ids in places.values() if len(ids) == most]
    assert {row[0] for row in municipality} in named
    counts = Counter(sum(party.role == "partner" and not party.repeats for party in p.parties) for p in projects)
    assert {int(a): int(b) for a, b in partners} == counts
    assert visit.said == []


def test_nothing_is_fetched_before_the_press(visit: Visit, site_url: str) -> None:
    page = visit.page
    page.goto(f"{site_url}{PAGES['fi']}?sql={quote('SELECT 7 AS n')}")
    expect(page.locator("#sql")).to_have_value("SELECT 7 AS n")
    expect(page.locator("[data-status]")).to_contain_text("linkin mukana")
    page.wait_for_timeout(300)
    kinds = {re.sub(r"\.\w{10}\.", ".", name) for name in visit.asked}
    assert kinds <= {"", "site.css", "print.css", "site.js", "query.css", "query.js", "icon.svg", "favicon.ico"}
    page.locator("[data-form] [type=submit]").click()
    assert visit.answer() == [["n"], ["7"]]
    assert "grants.sqlite" in visit.asked


def test_address_holds_the_query(visit: Visit) -> None:
    sql = "SELECT 'å & ö' AS \"a+b\""
    visit.ask(sql)
    assert parse_qs(urlsplit(visit.page.url).query) == {"sql": [sql]}


@pytest.mark.parametrize(
    ("sql", "words", "message"),
    [
        ("SELECT * FROM hankkeet", "Taulua hankkeet ei ole", "no such table: hankkeet"),
        ("SELECT summa FROM projects", "Saraketta summa ei ole", "no such column: summa"),
        ("SELEC 1", "Tarkista kohta SELEC", 'near "SELEC": syntax error'),
        ("SELECT (1", "päättyy kesken", "incomplete input"),
        ("DELETE FROM awards", "vain lukea", "attempt to write a readonly database"),
        ("SELECT abs('<img src=x onerror=alert(1)>', 2)", "ei onnistunut", "wrong number of arguments"),
    ],
)
def test_error_is_said_in_words(visit: Visit, sql: str, words: str, message: str) -> None:
    visit.page.locator("#sql").fill(sql)
    visit.page.locator("[data-form] [type=submit]").click()
    failure = visit.page.get_by_role("alert")
    expect(failure).to_contain_text(words)
    expect(failure.locator("code")).to_contain_text(message)
    expect(visit.page.locator("[data-result]")).to_be_hidden()
    # the next query meets the whole data again
    assert visit.ask("SELECT COUNT(*) AS n FROM awards") == [["n"], ["29"]]
    expect(failure).to_be_hidden()


def test_query_only_cannot_be_lifted_for_the_next_query(visit: Visit) -> None:
    visit.page.locator("#sql").fill("PRAGMA query_only = OFF; DELETE FROM awards; SELECT COUNT(*) FROM awards")
    visit.page.locator("[data-form] [type=submit]").click()
    expect(visit.page.locator(STOP)).to_be_hidden()
    assert visit.ask("SELECT COUNT(*) AS n FROM awards") == [["n"], ["29"]]


def test_values_stay_text_and_csv_equals_the_table(visit: Visit) -> None:
    html = "<img src=x onerror=alert(1)>"
    texts = [html, "=1+1", "a;=1+1", '"q", r', "two\nlines", "-5", "'=x", "\ttab", "#avoin"]
    union = " UNION ALL ".join(
        f"SELECT '{text.replace(chr(39), chr(39) * 2)}', {n} - 3.5" for n, text in enumerate(texts)
    )
    sql = f'SELECT a AS "=A1", b AS "<b>", NULL AS c FROM (SELECT NULL AS a, NULL AS b WHERE 0 UNION ALL {union})'  # noqa: S608 (the page runs it)
    shown = visit.ask(sql)
    assert visit.page.locator("[data-result] :is(img, b)").count() == 0
    assert [row[0] for row in shown[1:]] == texts
    saved = visit.saved()
    assert [row[0] for row in saved] == [guarded("=A1"), *map(guarded, texts)]
    assert saved[0][0] != "=A1"
    minus = [[unguarded(a), b, c or "–"] for a, b, c in saved[1:]]
    assert [[a, b.replace("−", "-"), c] for a, b, c in shown[1:]] == minus
    assert [row[1] for row in saved[1:4]] == ["-3.5", "-2.5", "-1.5"]


def test_long_result_is_cut_on_the_page_and_whole_in_the_file(visit: Visit) -> None:
    shown = visit.ask("SELECT code, name_fi, population FROM municipalities ORDER BY code")
    expect(visit.page.get_by_role("status")).to_contain_text("310 riviä")
    expect(visit.page.get_by_role("status")).to_contain_text("200")
    assert len(shown) == 201
    saved = visit.saved()
    assert len(saved) == 311
    assert saved[:201] == shown


def test_whole_numbers_are_exact(visit: Visit) -> None:
    assert visit.ask("SELECT 9007199254740993 AS n, 2020 AS year")[1] == ["9007199254740993", "2020"]
    expect(visit.page.locator(CELLS).nth(1)).to_have_text("2020")


def test_endless_query_is_stopped(visit: Visit) -> None:
    page = visit.page
    visit.ask("SELECT 1")
    page.locator("#sql").fill(ENDLESS)
    page.locator("[data-form] [type=submit]").click()
    expect(page.get_by_role("status")).to_contain_text("suoritetaan")
    # the page itself goes on
    page.locator("#tables ~ details summary").first.click()
    expect(page.locator(".column-list").first).to_be_visible()
    page.locator(STOP).click()
    expect(page.get_by_role("status")).to_contain_text("keskeytettiin")
    expect(page.locator("[data-form] [type=submit]")).to_be_focused()
    assert visit.ask("SELECT 2 AS n") == [["n"], ["2"]]


def test_rows_without_end_are_kept_up_to_a_number(visit: Visit) -> None:
    visit.ask(ENDLESS.replace("COUNT(*)", "i"))
    assert "100000" in re.sub(r"\s", "", visit.page.get_by_role("status").inner_text())


def test_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    page.locator("#content").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-question] button')"):
            break
    page.keyboard.press("Enter")
    assert len(visit.answer()) > 10
    while not page.evaluate("document.activeElement.id === 'sql'"):
        page.keyboard.press("Tab")
    # each step is seen to be done before the next: a key that a busy browser takes late would fall elsewhere
    page.keyboard.press("Control+A")
    expect(page.locator(f"{SQL}:focus")).to_have_js_property("selectionStart", 0)
    page.keyboard.press("Delete")
    expect(page.locator(SQL)).to_have_value("")
    page.keyboard.type("SELECT 3 AS n")
    expect(page.locator(SQL)).to_have_value("SELECT 3 AS n")
    page.keyboard.press("Tab")
    expect(page.locator("[data-form] [type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-failure]")).to_be_hidden()
    expect(page.locator("[data-result] th")).to_have_text(["n"])
    page.keyboard.press("Tab")
    # the table can be scrolled
    expect(page.get_by_role("region", name="Kyselyn tulos")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-save]")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_with_results_and_with_an_error(browser: Browser, site_url: str, scheme: str) -> None:
    viewport = {"width": 360, "height": 740}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(AXE_SCRIPT)
    visit = Visit(page, site_url + PAGES["sv"])
    page.locator(QUESTION).nth(4).click()
    visit.answer()
    found = page.evaluate(RUN_AXE)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.locator("#sql").fill("SELEC")
    page.locator("[data-form] [type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += page.evaluate(RUN_AXE)
    context.close()
    assert (found, wide, visit.said) == ([], False, [])


@pytest.mark.parametrize("language", PAGES)
def test_without_javascript_the_questions_are_there_with_their_sql(site: Site, language: str) -> None:
    tree = LexborHTMLParser((site.root / PAGES[language] / "index.html").read_text(encoding="utf-8"))
    assert len(tree.css("[data-question] details code")) == 6
    assert "hidden" in tree.css_first("[data-form]").attributes
    assert tree.css_first("noscript p").text()
    links = {node.attributes["href"] for node in tree.css("main a")}
    assert {"https://sqlitebrowser.org/", "https://sqlite.org/cli.html"} <= links
    assert any(str(href).endswith("data/grants.sqlite") for href in links)
    assert tree.css_first("textarea").text().strip() == tree.css_first("[data-question] code").text().strip()


def test_from_a_disk_it_says_why_not(page: Page, site: Site) -> None:
    visit = Visit(page, (site.root / PAGES["fi"] / "index.html").as_uri())
    expect(page.get_by_text("avattu levyltä")).to_be_visible()
    expect(page.locator("#sql")).to_have_count(0)
    expect(page.locator("[data-question] summary").first).to_be_visible()
    assert visit.said == []


def test_only_this_page_has_another_policy(site: Site) -> None:
    own = {f"{folder}index.html" for folder in PAGES.values()}
    seen = set()
    for name in site.pages:
        text = (site.root / name).read_text(encoding="utf-8")
        node = LexborHTMLParser(text.partition("</head>")[0]).css_first("meta[http-equiv=Content-Security-Policy]")
        found = node.attributes["content"] if node else None
        if name in own:
            assert found == policy.WITH_SQLITE
            seen.add(name)
        elif site.pages[name].refresh is None:
            assert found == policy.STRICT, name
    assert seen == own
    for rules in policy.EVERY:
        assert not re.search(r"'unsafe-(eval|inline)'|\*|https?:|data:|blob:", rules)
    assert "wasm" not in policy.STRICT


@pytest.mark.parametrize("language", PAGES)
def test_page_is_light_before_the_press(site: Site, language: str) -> None:
    path = site.root / PAGES[language] / "index.html"
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    used = [node.attributes.get("href") for node in tree.css("link[rel=stylesheet]:not([media=print])")]
    used += [node.attributes.get("src") for node in tree.css("script[src]")]
    assert len(used) == 4
    parts = [path, *(path.parent / str(name) for name in used)]
    assert sum(len(gzip.compress(part.read_bytes())) for part in parts) <= MOST_BYTES


def test_said_size_of_the_program_is_true(site: Site) -> None:
    program = sum(path.stat().st_size for path in (site.root / "static").glob("sqlite.*") if path.suffix != ".txt")
    assert 650_000 < program < 750_000


def test_names_of_files_lead_to_them(site: Site) -> None:
    folder = site.root / PAGES["en"]
    root = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8")).css_first("[data-module=query]")
    for name in ("worker", "library", "wasm", "database"):
        assert (folder / str(root.attributes[f"data-{name}"])).is_file(), json.dumps(root.attributes)
