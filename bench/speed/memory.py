"""The memory of a command and all processes it starts, added up, as Linux tells it in /proc.

A process's share is its PSS: pages that several processes hold (what a forked worker inherits) are divided among
them, so that the sum counts each page once.
"""

import os
import threading
import time
from pathlib import Path

PROC = Path("/proc")
# How often the processes are looked at, in seconds; and how many times longer they are left alone than looking took,
# because a large process is held up while its memory is counted.
PERIOD = 0.02
_LEFT_ALONE = 9


def session_of(stat: str) -> int:
    """The session of a process, from its ``stat``: the sixth field. The second, its name, may hold anything."""
    return int(stat.rpartition(")")[2].split()[3])


def share_of(rollup: str) -> int:
    """The PSS in kB, from a process's ``smaps_rollup``; 0 where it is not told, as of a process that has ended."""
    for line in rollup.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def is_told() -> bool:
    """Whether this system tells the memory of processes."""
    return (PROC / "self/smaps_rollup").is_file()


def of_session(session: int, proc: Path = PROC) -> int:
    """The memory in kB of all processes of a session."""
    total = 0
    for name in os.listdir(proc):
        if not name.isdigit():
            continue
        try:
            if session_of((proc / name / "stat").read_text()) == session:
                total += share_of((proc / name / "smaps_rollup").read_text())
        except (OSError, ValueError):  # it has ended meanwhile
            continue
    return total


class Sampler(threading.Thread):
    """Looks at a session until told to stop; ``peak`` is the most that was seen, in kB."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._session = session
        self._over = threading.Event()

    def run(self) -> None:
        """Called by the thread."""
        while not self._over.is_set():
            begun = time.perf_counter()
            self.peak = max(self.peak, of_session(self._session))
            self._over.wait(max(PERIOD, _LEFT_ALONE * (time.perf_counter() - begun)))

    def stop(self) -> int:
        """Stop, and give the peak."""
        self._over.set()
        self.join()
        return self.peak
