"""The cold builds as a drawing: seconds over the number of projects, both by powers of ten."""

import math
from collections.abc import Iterator, Sequence
from html import escape

from bench.speed.contestants import ALONE, ELEVENTY, EVERYTHING, HUGO
from bench.speed.results import COLD, SizeResult

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 30, 50
_FLOOR = "files from memory"
# Colours that hold for the colour-blind, on white; lines differ in dashes too, and each has its name at its end.
_LINES = {
    EVERYTHING: ("#0072b2", "", "everything (ours)"),
    ALONE: ("#0072b2", "6 4", "pages alone (ours)"),
    HUGO: ("#a84300", "", "Hugo, pages alone"),
    ELEVENTY: ("#7a5200", "2 4", "Eleventy, pages alone"),
    _FLOOR: ("#555555", "1 3", _FLOOR),
}
_LEAST_BETWEEN = 17  # names at the ends of lines, in pixels


def draw(results: Sequence[SizeResult]) -> str:
    """The chart as SVG; one without any measured point is only its axes."""
    series = {name: points for name in _LINES if (points := _points(results, name))}
    sizes = [size for points in series.values() for size, _ in points] or [10]
    seconds = [second for points in series.values() for _, second in points] or [1.0]
    across = _scale(min(sizes), max(sizes), LEFT, WIDTH - RIGHT)
    up = _scale(min(seconds), max(seconds), HEIGHT - BOTTOM, TOP)
    return "\n".join(_svg(series, across, up)) + "\n"


def _points(results: Sequence[SizeResult], name: str) -> list[tuple[int, float]]:
    if name == _FLOOR:
        return [(r.projects, floor.written) for r in results if (floor := r.floor_of(ALONE))]
    return [(r.projects, wall) for r in results if (wall := r.wall(COLD, name)) is not None]


class _Scale:
    """From a value to a place, by its logarithm. ``ticks`` are the powers of ten that it spans."""

    def __init__(self, least: int, most: int, begin: int, end: int) -> None:
        self.ticks = [10.0**power for power in range(least, most + 1)]
        self._least, self._step = least, (end - begin) / (most - least)
        self._begin = begin

    def __call__(self, value: float) -> float:
        return self._begin + (math.log10(value) - self._least) * self._step


def _scale(least: float, most: float, begin: int, end: int) -> _Scale:
    low = math.floor(math.log10(least))
    return _Scale(low, max(low + 1, math.ceil(math.log10(most))), begin, end)


def _svg(series: dict[str, list[tuple[int, float]]], across: _Scale, up: _Scale) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'role="img" aria-labelledby="title description" font-family="sans-serif" font-size="13">'
    )
    yield '<title id="title">Seconds of a cold build by the number of projects</title>'
    yield f'<desc id="description">{escape(_description(series))}</desc>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    for tick in up.ticks:
        y = f"{up(tick):.1f}"
        yield f'<path stroke="#d0d0d0" d="M{LEFT} {y}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 8}" y="{y}" dy="4" text-anchor="end" fill="#333333">{tick:,g} s</text>'
    for tick in across.ticks:
        x = f"{across(tick):.1f}"
        yield f'<path stroke="#d0d0d0" d="M{x} {TOP}V{HEIGHT - BOTTOM}"/>'
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#333333">{tick:,.0f}</text>'
    middle = f'x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle"'
    yield f'<text {middle} fill="#333333">projects</text>'
    ends: dict[str, float] = {}
    for size in {points[-1][0] for points in series.values()}:  # only names beside each other can meet
        ends |= _apart({name: up(points[-1][1]) for name, points in series.items() if points[-1][0] == size})
    for name, points in series.items():
        colour, dashes, title = _LINES[name]
        places = [(f"{across(size):.1f}", f"{up(seconds):.1f}") for size, seconds in points]
        path = "L".join(f"{x} {y}" for x, y in places)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield f'<path fill="none" stroke="{colour}" stroke-width="2.5"{dashed} d="M{path}"/>'
        for x, y in places:
            yield f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'
        yield (
            f'<text x="{float(places[-1][0]) + 10:.1f}" y="{ends[name]:.1f}" dy="4" fill="{colour}">'
            f"{escape(title)}</text>"
        )
    yield "</svg>"


def _description(series: dict[str, list[tuple[int, float]]]) -> str:
    parts = (
        f"{_LINES[name][2]}: " + ", ".join(f"{seconds:.2f} s with {size:,}" for size, seconds in points)
        for name, points in series.items()
    )
    return "; ".join(parts) + "."


def _apart(places: dict[str, float]) -> dict[str, float]:
    """The places of names, moved down where two would stand on each other."""
    found: dict[str, float] = {}
    last = -math.inf
    for name, y in sorted(places.items(), key=lambda item: item[1]):
        last = found[name] = max(y, last + _LEAST_BETWEEN)
    return found
