"""What a result shows: plain lists in blocks, so that the page fetches the blocks of what it shows."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from grantsite.catalog import Catalog
from grantsite.projects import UNDECIDED, Place, Project
from grantsite.records import Text
from grantsite.urls import Addresses

# Documents in a block.
BLOCK = 16


class ResultRows:
    """What results show. What a body is called is said once: it comes in many of them."""

    def __init__(self, catalog: Catalog, addresses: Addresses) -> None:
        self._catalog = catalog
        self._addresses = addresses
        self._names = cache(self._in_each_language)

    def of(self, thing: Place | Project) -> list[Any]:
        """A project: ["p", id, name, its language, addresses, names of the leads, region, requested, awarded, names of
        the partners];
        a municipality: ["m", code, names, addresses, region, projects as lead, as partner, awarded as lead, successor's
        names]. Sums are cents (None where nothing is awarded, False where it is not decided). Names and addresses are
        in the order of the site's languages, or one where all are the same."""
        if isinstance(thing, Project):
            region = self._catalog.region_of_lead(thing)
            return [
                "p", thing.id, thing.application.name, thing.application.language,
                _each(self._addresses.project(thing.call.id, thing.entry.slug).values()),
                [self._names(p.body.name) for p in thing.leads],
                self._names(region.name) if region else None,
                thing.application.requested, False if thing.status == UNDECIDED else thing.awarded,
                [self._names(p.body.name) for p in thing.partners],
            ]  # fmt: skip
        record = thing.record
        region = self._catalog.region_on(record)
        successor = self._catalog.places.get(record.successor.municipality) if record.successor else None
        return [
            "m", record.code, self._names(record.name), _each(self._addresses.municipality(record).values()),
            self._names(region.name) if region else None,
            len(thing.as_lead), len(thing.as_partner), thing.awarded_as_lead,
            self._names(successor.record.name) if successor else None,
        ]  # fmt: skip

    def _in_each_language(self, name: Text) -> list[str]:
        return _each(name.shown_in(language) for language in self._addresses.languages)


def _each(texts: Iterable[str]) -> list[str]:
    every = list(texts)
    return every[:1] if len(set(every)) == 1 else every
