"""A fact comes from a section that its document has; the date of the decision from the decision itself."""

from collections.abc import Iterable, Iterator
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import say
from grantsite.projects import Project
from grantsite.records import Call, Source

# A record, where in it a section is named, the document (None for the decision), and the section.
Place = tuple[Entry[Any], Keys, str | None, str]


def check_sections(catalog: Catalog) -> Iterator[Problem]:
    """Where a call lists the sections of its documents, its facts and statements name one of them."""
    for call in catalog.content.calls:
        yield from _check_sections(call, _places(call))


def check_sections_of_project(catalog: Catalog, project: Project) -> Iterator[Problem]:
    """The sources of an application and its award name one of their call's."""
    yield from _check_sections(catalog.calls[project.call.id], _places_of_project(project))


def _check_sections(call: Entry[Call], places: Iterable[Place]) -> Iterator[Problem]:
    documents = {document.id: (index, document) for index, document in enumerate(call.record.documents)}
    if not any(document.sections for _, document in documents.values()):
        return
    decision = call.record.documents[0].id
    for entry, keys, named, section in places:
        if (named or decision) not in documents:  # reported as unknown
            continue
        index, document = documents[named or decision]
        if section not in document.sections:
            sections = at(call, "documents", index, "sections")
            hint = say("the sections stand in {sections}", sections=sections)
            if named:
                hint = say(
                    "the sections stand in {sections}, the document is named in {document}",
                    sections=sections,
                    document=at(entry, *keys[:-1], "document"),
                )
            yield entry.problem(
                keys,
                "unknown-section",
                say('document "{document}" has no section "{section}"', document=document.id, section=section),
                hint,
            )


def check_decision(catalog: Catalog) -> Iterator[Problem]:
    """The first document of a call is the decision, and the decision says when it was made."""
    for entry in catalog.content.calls:
        fact = entry.record.facts.decision_date
        if fact is None:
            continue
        documents, named = [d.id for d in entry.record.documents], fact.document
        if named in documents and named != documents[0]:
            yield entry.problem(
                ("facts", "decision_date", "document"),
                "source-mismatch",
                say(
                    'the date of the decision is from "{named}", but the decision is "{decision}"',
                    named=named,
                    decision=documents[0],
                ),
                say(
                    "compare it with {place}: the first document is the decision",
                    place=at(entry, "documents", 0, "id"),
                ),
            )


def _places(call: Entry[Call]) -> Iterator[Place]:
    """Everything of a call that names a section."""
    record = call.record
    for name in type(record.facts).__struct_fields__:
        if fact := getattr(record.facts, name):
            yield from _source(call, ("facts", name), fact)
    for list_name in ("legal_bases", "target_areas"):
        for index, item in enumerate(getattr(record, list_name)):
            yield call, (list_name, index, "section"), None, item.section
    for index, basis in enumerate(record.legal_bases):
        for number, section in enumerate(basis.other_sections):
            yield call, ("legal_bases", index, "other_sections", number), None, section
    if record.no_award_ground:
        yield call, ("no_award_ground", "section"), None, record.no_award_ground.section
    for number, explanation in enumerate(record.explanations):
        for index, point in enumerate(explanation.points):
            yield call, ("explanations", number, "points", index, "section"), None, point.section


def _places_of_project(project: Project) -> Iterator[Place]:
    """Everything of an application and its award that names a section."""
    yield from _source(project.entry, ("source",), project.application.source)
    award = project.award_entry
    if award is not None:
        yield from _source(award, ("source",), award.record.source)
        for index, condition in enumerate(award.record.conditions):
            yield award, ("conditions", index, "section"), None, condition.section


def _source(entry: Entry[Any], keys: Keys, source: Source) -> Iterator[Place]:
    if source.section is not None:
        yield entry, (*keys, "section"), source.document, source.section
