"""Which municipality or organisation a printed name means, and how sure that is.

Sure is only what is printed as a body is called, in some inflection. A name that is a few letters off is proposed, and
a person looks at it; an organisation is never recognised by a town in its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grantsite.catalog import Catalog
from grantsite.messages import Message, joined, say
from grantsite.names import distance, fold, forms, without_type_word
from grantsite.records import Participant

_AND = re.compile(r" (?:ja|och) ")
# What an organisation's name has behind it where a decision gives it something: kuntayhtymälle, Oy:lle.
_TO = re.compile(r":?lle$")
# As many letters may be off in the name of an organisation, which is long.
_SLIPS = 2
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Resolved:
    """A printed name and the body that it means, if any. ``doubt`` says what a person must look at."""

    as_written: str
    municipality: str | None = None
    organisation: str | None = None
    doubt: Message | None = None

    @property
    def found(self) -> bool:
        """Whether a body is proposed at all."""
        return self.municipality is not None or self.organisation is not None

    @property
    def identity(self) -> tuple[str | None, str | None]:
        """What makes two names mean one body."""
        return self.municipality, self.organisation

    def participant(self) -> Participant:
        """The record of it."""
        return Participant(self.as_written, self.municipality, self.organisation)


class Bodies:
    """All bodies of the content, asked by their printed names."""

    def __init__(self, catalog: Catalog) -> None:
        self._gazetteer = catalog.gazetteer
        self._organisations: dict[str, str] = {}
        for slug, entry in catalog.organisations.items():
            for name in (*entry.record.name.every(), *entry.record.other_forms):
                self._organisations.setdefault(name.casefold(), slug)
        self._codes: dict[str, set[str]] = {}
        self._nominatives: dict[str, str] = {}
        for code, place in catalog.places.items():
            for name in place.record.name.every():
                self._nominatives.setdefault(name.casefold(), code)
                for form in forms(name):
                    self._codes.setdefault(form, set()).add(code)

    def resolve(self, printed: str) -> Resolved:
        """The body that a printed name means, with a doubt where it is not certain."""
        written = printed.casefold()
        if slug := self._organisations.get(written) or self._organisations.get(_TO.sub("", written)):
            return Resolved(printed, organisation=slug)
        bare = without_type_word(printed)
        if code := self._nominatives.get(printed.casefold()) or self._nominatives.get(bare):
            return Resolved(printed, municipality=code)
        codes = self._codes.get(bare, set())
        # An inflection that is also another's name but for a letter ("Kuhmoin": Kuhmo, or Kuhmois?) is not certain.
        codes = codes | self._one_letter_off(bare) if codes else codes
        if len(codes) == 1:
            return Resolved(printed, municipality=next(iter(codes)))
        if codes:
            return Resolved(printed, doubt=say('"{name}" may be {bodies}', name=printed, bodies=self._named(codes)))
        return self._nearly(printed, bare)

    def _nearly(self, printed: str, bare: str) -> Resolved:
        near = sorted(self._codes.get(f"i{bare[1:]}", set())) if bare.startswith("l") else []
        near = near or self._gazetteer.near(printed)
        if not near:
            return self._nearly_an_organisation(printed)
        if len(near) == 1:
            doubt = say('"{name}" is read as {bodies}', name=printed, bodies=self._named(near))
            return Resolved(printed, municipality=near[0], doubt=doubt)
        doubt = say('"{name}" may be {bodies}', name=printed, bodies=self._named(near))
        return Resolved(printed, doubt=doubt)

    def _one_letter_off(self, bare: str) -> set[str]:
        """The codes of those whose own name is as long as the form, or longer, and differs in one letter."""
        names = self._nominatives.items()
        return {code for name, code in names if len(name) >= len(bare) and distance(bare, name, 1) == 1}

    def _nearly_an_organisation(self, printed: str) -> Resolved:
        plain = fold(printed)
        near = sorted(
            {
                slug
                for name, slug in self._organisations.items()
                if len(plain) >= _SHORT and distance(plain, fold(name), _SLIPS) <= _SLIPS
            }
        )
        if len(near) == 1:
            doubt = say('"{name}" is read as {bodies}', name=printed, bodies=f'"{near[0]}"')
            return Resolved(printed, organisation=near[0], doubt=doubt)
        if near:
            both = joined([f'"{slug}"' for slug in near])
            return Resolved(printed, doubt=say('"{name}" may be {bodies}', name=printed, bodies=both))
        return Resolved(
            printed,
            doubt=say(
                'no body is called "{name}"; write a new organisation’s record in content/organisations/, '
                "then import again",
                name=printed,
            ),
        )

    def _named(self, codes: "set[str] | list[str]") -> Message:
        return joined([say('{name} "{code}"', name=self._gazetteer.name(c), code=c) for c in sorted(codes)])

    def is_known(self, printed: str) -> bool:
        """Whether a name means a body for certain."""
        resolved = self.resolve(printed)
        return resolved.found and resolved.doubt is None

    def in_pieces(self, printed: str) -> Iterator[str]:
        """A list of names into names. A body whose own name holds a comma or an "and" stays whole."""
        words = [word.strip() for word in printed.split(",")]
        at = 0
        while at < len(words):
            # the longest run of pieces that together are the name of a body
            for end in range(len(words), at + 1, -1):
                if ", ".join(words[at:end]).casefold() in self._organisations:
                    yield ", ".join(words[at:end])
                    at = end
                    break
            else:
                yield from self._without_and(words[at])
                at += 1

    def _without_and(self, piece: str) -> Iterator[str]:
        parts = _AND.split(piece)
        if len(parts) > 1 and not self.is_known(piece) and any(self.is_known(part) for part in parts):
            yield from parts
        elif piece:
            yield piece
