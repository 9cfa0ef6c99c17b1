"""Degrees to the plane: ETRS-TM35FIN (EPSG:3067), the projection of Finland's maps, in whole metres.

The formulas are those of the Finnish recommendation JHS 197 (appendix 2): Krüger's series, which is exact to well
below a millimetre all over the country. They are counted with ``Decimal``, so that every machine rounds alike.
"""

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

# Enough for a tenth of a millimetre; a point costs a quarter of a millisecond.
_DIGITS = 14

# The ellipsoid GRS80: its half axis in metres and the inverse of its flattening.
_AXIS = Decimal(6_378_137)
_FLATTENING = 1 / Decimal("298.257222101")
# The projection: the scale on the central meridian, at 27 degrees east, and what is added to the coordinate east.
_SCALE = Decimal("0.9996")
_MERIDIAN = Decimal(27)
_FALSE_EAST = 500_000

_PI = Decimal("3.1415926535897932384626433833")


class Plane(NamedTuple):
    """A point in ETRS-TM35FIN, in metres."""

    east: int
    north: int


@lru_cache(maxsize=4096)
def project(lat: Decimal, lon: Decimal) -> Plane:
    """A point in degrees (WGS84, which differs from ETRS89 by less than a metre) in the plane."""
    with localcontext() as context:
        context.prec = _DIGITS
        latitude, longitude = lat * _PI / 180, (lon - _MERIDIAN) * _PI / 180
        eccentricity = (_FLATTENING * (2 - _FLATTENING)).sqrt()
        sin, _ = _sin_cos(latitude)
        # the latitude on a sphere, then the point on its transverse cylinder
        isometric = _artanh(sin) - eccentricity * _artanh(eccentricity * sin)
        tan_sphere = (isometric.exp() - (-isometric).exp()) / 2
        cos_sphere = 1 / (1 + tan_sphere * tan_sphere).sqrt()
        sin_away, cos_away = _sin_cos(longitude)
        y = _artanh(cos_sphere * sin_away)
        x = _arctan(tan_sphere / cos_away)
        north, east = x, y
        for k, factor in enumerate(_SERIES, 1):
            sin_x, cos_x = _sin_cos(2 * k * x)
            up, down = (2 * k * y).exp(), (-2 * k * y).exp()
            north += factor * sin_x * (up + down) / 2
            east += factor * cos_x * (up - down) / 2
        radius = _SCALE * _RECTIFYING
        return Plane(_FALSE_EAST + _rounded(radius * east), _rounded(radius * north))


def _series() -> tuple[Decimal, tuple[Decimal, ...]]:
    """The radius of the sphere whose meridian is as long as the ellipsoid's, and the factors of Krüger's series."""
    n = _FLATTENING / (2 - _FLATTENING)
    radius = _AXIS / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    return radius, (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16 + 41 * n**4 / 180,
        13 * n**2 / 48 - 3 * n**3 / 5 + 557 * n**4 / 1440,
        61 * n**3 / 240 - 103 * n**4 / 140,
        49561 * n**4 / 161280,
    )


_RECTIFYING, _SERIES = _series()


def _rounded(value: Decimal) -> int:
    return int(value.to_integral_value())


def _artanh(x: Decimal) -> Decimal:
    return ((1 + x) / (1 - x)).ln() / 2


def _sin_cos(angle: Decimal) -> tuple[Decimal, Decimal]:
    """The sine and cosine of an angle in radians, by their power series."""
    least = Decimal(1).scaleb(-_DIGITS)
    square = angle * angle
    sums = [angle, Decimal(1)]
    for start in (0, 1):
        term, k = sums[start], 2 - start
        while abs(term) > least:
            term *= -square / (k * (k + 1))
            sums[start] += term
            k += 2
    return sums[0], sums[1]


def _arctan(x: Decimal) -> Decimal:
    """The arc whose tangent is ``x``: halved four times, so that the power series is short."""
    for _ in range(4):
        x = x / (1 + (1 + x * x).sqrt())
    least = Decimal(1).scaleb(-_DIGITS)
    square, power, total, k = x * x, x, x, 1
    while abs(power) > least:
        power *= -square
        k += 2
        total += power / k
    return 16 * total
