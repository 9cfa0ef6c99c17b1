"""Ids, codes, rows, items and addresses are used once."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.errors import Problem
from grantsite.load import Entry, slug_of
from grantsite.messages import Message, say

Use = tuple[Hashable, Entry[Any], Keys]


def _duplicates(uses: Iterable[Use], what: Message, hint: Message, code: str = "duplicate-id") -> Iterator[Problem]:
    """A problem at each value that is already used elsewhere. Of a compound value the last part is shown."""
    first: dict[Hashable, tuple[Entry[Any], Keys]] = {}
    for value, entry, keys in uses:
        if value in first:
            shown = value[-1] if isinstance(value, tuple) else value
            earlier, where = first[value]
            place = at(earlier, *where)
            yield entry.problem(
                keys,
                code,
                say('{what} "{value}" is already used in {place}', what=what, value=shown, place=place),
                hint,
            )
        else:
            first[value] = entry, keys


def check_ids(catalog: Catalog) -> Iterator[Problem]:
    """Ids, codes, rows and items are used once."""
    content = catalog.content
    yield from _duplicates(
        ((e.record.id, e, ("id",)) for e in content.applications), say("the id"), say("give the next free number")
    )
    yield from _duplicates(
        ((e.record.code, e, ("code",)) for e in content.municipalities),
        say("the municipality code"),
        say("check the code"),
    )
    yield from _duplicates(
        ((e.record.code, e, ("code",)) for e in content.regions), say("the region code"), say("check the code")
    )
    yield from _duplicates(
        ((e.record.id, e, ("id",)) for e in content.terms), say("the term’s id"), say("give another id")
    )
    yield from _duplicates(
        ((e.record.id, e, ("id",)) for e in content.calls), say("the call’s id"), say("give another id")
    )
    for language in ("fi", "sv", "en"):
        names = ((getattr(e.record.name, language), e) for e in content.regions)
        uses = (((language, name), e, ("name", language)) for name, e in names if name)
        yield from _duplicates(uses, say("the name of a region"), say("check the name"))
    yield from _duplicates(
        ((e.record.url, e, ("url",)) for e in content.terms if e.record.url),
        say("the term’s address"),
        say("copy the address anew"),
    )
    for call in content.calls:
        for name in ("documents", "target_areas", "explanations"):
            parts = enumerate(getattr(call.record, name))
            yield from _duplicates(
                ((part.id, call, (name, i, "id")) for i, part in parts), say("the id"), say("give another id")
            )
    yield from _duplicates(
        (
            ((e.record.call, e.record.source.row), e, ("source", "row"))
            for e in content.applications
            if e.record.source.row
        ),
        say("the row"),
        say("check the row of the annex"),
    )
    yield from _duplicates(
        (((e.record.application.rpartition("-")[0], e.record.item), e, ("item",)) for e in content.awards),
        say("the item"),
        say("check the item of the decision"),
    )


def check_addresses(catalog: Catalog) -> Iterator[Problem]:
    """Two pages never have one address."""
    hint = say("choose another name, or take out the alias")
    yield from _duplicates(_project_addresses(catalog), say("the address"), hint, "duplicate-address")
    yield from _duplicates(_municipality_addresses(catalog), say("the address"), hint, "duplicate-address")


def _project_addresses(catalog: Catalog) -> Iterator[Use]:
    applications = catalog.content.applications
    for entry in applications:
        yield (entry.record.call, entry.slug), entry, ("name",)
    for entry in applications:
        for index, alias in enumerate(entry.record.aliases):
            yield (entry.record.call, alias), entry, ("aliases", index)


def _municipality_addresses(catalog: Catalog) -> Iterator[Use]:
    """In Swedish a municipality stands under its Swedish name, otherwise under its Finnish name."""
    municipalities = catalog.content.municipalities
    for language in ("fi", "sv"):
        own = {}
        for entry in municipalities:
            name = getattr(entry.record.name, language)
            own[entry.record.code] = slug = slug_of(name or entry.record.name.every()[0])
            yield (language, slug), entry, ("name", language) if name else ("name",)
        for entry in municipalities:
            for index, alias in enumerate(entry.record.aliases):
                if alias != own[entry.record.code]:
                    yield (language, alias), entry, ("aliases", index)
