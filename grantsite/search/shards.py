"""Many entries into files small enough that the page fetches only those a query needs.

Entries are split by the beginnings of their keys, further only where a file would be too large, so that a site of any
size has files of one size. The page finds the file of a word by walking the same beginnings.
"""

from collections.abc import Iterator
from typing import NamedTuple

# Bytes of JSON in a file; about a quarter of it when compressed.
LARGEST = 24_000
# Longer beginnings do not divide any further.
_DEEPEST = 12


class Entry(NamedTuple):
    """JSON text and the keys by which it is found."""

    keys: tuple[str, ...]
    text: str


def split(entries: list[Entry]) -> Iterator[tuple[list[str], list[Entry]]]:
    """Files as (beginnings of keys, entries), in alphabetical order; an entry stands in all that have a key of it.

    A key that is shorter than the beginning of a file stands in all files that could hold its forms.
    """
    sizes = [len(entry.text) + 1 for entry in entries]
    keyed = [(key, number) for number, entry in enumerate(entries) for key in entry.keys]
    for beginnings, numbers in _split(set(range(len(entries))), keyed, sizes, ""):
        yield beginnings, [entries[number] for number in sorted(numbers)]


def _split(
    numbers: set[int], keyed: list[tuple[str, int]], sizes: list[int], beginning: str
) -> Iterator[tuple[list[str], set[int]]]:
    """The same of the entries of some numbers. ``keyed`` are those of their keys, each with its entry's number, that
    have this beginning or are shorter and the beginning of it; ``sizes`` are those of all entries."""

    def size(of: set[int]) -> int:
        return sum(map(sizes.__getitem__, of))

    if size(numbers) <= LARGEST or len(beginning) == _DEEPEST:
        yield [beginning], numbers
        return
    depth = len(beginning)
    everywhere: list[tuple[str, int]] = []
    by_letter: dict[str, list[tuple[str, int]]] = {}
    for pair in keyed:
        if len(pair[0]) > depth:
            by_letter.setdefault(pair[0][depth], []).append(pair)
        else:
            everywhere.append(pair)
    if not by_letter:  # the keys are all as short as the beginning: nothing divides them
        yield [beginning], numbers
        return
    letters: list[str] = []
    together: set[int] = set()
    for letter, pairs in sorted(by_letter.items()):
        pairs += everywhere
        alone = {number for _, number in pairs}
        joined = together | alone
        if size(joined) <= LARGEST:
            letters.append(letter)
            together = joined
            continue
        if letters:
            yield [beginning + each for each in letters], together
        letters, together = [], set()
        if size(alone) <= LARGEST:
            letters, together = [letter], alone
        else:
            yield from _split(alone, pairs, sizes, beginning + letter)
    if letters:
        yield [beginning + each for each in letters], together
