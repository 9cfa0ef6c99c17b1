"""What changed in the records: the lists on their own pages, and the pages that list every change of the site."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from grantsite.history import Commit, Edition, is_correction
from grantsite.history.facts import RecordFacts
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.projects import Place, Project
from grantsite.records import Text
from grantsite.urls import PROSE_PAGES, Address
from grantsite.version import Version
from grantsite.views import (
    ChangedFact,
    ChangedGroup,
    ChangedRecord,
    ChangesView,
    CommitView,
    EditionView,
    FactsChange,
    Link,
    RecordHistory,
)

# Of one record's change; the commit shows all of it.
_MOST_FACTS = 8
_MOST_OF_FIELD = 3
# Editions on the page of a project, municipality or call.
_MOST_EDITIONS = 5
# Records of one kind to which one edition did the same; more of them are counted.
_MOST_ALIKE = 20
# Records on a page of the list of all changes.
_MOST_OF_PAGE = 60
# What is told of: a mass of changes to the others (regions, terms) has no page of its own to lead to.
_PUBLISHED = ("applications", "awards", "calls", "municipalities", "organisations", "pages")

_FIELD = re.compile(r"[.\[]")  # what ends the name of the field that a path begins with
Change = tuple[Commit, RecordFacts]


def project_history(builder: Builder, project: Project) -> RecordHistory:
    """The changes of an application and its award."""
    paths = [entry.inside for entry in (project.entry, project.award_entry) if entry is not None]
    own = [("application", project.id), ("award", project.id)]
    return _history(builder, own, changes_of_project(builder, project), paths)


def project_version(builder: Builder, project: Project) -> Version | None:
    """The commit that last changed an application or its award; None where that is not known, or where the two are not
    committed as they are."""
    found = [builder.history.changed(kind, project.id) for kind in ("application", "award")]
    last = min(filter(None, found), key=builder.history.order.__getitem__, default=None)
    is_theirs = builder.are_committed(filter(None, [project.entry, project.award_entry]))
    return Version(last.id, last.day) if last and is_theirs else None


# The facts of a project's page by the record that holds them: how the page calls each, and its fields.
_FACTS: dict[str, dict[str, tuple[str, ...]]] = {
    "application": {
        "name": ("name",),
        "requested": ("requested",),
        "lead": ("lead", "co_leads"),
        "partners": ("partners",),
    },
    "award": {"awarded": ("amount",), "item": ("item",)},
    "call": {"decided": ("decision_date",)},
}


def last_changes(builder: Builder, project: Project) -> list[FactsChange]:
    """The commit that last changed each fact of a project; those of one commit together, the newest first. Empty where
    the history is not known."""
    history = builder.history
    by_commit: dict[Commit, list[str]] = {}
    for kind, facts in _FACTS.items():
        key = project.call.id if kind == "call" else project.id
        for fact, fields in facts.items():
            if found := history.changed(kind, key, *fields):
                by_commit.setdefault(found, []).append(fact)
    newest = sorted(by_commit, key=history.order.__getitem__)
    return [FactsChange(by_commit[commit], _commit(commit)) for commit in newest]


def place_history(builder: Builder, place: Place) -> RecordHistory:
    """The changes of a municipality and of the projects that it takes part in."""
    changes = list(builder.history.of_record("municipality", place.record.code))
    for project in (*place.as_lead, *place.as_partner):
        changes += changes_of_project(builder, project)
    return _history(builder, [("municipality", place.record.code)], changes, [place.entry.inside])


def call_history(builder: Builder, call: str) -> RecordHistory:
    """The changes of a call."""
    path = builder.catalog.calls[call].inside
    return _history(builder, [("call", call)], builder.history.of_record("call", call), [path])


def changes_of_project(builder: Builder, project: Project) -> list[Change]:
    """The changes of an application and of its award."""
    history = builder.history
    return [*history.of_record("award", project.id), *history.of_record("application", project.id)]


def changes_pages(builder: Builder) -> Iterator[Page]:
    """Every change of the site, the newest first. There is one page at least, even where no history is known."""
    shares = list(_shares(map(_edition, builder.history.editions))) or [[]]
    addresses = [builder.addresses.list_page(builder.addresses.changes(), n) for n in range(1, len(shares) + 1)]
    for number, share in enumerate(shares, 1):
        view = Lazy(_changes_view, builder, share, number, addresses)
        # the further pages are there only where the history is known
        yield Page(addresses[number - 1], "pages/changes.html", view, "content", lasting=number == 1)


def _changes_view(builder: Builder, share: list["_Told"], number: int, addresses: list[Address]) -> ChangesView:
    editions = [
        EditionView(
            _commit(told.commit), told.published, told.groups, [_record(builder, told.commit, r) for r in told.records]
        )
        for told in share
    ]
    return ChangesView(
        is_known=builder.history.is_known,
        is_complete=builder.is_committed,
        days=[(day, list(group)) for day, group in groupby(editions, key=lambda e: e.commit.day)],
        page=number,
        pages=addresses,
    )


def link_of(builder: Builder, record: RecordFacts) -> Link:
    """The name of a record and the page it is on; a record that is there no more has no page."""
    catalog, addresses = builder.catalog, builder.addresses
    if record.kind in ("application", "award") and record.id in catalog.projects:
        project = catalog.projects[record.id]
        name = Text(**{project.application.language: project.application.name})
        return Link(name, addresses.project(project.call.id, project.entry.slug))
    if record.kind == "municipality" and record.id in catalog.places:
        return builder.place_link(catalog.places[record.id])
    if record.kind == "call" and record.id in catalog.calls:
        return Link(catalog.calls[record.id].record.name, addresses.call(record.id))
    if record.kind == "organisation" and record.id in catalog.organisations:
        organisation = catalog.organisations[record.id].record
        return Link(organisation.name, addresses.page("municipalities"), f"organisation-{record.id}")
    if record.kind == "region" and record.id in catalog.regions:
        return builder.region_link(catalog.regions[record.id])
    if record.kind == "term" and record.id in catalog.terms:
        return Link(catalog.terms[record.id].term, addresses.page("codes"), f"term-{record.id}")
    slug, _, code = record.id.partition("/")
    if record.kind == "page" and slug in PROSE_PAGES and (slug, code) in catalog.prose:
        # it leads to the text that changed, whatever the language of the page that tells of it
        own = addresses.page(slug)[code]
        return Link(Text(**{code: catalog.prose[slug, code].title}), dict.fromkeys(addresses.languages, own))
    return Link(record.name)


def _history(
    builder: Builder, own: Sequence[tuple[str, str]], changes: Sequence[Change], paths: list[str]
) -> RecordHistory:
    """``own`` names the records that the page is about; ``changes`` may be of others as well."""
    order = builder.history.order
    by_commit: dict[Commit, list[RecordFacts]] = {}
    for commit, record in sorted(changes, key=lambda change: order[change[0]]):
        if record not in by_commit.setdefault(commit, []):  # a project may have a municipality in two roles
            by_commit[commit].append(record)
    published = builder.history.published(*own[0])
    last = [found for kind, name in own if (found := builder.history.changed(kind, name))]
    changed = min(last, key=order.__getitem__) if last else None
    return RecordHistory(
        published=_commit(published) if published else None,
        changed=_commit(changed) if changed else None,
        editions=[
            EditionView(_commit(commit), [], groups, [_record(builder, commit, r) for r in single])
            for commit, records in list(by_commit.items())[:_MOST_EDITIONS]
            for groups, single in [_grouped(records)]
        ],
        more=max(0, len(by_commit) - _MOST_EDITIONS),
        paths=paths,
    )


class _Told(NamedTuple):
    """What the list tells of an edition."""

    commit: Commit
    published: list[tuple[str, int]]
    groups: list[ChangedGroup]
    records: list[RecordFacts]


def _edition(edition: Edition) -> _Told:
    facts = edition.facts
    groups, single = _grouped(facts.records)
    published = [(kind, facts.published[kind]) for kind in _PUBLISHED if kind in facts.published]
    return _Told(edition.commit, published, groups, single)


def _grouped(records: Sequence[RecordFacts]) -> tuple[list[ChangedGroup], list[RecordFacts]]:
    """Records of one edition: of those that are too many to be told one by one how many there are, and the others."""
    alike = Counter((record.kind, record.status) for record in records)
    groups = [ChangedGroup(*what, count) for what, count in alike.items() if count > _MOST_ALIKE]
    return groups, [r for r in records if alike[r.kind, r.status] <= _MOST_ALIKE]


def _shares(editions: Iterable[_Told]) -> Iterator[list[_Told]]:
    """The editions of each page; what one commit changed stands together."""
    share: list[_Told] = []
    size = 0
    for edition in editions:
        if not (edition.published or edition.groups or edition.records):
            continue
        lines = 1 + len(edition.groups) + len(edition.records)
        if share and size + lines > _MOST_OF_PAGE:
            yield share
            share, size = [], 0
        share.append(edition)
        size += lines
    if share:
        yield share


def _record(builder: Builder, commit: Commit, record: RecordFacts) -> ChangedRecord:
    facts = [
        ChangedFact(f.text, is_correction(record, f, commit.corrects), _language_of(builder, record, f.field))
        for f in record.facts
    ]
    told = [facts[number] for number in _told([f.field for f in record.facts])]
    told.sort(key=lambda fact: not fact.is_correction)
    link = link_of(builder, record)
    return ChangedRecord(record.kind, record.status, link, told, len(facts) - len(told))


def _language_of(builder: Builder, record: RecordFacts, field: str) -> str:
    """In which language a record says what stands in a field: a text in several, a page of text, words of a source."""
    last = field.rpartition(".")[2]
    if last in builder.addresses.languages:
        return last
    if record.kind == "page":
        return record.id.rpartition("/")[2]
    project = builder.catalog.projects.get(record.id) if record.kind in ("application", "award") else None
    return project.application.language if project else ""


def _told(fields: Sequence[str]) -> list[int]:
    """Which facts are told: some of each field, so that one long list does not hide what else changed."""
    seen: Counter[str] = Counter()
    chosen = []
    for number, path in enumerate(fields):
        field = _FIELD.split(path)[0]
        seen[field] += 1
        if seen[field] <= _MOST_OF_FIELD:
            chosen.append(number)
    return chosen[:_MOST_FACTS]


def _commit(commit: Commit) -> CommitView:
    return CommitView(commit.id, commit.day)
