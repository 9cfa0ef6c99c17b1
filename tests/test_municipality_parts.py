"""A municipality, or the other bodies, with more projects than a page has room for: these stand on further pages."""

import csv
import gzip
import random
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.parse import urljoin

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from command import ROOT
from grantsite.assets import Assets
from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.content import Content, Entry
from grantsite.history import Commit, Edition, History, State
from grantsite.history.facts import REPLACEMENT, Fact, RecordFacts, StepFacts
from grantsite.load import load, slug_of
from grantsite.pages import Page, feed, paging
from grantsite.parse_cache import ParseCache
from grantsite.past import NOTHING, Known
from grantsite.pipeline import Pipeline
from grantsite.planned import Planned, published_addresses
from grantsite.projects import Place
from grantsite.records import Application, Text
from grantsite.rendering import Renderers
from grantsite.results import Options
from grantsite.statuses import CHANGED
from real_content import NO_WORDS, Records
from records import write_site

HELSINKI, HEAVIEST = "091", 60_000
PARTS = re.compile(r"(sivu|sida|page)-\d+/$")


def planned_of(catalog: Catalog) -> Planned:
    return Planned(load_site(ROOT / "site.yaml"), catalog, lambda: NO_WORDS, NOTHING)


def renderers(planned: Planned) -> Renderers:
    return Renderers(ROOT / "templates", planned.site, planned.targets, Assets(ROOT / "static").names)


def rows_of(html: str) -> list[tuple[str, str]]:
    """The projects of a page, each with the heading that it stands below."""
    return [
        (section.css_first("h2").text(strip=True), link.attributes["href"] or "")
        for section in LexborHTMLParser(html).css("section")
        for link in section.css("th[scope=row] a.data-table__name")
    ]


class Town:
    """A municipality in a site, and its pages as they are drawn."""

    def __init__(self, planned: Planned, code: str) -> None:
        self.planned = planned
        self.place: Place = planned.catalog.places[code]
        self._draw = renderers(planned).draw
        own = planned.addresses.municipality(self.place.record)
        self.pages: list[Page] = [
            found[0]
            for number in range(1, 100)
            if (found := planned.page_at(f"{planned.addresses.list_page(own, number)['fi']}index.html"))
        ]

    @property
    def rows(self) -> int:
        former = sum(len(of.as_lead) + len(of.as_partner) for of in self.place.predecessors)
        return len(self.place.as_lead) + len(self.place.as_partner) + former

    def html(self, page: Page, language: str) -> str:
        return self._draw(page, language, f"{page.address[language]}index.html").decode("utf-8")


def drawn_content(content: Content, projects: int, words: int) -> Content:
    """The real content with another ``projects`` projects for its own, that Helsinki leads or is a partner in together
    with all municipalities, a few in each project. Names are ``words`` words that come in no order."""
    dice = random.Random(5)
    codes = [entry.record.code for entry in content.municipalities if entry.record.code != HELSINKI]
    vocabulary = sorted({word for e in content.applications for word in e.record.name.split()})
    applications = []
    for number in range(projects):
        pattern: Entry[Application] = dice.choice(content.applications)
        lead = msgspec.structs.replace(pattern.record.lead, municipality=HELSINKI, organisation=None)
        others = [msgspec.structs.replace(lead, municipality=code, as_written=code) for code in dice.sample(codes, k=5)]
        name = " ".join(dice.choices(vocabulary, k=words)) + f" {number}"
        leads = number % 3 != 0
        record = msgspec.structs.replace(
            pattern.record,
            id=f"2020-{number:05}",
            name=name,
            lead=lead if leads else others[0],
            co_leads=[],
            partners=others if leads else [*others[1:], lead],
        )
        applications.append(replace(pattern, record=record, slug=slug_of(name)[:200].strip("-")))
    return replace(content, applications=applications, awards=[])


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return Records(tmp_path_factory.mktemp("records")).content


