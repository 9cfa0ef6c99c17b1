"""What a result shows: plain lists in blocks, so that the page fetches the blocks of what it shows."""

from collections.abc import Iterable, Sequence
from typing import Any

from grantsite.catalog import Catalog
from grantsite.projects import UNDECIDED, Place, Project
from grantsite.records import Text
from grantsite.urls import Addresses

# Documents in a block.
BLOCK = 16


def row(catalog: Catalog, addresses: Addresses, thing: Place | Project) -> list[Any]:
    """A project: ["p", id, name, its language, addresses, names of the leads, region, requested, awarded, names of
    the partners];
    a municipality: ["m", code, names, addresses, region, projects as lead, as partner, awarded as lead, successor's
    names]. Sums are cents (None where nothing is awarded, False where it is not
    decided). Names and addresses are in the order of the site's
    languages, or one where all are the same."""
    languages = addresses.languages
    if isinstance(thing, Project):
        region = catalog.region_of_lead(thing)
        return [
            "p", thing.id, thing.application.name, thing.application.language,
            _each(addresses.project(thing.call.id, thing.entry.slug).values()),
            [_names(p.body.name, languages) for p in thing.leads],
            _names(region.name, languages) if region else None,
            thing.application.requested, False if thing.status == UNDECIDED else thing.awarded,
            [_names(p.body.name, languages) for p in thing.partners],
        ]  # fmt: skip
    record = thing.record
    region = catalog.region_on(record)
    successor = catalog.places.get(record.successor.municipality) if record.successor else None
    return [
        "m", record.code, _names(record.name, languages), _each(addresses.municipality(record).values()),
        _names(region.name, languages) if region else None,
        len(thing.as_lead), len(thing.as_partner), thing.awarded_as_lead,
        _names(successor.record.name, languages) if successor else None,
    ]  # fmt: skip


def _names(name: Text, languages: Sequence[str]) -> list[str]:
    return _each(getattr(name, language) or name.every()[0] for language in languages)


def _each(texts: Iterable[str]) -> list[str]:
    every = list(texts)
    return every[:1] if len(set(every)) == 1 else every
