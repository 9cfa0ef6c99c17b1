"""What drawings need to know: how wide a text is, and the dark squares of a QR code. Integers only."""

from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import segno

# Widths of an 11-pixel sans-serif letter in tenths of a pixel, about those of DejaVu Sans and Verdana, which badges
# have been drawn in for years. A drawing states the width, so another font is fitted to it.
_NARROW = {**dict.fromkeys("iIjl.,:;'|! \u00a0’", 36), **dict.fromkeys("frt()[]-/", 46)}
_WIDE = {**dict.fromkeys("mMW%", 100), **dict.fromkeys("wGNOQHDÖ", 84)}
_OTHERS = 69
_LETTER = 11

# A quarter of the code may be dirty or torn and it can still be read: it is meant to be printed.
_CORRECTION = "q"
# Every mask can be read. To try all eight for the evenest takes five times as long, for each of thousands of codes.
_MASK = 3
# The empty margin that a reader needs, in squares (ISO/IEC 18004).
_QUIET = 4


def text_width(text: str) -> int:
    """About how many pixels a text in 11-pixel letters is wide."""
    tenths = sum(_NARROW.get(letter) or _WIDE.get(letter) or _OTHERS for letter in text)
    return -(-tenths // 10)


def fitted(text: str, width: int, letter: int) -> str:
    """A text in letters of a height, cut with an ellipsis where it would be wider than ``width``."""
    if text_width(text) * letter <= width * _LETTER:
        return text
    while text and text_width(text + "…") * letter > width * _LETTER:
        text = text[:-1]
    return text.rstrip(" ,-–") + "…"


@lru_cache(maxsize=1024)
def qr_code(text: str) -> tuple[int, str]:
    """A QR code: the length of its side in squares, margin included, and an SVG path to be drawn with strokes one
    square wide, half a square further down."""
    code = segno.make_qr(text, error=_CORRECTION, boost_error=False, mask=_MASK)
    path: list[str] = []
    for y, row in enumerate(code.matrix, _QUIET):
        pen = 0
        for dark, squares in groupby(enumerate(row, _QUIET), key=itemgetter(1)):
            xs = [x for x, _ in squares]
            if dark:
                path.append(f"m{xs[0] - pen} 0h{len(xs)}" if pen else f"M{xs[0]} {y}h{len(xs)}")
                pen = xs[-1] + 1
    return len(code.matrix) + 2 * _QUIET, "".join(path)
