"""The map and the tile grid: their numbers against the records, read anew here, and their geometry against both."""

import csv
import io
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from grantsite.catalog import Catalog
from grantsite.downloads.cells import unguarded
from grantsite.drawing import text_width
from grantsite.figures import MapFigure, Maps, ground, tiles
from grantsite.figures.labels import Box, box_of
from grantsite.figures.map import RING, Mark, Scale
from grantsite.figures.tiles import SHADES, shade_of, short
from grantsite.load import load
from grantsite.pages.build_views import Builder
from grantsite.parse_cache import ParseCache
from grantsite.urls import Addresses

CONTENT = Path(__file__).resolve().parent.parent / "content"
# The radius of the largest disc, in tenths of a pixel.
LARGEST = 180


def read(path: Path) -> Any:
    """A file of records; every scalar is a text, so no amount becomes a float."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)


def records(folder: str) -> list[dict[str, Any]]:
    return [read(path) for path in sorted((CONTENT / folder).rglob("*.yaml"))]


def cents(amount: str) -> int:
    euros, _, rest = amount.partition(".")
    return int(euros) * 100 + int(rest.ljust(2, "0"))


class Facts:
    """What the records say, joined once more without the generator."""

    def __init__(self) -> None:
        self.places = {record["code"]: record for record in records("municipalities")}
        units = {path.stem: self._unit(path) for path in sorted((CONTENT / "organisations").glob("*.yaml"))}
        self.awards = {record["application"]: cents(record["amount"]) for record in records("awards")}
        self.projects: dict[str, tuple[list[str], list[str], int, int | None]] = {}
        for record in records("applications"):
            bodies = [record["lead"], *record.get("co_leads", [])]
            leads = list(dict.fromkeys(filter(None, (self._code(body, units) for body in bodies))))
            others = {self._code(body, units) for body in record.get("partners", [])} - {None, *leads}
            sums = cents(record["requested"]), self.awards.get(record["id"])
            self.projects[record["id"]] = (leads, sorted(filter(None, others)), *sums)

    @staticmethod
    def _unit(path: Path) -> str | None:
        unit: str | None = read(path).get("unit_of")
        return unit

    @staticmethod
    def _code(body: dict[str, str], units: dict[str, str | None]) -> str | None:
        return body.get("municipality") or units[body["organisation"]]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts()


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    content, problems = load(CONTENT, "content", ParseCache(None))
    assert problems == []
    return Catalog(content)


@pytest.fixture(scope="module")
def builder(catalog: Catalog) -> Builder:
    return Builder(catalog, Addresses(("fi", "sv", "en")), "2020")


@pytest.fixture(scope="module")
def whole(builder: Builder) -> MapFigure:
    return builder.maps.of_call()


def table(text: str) -> list[dict[str, str]]:
    return [{k: unguarded(v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))]


def dots(path: str) -> list[tuple[int, int]]:
    """Where the dots of a path are."""
    x = y = 0
    found = []
    for dx, dy in re.findall(r"m(-?\d+) ?(-?\d+)h0", path):
        x, y = x + int(dx), y + int(dy)
        found.append((x, y))
    assert re.fullmatch(r"(m-?\d+ ?-?\d+h0)*", path)
    return found


def test_every_municipality_is_on_the_map_once(facts: Facts, whole: MapFigure) -> None:
    assert sorted(mark.code for mark in whole.marks) == sorted(facts.places)
    assert sorted(mark.code for mark in whole.rows) == sorted(facts.places)
    assert len(dots(whole.dots)) == len(facts.places) == 310
    # a mark lies on the dot of its municipality, to the rounding of both
    there = [(x * 9 / 2, y * 9 / 2) for x, y in dots(whole.dots)]
    for mark in whole.marks:
        assert min(max(abs(mark.x - x), abs(mark.y - y)) for x, y in there) <= 3
        assert 0 < mark.x < whole.width
        assert 0 < mark.y < whole.height


def test_sums_of_leads_are_those_of_the_records(facts: Facts, whole: MapFigure) -> None:
    requested: Counter[str] = Counter()
    awarded: Counter[str] = Counter()
    for leads, _, asked, given in facts.projects.values():
        requested.update({leads[0]: asked} if leads else {})
        awarded.update({leads[0]: given or 0} if leads else {})
    marks = {mark.code: mark for mark in whole.marks}
    assert {c: m.requested for c, m in marks.items() if m.requested is not None} == requested
    assert {c: m.awarded for c, m in marks.items() if m.awarded is not None} == awarded
    # with what has no place on the map, it is what the decision says
    assert sum(requested.values()) + whole.unplaced_requested == 1_610_033_045
    assert sum(awarded.values()) + whole.unplaced_awarded == 969_460_000
    assert whole.unplaced == sum(1 for leads, *_ in facts.projects.values() if not leads)


def test_roles_are_those_of_the_records(facts: Facts, whole: MapFigure) -> None:
    leads = {code for found, *_ in facts.projects.values() for code in found}
    partners = {code for _, found, *_ in facts.projects.values() for code in found} - leads
    assert {mark.code for mark in whole.of_role("lead")} == leads
    assert {mark.code for mark in whole.of_role("partner")} == partners
    assert (len(leads), len(leads | partners)) == (49, 156)
    for mark in whole.marks:
        own = [p for p in facts.projects.values() if mark.code in p[0]]
        other = [p for p in facts.projects.values() if mark.code in p[1]]
        assert (mark.as_lead, mark.as_partner) == (len(own), len(other))
        assert mark.awards == sum(1 for p in own + other if p[3])
        assert mark.with_it == len({code for p in own for code in p[0] + p[1]} - {mark.code})


def is_in_proportion(radius: int, value: int, most: int) -> bool:
    """Whether no other whole radius gives an area nearer to the value's share of the largest disc's."""
    return max(0, 2 * radius - 1) ** 2 * most <= 4 * LARGEST**2 * value <= (2 * radius + 1) ** 2 * most


def test_area_of_a_disc_is_in_proportion_to_its_sum(whole: MapFigure, builder: Builder, catalog: Catalog) -> None:
    most = max(mark.requested or 0 for mark in whole.marks)
    figures = [whole, *(builder.maps.of_project(p) for p in catalog.projects.values())]
    seen = 0
    for figure in filter(None, figures):
        for mark in figure.marks:
            assert is_in_proportion(mark.outer, mark.requested or 0, most)
            assert is_in_proportion(mark.inner, mark.awarded or 0, most)
            seen += mark.outer > 0
        for disc in figure.legend:
            assert is_in_proportion(disc.radius, disc.value, most)
    assert seen == 49 + 60
    assert max(mark.outer for mark in whole.marks) == LARGEST


def test_small_discs_lie_on_large_ones(whole: MapFigure) -> None:
    radii = [mark.outer for mark in whole.marks]
    assert radii == sorted(radii, reverse=True)


@pytest.mark.parametrize(
    ("most", "values"), [(0, []), (173_997_600, [100_000_000, 20_000_000, 5_000_000]), (250, [200, 40, 10])]
)
def test_legend_has_round_sums(most: int, values: list[int]) -> None:
    assert [disc.value for disc in Scale(most).legend] == values


def test_table_for_machines_is_the_map(whole: MapFigure) -> None:
    rows = table(whole.csv)
    assert [row["municipality_code"] for row in rows] == [mark.code for mark in whole.rows]
    for row, mark in zip(rows, whole.rows, strict=True):
        assert row["municipality_name_fi"] == mark.link.name.fi
        assert row["role"] == mark.role
        assert [row["requested"], row["awarded"]] == [
            "" if cents is None else f"{cents // 100}.{cents % 100:02}" for cents in (mark.requested, mark.awarded)
        ]
        assert int(row["projects_as_lead"]) == mark.as_lead
        assert int(row["projects_as_partner"]) == mark.as_partner


def test_map_of_a_project_has_its_municipalities(facts: Facts, builder: Builder, catalog: Catalog) -> None:
    for identity, (leads, partners, asked, given) in facts.projects.items():
        figure = builder.maps.of_project(catalog.projects[identity])
        if figure is None:
            assert not leads
            assert not partners
            continue
        assert {m.code for m in figure.of_role("lead")} == set(leads)
        assert {m.code for m in figure.of_role("partner")} == set(partners)
        assert len(figure.marks) == len(leads) + len(partners)
        sums = [(m.code, m.requested, m.awarded) for m in figure.marks if m.requested is not None]
        assert sums == ([(leads[0], asked, given or 0)] if leads else [])
        assert len(dots(figure.dots)) == 310


def test_map_of_a_municipality_has_those_in_its_projects(facts: Facts, builder: Builder, catalog: Catalog) -> None:
    for code, place in catalog.places.items():
        figure = builder.maps.of_municipality(place)
        common: Counter[str] = Counter()
        awarded: Counter[str] = Counter()
        for leads, partners, _, given in facts.projects.values():
            if code in leads + partners:
                common.update(leads + partners)
                awarded.update(leads + partners if given else [])
        common.pop(code, None)
        (own,) = figure.of_role("itself")
        assert own.code == code
        assert own == figure.rows[0]
        others = figure.of_role("partner")
        assert {m.code: m.as_partner for m in others} == common
        assert {m.code: m.awards for m in others} == {c: awarded[c] for c in common}
        # what others lead is not this municipality's
        assert all(m.requested is None for m in others)
        assert len(figure.marks) == len(others) + 1


def in_2026(catalog: Catalog, builder: Builder) -> MapFigure:
    later = msgspec.structs.replace(catalog.calls["2020"].record, decision_date=date(2026, 1, 1))
    return Maps(catalog, later, builder.place_link).of_call()


def test_merged_municipalities(catalog: Catalog, builder: Builder, whole: MapFigure) -> None:
    def of(figure: MapFigure, code: str) -> list[Mark]:
        return [mark for mark in figure.marks if mark.code == code]

    honkajoki, pertunmaa = "099", "588"
    # both were there when the decision was made, and say what they are part of now
    names = [mark.successor.name.fi for code in (honkajoki, pertunmaa) for mark in of(whole, code) if mark.successor]
    assert names == ["Kankaanpää", "Mäntyharju"]
    # on a later map only the one that takes part is left
    later = in_2026(catalog, builder)
    assert [mark.role for mark in of(later, honkajoki)] == ["partner"]
    assert of(later, pertunmaa) == []
    assert len(later.marks) == len(dots(later.dots)) == 309


def test_tiles_have_the_numbers_of_the_records(facts: Facts, builder: Builder) -> None:
    found = builder.tiles()
    numbers: defaultdict[str | None, list[tuple[int, int | None]]] = defaultdict(list)
    for leads, _, asked, given in facts.projects.values():
        numbers[facts.places[leads[0]]["region"] if leads else None].append((asked, given))
    regions = {region["name"]["fi"]: region["code"] for region in read(CONTENT / "regions.yaml")}
    assert len(found.tiles) == len(regions) == 19
    cells = [*found.tiles, *([found.elsewhere] if found.elsewhere else [])]
    for tile in cells:
        mine = numbers[regions[tile.region.name.fi or ""] if tile.region else None]
        assert (tile.applications, tile.requested) == (len(mine), sum(asked for asked, _ in mine))
        assert tile.awards == sum(1 for _, given in mine if given)
        assert tile.awarded == sum(given or 0 for _, given in mine)
    assert sum(tile.applications for tile in cells) == 61
    assert sum(tile.awards for tile in cells) == 29
    rows = table(found.csv)
    assert [int(row["applications"]) for row in rows] == [tile.applications for tile in cells]
    assert sum(cents(row["requested"]) for row in rows) == 1_610_033_045
    assert sum(cents(row["awarded"]) for row in rows) == 969_460_000


def test_tiles_do_not_overlap_and_are_told_apart(builder: Builder, catalog: Catalog) -> None:
    found = builder.tiles()
    assert len({(tile.x, tile.y) for tile in found.tiles}) == len(found.tiles)
    assert all(tile.x % found.side == tile.y % found.side == 0 for tile in found.tiles)
    assert all(tile.x + found.side <= found.width and tile.y + found.side <= found.foot for tile in found.tiles)
    for language in ("fi", "sv", "en"):
        names = [getattr(short(region.name), language) for region in catalog.regions.values()]
        assert len(set(names)) == 19
        assert max(map(len, names)) <= 3


def test_a_region_without_a_place_comes_below(catalog: Catalog, builder: Builder) -> None:
    call = builder.current_call
    known = tiles(catalog, call, builder.region_link, builder.region_projects)
    other = Catalog(catalog.content)
    new = msgspec.structs.replace(next(iter(other.regions.values())), code="99")
    other.regions["99"] = new
    found = tiles(other, call, builder.region_link, builder.region_projects)
    (added,) = [tile for tile in found.tiles if (tile.x, tile.y) not in {(t.x, t.y) for t in known.tiles}]
    assert added.y == known.foot
    assert found.height == known.height + found.side


def test_shades_grow_with_awards(builder: Builder) -> None:
    shades = [shade_of(awards, 6) for awards in range(7)]
    assert shades == [0, 1, 1, 2, 2, 3, 3]
    assert max(tile.shade for tile in builder.tiles().tiles) == SHADES - 1
    ranges = [(shade.shade, shade.first, shade.last) for shade in builder.tiles().shades]
    assert ranges == [(0, 0, 0), (1, 1, 2), (2, 3, 4), (3, 5, 6)]
    assert shade_of(0, 0) == 0


def test_municipalities_of_the_inset_are_drawn_in_it_only(whole: MapFigure) -> None:
    inset = ground.INSET
    box = [side * 9 // 2 for side in (inset.left, inset.top, inset.width * inset.scale, inset.height * inset.scale)]
    inside = [m for m in whole.marks if box[0] <= m.x <= box[0] + box[2] and box[1] <= m.y <= box[1] + box[3]]
    names = {mark.link.name.fi for mark in inside}
    assert {"Helsinki", "Espoo", "Vantaa", "Kauniainen", "Kerava", "Porvoo"} <= names
    # the place that is drawn larger holds none of them
    left, top = (inset.west - ground.COUNTRY.west) * 9 // 2, (ground.COUNTRY.north - inset.north) * 9 // 2
    right, below = left + inset.width * 9 // 2, top + inset.height * 9 // 2
    assert [m.code for m in whole.marks if left < m.x < right and top < m.y < below] == []
    # no two of the inset's lie closer than a mark is wide
    points = sorted((mark.x, mark.y) for mark in inside)
    assert all((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 >= 45**2 for a in points for b in points if a < b)


def boxes(figure: MapFigure, language: str) -> list[Box]:
    """Where the names of a map are drawn, in letters of the width that ``text_width`` tells."""
    found = []
    for label in figure.labels:
        name = label.name.shown_in(language)
        width = text_width(name) * 14
        left = {"start": label.x, "end": label.x - width, "middle": label.x - width // 2}[label.anchor]
        found.append(Box(left, label.y - 105, left + width, label.y + 25))
    return found


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_names_lie_on_no_mark_and_no_other_name(whole: MapFigure, language: str) -> None:
    found = boxes(whole, language)
    assert len(found) >= 8
    marks = [box_of(m.x, m.y, max(m.outer, RING)) for m in whole.marks if m.role != "neither"]
    for number, box in enumerate(found):
        assert not any(box.meets(other) for other in (*found[:number], *marks))
        assert box.within(Box(0, 0, whole.width, whole.height))


def test_every_lead_of_a_project_and_every_municipality_has_its_name(builder: Builder, catalog: Catalog) -> None:
    for project in catalog.projects.values():
        if figure := builder.maps.of_project(project):
            names = [label.name.fi for label in figure.labels]
            assert names == [catalog.places[code].record.name.fi for code in project.lead_codes]
    for place in catalog.places.values():
        assert [label.name for label in builder.maps.of_municipality(place).labels] == [place.record.name]
