"""The records of two contents matched by id or code: added, removed, renamed and changed ones."""

from collections.abc import Iterator
from typing import Any

from grantsite.comparison.addresses import moves
from grantsite.comparison.changes import Change, RecordChange
from grantsite.comparison.descriptions import Describe
from grantsite.comparison.fields import Fields
from grantsite.comparison.kinds import KINDS, Kind, Names
from grantsite.comparison.snapshot import Snapshot
from grantsite.content import Entry
from grantsite.statuses import ADDED, CHANGED, REMOVED, RENAMED

Pair = tuple[Entry[Any] | None, Entry[Any] | None]


class Matching:
    """Compares the records of two contents."""

    def __init__(self, base: Snapshot, head: Snapshot) -> None:
        self._base = base
        self._head = head
        self._fields = Fields(Describe(base.catalog), Describe(head.catalog))
        self._names_before, self._names_after = _names(base), _names(head)
        self._touched: set[str] = set()

    def changes(self) -> Iterator[RecordChange]:
        """Every record that differs, in the order in which it is told."""
        for kind in KINDS:
            before, after = kind.entries(self._base.content), kind.entries(self._head.content)
            # contents may share what they have in common
            differing = [key for key in before.keys() | after.keys() if before.get(key) is not after.get(key)]
            keys = sorted(differing, key=lambda k: (kind.order(after.get(k) or before[k]), k))
            pairs = [(before.get(key), after.get(key)) for key in keys]
            for pair in _same_under_other_name(kind, pairs):
                change = self._change(kind, *pair)
                if change is not None:
                    self._touched.update(entry.inside for entry in pair if entry is not None)
                    yield change

    def only_form(self) -> Iterator[str]:
        """The files (below the content folder) whose text differs and whose facts do not; asked after ``changes``."""
        before, after = self._base.texts, self._head.texts
        for inside in sorted(before.keys() & after.keys()):
            unread = inside in self._base.unread or inside in self._head.unread
            if before[inside] != after[inside] and inside not in self._touched and not unread:
                yield inside

    def _change(self, kind: Kind, before: Entry[Any] | None, after: Entry[Any] | None) -> RecordChange | None:
        if before is None or after is None:
            return self._one_sided(kind, before, after)
        fields = self._fields.of(before.record, after.record)
        found = [*moves(kind, before, after), *fields.compare(before.record, after.record)]
        if not found:
            return None
        status = CHANGED if before.slug == after.slug else RENAMED
        return _record_change(kind, after, self._names_after, status, found)

    def _one_sided(self, kind: Kind, before: Entry[Any] | None, after: Entry[Any] | None) -> RecordChange | None:
        if after is not None:
            if after.inside in self._base.unread:
                return None
            found = [self._fields.given(after.record, name) for name in kind.told]
            return _record_change(kind, after, self._names_after, ADDED, found)
        if before is None or before.inside in self._head.unread:
            return None
        found = [self._fields.taken(before.record, name) for name in kind.told]
        return _record_change(kind, before, self._names_before, REMOVED, found)


def _record_change(kind: Kind, entry: Entry[Any], names: Names, status: str, found: list[Change]) -> RecordChange:
    title, name = kind.title(entry, names, False), kind.title(entry, names, True)
    return RecordChange(kind.name, "/".join(kind.id(entry)), title, name, entry.path, status, tuple(found))


def _names(snapshot: Snapshot) -> Names:
    return {entry.record.id: entry.record.name for entry in snapshot.content.applications}


def _same_under_other_name(kind: Kind, pairs: list[Pair]) -> Iterator[Pair]:
    """An organisation is told by its file's name: the same record in another file is that file renamed."""
    if kind.name != "organisation":
        yield from pairs
        return
    gone = [before for before, after in pairs if before is not None and after is None]
    renamed: dict[str, Entry[Any]] = {}
    for before, after in pairs:
        if before is None and after is not None:
            former = next((entry for entry in gone if entry.record == after.record), None)
            if former is not None:
                gone.remove(former)
                renamed[after.slug] = former
    moved = {entry.slug for entry in renamed.values()}
    for before, after in pairs:
        if before is None and after is not None:
            yield renamed.get(after.slug), after
        elif after is not None or before is None or before.slug not in moved:
            yield before, after
