"""Shares in per cent: rounded to the nearest, but never to all or to nothing."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def rounded(share: Decimal | Fraction, decimals: int) -> Decimal:
    """A share (1 is the whole) to so many decimals of a per cent: 0.667 with one decimal is two thirds.

    Less than all stays below 1 and more than nothing above 0, so that 100 % and 0 % always mean just that.
    """
    step = Decimal(1).scaleb(-decimals - 2)
    if isinstance(share, Fraction):
        share = Decimal(share.numerator) / Decimal(share.denominator)
    if not 0 < share < 1:
        return share.quantize(step, ROUND_HALF_UP)
    return min(max(share.quantize(step, ROUND_HALF_UP), step), 1 - step)
