"""The steps in which the published content changed, as git knows them.

A step is a commit of the main line (the first parents of HEAD) whose content folder is another than that of the commit
before: a merged pull request is one step, whatever commits it was made of, because readers met it as one. Of a commit
only its hash, its time and the lines that mark corrections are read; who made it is not.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from grantsite.events import day_of
from grantsite.git import git

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
    except FileNotFoundError:
        return Log(State.NO_GIT)
    except OSError:
        return Log(State.NO_REPOSITORY)  # no such folder
    if b"dubious ownership" in found.stderr:
        return Log(State.FOREIGN)
    answers = found.stdout.split(b"\n", 2)
    if found.returncode or len(answers) != 3 or answers[0] != b"true":
        return Log(State.NO_REPOSITORY)
    if answers[1] != b"false":
        return Log(State.SHALLOW)
    path = answers[2].removesuffix(b"\n").rstrip(b"/")
    head = git(content, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").stdout.decode("ascii", "replace").strip()
    commits = dict(_commits(content, head)) if head else {}
    line = list(_main_line(commits, head))
    if not line or b"\n" in path:
        return Log(State.NO_REPOSITORY if not head else State.UNREADABLE)
    trees = _trees(content, path, line)
    if len(trees) != len(line):
        return Log(State.UNREADABLE)
    if not trees[0]:
        return Log(State.NO_REPOSITORY)
    return Log(State.KNOWN, tuple(_steps(commits, line[::-1], trees[::-1])))


def _commits(folder: Path, head: str) -> Iterator[tuple[str, _Commit]]:
    """Every commit that HEAD is made of. No part of one can hold the byte that stands between them."""
    found = git(folder, "rev-list", "--encoding=UTF-8", "--format=%ct%x00%P%x00%B%x00", head)
    parts = found.stdout.split(b"\0")
    for first, parents, message in zip(parts[:-1:3], parts[1::3], parts[2::3], strict=False):
        if begins := _COMMIT.fullmatch(first):
            said = message.decode("utf-8", "replace")
            yield begins["id"].decode(), _Commit(int(begins["time"]), tuple(parents.decode("ascii").split()), said)


def _main_line(commits: dict[str, _Commit], head: str) -> Iterator[str]:
    """The commits from HEAD back along the first parents; nothing where one of them is missing."""
    line = []
    commit = head
    while commit in commits:
        line.append(commit)
        if not commits[commit].parents:
            yield from line
            return
        commit = commits[commit].parents[0]


def _trees(folder: Path, path: bytes, commits: Iterable[str]) -> list[str]:
    """The tree of the content folder in each commit."""
    asked = b"".join(commit.encode() + b":" + path + b"\n" for commit in commits)
    found = git(folder, "cat-file", "--batch-check=%(objecttype) %(objectname)", data=asked)
    lines = found.stdout.split(b"\n")[:-1]
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
