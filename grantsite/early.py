"""Work of a build that needs no records, begun by a copy of the process (fork) while this one still imports what reads
them: a second processor would have nothing to do until then.

What is made is bytes, which stand in memory that all copies of the process have in common. So nobody waits for it
before it is needed, and each process takes it when it needs it.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from mmap import mmap
from multiprocessing import get_context

_ROOM = 32 << 20  # bytes of memory in common, of which the system gives only what is written
_LENGTH = 8  # bytes at its beginning that say how many follow


class Early:
    """A copy that makes bytes."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        """Raises OSError where the system has no room for one more process."""
        self._memory = mmap(-1, _ROOM)
        # The copy holds the other end and never writes to it: when that is closed, however the copy ends, everybody who
        # reads sees so.
        self._done, held = os.pipe()
        self.process = get_context("fork").Process(target=_make, args=(work, self._memory, self._done), daemon=True)
        try:
            self.process.start()
        except OSError:
            os.close(self._done)
            self._memory.close()
            raise
        finally:
            os.close(held)

    def take(self) -> bytes:
        """Wait for what is made, and have it, in this process or in one that is a copy of it. b"" where the one that
        makes it failed or was ended from outside."""
        os.read(self._done, 1)
        length = int.from_bytes(self._memory[:_LENGTH], "big")
        return self._memory[_LENGTH : _LENGTH + length]

    def end(self) -> None:
        """Nobody needs it any more."""
        self.process.kill()
        self.process.join()
        os.close(self._done)
        self._memory.close()


# What was begun before whoever takes it was imported, by what it is made from.
_begun: dict[object, Early] = {}


def begin(made_from: object, work: Callable[[], bytes]) -> None:
    """Begin what ``begun`` will give for the same ``made_from``. Without room for a process nothing is."""
    with suppress(OSError):
        _begun[made_from] = Early(work)


def begun(made_from: object) -> Early | None:
    """What was begun, once: it is the caller's to end. None where nothing was."""
    return _begun.pop(made_from, None)


def _make(work: Callable[[], bytes], memory: mmap, done: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that waits for it
    os.close(done)
    with suppress(Exception):  # whoever needs it makes it then, and sees why it cannot be made
        made = work()
        if len(made) <= _ROOM - _LENGTH:
            memory[_LENGTH : _LENGTH + len(made)] = made
            memory[:_LENGTH] = len(made).to_bytes(_LENGTH, "big")  # last: until then there is nothing
