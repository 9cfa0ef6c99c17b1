"""What a step changed, as plain values that are kept between builds, and which of it are corrections."""

import re

import msgspec

from grantsite.records import Text
from grantsite.statuses import ADDED

ADDITION = "addition"
REMOVAL = "removal"
REPLACEMENT = "replacement"

# Records of what a document says: a value in its place is a correction. Other records follow the world, and change
# with it.
_DOCUMENTED = ("application", "award", "call")
# What the site says in words of its own, and where things stand, is no fact of a document.
_OWN = {
    "aliases",
    "explanations",
    "facts",
    "language",
    "note",
    "notes",
    "slug",
    "summary",
    "target_areas",
    "themes",
    "url",
}
_LABEL = re.compile(r"\[.*?\]")


class Fact(msgspec.Struct, frozen=True):
    """One fact that changed, in words: "amount 68,000 → 69,000 €". ``field`` is where it stands in the record."""

    field: str
    how: str  # ADDITION, REMOVAL or REPLACEMENT
    text: Text


class RecordFacts(msgspec.Struct, frozen=True):
    """A record that changed. Of one that was added or removed ``facts`` names what it said most."""

    kind: str
    id: str
    status: str  # of comparison.changes
    name: Text  # "award 12 Digikokous 3.0"
    facts: list[Fact]


class StepFacts(msgspec.Struct, frozen=True):
    """What a step changed. ``published`` counts the files of each kind where there was no content before, or that of
    another site (``begins_anew``).

    ``appeared`` names the records (kind, id) that can be read since this step; a file in a form that is no longer
    understood becomes one when it is written anew. ``calls`` are those that there were last, at this step or, where it
    left none, before it. ``has_unread`` is whether files could not be read after it: what follows is held against what
    they said before.
    """

    published: dict[str, int]
    appeared: list[tuple[str, str]]
    records: list[RecordFacts]
    calls: list[str]
    begins_anew: bool = False
    has_unread: bool = False


def is_correction(record: RecordFacts, fact: Fact, said: bool | None) -> bool:
    """Whether a fact was corrected. What the commit says of itself (``said``) holds; it can say nothing (None)."""
    if record.status == ADDED:
        return False
    if said is not None:
        return said
    own = _OWN & set(_LABEL.sub("", fact.field).split("."))
    return record.kind in _DOCUMENTED and fact.how != ADDITION and not own
