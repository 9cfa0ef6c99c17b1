"""Regions and municipalities name each other; successors lead somewhere."""

from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.load import slug_of
from grantsite.messages import count, say
from grantsite.records import Municipality, Region, RegionMember

# Degrees between which Finland lies, a little more than its outermost points.
_LATITUDES = (59, 71)
_LONGITUDES = (19, 32)


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
                say(
                    'region "{region}" {name} does not list municipality "{code}"',
                    region=region.code,
                    name=region.name.every()[0],
                    code=record.code,
                ),
                say("check the code and the region here and in regions.yaml"),
            )
        if record.successor and record.successor.municipality not in catalog.places:
            yield entry.problem(
                ("successor", "municipality"),
                "unknown-municipality",
                say('there is no municipality "{code}"', code=record.successor.municipality),
                say("the codes stand in content/municipalities/"),
            )
        if record.successor and record.successor.municipality == record.code:
            yield entry.problem(
                ("successor", "municipality"),
                "unknown-municipality",
                say("a municipality cannot be its own successor"),
                say("name the municipality it was merged into"),
            )
        if slug_of(record.name.every()[0]) != entry.slug and entry.slug not in record.aliases:
            yield entry.problem(
                ("name", "fi"),
                "file-name",
                say('the file of "{name}" is called {slug}.yaml', name=record.name.every()[0], slug=entry.slug),
                say("rename it to {slug}.yaml, or mend the name", slug=slug_of(record.name.every()[0])),
            )
        yield from _check_named_back(catalog, entry)
        yield from _check_point(entry)
    yield from _check_region_lists(catalog)


def _check_point(entry: Entry[Municipality]) -> Iterator[Problem]:
    """The place on the map is one that the maps can draw: degrees that were swapped or mistyped lie elsewhere."""
    point = entry.record.point
    for name, degrees, other, lowest, highest in (
        ("lat", point.lat, point.lon, *_LATITUDES),
        ("lon", point.lon, point.lat, *_LONGITUDES),
    ):
        if not lowest <= degrees <= highest:
            message = say("{name} {degrees} is outside Finland", name=name, degrees=str(degrees))
            hint = say("write degrees from {lowest} to {highest}", lowest=str(lowest), highest=str(highest))
            if lowest <= other <= highest:
                hint = say("swap the two: lat and lon have changed places")
            yield entry.problem(("point", name), "out-of-range", message, hint)
            return  # of two that were swapped, one message says it


def _check_named_back(catalog: Catalog, entry: Entry[Municipality]) -> Iterator[Problem]:
    """A later region lists the municipality, and a successor names its predecessor; and the other way round."""
    record = entry.record
    later = catalog.regions.get(record.later_region.region) if record.later_region else None
    if later is not None and record.code not in later.later_municipalities:
        message = say(
            'region "{region}" {name} does not list "{code}" in later_municipalities',
            region=later.code,
            name=later.name.every()[0],
            code=record.code,
        )
        hint = say("check the region here and in regions.yaml")
        yield entry.problem(("later_region", "region"), "control-total", message, hint)
    successor = catalog.places.get(record.successor.municipality) if record.successor else None
    if successor and successor.record is not record and record.code not in successor.record.predecessors:
        message = say(
            'municipality "{successor}" {name} does not name "{code}"',
            successor=successor.record.code,
            name=successor.record.name.every()[0],
            code=record.code,
        )
        hint = say("check the code, and predecessors in {path}", path=successor.entry.path)
        yield entry.problem(("successor", "municipality"), "control-total", message, hint)
    for index, code in enumerate(record.predecessors):
        former = catalog.places.get(code)
        if former is None or former.record.successor is None or former.record.successor.municipality != record.code:
            message = say('the successor of municipality "{former}" is not "{code}"', former=code, code=record.code)
            yield entry.problem(("predecessors", index), "control-total", message, say("check the code here and there"))


