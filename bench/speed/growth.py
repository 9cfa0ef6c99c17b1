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


def estimate(points: Points, projects: int) -> float | None:
    """What a cost would be with so many projects, if it went on growing from the largest size as it was measured to."""
    power = exponent(points)
    if power is None:
        return None
    size, cost = max(points)
    return float(cost * (projects / size) ** power)


def most(points: Points, limit: float) -> int | None:
    """With how many projects a cost would reach a limit, if it went on as it was measured to."""
    power = exponent(points)
    if power is None or power <= 0:
        return None
    size, cost = max(points)
    return int(size * (limit / cost) ** (1 / power))
