"""The projection of the map, held to points that others have computed."""

from decimal import Decimal

import pytest

from grantsite.tm35fin import project

# The first is the test point of the recommendation JHS 197 (appendix 2), the others are of PROJ 9 (EPSG:4258 to 3067):
# municipalities in every corner, then the corners of the country.
KNOWN = (
    ("60.3851068722", "19.84813676944", 106256, 6715706),
    ("60.4649", "21.0659", 173965, 6717897),
    ("68.3852", "23.6439", 362092, 7589568),
    ("60.2063", "24.6567", 370129, 6676692),
    ("60.1682", "24.9529", 386410, 6671904),
    ("59.9202", "20.9095", 159788, 6658193),
    ("63.3118", "30.0409", 652342, 7023943),
    ("65.0139", "25.4718", 427978, 7210874),
    ("66.4962", "25.7249", 443257, 7375799),
    ("61.4979", "23.7594", 327530, 6822536),
    ("69.9079", "27.0283", 501085, 7755603),
    ("59.8", "19.0", 51811, 6656247),
    ("62.9", "31.6", 733651, 6982804),
    ("70.1", "28.0", 537987, 7777337),
)


@pytest.mark.parametrize(("lat", "lon", "east", "north"), KNOWN)
def test_known_point(lat: str, lon: str, east: int, north: int) -> None:
    assert project(Decimal(lat), Decimal(lon)) == (east, north)


def test_central_meridian_is_straight() -> None:
    # 27 degrees east is drawn as the line east 500,000, and what lies evenly beside it is drawn evenly
    for lat in range(59, 71):
        assert project(Decimal(lat), Decimal(27)).east == 500_000
        west, east = project(Decimal(lat), Decimal("24.5")), project(Decimal(lat), Decimal("29.5"))
        assert west.north == east.north
        assert west.east + east.east == 1_000_000
