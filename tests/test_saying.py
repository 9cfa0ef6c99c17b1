"""What is printed where nobody reads on: no error, and the exit status says what it always does."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from command import KEEP_COMPILED, ROOT
from records import write_site
from test_kept import PAUSE


def run_unread(folder: Path, *words: str, stream: str) -> tuple[int, str]:
    """The exit status of a command that has a stream nobody reads, as of ``| head -c0``; and what it says on the other.
    Python writes at once, so that the command itself sees that nobody does."""
    read, written = os.pipe()
    os.close(read)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: written}
    process = subprocess.Popen(
        (sys.executable, str(ROOT / "build.py"), *words),
        cwd=folder,
        env={**os.environ, **KEEP_COMPILED, "PYTHONUNBUFFERED": "1"},
        encoding="utf-8",
        **streams,
    )
    os.close(written)
    out, err = process.communicate(timeout=60)
    return process.returncode, err if stream == "stdout" else out


def test_build_that_nobody_reads(tmp_path: Path) -> None:
    """Also where nothing changed since the last, which another part of the program says."""
    folder = write_site(tmp_path)
    for _ in range(3):
        assert run_unread(folder, "build", stream="stdout") == (0, "0 errors, 0 warnings in 3 records\n")
        time.sleep(PAUSE)  # what was changed just now is not remembered as standing
    assert list((folder / ".cache").glob("standing-*"))
    status, said = run_unread(folder, "build", stream="stderr")
    assert (status, said.partition(":")[0]) == (0, "_site")


@pytest.mark.parametrize(
    ("words", "status"), [(("check",), 0), (("check", "--content", "nowhere"), 1), (("build", "--base-url", "x"), 2)]
)
def test_errors_that_nobody_reads(tmp_path: Path, words: tuple[str, ...], status: int) -> None:
    assert run_unread(write_site(tmp_path), *words, stream="stderr") == (status, "")


def test_next_step_that_nobody_reads(tmp_path: Path) -> None:
    assert run_unread(tmp_path, "init", "mine", stream="stdout") == (0, "")
    assert (tmp_path / "mine/site.yaml").exists()
