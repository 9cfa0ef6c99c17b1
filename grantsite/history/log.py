"""The steps in which the published content changed, as git knows them.

A step is a commit of the main line (the first parents of HEAD) whose content folder is another than that of the commit
before: a merged pull request is one step, whatever commits it was made of, because readers met it as one. Of a commit
only its hash, its time and the lines that mark corrections are read; who made it is not.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from grantsite.days import day_of
from grantsite.git import git
from grantsite.history.objects import MissingObjectError, confirm_absence

_COMMIT = re.compile(rb"\n?commit (?P<id>[0-9a-f]{40,64})\n(?P<time>-?\d+)")
# A line of a commit message that says whether it corrects facts: "Correction: yes", "Korjaus: ei", "Rättelse: nej".
_MARK = re.compile(r"^(?:correction|korjaus|rättelse)[ \t]*:[ \t]*(?P<said>.*?)[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_NO = {"no", "ei", "nej"}


class State(Enum):
    """Whether the history is known, and if not why."""

    KNOWN = "known"
    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"  # or one whose last commit has no such folder
    FOREIGN = "foreign"  # of another user of the machine: git refuses to read it
    SHALLOW = "shallow"
    UNREADABLE = "unreadable"

    @property
    def is_passing(self) -> bool:
        """Whether it can become another without a trace among the files that say what is checked out: an object comes
        back, git is installed, or allowed to read."""
        return self in (State.NO_GIT, State.FOREIGN, State.UNREADABLE)


class Step(NamedTuple):
    """A change of the content: the commit, its day in Finland, what it says of itself (None: nothing), and the trees
    of the content folder before and after; "" where there was none."""

    commit: str
    day: date
    corrects: bool | None
    before: str
    after: str


class Log(NamedTuple):
    """The steps, the oldest first; none where the history is not known."""

    state: State
    steps: tuple[Step, ...] = ()


class _Commit(NamedTuple):
    time: int
    parents: tuple[str, ...]
    message: str


def read_log(content: Path) -> Log:
    """The steps of a content folder. Never an error: where they cannot be known the state says why."""
    try:
        found = git(content, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    except OSError:  # it is not there, or not to be started
        return Log(State.NO_GIT)
    if b"dubious ownership" in found.stderr:
        return Log(State.FOREIGN)
    answers = found.stdout.split(b"\n", 2)
    if found.returncode or len(answers) != 3 or answers[0] != b"true":
        return Log(State.NO_REPOSITORY)
    if answers[1] != b"false":
        return Log(State.SHALLOW)
    # the name of a commit, whether or not the clone holds it
    head = git(content, "rev-parse", "--verify", "--quiet", "HEAD").stdout.decode("ascii", "replace").strip()
    if not head:
        return Log(State.NO_REPOSITORY)
    try:
        commits = dict(_commits(content, head))
        line = list(_main_line(commits, head))
        trees = _trees(content, answers[2].removesuffix(b"\n").rstrip(b"/"), line)
    except MissingObjectError:
        return Log(State.UNREADABLE)
    if not trees[0]:
        return Log(State.NO_REPOSITORY)
    return Log(State.KNOWN, tuple(_steps(commits, line[::-1], trees[::-1])))


def _commits(folder: Path, head: str) -> Iterator[tuple[str, _Commit]]:
    """Every commit that HEAD is made of. No part of one can hold the byte that stands between them. Raises
    MissingObjectError."""
    found = git(folder, "rev-list", "--encoding=UTF-8", "--format=%ct%x00%P%x00%B%x00", head)
    if found.returncode:
        raise MissingObjectError
    parts = found.stdout.split(b"\0")
    for first, parents, message in zip(parts[:-1:3], parts[1::3], parts[2::3], strict=False):
        if begins := _COMMIT.fullmatch(first):
            said = message.decode("utf-8", "replace")
            yield begins["id"].decode(), _Commit(int(begins["time"]), tuple(parents.decode("ascii").split()), said)


def _main_line(commits: dict[str, _Commit], head: str) -> Iterator[str]:
    """The commits from HEAD back along the first parents. Raises MissingObjectError."""
    commit = head
    while commit in commits:
        yield commit
        if not commits[commit].parents:
            return
        commit = commits[commit].parents[0]
    raise MissingObjectError


def _trees(folder: Path, path: bytes, commits: Sequence[str]) -> list[str]:
    """The tree of the content folder in each commit; "" where there is none. Raises MissingObjectError."""
    asked = b"".join(commit.encode() + b":" + path + b"\n" for commit in commits)
    found = git(folder, "cat-file", "--batch-check=%(objecttype) %(objectname)", data=asked)
    lines = found.stdout.split(b"\n")[:-1]
    if len(lines) != len(commits):  # a path of two lines, which cannot be asked for
        raise MissingObjectError
    if absent := [commit for commit, line in zip(commits, lines, strict=True) if line.endswith(b" missing")]:
        confirm_absence(folder, path, absent)
    return [line.removeprefix(b"tree ").decode() if line.startswith(b"tree ") else "" for line in lines]


def _steps(commits: dict[str, _Commit], line: list[str], trees: list[str]) -> Iterator[Step]:
    """The steps of the main line, the oldest first."""
    seen: set[str] = set()
    marks: list[bool] = []
    before = ""
    for commit, after in zip(line, trees, strict=True):
        arrived = _arrived(commits, commit, seen)
        if after != before:
            marks = [mark for c in arrived for mark in _marks(commits[c].message)]
            yield Step(commit, day_of(commits[commit].time), any(marks) if marks else None, before, after)
        before = after


def _arrived(commits: dict[str, _Commit], commit: str, seen: set[str]) -> list[str]:
    """The commits that come to the main line with one of its own: itself, and those of a branch that it merges."""
    arrived = []
    waiting = [commit]
    while waiting:
        current = waiting.pop()
        if current in commits and current not in seen:
            seen.add(current)
            arrived.append(current)
            waiting += commits[current].parents
    return arrived


def _marks(message: str) -> Iterator[bool]:
    """What a message says of itself: whether it corrects facts."""
    for mark in _MARK.finditer(message):
        yield mark["said"].lower().rstrip(".") not in _NO
