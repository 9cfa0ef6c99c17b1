"""Watch mode: from saving a record until every page that shows it is there, built by a process that runs all along."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.speed.contestants import Contestant, shows
from bench.speed.rounds import SkippedWorkError, say

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
    page = contestant.output / contestant.edited.page / "index.html"
    try:
        with tempfile.TemporaryFile() as output, contestant.watching.running(output) as process:
            _wait(process, contestant, lambda: shows(page, "</html>"), _FIRST_BUILD)
            rest(projects)
            yield contestant.carriers(contestant.edited.name)
    finally:
        contestant.rename(contestant.edited.name)


def rest(projects: int) -> None:
    """Leave a watching process in peace."""
    time.sleep(_REST + projects * _REST_OF_A_PROJECT)


def seconds_until_shown(contestant: Contestant, carriers: list[Path], projects: int, times: int) -> list[float]:
    """Save the record so many times; the seconds until every file that showed the old name shows the new one."""
    found = []
    for number in range(1, times + 1):
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
        say(f"{projects:,} watching, {contestant.name}: {found[-1]:.3f} s")
        rest(projects)
    return found


def _wait(process: "subprocess.Popen[bytes]", contestant: Contestant, done: Callable[[], bool], most: float) -> None:
    started = time.perf_counter()
    while not done():
        if process.poll() is not None or time.perf_counter() - started > most:
            raise SkippedWorkError(f"{contestant.name}: its watch mode made no page")
        time.sleep(_LOOK)
