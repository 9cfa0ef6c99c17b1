"""Shares of one piece of work, done at the same time by copies of this process (fork).

The library's pool would do, but while answers lie in its pipe one of its threads asks again and again whether they do,
which took half a second of ten thousand projects; and who waits there for a worker that was ended from outside waits
for ever.
"""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")
# Shares that a worker has been given: what it does, and what it does next, so that it never waits for an answer.
_AHEAD = 2


def in_order(
    work: Callable[[S], T], shares: Sequence[S], workers: int, lost: Callable[[], None] = lambda: None
) -> Iterator[T]:
    """What ``work`` gives for each share, in their order, done by at most so many workers. What it gives is sent
    between processes, so it is plain.

    A share whose worker was ended from outside, or failed, is done here: who waits for it sees why. ``lost`` is called
    for each such worker.
    """
    team = _Team(work, shares, lost)
    try:
        team.begin(workers)
        for number in range(len(shares)):
            yield team.answer(number)
    finally:
        team.end()


class _Team(Generic[S, T]):
    def __init__(self, work: Callable[[S], T], shares: Sequence[S], lost: Callable[[], None]) -> None:
        self._work = work
        self._shares = shares
        self._say_lost = lost
        self._left = iter(range(len(shares)))
        self._workers: dict[Connection, _Worker] = {}
        self._answers: dict[int, T] = {}
        self._lost: set[int] = set()

    def begin(self, workers: int) -> None:
        """Start so many, or as many as the system has room for."""
        with suppress(OSError):
            for _ in range(workers):
                worker = _Worker(self._work, self._shares)
                self._workers[worker.connection] = worker
        for _ in range(_AHEAD):
            for worker in self._workers.values():
                self._give(worker)

    def answer(self, number: int) -> T:
        """The answer to a share; each is asked for once."""
        while self._workers and number not in self._answers and number not in self._lost:
            for connection in wait(list(self._workers)):
                if isinstance(connection, Connection):
                    self._hear(connection)
        return self._answers.pop(number) if number in self._answers else self._work(self._shares[number])

    def _hear(self, connection: Connection) -> None:
        worker = self._workers[connection]
        try:
            answer = connection.recv()
        except (EOFError, OSError):  # it is gone: what it had is done when it is asked for
            worker.kill()
            worker.wait()
            self._lost.update(worker.given)
            del self._workers[connection]
            self._say_lost()
        else:
            self._answers[worker.given.popleft()] = answer
            self._give(worker)

    def _give(self, worker: "_Worker") -> None:
        number = next(self._left, None)
        if number is not None:
            worker.give(number)

    def end(self) -> None:
        """Nobody asks any more."""
        for worker in self._workers.values():
            worker.kill()
        for worker in self._workers.values():
            worker.wait()
        self._workers.clear()


class _Worker:
    """A copy of the process; ``given`` are the shares that it has not answered."""

    def __init__(self, work: Callable[[S], T], shares: Sequence[S]) -> None:
        context = get_context("fork")
        self.connection, its = context.Pipe()
        self.given: deque[int] = deque()
        self._process = context.Process(target=_serve, args=(work, shares, its, self.connection), daemon=True)
        try:
            self._process.start()
        finally:
            its.close()

    def give(self, number: int) -> None:
        """One more share."""
        self.given.append(number)
        with suppress(OSError):  # it is gone, which is seen when its answer is waited for
            self.connection.send(number)

    def kill(self) -> None:
        """Do without."""
        self.connection.close()
        self._process.kill()

    def wait(self) -> None:
        """Until it has ended."""
        self._process.join()


def _serve(work: Callable[[S], T], shares: Sequence[S], connection: Connection, other_end: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that waits for it
    other_end.close()  # or nothing would tell that nobody asks any more
    gc.enable()  # a build of the command line does without: it makes what it keeps
    with suppress(Exception):
        while True:
            connection.send(work(shares[connection.recv()]))
