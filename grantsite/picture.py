"""Pictures that other sites show beside a link: the words of a page, drawn 1,200 pixels wide as a small PNG.

What a picture says comes from a template as JSON; here it is broken into lines, fitted and drawn. All lengths are whole
pixels. The same words give the same bytes wherever Pillow, deflate and the typeface are those of the lock: they bring
along the libraries that draw letters and compress, and Pillow lays letters out itself, whatever else is installed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NamedTuple

import fontpkg_source_sans_3
import msgspec
from PIL import Image, ImageDraw, ImageFont

from grantsite.png import BITS, Beginning, beginning, png

SIZE = (1200, 630)
# Two columns of colour 0 before the first: packed, they are the byte that each row of a PNG begins with (no filter).
_BEFORE = 2
TYPEFACE = fontpkg_source_sans_3.ROOT / "files" / "SourceSans3[wght].ttf"
_SEMIBOLD, _BOLD = 600, 700

# Every colour is a step from the band of the site's header to white, so letters blend into what is below them; but for
# the accent, which only shapes have whose edges are straight. The values are those of static/css/tokens.css.
_BAND, _WHITE, _ACCENT = (0x07, 0x3B, 0x47), (0xFF, 0xFF, 0xFF), (0xEE, 0xB6, 0x4A)
_STEPS = 14
_SOFT, _LIGHT, _FAINT, _ACCENT_STEP = 12, _STEPS, 1, 15
_PALETTE = [
    *(
        low + (high - low) * step // _STEPS
        for step in range(_STEPS + 1)
        for low, high in zip(_BAND, _WHITE, strict=True)
    ),
    *_ACCENT,
]

_LEFT, _RIGHT = _BEFORE + 80, _BEFORE + 1120
_WIDTH = _RIGHT - _LEFT
# Rows above are the same in all pictures of a site; lengths below are told from here on.
_FIRST = 136
_KICKER_LINE = 176 - _FIRST
_NAME_TOP, _NAME_BOTTOM = 194 - _FIRST, 402 - _FIRST
_RULE = 420
_FIGURE_LINE = 504 - _FIRST
_REMARK_LINES = (551 - _FIRST, 591 - _FIRST)
_NAME_SIZES = (96, 84, 76, 68, 60, 54, 48, 43, 38, 34)
_FIGURE_SIZES = (80, 68, 58, 50, 42)
_REMARK_SIZES = (32, 30, 28, 26, 24)
_TAG_SIZE, _TAG_PADDING, _TAG_GAP = 33, 18, 30
_ELLIPSIS = "…"
_PARTS = 64  # of a pixel, as typefaces measure


class _Glyph(NamedTuple):
    """A letter: how it covers its pixels, where they begin from the point that the pen is at, and how far the pen goes
    on, in parts of a pixel."""

    mask: Any  # what Pillow keeps of an image; None where there is nothing to see
    left: int
    top: int
    width: int
    height: int
    advance: int


class Picture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a picture, from top to bottom."""

    site: str
    kicker: str  # what kind of thing it is
    name: str
    figure: str  # the one thing to be seen from afar
    tag: str = ""  # what the figure is, in a box beside it
    remarks: list[str] = []  # two lines at most


def draw(text: str) -> bytes:
    """The PNG of a picture whose words are given as a JSON object. Raises msgspec.DecodeError."""
    picture = msgspec.json.decode(text, type=Picture)
    image = _with_name(picture.site, picture.name).copy()
    _write(image, (_LEFT, _KICKER_LINE), cut(picture.kicker, 33, _SEMIBOLD, _WIDTH), 33, _SEMIBOLD, _SOFT)
    _draw_figure(image, picture.figure, picture.tag)
    size = min((largest(remark, _REMARK_SIZES, _SEMIBOLD, _WIDTH) for remark in picture.remarks), default=0)
    for baseline, remark in zip(_REMARK_LINES, picture.remarks, strict=False):
        _write(image, (_LEFT, baseline), cut(remark, size, _SEMIBOLD, _WIDTH), size, _SEMIBOLD, _SOFT)
    return png(SIZE, _PALETTE, _beginning_of(picture.site), _packed(image))


