"""Runs `build.py` as a person does: in a process of its own, with a folder of records as the working folder.

Such a process begins anew where a test is about that: where something is done before it begins, and where it is another
program or is told what Python reads as it begins. The others are copies of one that has begun (tests/copied.py).
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import copied

ROOT = Path(__file__).resolve().parent.parent


# Each of some hundred commands would compile the generator before it begins, where Python is told not to keep that. A
# copy that a test changes is compiled each time: two changes of a second can look the same to Python.
KEEP_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}


def interruptible() -> None:
    """Ctrl+C reaches the command also where the tests themselves run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(
    folder: Path, *words: str, program: Path = ROOT, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.Popen[str] | copied.Copy:
    """The running command. `before` is called in its process before it begins."""
    if program == ROOT and before is None and copied.can_be_told(environment):
        return copied.original().start(folder, words, {**os.environ, **environment})
    return subprocess.Popen(
        (sys.executable, str(program / "build.py"), *words),
        cwd=folder,
        env={**os.environ, **(KEEP_COMPILED if program == ROOT else {}), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=before or interruptible,
    )


def run(
    folder: Path, *words: str, program: Path = ROOT, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The finished command; its output is text."""
    process = start(folder, *words, program=program, before=before, **environment)
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def copy_program(folder: Path) -> Path:
    """A copy of all that makes a site but the records, to be changed."""
    shutil.copytree(ROOT, folder, ignore=lambda path, names: set(names) - PROGRAM if Path(path) == ROOT else CACHES)
    return folder


PROGRAM = {"build.py", "grantsite", "templates", "static"}
CACHES = {"__pycache__"}


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and what is in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_running(process: int) -> bool:
    """Whether a process runs; no for one that has ended and was not yet waited for by whoever inherited it."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
