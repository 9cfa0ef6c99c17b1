"""The version of the data: the git commit that holds exactly these records, and its day.

A version is named only where somebody who has the commit has the same records, but for line ends and modes of files;
what the repository ignores git does not look at. Outside a repository, in a tarball,
or with records that are not committed yet there is none, and that is no error: the files then name no version.
It is the commit of HEAD and not the last one that touched the records, because a shallow clone (as a workflow makes)
does not know that one, and the same commit must give the same bytes.
"""

import contextlib
import re
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from grantsite.days import day_of
from grantsite.git import begin, git

_ANSWER = re.compile(r"commit [0-9a-f]+\n(?P<commit>[0-9a-f]{40,64}) (?P<seconds>-?\d+)\n")
_OID = "# branch.oid "
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_SHOWN_DIGITS = 10
# Each of these has a setting, of whoever asks or of the repository, that could say otherwise.
_STATUS = (
    *("--porcelain=v2", "-z", "--branch", "--untracked-files=normal", "--no-renames", "--ignore-submodules=none"),
    *("--", "."),
)
# In each kind of line of git status: a file that was changed, one that was not merged, one that git does not know.
_FIELDS_BEFORE_PATH = {"1 ": 8, "u ": 10, "? ": 1}


@dataclass(frozen=True, slots=True)
class Version:
    """A commit (the whole hash) and its day in Finland."""

    commit: str
    date: date

    @property
    def short(self) -> str:
        """The beginning of the hash, as people are shown it."""
        return self.commit[:_SHOWN_DIGITS]


class Head(NamedTuple):
    """The commit that is checked out; ``changed`` are the files and folders that it does not hold as they are, by their
    paths in the repository."""

    commit: str
    changed: frozenset[str]


class AskedHead:
    """Git is asked what is checked out as soon as this is made, and is waited for when the answer is."""

    def __init__(self, content: Path) -> None:
        self._asked: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError):  # git is not installed, or there is no such folder
            self._asked = begin(content, "status", *_STATUS)

    def read(self) -> Head | None:
        """The answer, once; None where there is no repository or no commit."""
        if self._asked is None:
            return None
        with self._asked as asked:
            answer = asked.communicate()[0]
        lines = answer.decode("utf-8", "replace").split("\0")[:-1]
        commit = next((line.removeprefix(_OID) for line in lines if line.startswith(_OID)), "")
        if asked.returncode or not _COMMIT.fullmatch(commit):
            return None
        # a path is the last field of its line, and may hold spaces
        changed = (line.split(" ", _FIELDS_BEFORE_PATH.get(line[:2], 0))[-1] for line in lines if line[:2] != "# ")
        return Head(commit, frozenset(changed))


def files_of_head(content: Path) -> list[Path]:
    """The files that say what is checked out: one of them changes with every commit that is made or checked out. None
    where there is no repository."""
    answer = _git(content, "rev-parse", "--git-path", "HEAD", "--git-path", "logs/HEAD")
    return [content / line for line in (answer or "").splitlines()]


def version_of(content: Path, head: Head) -> Version | None:
    """The version of the records in a folder in which this is checked out; None where no commit holds exactly these.
    The day is that in Finland, as the history of the records has it."""
    if head.changed or _git(content, "rev-parse", "--quiet", "--verify", f"{head.commit}:./") is None:
        return None  # changes, or a folder that the commit does not have
    answer = _git(content, "rev-list", "--encoding=UTF-8", "--max-count=1", "--format=%H %ct", head.commit)
    found = _ANSWER.fullmatch(answer or "")
    return Version(found["commit"], day_of(int(found["seconds"]))) if found else None


def _git(folder: Path, *words: str) -> str | None:
    """What git answers, or None where it fails or is not installed."""
    try:
        done = git(folder, *words)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
