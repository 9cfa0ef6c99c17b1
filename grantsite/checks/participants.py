"""Every participant names one body that exists, and is printed as that body's name allows."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, participants
from grantsite.errors import Problem
from grantsite.load import Entry
from grantsite.names import forms, is_form_of, is_slip_of, without_type_word
from grantsite.records import Participant


def all_participants(catalog: Catalog) -> Iterator[tuple[Entry[Any], Keys, Participant]]:
    """Everyone whom an application or award names, and where."""
    for application in catalog.content.applications:
        for keys, participant in participants(application.record):
            yield application, keys, participant
    for award in catalog.content.awards:
        yield award, ("recipient",), award.record.recipient


def check_participants(catalog: Catalog) -> Iterator[Problem]:
    """Every participant names one body that exists, and is printed as that body's name allows."""
    by_name: dict[str, str] = {}
    for place in catalog.places.values():
        for name in place.record.name.every():
            for form in forms(name):
                by_name.setdefault(form, place.record.code)
    for entry, keys, participant in all_participants(catalog):
        if (participant.municipality is None) == (participant.organisation is None):
            yield entry.problem(
                keys,
                "missing-field",
                "a participant is either a municipality or an organisation",
                "keep one of the fields municipality and organisation",
            )
        elif participant.municipality is not None:
            yield from _check_municipality(catalog, entry, keys, participant, by_name)
        else:
            yield from _check_organisation(catalog, entry, keys, participant)


def _check_municipality(
    catalog: Catalog, entry: Entry[Any], keys: Keys, participant: Participant, by_name: dict[str, str]
) -> Iterator[Problem]:
    code = participant.municipality or ""
    place = catalog.places.get(code)
    written = participant.as_written
    meant = next((by_name[f] for f in (written.casefold(), without_type_word(written)) if f in by_name), None)
    suggestion = f'"{written}" is municipality "{meant}"' if meant else "the codes stand in content/municipalities/"
    if place is None:
        if catalog.content.any_unread("municipalities"):
            return
        yield entry.problem(
            (*keys, "municipality"), "unknown-municipality", f'there is no municipality "{code}"', suggestion
        )
        return
    names = place.record.name.every()
    if is_form_of(written, names) or (participant.note is not None and is_slip_of(written, names)):
        return
    hint = (
        suggestion
        if meant
        else "check the code; a slip of the source needs a note that says why it is this municipality"
    )
    yield entry.problem(
        (*keys, "municipality"),
        "name-mismatch",
        f'municipality "{code}" is {" / ".join(names)}, not {_written(entry, keys, participant)}',
        hint,
    )


def _check_organisation(catalog: Catalog, entry: Entry[Any], keys: Keys, participant: Participant) -> Iterator[Problem]:
    slug = participant.organisation or ""
    organisation = catalog.organisations.get(slug)
    if organisation is None:
        if ("organisations", slug) in catalog.content.unread:
            return
        close = get_close_matches(slug, list(catalog.organisations), n=1)
        hint = f'did you mean "{close[0]}"?' if close else "the organisations stand in content/organisations/"
        yield entry.problem((*keys, "organisation"), "unknown-organisation", f'there is no organisation "{slug}"', hint)
        return
    allowed = [*organisation.record.name.every(), *organisation.record.other_forms]
    if participant.as_written.casefold() not in [a.casefold() for a in allowed]:
        yield entry.problem(
            (*keys, "organisation"),
            "name-mismatch",
            f'organisation "{slug}" is {" / ".join(allowed)}, not {_written(entry, keys, participant)}',
            f"check the organisation, or add the printed form to other_forms in {organisation.path}",
        )


def _written(entry: Entry[Any], keys: Keys, participant: Participant) -> str:
    """The printed form and its line: it may be the half that is wrong."""
    line, _ = entry.place(*keys, "as_written")
    return f'"{participant.as_written}" (line {line})'


def check_repeated_participants(catalog: Catalog) -> Iterator[Problem]:
    """A body that is named twice in a project needs a note: a slip of the source, or of the record?"""
    for entry in catalog.content.applications:
        seen: dict[str, Keys] = {}
        for keys, participant in participants(entry.record):
            body = participant.municipality or participant.organisation or ""
            if body in seen and participant.note is None:
                yield entry.problem(
                    keys,
                    "duplicate-participant",
                    f'"{participant.as_written}" is named twice in this project',
                    "take it out, or add a note if the source prints it twice",
                )
            seen.setdefault(body, keys)
