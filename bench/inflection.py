"""Finnish nouns and adjectives in the cases that titles need: a small part of the morphology, made of stems.

A word is its nominative, its weak stem (the genitive without its n) and its strong stem (which the illative and the
genitive plural have). Where the vocabulary does not give the stems, they follow from the ending of the word.
"""

import re
from dataclasses import dataclass
from functools import cached_property

_SYLLABLE = re.compile("aa|ee|ii|oo|uu|yy|ää|öö|ai|ei|oi|ui|yi|äi|öi|au|ou|eu|iu|ey|äy|öy|ie|uo|yö|[aeiouyåäö]")
_LONG_END = re.compile("(aa|ee|ii|oo|uu|yy|ää|öö|ie|uo|yö|ai|oi|ei|au|ou)$")
# Words of one syllable that compounds of the vocabulary end in.
_ONE_SYLLABLE = ("tie", "työ", "maa", "puu", "yö", "suo", "jää", "sää")
# Last parts with e and i alone, whose compounds have front vowels whatever stands before them.
_FRONT_ENDS = ("kielinen", "kieli", "pide", "retki", "linkki")
# What stands before the last vowel and how it is in a closed syllable; the first that fits holds.
_GRADATION = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("mp", "mm"),
)  # fmt: skip
_NOT_GRADED = re.compile("([bcdfgjkmnpsvxz][tp]|[^tp])$")


def syllables(word: str) -> int:
    """How many syllables a word has."""
    return len(_SYLLABLE.findall(word.lower()))


def weak_stem(word: str) -> str:
    """The stem of the genitive, from the ending of the nominative."""
    if word.endswith(_ONE_SYLLABLE):
        return word
    endings = (
        ("nen", "se"), ("uus", "uude"), ("yys", "yyde"), ("as", "aa"), ("äs", "ää"), ("in", "ime"), ("e", "ee"),
    )  # fmt: skip
    for ending, stem in endings:
        if word.endswith(ending):
            return word.removesuffix(ending) + stem
    if word.endswith("s"):
        return word[:-1] + "kse"
    if word[-1] not in "aeiouyåäö":
        return word + "i"
    if _LONG_END.search(word):
        return word
    before, vowel = word[:-1], word[-1]
    for strong, weak in _GRADATION:
        if before.endswith(strong):
            return before.removesuffix(strong) + weak + vowel
    if not _NOT_GRADED.search(before) and before.endswith("t"):
        return f"{before[:-1]}d{vowel}"
    if not _NOT_GRADED.search(before) and before.endswith("p"):
        return f"{before[:-1]}v{vowel}"
    return word


def strong_stem(word: str, weak: str) -> str:
    """The stem of the illative, from the nominative and the weak stem."""
    if word.endswith(("s", "si")) and weak.endswith("de"):
        return f"{weak[:-2]}te"
    if word[-1] in "aeiouyåäö" and not word.endswith("e") and not _LONG_END.search(word):
        return word[:-1] + weak[-1]
    return weak


