"""The tile grid: a square for each region, about where it lies, with its applications and awards.

A project counts for the region of its lead on the day of the decision.
"""

import re
from collections.abc import Callable

from grantsite.catalog import Catalog
from grantsite.downloads.column import Type
from grantsite.downloads.row import Value
from grantsite.figures.figure import WIDTH, Figure, table
from grantsite.projects import Project
from grantsite.records import Call, Region, Text
from grantsite.views.shared import Link, View

# Where each region's square stands, by its code: column and row. One that is not here comes below, in a row of its own.
_PLACES = {
    "19": (2, 0),  # Lapland
    "16": (1, 1),  # Central Ostrobothnia
    "17": (2, 1),  # North Ostrobothnia
    "18": (3, 1),  # Kainuu
    "15": (0, 2),  # Ostrobothnia
    "14": (1, 2),  # South Ostrobothnia
    "13": (2, 2),  # Central Finland
    "11": (3, 2),  # North Savo
    "12": (4, 2),  # North Karelia
    "04": (0, 3),  # Satakunta
    "06": (1, 3),  # Pirkanmaa
    "07": (2, 3),  # Päijät-Häme
    "10": (3, 3),  # South Savo
    "09": (4, 3),  # South Karelia
    "02": (0, 4),  # Southwest Finland
    "05": (1, 4),  # Kanta-Häme
    "01": (2, 4),  # Uusimaa
    "08": (3, 4),  # Kymenlaakso
    "21": (0, 5),  # Åland
}
_COLUMNS = 5
_ROWS = 6
_SIDE = WIDTH // _COLUMNS
# Shades from none on: the last is for as many as the region with most has.
SHADES = 4
# Below the squares: what the shades stand for.
_LEGEND = 500
_TABLE: tuple[tuple[str, Type], ...] = (
    ("region_code", "code"),
    ("region_name_fi", "text"),
    ("region_name_sv", "text"),
    ("region_name_en", "text"),
    ("applications", "integer"),
    ("awards", "integer"),
    ("requested", "money"),
    ("awarded", "money"),
)


class Tile(View, frozen=True):
    """A region: its projects and their sums in cents, its square, and its shade from 0 (none) to ``SHADES`` - 1.

    ``short`` is the name's abbreviation. ``link`` leads to its projects, or to its municipalities where it has none.
    ``region`` is None for the row of those whose lead is in no region, which has no square.
    """

    region: Link | None
    short: Text | None
    link: Link | None
    applications: int
    awards: int
    requested: int
    awarded: int
    x: int
    y: int
    shade: int


class Shade(View, frozen=True):
    """A shade and the numbers that it stands for: of awards, or of applications where nothing is decided."""

    shade: int
    first: int
    last: int


class TilesFigure(Figure, frozen=True):
    """The tile grid. ``tiles`` are those that have a square, ``elsewhere`` the projects whose lead is in no region.
    Where nothing is ``decided`` shades go by applications, and nothing can be said of awards."""

    decided: bool
    side: int
    foot: int  # y of the end of the squares
    tiles: list[Tile]
    elsewhere: Tile | None
    shades: list[Shade]

    @property
    def none(self) -> list[Tile]:
        """The regions without an application."""
        return [tile for tile in self.tiles if not tile.applications]


def shade_of(count: int, most: int) -> int:
    """The shade of a number: none, then equal steps up to the largest number."""
    steps = SHADES - 1
    return -(-count * steps // most) if count else 0


def tiles(
    catalog: Catalog, call: Call, region_link: Callable[[Region], Link], cut_link: Callable[[Region], Link]
) -> TilesFigure:
    """The grid of a call. ``region_link`` leads to a region's municipalities, ``cut_link`` to its projects."""
    members: dict[str, list[Project]] = {code: [] for code in catalog.regions}
    elsewhere: list[Project] = []
    for project in catalog.of_call(call.id):
        region = catalog.region_of_lead(project)
        (members[region.code] if region else elsewhere).append(project)
    decided = call.decision_date is not None
    counts = {code: sum(1 for p in found if p.award or not decided) for code, found in members.items()}
    most = max(counts.values(), default=0)
    places = _placed(list(catalog.regions))
    made = []
    for region in catalog.regions_in_order:
        column, row = places[region.code]
        found = members[region.code]
        link = cut_link(region) if found else region_link(region)
        shade = shade_of(counts[region.code], most)
        made.append(_tile(region_link(region), link, found, column * _SIDE, row * _SIDE, shade))
    foot = (max((row for _, row in places.values()), default=0) + 1) * _SIDE
    other = _tile(None, None, elsewhere, 0, 0, 0) if elsewhere else None
    lines: list[tuple[Value, ...]] = [
        (r.code, r.name.fi, r.name.sv, r.name.en, *_cells(members[r.code], decided)) for r in catalog.regions_in_order
    ]
    if elsewhere:
        lines.append((None, None, None, None, *_cells(elsewhere, decided)))
    return TilesFigure(
        name="regions-map",
        height=foot + _LEGEND,
        csv=table(_TABLE, lines),
        decided=decided,
        side=_SIDE,
        foot=foot,
        tiles=made,
        elsewhere=other,
        shades=_shades(most),
    )


def short(name: Text) -> Text:
    """An abbreviation of a name in each language: the initials of its words (V-S, NK), or three letters (Kai)."""
    return Text(**{lang: _initials(text) for lang in ("fi", "sv", "en") if (text := getattr(name, lang))})


def _initials(name: str) -> str:
    words = re.split(r"[ -]", name)
    if len(words) == 1:
        return name[:3]
    return ("-" if "-" in name else "").join(word[0] for word in words)


def _placed(codes: list[str]) -> dict[str, tuple[int, int]]:
    unknown = [code for code in codes if code not in _PLACES]
    below = {code: (index % _COLUMNS, _ROWS + index // _COLUMNS) for index, code in enumerate(unknown)}
    return {code: _PLACES[code] for code in codes if code in _PLACES} | below


def _numbers(projects: list[Project]) -> tuple[int, int, int, int]:
    return (
        len(projects),
        sum(1 for p in projects if p.award),
        sum(p.application.requested for p in projects),
        sum(p.awarded or 0 for p in projects),
    )


def _cells(projects: list[Project], decided: bool) -> tuple[Value, ...]:
    applications, awards, requested, awarded = _numbers(projects)
    return (applications, awards, requested, awarded) if decided else (applications, None, requested, None)


def _tile(region: Link | None, link: Link | None, projects: list[Project], x: int, y: int, shade: int) -> Tile:
    applications, awards, requested, awarded = _numbers(projects)
    return Tile(
        region, short(region.name) if region else None, link, applications, awards, requested, awarded, x, y, shade
    )


def _shades(most: int) -> list[Shade]:
    """The shades and their ranges; those that no number falls into are left out."""
    found: dict[int, list[int]] = {}
    for count in range(most + 1):
        found.setdefault(shade_of(count, most), []).append(count)
    return [Shade(shade, numbers[0], numbers[-1]) for shade, numbers in found.items()]
