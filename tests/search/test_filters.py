"""Filters, counts, sums and orders of the search, held against the records rather than against the index."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from random import Random

import pytest
from playwright.sync_api import Browser

from grantsite.catalog import Catalog
from grantsite.i18n import Language
from grantsite.load import load
from grantsite.names import alphabetical
from grantsite.parse_cache import ParseCache
from real_content import CONTENT
from search.searcher import ORDERS, Searcher, passes, projects_of

QUERIES = ("", "Tampereella")
# Values a municipality may have as its role in a query, so that the facet of roles is there.
PLACES = ("837", "564", "305")
NAMES = {
    "fi": ("hanke", "hanketta", "kunta", "kuntaa", "Haettu {}, myönnetty {}."),
    "sv": ("projekt", "projekt", "kommun", "kommuner", "Sökt belopp {}, beviljat {}."),
    "en": ("project", "projects", "municipality", "municipalities", "Requested {}, awarded {}."),
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    content, _ = load(CONTENT, "content", ParseCache(None))
    return Catalog(content)


@pytest.fixture(scope="module")
def searcher(browser: Browser, site_url: str) -> Iterator[Searcher]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    searcher = Searcher(context.new_page(), site_url)
    searcher.open()
    yield searcher
    context.close()


def everything(searcher: Searcher, catalog: Catalog, typed: str) -> list[str]:
    """All that a query finds; without words, all that there is."""
    return searcher.ask(typed)["results"] if typed else [*catalog.places, *catalog.projects]


def with_default(typed: str, chosen: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Without words the list is of projects, unless municipalities are asked for."""
    return chosen if typed or "kind" in chosen else {"kind": ("project",), **chosen}


@pytest.mark.parametrize("typed", QUERIES)
def test_each_value_leaves_as_many_as_its_count_says(searcher: Searcher, catalog: Catalog, typed: str) -> None:
    every = everything(searcher, catalog, typed)
    before = searcher.ask(typed, {"sort": ["name"]})["facets"]
    assert set(before) == {"kind", "status", "theme", "region", "municipality", "amount", "language"}
    for facet, counts in before.items():
        for value, count in counts.items():
            chosen = with_default(typed, {facet: (value,)})
            assert count == sum(passes(catalog, one, chosen) for one in every), f"{facet} {value}"
        # the value with the most stands for all that the page is asked about
        most = max(counts, key=lambda value: counts[value])
        expected = {one for one in every if passes(catalog, one, with_default(typed, {facet: (most,)}))}
        assert set(searcher.ask(typed, {facet: (most,)})["results"]) == expected, f"{facet} {most}"


@pytest.mark.parametrize("seed", range(3))
def test_values_of_a_facet_add_and_facets_cut(searcher: Searcher, catalog: Catalog, seed: int) -> None:
    """Random choices: two values of a facet show what has either, two facets what has both; counts fit."""
    random = Random(seed)
    for _ in range(3):
        typed, chosen = random_choice(random, searcher)
        every = everything(searcher, catalog, typed)
        shown = searcher.ask(typed, chosen)
        asked = with_default(typed, chosen)
        assert set(shown["results"]) == {one for one in every if passes(catalog, one, asked)}, (typed, chosen)
        for facet, counts in shown["facets"].items():
            for value, count in counts.items():
                expected = sum(passes(catalog, one, {**asked, facet: (value,)}) for one in every)
                assert count == expected, (typed, chosen, facet, value)


def random_choice(random: Random, searcher: Searcher) -> tuple[str, dict[str, tuple[str, ...]]]:
    """A query and values of one to three facets that the page offers, at times with a least or a greatest sum."""
    typed = random.choice(QUERIES)
    offered = searcher.ask(typed, {"sort": ["name"]})["facets"]
    chosen: dict[str, tuple[str, ...]] = {}
    for facet in random.sample(["kind", "status", "theme", "region", "amount", "language"], random.randint(0, 2)):
        values = sorted(offered[facet])
        chosen[facet] = tuple(random.sample(values, min(len(values), random.randint(1, 3))))
    if random.random() < 0.5 or not chosen:
        chosen["municipality"] = (random.choice(PLACES),)
        if random.random() < 0.5:
            chosen["role"] = (random.choice(("lead", "partner")),)
    if random.random() < 0.3:
        chosen["min"] = (str(random.choice((50_000, 164_000, 479_400))),)
    if random.random() < 0.3:
        chosen["max"] = (str(random.choice((164_000, 850_000))),)
    return typed, chosen


