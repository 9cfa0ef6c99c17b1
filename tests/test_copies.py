"""Work by a copy of the process: its value is taken, and where there is none the work is done again here."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from command import is_running
from grantsite import copies
from grantsite.config import load_site
from grantsite.copies import Copy, begin
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from real_content import CONTENT

ROOT = CONTENT.parent
SITE = load_site(ROOT / "site.yaml")
# What is sent is more than a pipe holds, so that whoever sends it waits for a reader.
_LARGE = 1 << 20


def test_value_is_taken_and_its_time_is_told() -> None:
    copy = Copy(lambda: [os.getpid()])
    found = copy.take()
    assert found
    assert found != [os.getpid()]
    assert copy.spent > 0
    copy.end()  # once more is no mistake


def test_copy_that_fails_gives_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise LookupError

    assert Copy(fail).take() is None
    assert capfd.readouterr() == ("", "")


def test_copy_ends_when_whoever_waits_for_it_was_killed() -> None:
    """The process that is killed has begun a copy that will send more than a pipe holds."""
    program = (
        "import os, signal, time\n"
        "from grantsite.copies import Copy\n"
        f"copy = Copy(lambda: (time.sleep(0.2), bytes({_LARGE})))\n"
        "print(copy._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    left = int(done.stdout)
    for _ in range(100):
        if not is_running(left):
            return
        time.sleep(0.1)
    pytest.fail("the copy waits for a reader that is gone")


def files_of(jobs: int) -> dict[str, bytes]:
    """All files of the real site besides pages, as a build with so many processes plans them."""
    nowhere = Path("not written")
    options = Options(CONTENT, "content", nowhere, ROOT / "templates", ROOT / "static", None, jobs)
    made = Pipeline(options)
    catalog, result = made._load(SITE)
    planned = made._plan(SITE, catalog, result)
    assert (planned.aside is None) == (jobs == 1)
    return {file.path: file.data for file in planned.others}


class _Ended(Copy[object]):
    """A copy that is ended from outside as soon as it began."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(work)
        os.kill(self._process.pid or 0, signal.SIGKILL)


def test_site_is_the_same_with_a_copy_and_without_and_where_it_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = files_of(jobs=1)
    assert files_of(jobs=2) == plain
    monkeypatch.setattr(copies, "Copy", _Ended)
    assert files_of(jobs=2) == plain


def test_system_that_has_no_room_for_a_copy_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(copies, "Copy", refused)
    assert begin(lambda: 1) is None
