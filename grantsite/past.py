"""What git knows of the content: the version of the records, and their history. A process that stays asks git again
only for what can have changed: whether all is committed, and the rest when another commit is checked out.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from grantsite.history import UNKNOWN, History, State
from grantsite.version import AskedHead, Head, Version, version_of


class Known(NamedTuple):
    """The version of the records where a commit holds exactly these, else the paths of what it does not hold as it is
    where they are known; the history; and whether git says the same again as long as nothing of the content and of its
    repository changes."""

    version: Version | None
    changed: frozenset[str]
    history: History
    is_lasting: bool = False


NOTHING = Known(None, frozenset(), UNKNOWN)


class Past:
    """The past of a content folder. ``history`` reads all of it."""

    def __init__(self, content: Path, history: Callable[[], History]) -> None:
        self._content = content
        self._read_history = history
        self._asked: AskedHead | None = None
        self._versions: dict[Head, Version | None] = {}
        self._history = UNKNOWN
        self._history_of = ""

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Git looks at the files while something else is done; ``read`` within the block waits for it."""
        self._asked = AskedHead(self._content)
        try:
            yield
        finally:
            if self._asked:  # nobody needed the answer
                self._asked.read()
                self._asked = None

    def read(self) -> Known:
        """What is known of the records that were there when git was asked."""
        asked, self._asked = self._asked or AskedHead(self._content), None
        head = asked.read()
        if head is None:
            history = self._read_history()  # which says why
            return Known(None, frozenset(), history, history.state is State.NO_REPOSITORY)
        if head not in self._versions:
            self._versions = {head: version_of(self._content, head)}
        # one that is not known may become so without another commit: it is fetched, or allowed to be read
        if head.commit != self._history_of or not self._history.is_known:
            self._history, self._history_of = self._read_history(), head.commit
        return Known(self._versions[head], head.changed, self._history, not self._history.state.is_passing)
