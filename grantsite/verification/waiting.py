"""Comparing with a site that was published only just now: a host gives out what it kept of the former one for a while.

GitHub Pages lets every file be kept for ten minutes, each by itself, so one file can be new and another old.
"""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from grantsite.errors import UsageError
from grantsite.verification.differences import LIST, Found, Progress, compare
from grantsite.verification.publisher import Published

_PAUSE = 15  # seconds between two looks


def compare_in_time(
    built: Path,
    site: Published,
    *,
    quick: bool,
    seconds: int,
    progress: Progress | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> Found:
    """As ``compare``, but what is not the same is looked at again until it is, or until the seconds have passed.

    First only the list of checksums is asked for; the other files once it is that of the site built here, and again
    only those that were not the same yet. ``waiting`` is called once, when there is something to wait for. A site that
    cannot be read raises UsageError only when the time is over.
    """
    patience = _Patience(seconds, waiting)
    own = (built / LIST).read_bytes()
    while not patience.is_over() and not _gives(site, own):
        patience.pause()
    same: set[str] = set()
    while True:
        try:
            found = compare(built, site, quick=quick, progress=progress, known=same)
        except UsageError:
            if not patience.pause():
                raise
            continue
        if found.identical or not patience.pause():
            return found
        same = found.same


class _Patience:
    """How long is waited yet."""

    def __init__(self, seconds: int, waiting: Callable[[], None]) -> None:
        self._end = time.monotonic() + seconds
        self._waiting: Callable[[], None] | None = waiting

    def is_over(self) -> bool:
        """Whether the time has passed."""
        return time.monotonic() >= self._end

    def pause(self) -> bool:
        """Wait until the next look; False where there is no time left for one."""
        if self.is_over():
            return False
        if self._waiting:
            self._waiting()
            self._waiting = None
        time.sleep(max(0, min(_PAUSE, self._end - time.monotonic())))
        return True


def _gives(site: Published, listed: bytes) -> bool:
    """Whether the list of checksums is this one; a site that does not answer may do so later."""
    with contextlib.suppress(UsageError):
        return site.read(LIST, len(listed) + 1) == listed
    return False
