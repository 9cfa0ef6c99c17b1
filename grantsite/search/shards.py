"""Many entries into files small enough that the page fetches only those a query needs.

Entries are split by the beginnings of their keys, further only where a file would be too large, so that a site of any
size has files of one size. The page finds the file of a word by walking the same beginnings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Bytes of JSON in a file; about a quarter of it when compressed.
LARGEST = 24_000
# Longer beginnings do not divide any further.
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """JSON text and the keys by which it is found."""

    keys: tuple[str, ...]
    text: str


def split(entries: list[Entry], beginning: str = "") -> Iterator[tuple[list[str], list[Entry]]]:
    """Files as (beginnings of keys, entries), in alphabetical order; an entry stands in all that have a key of it.

    A key that is shorter than the beginning of a file stands in all files that could hold its forms.
    """
    if _size(entries) <= LARGEST or len(beginning) == _DEEPEST:
        yield [beginning], entries
        return
    depth = len(beginning)
    everywhere: list[int] = []
    by_letter: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for letter in {key[depth] for key in entry.keys if key.startswith(beginning) and len(key) > depth}:
            by_letter.setdefault(letter, []).append(number)
        if any(beginning.startswith(key) for key in entry.keys):
            everywhere.append(number)
    if not by_letter:  # the keys are all as short as the beginning: nothing divides them
        yield [beginning], entries
        return
    letters: list[str] = []
    together: list[int] = []
    for letter in sorted(by_letter):
        alone = sorted({*by_letter[letter], *everywhere})
        joined = sorted({*together, *alone})
        if _size(entries[number] for number in joined) <= LARGEST:
            letters.append(letter)
            together = joined
            continue
        if letters:
            yield [beginning + each for each in letters], [entries[number] for number in together]
        letters, together = [], []
        if _size(entries[number] for number in alone) <= LARGEST:
            letters, together = [letter], alone
        else:
            yield from split([entries[number] for number in alone], beginning + letter)
    if letters:
        yield [beginning + each for each in letters], [entries[number] for number in together]


def _size(entries: Iterable[Entry]) -> int:
    return sum(len(entry.text) + 1 for entry in entries)