@dataclass(frozen=True)
class Word:
    """A word that is inflected. ``first`` is what stands before the stem and never changes ("kaupungin|kirjasto")."""

    nominative: str
    weak: str
    strong: str
    first: str = ""

    @classmethod
    def of(cls, written: str) -> "Word":
        """A word as the vocabulary writes it: ``word``, ``word:weak`` or ``word:weak:strong``."""
        word, *stems = written.split(":")
        weak = stems[0] if stems else weak_stem(word)
        return cls(word, weak, stems[1] if len(stems) > 1 else strong_stem(word, weak))

    def after(self, modifier: "Word") -> "Word":
        """The compound of a modifier and this word; between two of one vowel stands a hyphen."""
        first = modifier.first + modifier.as_modifier
        return Word(self.nominative, self.weak, self.strong, first + ("-" if first[-1] == self.nominative[0] else ""))

    @property
    def as_modifier(self) -> str:
        """How it stands before the last part of a compound."""
        word = self.nominative
        return f"{word[:-3]}s" if word.endswith("nen") else word

    @property
    def is_contracted(self) -> bool:
        """Whether the stem ends in a long vowel and the nominative does not: asiakas, laite."""
        return self.weak[-1] == self.weak[-2] and self.nominative[-1] in "esty"

    @cached_property
    def _front(self) -> bool:
        """Whether the last vowel that is neither e nor i is a front one: what counts in a compound, too."""
        if self.nominative.endswith(_FRONT_ENDS):
            return True
        return next((letter not in "aou" for letter in reversed(self.nominative.lower()) if letter in "aouäöy"), True)

    def _case(self, stem: str, ending: str) -> str:
        return self.first + stem + (ending.replace("a", "ä") if self._front else ending)

    def nom(self) -> str:
        """Kirjasto."""
        return self.first + self.nominative

    def gen(self) -> str:
        """Kirjaston."""
        return f"{self.first}{self.weak}n"

    def ine(self) -> str:
        """Kirjastossa."""
        return self._case(self.weak, "ssa")

    def ela(self) -> str:
        """Kirjastosta."""
        return self._case(self.weak, "sta")

    def ade(self) -> str:
        """Kirjastolla."""
        return self._case(self.weak, "lla")

    def all(self) -> str:
        """Kirjastolle."""
        return f"{self.first}{self.weak}lle"

    def ill(self) -> str:
        """Kirjastoon."""
        word, strong = self.nominative, self.strong
        if self.is_contracted:
            return f"{self.first}{self.weak}seen"
        if _LONG_END.search(word):
            ending = f"h{word[-1]}n" if syllables(word) == 1 or word.endswith(_ONE_SYLLABLE) else "seen"
            return f"{self.first}{word}{ending}"
        return f"{self.first}{strong}{strong[-1]}n"

    def plural(self) -> str:
        """Kirjastot."""
        return f"{self.first}{self.weak}t"

    def plural_ine(self) -> str:
        """Kirjastoissa."""
        return self._case(self._plural_stems[0], "ssa")

    def plural_ade(self) -> str:
        """Kirjastoilla."""
        return self._case(self._plural_stems[0], "lla")

    def plural_all(self) -> str:
        """Kirjastoille."""
        return f"{self.first}{self._plural_stems[0]}lle"

    def plural_gen(self) -> str:
        """Kirjastojen."""
        return self.first + self._plural_stems[1]

    @cached_property
    def _plural_stems(self) -> tuple[str, str]:
        """What the plural's other cases are made of, and the whole genitive."""
        word, weak, strong = self.nominative, self.weak, self.strong
        if self.is_contracted:
            return f"{weak[:-1]}i", f"{weak[:-1]}iden"
        if word.endswith("nen"):
            return f"{weak[:-1]}i", f"{weak[:-1]}ten"
        if weak.endswith("kse") and word.endswith("s"):
            return f"{weak[:-1]}i", f"{weak[:-3]}sten"
        if weak.endswith("de") and word.endswith("s"):
            return f"{weak[:-2]}ksi", f"{weak[:-2]}ksien"
        if weak.endswith("de") and word.endswith("si"):
            return f"{weak[:-2]}si", f"{weak[:-2]}sien"
        if _LONG_END.search(word):
            stem = f"{word[:-2]}{word[-1]}i" if word[-2:] in ("ie", "uo", "yö") else f"{word[:-1]}i"
            return stem, f"{stem}den"
        if weak.endswith("e"):
            return f"{weak[:-1]}i", f"{strong[:-1]}ien"
        if weak.endswith("i"):
            return f"{weak[:-1]}ei", f"{strong}en"
        if weak[-1] in "ouyö":
            return f"{weak}i", f"{strong}iden" if word[-2:] in ("io", "iö", "eo", "ao") else f"{strong}jen"
        return self._plural_of_a()

    def _plural_of_a(self) -> tuple[str, str]:
        """Words in a and ä: which of them have o or ö in the plural depends on length and on the first vowel."""
        word, weak, strong = self.nominative.lower(), self.weak, self.strong
        short = syllables(word) <= 2
        if word.endswith(("ea", "eä")):
            return f"{weak[:-1]}i", f"{weak[:-1]}iden"
        if short and word.endswith("a") and _SYLLABLE.findall(word)[0][0] in "aei":
            return f"{weak[:-1]}oi", f"{strong[:-1]}ojen"
        if short or weak[-2] in "mv" or (word.endswith("ä") and word[-2] not in "jln"):
            return f"{weak[:-1]}i", f"{strong[:-1]}ien"
        rounded = "o" if word.endswith("a") else "ö"
        ending = "jen" if strong[-2] in "tk" else "iden"
        return f"{weak[:-1]}{rounded}i", f"{strong[:-1]}{rounded}{ending}"
