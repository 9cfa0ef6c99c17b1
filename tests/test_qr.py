"""QR codes that are added up are those of the library, and so are the paths they are drawn by."""

import re
from itertools import product

import pytest

from grantsite import qr

BEGINNING = "https://avustukset.example/"


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qr, "_known", {})


def drawn(text: str) -> set[tuple[int, int]]:
    """The dark squares that a path goes over, in rows and columns."""
    _, path = qr.qr_code(text)
    found = set()
    x = y = 0
    for start, left, top, gap, length in re.findall(r"(?:(M)(\d+) (\d+)|m(\d+) 0)h(\d+)", path):
        x, y = (int(left), int(top)) if start else (x + int(gap), y)
        found |= {(y, column) for column in range(x, x + int(length))}
        x += int(length)
    return found


def squares(text: str) -> set[tuple[int, int]]:
    rows = qr.encoded(text).rows()
    return {(y + 4, x + 4) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


def test_every_code_of_many_is_that_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{BEGINNING}h/20{call}-{number:03d}/" for call, number in product((20, 21, 35), range(0, 300, 7))]
    texts += [f"{BEGINNING}k/{number:03d}/" for number in range(0, 1000, 13)]
    assert [drawn(text) for text in texts] == [squares(text) for text in texts]


def test_library_is_asked_once_for_each_letter_at_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    encoded = qr.encoded

    def counted(text: str) -> qr.Code:
        asked.append(text)
        return encoded(text)

    monkeypatch.setattr(qr, "encoded", counted)
    for number in range(1000):
        qr.qr_code(f"{BEGINNING}k/{number:03d}/")
    assert len(asked) == 1 + 3 * 9


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("HTTPS://A.EXAMPLE/1", "HTTPS://A.EXAMPLE/a"),
        ("12345678", "1234567a"),
        ("https://a.example/ä/", "https://a.example/ö/"),
        ("https://a.example/1/", "https://b.example/2/"),
        ("https://a.example/" + "a" * 200, "https://a.example/" + "b" * 200),
    ],
)
def test_codes_of_any_two_texts(first: str, second: str) -> None:
    for text in (first, second, first, second):
        assert drawn(text) == squares(text)


def test_margin_is_part_of_the_side() -> None:
    text = f"{BEGINNING}h/2020-001/"
    side, _ = qr.qr_code(text)
    assert side == qr.encoded(text).side + 8
    assert min(drawn(text)) == (4, 4)
