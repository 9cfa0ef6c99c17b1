"""Lists that grow with the records, beside those of projects (test_municipality_parts): the awards of a call, the slips
of its sources, the links between pages of a list, the panes of the home page."""

import gzip
import random
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urljoin

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from command import ROOT
from grantsite.assets import Assets
from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.content import Content
from grantsite.load import slug_of
from grantsite.pages import Page, home, pages_of_slips, paging
from grantsite.pages.paging import linked_pages
from grantsite.past import NOTHING
from grantsite.planned import Planned, published_addresses
from grantsite.records import Text
from grantsite.rendering import Renderers
from real_content import NO_WORDS, Records

AWARDS, HEAVIEST = 29, 60_000
# The page that a list begins on, and its further pages.
OF_CALL = ("pages/call.html", "pages/call_part.html")
OF_SLIPS = ("pages/data_quality.html", "pages/slips_part.html")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return Records(tmp_path_factory.mktemp("records")).content


def planned_of(content: Content) -> Planned:
    return Planned(load_site(ROOT / "site.yaml"), Catalog(content), lambda: NO_WORDS, NOTHING)


class Drawn:
    """The pages of a list, drawn."""

    def __init__(self, planned: Planned, templates: tuple[str, str]) -> None:
        self.planned = planned
        self._renderers = Renderers(ROOT / "templates", planned.site, planned.targets, Assets(ROOT / "static").names)
        self.pages = [page for page in planned.pages if page.template in templates]

    def html(self, page: Page, language: str = "en") -> str:
        data = self._renderers.draw(page, language, f"{page.address[language]}index.html")
        return data.decode("utf-8")

    def tree(self, page: Page, language: str = "en") -> LexborHTMLParser:
        return LexborHTMLParser(self.html(page, language))

    def text(self, number: int) -> str:
        body = self.tree(self.pages[number - 1]).body
        assert body is not None
        return " ".join(body.text(separator=" ").split())


@pytest.mark.parametrize("pages", [1, 2, 15])
def test_few_pages_are_all_linked(pages: int) -> None:
    for current in range(1, pages + 1):
        assert linked_pages(current, pages) == list(range(1, pages + 1))


