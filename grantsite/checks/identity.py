"""Ids, codes, rows, items and addresses are used once."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.load import slug_of
from grantsite.messages import Message, say
from grantsite.urls import Address, slugs_of

# Where a value stands.
Place = tuple[Entry[Any], Keys]


def _duplicates(
    values: Sequence[Hashable], places: Iterable[Place], what: Message, hint: Message, code: str = "duplicate-id"
) -> Iterator[Problem]:
    """A problem at each value that is already used elsewhere. Of a compound value the last part is shown. The
    places are gone through only where there is such a value: they are thousands."""
    if len(set(values)) == len(values):
        return
    first: dict[Hashable, Place] = {}
    for value, (entry, keys) in zip(values, places, strict=True):
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
        [e.record.id for e in content.applications],
        ((e, ("id",)) for e in content.applications),
        say("the id"),
        say("give the next free number"),
    )
    yield from _duplicates(
        [e.record.code for e in content.municipalities],
        ((e, ("code",)) for e in content.municipalities),
        say("the municipality code"),
        say("check the code"),
    )
    yield from _duplicates(
        [e.record.code for e in content.regions],
        ((e, ("code",)) for e in content.regions),
        say("the region code"),
        say("check the code"),
    )
    yield from _duplicates(
        [e.record.id for e in content.terms],
        ((e, ("id",)) for e in content.terms),
        say("the term’s id"),
        say("give another id"),
    )
    yield from _duplicates(
        [e.record.id for e in content.calls],
        ((e, ("id",)) for e in content.calls),
        say("the call’s id"),
        say("give another id"),
    )
    for language in ("fi", "sv", "en"):
        named = [e for e in content.regions if getattr(e.record.name, language)]
        names = [getattr(e.record.name, language) for e in named]
        places = ((e, ("name", language)) for e in named)
        yield from _duplicates(names, places, say("the name of a region"), say("check the name"))
    linked = [e for e in content.terms if e.record.url]
    yield from _duplicates(
        [e.record.url for e in linked],
        ((e, ("url",)) for e in linked),
        say("the term’s address"),
        say("copy the address anew"),
    )
    for call in content.calls:
        for name in ("documents", "target_areas", "explanations"):
            ids = [part.id for part in getattr(call.record, name)]
            parts = ((call, (name, index, "id")) for index in range(len(ids)))
            yield from _duplicates(ids, parts, say("the id"), say("give another id"))
    in_rows = [e for e in content.applications if e.record.source.row]
    yield from _duplicates(
        [(e.record.call, e.record.source.row) for e in in_rows],
        ((e, ("source", "row")) for e in in_rows),
        say("the row"),
        say("check the row of the annex"),
    )
    yield from _duplicates(
        [(e.record.application.rpartition("-")[0], e.record.item) for e in content.awards],
        ((e, ("item",)) for e in content.awards),
        say("the item"),
        say("check the item of the decision"),
    )


def check_addresses(catalog: Catalog) -> Iterator[Problem]:
    """Two pages never have one address."""
    hint = say("choose another name, or take out the alias")
    for values, places in (_of_projects(catalog), _of_municipalities(catalog)):
        yield from _duplicates(values, places, say("the address"), hint, "duplicate-address")
    slugs, areas = _of_themes(catalog)
    for language in ("fi", "sv", "en"):
        names = [slug[language] for slug in slugs]
        if found := list(_duplicates(names, areas, say("the address"), hint, "duplicate-address")):
            yield from found  # the other languages would mostly say the same again
            break


def _of_themes(catalog: Catalog) -> tuple[list[Address], list[Place]]:
    """The list of a theme stands under the name that the oldest call gives it; the same id is the same theme."""
    named: dict[str, tuple[Address, Place]] = {}
    for entry in catalog.calls.values():
        for index, area in enumerate(entry.record.target_areas):
            named.setdefault(area.id, (slugs_of(area.short), (entry, ("target_areas", index, "short"))))
    return [slugs for slugs, _ in named.values()], [place for _, place in named.values()]


def _of_projects(catalog: Catalog) -> tuple[list[Hashable], Iterable[Place]]:
    entries = catalog.content.applications
    aliases = [(e, i, alias) for e in entries for i, alias in enumerate(e.record.aliases)]
    values: list[Hashable] = [(e.record.call, e.slug) for e in entries]
    values += [(e.record.call, alias) for e, _, alias in aliases]
    return values, chain(((e, ("name",)) for e in entries), ((e, ("aliases", i)) for e, i, _ in aliases))


def _of_municipalities(catalog: Catalog) -> tuple[list[Hashable], Iterable[Place]]:
    """In Swedish a municipality stands under its Swedish name, otherwise under its Finnish name."""
    values: list[Hashable] = []
    places: list[Place] = []
    for language in ("fi", "sv"):
        own = {}
        for entry in catalog.content.municipalities:
            name = getattr(entry.record.name, language)
            own[entry.record.code] = slug = slug_of(name or entry.record.name.every()[0])
            values.append((language, slug))
            places.append((entry, ("name", language) if name else ("name",)))
        for entry in catalog.content.municipalities:
            for index, alias in enumerate(entry.record.aliases):
                if alias != own[entry.record.code]:
                    values.append((language, alias))
                    places.append((entry, ("aliases", index)))
    return values, places
