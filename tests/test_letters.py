"""Letters that look like others, letters of two characters, and characters that cannot be seen."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantsite.letters import ZERO_WIDTH, LookAlike, decomposed, look_alikes, shown

CONTENT = Path(__file__).resolve().parent.parent / "content"


@pytest.mark.parametrize(
    ("text", "offset", "letter", "meant"),
    [
        ("Naantalın kaupunki", 7, "ı", "Naantalin"),
        ("ıı", 0, "ı", "ii"),
        ("Kuntа", 4, "а", "Kunta"),
        ("Аlavus", 0, "А", "Alavus"),
        ("Οulu", 0, "Ο", "Oulu"),
        ("hankе", 4, "е", "hanke"),
        ("lnari", 0, "l", "Inari"),
        ("ja lnarin kunta", 3, "l", "Inarin"),
        ("lmatra", 0, "l", "Imatra"),
        ("KuusSotе (kuntayhtymä)", 7, "е", "KuusSote"),
    ],
)
def test_look_alike(text: str, offset: int, letter: str, meant: str) -> None:
    (found,) = look_alikes(text)
    assert (found.offset, found.letter, found.meant) == (offset, letter, meant)
    assert text[found.offset] == found.letter
    assert found.word in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Alavuden kaupunki",
        "Ähtäri ja Övertorneå, Åland",
        "lukio",
        "ljus, ljud och ljung",  # Swedish words begin so
        "lisalmi",  # may be a word
        "l",
        "Москва",  # a word of one alphabet is a quotation
        "Ελλάδα",
        "”Naantalın” kaupunki",  # as printed
        "»Kuntа«",
        "`lnari`",
        "20 m² ja 5 µg",
        "naïve café, Łódź, Þór",
        "123 ½ ①",
    ],
)
def test_no_look_alike(text: str) -> None:
    assert list(look_alikes(text)) == []


def test_every_word_is_named_once() -> None:
    assert [found.word for found in look_alikes("Kuntа ja Kаuраunki, lnari")] == ["Kuntа", "Kаuраunki", "lnari"]


def test_message_of_a_letter() -> None:
    assert LookAlike(0, "l", "lnari", "Inari").message() == '"lnari" begins with a small l in place of a capital I'
    assert LookAlike(4, "а", "Kuntа", "Kunta").message() == (
        '"Kuntа" has U+0430 cyrillic small letter a in place of the letter it looks like'
    )


def test_content_has_no_look_alike_but_for_what_notes_explain() -> None:
    """The sources print a dotless i once."""
    found = [(file.name, one.word) for file in CONTENT.rglob("*.yaml") for one in look_alikes(file.read_text("utf-8"))]
    assert {word for _, word in found} <= {"Naantalın"}


@given(st.text(max_size=200))
def test_look_alikes_stand_in_the_text(text: str) -> None:
    for found in look_alikes(text):
        assert text[found.offset] == found.letter
        assert found.word in text
        assert found.meant != found.word


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a\u0308", [(0, "a\u0308", "ä")]),
        ("Ähta\u0308ri A\u030a", [(3, "a\u0308", "ä"), (8, "A\u030a", "Å")]),
        ("\u212b", [(0, "\u212b", "Å")]),
        ("e\u0301\u0323", [(0, "e\u0301\u0323", "ẹ\u0301")]),
        ("Ähtäri", []),
        ("", []),
    ],
)
def test_decomposed(text: str, places: list[tuple[int, str, str]]) -> None:
    assert list(decomposed(text)) == places


@given(st.text(alphabet=st.sampled_from("aäÄåo \u0308\u030a\u0301\u212b\u2126한ᄒ"), max_size=50))
def test_decomposed_places_stand_in_the_text(text: str) -> None:
    for offset, found, composed in decomposed(text):
        assert text.startswith(found, offset)
        assert unicodedata.normalize("NFC", found) == composed


def test_zero_width() -> None:
    for character in "\u00ad\u200b\u200c\u200d\u200e\u200f\u202e\u2060\ufeff":
        assert ZERO_WIDTH.search(f"a{character}b")
    for character in " \u00a0\u2009\u202f–-":
        assert not ZERO_WIDTH.search(f"a{character}b")


def test_shown() -> None:
    assert shown("\u200b") == "U+200B zero width space"
    assert shown("\ue000") == "U+E000"
