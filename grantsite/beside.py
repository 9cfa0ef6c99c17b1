"""Work beside this process, by a copy of it (fork): the whole site is written so while the preview shows pages."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from tornado.ioloop import IOLoop

from grantsite.copies import can_fork

T = TypeVar("T")
_NICER = 10  # than whoever looks at a page


class Beside(Generic[T]):
    """Work beside this process, one at a time: the newest counts. ``done`` is called in the loop with what it gave, or
    with None where it was ended from outside.

    What it gives is sent between processes, so it is plain. Where processes cannot be copied it is done here.
    """

    def __init__(self, done: Callable[[T | None], None]) -> None:
        self._done = done
        self._process: BaseProcess | None = None
        self._answer: Connection | None = None
        # Ended, or about to: the system takes back the memory of a large one for a third of a second.
        self._ended: list[BaseProcess] = []

    def start(self, work: Callable[[], T]) -> None:
        """Begin, instead of what is under way."""
        self.stop()
        self.wait()
        if not can_fork():
            self._done(work())
            return
        context = get_context("fork")
        self._answer, ours = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(work, ours))
        self._process.start()
        ours.close()
        with suppress(OSError):  # it has done so itself, or has ended
            os.setpgid(self._process.pid or 0, self._process.pid or 0)
        IOLoop.current().add_handler(self._answer, self._answered, IOLoop.READ)

    def stop(self) -> None:
        """End what is under way, with all that it started; what it wrote so far lies beside the site, of no use. Nobody
        waits here for its end: somebody may wait for a page."""
        process, answer = self._process, self._answer
        self._process = self._answer = None
        if process is None or answer is None:
            return
        IOLoop.current().remove_handler(answer)
        answer.close()
        with suppress(OSError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        self._ended.append(process)

    def wait(self) -> None:
        """Until what was stopped has ended: only then can be seen of what it wrote that nobody writes it any more."""
        while self._ended:
            self._ended.pop().join()

    def _answered(self, answer: Connection, events: int) -> None:
        if answer is not self._answer:
            return
        found: T | None = None
        with suppress(EOFError, OSError):
            found = answer.recv()
        process, self._process, self._answer = self._process, None, None
        IOLoop.current().remove_handler(answer)
        answer.close()
        if process is not None:
            self._ended.append(process)
        self._done(found)


def _run(work: Callable[[], T], answer: Connection) -> None:
    with suppress(OSError):
        os.setpgid(0, 0)
        os.nice(_NICER)
    answer.send(work())
    answer.close()
