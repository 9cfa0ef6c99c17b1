"""How far long work has come, on the line of a terminal: what is being done, and where that is counted, how many of how
many, how many a second, and the time left.
"""

import time
from collections.abc import Callable
from typing import TextIO

from grantsite.messages import Message, count, in_language, say

_SECOND = 1_000_000_000
# A terminal that is written to more often only costs time.
_BETWEEN = _SECOND // 10
_SURE = 2 * _SECOND  # before that the rate says little
_CLEARED = "\r\033[K"
What = Callable[[Message, Message], Message]  # how many are done, of how many


class Progress:
    """Shows what is done, and how far work has come that reports (done, of how many). Whoever shows a stage clears the
    line in the end; when all of what is counted is done, it is cleared.

    ``what`` says it in words; ``clock`` gives nanoseconds.
    """

    def __init__(self, stream: TextIO, what: What, language: str, clock: Callable[[], int] = time.monotonic_ns) -> None:
        self._stream = stream
        self._what = what
        self._language = language
        self._clock = clock
        self._first: tuple[int, int] | None = None  # when the work was reported first, and how much of it was done
        self._shown = clock() - _BETWEEN

    def __call__(self, done: int, total: int) -> None:
        """So many of so many are done."""
        now = self._clock()
        self._first = self._first or (now, done)
        if done >= total:
            self.clear()
        elif now - self._shown >= _BETWEEN:
            self._shown = now
            begun, before = self._first
            line = in_language(self._line(done, total, done - before, now - begun), self._language)
            self._show(line)

    def stage(self, what: Message) -> None:
        """Something begins of which nothing is counted."""
        self._show(f"{in_language(what, self._language)} …")

    def clear(self) -> None:
        """Leave the line empty for what is printed next."""
        self._show("")

    def _show(self, line: str) -> None:
        self._stream.write(f"{_CLEARED}{line}")
        self._stream.flush()

    def _line(self, done: int, total: int, since: int, elapsed: int) -> Message:
        """``since`` is what was done in the time that has ``elapsed``."""
        what = self._what(count(done), count(total))
        if elapsed < _SURE or not since:
            return what
        left = -(-(total - done) * elapsed // (since * _SECOND))
        return say(
            "{what}; {rate} a second, {left} left", what=what, rate=count(since * _SECOND // elapsed), left=_span(left)
        )


def _span(seconds: int) -> Message:
    """So many seconds, or minutes and seconds."""
    if seconds < 60:
        return say("{seconds} s", seconds=seconds)
    minutes, rest = divmod(seconds, 60)
    return say("{minutes} min {seconds} s", minutes=count(minutes), seconds=rest)