@lru_cache(maxsize=4)  # the pictures of a thing in all languages come one after the other, and its name is most of them
def _with_name(site: str, name: str) -> Image.Image:
    image = _background(site).crop((0, _FIRST, _BEFORE + SIZE[0], SIZE[1]))
    size, lines = fit_name(name)
    step = size * 9 // 8
    baseline = _NAME_TOP + size * 7 // 8
    for line in lines:
        _write(image, (_LEFT, baseline), line, size, _BOLD, _LIGHT)
        baseline += step
    return image


def _draw_figure(image: Image.Image, figure: str, tag: str) -> None:
    tag_width = text_width(tag, _TAG_SIZE, _BOLD) + 2 * _TAG_PADDING if tag else 0
    room = _WIDTH - (tag_width + _TAG_GAP if tag else 0)
    size = largest(figure, _FIGURE_SIZES, _BOLD, room)
    figure = cut(figure, size, _BOLD, room)
    _write(image, (_LEFT, _FIGURE_LINE), figure, size, _BOLD, _LIGHT)
    if tag:
        left = _LEFT + text_width(figure, size, _BOLD) + _TAG_GAP
        top = _FIGURE_LINE - 43
        image.paste(_LIGHT, (left, top, left + tag_width, top + 52))
        _write(image, (left + _TAG_PADDING, top + 37), tag, _TAG_SIZE, _BOLD, 0)