def test_role_needs_a_municipality(searcher: Searcher) -> None:
    assert "role" not in searcher.ask("digi")["facets"]
    [leads, partners] = [searcher.ask("", {"municipality": ["837"], "role": [role]}) for role in ("lead", "partner")]
    assert leads["facets"]["role"] == {"lead": len(leads["results"]), "partner": len(partners["results"])}
    assert len(leads["results"]) > 0 < len(partners["results"])
    # the municipality taken away takes the role along
    searcher.page.locator("#municipality").select_option("")
    searcher.settle()
    assert "role" not in searcher.page.url
    assert len(searcher.results) == 61


@pytest.mark.parametrize("order", ORDERS)
def test_the_greatest_comes_first(searcher: Searcher, catalog: Catalog, order: str) -> None:
    for typed in ("", "kehittäminen"):
        found = projects_of(catalog, searcher.ask(typed, {"sort": [order]})["results"])
        values = [ORDERS[order](project) for project in found]
        assert values == sorted(values, reverse=True)
        assert len(set(values)) > 2


def test_names_stand_in_alphabetical_order(searcher: Searcher, catalog: Catalog) -> None:
    found = searcher.ask("kirjasto Tampere", {"sort": ["name"]})["results"]
    names = [
        alphabetical(catalog.places[one].record.name.every()[0] if one in catalog.places else project.application.name)
        for one in found
        for project in [catalog.projects.get(one)]
    ]
    assert all(first <= second for first, second in pairwise(names))
    assert len(found) > 3


@pytest.mark.parametrize("language", NAMES)
def test_the_summary_says_the_sums_to_the_cent(
    browser: Browser, site_url: str, catalog: Catalog, language: str
) -> None:
    context = browser.new_context()
    searcher = Searcher(context.new_page(), site_url, language)
    searcher.open()
    say = Language(language)
    one, many, place, places, sums = NAMES[language]
    for typed, chosen in (
        ("", {"status": ["awarded"]}),
        ("", {"kind": ["municipality"]}),
        ("Kuusamo", {}),
        ("digi", {}),
        ("2020-013", {}),
        ("", {"sort": ["name"]}),
    ):
        shown = searcher.ask(typed, chosen)
        found = projects_of(catalog, shown["results"])
        others = len(shown["results"]) - len(found)
        requested, awarded = (
            say.money(sum(amounts))
            for amounts in ([p.application.requested for p in found], [p.awarded or 0 for p in found])
        )
        counts = [f"{len(found)} {one if len(found) == 1 else many}"] if found else []
        counts += [f"{others} {place if others == 1 else places}"] if others else []
        expected = f"{', '.join(counts)}. {sums.format(requested, awarded) if found else ''}".strip()
        assert shown["summary"] == expected
    context.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_address_holds_the_whole_state(browser: Browser, searcher: Searcher, catalog: Catalog, seed: int) -> None:
    """What is shown after typing and choosing is shown when the address is opened anew, in a fresh browser too."""
    random = Random(f"address {seed}")
    typed, chosen = random_choice(random, searcher)
    chosen["sort"] = (random.choice(("", "name", *ORDERS)),)
    before = searcher.ask(typed, chosen)
    searcher.page.wait_for_timeout(250)  # letters reach the address a little later
    address = searcher.page.url
    context = browser.new_context()
    fresh = Searcher(context.new_page(), address.split("?")[0].removesuffix("hankkeet/"))
    fresh.open("?" + address.split("?")[1])
    after = fresh.shown()
    assert (after["results"], after["summary"]) == (before["results"], before["summary"])
    fresh.page.reload()
    fresh.settle()
    assert fresh.results == before["results"]
    # facets that are open say the same
    assert all(before["facets"][name] == counts for name, counts in after["facets"].items() if name in chosen)
    context.close()
