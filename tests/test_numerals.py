"""Figures as sources print them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantsite.numerals import dates, holds, numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("61", "61"),
        ("85 prosenttia", "85"),
        ("9 694 600 euroa", "9694600"),
        ("16 100 330,45", "16100330.45"),
        ("16\u00a0100\u202f330,45 €", "16100330.45"),
        ("10 miljoonaa euroa", "10000000"),
        ("1,5 miljoner euro", "1500000"),
        ("500 tuhatta euroa", "500000"),
        ("kymmenen miljoonaa", "10000000"),
        ("kolmessa erässä", "3"),
        ("neljän kuukauden välein", "4"),
        ("30 päivän kuluessa", "30"),
        ("yhtenä eränä", "1"),
        ("Kahdeksan kuukautta", "8"),
        ("kahdessatoista erässä", "12"),
        ("yksitoista", "11"),
        ("i tre rater", "3"),
        ("ett år", "1"),
        ("tolv månader", "12"),
    ],
)
def test_one_number(written: str, number: str) -> None:
    assert numbers(written) == [Decimal(number)]


@pytest.mark.parametrize("written", ["", "useassa erässä", "yhteinen hanke", "miljoonaa", "kolmas", "viitekehys"])
def test_no_number(written: str) -> None:
    assert numbers(written) == []


def test_several_numbers() -> None:
    assert numbers("1000 2000, kahdesta kolmeen") == [1000, 2000, 2, 3]


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    numbers(text)
    dates(text)
    assert not text.strip() or not holds("", text)


@given(st.integers(0, 10**10))
def test_number_with_spaces(number: int) -> None:
    assert numbers(f"{number:,}".replace(",", " ")) == [number]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_date(day: date) -> None:
    assert dates(f"viimeistään {day.day}.{day.month}.{day.year}.") == [day]
    assert dates(f"{day.day:02}.{day.month:02}.{day.year}") == [day]


@pytest.mark.parametrize("written", ["31.11.2020", "5.10.", "2020-10-05", "105.10.2020", "5.10.20201"])
def test_no_date(written: str) -> None:
    assert dates(written) == []


@pytest.mark.parametrize(
    ("written", "text", "held"),
    [
        ("momentilta 28.90.32", "28.90.32", True),
        ("momentilta 28.90.32.", "28.90.32", True),
        ("momentilta 28.90.32", "28.90.3", False),
        ("momentilta 28.90.32", "28.90", False),
        ("momentilta 28.90.32", "90.32", False),
        ("kuntalain (410/2015) 7 §:n", "410/2015", True),
        ("kuntalain (410/2015) 7 §:n", "10/2015", False),
        ("valtiovarainministeriö päättää", "Valtiovarainministeriö", True),
    ],
)
def test_holds(written: str, text: str, held: bool) -> None:
    assert holds(written, text) is held
