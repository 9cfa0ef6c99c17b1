"""Requested against awarded, and awarded per inhabitant, by the region of the lead on the day of the decision.

An award is paid to the lead on behalf of all who take part, so what a region's leads are awarded is not what the region
is given.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from grantsite.catalog import Catalog
from grantsite.downloads.column import Type
from grantsite.figures.behind import Lists
from grantsite.figures.classes import NO_MUNICIPALITY
from grantsite.figures.figure import WIDTH, Figure, scaled, table
from grantsite.figures.group import Group, group
from grantsite.names import alphabetical
from grantsite.projects import Project
from grantsite.records import Call, Region, Text
from grantsite.views.shared import View

# Below the words for outline and filling.
_TOP = 360
_ROW = 560
_EMPTY = 280
_SHORT = 340
# Below the label of the line of the average.
_AVERAGE = 280
_REGION_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("region_code", "code"),
    ("region_fi", "text"),
    ("region_sv", "text"),
    ("applications", "integer"),
    ("awards", "integer"),
    ("requested", "money"),
    ("awarded", "money"),
)
_INHABITANT_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("region_code", "code"),
    ("region_fi", "text"),
    ("region_sv", "text"),
    ("population", "integer"),
    ("awarded", "money"),
    ("awarded_per_inhabitant", "money"),
)


class RegionBar(View, frozen=True):
    """A region, or None for the projects that no municipality leads: ``whole`` is as long as what was requested,
    ``part`` as what was awarded."""

    code: str
    name: Text | None
    group: Group
    y: int
    whole: int
    part: int


class RegionsFigure(Figure, frozen=True):
    """The regions, those that were awarded most first. ``without`` have applications but no award, ``silent`` no
    application either. Where nothing is ``decided`` all have no award."""

    decided: bool
    bars: list[RegionBar]
    without: list[Text]
    silent: list[Text]


class InhabitantsBar(View, frozen=True):
    """A region: its inhabitants, and cents a head, rounded half up."""

    code: str
    name: Text
    population: int
    group: Group
    each: int
    y: int
    length: int


class InhabitantsFigure(Figure, frozen=True):
    """The regions by what was awarded a head, most first; and the whole country, without what no region leads."""

    bars: list[InhabitantsBar]
    population: int
    each: int
    dates: list[date]  # of the populations: one, where all records are of one day
    average: int  # x


def by_region(
    catalog: Catalog, call: Call, projects: Sequence[Project], lists: Lists
) -> list[tuple[Region | None, Group]]:
    """Every region, in the order of codes, and last the projects that no municipality leads, if there are any."""
    members: dict[str, list[Project]] = {code: [] for code in catalog.regions}
    alone: list[Project] = []
    for project in projects:
        region = catalog.region_of_lead(project)
        (members[region.code] if region else alone).append(project)
    found: list[tuple[Region | None, Group]] = []
    for code, region in catalog.regions.items():
        with_award = lists.search(status="awarded", region=region)
        found.append((region, group(members[code], lists.search(region=region), with_award)))
    if alone:
        records = lists.of_class(NO_MUNICIPALITY)
        found.append((None, group(alone, records, records)))
    return found


def regions(call: Call, groups: Sequence[tuple[Region | None, Group]]) -> RegionsFigure:
    """The figure of ``by_region``."""
    decided = call.decision_date is not None
    ranked = sorted(
        groups, key=lambda pair: (pair[0] is None, -pair[1].awarded, -pair[1].requested, _name_key(pair[0]))
    )
    most = max((max(g.requested, g.awarded) for _, g in groups), default=0)
    bars: list[RegionBar] = []
    y = _TOP
    for region, found in ranked:
        whole, part = scaled(found.requested, most, WIDTH), scaled(found.awarded, most, WIDTH)
        bars.append(RegionBar(region.code if region else "", region.name if region else None, found, y, whole, part))
        y += _ROW if found.applications else _EMPTY
    return RegionsFigure(
        name="regions",
        height=y,
        csv=table(_REGION_COLUMNS, (_region_row(bar, decided) for bar in bars)),
        decided=decided,
        bars=bars,
        without=[b.name for b in bars if decided and b.name and b.group.applications and not b.group.awards],
        silent=[b.name for b in bars if b.name and not b.group.applications],
    )


def inhabitants(catalog: Catalog, call: Call, groups: Sequence[tuple[Region | None, Group]]) -> InhabitantsFigure:
    """The figure of ``by_region``, by inhabitants of the regions as they were on the day of the decision."""
    counts = dict.fromkeys(catalog.regions, 0)
    days: set[date] = set()
    for place in catalog.places.values():
        region = catalog.region_on(place.record, call.decision_date)
        if region:
            counts[region.code] += place.record.population.count
            days.add(place.record.population.date)
    named = [(region, found) for region, found in groups if region]
    shares = {region.code: _share(found.awarded, counts[region.code]) for region, found in named}
    most = max(shares.values(), default=Fraction(0))
    named.sort(key=lambda pair: (-shares[pair[0].code], _name_key(pair[0])))
    bars = [
        InhabitantsBar(
            code=region.code,
            name=region.name,
            population=counts[region.code],
            group=found,
            each=_rounded(shares[region.code]),
            y=_AVERAGE + _SHORT * index,
            length=_rounded(shares[region.code] * WIDTH / most) if most else 0,
        )
        for index, (region, found) in enumerate(named)
    ]
    population = sum(counts.values())
    average = _share(sum(found.awarded for _, found in named), population)
    return InhabitantsFigure(
        name="inhabitants",
        height=_AVERAGE + _SHORT * len(bars),
        csv=table(_INHABITANT_COLUMNS, map(_inhabitants_row, bars)),
        bars=bars,
        population=population,
        each=_rounded(average),
        dates=sorted(days),
        average=_rounded(average * WIDTH / most) if most else 0,
    )


def _share(cents: int, heads: int) -> Fraction:
    return Fraction(cents, heads) if heads else Fraction(0)


def _rounded(value: Fraction) -> int:
    """A value that is not negative, rounded half up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _name_key(region: Region | None) -> tuple[str, str]:
    return alphabetical(region.name.every()[0]) if region else ("", "")


def _region_row(bar: RegionBar, decided: bool) -> list[str | int | None]:
    found, name = bar.group, bar.name
    names = (name.fi, name.sv) if name else (None, None)
    awards, awarded = (found.awards, found.awarded) if decided else (None, None)
    return [bar.code or None, *names, found.applications, awards, found.requested, awarded]


def _inhabitants_row(bar: InhabitantsBar) -> list[str | int | None]:
    return [bar.code, bar.name.fi, bar.name.sv, bar.population, bar.group.awarded, bar.each]
