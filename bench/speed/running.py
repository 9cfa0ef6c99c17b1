"""Commands, and what it costs to run one."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

from bench.speed.memory import Sampler

# How long a process may take to end when it is asked to, in seconds.
_GRACE = 10.0


class Cost(NamedTuple):
    """Seconds: on the clock, and of all processors, by the command and every process that it waited for."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Command:
    """What is run: the words, the folder to run them in, and variables on top of our own."""

    words: list[str]
    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def running(self, output: IO[bytes]) -> Iterator["subprocess.Popen[bytes]"]:
        """The process while the block runs, in a session of its own so that its processes can be told from others. What
        still runs at the end, as when the measurement is interrupted, is ended with all that it started."""
        process = subprocess.Popen(
            self.words,
            cwd=self.folder,
            env=_environment() | self.variables,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            for how in (signal.SIGINT, signal.SIGKILL):
                if process.poll() is None:
                    os.killpg(process.pid, how)
                    with suppress(subprocess.TimeoutExpired):
                        process.wait(_GRACE)

    def cost(self) -> Cost:
        """Run it to its end. Nothing else is looked at meanwhile, because looking takes time of its own."""
        with tempfile.TemporaryFile() as output:
            started = time.perf_counter()
            with self.running(output) as process:
                _, status, usage = os.wait4(process.pid, 0)
                wall = time.perf_counter() - started
                process.returncode = os.waitstatus_to_exitcode(status)
            self._check(process.returncode, output)
        return Cost(wall, usage.ru_utime + usage.ru_stime)

    def peak_memory(self) -> int:
        """Run it to its end; the most memory that all its processes had at once, in kB."""
        with tempfile.TemporaryFile() as output:
            with self.running(output) as process:
                sampler = Sampler(process.pid)
                sampler.start()
                process.wait()
                peak = sampler.stop()
            self._check(process.returncode, output)
        return peak

    def _check(self, status: int, output: IO[bytes]) -> None:
        if status:
            output.seek(0)
            said = output.read()[-2000:].decode("utf-8", "replace")
            raise RuntimeError(f"{' '.join(self.words)} ended with {status}:\n{said}")


def _environment() -> dict[str, str]:
    """Ours, but that Python keeps compiled modules, as it does unless it is told not to: else each process compiles the
    whole generator before it begins, and none would be measured as people run it."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def kind_of_disk(folder: Path, mounts: str) -> str:
    """The file system that a folder is on, as /proc/mounts names it; "" where it cannot be told."""
    path, best, found = folder.resolve(), -1, ""
    for line in mounts.splitlines():
        _, point, kind = line.split()[:3]
        where = Path(point)
        if path.is_relative_to(where) and len(where.parts) > best:
            best, found = len(where.parts), kind
    return found
