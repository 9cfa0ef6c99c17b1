"""The cell of an annex that names the applicants: its lead, co-leads and partners.

"Akaan kaupunki (Valkeakosken kaupunki, Urjalan kunta)": the lead, and in brackets its partners. Whatever deviates from
this form is flagged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from grantsite.importing.bodies import Bodies, Resolved
from grantsite.messages import Message, say

_BRACKETS = re.compile(r"\(([^()]*)\)")
# No body's name is as long as this many words without being known: it is a description.
_DESCRIPTION = 5


@dataclass(slots=True)
class Applicants:
    """Who stands in a cell, and what a person must look at."""

    leads: list[Resolved]
    partners: list[Resolved] = field(default_factory=list)
    whole: bool = True  # whether everything in the cell is accounted for
    flags: list[Message] = field(default_factory=list)


def applicants(cell: str, bodies: Bodies) -> Applicants:
    """The leads and partners that a cell names."""
    groups = _BRACKETS.findall(cell)
    before, *after = _BRACKETS.sub("\n", cell).split("\n")
    found = Applicants(_leads(before, bodies))
    if rest := " ".join(after).strip(" ,.;"):
        found.flags.append(say('"{text}" stands outside the brackets and is not read', text=rest))
        found.whole = False
    if len(found.leads) > 1:
        found.flags.append(say("two applicants are printed one after the other; both are recorded as leads"))
    if len(groups) > 1:
        for piece in (piece for group in groups[:-1] for piece in bodies.in_pieces(group)):
            resolved = bodies.resolve(piece)
            # A municipality takes part; what is no municipality is a unit through which the lead applies.
            (found.partners if resolved.municipality else found.leads).append(resolved)
        found.flags.append(say("there are two pairs of brackets: the first is read as a unit that leads"))
    if groups:
        for piece in bodies.in_pieces(groups[-1]):
            resolved = bodies.resolve(piece)
            if not resolved.found and len(piece.split()) >= _DESCRIPTION:
                found.flags.append(say('"{text}" is read as a description, not as a partner', text=piece))
            else:
                found.partners.append(resolved)
    found.flags += _doubts(found)
    return found


def _leads(text: str, bodies: Bodies) -> list[Resolved]:
    """One lead; or two, where a text is no name and falls into two that are."""
    text = text.strip().rstrip(",.").strip()
    whole = bodies.resolve(text)
    if whole.found:
        return [whole]
    words = text.split(" ")
    for at in range(1, len(words)):
        first, second = " ".join(words[:at]).rstrip(","), " ".join(words[at:])
        if bodies.is_known(first) and bodies.is_known(second):
            return [bodies.resolve(first), bodies.resolve(second)]
    return [whole]


def _doubts(found: Applicants) -> Iterator[Message]:
    seen = []
    for resolved in (*found.leads, *found.partners):
        if resolved.doubt is not None:
            yield resolved.doubt
        if resolved.found and resolved.identity in seen:
            yield say('"{name}" is named twice; it is counted once', name=resolved.as_written)
        seen.append(resolved.identity)
