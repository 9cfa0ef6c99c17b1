"""What the sources say twice, the records say twice, and both agree: numbers of rows and items, and names as printed.

A wrong id, row, item or printed name is found by its other half.
"""

import re
from collections.abc import Iterator
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at, participants
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.load import slug_of
from grantsite.messages import Message, say
from grantsite.names import fold, title_distance
from grantsite.projects import Project
from grantsite.records import Application, Award

# What the annex puts between the names of a cell.
_BETWEEN = re.compile(r"\b(ja|och)\b|[\s(),.]")
# A decision names a project in another case than the annex: "kehittäminen", "kehittämiseen".
_INFLECTION = 2
_INFLECTION_AND_SLIPS = 4
# With how many letters the forms of a word begin alike.
_STEM = 5
# How long a file's name is that a hint proposes: a file system takes 255 bytes.
_LONGEST_NAME = 100


def check_row(_: Catalog, entry: Entry[Application]) -> Iterator[Problem]:
    """An application's id ends in its row of the annex."""
    row, number = entry.record.source.row, int(entry.record.id.rpartition("-")[2])
    if row is not None and row != number:
        text = say('the row is {row}, but the id is "{id}"', row=row, id=entry.record.id)
        yield _mismatch(entry, ("source", "row"), ("id",), text)


def check_item(_: Catalog, entry: Entry[Award]) -> Iterator[Problem]:
    """An award and its conditions have one place in the decision."""
    award = entry.record
    item, section = award.source.item, award.source.section
    if item is not None and item != award.item:
        text = say("the source is item {item}, but the award is item {award}", item=item, award=award.item)
        yield _mismatch(entry, ("source", "item"), ("item",), text)
    for index, condition in enumerate(award.conditions):
        if condition.item is not None and condition.item != award.item:
            text = say(
                "the condition is of item {item}, but the award is item {award}",
                item=condition.item,
                award=award.item,
            )
            yield _mismatch(entry, ("conditions", index, "item"), ("item",), text)
        if condition.item is not None and section is not None and condition.section != section:
            text = say(
                'the condition is from section "{section}", but the award from section "{award}"',
                section=condition.section,
                award=section,
            )
            yield _mismatch(entry, ("conditions", index, "section"), ("source", "section"), text)


def check_sources(catalog: Catalog, project: Project) -> Iterator[Problem]:
    """Awards stand where their call says that the awards stand, applications where their sum stands."""
    call, facts = catalog.calls[project.call.id], project.call.facts
    sections = {d.id: d.sections for d in project.call.documents}  # another one is reported as unknown
    documents = sections.keys()
    source = project.application.source
    if source.document in documents and source.document != facts.requested.document:
        text = say(
            'the source is "{document}", but that of all requests is "{other}"',
            document=source.document,
            other=facts.requested.document,
        )
        yield _mismatch(project.entry, ("source", "document"), ("facts", "requested", "document"), text, call)
    if project.award_entry is None or facts.awards is None:
        return
    source = project.award_entry.record.source
    for key in ("document", "section"):
        here, there = getattr(source, key), getattr(facts.awards, key)
        is_known = here in (documents if key == "document" else sections.get(source.document) or [here])
        if there is not None and here != there and is_known:
            text = say('the {key} is "{here}", but that of all awards is "{there}"', key=key, here=here, there=there)
            yield _mismatch(project.award_entry, ("source", key), ("facts", "awards", key), text, call)


def check_printed_names(_: Catalog, entry: Entry[Application]) -> Iterator[Problem]:
    """The annex's cell names each participant and nobody else; a project's file is named after it."""
    yield from _check_applicants(entry)
    yield from _check_file_name(entry)


def _mismatch(
    entry: Entry[Any], keys: Keys, other: Keys, message: Message, other_entry: Entry[Any] | None = None
) -> Problem:
    place = at(other_entry or entry, *other)
    return entry.problem(keys, "source-mismatch", message, say("compare it with {place} and the source", place=place))


