"""How time and memory grow with the number of projects, and what that says of numbers that were not measured."""

import math
from collections.abc import Sequence

# Below this the fixed costs (starting, what every site has) hide how the rest grows.
LEAST = 1000
Points = Sequence[tuple[int, float]]


def exponent(points: Points) -> float | None:
    """The k of ``cost = c · projects ** k`` that fits best: the slope of a straight line through the logarithms, by
    least squares. None with fewer than two different sizes from LEAST on."""
    used = [(math.log(size), math.log(cost)) for size, cost in points if size >= LEAST and cost > 0]
    if len({x for x, _ in used}) < 2:
        return None
    mean_x = math.fsum(x for x, _ in used) / len(used)
    mean_y = math.fsum(y for _, y in used) / len(used)
    above = math.fsum((x - mean_x) * (y - mean_y) for x, y in used)
    return above / math.fsum((x - mean_x) ** 2 for x, _ in used)


def each(points: Points) -> float | None:
    """What one project more costs: the slope between the two largest sizes from LEAST on, None where there are fewer.

    The power above falls short of it as long as what every site costs is a part of the smaller size; so what is told of
    larger sizes goes on along a straight line.
    """
    used = sorted(point for point in points if point[0] >= LEAST)[-2:]
    if len({size for size, _ in used}) < 2:
        return None
    (smaller, less), (larger, more) = used
    return (more - less) / (larger - smaller)


def estimate(points: Points, projects: int) -> float | None:
    """What a cost would be with so many projects, if each cost what it did between the two largest sizes."""
    slope = each(points)
    if slope is None:
        return None
    size, cost = max(points)
    return cost + slope * (projects - size)


def most(points: Points, limit: float) -> int | None:
    """With how many projects a cost would reach a limit, if each cost what it did between the two largest sizes."""
    slope = each(points)
    if slope is None or slope <= 0:
        return None
    size, cost = max(points)
    return max(0, int(size + (limit - cost) / slope))
