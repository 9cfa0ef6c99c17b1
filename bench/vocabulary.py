"""The words of bench/words.txt, and the genitives of municipalities' names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.inflection import Word

WORDS = Path(__file__).with_name("words.txt")
# The shortest word that a longer one is taken to end in, and the shortest that may stand before it.
_LAST, _FIRST = 4, 3
# What names of places end in, and the stem of the genitive.
_PLACES = {
    "joki": "joe", "järvi": "järve", "koski": "koske", "lahti": "lahde", "niemi": "nieme", "saari": "saare",
    "vesi": "vede", "mäki": "mäe", "salmi": "salme", "suu": "suu",
}  # fmt: skip


class SwedishWord(NamedTuple):
    """A Swedish noun: indefinite, definite, plural, and what stands before another word in a compound."""

    indefinite: str
    definite: str
    plural: str
    first: str

    @property
    def is_neuter(self) -> bool:
        """Whether it takes "ett"."""
        return self.definite.endswith("t")


@dataclass(frozen=True)
class Vocabulary:
    """The words by what they do in a title; each list in the order of the file."""

    actions: list[Word]
    heads: list[Word]
    people: list[Word]
    adjectives: list[Word]
    nouns: list[Word]
    swedish: list[SwedishWord]
    genitives: dict[str, str]  # of names of municipalities for which no rule holds


def _lines() -> Iterator[tuple[str, str]]:
    """The lines that hold words, each with the name of its part."""
    part = ""
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#"):
            yield part, line


@cache
def vocabulary() -> Vocabulary:
    """The words of the file."""
    written: dict[str, dict[str, str]] = {}
    swedish: list[SwedishWord] = []
    genitives: dict[str, str] = {}
    for part, line in _lines():
        if part == "swedish":
            swedish.append(SwedishWord(*line.split("|")))
        elif part == "municipalities":
            for pair in line.split():
                name, _, genitive = pair.partition(":")
                genitives[name] = genitive
        else:
            words = written.setdefault(part, {})
            words.update((word.partition(":")[0], word) for word in line.split())
    simple = written["heads"] | written["people"] | written["actions"] | written["nouns"]
    found = {part: [_word(word, simple) for word in words.values()] for part, words in written.items()}
    return Vocabulary(swedish=swedish, genitives=genitives, **found)


def _word(written: str, simple: dict[str, str]) -> Word:
    """A word of the file; one that ends in another word of the file is inflected like that one."""
    whole = Word.of(written)
    word = whole.nominative
    for start in range(_FIRST, len(word) - _LAST + 1):
        if word[start:] in simple:
            last = Word.of(simple[word[start:]])
            if word[:start] + last.gen() == whole.gen():
                return Word(last.nominative, last.weak, last.strong, word[:start])
    return whole


def genitive_of_municipality(name: str) -> str:
    """The genitive of a municipality's name, "Oulun"."""
    genitives = vocabulary().genitives
    if name in genitives:
        return genitives[name]
    for ending, stem in _PLACES.items():
        if name.endswith(ending):
            return f"{name[: -len(ending)]}{stem}n"
    first, hyphen, last = name.rpartition("-")
    return first + hyphen + Word.of(last).gen()


def is_one_word(name: str) -> bool:
    """Whether a municipality's name is inflected as a whole: not "Koski Tl"."""
    return re.search(r"\s", name) is None
