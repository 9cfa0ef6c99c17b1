"""Regions and municipalities name each other; successors and units lead somewhere."""

from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.errors import Problem
from grantsite.load import Entry, slug_of
from grantsite.records import Municipality, Region


def check_places(catalog: Catalog) -> Iterator[Problem]:
    """Regions and municipalities name each other; successors and units lead somewhere."""
    if catalog.content.any_unread("municipalities", "regions"):
        return
    for entry in catalog.content.municipalities:
        record = entry.record
        yield from _check_region(catalog, entry, ("region",), record.region)
        if record.later_region:
            yield from _check_region(catalog, entry, ("later_region", "region"), record.later_region.region)
        region = catalog.regions.get(record.region)
        if region is not None and record.code not in region.municipalities:
            yield entry.problem(
                ("region",),
                "control-total",
                f'region "{region.code}" {region.name.fi} does not list municipality "{record.code}"',
                "check the code and the region here and in regions.yaml",
            )
        if record.successor and record.successor.municipality not in catalog.places:
            yield entry.problem(
                ("successor", "municipality"),
                "unknown-municipality",
                f'there is no municipality "{record.successor.municipality}"',
                "the codes stand in content/municipalities/",
            )
        if record.successor and record.successor.municipality == record.code:
            yield entry.problem(
                ("successor", "municipality"),
                "unknown-municipality",
                "a municipality cannot be its own successor",
                "name the municipality it was merged into",
            )
        if slug_of(record.name.fi or "") != entry.slug and entry.slug not in record.aliases:
            yield entry.problem(
                ("name", "fi"),
                "file-name",
                f'the file of "{record.name.fi}" is called {entry.slug}.yaml',
                f"rename it to {slug_of(record.name.fi or '')}.yaml, or mend the name",
            )
    for organisation in catalog.content.organisations:
        unit_of = organisation.record.unit_of
        if unit_of is not None and unit_of not in catalog.places:
            yield organisation.problem(
                ("unit_of",),
                "unknown-municipality",
                f'there is no municipality "{unit_of}"',
                "the codes stand in content/municipalities/",
            )
    yield from _check_region_lists(catalog)


def _check_region(catalog: Catalog, entry: Entry[Municipality], keys: Keys, code: str) -> Iterator[Problem]:
    if code not in catalog.regions:
        yield entry.problem(
            keys, "unknown-region", f'there is no region "{code}"', "the codes stand in content/regions.yaml"
        )


def _check_region_lists(catalog: Catalog) -> Iterator[Problem]:
    for entry in catalog.content.regions:
        region: Region = entry.record
        for index, code in enumerate(region.municipalities):
            place = catalog.places.get(code)
            if place is None:
                yield entry.problem(
                    ("municipalities", index),
                    "unknown-municipality",
                    f'there is no municipality "{code}"',
                    "check the code here and in content/municipalities/",
                )
            elif place.record.region != region.code:
                yield entry.problem(
                    ("municipalities", index),
                    "control-total",
                    f'municipality "{code}" {place.record.name.fi} says its region is "{place.record.region}"',
                    f"check {at(place.entry, 'region')}",
                )
        members = [p.record for p in catalog.places.values() if p.record.region == region.code]
        found = sum(m.population.count for m in members)
        if members and found != region.population:
            yield entry.problem(
                ("population",),
                "control-total",
                f"the populations of {region.name.fi} add up to {found:,}, not {region.population:,}, "
                f"the difference is {found - region.population:+,}",
                "check the populations of its municipalities, or this sum",
            )
