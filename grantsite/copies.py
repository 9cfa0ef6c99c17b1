"""Work that a copy of this process (fork) does beside it, and that this one waits for."""

import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

T = TypeVar("T")


def can_fork() -> bool:
    """Whether a process can be copied here."""
    return "fork" in get_all_start_methods() and sys.platform != "darwin"


class Copy(Generic[T]):
    """A copy that makes one value of what is there when it begins. The value is sent between processes, so it is plain.

    ``spent`` is the processor time that it took, in nanoseconds, once the value is taken.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self.spent = 0
        context = get_context("fork")
        self._answer, ours = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(work, ours, self._answer), daemon=True)
        self._process.start()
        ours.close()

    def take(self) -> T | None:
        """Wait for the value. None where the copy was ended from outside, or failed: whoever makes it then sees why."""
        found: T | None = None
        with suppress(EOFError, OSError):
            self.spent, found = self._answer.recv()
        self.end()
        return found

    def end(self) -> None:
        """Do without."""
        self._answer.close()
        self._process.kill()
        self._process.join()


def begin(work: Callable[[], T]) -> Copy[T] | None:
    """A copy that has begun; None where processes cannot be copied, or the system has no room for one more."""
    if not can_fork():
        return None
    try:
        return Copy(work)
    except OSError:
        return None


def _run(work: Callable[[], T], answer: Connection, end_of_reader: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that waits for it
    end_of_reader.close()  # or nothing would tell that nobody reads any more
    begun = time.process_time_ns()
    with suppress(Exception):
        value = work()
        answer.send((time.process_time_ns() - begun, value))
