"""Many entries into files small enough that the page fetches only those a query needs.

Entries are split by the beginnings of their keys, further only where a file would be too large, so that a site of any
size has files of one size. The page finds the file of a word by walking the same beginnings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

# Bytes of JSON in a file; about a quarter of it when compressed.
LARGEST = 80_000
# Longer beginnings do not divide any further.
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """JSON text and the keys by which it is found."""

    keys: tuple[str, ...]
    text: str


def split(entries: list[Entry], beginning: str = "") -> Iterator[tuple[str, list[Entry]]]:
    """Files as (beginning of keys, entries), in alphabetical order; an entry stands in every file that has a key of it.

    A key that is shorter than the beginning of a file stands in all files that could hold its forms.
    """
    if sum(len(e.text) + 1 for e in entries) <= LARGEST or len(beginning) == _DEEPEST:
        yield beginning, entries
        return
    depth = len(beginning)
    everywhere = {id(e) for e in entries if beginning in e.keys}
    letters = sorted({k[depth] for e in entries for k in e.keys if k.startswith(beginning) and len(k) > depth})
    pairs = sorted(
        ((key[depth], number) for number, e in enumerate(entries) for key in e.keys
         if key.startswith(beginning) and len(key) > depth)
    )  # fmt: skip
    by_letter = {letter: {number for _, number in group} for letter, group in groupby(pairs, key=lambda pair: pair[0])}
    for letter in letters:
        chosen = [e for number, e in enumerate(entries) if number in by_letter[letter] or id(e) in everywhere]
        yield from split(chosen, beginning + letter)
