"""Work that is shared out to copies of this process (fork). Each copy has the work as it stands and is sent only which
share is next; what they give comes in the order of the shares.

The end of a pipe tells each side that the other is gone, however it ended: nobody waits for a copy that was killed, and
no copy outlives the process that it works for.
"""

import pickle
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar, cast

Share = TypeVar("Share")
T = TypeVar("T")


class WorkerEndedError(Exception):
    """A copy was ended from outside before its work was done."""


class _Answer(NamedTuple):
    """What the work gave for a share, or why it gave nothing."""

    found: Any
    error: Exception | None = None


class _Worker(Generic[Share]):
    """A copy that works on one share after the other. ``others`` are those that began before."""

    def __init__(self, work: Callable[[Share], Any], others: "list[_Worker[Share]]") -> None:
        context = get_context("fork")
        self._pipe, its_end = context.Pipe()
        ours = [worker._pipe for worker in (*others, self)]
        self._process = context.Process(target=_run, args=(work, its_end, ours), daemon=True)
        try:
            self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            its_end.close()

    def fileno(self) -> int:
        """What can be read from when there is an answer, or never will be."""
        return self._pipe.fileno()

    def give(self, share: Share) -> None:
        try:
            self._pipe.send(share)
        except OSError:
            raise WorkerEndedError from None

    def take(self) -> _Answer:
        try:
            answer: _Answer = self._pipe.recv()
        except (EOFError, OSError):
            raise WorkerEndedError from None
        return answer

    def kill(self) -> None:
        self._pipe.close()
        self._process.kill()

    def join(self) -> None:
        self._process.join()


def share_out(work: Callable[[Share], T], shares: Sequence[Share], copies: int) -> Iterator[T]:
    """What the work gives for each share, in their order, done by so many copies. What is given is sent between
    processes, so it is plain.

    Raises what the work raises, WorkerEndedError, and OSError where the system has no room for one more process. When
    this ends, in whatever way, all copies have ended.
    """
    workers: list[_Worker[Share]] = []
    try:
        while len(workers) < min(copies, len(shares)):
            workers.append(_Worker(work, workers))
        for answer in _in_order(workers, shares):
            if answer.error is not None:
                raise answer.error
            yield answer.found
    finally:
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.join()


def _in_order(workers: list[_Worker[Share]], shares: Sequence[Share]) -> Iterator[_Answer]:
    left = iter(range(len(shares)))
    doing: dict[_Worker[Share], int] = {}
    done: dict[int, _Answer] = {}

    def give(worker: _Worker[Share]) -> None:
        number = next(left, None)
        if number is not None:
            worker.give(shares[number])
            doing[worker] = number

    for worker in workers:
        give(worker)
    for number in range(len(shares)):
        while number not in done:
            for worker in cast("list[_Worker[Share]]", wait(cast("list[int]", list(doing)))):
                finished = doing.pop(worker)
                give(worker)  # before its answer is read, so that it goes on meanwhile
                done[finished] = worker.take()
        yield done.pop(number)


def _run(work: Callable[[Share], Any], pipe: Connection, ends: list[Connection]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that waits for it
    # The ends of that process: while one is open here, who reads at its other end would not see that it is gone.
    for end in ends:
        end.close()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answer(work, pipe.recv()))


def _answer(work: Callable[[Share], Any], share: Share) -> _Answer:
    try:
        return _Answer(work(share))
    except Exception as error:  # noqa: BLE001 (whatever it is: who waits is told)
        where = traceback.format_exc()
        error.add_note(where)
        with suppress(Exception):  # not every error can be sent
            return _Answer(None, pickle.loads(pickle.dumps(error)))  # noqa: S301 (made in this very line)
        return _Answer(None, RuntimeError(where))