def _check_region(catalog: Catalog, entry: Entry[Municipality], keys: Keys, code: str) -> Iterator[Problem]:
    if code not in catalog.regions:
        yield entry.problem(
            keys,
            "unknown-region",
            say('there is no region "{code}"', code=code),
            say("the codes stand in content/regions.yaml"),
        )


def _check_region_lists(catalog: Catalog) -> Iterator[Problem]:
    # A municipality of no region is reported itself; lists and sums would only say it again.
    complete = all(place.record.region in catalog.regions for place in catalog.places.values())
    for entry in catalog.content.regions:
        region: Region = entry.record
        members = [p.record for p in catalog.places.values() if p.record.region == region.code]
        if not members:
            yield entry.problem(
                ("code",),
                "control-total",
                say('no municipality says its region is "{code}"', code=region.code),
                say("check the code here and in content/municipalities/"),
            )
            continue
        if not complete:
            continue
        codes = [member.code for member in region.municipalities]
        for index, code in enumerate(codes):
            place = catalog.places.get(code)
            if (first := codes.index(code)) < index:
                yield entry.problem(
                    ("municipalities", index, "code"),
                    "duplicate-id",
                    say('municipality "{code}" is listed twice', code=code),
                    say(
                        "check the code here and in {place}, or take one out",
                        place=at(entry, "municipalities", first, "code"),
                    ),
                )
            elif place is None:
                yield entry.problem(
                    ("municipalities", index, "code"),
                    "unknown-municipality",
                    say('there is no municipality "{code}"', code=code),
                    say("check the code here and in content/municipalities/"),
                )
            elif place.record.region != region.code:
                yield entry.problem(
                    ("municipalities", index, "code"),
                    "control-total",
                    say(
                        'municipality "{code}" {name} says its region is "{region}"',
                        code=code,
                        name=place.record.name.every()[0],
                        region=place.record.region,
                    ),
                    say("check {place}", place=at(place.entry, "region")),
                )
            else:
                yield from _check_names(entry, index, place.entry)
        for index, code in enumerate(region.later_municipalities):
            place = catalog.places.get(code)
            if place is None or not place.record.later_region or place.record.later_region.region != region.code:
                message = say(
                    'the later region of municipality "{code}" is not "{region}"', code=code, region=region.code
                )
                hint = say("check the code here and in content/municipalities/")
                yield entry.problem(("later_municipalities", index), "control-total", message, hint)
        if set(codes) != {member.code for member in members}:
            continue  # which municipalities they are has been said, and changes the sum
        found = sum(m.population.count for m in members)
        if found != region.population:
            yield entry.problem(
                ("population",),
                "control-total",
                say(
                    "the populations of {name} add up to {found}, not {population}, the difference is {difference}",
                    name=region.name.every()[0],
                    found=count(found),
                    population=count(region.population),
                    difference=count(found - region.population, signed=True),
                ),
                say("check the populations of its municipalities, or this sum"),
            )


def _check_names(region: Entry[Region], index: int, entry: Entry[Municipality]) -> Iterator[Problem]:
    """The region's list and the municipality's own record give it the same names."""
    member: RegionMember = region.record.municipalities[index]
    for language in ("fi", "sv"):
        own, listed = getattr(entry.record.name, language), getattr(member, language)
        place = at(region, "municipalities", index, language) if own != listed else ""
        if own != listed and not own:
            message = say('municipality "{code}" has no name under {language}', code=member.code, language=language)
            hint = say("write {value}, as {place} does", value=f"{language}: {listed}", place=place)
            yield entry.problem(("name",), "missing-text", message, hint)
        elif own != listed:
            yield entry.problem(
                ("name", language),
                "name-mismatch",
                say(
                    'municipality "{code}" is "{own}" here, but "{listed}" in the list of its region',
                    code=member.code,
                    own=own or "",
                    listed=listed or "",
                ),
                say("compare it with {place} and an official list", place=place),
            )
