"""Titles of projects: one to eight words, inflected, mostly Finnish, with compounds, places, names and numbers.

Words are drawn as in real text, few of them often and most of them seldom, and compounds are made freely, so that the
number of different words keeps growing with the number of titles.
"""

import random
import zlib
from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from bench.inflection import Word, syllables
from bench.vocabulary import SwedishWord, vocabulary

T = TypeVar("T")
# How many words have about the same share before it falls, and how fast it falls.
_EVEN, _SLOPE = 12, 0.9
_STARTS = (
    "Digi", "Kunta", "Data", "Äly", "Etä", "Avoin", "Yhteis", "Seutu", "Lähi", "Verkko", "Pilvi", "Osallis", "Kylä",
    "Koti", "Kirja", "Hyvä", "Vihreä", "Nuoriso", "Luonto", "Robo", "e", "Smart", "Info", "Asukas",
)  # fmt: skip
_ENDS = (
    "Koti", "Polku", "Silta", "Hub", "Lab", "Kunta", "Tori", "Portti", "Loikka", "Verkko", "Kortti", "Pilotti", "Apu",
    "Tuki", "Väylä", "Kehto", "Ovi", "Raati", "Taito", "Majakka", "Pulssi", "Akatemia", "Kyyti", "Peli",
)  # fmt: skip
_SUPPORTS = ("tukena", "osana", "välineenä", "apuna", "perustana", "edistäjänä")
_SWEDISH_STARTS = ("Digi", "Kommun", "Skärgårds", "Öppna", "Smart", "Kust", "Hem", "Data", "e", "Framtids")
_SWEDISH_ENDS = ("Lots", "Bron", "Torget", "Nätet", "Stigen", "Labbet", "Kompassen", "Porten", "Hub", "Lyftet")
_ACTIONS_SV = (
    "Utveckling av", "Digitalisering av", "Förnyelse av", "Gemensamma lösningar för", "Automatisering av",
    "Ibruktagande av", "Planering av", "Bättre stöd för", "Nya vägar till", "Pilotförsök med", "Samordning av",
)  # fmt: skip
# Common form, neuter, plural.
_ADJECTIVES_SV = (
    ("Digital", "Digitalt", "Digitala"), ("Gemensam", "Gemensamt", "Gemensamma"), ("Öppen", "Öppet", "Öppna"),
    ("Elektronisk", "Elektroniskt", "Elektroniska"), ("Smidig", "Smidigt", "Smidiga"), ("Ny", "Nytt", "Nya"),
    ("Regional", "Regionalt", "Regionala"), ("Trygg", "Tryggt", "Trygga"), ("Hållbar", "Hållbart", "Hållbara"),
    ("Tvåspråkig", "Tvåspråkigt", "Tvåspråkiga"), ("Tillgänglig", "Tillgängligt", "Tillgängliga"),
)  # fmt: skip


class _Drawn(Generic[T]):
    """Things of which the first are drawn often and the last seldom."""

    def __init__(self, things: Sequence[T], slope: float = _SLOPE) -> None:
        self._things = things
        self._sums = list(accumulate((rank + _EVEN) ** -slope for rank in range(len(self._things))))

    def draw(self, dice: random.Random) -> T:
        return self._things[bisect(self._sums, dice.random() * self._sums[-1])]


def capital(text: str) -> str:
    """The text with a capital first letter; a name such as "eKunta" keeps its own."""
    return text if text[1:2].isupper() else text[0].upper() + text[1:]


