"""Amounts as pages show them, read back."""

import re
from decimal import Decimal

NBSP = "\u00a0"


def read_shown(code: str, text: str) -> int:
    """The cents of an amount as a page in a language has it; fails where it is not written as that language does."""
    point, separator = (".", ",") if code == "en" else (",", NBSP)
    number = text.removeprefix("€") if code == "en" else text.removesuffix(f"{NBSP}€")
    assert re.fullmatch(rf"\d{{1,3}}({separator}\d{{3}})*({re.escape(point)}\d\d)?", number), text
    return int(Decimal(number.replace(separator, "").replace(point, ".")) * 100)
