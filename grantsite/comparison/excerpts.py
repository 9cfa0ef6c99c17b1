"""Where two texts differ, word by word: short excerpts of both that show the difference and a few words around it."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

_AROUND = 3  # words shown before and after the difference
_MOST_WORDS = 14  # of the difference itself; then its beginning and its end
_LONGEST_WORD = 60
# Above this many lines finding what matches takes too long; then one excerpt spans all that differs.
_MOST_LINES = 1500
ELLIPSIS = "…"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts, cut to what differs. Where only spaces differ both are empty."""
    old, new = before.split(), after.split()
    if old == new:
        return "", ""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    pair = _excerpt(old, start, end), _excerpt(new, start, end)
    return pair if pair[0] != pair[1] else _letters(before, after)


def excerpt(text: str) -> str:
    """The beginning and the end of a text."""
    return " ".join(_cut(text.split()))


def passages(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The places where two texts of many lines differ, as excerpts of both; empty where one has nothing there.

    Places where only spaces or empty lines differ are left out.
    """
    old = [line for line in before.split("\n") if line.strip()]
    new = [line for line in after.split("\n") if line.strip()]
    if max(len(old), len(new)) > _MOST_LINES:
        blocks = [(0, len(old), 0, len(new))]
    else:
        found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        blocks = [(i, j, k, m) for what, i, j, k, m in found if what != "equal"]
    for i, j, k, m in blocks:
        one, other = " ".join(old[i:j]), " ".join(new[k:m])
        if not one or not other:
            yield excerpt(one), excerpt(other)
        elif (pair := excerpts(one, other)) != ("", ""):
            yield pair


def _same(old: list[str], new: list[str]) -> int:
    """With how many of the same words both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _excerpt(words: list[str], start: int, end: int) -> str:
    stop = len(words) - end
    first, last = max(0, start - _AROUND), min(len(words), stop + _AROUND)
    shown = [*words[first:start], *_cut(words[start:stop]), *words[stop:last]]
    return " ".join(
        ([ELLIPSIS] if first else []) + [_short(word) for word in shown] + ([ELLIPSIS] if last < len(words) else [])
    )


def _cut(words: list[str]) -> list[str]:
    if len(words) > _MOST_WORDS:
        half = _MOST_WORDS // 2
        words = [*words[:half], ELLIPSIS, *words[-half:]]
    return [_short(word) for word in words]


def _letters(before: str, after: str) -> tuple[str, str]:
    """Where two long words differ that begin alike."""
    start = max(0, _same(list(before), list(after)) - _LONGEST_WORD // 2)
    dots = ELLIPSIS if start else ""
    one, other = (dots + _short(" ".join(text[start:].split())) for text in (before, after))
    return one, other


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + ELLIPSIS
