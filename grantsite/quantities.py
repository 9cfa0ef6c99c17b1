"""Scalars of a file into amounts, numbers and dates. A mistake is reported where it stands.

Nothing passes through a binary float, and nothing is guessed: where another convention is recognised, the hint says how
it is written here.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from grantsite.messages import Message, say
from grantsite.nodes import Node, Scalar
from grantsite.scalars import UNREAD, Reading, described, scalar_of

_MONEY = re.compile(r"(0|[1-9][0-9]*)\.([0-9]{2})")
_COUNT = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FINNISH_DATE = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})")
_LOOSE_DATE = re.compile(r"([0-9]{4})([-./]?)([0-9]{1,2})\2([0-9]{1,2})([T ].*)?")
# What office programs make of a hyphen.
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# 9 999 999 999.99 euros: far above any grant, far below where arithmetic or a page's layout would suffer.
_MAX_AMOUNT_DIGITS = 10
_MOST_DIGITS = 12
_LONGEST_DATE = 40


def money(node: Node, reading: Reading) -> Any:
    """Integer cents from ``68000.00``: never through a binary float."""
    if isinstance(node, Scalar) and node.plain and (match := _MONEY.fullmatch(node.text)):
        if len(match[1]) <= _MAX_AMOUNT_DIGITS:
            return int(match[1]) * 100 + int(match[2])
        message = say("{found} is larger than any grant", found=described(node))
        reading.report(node, "out-of-range", message, say("check the digits"))
        return UNREAD
    scalar = scalar_of(node, reading, say("an amount in euros"), "68000.00")
    if scalar is None:
        return UNREAD
    if not _MONEY.fullmatch(scalar.text):
        reading.report(
            scalar,
            "amount-format",
            say("{found} is not an amount in euros", found=described(scalar)),
            _amount_hint(scalar.text),
        )
    else:
        reading.report(
            scalar,
            "wrong-type",
            say("the amount {found} is in quotes", found=described(scalar)),
            say("write {text} without quotes", text=scalar.text),
        )
    return UNREAD


def _amount_hint(text: str) -> Message:
    """What an amount typed in another convention would be in ours, or an example where that is not certain."""
    bare = re.sub(r"[\s\u00a0\u202f\u2009€'\"]|eur(oa?)?", "", text.strip(), flags=re.IGNORECASE)
    amount = None
    if match := re.fullmatch(r"([0-9]+)([.,]([0-9]{1,2})|,-)?", bare):
        amount = f"{int(match[1])}.{(match[3] or '').ljust(2, '0')}"
    elif match := re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{2}))?", bare):
        amount = f"{int(re.sub('[.,]', '', match[1]))}.{match[2] or '00'}"
    if amount is None:
        return say("write an amount such as 68000.00: digits, a full stop and two decimals")
    return say("write {amount}: digits, a full stop and two decimals", amount=amount)


def number(node: Node, reading: Reading) -> Any:
    """A whole number."""
    if isinstance(node, Scalar) and node.plain and _COUNT.fullmatch(node.text) and len(node.text) <= _MOST_DIGITS:
        return int(node.text)
    scalar = scalar_of(node, reading, say("a whole number"), "12")
    if scalar is None:
        return UNREAD
    digits = re.sub(r"[\s\u00a0\u202f\u2009]", "", scalar.text.rstrip(".%")).lstrip("0") or "0"
    meant = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    if not scalar.plain and _COUNT.fullmatch(scalar.text):
        message = say("the number {found} is in quotes", found=described(scalar))
        hint = say("write {text} without quotes", text=scalar.text)
    elif _COUNT.fullmatch(scalar.text):
        message, hint = say("{found} is too large", found=described(scalar)), say("check the digits")
    else:
        message = say("{found} is not a whole number", found=described(scalar))
        hint = say("write {number}: digits only", number=digits)
        if not meant or not scalar.text.strip():
            hint = say("write digits only, without quotes, such as 12")
    reading.report(scalar, "wrong-type", message, hint)
    return UNREAD


def decimal(node: Node, reading: Reading) -> Any:
    """A number with a full stop."""
    if isinstance(node, Scalar) and node.plain and _DECIMAL.fullmatch(node.text) and len(node.text) <= 20:
        return Decimal(node.text)
    scalar = scalar_of(node, reading, say("a number"), "62.5862")
    if scalar is None:
        return UNREAD
    reading.report(
        scalar,
        "wrong-type",
        say("{found} is not a number", found=described(scalar)),
        say("write digits and a full stop, without quotes, such as 62.5862"),
    )
    return UNREAD


def day(node: Node, reading: Reading) -> Any:
    """A date, year-month-day."""
    if isinstance(node, Scalar) and _DATE.fullmatch(node.text):
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            pass  # there is no such day
    scalar = scalar_of(node, reading, say("a date"), "2020-12-09")
    if scalar is not None:
        reading.report(
            scalar,
            "date-format",
            say("{found} is not a date in the form year-month-day", found=described(scalar)),
            _date_hint(scalar.text),
        )
    return UNREAD


def _date_hint(text: str) -> Message:
    parts = None
    if len(text) > _LONGEST_DATE:
        return say("write year-month-day, such as 2020-12-09")
    text = re.sub(r"\s*([-./])\s*", r"\1", _DASHES.sub("-", text)).strip(" .,;")
    if match := _FINNISH_DATE.fullmatch(text):
        parts = match[4], match[3], match[1]
    elif (match := _LOOSE_DATE.fullmatch(text)) and (match[2] or len(match[3] + match[4]) == len("0315")):
        parts = match[1], match[3], match[4]
    if parts is not None:
        try:
            return say("write {date}", date=date(*map(int, parts)).isoformat())
        except ValueError:
            return say("there is no such day; write year-month-day, such as 2020-12-09")
    return say("write year-month-day, such as 2020-12-09")
