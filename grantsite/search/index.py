"""The index: which documents have which word, and how much it says of each.

A term is a base form, a part of a compound, the word that another is derived from, a name, or an exact key. It is
found by its stems with a legal ending (``endings``). A posting is (document number, score), the score from 1 to 127.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from grantsite.names import fold
from grantsite.once import Once
from grantsite.search.documents import Document, Weighed, Weight
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


# The postings of a term, and the score of a document that a text is in.
Found = tuple[dict[int, int], int]


def _add(document: int, every: Iterable[Found]) -> None:
    """A document has these terms; of two places the better counts."""
    for postings, score in every:
        if score > postings.get(document, 0):
            postings[document] = score


class Index:
    """The terms of all documents, by name."""

    def __init__(self, documents: Iterable[Document], table: WordTable) -> None:
        self.terms: dict[str, Term] = {}
        self._table = table
        self._words = Once(self._of_word)
        # The same texts and names come in many documents.
        texts, names = Once(self._of_text), Once(self._of_name)
        printed: set[tuple[str, str]] = set()
        for number, document in enumerate(documents):
            for key in document.exact:
                _add(number, [(self._term(key).postings, Weight.CODE * _SCALE)])
            for pair in document.printed:
                if pair not in printed:
                    printed.add(pair)
                    self._read_printed(*pair)
            for text in document.texts:
                _add(number, texts[text])
            for name in document.names:
                _add(number, names[name])

    def _of_text(self, entry: Weighed) -> list[Found]:
        """What a document has that holds a text."""
        text, language, weight = entry
        return [
            (self.terms[name].postings, max(1, min(_HIGHEST, weight * _SCALE * share // 100)))
            for name, share in self._read_text(text, language, weight == Weight.TITLE)
        ]

    def _of_name(self, entry: Weighed) -> list[Found]:
        """What a document has that holds a municipality's name."""
        text, language, weight = entry
        score = min(_HIGHEST, weight * _SCALE)
        return [(self.terms[name].postings, score) for name in self._read_name(text, language)]

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
        found = dict.fromkeys(words(text))
        whole = _WHOLE - min(_MOST_OFF, _PER_WORD * (len(found) - 1)) if is_title else _WHOLE
        shares: dict[str, int] = {}
        for word in found:
            for name, term, share in self._words[word, language]:
                shares[name] = max(shares.get(name, 0), whole * share // 100)
                for parent in term.parents:
                    shares[parent] = max(shares.get(parent, 0), whole * share * _PARENT // 10_000)
        return list(shares.items())

    def _of_word(self, key: tuple[str, str]) -> list[tuple[str, Term, int]]:
        """The terms of a word of a language, and what each says of a hundred, without what they derive from: that may
        yet become more, when another language has the same term."""
        word, language = key
        if word.isdigit():
            return [(word, self._term(word), _WHOLE)]
        form = self._table.form(word, language)
        certain = _WHOLE if len(form.bases) == 1 else _UNCERTAIN
        return [
            (base, self._term(base, language), share)
            for bases, share in ((form.bases, certain), (form.parts, _PART))
            for base in bases
        ]

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
