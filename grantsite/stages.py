"""Where the time of a build goes: stage by stage, and within rendering by kind of page, for ``build --profile``.

All times are whole nanoseconds, all memory is whole KiB. Processor time of this process and of its workers are kept
apart, because workers run at the same time: theirs can be more than has passed.
"""

import ctypes
import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from grantsite.messages import Message, count, in_language, say

with suppress(ImportError):  # not on every system; then the memory is not known
    import resource

# The stages in the order of a build, and at last what is in none of them.
START, LOAD, CHECK, HISTORY, DATA, SEARCH, PLAN, FINGERPRINTS, RENDER, FILES, CHECKSUMS, PUBLISH, REST = STAGES = (
    "start",
    "load",
    "check",
    "history",
    "data",
    "search",
    "plan",
    "fingerprints",
    "render",
    "files",
    "checksums",
    "publish",
    "rest",
)
_NAMES = {
    START: say("starting"),
    LOAD: say("reading the records"),
    CHECK: say("checking them"),
    HISTORY: say("history from git"),
    DATA: say("data files"),
    SEARCH: say("search and comparisons"),
    PLAN: say("planning the pages"),
    FINGERPRINTS: say("digests of templates"),
    RENDER: say("rendering"),
    FILES: say("writing other files"),
    CHECKSUMS: say("checksums"),
    PUBLISH: say("putting the folder in its place"),
    REST: say("everything else"),
}
_WRITING = say("of which writing")
_KEEPING = say("fingerprints, files taken over")
_MILLISECOND = 1_000_000  # nanoseconds
_NAME_WIDTH, _CELL_WIDTH = 46, 16


class Spent(NamedTuple):
    """What something took: time that passed, processor time of this process and of workers."""

    wall: int = 0
    own: int = 0
    workers: int = 0

    def plus(self, other: "Spent") -> "Spent":
        """Both together."""
        return Spent(self.wall + other.wall, self.own + other.own, self.workers + other.workers)


class Drawn(NamedTuple):
    """Files of one kind that were drawn: how many, and the processor time that they took."""

    files: int = 0
    time: int = 0


class Tally:
    """What one process did: the files by kind that it drew, the time of writing them and of finding out which are to be
    drawn, and the most memory that it had."""

    def __init__(self) -> None:
        self.kinds: dict[str, Drawn] = {}
        self.writing = 0
        self.keeping = 0
        self.spent = 0
        self.process = 0  # 0: the process that reports
        self.memory = 0

    def add(self, kind: str, drawing: int, writing: int) -> None:
        """A file was drawn and written."""
        before = self.kinds.get(kind, Drawn())
        self.kinds[kind] = Drawn(before.files + 1, before.time + drawing)
        self.writing += writing