@pytest.fixture
def town(content: Content, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Of 40 projects, 7 on a page."""
    monkeypatch.setattr(paging, "ROWS", 7)
    return Town(planned_of(Catalog(drawn_content(content, 40, 5))), HELSINKI)


def test_every_row_stands_once_on_some_page(town: Town) -> None:
    assert len(town.pages) == 6
    for language in ("fi", "sv", "en"):
        shown = [rows_of(town.html(page, language)) for page in town.pages]
        assert [len(rows) for rows in shown] == [7, 7, 7, 7, 7, 5]
        names = [re.sub(r"^(\.\./)+", "", href) for rows in shown for _, href in rows]
        expected = (*town.place.as_lead, *town.place.as_partner)
        assert names == [town.planned.builder.address(p)[language] for p in expected]
        headings = [heading for rows in shown for heading, _ in rows]
        assert len(set(headings)) == 2
        assert headings == sorted(headings, key=[*dict.fromkeys(headings)].index)


def test_pages_lead_to_one_another_and_to_the_municipality(town: Town) -> None:
    own = town.pages[0].address
    for number, page in enumerate(town.pages, 1):
        for language, folder in page.address.items():
            tree = LexborHTMLParser(town.html(page, language))
            hrefs = [urljoin(f"/{folder}", a.attributes["href"] or "") for a in tree.css("main a[href]")]
            numbered = [urljoin(f"/{folder}", a.attributes["href"] or "") for a in tree.css(".pagination a")]
            assert numbered == [f"/{of.address[language]}" for of in town.pages]
            assert [a.text(strip=True)[-1] for a in tree.css(".pagination a[aria-current]")] == [str(number)]
            assert f"/{own[language]}" in hrefs
            assert f"/{own['fi']}projects.csv" in hrefs
            canonical = tree.css_first("link[rel=canonical]").attributes["href"]
            assert canonical == town.planned.site.base_url + folder
            alternates = {
                a.attributes["hreflang"]: a.attributes["href"] for a in tree.css("link[hreflang]") if a.attributes
            }
            assert all(alternates[code] == town.planned.site.base_url + path for code, path in page.address.items())
            assert tree.css_first("meta[name=robots]") is None


def test_title_tells_which_page_it_is_of_what(town: Town) -> None:
    heads = [LexborHTMLParser(town.html(page, "en")) for page in town.pages]
    titles = [head.css_first("title").text() for head in heads]
    descriptions = [head.css_first("meta[name=description]").attributes["content"] for head in heads]
    assert len(set(titles)) == len(set(descriptions)) == 6
    assert titles[1].startswith("Helsinki: projects and grants, page 2 of 6 – ")
    assert heads[1].css_first("h1").text() == "Helsinki: projects, page 2 of 6"


def test_page_tells_which_rows_it_shows_and_where_a_table_goes_on(town: Town) -> None:
    def text(number: int) -> str:
        body = LexborHTMLParser(town.html(town.pages[number - 1], "en")).body
        assert body is not None
        return " ".join(body.text(separator=" ").split())

    # 26 that it leads: three whole pages and five rows of the fourth
    assert len(town.place.as_lead) == 26
    assert "Projects 1–7 of 26" in text(1)
    assert "The list continues on page 2" in text(1)
    assert "The list begins on page 4" in text(1)
    assert "Projects 22–26 of 26" in text(4)
    assert "Projects 1–2 of 14" in text(4)
    assert "The list continues on page 5" in text(4)
    assert "Projects 10–14 of 14" in text(6)
    assert "The list continues" not in text(6)


def test_page_of_the_municipality_counts_all_of_them(town: Town) -> None:
    html = town.html(town.pages[0], "en")
    assert "Leads 26 projects." in html
    assert "Is a partner in 14 projects." in html
    requested = sum(p.application.requested for p in town.place.as_lead)
    assert f"€{round(requested / 100):,}" in html


def test_table_holds_every_project(town: Town) -> None:
    own = town.pages[0].address["fi"]
    found = [file for file in town.planned.others if file.path == f"{own}projects.csv"]
    assert len(found) == 1
    rows = list(csv.DictReader(StringIO(found[0].data.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [p.id for p in (*town.place.as_lead, *town.place.as_partner)]


def test_pages_are_to_be_found_but_not_promised(town: Town) -> None:
    planned = town.planned
    parts = [page for page in planned.pages if page.template == "pages/municipality_part.html"]
    addresses = {f"/{path}" for page in parts for path in page.address.values()}
    assert {f"/{path}" for page in town.pages[1:] for path in page.address.values()} <= addresses
    published = published_addresses(planned, planned.claims)
    assert not addresses & published.keys()
    assert f"/{town.pages[0].address['fi']}" in published
    assert not [path for path in published if re.fullmatch(r"/kunnat/[^/]+/projects\.csv", path)]
    sitemap = next(file.data for file in planned.beside_pages if file.path == "sitemap.xml").decode("utf-8")
    assert all(f"<loc>{planned.site.base_url}{address[1:]}</loc>" in sitemap for address in addresses)


def test_number_of_pages_is_one_of_the_names(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """A municipality's page more or less is new paths, though no list of projects has any."""
    records = drawn_content(content, 40, 5)
    monkeypatch.setattr(paging, "ROWS", 39)
    before = planned_of(Catalog(records))
    lead = records.applications[1]
    assert lead.record.lead.municipality == HELSINKI
    others = [e for e in records.applications if e is not lead]
    other = msgspec.structs.replace(lead.record, partners=[], lead=lead.record.partners[0])
    after = planned_of(Catalog(replace(records, applications=[*others, replace(lead, record=other)])))

    def parts(of: Planned) -> set[str]:
        return {path for page in of.pages for path in page.address.values() if PARTS.search(path)}

    assert parts(before) - parts(after) >= {"kunnat/helsinki/sivu-2/", "sv/kommuner/helsingfors/sida-2/"}
    assert before.names.others != after.names.others


def test_former_address_of_a_page_leads_on(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "ROWS", 30)
    records = drawn_content(content, 40, 5)
    renamed = [
        replace(e, record=msgspec.structs.replace(e.record, aliases=["stadi"])) if e.record.code == HELSINKI else e
        for e in records.municipalities
    ]
    planned = planned_of(Catalog(replace(records, municipalities=renamed)))
    page, _ = planned.page_at("sv/kommuner/stadi/sida-2/index.html") or pytest.fail("no such page")
    assert page.template == "pages/redirect.html"
    html = renderers(planned).draw(page, "sv", "sv/kommuner/stadi/sida-2/index.html").decode("utf-8")
    assert 'url=../../../../sv/kommuner/helsingfors/sida-2/"' in html
    assert not page.lasting


def test_rows_of_a_municipality_that_was_merged_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_site(tmp_path)
    path = folder / "content/municipalities/alajarvi.yaml"
    path.write_text(
        path.read_text("utf-8") + 'successor:\n  municipality: "010"\n  starts: 2021-01-01\n', encoding="utf-8"
    )
    monkeypatch.setattr(paging, "ROWS", 1)
    content, problems = load(folder / "content", "content", ParseCache(None))
    assert problems == []
    town = Town(planned_of(Catalog(content)), "010")
    assert town.rows == 2
    own, further = (town.html(page, "en") for page in town.pages)
    assert "The list begins on page 2" in own
    assert "Kunta kuuluu kaikille" in own
    assert "Yhteinen kokous" not in own
    assert "Projects of a former municipality:" in further
    assert "Yhteinen kokous" in further
    assert "Kunta kuuluu kaikille" not in further


@pytest.mark.parametrize("words", [6, 25])
def test_no_page_of_five_thousand_rows_is_too_heavy(content: Content, words: int) -> None:
    """Not even with names as long as no source has them, which hardly anything repeats."""
    town = Town(planned_of(Catalog(drawn_content(content, 5_000, words))), HELSINKI)
    assert town.rows == 5_000
    assert len(town.pages) == 25
    for page in (town.pages[0], town.pages[1], town.pages[-1]):
        for language in page.address:
            assert len(gzip.compress(town.html(page, language).encode(), 6)) <= HEAVIEST


def test_many_changes_at_once_and_many_events_are_bounded(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    records = drawn_content(content, 40, 5)
    first, last = Commit("a" * 40, date(2026, 1, 1), None), Commit("b" * 40, date(2026, 2, 2), None)
    fact = Fact("requested", REPLACEMENT, Text(fi="1 → 2", sv="1 → 2", en="1 → 2"))
    changed = [
        RecordFacts("application", e.record.id, CHANGED, Text(fi=e.record.name), [fact]) for e in records.applications
    ]
    appeared = [("municipality", HELSINKI)]
    editions = (
        Edition(last, StepFacts({}, [], changed, [])),
        Edition(first, StepFacts({}, appeared, [], [])),
    )
    known = Known(None, frozenset(), History(State.KNOWN, editions))
    planned = Planned(load_site(ROOT / "site.yaml"), Catalog(records), lambda: NO_WORDS, known)
    town = Town(planned, HELSINKI)
    html = town.html(town.pages[0], "en")
    assert "Changed at once, applications: 40" in html
    assert "1 → 2" not in html
    monkeypatch.setattr(feed, "_MOST_OF_PLACE", 10)
    path = "en/municipalities/helsinki/feed.xml"
    page, language = planned.page_at(path) or pytest.fail(path)
    assert renderers(planned).draw(page, language, path).count(b"<entry>") == 10


def of_bodies(planned: Planned) -> list[Page]:
    """The pages of the list of municipalities, where the projects of the other bodies stand."""
    kinds = ("pages/municipalities.html", "pages/organisations_part.html")
    return [page for page in planned.pages if page.template in kinds]


def test_every_project_of_another_body_stands_once_on_some_page(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "ROWS", 2)
    planned = planned_of(Catalog(content))
    catalog, pages, draw = planned.catalog, of_bodies(planned), renderers(planned).draw
    expected = sorted(
        (slug, project.id, role)
        for slug in catalog.organisations
        for role, project in catalog.projects_of_organisation(slug)
    )
    assert len(pages) == -(-len(expected) // 2) > 2
    for language, word in (("fi", "Hallinnoijana:"), ("sv", "Som administratör:"), ("en", "As lead:")):
        trees = {
            f"/{page.address[language]}": LexborHTMLParser(draw(page, language, f"{page.address[language]}index.html"))
            for page in pages
        }
        ids = {planned.builder.address(p)[language]: p.id for p in catalog.projects.values()}
        shown = []
        for folder, tree in trees.items():
            rows = 0
            for item in tree.css("[id^=organisation-] li"):
                link = item.css_first("a")
                href = urljoin(folder, link.attributes["href"] or "")[1:]
                body = item.parent.parent.attributes["id"] if item.parent and item.parent.parent else None
                role = "lead" if item.text(strip=True).startswith(word) else "partner"
                shown.append(((body or "").removeprefix("organisation-"), ids[href], role))
                rows += 1
            assert rows <= 2
            # what leads to another page leads to the same body there
            for link in tree.css("[id^=organisation-] a.tall-link"):
                target, _, place = urljoin(folder, link.attributes["href"] or "").partition("#")
                assert trees[target].css(f"#{place} li"), (folder, target, place)
        assert sorted(shown) == expected
        first = trees[f"/{pages[0].address[language]}"]
        assert len(first.css("li[id^=organisation-]")) == len(catalog.organisations)


def test_list_of_municipalities_is_not_too_heavy_with_many_other_bodies(content: Content) -> None:
    """So many as the whole of Finland may have, in 4,000 projects."""
    dice = random.Random(7)
    patterns = content.organisations
    bodies = [
        replace(
            e, slug=f"{e.slug}-{number}", record=msgspec.structs.replace(e.record, name=Text(fi=f"{words} {number}"))
        )
        for number in range(400)
        for e in [dice.choice(patterns)]
        for words in [" ".join(dice.choice(patterns).record.name.every()[0] for _ in range(2))]
    ]
    records = drawn_content(content, 4_000, 10)
    applications = [
        replace(
            e,
            record=msgspec.structs.replace(
                e.record,
                lead=msgspec.structs.replace(e.record.lead, municipality=None, organisation=dice.choice(bodies).slug),
            ),
        )
        for e in records.applications
    ]
    planned = planned_of(Catalog(replace(records, organisations=bodies, applications=applications)))
    pages, draw = of_bodies(planned), renderers(planned).draw
    assert len(pages) == 20
    for page in (pages[0], pages[1], pages[-1]):
        for language, folder in page.address.items():
            assert len(gzip.compress(draw(page, language, f"{folder}index.html"), 6)) <= HEAVIEST


def test_pages_of_other_bodies_are_among_the_names(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    before = planned_of(Catalog(content))
    rows = sum(len(before.catalog.projects_of_organisation(slug)) for slug in before.catalog.organisations)
    monkeypatch.setattr(paging, "ROWS", rows - 1)
    before = planned_of(before.catalog)
    entry = next(e for e in content.applications if any(p.organisation for p in e.record.partners))
    partners = [p for p in entry.record.partners if not p.organisation]
    changed = replace(entry, record=msgspec.structs.replace(entry.record, partners=partners))
    after = planned_of(
        Catalog(replace(content, applications=[changed if e is entry else e for e in content.applications]))
    )
    assert (len(of_bodies(before)), len(of_bodies(after))) == (2, 1)
    assert before.names != after.names
    found = before.page_at("sv/kommuner/sida-2/index.html")
    assert found is not None
    assert (found[0].template, found[0].lasting, found[1]) == ("pages/organisations_part.html", False, "sv")


def test_pages_come_and_go_with_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what the last build left, a site is what a new build makes of it."""
    monkeypatch.setattr(paging, "ROWS", 1)
    folder = write_site(tmp_path)
    path = folder / "content/applications/2020/yhteinen-kokous.yaml"
    text = path.read_text("utf-8")

    def built(cache: Path | None, output: str) -> dict[str, bytes]:
        options = Options(folder / "content", "content", tmp_path / output, ROOT / "templates", ROOT / "static", cache)
        assert not Pipeline(options).build(load_site(folder / "site.yaml")).failed
        site = tmp_path / output
        return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}

    further = "kunnat/alavus/sivu-2/index.html"
    call = folder / "content/calls/2020.yaml"
    totals = call.read_text("utf-8")
    partner = '  - as_written: Alavus\n    municipality: "010"\n'
    with_alavus = text.replace("(Ähtäri)", "(Alavus ja Ähtäri)").replace("partners:\n", f"partners:\n{partner}")
    with_its_totals = totals.replace("municipalities_as_partner: 1", "municipalities_as_partner: 2")
    for place, has_part in (("first", False), ("second", True), ("third", False)):
        path.write_text(with_alavus if has_part else text, encoding="utf-8")
        call.write_text(with_its_totals if has_part else totals, encoding="utf-8")
        kept = built(tmp_path / "cache", "kept")
        assert kept == built(None, place)
        assert (further in kept) == has_part
        assert ("kunnat/alavus/projects.csv" in kept) == has_part
