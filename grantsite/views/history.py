"""What changed in the records: short lists on the pages they are about, and the pages that list all."""

from datetime import date

from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views.shared import Link, View


class CommitView(View, frozen=True):
    """A commit: its whole hash, and its day."""

    id: str
    day: date


class ChangedFact(View, frozen=True):
    """One change in words, and whether it puts something right that was wrong. ``language`` is that of the words that
    it quotes, or "" where they are names and numbers."""

    text: Text
    is_correction: bool
    language: str


class ChangedRecord(View, frozen=True):
    """A record that an edition changed; ``more`` counts the facts that are not told here.

    ``kind`` and ``status`` are those of ``comparison``.
    """

    kind: str
    status: str
    link: Link
    facts: list[ChangedFact]
    more: int


class ChangedGroup(View, frozen=True):
    """Many records of one kind to which one edition did the same: they are counted and not named."""

    kind: str
    status: str
    count: int


class EditionView(View, frozen=True):
    """What one commit changed. ``published`` counts the records of each kind that the first one brought."""

    commit: CommitView
    published: list[tuple[str, int]]
    groups: list[ChangedGroup]
    records: list[ChangedRecord]


class RecordHistory(View, frozen=True):
    """The history of what one page shows: the newest editions, how many older ones there are, and the records' paths.

    ``published`` is the commit that the records are there since, ``changed`` that of the last change; None where the
    history is not known.
    """

    published: CommitView | None
    changed: CommitView | None
    editions: list[EditionView]
    more: int
    paths: list[str]


class FactsChange(View, frozen=True):
    """Facts, as "requested", and the commit that last changed them."""

    facts: list[str]
    commit: CommitView


class ChangesView(View, frozen=True):
    """A page of the list of all changes. ``is_complete`` is false where the site shows what no commit holds yet."""

    is_known: bool
    is_complete: bool
    days: list[tuple[date, list[EditionView]]]
    page: int
    pages: list[Address]