@pytest.mark.parametrize("pages", [16, 50, 51, 99, 100, 101, 500, 5_000, 123_456])
def test_of_many_pages_some_are_linked(pages: int) -> None:
    for current in {1, 2, 3, 7, pages // 2, pages - 1, pages}:
        linked = linked_pages(current, pages)
        assert linked == sorted(set(linked))
        assert (linked[0], linked[-1]) == (1, pages)
        assert {max(1, current - 1), current, min(pages, current + 1)} <= set(linked)
        assert len(linked) <= 17
        assert max(b - a for a, b in pairwise(linked)) <= pages // 4 + 1


def test_steps_between_linked_pages_are_round() -> None:
    assert linked_pages(23, 50) == [1, 5, 10, 15, 20, 21, 22, 23, 24, 25, 30, 35, 40, 45, 50]
    assert linked_pages(500, 500) == [1, *range(50, 500, 50), 498, 499, 500]


def test_every_award_stands_once_on_some_page(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "ROWS", 7)
    drawn = Drawn(planned_of(content), OF_CALL)
    assert len(drawn.pages) == 5
    for language in ("fi", "sv", "en"):
        items = []
        for number, page in enumerate(drawn.pages, 1):
            tree = drawn.tree(page, language)
            rows = tree.css("tbody tr:has(th a.data-table__name)")
            assert len(rows) == (7 if number < 5 else 1)
            for row in rows:
                found = row.css_first("td.number")
                link = row.css_first("a.data-table__name")
                items.append((int(found.text()), urljoin(f"/{page.address[language]}", link.attributes["href"] or "")))
            numbered = [
                urljoin(f"/{page.address[language]}", a.attributes["href"] or "") for a in tree.css(".pagination a")
            ]
            assert numbered == [f"/{of.address[language]}" for of in drawn.pages]
            assert [a.text(strip=True)[-1] for a in tree.css(".pagination a[aria-current]")] == [str(number)]
            hrefs = {
                urljoin(f"/{page.address[language]}", a.attributes["href"] or "") for a in tree.css("main a[href]")
            }
            assert {"/data/awards.csv", f"/{drawn.pages[0].address[language]}"} <= hrefs
        awards = {
            p.award.item: drawn.planned.builder.address(p) for p in drawn.planned.catalog.projects.values() if p.award
        }
        assert items == [(item, f"/{awards[item][language]}") for item in sorted(awards)]


def test_page_of_awards_tells_which_it_shows_and_what_all_are_worth(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "ROWS", 7)
    drawn = Drawn(planned_of(content), OF_CALL)
    assert "Awards 1–7 of 29" in drawn.text(1)
    assert "Awards 22–28 of 29" in drawn.text(4)
    assert "The list continues on page 5" in drawn.text(4)
    assert "Award 29 of 29" in drawn.text(5)
    assert "The list continues" not in drawn.text(5)
    for number in range(1, 6):
        assert "Total of all 29 awards €9,694,600" in drawn.text(number)
    titles = [drawn.tree(page).css_first("title").text() for page in drawn.pages]
    assert len(set(titles)) == 5
    assert "awards, page 2 of 5" in titles[1]


def test_as_many_awards_as_a_page_has_rows_take_one(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Drawn(planned_of(content), OF_CALL)
    monkeypatch.setattr(paging, "ROWS", AWARDS)
    full = Drawn(planned_of(content), OF_CALL)
    assert len(full.pages) == 1
    assert full.html(full.pages[0]) == whole.html(whole.pages[0])
    monkeypatch.setattr(paging, "ROWS", AWARDS - 1)
    assert len(Drawn(planned_of(content), OF_CALL).pages) == 2


def test_call_that_is_not_decided_has_one_page(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "ROWS", 7)
    calls = [replace(e, record=msgspec.structs.replace(e.record, decision_date=None)) for e in content.calls]
    assert len(Drawn(planned_of(replace(content, calls=calls, awards=[])), OF_CALL).pages) == 1


def test_every_slip_stands_once_on_some_page(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Drawn(planned_of(content), OF_SLIPS)
    assert len(whole.pages) == 1
    for language in ("fi", "sv", "en"):
        every = [item.text() for item in whole.tree(whole.pages[0], language).css(".slips__item")]
        total = len(every)
        monkeypatch.setattr(paging, "ROWS", total - 1)
        drawn = Drawn(planned_of(content), OF_SLIPS)
        assert len(drawn.pages) == 2
        trees = [drawn.tree(page, language) for page in drawn.pages]
        assert [item.text() for tree in trees for item in tree.css(".slips__item")] == every
        assert [len(tree.css(".slips__item")) for tree in trees] == [total - 1, 1]
        own, further = (page.address[language] for page in drawn.pages)
        hrefs = {urljoin(f"/{further}", a.attributes["href"] or "") for a in trees[1].css("main a[href]")}
        assert {f"/{own}#slips", f"/{own}"} <= hrefs
        assert f"/{further}" in {urljoin(f"/{own}", a.attributes["href"] or "") for a in trees[0].css("main a[href]")}
        edited = [a.attributes["href"] or "" for a in trees[1].css(".record-links a") if "/edit/" in str(a.attributes)]
        assert edited == [], "a note stands in the record of its project, whose page leads there"
    assert f"Notes 1–{total - 1} of {total}" in drawn.text(1)
    assert f"Note {total} of {total}" in drawn.text(2)
    monkeypatch.setattr(paging, "ROWS", total)
    full = Drawn(planned_of(content), OF_SLIPS)
    assert [full.html(page) for page in full.pages] == [whole.html(page) for page in whole.pages]


def test_further_pages_are_to_be_found_but_not_promised(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "ROWS", 7)
    planned = planned_of(content)
    further = [page for page in planned.pages if page.template in (OF_CALL[1], OF_SLIPS[1])]
    assert {page.template for page in further} == {OF_CALL[1], OF_SLIPS[1]}
    addresses = {f"/{path}" for page in further for path in page.address.values()}
    assert not addresses & published_addresses(planned, planned.claims).keys()
    sitemap = next(file.data for file in planned.beside_pages if file.path == "sitemap.xml").decode("utf-8")
    assert all(f"<loc>{planned.site.base_url}{address[1:]}</loc>" in sitemap for address in addresses)
    found = planned.page_at("sv/utlysningar/2020/sida-2/index.html")
    assert found is not None
    assert (found[0].template, found[1]) == (OF_CALL[1], "sv")


def test_numbers_of_further_pages_are_among_the_names(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note or an award less is other paths, though all else is the same."""
    noted = next(e for e in content.applications if e.record.note)
    without = replace(noted, record=msgspec.structs.replace(noted.record, note=None))
    fewer = replace(content, applications=[without if e is noted else e for e in content.applications])
    planned, other = planned_of(content), planned_of(fewer)
    assert planned.names == other.names
    drawn = Drawn(planned, OF_SLIPS)
    total = len(drawn.tree(drawn.pages[0]).css(".slips__item"))
    monkeypatch.setattr(paging, "ROWS", total - 1)
    planned, other = planned_of(content), planned_of(fewer)
    assert (pages_of_slips(planned.builder), pages_of_slips(other.builder)) == (2, 1)
    assert planned.names != other.names
    monkeypatch.setattr(paging, "ROWS", AWARDS - 1)
    planned, other = planned_of(content), planned_of(replace(content, awards=content.awards[1:]))
    assert [len(Drawn(of, OF_CALL).pages) for of in (planned, other)] == [2, 1]
    assert planned.names != other.names


def grown(content: Content, projects: int) -> Content:
    """The real content with so many projects for its own, all awarded and each with a note. Names are twenty words,
    notes forty, that come in no order."""
    dice = random.Random(11)
    vocabulary = sorted({word for e in content.applications for word in re.findall(r"\w+", e.record.name)})
    applications, awards = [], []
    for number in range(projects):
        application, award = dice.choice(content.applications), dice.choice(content.awards)
        name = " ".join(dice.choices(vocabulary, k=20)) + f" {number}"
        record = msgspec.structs.replace(
            application.record,
            id=f"2020-{number:05}",
            name=name,
            note=Text(**{language: " ".join(dice.choices(vocabulary, k=40)) for language in ("fi", "sv", "en")}),
        )
        applications.append(replace(application, record=record, slug=slug_of(name)[:200].strip("-")))
        item = msgspec.structs.replace(award.record, application=record.id, item=number + 1)
        awards.append(replace(award, record=item))
    return replace(content, applications=applications, awards=awards)


def test_no_page_of_five_thousand_awards_and_notes_is_too_heavy(content: Content) -> None:
    """Also with names and notes as long as no source has them, which hardly anything repeats."""
    planned = planned_of(grown(content, 5_000))
    for templates, pages in ((OF_CALL, 25), (OF_SLIPS, 26)):
        drawn = Drawn(planned, templates)
        assert len(drawn.pages) >= pages
        for page in (drawn.pages[0], drawn.pages[1], drawn.pages[-1]):
            for language in page.address:
                assert len(gzip.compress(drawn.html(page, language).encode(), 6)) <= HEAVIEST


@pytest.mark.parametrize(("most", "panes", "lit"), [(61, 61, 29), (60, 100, 48)])
def test_window_of_the_home_page_has_a_pane_for_each_or_for_a_hundredth(
    content: Content, monkeypatch: pytest.MonkeyPatch, most: int, panes: int, lit: int
) -> None:
    monkeypatch.setattr(home, "_MOST_PANES", most)
    drawn = Drawn(planned_of(content), ("pages/home.html", ""))
    tree = drawn.tree(drawn.pages[0])
    assert len(tree.css(".panes__pane")) == panes
    assert len(tree.css(".panes__pane--lit")) == lit
    caption = tree.css_first(".panes__caption").text(strip=True)
    assert caption.startswith("29 of 61 applications were awarded a grant")
    assert caption.endswith("One pane stands for one per cent of the applications.") == (panes == 100)


def test_one_award_of_thousands_lights_a_pane(content: Content) -> None:
    many = grown(content, 1_000)
    for awards, lit in ((many.awards[:1], 1), (many.awards[1:], 99), (many.awards, 100), ([], 0)):
        drawn = Drawn(planned_of(replace(many, awards=awards)), ("pages/home.html", ""))
        assert len(drawn.tree(drawn.pages[0]).css(".panes__pane--lit")) == lit
