"""Names of bodies as people write them: alphabetical order, plain forms for searching, and Finnish genitives.

Only what checking and searching names needs; it is not a morphology. A rule that makes a form too many does no
harm here, because a form is only ever compared with what a source prints.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from grantsite.once import Once

# Finnish and Swedish put å, ä and ö after z, in this order.
_ORDER = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
# Letters that are none of ASCII with a mark, and what they are written with where there is only ASCII.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "ng",
     "ŧ": "t"}
)  # fmt: skip
_DIAERESIS, _RING = "\u0308", "\u030a"  # of ä, ö and å: most letters that are none of ASCII
_NO_LETTERS = re.compile(r"[^0-9a-z]+")
# What a source puts behind a municipality's name, in the cases it prints.
_TYPE_WORD = re.compile(
    r"\s+(kaupunki|kaupungin|kaupungille|kunta|kunnan|kunnalle|stad|stads|kommun|kommuns)$", re.IGNORECASE
)
# Endings of a nominative and what they become before or in the genitive; all that apply are tried.
_GENITIVES = (
    ("", "n"), ("", "in"), ("e", "een"), ("i", "en"), ("ki", "en"), ("si", "den"), ("ti", "den"),
    ("nki", "ngin"), ("nka", "ngan"), ("nkä", "ngän"), ("nko", "ngon"), ("rku", "run"), ("rko", "ron"),
    ("us", "uden"), ("us", "uksen"), ("ys", "yden"), ("es", "eksen"), ("is", "iin"), ("is", "iksen"),
    ("as", "aan"), ("äs", "ään"), ("nen", "sen"), ("nen", "sten"), ("kka", "kan"), ("kko", "kon"),
    ("kkä", "kän"), ("tta", "tan"), ("tti", "tin"), ("ttu", "tun"), ("ppi", "pin"), ("pa", "van"),
    ("pi", "ven"), ("ta", "dan"), ("to", "don"), ("lti", "llin"), ("mpi", "mmin"), ("nta", "nnan"),
    ("lta", "llan"), ("rta", "rran"), ("ka", "an"), ("ko", "on"), ("ku", "un"), ("kas", "kaan"), ("t", "iden"),
    ("set", "sten"), ("et", "ien"), ("at", "ojen"), ("el", "elin"), ("", "s"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def alphabetical(text: str) -> tuple[str, str]:
    """A sort key in Finnish and Swedish alphabetical order."""
    lowered = text.casefold()
    return lowered if lowered.isascii() else "".join(_ORDERED.of(lowered)), text


def _in_order(letter: str) -> str:
    plain = letter if letter in _ORDER else unicodedata.normalize("NFD", letter)[0]
    return _ORDER.get(plain, plain)


_ORDERED = Once(_in_order)


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """A form for comparing: lower case, without diacritics, every run of other signs a single space."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain).replace(_DIAERESIS, "").replace(_RING, "")
        if not plain.isascii():
            plain = "".join([c for c in plain if not unicodedata.combining(c)])
    return plain if plain.isalnum() and plain.isascii() else _NO_LETTERS.sub(" ", plain).strip()


def plain_letters(text: str) -> str:
    """A text in lower case whose Latin letters are those of ASCII: ä→a, é→e, ø→o, ß→ss. Other signs stay."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return "".join(map(_plain_letter, unicodedata.normalize("NFC", lowered)))


@lru_cache(maxsize=1024)
def _plain_letter(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    if not (letter.isalpha() or letter.isdigit()):  # ™ and ½ are neither, although they are made of some
        return letter
    parts = unicodedata.normalize("NFKD", letter).lower()
    return "".join(part for part in parts if part.isalnum()).translate(_PLAIN)


def _forms(name: str) -> Iterator[str]:
    lowered = name.casefold()
    yield lowered
    for ending, genitive in _GENITIVES:
        if lowered.endswith(ending):
            yield lowered[: len(lowered) - len(ending)] + genitive


@lru_cache(maxsize=2048)
def forms(name: str) -> frozenset[str]:
    """A name in the nominative and its possible genitives, in lower case."""
    return frozenset(_forms(name))


def without_type_word(written: str) -> str:
    """ "Akaan kaupunki" without its last word, in lower case."""
    return _TYPE_WORD.sub("", written.strip(" ,.")).casefold()


def is_form_of(written: str, names: Iterable[str]) -> bool:
    """Whether a printed form is one of the names, or an inflection of one, with or without "kaupunki" or "kunta"."""
    return _is_form_of(written, tuple(names))


@lru_cache(maxsize=8192)  # a municipality is mostly printed as it is in other projects
def _is_form_of(written: str, names: tuple[str, ...]) -> bool:
    bare = without_type_word(written)
    return any(written.casefold() == n.casefold() or bare in forms(n) for n in names)


def is_slip_of(written: str, names: Iterable[str], slips: int = 2) -> bool:
    """Whether a printed form is a form of one of the names but for a few letters."""
    bare = without_type_word(written)
    return any(distance(bare, form, slips) <= slips for n in names for form in forms(n))


def title_distance(title: str, printed: str, limit: int) -> int:
    """How many letters a project's title and the form in which a decision prints it differ in, without "hanke"."""
    return distance(fold(title).removesuffix("hanke").strip(), fold(printed).removesuffix("hankkeeseen").strip(), limit)


def distance(one: str, other: str, limit: int) -> int:
    """How many letters must be put in, left out, changed or swapped; ``limit + 1`` for anything above the limit."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    # What both begin and end with costs nothing; long names mostly differ in one place.
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def _shared(one: str, other: str) -> int:
    """With how many of the same letters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def shortened(name: str, length: int) -> str:
    """A name of at most so many letters: a longer one ends after a word, with an ellipsis."""
    if len(name) <= length:
        return name
    words = name[:length].rsplit(" ", 1)[0]
    return words[: length - 1].rstrip(" ,;:.–-") + "…"
