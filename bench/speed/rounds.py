"""The builds of one size, measured in rounds: in each round every contestant builds once, in turn, so that what slows
the machine down for a while slows all of them down.
"""

import gzip
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.floor import Floor
from bench.speed.contestants import ALONE, EVERYTHING, OTHERS, Contestant, Field
from bench.speed.results import CASES, COLD, RECORD, TEMPLATE, UNCHANGED, SizeResult
from bench.speed.sameness import differences

# The largest pages by their plain size are compressed; the largest compressed one is among them.
_COMPRESSED = 40
_MOST_DIFFERENCES = 5


class SkippedWorkError(RuntimeError):
    """A contestant did not make what it had to make: its time would say nothing."""


def measure(field: Field, cases: list[str], rounds: int, result: SizeResult, *, with_memory: bool = False) -> None:
    """Measure the cases, into a result. Raises SkippedWorkError where somebody did not do the work.

    The first build of each is cold too, but not timed: it reads the disk and compiles what can be compiled. Memory is
    measured in it, because looking at processes slows them down.
    """
    contestants = list(field.contestants.values())
    for contestant in contestants:
        contestant.reset()
        if with_memory:
            result.memory[contestant.name] = contestant.command.peak_memory()
            say(f"{result.projects:,} {contestant.name}: {result.memory[contestant.name] / 1024:.0f} MiB")
        else:
            contestant.command.cost()
        sizes = [path.stat().st_size for path in contestant.output.rglob("*") if path.is_file()]
        result.files[contestant.name] = (len(sizes), sum(sizes))
    _compare(field)
    for case in cases:
        prepare = _PREPARE[case]
        for number in range(1, rounds + 1):
            first = number % len(contestants)  # nobody always follows the same one
            for contestant in contestants[first:] + contestants[:first]:
                prepare(contestant, number)
                cost = contestant.command.cost()
                say(f"{result.projects:,} {CASES[case]}, {contestant.name}: {cost.wall:.3f} s, CPU {cost.cpu:.3f} s")
                result.costs[case].setdefault(contestant.name, []).append(cost)
                if case == RECORD:
                    _see_change(contestant, contestant.edited.variant(number))
    if RECORD in cases:
        for contestant in contestants:  # as it was
            contestant.rename(contestant.edited.name)
            contestant.command.cost()


def measure_floor(field: Field, floor: Floor, rounds: int, result: SizeResult) -> None:
    """The same files as ours, written from memory, and their folder exchanged. None of what memory has no room for."""
    for name in (EVERYTHING, ALONE):
        if name in field.contestants:
            if result.files[name][1] > _room():
                say(f"{result.projects:,} files of {name}: too many to be written from memory")
                continue
            site = field.contestants[name].output
            found = [floor.seconds(site, site.with_name("floor-output")) for _ in range(rounds)]
            result.floor[name] = found
            say(f"{result.projects:,} files of {name} from memory ({floor.name}): {min(found).written:.3f} s")


def _room() -> int:
    """Bytes that files may take in memory: where they are on tmpfs, they are there once more."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 3


def largest_page(output: Path) -> tuple[str, int]:
    """The page that is largest when compressed: its path and bytes."""
    pages = sorted(output.rglob("*.html"), key=lambda path: path.stat().st_size)[-_COMPRESSED:]
    sizes = {page: len(gzip.compress(page.read_bytes(), 6)) for page in pages}
    largest = max(sizes, key=lambda page: sizes[page])
    return largest.relative_to(output).as_posix(), sizes[largest]


def _reset(contestant: Contestant, number: int) -> None:
    contestant.reset()


def _leave(contestant: Contestant, number: int) -> None:
    """Nothing changes between two builds."""


def _rename(contestant: Contestant, number: int) -> None:
    contestant.rename(contestant.edited.variant(number))


def _change_template(contestant: Contestant, number: int) -> None:
    contestant.change_template(number)


_PREPARE: dict[str, Callable[[Contestant, int], None]] = {
    COLD: _reset,
    UNCHANGED: _leave,
    RECORD: _rename,
    TEMPLATE: _change_template,
}


def _compare(field: Field) -> None:
    """The peers' pages must say what ours say, and everything must have a page for each project and municipality."""
    there = field.contestants
    plain = [there[name] for name in (ALONE, *OTHERS) if name in there]
    for other in plain[1:]:
        found = differences(plain[0].output, other.output)
        if found:
            raise SkippedWorkError("\n".join([f"{other.name}: {len(found)} pages differ", *found[:_MOST_DIFFERENCES]]))
        say(f"{field.size:,} {other.name}: the text of every page is that of {plain[0].name}")
    for contestant in there.values():
        if not contestant.carriers(field.edited.name):
            raise SkippedWorkError(f"{contestant.name}: no page shows {field.edited.name}")


def _see_change(contestant: Contestant, name: str) -> None:
    """A changed name must stand on the project's page, in the list and on its lead's page."""
    shown = contestant.carriers(name)
    least = 3 if contestant.name != EVERYTHING else 4
    if len(shown) < least:
        raise SkippedWorkError(f"{contestant.name}: only {[str(path) for path in shown]} show the change")


def say(text: str) -> None:
    """Tell whoever waits how it goes."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)
