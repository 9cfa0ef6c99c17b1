"""Regions and municipalities name each other; successors and units lead somewhere."""

from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.errors import Problem
from grantsite.load import Entry, slug_of
from grantsite.names import forms
from grantsite.records import Municipality, Organisation, Region


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
            listed = any(record.code in r.municipalities for r in catalog.regions.values())
            yield entry.problem(
                ("region",) if listed else ("code",),
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
        yield from _check_named_back(catalog, entry)
    for organisation in catalog.content.organisations:
        unit_of = organisation.record.unit_of
        if unit_of is not None and unit_of not in catalog.places:
            yield organisation.problem(
                ("unit_of",),
                "unknown-municipality",
                f'there is no municipality "{unit_of}"',
                "the codes stand in content/municipalities/",
            )
        elif unit_of is not None:
            yield from _check_unit(organisation, catalog.places[unit_of].record)
    yield from _check_region_lists(catalog)


def _check_named_back(catalog: Catalog, entry: Entry[Municipality]) -> Iterator[Problem]:
    """A later region lists the municipality, and a successor names its predecessor; and the other way round."""
    record = entry.record
    later = catalog.regions.get(record.later_region.region) if record.later_region else None
    if later is not None and record.code not in later.later_municipalities:
        message = f'region "{later.code}" {later.name.fi} does not list "{record.code}" in later_municipalities'
        hint = "check the region here and in regions.yaml"
        yield entry.problem(("later_region", "region"), "control-total", message, hint)
    successor = catalog.places.get(record.successor.municipality) if record.successor else None
    if successor and successor.record is not record and record.code not in successor.record.predecessors:
        message = f'municipality "{successor.record.code}" {successor.record.name.fi} does not name "{record.code}"'
        hint = f"check the code, and predecessors in {successor.entry.path}"
        yield entry.problem(("successor", "municipality"), "control-total", message, hint)
    for index, code in enumerate(record.predecessors):
        former = catalog.places.get(code)
        if former is None or former.record.successor is None or former.record.successor.municipality != record.code:
            message = f'the successor of municipality "{code}" is not "{record.code}"'
            yield entry.problem(("predecessors", index), "control-total", message, "check the code here and there")


def _check_unit(entry: Entry[Organisation], municipality: Municipality) -> Iterator[Problem]:
    """A unit is called after its municipality; where it is not, a note says whose it is."""
    names = [*entry.record.name.every(), *entry.record.other_forms]
    starts = tuple(form for name in municipality.name.every() for form in forms(name))
    if entry.record.note is None and not any(name.casefold().startswith(starts) for name in names):
        yield entry.problem(
            ("unit_of",),
            "name-mismatch",
            f'municipality "{municipality.code}" is {municipality.name.fi}, but the unit is {" / ".join(names)}',
            "check the code, or add a note that says whose unit it is",
        )


def _check_region(catalog: Catalog, entry: Entry[Municipality], keys: Keys, code: str) -> Iterator[Problem]:
    if code not in catalog.regions:
        yield entry.problem(
            keys, "unknown-region", f'there is no region "{code}"', "the codes stand in content/regions.yaml"
        )


def _check_region_lists(catalog: Catalog) -> Iterator[Problem]:
    for entry in catalog.content.regions:
        region: Region = entry.record
        members = [p.record for p in catalog.places.values() if p.record.region == region.code]
        if not members:
            yield entry.problem(
                ("code",),
                "control-total",
                f'no municipality says its region is "{region.code}"',
                "check the code here and in content/municipalities/",
            )
            continue
        for index, code in enumerate(region.municipalities):
            place = catalog.places.get(code)
            if code in region.municipalities[:index]:
                yield entry.problem(
                    ("municipalities", index),
                    "duplicate-id",
                    f'municipality "{code}" is listed twice',
                    "check the code, or take it out",
                )
            elif place is None:
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
        for index, code in enumerate(region.later_municipalities):
            place = catalog.places.get(code)
            if place is None or not place.record.later_region or place.record.later_region.region != region.code:
                message = f'the later region of municipality "{code}" is not "{region.code}"'
                hint = "check the code here and in content/municipalities/"
                yield entry.problem(("later_municipalities", index), "control-total", message, hint)
        found = sum(m.population.count for m in members)
        if found != region.population:
            yield entry.problem(
                ("population",),
                "control-total",
                f"the populations of {region.name.fi} add up to {found:,}, not {region.population:,}, "
                f"the difference is {found - region.population:+,}",
                "check the populations of its municipalities, or this sum",
            )
