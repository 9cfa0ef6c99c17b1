"""What stands in a cell of a CSV file, so that no spreadsheet runs it as a formula, and the text read back.

A spreadsheet takes a cell for a formula where it begins with =, +, - or @ or their full-width forms, also after
spaces or quotes, or where it begins with a tab or a line break. One that splits lines at another character than the
comma (Excel in Finland splits at semicolons) sees a cell begin behind that character as well. In all these places an
apostrophe is put before the text; ``unguarded`` takes it out again, so every text comes back as it was. Numbers are
not guarded: they are written here and are nothing but digits, a full stop and a minus sign.
"""

import re
from datetime import date
from decimal import Decimal

from grantsite.downloads.column import Type
from grantsite.downloads.row import Value

# Where a cell may begin, and all that may stand from there up to the character that makes it a formula.
_BEGIN = r"(\A|[\t\r\n;])"
_FORMULA = r"[ \u00a0'\"]*[=+\-@＝＋－＠\t\r\n]"
_TO_GUARD = re.compile(rf"{_BEGIN}(?={_FORMULA})")
_GUARDED = re.compile(rf"{_BEGIN}'(?={_FORMULA})")


def guarded(text: str) -> str:
    """A text that no spreadsheet runs."""
    return _TO_GUARD.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return _GUARDED.sub(r"\1", text)


def euros(cents: int) -> Decimal:
    """Cents as an exact number of euros, with two decimals at most: 68000, 0.5, 68050.45."""
    return Decimal(cents) / 100


def cell(kind: Type, value: Value) -> str:
    """A value as text: euros with two decimals, days as 2020-12-09, nothing as an empty text."""
    if value is None:
        return ""
    if kind == "money" and isinstance(value, int):
        return f"{euros(value):.2f}"
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else str(value)