class Titles:
    """Draws titles: the same ones from the same dice."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        words = vocabulary()
        # The file lists nouns by field: mixed, the same way for every corpus, each field has frequent and rare ones.
        nouns = sorted(words.nouns, key=lambda word: zlib.crc32(word.nom().encode()))
        self._actions = _Drawn(words.actions)
        self._heads = _Drawn(words.heads)
        self._people = _Drawn(words.people)
        self._adjectives = _Drawn(words.adjectives)
        self._nouns = _Drawn(nouns, 0.7)
        self._swedish = _Drawn(words.swedish, 0.5)
        self._patterns: list[Callable[[str], str]] = [
            self._developing, self._developing, self._for_people, self._for_people, self._with_name, self._with_name,
            self._name_alone, self._from_to, self._of_place, self._of_place, self._as_part, self._joint, self._joint,
            self._in_something, self._pair,
        ]  # fmt: skip

    def finnish(self, place: str) -> str:
        """A Finnish title. ``place`` is a municipality's genitive, "Oulun"."""
        return capital(self._dice.choice(self._patterns)(place))

    def swedish(self, place: str) -> str:
        """A Swedish title. ``place`` is a municipality's Swedish name."""
        return capital(self._dice.choice((self._sv_action, self._sv_adjective, self._sv_named, self._sv_place))(place))

    # Parts of titles

    def _noun(self) -> Word:
        """A topic: a word, or a compound of two."""
        word = self._nouns.draw(self._dice)
        if self._dice.random() < 0.25 and syllables(word.nom()) <= 4:
            first = self._nouns.draw(self._dice)
            if first.nom() != word.nom() and syllables(first.nom()) <= 4:
                return word.after(first)
        return word

    def _thing(self) -> Word:
        """What a project makes: a compound of one or two topics and the kind of thing."""
        head = self._heads.draw(self._dice)
        roll = self._dice.random()
        if roll < 0.12:
            return head
        first = self._nouns.draw(self._dice) if roll < 0.85 else self._people.draw(self._dice)
        if first.nom() == head.nom():
            return head
        if roll < 0.2 and syllables(first.nom()) <= 3:
            return head.after(first.after(self._nouns.draw(self._dice)))
        return head.after(first)

    def _maybe_adjective(self, case: str, share: float = 0.4) -> str:
        """An adjective in a case, with a space behind it, or nothing."""
        if self._dice.random() >= share:
            return ""
        return f"{getattr(self._adjectives.draw(self._dice), case)()} "

    def _name(self) -> str:
        """A project's own name, such as DigiKoti 2.0."""
        name = self._dice.choice(_STARTS) + self._dice.choice(_ENDS)
        roll = self._dice.random()
        if roll < 0.25:
            return f"{name} {self._dice.choice(('2.0', '3.0', '2', '3', '4.0', '2030'))}"
        if roll < 0.5:
            letters = "".join(self._dice.choices("AEIOKLMNPRSTV", k=self._dice.choice((3, 4, 4, 5))))
            return f"{letters} {self._dice.choice(('1', '2', '3'))}" if roll < 0.32 else letters
        return name

    # Finnish titles

    def _developing(self, place: str) -> str:
        thing, action = self._thing(), self._actions.draw(self._dice)
        if self._dice.random() < 0.4:
            return f"{self._maybe_adjective('plural_gen')}{thing.plural_gen()} {action.nom()}"
        whose = f"{self._noun().gen()} " if self._dice.random() < 0.3 else ""
        return f"{whose}{self._maybe_adjective('gen')}{thing.gen()} {action.nom()}"

    def _for_people(self, place: str) -> str:
        people = self._people.draw(self._dice)
        if self._dice.random() < 0.5:
            return f"{self._maybe_adjective('nom', 0.7)}{self._thing().nom()} {people.plural_all()}"
        return f"{people.plural_gen()} {self._maybe_adjective('nom')}{self._thing().nom()}"

    def _with_name(self, place: str) -> str:
        dash = self._dice.choice((" – ", " - ", ": "))
        pattern = self._dice.choice((self._developing, self._for_people, self._joint, self._pair))
        return f"{self._name()}{dash}{pattern(place)}"

    def _name_alone(self, place: str) -> str:
        name = self._name()
        return f"{name}-hanke" if name.isalpha() else f"{name} {self._thing().nom()}"

    def _from_to(self, place: str) -> str:
        return f"{self._noun().ela()} {self._maybe_adjective('ill')}{self._thing().ill()}"

    def _of_place(self, place: str) -> str:
        what = self._dice.choice(("seudun", "seudun", "alueen", "kuntien", "talousalueen"))
        if self._dice.random() < 0.5:
            return f"{place} {what} {self._maybe_adjective('plural')}{self._thing().plural()}"
        return f"{place} {what} {self._thing().gen()} {self._actions.draw(self._dice).nom()}"

    def _as_part(self, place: str) -> str:
        noun, thing = self._noun(), self._thing()
        return f"{self._maybe_adjective('nom')}{thing.nom()} {noun.gen()} {self._dice.choice(_SUPPORTS)}"

    def _joint(self, place: str) -> str:
        if self._dice.random() < 0.5:
            return f"{self._maybe_adjective('nom', 1)}{self._thing().nom()}"
        return f"{self._maybe_adjective('plural', 1)}{self._thing().plural()} {self._noun().ine()}"

    def _in_something(self, place: str) -> str:
        who = self._people.draw(self._dice).plural_gen()
        return f"{self._thing().nom()} {who} {self._maybe_adjective('ine')}{self._noun().ine()}"

    def _pair(self, place: str) -> str:
        return f"{self._noun().nom()} ja {self._noun().nom()} {self._maybe_adjective('ine')}{self._thing().ine()}"

    # Swedish titles

    def _sv_compound(self) -> SwedishWord:
        first, last = self._swedish.draw(self._dice), self._swedish.draw(self._dice)
        if first is last or self._dice.random() < 0.3:
            return last
        return SwedishWord(*(first.first + form for form in last))

    def _sv_action(self, place: str) -> str:
        where = self._swedish.draw(self._dice).definite
        return f"{self._dice.choice(_ACTIONS_SV)} {self._sv_compound().definite} inom {where}"

    def _sv_adjective(self, place: str) -> str:
        word = self._sv_compound()
        common, neuter, plural = self._dice.choice(_ADJECTIVES_SV)
        if self._dice.random() < 0.5:
            return f"{plural} {word.plural} för {self._swedish.draw(self._dice).plural}"
        return f"{neuter if word.is_neuter else common} {word.indefinite} för {self._sv_compound().definite}"

    def _sv_named(self, place: str) -> str:
        name = self._dice.choice(_SWEDISH_STARTS) + self._dice.choice(_SWEDISH_ENDS)
        return f"{name} – {self._sv_compound().plural} och {self._sv_compound().plural}"

    def _sv_place(self, place: str) -> str:
        return f"{self._sv_compound().definite} i {place} med omnejd"