class Stages:
    """The time of each stage so far. Stages do not lie in one another.

    The kinds of files are told apart only where ``by_kind``: to ask for the processor time of each takes time itself.
    ``tell`` is given the name of each stage as it begins.
    """

    def __init__(self, *, by_kind: bool = False, tell: Callable[[Message], None] | None = None) -> None:
        self.by_kind = by_kind
        self._tell = tell
        self.spent: dict[str, Spent] = {}
        self.kinds: dict[str, Drawn] = {}
        self.writing = 0
        self.keeping = 0
        self._workers_memory: dict[int, int] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What happens within belongs to a stage."""
        wall, own = time.perf_counter_ns(), time.process_time_ns()
        if self._tell:
            self._tell(_NAMES[name])
        try:
            yield
        finally:
            self._add(name, Spent(time.perf_counter_ns() - wall, time.process_time_ns() - own))

    def fill(self, name: str, begun: int) -> None:
        """What has passed since ``begun`` (nanoseconds of the clock of performance) and is in no other stage belongs to
        this one; of processor time all that this process has taken."""
        in_others = [spent for other, spent in self.spent.items() if other != name]
        wall = time.perf_counter_ns() - begun - sum(spent.wall for spent in in_others)
        own = time.process_time_ns() - sum(spent.own for spent in in_others)
        self.spent[name] = Spent(max(wall, 0), max(own, 0))

    def add(self, tally: Tally) -> None:
        """What a process drew; a worker reports what it did since it reported last."""
        for kind, drawn in tally.kinds.items():
            before = self.kinds.get(kind, Drawn())
            self.kinds[kind] = Drawn(before.files + drawn.files, before.time + drawn.time)
        self.writing += tally.writing
        self.keeping += tally.keeping
        if tally.process:
            self._add(RENDER, Spent(workers=tally.spent))
            self._workers_memory[tally.process] = max(tally.memory, self._workers_memory.get(tally.process, 0))

    def add_copy(self, name: str, spent: int) -> None:
        """What a copy of the process did beside it for a stage: nanoseconds of processor time."""
        self._add(name, Spent(workers=spent))

    def _add(self, name: str, spent: Spent) -> None:
        self.spent[name] = self.spent.get(name, Spent()).plus(spent)

    def report(self, language: str) -> str:
        """The table for people, a stage a line, and the peak of memory; ends in a newline."""
        head = _row(say("stage"), say("passed"), say("this process"), say("workers"), language)
        lines = [head]
        whole = Spent()
        for name in STAGES:
            spent = self.spent.get(name)
            if spent is None:
                continue
            whole = whole.plus(spent)
            lines.append(_times(_NAMES[name], spent, language))
            if name == RENDER:
                lines += self._drawn(language)
        lines.append(_times(say("together"), whole, language))
        lines.append(in_language(self._memory(), language))
        return "\n".join(lines) + "\n"

    def _drawn(self, language: str) -> Iterator[str]:
        """The kinds of files that were drawn, the one that took most first: processor time, wherever it was spent."""
        for kind, drawn in sorted(self.kinds.items(), key=lambda item: (-item[1].time, item[0])):
            each = say("{micros} µs each", micros=count(drawn.time // drawn.files // 1000))
            number = in_language(count(drawn.files), language)
            yield _line(f"  {kind}", number, in_language(each, language), in_language(seconds(drawn.time), language))
        if self.kinds:
            name = f"  {in_language(_WRITING, language)}"
            yield _line(name, "", "", in_language(seconds(self.writing), language))
        name = f"  {in_language(_KEEPING, language)}"
        yield _line(name, "", "", in_language(seconds(self.keeping), language))

    def _memory(self) -> Message:
        own = peak_memory()
        if not own:
            return say("peak memory: not known on this system")
        workers = sum(self._workers_memory.values())
        # a worker begins as a copy of this process: what neither has changed since is there once and counted in both
        return say(
            "peak memory: {own} MiB, and {workers} MiB in {number} workers (what they share counts in each)",
            own=count(own // 1024),
            workers=count(workers // 1024),
            number=count(len(self._workers_memory)),
        )


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of garbage: what is made while a build is planned is kept until it is written, and to go
    through all of it again and again takes a fifth of that time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """What is there by now stays, so the collector passes over it: to look through a large site takes it a fifth of a
    second each time, and copies of this process would have to copy all that it touches."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back_memory(*, thoroughly: bool) -> None:
    """Give what is free back to the system, so that no process that is forked holds it: by itself the C library of
    Linux keeps half of what a large site took so far, because something is still in use between. ``thoroughly`` is
    also what only the collector finds, and takes longer."""
    if thoroughly:
        gc.collect()
    with suppress(OSError, AttributeError, TypeError):  # another library, which has no such function
        ctypes.CDLL(None).malloc_trim(0)


def seconds(nanoseconds: int) -> Message:
    """A time in seconds with three decimals."""
    whole, rest = divmod(nanoseconds // _MILLISECOND, 1000)
    return say("{whole}.{thousandths} s", whole=count(whole), thousandths=f"{rest:03d}")


def _times(name: str, spent: Spent, language: str) -> str:
    return _row(name, seconds(spent.wall), seconds(spent.own), seconds(spent.workers), language)


def _row(name: str, passed: str, own: str, workers: str, language: str) -> str:
    return _line(*(in_language(cell, language) for cell in (name, passed, own, workers)))


def _line(name: str, *cells: str) -> str:
    return (name.ljust(_NAME_WIDTH) + "".join(cell.rjust(_CELL_WIDTH) for cell in cells)).rstrip()


def peak_memory() -> int:
    """The most memory that this process has had, in KiB; 0 where the system does not say."""
    if "resource" not in globals():
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak  # which counts in bytes
