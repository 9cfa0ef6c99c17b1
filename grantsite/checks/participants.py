"""Every participant names one body that exists, and is printed as that body's name allows."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, participants
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.letters import LookAlike
from grantsite.messages import Message, say
from grantsite.names import is_form_of, is_slip_of
from grantsite.records import Application, Award, Participant


def check_participants(catalog: Catalog, entry: Entry[Application]) -> Iterator[Problem]:
    """Every participant names one body that exists, and is printed as that body's name allows."""
    for keys, participant in participants(entry.record):
        yield from _check_participant(catalog, entry, keys, participant)


def check_recipient(catalog: Catalog, entry: Entry[Award]) -> Iterator[Problem]:
    """The same of the recipient of an award."""
    yield from _check_participant(catalog, entry, ("recipient",), entry.record.recipient)


def _check_participant(catalog: Catalog, entry: Entry[Any], keys: Keys, participant: Participant) -> Iterator[Problem]:
    if participant.municipality is None and participant.organisation is None:
        meant = catalog.gazetteer.exact(participant.as_written)
        yield entry.problem(
            keys,
            "missing-field",
            say('"{name}" has neither the code of a municipality nor an organisation', name=participant.as_written),
            say("write {value} below it", value=f'municipality: "{meant}"')
            if meant
            else say("add a line that begins with municipality: or with organisation:"),
        )
    elif participant.municipality is not None and participant.organisation is not None:
        yield entry.problem(
            keys,
            "missing-field",
            say("a participant is either a municipality or an organisation"),
            say("keep one of the fields municipality and organisation"),
        )
    elif participant.municipality is not None:
        yield from _check_municipality(catalog, entry, keys, participant)
    else:
        yield from _check_organisation(catalog, entry, keys, participant)


def _check_municipality(catalog: Catalog, entry: Entry[Any], keys: Keys, participant: Participant) -> Iterator[Problem]:
    code = participant.municipality or ""
    place = catalog.places.get(code)
    written = participant.as_written
    if place is None:
        if catalog.content.any_unread("municipalities"):
            return
        yield entry.problem(
            (*keys, "municipality"),
            "unknown-municipality",
            say('there is no municipality "{code}"', code=code),
            _code_of(catalog, written) or say("the codes stand in content/municipalities/"),
        )
        return
    names = place.record.name.every()
    if written in names:
        return
    if participant.note is None and written.startswith("l") and is_form_of(f"I{written[1:]}", names):
        yield entry.problem(
            (*keys, "as_written"),
            "look-alike",
            LookAlike(0, "l", written, f"I{written[1:]}").message(),
            say('write "{meant}"; where a source prints it so, add a note', meant=f"I{written[1:]}"),
        )
        return
    if is_form_of(written, names) or (participant.note is not None and is_slip_of(written, names)):
        return
    yield entry.problem(
        (*keys, "municipality"),
        "name-mismatch",
        say(
            'municipality "{code}" is {names}, not {written}',
            code=code,
            names=" / ".join(names),
            written=_written(entry, keys, participant),
        ),
        _code_of(catalog, written)
        or say("check the code; a slip of the source needs a note that says why it is this municipality"),
    )


def _code_of(catalog: Catalog, written: str) -> Message | None:
    """A hint at the municipality that is printed; None where there is none of that name."""
    meant = catalog.gazetteer.exact(written)
    return say('"{written}" is municipality "{code}"', written=written, code=meant) if meant else None


def _check_organisation(catalog: Catalog, entry: Entry[Any], keys: Keys, participant: Participant) -> Iterator[Problem]:
    slug = participant.organisation or ""
    organisation = catalog.organisations.get(slug)
    if organisation is None:
        if {("organisations", slug), ("organisations", "")} & catalog.content.unread:
            return
        close = get_close_matches(slug, list(catalog.organisations), n=1)
        hint = (
            say('did you mean "{name}"?', name=close[0])
            if close
            else say("the organisations stand in content/organisations/")
        )
        yield entry.problem(
            (*keys, "organisation"), "unknown-organisation", say('there is no organisation "{slug}"', slug=slug), hint
        )
        return
    allowed = [*organisation.record.name.every(), *organisation.record.other_forms]
    if participant.as_written.casefold() not in [a.casefold() for a in allowed]:
        yield entry.problem(
            (*keys, "organisation"),
            "name-mismatch",
            say(
                'organisation "{slug}" is {names}, not {written}',
                slug=slug,
                names=" / ".join(allowed),
                written=_written(entry, keys, participant),
            ),
            say("check the organisation, or add the printed form to other_forms in {path}", path=organisation.path),
        )


def _written(entry: Entry[Any], keys: Keys, participant: Participant) -> Message:
    """The printed form and its line: it may be the half that is wrong."""
    line, _ = entry.place(*keys, "as_written")
    return say('"{name}" (line {line})', name=participant.as_written, line=line)


def check_repeated_participants(_: Catalog, entry: Entry[Application]) -> Iterator[Problem]:
    """A body that is named twice in a project needs a note: a slip of the source, or of the record?"""
    seen: dict[str, Keys] = {}
    for keys, participant in participants(entry.record):
        body = participant.municipality or participant.organisation or ""
        if body in seen and participant.note is None:
            yield entry.problem(
                keys,
                "duplicate-participant",
                say('"{name}" is named twice in this project', name=participant.as_written),
                say("take it out, or add a note if the source prints it twice"),
            )
        seen.setdefault(body, keys)
