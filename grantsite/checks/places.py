"""Regions and municipalities name each other; successors lead somewhere."""

from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.errors import Problem
from grantsite.load import Entry, slug_of
from grantsite.records import Municipality, Region, RegionMember


def check_places(catalog: Catalog) -> Iterator[Problem]:
    """Regions and municipalities name each other; successors lead somewhere."""
    if catalog.content.any_unread("municipalities", "regions"):
        return
    listed = {member.code for region in catalog.regions.values() for member in region.municipalities}
    for entry in catalog.content.municipalities:
        record = entry.record
        yield from _check_region(catalog, entry, ("region",), record.region)
        if record.later_region:
            yield from _check_region(catalog, entry, ("later_region", "region"), record.later_region.region)
        region = catalog.regions.get(record.region)
        if region is not None and record.code not in [member.code for member in region.municipalities]:
            yield entry.problem(
                ("region",) if record.code in listed else ("code",),
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
        codes = [member.code for member in region.municipalities]
        for index, code in enumerate(codes):
            place = catalog.places.get(code)
            if (first := codes.index(code)) < index:
                yield entry.problem(
                    ("municipalities", index, "code"),
                    "duplicate-id",
                    f'municipality "{code}" is listed twice',
                    f"check the code here and in {at(entry, 'municipalities', first, 'code')}, or take one out",
                )
            elif place is None:
                yield entry.problem(
                    ("municipalities", index, "code"),
                    "unknown-municipality",
                    f'there is no municipality "{code}"',
                    "check the code here and in content/municipalities/",
                )
            elif place.record.region != region.code:
                yield entry.problem(
                    ("municipalities", index, "code"),
                    "control-total",
                    f'municipality "{code}" {place.record.name.fi} says its region is "{place.record.region}"',
                    f"check {at(place.entry, 'region')}",
                )
            else:
                yield from _check_names(entry, index, place.entry)
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


def _check_names(region: Entry[Region], index: int, entry: Entry[Municipality]) -> Iterator[Problem]:
    """The region's list and the municipality's own record give it the same names."""
    member: RegionMember = region.record.municipalities[index]
    for language in ("fi", "sv"):
        own, listed = getattr(entry.record.name, language), getattr(member, language)
        if own != listed:
            place = at(region, "municipalities", index, language)
            yield entry.problem(
                ("name", language),
                "name-mismatch",
                f'municipality "{member.code}" is "{own or ""}" here, but "{listed or ""}" in the list of its region',
                f"compare it with {place} and an official list",
            )
