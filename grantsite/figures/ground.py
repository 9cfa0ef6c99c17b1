"""The ground of the map: Finland in ETRS-TM35FIN, and the part of it that is drawn larger.

A unit of the ground is a kilometre and 4.5 tenths of a pixel; what is drawn on it is placed in tenths of a pixel.
"""

from functools import cache, lru_cache
from pathlib import Path

from grantsite.tm35fin import Plane
from grantsite.views.shared import View

_FILE = Path(__file__).with_name("outline.tsv")
_METRES = 1000
# The file is in hundreds of metres.
_PER_UNIT = 10
# Tenths of a pixel in two units: the country is then as wide as every drawing (``figure.WIDTH``).
_TENTHS = 9


class Window(View, frozen=True):
    """A rectangle of the plane and where it is drawn. ``west`` to ``height`` are kilometres, ``left`` and ``top``
    units, ``scale`` units in a kilometre."""

    west: int
    north: int
    width: int
    height: int
    left: int
    top: int
    scale: int

    def holds(self, point: Plane) -> bool:
        """Whether a point is in it."""
        east, south = point.east - self.west * _METRES, self.north * _METRES - point.north
        return 0 <= east < self.width * _METRES and 0 <= south < self.height * _METRES

    def metres(self, point: Plane) -> tuple[int, int]:
        """Where a point is drawn, in thousandths of a unit."""
        return (
            self.left * _METRES + (point.east - self.west * _METRES) * self.scale,
            self.top * _METRES + (self.north * _METRES - point.north) * self.scale,
        )


COUNTRY = Window(west=50, north=7780, width=711, height=1148, left=0, top=0, scale=1)
# Around Helsinki municipalities stand closer than marks are wide.
INSET = Window(west=350, north=6731, width=85, height=83, left=2, top=184, scale=3)


# The inset in tenths of a pixel: left, top, right, bottom.
INSET_BOX = (
    INSET.left * _TENTHS // 2,
    INSET.top * _TENTHS // 2,
    (INSET.left + INSET.width * INSET.scale) * _TENTHS // 2,
    (INSET.top + INSET.height * INSET.scale) * _TENTHS // 2,
)


@lru_cache(maxsize=2048)
def units(point: Plane) -> tuple[int, int]:
    """Where a point is drawn, in units: in the inset if it lies there, else in the country."""
    x, y = _window(point).metres(point)
    return _nearest(x, _METRES), _nearest(y, _METRES)


@lru_cache(maxsize=2048)
def placed(point: Plane) -> tuple[int, int]:
    """Where a point is drawn, in tenths of a pixel."""
    x, y = _window(point).metres(point)
    return _nearest(x * _TENTHS, 2 * _METRES), _nearest(y * _TENTHS, 2 * _METRES)


def _window(point: Plane) -> Window:
    return INSET if INSET.holds(point) else COUNTRY


def _nearest(value: int, of: int) -> int:
    return (2 * value + of) // (2 * of)


@cache
def rings() -> list[list[tuple[int, int]]]:
    """The rings of land, in units of the country's window."""
    found = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        ring: list[tuple[int, int]] = []
        for pair in line.split("\t"):
            east, north = map(int, pair.split(" "))
            point = _nearest(east, _PER_UNIT) - COUNTRY.west, COUNTRY.north - _nearest(north, _PER_UNIT)
            if point not in ring[-1:]:
                ring.append(point)
        found.append(ring)
    return found


@cache
def land() -> str:
    """The path of the land, in units."""
    parts, pen = [], (0, 0)
    for ring in rings():
        steps = zip([pen, *ring], ring, strict=False)
        parts.append(_path("m", [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in steps]) + "z")
        pen = ring[0]  # where the pen is after a closed ring
    return "".join(parts)


def dots(points: list[tuple[int, int]]) -> str:
    """The path of points: lines of no length, which round ends make dots."""
    parts, pen = [], (0, 0)
    for x, y in sorted(points, key=lambda p: (p[1], p[0])):
        parts.append(_path("m", [(x - pen[0], y - pen[1])]) + "h0")
        pen = (x, y)
    return "".join(parts)


def _path(command: str, steps: list[tuple[int, int]]) -> str:
    """Steps as a path writes them, without a space where a sign tells numbers apart."""
    return (command + " ".join(f"{x} {y}" for x, y in steps)).replace(" -", "-")
