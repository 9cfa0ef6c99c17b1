"""What the pages of a project or municipality are made from: where its digest is the same, so is every page.

Every field of applications and awards is given other values, one at a time, and so is what git knows of them. Where
the digest of a family stays, its pages are made and held against what they were; pages that stay under another digest
only cost time.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.content import Content, Entry
from grantsite.families import Families
from grantsite.generator import digest
from grantsite.history import Commit, Edition, History, State
from grantsite.history.facts import Fact, RecordFacts, StepFacts
from grantsite.pages import Builder, Page
from grantsite.past import Known
from grantsite.records import Text
from grantsite.standards import Context
from grantsite.urls import Addresses
from grantsite.version import Version
from real_content import ROOT, Records

SITE = load_site(ROOT / "site.yaml")
NEW, OLD = (Commit(letter * 40, date(2026, 3, day), None) for letter, day in (("b", 2), ("a", 1)))
VERSION = Version(NEW.id, NEW.day)
# Values of other records that are tried in a field, how often each field is tried, and families besides its own that
# are looked at.
VALUES, MOST, OTHERS = 2, 4, 8


def facts(kind: str, name: str, field: str, text: str) -> RecordFacts:
    return RecordFacts(kind, name, "changed", Text(fi=name), [Fact(field, "replacement", Text(fi=text))])


EDITIONS = (
    Edition(
        NEW,
        StepFacts(
            {},
            [],
            [
                facts("application", "2020-012", "requested", "uusi"),
                facts("award", "2020-012", "amount", "uusi"),
                facts("municipality", "091", "population.count", "uusi"),
            ],
            ["2020"],
        ),
    ),
    Edition(
        OLD,
        StepFacts(
            {"applications": 61},
            [("application", "2020-012"), ("award", "2020-012"), ("call", "2020"), ("municipality", "091")],
            [facts("application", "2020-013", "name", "vanha")],
            ["2020"],
        ),
    ),
)
KNOWN = Known(VERSION, frozenset(), History(State.KNOWN, EDITIONS))


class Site:
    """The families of a content, and what each of their pages shows."""

    def __init__(self, content: Content, known: Known = KNOWN) -> None:
        self.catalog = Catalog(content)
        addresses = Addresses(SITE.languages)
        builder = Builder(self.catalog, addresses, "2020", known)
        context = Context(self.catalog, addresses, SITE, known.version)
        self._families = Families(context, builder)
        self._seen: dict[tuple[str, str], tuple[str, list[bytes]]] = {}
        self._pages: dict[tuple[str, str], list[Page]] = {}

    def names(self) -> list[tuple[str, str]]:
        return [
            *(("project", name) for name in self.catalog.projects),
            *(("place", code) for code in self.catalog.places),
        ]

    def pages(self, name: tuple[str, str]) -> list[Page]:
        if name not in self._pages:
            kind, key = name
            if kind == "project":
                self._pages[name] = self._families.of_project(self.catalog.projects[key])
            else:
                self._pages[name] = self._families.of_municipality(self.catalog.places[key])
        return self._pages[name]

    def made_from(self, name: tuple[str, str]) -> str:
        family = self.pages(name)[0].family
        assert family is not None
        return family.made_from()

    def shown(self, name: tuple[str, str]) -> str:
        """A digest of all pages of a family."""
        return digest(
            msgspec.json.encode([list(page.files), page.template, page.listed, page.origin, page.view])
            for page in self.pages(name)
        )


@pytest.fixture(scope="module")
def before() -> Site:
    return Site(Records(ROOT).content)


@pytest.fixture(scope="module")
def shown(before: Site) -> dict[tuple[str, str], str]:
    return {name: before.shown(name) for name in before.names()}


def parts(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[type, str], Any]]:
    """Every value of every field within a record."""
    if isinstance(value, list):
        for one in value:
            yield from parts(one, path)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            found = getattr(value, name)
            yield (type(value), name), found
            yield from parts(found)


def variants(value: Any, known: dict[tuple[type, str], list[Any]], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """A record with one field otherwise, and which: values that the field has in other records, and some of its own."""
    if isinstance(value, list):
        if value:
            yield "[-]", value[:-1]
            yield "[+]", [*value, value[0]]
            for path, other in variants(value[-1], known, rng):
                yield f"[].{path}", [*value[:-1], other]
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            own = getattr(value, name)
            elsewhere = [other for other in known[type(value), name] if other != own]
            made_up = changed(own) if name != "language" else ()
            for other in [*rng.sample(elsewhere, min(VALUES, len(elsewhere))), *made_up]:
                yield name, msgspec.structs.replace(value, **{name: other})
            for path, other in variants(own, known, rng):
                yield f"{name}.{path}", msgspec.structs.replace(value, **{name: other})


def changed(value: object) -> Iterator[object]:
    """A value of the same kind."""
    if isinstance(value, str):
        yield f"{value}x"
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value + 1
        yield value * 100
    elif isinstance(value, date):
        yield value + timedelta(days=1)


KINDS = ("applications", "awards", "calls", "municipalities", "organisations", "regions", "terms")
# How a few of the fields are named that have to be among those tried.
FIELDS = {
    "applications": {"name", "requested", "lead.municipality", "partners.[-]", "themes.[-]", "note.fi", "language"},
    "awards": {"amount", "item", "recipient.as_written", "conditions.[-]", "source.item"},
    "calls": {"name.sv", "decision_date", "target_areas.[].short.fi", "facts.deadline.section"},
    "municipalities": {"name.sv", "region", "population.count", "point.lat", "languages"},
    "organisations": {"name.fi", "kind"},
    "regions": {"name.sv", "population"},
    "terms": {"term.en"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_pages_stay_where_the_digest_does(kind: str, before: Site, shown: dict[tuple[str, str], str]) -> None:
    rng = random.Random(kind)
    content = before.catalog.content
    entries: list[Entry[Any]] = getattr(content, kind)
    known: dict[tuple[type, str], list[Any]] = defaultdict(list)
    for entry in entries:
        for where, value in parts(entry.record):
            if value not in known[where]:
                known[where].append(value)
    tried: dict[str, int] = defaultdict(int)
    same = 0
    for number in rng.sample(range(len(entries)), min(12, len(entries))):
        for path, record in variants(entries[number].record, known, rng):
            tried[path] += 1
            if tried[path] > MOST:
                continue
            other = copy(content)
            setattr(other, kind, [replace(e, record=record) if n == number else e for n, e in enumerate(entries)])
            try:
                site = Site(other)
                digests = {name: site.made_from(name) for name in looked_at(before, site, rng, record)}
            except (LookupError, StopIteration):  # a reference that leads nowhere is an error before any page is made
                continue
            for name, made_from in digests.items():
                if made_from == before.made_from(name):
                    same += 1
                    assert site.shown(name) == shown[name], (entries[number].inside, path, name)
    assert set(tried) >= FIELDS[kind]
    # what one project is made from is seen to stay; all else is told of everybody
    assert same > 500 if kind in ("applications", "awards") else not same


def looked_at(before: Site, site: Site, rng: random.Random, record: Any) -> list[tuple[str, str]]:
    """The families that a record is likely to be shown by, and some others."""
    project = site.catalog.projects.get(getattr(record, "application", "") or getattr(record, "id", ""))
    own = [("project", project.id), *(("place", code) for code in project.codes)] if project else []
    both = before.catalog.projects.keys() & site.catalog.projects.keys(), before.catalog.places.keys()
    return [(kind, key) for kind, key in (*own, *rng.sample(before.names(), OTHERS)) if any(key in of for of in both)]


@pytest.mark.parametrize(
    "known",
    [
        KNOWN._replace(version=None, changed=frozenset({"content/applications/2020/x.yaml"})),
        KNOWN._replace(version=None),
        KNOWN._replace(version=replace(VERSION, commit="c" * 40)),
        KNOWN._replace(history=History(State.SHALLOW)),
        KNOWN._replace(history=History(State.KNOWN, EDITIONS[:1])),
        KNOWN._replace(history=History(State.KNOWN, EDITIONS[1:])),
        KNOWN._replace(
            history=History(State.KNOWN, (EDITIONS[0]._replace(commit=NEW._replace(corrects=True)), EDITIONS[1]))
        ),
    ],
)
def test_pages_stay_where_git_says_the_same_of_them(
    known: Known, before: Site, shown: dict[tuple[str, str], str]
) -> None:
    site = Site(before.catalog.content, known)
    stay = [name for name in before.names() if site.made_from(name) == before.made_from(name)]
    assert {name: site.shown(name) for name in stay} == {name: shown[name] for name in stay}
    assert len(stay) < len(shown)


def test_families_without_a_change_have_the_same_digest(before: Site) -> None:
    again = Site(Records(ROOT).content)
    assert all(again.made_from(name) == before.made_from(name) for name in before.names())


def test_projects_of_a_former_municipality_are_of_its_successor(before: Site) -> None:
    """In the real records none that was merged takes part in anything."""
    content = before.catalog.content
    merged = next(place for place in before.catalog.places.values() if place.predecessors)
    entry, *others = content.applications
    lead = msgspec.structs.replace(entry.record.lead, municipality=merged.predecessors[0].record.code)
    sites = []
    for name in ("Yksi", "Kaksi"):
        record = msgspec.structs.replace(entry.record, lead=lead, name=name)
        other = copy(content)
        other.applications = [replace(entry, record=record), *others]
        sites.append(Site(other))
    one, two = (site.made_from(("place", merged.record.code)) for site in sites)
    assert one != two
