"""Watch mode: from saving a record until every page that shows it is there, built by a process that runs all along."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.speed.contestants import Contestant, shows
from bench.speed.rounds import SkippedWorkError

# How often the files are looked at, in seconds.
_LOOK = 0.005
# After a build a watching process is left in peace for a while, longer where there are more projects.
_REST, _REST_OF_A_PROJECT = 2.0, 1 / 2000
_FIRST_BUILD, _BUILD = 3600.0, 600.0


@contextmanager
def running(contestant: Contestant, projects: int) -> Iterator[list[Path]]:
    """The contestant's watch mode while the block runs, and the files that show the project.

    Raises SkippedWorkError where it does not build.
    """
    if contestant.watching is None:
        raise ValueError(f"{contestant.name} has no watch mode")
    contestant.reset()
    with tempfile.TemporaryFile() as output:
        process = contestant.watching.start(output)
        try:
            page = contestant.output / contestant.edited.page / "index.html"
            _wait(process, contestant, lambda: shows(page, "</html>"), _FIRST_BUILD)
            rest(projects)
            yield contestant.carriers(contestant.edited.name)
        finally:
            _stop(process)


def rest(projects: int) -> None:
    """Leave a watching process in peace."""
    time.sleep(_REST + projects * _REST_OF_A_PROJECT)


def seconds_until_shown(contestant: Contestant, projects: int, rounds: int) -> list[float]:
    """Save the record so many times; the seconds until every file that showed the old name shows the new one."""
    found = []
    with running(contestant, projects) as carriers:
        for number in range(1, rounds + 1):
            name = contestant.edited.variant(number)
            started = time.perf_counter()
            contestant.rename(name)
            waiting = list(carriers)
            while waiting:
                waiting = [path for path in waiting if not shows(path, name)]
                if time.perf_counter() - started > _BUILD:
                    raise SkippedWorkError(f"{contestant.name}: {waiting[0]} does not show the change")
                if waiting:
                    time.sleep(_LOOK)
            found.append(time.perf_counter() - started)
            print(f"{projects:,} watching, {contestant.name}: {found[-1]:.3f} s", file=sys.stderr, flush=True)
            rest(projects)
        contestant.rename(contestant.edited.name)
    return found


def _wait(process: "subprocess.Popen[bytes]", contestant: Contestant, done: Callable[[], bool], most: float) -> None:
    started = time.perf_counter()
    while not done():
        if process.poll() is not None or time.perf_counter() - started > most:
            raise SkippedWorkError(f"{contestant.name}: its watch mode made no page")
        time.sleep(_LOOK)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End it and whatever it started, which is in a session of its own."""
    for how in (signal.SIGINT, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, how)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                continue
