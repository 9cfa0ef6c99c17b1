"""Fewer points for a ring (Douglas and Peucker 1973), in whole metres, so that every machine leaves out the same."""

from collections.abc import Sequence

Ring = list[tuple[int, int]]


def area(ring: Sequence[tuple[int, int]]) -> int:
    """The area of a closed ring in square metres."""
    following = [*ring[1:], ring[0]]
    return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(ring, following, strict=True))) // 2


def simplified(ring: Ring, tolerance: int) -> Ring:
    """The ring with those of its points only that others would miss by more than the tolerance."""
    # A ring has no ends: it is cut at its first point and at the one farthest from it.
    first = ring[0]
    far = max(range(len(ring)), key=lambda i: (_squared(first, ring[i]), -i))
    halves = ring[: far + 1], [*ring[far:], first]
    return [point for half in halves for point in _kept(half, tolerance)[:-1]]


def _kept(line: Ring, tolerance: int) -> Ring:
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        worst = max(range(start + 1, end), key=lambda i: (_distance(line[i], line[start], line[end]), -i))
        if _distance(line[worst], line[start], line[end]) > tolerance * tolerance:
            keep.add(worst)
            waiting += [(start, worst), (worst, end)]
    return [line[i] for i in sorted(keep)]


def _squared(a: tuple[int, int], b: tuple[int, int]) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _distance(point: tuple[int, int], a: tuple[int, int], b: tuple[int, int]) -> int:
    """The square of the distance of a point from the line between two others, in square metres rounded down."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = (point[0] - a[0]) * dx + (point[1] - a[1]) * dy
    if along <= 0 or not length:
        return _squared(point, a)
    if along >= length:
        return _squared(point, b)
    cross = (point[0] - a[0]) * dy - (point[1] - a[1]) * dx
    return cross * cross // length