def without(name: str, text: str) -> str | None:
    """A text without the first place of a name at which it is no part of a longer word; None where there is none. (To
    compile a pattern for each name takes a tenth of a millisecond, and a new process has no use for it twice.)"""
    begin = text.find(name)
    while begin >= 0:
        end = begin + len(name)
        if not (_is_of_word(text[begin - 1 : begin]) or _is_of_word(text[end : end + 1])):
            return text[:begin] + text[end:]
        begin = text.find(name, begin + 1)
    return None


def _is_of_word(sign: str) -> bool:
    """As ``\\w`` of regular expressions has it."""
    return sign.isalnum() or sign == "_"


def _check_applicants(entry: Entry[Application]) -> Iterator[Problem]:
    """Nearly every cell is printed in one form, and then nothing need be looked for in it."""
    lead, *others = [participant.as_written for participant in entry.record.participants()]
    if entry.record.applicant_as_written != (f"{lead} ({', '.join(others)})" if others else lead):
        yield from look_for_applicants(entry)


def look_for_applicants(entry: Entry[Application]) -> Iterator[Problem]:
    """Whoever is not found in the annex's cell, and what else is."""
    printed = rest = entry.record.applicant_as_written
    for keys, participant in participants(entry.record):
        left = without(participant.as_written, rest)
        if left is None:
            message = say(
                '"{name}" is not among the applicants "{printed}"', name=participant.as_written, printed=printed
            )
            yield _mismatch(entry, (*keys, "as_written"), ("applicant_as_written",), message)
            return
        rest = left
    # A note says what else the cell holds, such as the description of a company.
    if (left := _BETWEEN.sub(" ", rest).strip()) and entry.record.note is None:
        message = say(
            'the applicants are "{printed}", but no participant is written "{rest}"',
            printed=printed,
            rest=" ".join(left.split()),
        )
        yield _mismatch(entry, ("applicant_as_written",), ("partners",), message)


def _check_file_name(entry: Entry[Application]) -> Iterator[Problem]:
    """A long name's file may stop after any word; the file of the second project of a name ends in its row."""
    slug = slug_of(entry.record.name)
    own = entry.slug.removesuffix(f"-{entry.record.source.row}")
    if not any(f"{slug}-".startswith(f"{stem}-") for stem in (entry.slug, own)):
        message = say('the file of "{name}" is called {slug}.yaml', name=entry.record.name, slug=entry.slug)
        hint = say("rename it to {slug}.yaml, or mend the name", slug=_file_slug(slug))
        if not slug:
            hint = say("mend the name: no file can be named after it, because it has no letter a–z")
        yield entry.problem(("name",), "file-name", message, hint)


def _file_slug(slug: str) -> str:
    """As many whole words of a slug as a file's name may well have."""
    return slug if len(slug) <= _LONGEST_NAME else slug[:_LONGEST_NAME].rpartition("-")[0] or slug[:_LONGEST_NAME]


def _share_most_words(one: str, other: str) -> bool:
    """Whether two titles are forms of one: most of their words begin alike."""
    stems, others = ({word[:_STEM] for word in fold(title).split()} for title in (one, other))
    return len(stems & others) * 2 > max(len(stems), len(others))


def check_project_name(_: Catalog, project: Project) -> Iterator[Problem]:
    """A project has one name, which its award prints in another case at most."""
    award_entry = project.award_entry
    if award_entry is None:
        return
    award, name = award_entry.record, project.application.name
    slips = title_distance(name, award.project_as_written, _INFLECTION_AND_SLIPS)
    if slips <= (_INFLECTION if award.note is None else _INFLECTION_AND_SLIPS):
        return
    if slips <= _INFLECTION_AND_SLIPS or _share_most_words(name, award.project_as_written):
        yield award_entry.problem(
            ("project_as_written",),
            "title-differs",
            say(
                'the project is "{printed}" here, but "{name}" in its application',
                printed=award.project_as_written,
                name=name,
            ),
            say(
                "compare both with the sources ({place}); where they differ, add a note that says how",
                place=at(project.entry, "name"),
            ),
        )
    else:
        yield award_entry.problem(
            ("project_as_written",),
            "name-mismatch",
            say(
                'the project of application "{id}" is "{name}", not "{printed}"',
                id=project.id,
                name=name,
                printed=award.project_as_written,
            ),
            say("compare it with {place}; where the sources differ, a note says how", place=at(project.entry, "name")),
        )
