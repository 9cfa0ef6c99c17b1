"""The index: which documents have which word, and how much it says of each.

A term is a base form, a part of a compound, the word that another is derived from, a name, or an exact key. It is
found by its stems with a legal ending (``endings``). A posting is (document number, score), the score from 1 to 127.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from grantsite.names import fold
from grantsite.search.documents import Document, Weight
from grantsite.search.endings import stems_of
from grantsite.search.generic import GENERIC
from grantsite.search.table import WordTable
from grantsite.search.tokens import words

# What a word says beside the whole word: as the part of a compound, as what the word or its part is derived from.
_PART = 70
_PARENT = 50
_WHOLE = 100
# A form of several words ("sähköistä") says less of each.
_UNCERTAIN = 85
# A word among many says less: each further word of a title takes this many per cent.
_PER_WORD = 2
_MOST_OFF = 40
_SCALE = 10
_HIGHEST = 127
# "Akaan kaupunki" is named Akaa.
_TYPE_WORDS = frozenset(
    ["kunta", "kunnan", "kunnalle", "kaupunki", "kaupungin", "kaupungille", "kommun", "kommuns", "stad", "stads"]
)
LANGUAGES = ("fi", "sv", "en")


@dataclass(slots=True)
class Term:
    """``languages`` are those whose endings its stems may have, none for what has no endings; ``parents`` are the
    terms that it is derived from, under which all that is derived from them is found too."""

    stems: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    postings: dict[int, int] = field(default_factory=dict)
    generic: bool = False
    is_name: bool = False

    def add(self, document: int, score: int) -> None:
        """A document has this term; of two places the better counts."""
        if score > self.postings.get(document, 0):
            self.postings[document] = score


class Index:
    """The terms of all documents, by name."""

    def __init__(self, documents: Iterable[Document], table: WordTable) -> None:
        self.terms: dict[str, Term] = {}
        self._table = table
        self._of_text = cache(self._read_text)
        self._of_name = cache(self._read_name)
        self._of_printed = cache(self._read_printed)
        for number, document in enumerate(documents):
            for key in document.exact:
                self._term(key).add(number, int(Weight.CODE) * _SCALE)
            for printed, name in document.printed:
                self._of_printed(printed, name)
            for text, language, weight in document.texts:
                for name, share in self._of_text(text, language, weight == Weight.TITLE):
                    self.terms[name].add(number, max(1, min(_HIGHEST, weight * _SCALE * share // 100)))
            for text, language, weight in document.names:
                for name in self._of_name(text, language):
                    self.terms[name].add(number, min(_HIGHEST, weight * _SCALE))

    def _term(self, name: str, language: str = "") -> Term:
        term = self.terms.get(name)
        if term is None:
            term = self.terms[name] = Term(generic=name in GENERIC)
            if not language:
                term.stems.add(name)
        if language and language not in term.languages:
            base = self._table.base(name, language)
            term.languages.add(language)
            term.stems.update(base.stems)
            term.parents.update(base.parents)
            for parent in base.parents:
                self._term(parent, language)
        return term

    def _read_text(self, text: str, language: str, is_title: bool) -> list[tuple[str, int]]:
        """The terms of a text, and what each says of a hundred: the whole word, its parts, what these derive from."""
        found = list(dict.fromkeys(words(text)))
        whole = _WHOLE - min(_MOST_OFF, _PER_WORD * (len(found) - 1)) if is_title else _WHOLE
        shares: dict[str, int] = {}
        for word in found:
            if word.isdigit():
                self._term(word)
                shares[word] = whole
                continue
            form = self._table.form(word, language)
            certain = _WHOLE if len(form.bases) == 1 else _UNCERTAIN
            for bases, share in ((form.bases, certain), (form.parts, _PART)):
                for base in bases:
                    term = self._term(base, language)
                    shares[base] = max(shares.get(base, 0), whole * share // 100)
                    for parent in term.parents:
                        shares[parent] = max(shares.get(parent, 0), whole * share * _PARENT // 10_000)
        return list(shares.items())

    def _read_name(self, text: str, language: str) -> list[str]:
        """The terms of a municipality's name: its words as they are, with the stems of the name."""
        found = _name_words(text)
        for name in found:
            self._term(name, language).is_name = True
        return found

    def _read_printed(self, printed: str, name: str) -> None:
        """A municipality is found by its name as printed too, where that is not a form of it: Teurva, Tuku."""
        for as_printed, as_is in zip(_name_words(printed), _name_words(name), strict=False):
            stems = self._term(as_is, "fi").stems
            if not any(stem in stems for stem in stems_of(as_printed, "fi")):
                stems.add(as_printed)


def _name_words(text: str) -> list[str]:
    return [fold(word) for word in words(text) if word not in _TYPE_WORDS]
