"""What drawings need to know: how wide a text is. Integers only."""

# Widths of an 11-pixel sans-serif letter in tenths of a pixel, about those of DejaVu Sans and Verdana, which badges
# have been drawn in for years. A drawing states the width, so another font is fitted to it.
_NARROW = {**dict.fromkeys("iIjl.,:;'|! \u00a0’", 36), **dict.fromkeys("frt()[]-/", 46)}
_WIDE = {**dict.fromkeys("mMW%", 100), **dict.fromkeys("wGNOQHDÖ", 84)}
_OTHERS = 69
_LETTER = 11


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
