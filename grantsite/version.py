"""The version of the data: the git commit that holds exactly these records, and its day.

A version is named only where somebody who has the commit has the same records. Outside a repository, in a tarball,
or with records that are not committed yet there is none, and that is no error: the files then name no version.
It is the commit of HEAD and not the last one that touched the records, because a shallow clone (as a workflow makes)
does not know that one, and the same commit must give the same bytes.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from grantsite.git import git

_ANSWER = re.compile(r"commit [0-9a-f]+\n(?P<commit>[0-9a-f]{40,64}) (?P<date>\d{4}-\d\d-\d\d)\n")
_SHOWN_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Version:
    """A commit (the whole hash) and its day."""

    commit: str
    date: date

    @property
    def short(self) -> str:
        """The beginning of the hash, as people are shown it."""
        return self.commit[:_SHOWN_DIGITS]


def read_version(content: Path) -> Version | None:
    """The version of the records in a folder; None where no commit holds exactly these. The day is that of the
    committer's time zone."""
    if _git(content, "rev-parse", "--quiet", "--verify", "HEAD:./") is None:
        return None  # no repository, no commit, or a folder that the commit does not have
    if _git(content, "status", "--porcelain", "--", ".") != "":
        return None
    found = _ANSWER.fullmatch(_git(content, "rev-list", "--max-count=1", "--format=%H %cs", "HEAD") or "")
    return Version(found["commit"], date.fromisoformat(found["date"])) if found else None


def _git(folder: Path, *words: str) -> str | None:
    """What git answers, or None where it fails or is not installed."""
    try:
        done = git(folder, *words)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
