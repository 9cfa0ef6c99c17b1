"""The table of words: what each Finnish word of the records is a form of, and which stems its base forms have.

The table is made ahead of the build by ``make words`` and committed as ``content/words/``; a word that it does not
have is taken by plain rules (``endings``), and ``check`` names it.
"""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from grantsite.load import WORDS
from grantsite.names import fold
from grantsite.search.endings import LONGEST_ENDING, is_form

FORMS = "forms.fi.tsv"
STEMS = "stems.fi.tsv"
# of each row: a word and two lists; what stands behind them is passed over, as is a row that was damaged
_COLUMNS = 3
# A shorter word without its ending may be anything.
_SHORTEST_PLAIN = 5
_VOWELS = "aeiouy"


class Form(NamedTuple):
    """What a word of the records is: ``bases`` are its base forms, ``parts`` the words it is put together from."""

    bases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Base(NamedTuple):
    """A base form: the stems by which it is found, and the words that it is derived from."""

    stems: tuple[str, ...]
    parents: tuple[str, ...] = ()


class WordTable:
    """The table of a content folder; empty where it has none."""

    def __init__(self, content: Path) -> None:
        self._folder = content / WORDS
        self.exists = (self._folder / FORMS).is_file()

    @cached_property
    def forms(self) -> dict[str, Form]:
        """Every word that the table knows, in lower case."""
        return {word: Form(*(tuple(cell.split()) for cell in cells)) for word, *cells in self._rows(FORMS)}

    @cached_property
    def _bases(self) -> dict[str, Base]:
        return {base: Base(*(tuple(cell.split()) for cell in cells)) for base, *cells in self._rows(STEMS)}

    def _rows(self, name: str) -> list[list[str]]:
        try:
            lines = (self._folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        return [line.split("\t")[:_COLUMNS] for line in lines if line and not line.startswith("#")]

    def form(self, word: str, language: str) -> Form:
        """What a word of the records is; of one that the table does not know, itself alone."""
        found = self.forms.get(word) if language == "fi" else None
        if found is not None and found.bases:
            return found
        return Form((fold(word),), found.parts if found else ())

    def base(self, name: str, language: str) -> Base:
        """A base form. One that the table does not know is its own stem, and may itself be inflected: then what is
        left without its shortest and its longest likely ending count as its parents."""
        found = self._bases.get(name) if language == "fi" else None
        if found is not None or name.isdigit():
            return found or Base((name,))
        if language == "fi" and name in self._known:
            return Base((name,))
        likely = list(range(len(name) - 1, max(_SHORTEST_PLAIN, len(name) - LONGEST_ENDING) - 1, -1))
        if language == "fi":  # whose stems end in a vowel
            likely = [length for length in likely if name[length - 1] in _VOWELS]
        longest = next((n for n in likely if is_form(name, n, language)), None)
        if longest is None:
            return Base((name,))
        shortest = next(n for n in reversed(likely) if is_form(name, n, language))
        return Base((name,), tuple(dict.fromkeys((name[:longest], name[:shortest]))))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The base forms that words of the table have."""
        return frozenset(base for form in self.forms.values() for base in (*form.bases, *form.parts))
