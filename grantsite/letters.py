"""Characters that look like others or like nothing: what copying out of scans, PDFs and web pages brings along.

Letters are looked at word by word, because a text may well quote a Greek or Cyrillic word: suspicious is a word in
which alphabets are mixed, or one that no word of Finnish or Swedish can begin like.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from grantsite.messages import Message, say

# For a class of a regular expression: signs beyond ASCII that are always what they look like, alone and in any company.
# All of them are composed, can be seen or are spaces, and end no line: Latin letters, punctuation, currencies, arrows
# and signs of mathematics. Others may be as good; a text of these alone need not be looked at further.
ORDINARY = "\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u22ff"
# No width: zero-width spaces and joiners, word joiner, soft hyphen, marks of writing direction, a byte-order mark.
ZERO_WIDTH = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")
# What stands in quotation marks is quoted as it was printed.
_QUOTED = re.compile("[”“][^”“]*[”“]|»[^»«]*[»«]|`[^`]*`")
# Letters of other alphabets by what they look like.
_LATIN = dict(
    zip(
        "ıΑΒΕΖΗΙΚΜΝΟΡΤΥΧονАВЕКМНОРСТУХаеорсухіјѕԁһӏ",
        "iABEZHIKMNOPTYXovABEKMHOPCTYXaeopcyxijsdhl",
        strict=True,
    )
)
_NOT_AFTER_L = "bcdfghklmnpqrstvwxz"
# Nearly every text has nothing that these find, and need not be taken into words.
_FOREIGN = re.compile(f"[{''.join(_LATIN)}]")
_SMALL_L = re.compile(rf"l[{_NOT_AFTER_L}](?<![^\W\d_]..)")


class LookAlike(NamedTuple):
    """A suspicious letter: where it stands in the text, the word, and the word as it is probably meant."""

    offset: int
    letter: str
    word: str
    meant: str

    def message(self) -> Message:
        """What is said of it."""
        if self.letter == "l":
            return say('"{word}" begins with a small l in place of a capital I', word=self.word)
        return say(
            '"{word}" has {letter} in place of the letter it looks like', word=self.word, letter=shown(self.letter)
        )


def is_suspicious(text: str) -> bool:
    """Whether a text may have look-alikes at all: quickly seen."""
    return bool(_FOREIGN.search(text) or _SMALL_L.search(text))


def look_alikes(text: str) -> Iterator[LookAlike]:
    """The first suspicious letter of each word that is not quoted."""
    if not is_suspicious(text):
        return
    unquoted = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    for match in _WORD.finditer(unquoted):
        found = _in_word(match[0])
        if found is not None:
            at, meant = found
            yield LookAlike(match.start() + at, match[0][at], match[0], meant)


def _in_word(word: str) -> tuple[int, str] | None:
    """Where a word has a letter of another alphabet, or a small l for a capital I, and the word that is meant."""
    if not word.isascii():
        foreign = [i for i, letter in enumerate(word) if letter in _LATIN]
        others = [c for c in word if c not in _LATIN]
        if foreign and (word[foreign[0]] == "ı" or (others and all(_is_latin(c) for c in others))):
            return foreign[0], "".join(_LATIN.get(c, c) for c in word)
    # "lnari": no word of Finnish or Swedish begins with l and a consonant other than j (ljus)
    if len(word) > 2 and word[0] == "l" and word[1] in _NOT_AFTER_L:
        return 0, f"I{word[1:]}"
    return None


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def decomposed(text: str) -> Iterator[tuple[int, str, str]]:
    """Where text is not in the composed form (NFC): offset, what stands there, and what belongs there."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in re.finditer(r"\w[\u0300-\u036f]+", text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield match.start(), match[0], composed
    for index, letter in enumerate(text):
        # a sign of its own that stands for another, such as the ångström sign for Å
        composed = unicodedata.normalize("NFC", letter)
        if composed != letter:
            yield index, letter, composed


def shown(character: str) -> str:
    """A character by its number and name, since it cannot be seen: ``U+200B zero width space``."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")
