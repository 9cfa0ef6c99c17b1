"""The content as it was after each step, held in memory: only what a step changed is read again.

The differences are found and said by ``comparison``, as for ``diff``. Records that cannot be read under the
declarations of today were written under older ones: they are not compared until they can be.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from grantsite.catalog import Catalog
from grantsite.comparison.changes import Change, RecordChange, Side
from grantsite.comparison.kinds import KINDS
from grantsite.comparison.matching import Matching
from grantsite.comparison.snapshot import Snapshot, unread_paths
from grantsite.content import Content, Entry
from grantsite.history.facts import ADDITION, REMOVAL, REPLACEMENT, Fact, RecordFacts, StepFacts
from grantsite.load import load_files
from grantsite.messages import Message, in_language
from grantsite.parse_cache import ParseCache
from grantsite.records import Text
from grantsite.statuses import CHANGED, RENAMED

_LINE_ENDS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
# Entered a second time so that the check finds a slip; no page shows it.
_DOUBLE_ENTRY = re.compile(r"documents\[.*\]\.sections|legal_bases\[.*\]\.as_written|target_areas\[.*\]\.applications")
# A link in a page of text: readers see only what it is on.
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LONGEST = 400  # characters of a sentence; what is longer stands in the commit
_SHOWN = "content"  # the paths in problems, which are not printed


class Replay:
    """The records at one moment; ``step`` goes on to the next. ``parses`` holds texts that were read before, ``calls``
    are the ids of those that there were last before that moment."""

    def __init__(self, parses: ParseCache, calls: Iterable[str] = ()) -> None:
        self._parses = parses
        self._by_path: dict[str, list[tuple[str, Entry[Any]]]] = {}  # each with the list of a content that it is of
        self._unread: set[str] = set()
        self._now = self._snapshot()
        self._ids = _ids(self._now)
        self._calls = set(calls)

    def step(self, files: Mapping[str, bytes | None]) -> StepFacts:
        """Take over the files that changed, by their paths below the content folder; None for one that is gone."""
        facts = self._step(files)
        return msgspec.structs.replace(facts, has_unread=True) if self._unread else facts

    def _step(self, files: Mapping[str, bytes | None]) -> StepFacts:
        before, known = self._now, self._ids
        is_first = not self._by_path and not self._unread
        self._take(files)
        self._now = self._snapshot()
        found = self._ids = _ids(self._now)
        # Whoever starts a site of their own from a copy of another's repository puts their records in the place of its.
        # Ids never change, so no call of a site goes while another comes.
        calls = {key for kind, key in found if kind == "call"}
        begins_anew = bool(calls and self._calls) and calls.isdisjoint(self._calls)
        self._calls = calls or self._calls
        if begins_anew:
            counts = Counter(path.split("/")[0] for path in self._by_path.keys() | self._unread if "/" in path)
            return StepFacts(dict(sorted(counts.items())), sorted(found), [], sorted(self._calls), begins_anew=True)
        if is_first:
            counts = Counter(path.split("/")[0] for path, data in files.items() if data is not None and "/" in path)
            return StepFacts(dict(sorted(counts.items())), sorted(found), [], sorted(self._calls))
        records = [facts for change in Matching(before, self._now).changes() if (facts := _facts(change))]
        return StepFacts({}, sorted(found - known), records, sorted(self._calls))

    def _take(self, files: Mapping[str, bytes | None]) -> None:
        """Read the files that changed. One that cannot be read any more stands as it was: what it says when it can be
        read again is held against that."""
        former: dict[str, list[tuple[str, Entry[Any]]]] = {}
        for path in files:
            former[path] = self._by_path.pop(path, [])
            self._unread.discard(path)
        there = {path: data for path, data in files.items() if data is not None}
        content, problems = load_files(there, _SHOWN, self._parses)
        unread = unread_paths(content, problems, _SHOWN) & there.keys()
        self._unread |= unread
        kept = {path: former[path] for path in unread if former[path]}
        self._by_path |= kept
        for kind in KINDS:
            for entry in getattr(content, kind.attribute):
                if entry.inside not in kept:  # of a list with an error some records were read
                    self._by_path.setdefault(entry.inside, []).append((kind.attribute, entry))

    def _snapshot(self) -> Snapshot:
        content = Content()
        for path in sorted(self._by_path):
            for attribute, entry in self._by_path[path]:
                getattr(content, attribute).append(entry)
        # changes are told by the names of bodies, areas and regions: no project is asked for
        catalog = Catalog(replace(content, applications=[], awards=[]))
        return Snapshot(Side(Message(""), "", 0), content, catalog, {}, frozenset(self._unread))


def _ids(snapshot: Snapshot) -> set[tuple[str, str]]:
    return {
        (kind.name, "/".join(kind.id(entry))) for kind in KINDS for entry in getattr(snapshot.content, kind.attribute)
    }


def _facts(record: RecordChange) -> RecordFacts | None:
    """A change in plain values; None where nothing but spaces changed."""
    prose = record.kind == "page"
    told = [c for c in record.changes if not (_only_spaces(c) or _is_double_entry(c))]
    if any(c.field == "slug" for c in told):  # the change of the address says whether the old one leads on
        told = [c for c in told if not c.field.startswith("aliases")]
    facts = [Fact(c.field, _how(c), _text(c.sentence, prose)) for c in told]
    if not facts and record.status in (CHANGED, RENAMED):
        return None
    return RecordFacts(record.kind, record.id, record.status, _text(record.name), facts)


def _only_spaces(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, str) and isinstance(after, str) and before.split() == after.split()


def _is_double_entry(change: Change) -> bool:
    """Where a fact of a call stands is one fact, with the words that say it there."""
    if change.field.startswith("facts.") and isinstance(change.before, dict) and isinstance(change.after, dict):
        return change.before | {"as_written": None} == change.after | {"as_written": None}
    return _DOUBLE_ENTRY.match(change.field) is not None


def _how(change: Change) -> str:
    if change.before is None:
        return ADDITION
    return REMOVAL if change.after is None else REPLACEMENT


def _text(message: Message, prose: bool = False) -> Text:
    return Text(**{language: _line(in_language(message, language), prose) for language in ("fi", "sv", "en")})


def _line(text: str, prose: bool) -> str:
    line = _LINE_ENDS.sub(" ", _MARKDOWN_LINK.sub(r"\1", text) if prose else text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
