"""Names beside discs: where one has room that no other mark, name or edge takes. Lengths are tenths of a pixel."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from grantsite.drawing import text_width
from grantsite.figures.figure import LETTER
from grantsite.records import Text
from grantsite.views.shared import View

# Between a disc and its name.
_AWAY = 35
# Tenths in a pixel of ``text_width``, which is of letters 11 pixels high; bold ones are a tenth wider.
_PER_PIXEL = LETTER * 11 // (11 * 10)


class Box(NamedTuple):
    """A rectangle that is taken."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


class Label(View, frozen=True):
    """A name and where it is drawn: ``anchor`` as SVG's text-anchor, ``y`` of the line it stands on."""

    name: Text
    anchor: str
    x: int
    y: int


class Disc(NamedTuple):
    """What is to be named, and the part of the drawing that the name must stay in."""

    name: Text
    x: int
    y: int
    radius: int
    inside: Box


def box_of(x: int, y: int, radius: int) -> Box:
    """The rectangle around a disc."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def labels(discs: Iterable[Disc], taken: Sequence[Box], whole: Box, *, all_of_them: bool) -> list[Label]:
    """The names of discs in a drawing, the ``whole``, the first ones first. One for which there is no room is left out,
    or, where ``all_of_them`` are wanted, drawn over other marks."""
    boxes = list(taken)
    found = []
    for disc in discs:
        own = box_of(disc.x, disc.y, disc.radius)
        others = [box for box in boxes if box not in (own, disc.inside)]
        fallback = None
        for label, box in _places(disc):
            if box.within(whole):
                fallback = fallback or (label, box)
            if box.within(disc.inside) and not any(box.meets(other) for other in others):
                break
        else:
            if not all_of_them or fallback is None:
                continue
            label, box = fallback
        found.append(label)
        boxes.append(box)
    return found


def _places(disc: Disc) -> Iterator[tuple[Label, Box]]:
    """The places of a name, the best first: right, left, above, below, then at the four corners. It has room in the
    longest of its languages."""
    width = max(text_width(name) for name in disc.name.every()) * _PER_PIXEL
    away, half = disc.radius + _AWAY, LETTER // 2
    # letters stand on a line and reach about seven tenths of their height above it
    line = LETTER * 35 // 100
    x, y = disc.x, disc.y
    yield Label(disc.name, "start", x + away, y + line), Box(x + away, y - half, x + away + width, y + half)
    yield Label(disc.name, "end", x - away, y + line), Box(x - away - width, y - half, x - away, y + half)
    for middle in (y - away - half, y + away + half):
        box = Box(x - width // 2, middle - half, x + width // 2, middle + half)
        yield Label(disc.name, "middle", x, middle + line), box
    side = disc.radius * 7 // 10 + _AWAY
    for middle in (y - side, y + side):
        yield (
            Label(disc.name, "start", x + side, middle + line),
            Box(x + side, middle - half, x + side + width, middle + half),
        )
        yield (
            Label(disc.name, "end", x - side, middle + line),
            Box(x - side - width, middle - half, x - side, middle + half),
        )
