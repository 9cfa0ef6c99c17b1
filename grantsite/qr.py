"""QR codes: the dark squares of one, and their outline as a path.

To encode a text takes a millisecond, mostly for the check words; a site has thousands of codes, which differ in a few
letters. All steps from the letters to the squares (Reed–Solomon check words, their places, the mask) are additions
without carry, so what a letter at a place adds to the squares is the same in every text of a length. Hence a code is
added up from one that the library made and what each of its other letters adds, which is found out once.
"""

import re

import segno

# A quarter of the code may be dirty or torn and it can still be read: it is meant to be printed.
_CORRECTION = "q"
# Every mask can be read. To try all eight for the evenest takes five times as long, for each of thousands of codes.
_MASK = 3
# The empty margin that a reader needs, in squares (ISO/IEC 18004).
_QUIET = 4
# Texts that begin so and have no letters but those of ASCII are all encoded byte by byte, whatever follows.
_BEGINNING = "https://"
# Light squares of a row, then dark ones.
_RUNS = re.compile(rb"(\0*)(\x01+)")


class Code:
    """The squares of a code, row by row, each a byte that is 0 or 1: a number, so that codes can be added."""

    __slots__ = ("side", "squares")

    def __init__(self, side: int, squares: int) -> None:
        self.side = side
        self.squares = squares

    def rows(self) -> list[bytes]:
        """The squares of each row."""
        side = self.side
        whole = self.squares.to_bytes(side * side, "big")
        return [whole[first : first + side] for first in range(0, side * side, side)]


def encoded(text: str) -> Code:
    """The code of a text, by the library."""
    matrix = segno.make_qr(text, error=_CORRECTION, boost_error=False, mask=_MASK).matrix
    return Code(len(matrix), int.from_bytes(b"".join(matrix), "big"))


class Codes:
    """Codes of texts of the same length and beginning. What is known is at most one number a letter and place."""

    def __init__(self, text: str) -> None:
        self._first = text
        self._code = encoded(text)
        self._added: dict[tuple[int, str], int] = {}  # what a letter at a place adds to the first code

    def of(self, text: str) -> Code:
        """The code of a text as long as the first."""
        squares = self._code.squares
        for place, (letter, first) in enumerate(zip(text, self._first, strict=True)):
            if letter != first:
                squares ^= self._of_letter(place, letter)
        return Code(self._code.side, squares)

    def _of_letter(self, place: int, letter: str) -> int:
        added = self._added.get((place, letter))
        if added is None:
            text = self._first[:place] + letter + self._first[place + 1 :]
            added = self._added[place, letter] = encoded(text).squares ^ self._code.squares
        return added


# By the length of their texts: a site's short links have two or three.
_known: dict[int, Codes] = {}


def code_of(text: str) -> Code:
    """The code of a text: what ``encoded`` gives, sooner where texts like it came before."""
    if not text.startswith(_BEGINNING) or not text.isascii():
        return encoded(text)
    codes = _known.get(len(text))
    if codes is None:
        codes = _known[len(text)] = Codes(text)
    return codes.of(text)


class _Steps(dict[tuple[bytes, bytes], str]):
    """How the pen goes on: over light squares, then along dark ones."""

    def __missing__(self, run: tuple[bytes, bytes]) -> str:
        light, dark = map(len, run)
        step = self[run] = f"m{light} 0h{dark}"
        return step


_steps = _Steps()


def qr_code(text: str) -> tuple[int, str]:
    """A QR code: the length of its side in squares, margin included, and an SVG path to be drawn with strokes one
    square wide, half a square further down."""
    code = code_of(text)
    path: list[str] = []
    for y, row in enumerate(code.rows(), _QUIET):
        (light, dark), *runs = _RUNS.findall(row)
        path.append(f"M{len(light) + _QUIET} {y}h{len(dark)}")
        path += map(_steps.__getitem__, runs)
    return code.side + 2 * _QUIET, "".join(path)
