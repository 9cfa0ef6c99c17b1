"""Writes the outline of Finland anew: ``make outline``.

Reads the countries of Natural Earth 1:10m from the npm package ``world-atlas`` (pinned in ``package.json``), projects
those of Finland to ETRS-TM35FIN, simplifies them and writes ``grantsite/figures/outline.tsv``.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from simplifying import Ring, area, simplified

from grantsite.tm35fin import project

# The country and its autonomous islands by their numbers in ISO 3166-1.
_PARTS = ("246", "248")
# Metres. What is left out is below a pixel where the map is 360 pixels wide, and the islands that stay can be seen.
_TOLERANCE = 1000
_LEAST_AREA = 6_000_000
_UNIT = 100

_HEADER = """\
# The outline of Finland in ETRS-TM35FIN (EPSG:3067). Made by `make outline`; not edited by hand.
# A line is a ring of land: its points one after another as "east north", in hundreds of metres, largest ring first.
# Source: Natural Earth, Admin 0 countries 1:10m, public domain; from the npm package world-atlas {version} (ISC).
"""


def rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """The outer rings of Finland's polygons, in metres."""
    scale = [Decimal(repr(x)) for x in topology["transform"]["scale"]]
    origin = [Decimal(repr(x)) for x in topology["transform"]["translate"]]
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") not in _PARTS:
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for outer, *_ in polygons:  # a hole would be another country within this one
            ring: Ring = []
            for arc in outer:
                points = list(_steps(topology["arcs"][arc if arc >= 0 else ~arc]))
                ring += (points if arc >= 0 else points[::-1])[:-1]  # an arc ends where the next one begins
            yield [project(origin[1] + y * scale[1], origin[0] + x * scale[0]) for x, y in ring]


def _steps(arc: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The points of an arc of TopoJSON, which holds the steps from one to the next."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x, y


def text_of(package: Path) -> str:
    """The file, from the folder of the package."""
    topology = json.loads((package / "countries-10m.json").read_text(encoding="utf-8"))
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    land = sorted((r for r in rings(topology) if area(r) >= _LEAST_AREA), key=area, reverse=True)
    lines = []
    for ring in land:
        kept = [((x + _UNIT // 2) // _UNIT, (y + _UNIT // 2) // _UNIT) for x, y in simplified(ring, _TOLERANCE)]
        lines.append("\t".join(f"{x} {y}" for x, y in kept) + "\n")
    return _HEADER.format(version=version) + "".join(lines)


def main() -> None:
    """Read the arguments, write the file."""
    root = Path(__file__).resolve().parent.parent.parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", type=Path, default=root / "node_modules/world-atlas")
    parser.add_argument("--output", type=Path, default=root / "grantsite/figures/outline.tsv")
    arguments = parser.parse_args()
    text = text_of(arguments.package)
    arguments.output.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{arguments.output.name}: {text.count(' ')} points\n")


if __name__ == "__main__":
    main()