def fit_name(name: str) -> tuple[int, list[str]]:
    """The largest size in which a name fits, and its lines. One too long for the smallest ends in an ellipsis."""
    for size in _NAME_SIZES:
        lines = wrapped(name, size, _WIDTH)
        room = max(1, (_NAME_BOTTOM - _NAME_TOP - size) // (size * 9 // 8) + 1)
        if lines and len(lines) <= room:
            return size, _balanced(name, size, lines)
    lines = wrapped(name, size, _WIDTH, breaks=True)
    if len(lines) > room:
        lines = [*lines[: room - 1], cut(" ".join(lines[room - 1 :]), size, _BOLD, _WIDTH)]
    return size, lines


def wrapped(text: str, size: int, width: int, *, breaks: bool = False) -> list[str]:
    """Lines of at most a width, parted at spaces; none where a word is wider than that, unless words may be broken.

    A no-break space parts nothing.
    """
    lines: list[str] = []
    room = 0
    for whole in text.split(" "):
        word = whole
        while breaks and text_width(word, size, _BOLD) > width:
            head = _head(word, size, _BOLD, width)
            lines.append(head)
            word, room = word[len(head) :], 0
        length = text_width(word, size, _BOLD)
        if length > width:
            return []
        if lines and length + text_width(" ", size, _BOLD) <= room:
            lines[-1] += f" {word}"
            room -= length + text_width(" ", size, _BOLD)
        else:
            lines.append(word)
            room = width - length
    return lines


def _balanced(text: str, size: int, lines: list[str]) -> list[str]:
    """The same number of lines, of lengths as even as may be: none is left with a single short word."""
    if len(lines) == 1:
        return lines
    narrow, wide = 0, _WIDTH
    while wide - narrow > 16:
        middle = (narrow + wide) // 2
        if 0 < len(wrapped(text, size, middle)) <= len(lines):
            wide = middle
        else:
            narrow = middle
    return wrapped(text, size, wide)


def largest(text: str, sizes: tuple[int, ...], weight: int, width: int) -> int:
    """The largest of the sizes in which a text is no wider than a width, or the smallest."""
    return next((size for size in sizes if text_width(text, size, weight) <= width), sizes[-1])


def cut(text: str, size: int, weight: int, width: int) -> str:
    """A text, its end replaced by an ellipsis where it is wider than a width."""
    if text_width(text, size, weight) <= width:
        return text
    room = width - text_width(_ELLIPSIS, size, weight)
    head = _head(text, size, weight, room)
    after = head.rfind(" ", len(head) // 2)  # after a whole word, unless the last one is very long
    return head[: after if after > 0 else len(head)].rstrip(" ,;–-") + _ELLIPSIS


def _head(text: str, size: int, weight: int, width: int) -> str:
    """As much of the beginning of a text as a width has room for, but one letter at least."""
    length = 1
    while length < len(text) and text_width(text[: length + 1], size, weight) <= width:
        length += 1
    return text[:length]


@lru_cache(maxsize=8192)
def text_width(text: str, size: int, weight: int) -> int:
    """How many pixels a text takes on its line: the typeface sets no pairs of letters closer than others, as it is used
    here."""
    return sum([_advance(letter, size, weight) for letter in text]) // _PARTS + 1


@lru_cache(maxsize=8192)
def _advance(letter: str, size: int, weight: int) -> int:
    """How far the pen goes on, in parts of a pixel."""
    return int(_font(size, weight).getlength(letter) * _PARTS)


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    # Raqm would set pairs of letters closer, but it is not there on every system
    font = ImageFont.truetype(TYPEFACE, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _write(image: Image.Image, at: tuple[int, int], text: str, size: int, weight: int, colour: int) -> None:
    """A text that begins at a point of its base line."""
    # of Pillow only what is not Python: its own ``paste`` looks longer at what it is given than it takes to paste it
    paste = image.im.paste
    pen = at[0] * _PARTS
    for letter in text:
        mask, left, top, width, height, advance = _glyph(letter, size, weight)
        if mask:
            x, y = pen // _PARTS + left, at[1] + top
            paste(colour, (x, y, x + width, y + height), mask)
        pen += advance


@lru_cache(maxsize=8192)
def _glyph(letter: str, size: int, weight: int) -> _Glyph:
    """A letter, drawn once for all pictures: to draw it takes longer than all else."""
    font = _font(size, weight)
    advance = _advance(letter, size, weight)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(letter, anchor="ls"))
    if right <= left or bottom <= top:
        return _Glyph(None, 0, 0, 0, 0, advance)
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), letter, font=font, fill=255, anchor="ls")
    return _Glyph(mask.im, left, top, right - left, bottom - top, advance)


@cache
def _beginning_of(site: str) -> Beginning:
    return beginning(_packed(_background(site).crop((0, 0, _BEFORE + SIZE[0], _FIRST))))


def _packed(image: Image.Image) -> bytes:
    """The rows, two pixels in a byte, each after the byte of its filter."""
    return image.tobytes("raw", f"P;{BITS}")


@cache
def _background(site: str) -> Image.Image:
    """What all pictures of a site have in common: the colour of its header, its sign and its name."""
    image = Image.new("P", (_BEFORE + SIZE[0], SIZE[1]), 0)
    image.putpalette(_PALETTE)
    pen = ImageDraw.Draw(image)
    for left, top in ((960, -84), (1088, -84), (960, 44), (1088, 44)):
        pen.rectangle((_BEFORE + left, top, _BEFORE + left + 115, top + 115), fill=_FAINT)
    for column, row in ((0, 0), (1, 0), (0, 1), (1, 1)):
        left, top = _LEFT + column * 30, 56 + row * 30
        pen.rectangle((left, top, left + 25, top + 25), fill=_ACCENT_STEP if column and row else _LIGHT)
    _write(image, (_LEFT + 78, 100), cut(site, 46, _BOLD, _WIDTH - 78), 46, _BOLD, _LIGHT)
    pen.rectangle((_LEFT, _RULE, _LEFT + 119, _RULE + 5), fill=_ACCENT_STEP)
    return image
