"""docs/screenshots/ shows every kind of page, by day and by night, on a phone and on a desktop."""

import struct
from pathlib import Path

import pytest

from page_kinds import SCHEMES, SCREENS, largest_of_each, picture
from site_folder import Site

FOLDER = Path(__file__).resolve().parents[2] / "docs/screenshots"
AGAIN = "run make screenshots"
MOST_TOGETHER = 6_000_000


def size(file: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its first chunk."""
    head = file.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n"), file.name
    width, height = struct.unpack(">II", head[16:])
    return width, height


@pytest.fixture(scope="module")
def kinds(site: Site) -> list[str]:
    return list(largest_of_each(site.root, site.pages))


def test_every_kind_has_its_pictures_and_no_other_has(kinds: list[str]) -> None:
    wanted = {picture(kind, screen, scheme) for kind in kinds for screen in SCREENS for scheme in SCHEMES}
    found = {file.name for file in FOLDER.glob("*.png")}
    assert sorted(wanted - found) == [], AGAIN
    assert sorted(found - wanted) == [], AGAIN


def test_pictures_have_the_width_of_their_screen_and_are_small(kinds: list[str]) -> None:
    for kind in kinds:
        for screen, width in SCREENS.items():
            for scheme in SCHEMES:
                file = FOLDER / picture(kind, screen, scheme)
                assert size(file)[0] == width, file.name
    assert sum(file.stat().st_size for file in FOLDER.glob("*.png")) < MOST_TOGETHER


def test_by_day_and_by_night_differ(kinds: list[str]) -> None:
    for kind in kinds:
        for screen in SCREENS:
            light, dark = ((FOLDER / picture(kind, screen, scheme)).read_bytes() for scheme in SCHEMES)
            assert light != dark, f"{kind} on a {screen}"


def test_the_list_shows_every_picture(kinds: list[str]) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    shown = [line.rpartition("(")[2].rstrip(")") for line in text.splitlines() if line.startswith("![")]
    assert sorted(shown) == sorted(file.name for file in FOLDER.glob("*.png"))
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == kinds
