"""A process that ends at once has said everything, called what was to be called, and keeps its exit status."""

import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

ROOT = Path(__file__).resolve().parent.parent
FULL = Path("/dev/full")  # what is written there finds no room


def ended(program: str, stdout: int | TextIO = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-E", "-c", f"from grantsite.leaving import leave\n{program}"]
    return subprocess.run(words, cwd=ROOT, text=True, check=False, timeout=60, stdout=stdout, stderr=subprocess.PIPE)


@pytest.mark.parametrize("status", [0, 1, 2, 130])
def test_what_was_said_is_written_and_what_was_to_be_called_is_called(status: int) -> None:
    done = ended(
        "import atexit, sys\n"
        "sys.stdout.write('said')\n"
        "sys.stderr.write('warned')\n"
        "atexit.register(sys.stdout.write, ', called')\n"
        f"leave({status})\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (status, "said, called", "warned")


def test_memory_is_not_freed_object_by_object() -> None:
    program = "class A:\n    def __del__(self):\n        print('freed')\na = A()\n"
    assert ended(f"{program}leave(0)").stdout == ""
    assert ended(f"{program}raise SystemExit(0)").stdout == "freed\n"


def test_other_threads_are_waited_for() -> None:
    done = ended(
        "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.3), print('done'))).start()\nleave(3)\n"
    )
    assert (done.returncode, done.stdout) == (3, "done\n")


def test_copies_end_with_the_process() -> None:
    done = ended(
        "import time\n"
        "from grantsite.copies import Copy\n"
        "if __name__ == '__main__':\n"
        "    copy = Copy(lambda: time.sleep(50))\n"
        "    leave(0)\n"
    )
    # what the copy has open of these it would keep open
    assert done.returncode == 0


@pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is full")
def test_what_cannot_be_said_is_told_by_the_status() -> None:
    with FULL.open("w") as full:
        done = ended("print('said')\nleave(0)", stdout=full)
    assert done.returncode == 120  # as Python ends where it cannot write what was said
    assert "No space left" in done.stderr
