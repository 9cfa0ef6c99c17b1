"""The outline of Finland: what the tool makes of the package, and Finland by what is known of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from grantsite.catalog import Catalog
from grantsite.figures import ground
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.tm35fin import project

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "grantsite/figures/outline.tsv"
Point = tuple[int, int]

# Islands that the source is too coarse for: how far off the land their main locality is, in hundreds of metres.
COARSE = {"035": 110, "766": 5}


def rings() -> list[list[Point]]:
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [[(int(x), int(y)) for x, y in (pair.split(" ") for pair in line.split("\t"))] for line in lines]


def area(ring: list[Point]) -> int:
    """Twice the area."""
    return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)))


def distance(point: Point, ring: list[Point]) -> float:
    """How far a point is from a ring of land; 0 inside."""
    inside, least = False, float("inf")
    px, py = point
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > py) != (y2 > py) and px < (x2 - x1) * (py - y1) / (y2 - y1) + x1:
            inside = not inside
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = max(0, min(1, ((px - x1) * (x2 - x1) + (py - y1) * (y2 - y1)) / length))
        least = min(least, ((px - x1 - along * (x2 - x1)) ** 2 + (py - y1 - along * (y2 - y1)) ** 2) ** 0.5)
    return 0 if inside else least


def test_tool_makes_the_file_of_the_package(tmp_path: Path) -> None:
    again = tmp_path / "outline.tsv"
    command = [sys.executable, str(ROOT / "tools/outline"), "--output", str(again)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert again.read_bytes() == FILE.read_bytes()


def test_file_names_its_source_and_the_pinned_version() -> None:
    head = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    version = locked["node_modules/world-atlas"]["version"]
    assert "Natural Earth" in head[2]
    assert "public domain" in head[2]
    assert f"world-atlas {version} (ISC)" in head[2]


def test_outline_is_finland() -> None:
    found = rings()
    east = [x for ring in found for x, _ in ring]
    north = [y for ring in found for _, y in ring]
    # Märket in the west, Virmajärvi at Ilomantsi in the east, Bogskär is too small, Nuorgam in the north
    assert 800 < min(east) < 1000
    assert 7310 < max(east) < 7340
    assert 66300 < min(north) < 66450
    assert 77740 < max(north) < 77790
    # 338,000 square kilometres of land and lakes; the archipelago's small islands are left out
    assert 330_000 < sum(map(area, found)) / 2 / 100 < 340_000
    assert area(found[0]) == max(map(area, found))
    assert sum(map(len, found)) < 1500


def test_every_municipality_is_on_land() -> None:
    content, _ = load(ROOT / "content", "content", ParseCache(None))
    places = Catalog(content).places
    assert len(places) == 310
    far = {}
    for code, place in places.items():
        plane = project(place.record.point.lat, place.record.point.lon)
        off = min(distance((plane.east // 100, plane.north // 100), ring) for ring in rings())
        if off > COARSE.get(code, 25):
            far[place.record.name.fi] = off
    assert far == {}


def test_path_of_the_land_is_the_rings() -> None:
    # every ring closes, and no point of it is farther from the file's than half a unit
    path = ground.land()
    assert path.count("z") == len(rings()) == len(ground.rings())
    assert len(path.encode()) < 5000
    for ring, drawn in zip(rings(), ground.rings(), strict=True):
        for x, y in drawn:
            left, up = (x + ground.COUNTRY.west) * 10, (ground.COUNTRY.north - y) * 10
            assert min(max(abs(left - px), abs(up - py)) for px, py in ring) <= 5


def test_inset_and_its_place_on_the_map_hide_no_land() -> None:
    inset = ground.INSET
    right, below = inset.left + inset.width * inset.scale, inset.top + inset.height * inset.scale
    for ring in ground.rings():
        for x, y in ring:
            assert not (inset.left <= x <= right and inset.top <= y <= below)
