"""What changed in the records, when, from what to what and in which commit, as git tells it.

``read_history`` never fails: where git, a repository or the whole of its history is missing, the history is not known
and its ``state`` says why. It depends on the commits alone, so every full clone of a commit gives the same.
"""

import re
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from grantsite.history import replay
from grantsite.history.facts import RecordFacts, StepFacts, is_correction
from grantsite.history.log import Log, State, read_log
from grantsite.history.objects import MissingObjectError, blobs, differences
from grantsite.history.store import Store
from grantsite.kept import Kept
from grantsite.messages import Message, say
from grantsite.parse_cache import ParseCache
from grantsite.statuses import ADDED

__all__ = ["UNKNOWN", "Commit", "Edition", "History", "State", "is_correction", "read_history"]

_PART = re.compile(r"[.\[]")  # what ends the name of the field that a path begins with
RecordId = tuple[str, str]  # a kind of comparison.kinds, and the id of a record of that kind


class Commit(NamedTuple):
    """A commit (the whole hash) and its day in Finland. ``corrects`` is what it says of itself; None: nothing."""

    id: str
    day: date
    corrects: bool | None

    @property
    def short(self) -> str:
        """The beginning of the hash, as people are shown it."""
        return self.id[:10]


class Edition(NamedTuple):
    """A commit that changed facts, and which."""

    commit: Commit
    facts: StepFacts


class History:
    """The editions of the content, the newest first; none where the history is not known."""

    def __init__(self, state: State, editions: tuple[Edition, ...] = ()) -> None:
        self.state = state
        self.editions = editions

    @property
    def is_known(self) -> bool:
        """Whether the editions are all that there were."""
        return self.state is State.KNOWN

    def of_record(self, kind: str, name: str) -> list[tuple[Commit, RecordFacts]]:
        """The changes of a record, the newest first."""
        return self._changes.get((kind, name), [])

    def published(self, kind: str, name: str) -> Commit | None:
        """The commit that a record is there since; None where that is not known."""
        return self._published.get((kind, name))

    def changed(self, kind: str, name: str, *fields: str) -> Commit | None:
        """The commit that last changed a record, or these fields of it, or published it; None where that is not known.

        A field is named as its record declares it ("amount"), whatever part of it changed.
        """
        for commit, record in self.of_record(kind, name):
            told = {_PART.split(fact.field, maxsplit=1)[0] for fact in record.facts}
            if not fields or record.status == ADDED or told & set(fields):
                return commit
        return self.published(kind, name)

    def last_changes(self, kind: str, name: str) -> tuple[dict[str, Commit], Commit | None]:
        """What ``changed`` gives for each field of a record that changed since it was published, and for all others."""
        by_field: dict[str, Commit] = {}
        for commit, record in self.of_record(kind, name):
            if record.status == ADDED:
                return by_field, commit
            for fact in record.facts:
                by_field.setdefault(_PART.split(fact.field, maxsplit=1)[0], commit)
        return by_field, self.published(kind, name)

    @cached_property
    def order(self) -> dict[Commit, int]:
        """The place of each commit among the editions; 0 is that of the newest."""
        return {edition.commit: number for number, edition in enumerate(self.editions)}

    @cached_property
    def _changes(self) -> dict[RecordId, list[tuple[Commit, RecordFacts]]]:
        found: dict[RecordId, list[tuple[Commit, RecordFacts]]] = {}
        for commit, facts in self.editions:
            for record in facts.records:
                found.setdefault((record.kind, record.id), []).append((commit, record))
        return found

    @cached_property
    def _published(self) -> dict[RecordId, Commit]:
        return {name: commit for commit, facts in self.editions for name in facts.appeared}


UNKNOWN = History(State.NO_REPOSITORY)


def read_history(content: Path, kept: Kept, parses: ParseCache) -> History:
    """The history of a content folder. ``kept`` is the file in which what was found is kept, ``parses`` the texts that
    were read before."""
    log = read_log(content)
    if log.state is not State.KNOWN:
        return History(log.state)
    store = Store(kept)
    try:
        found = _found(content, log, store, parses)
    except MissingObjectError:
        return History(State.UNREADABLE)
    store.save(log.steps, found)
    editions: list[Edition] = []
    for step, facts in zip(log.steps, found, strict=True):
        if facts.begins_anew:
            editions.clear()  # what was before is the history of another site
        if facts.published or facts.appeared or facts.records:
            editions.append(Edition(Commit(step.commit, step.day, step.corrects), facts))
    return History(State.KNOWN, tuple(reversed(editions)))


def _found(content: Path, log: Log, store: Store, parses: ParseCache) -> list[StepFacts]:
    """The facts of every step. From the first that no earlier build has seen on, the files are gone through, or from
    before it where files could not be read then."""
    found = store.known(log.steps)
    while found and found[-1].has_unread:
        found.pop()
    steps = log.steps[len(found) :]
    if not steps:
        return found
    changed = differences(content, [("", steps[0].before), *((step.before, step.after) for step in steps)])
    texts = dict(blobs(content, (blob for files in changed for blob in files.values() if blob)))
    replayed = replay.Replay(parses, found[-1].calls if found else ())
    for number, files in enumerate(changed):
        facts = replayed.step({path: None if blob is None else texts[blob] for path, blob in files.items()})
        if number:
            found.append(facts)
    return found


def reason(state: State) -> Message | None:
    """Why the history is not known, and what would make it known, for whoever builds the site."""
    return {
        State.KNOWN: None,
        State.NO_GIT: say("the change history is left out: git is not installed"),
        State.NO_REPOSITORY: None,  # whoever builds a folder that is in none knows it; the pages say so
        State.FOREIGN: say(
            "the change history is left out: git does not read a repository of another user; allow it with "
            "git config --global --add safe.directory"
        ),
        State.SHALLOW: say(
            "the change history is left out: this clone is shallow; fetch the whole history with git fetch --unshallow"
        ),
        State.UNREADABLE: say("the change history is left out: git cannot read all of it; fetch it again"),
    }[state]
