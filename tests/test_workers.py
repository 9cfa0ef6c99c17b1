"""Shares that copies of the process do: every answer comes once and in its order, whatever becomes of a worker."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from grantsite import workers
from grantsite.copies import can_fork
from grantsite.workers import in_order

ROOT = Path(__file__).resolve().parent.parent
HERE = os.getpid()
pytestmark = pytest.mark.skipif(not can_fork(), reason="processes cannot be copied here")


def test_answers_come_in_order_from_several_workers() -> None:
    def work(number: int) -> tuple[int, int]:
        time.sleep(0.01 if number % 3 else 0.03)
        return number * number, os.getpid()

    found = list(in_order(work, range(30), 3))
    assert [number for number, _ in found] == [number * number for number in range(30)]
    processes = {process for _, process in found}
    assert len(processes) == 3
    assert HERE not in processes
    assert not active_children()


def test_more_workers_than_shares_and_no_shares() -> None:
    assert list(in_order(str, [1], 4)) == ["1"]
    assert list(in_order(str, [], 2)) == []


def test_answers_that_are_larger_than_a_pipe() -> None:
    assert [len(data) for data in in_order(lambda size: bytes(size << 20), [1, 2, 3, 1], 2)] == [
        size << 20 for size in (1, 2, 3, 1)
    ]


@pytest.mark.parametrize("last", [1, 2])
def test_what_a_worker_that_was_ended_would_have_done_is_done_here(last: int) -> None:
    """One of two, or both: each ends itself on its first share but one."""

    def work(number: int) -> int:
        if os.getpid() != HERE and number in range(3 - last, 3):
            os.kill(os.getpid(), signal.SIGKILL)
        return number + 100

    assert list(in_order(work, range(20), 2)) == list(range(100, 120))
    assert not active_children()


def test_work_that_fails_fails_here(capfd: pytest.CaptureFixture[str]) -> None:
    def work(number: int) -> int:
        return 10 // (number - 5)

    found = in_order(work, range(10), 2)
    assert [next(found) for _ in range(5)] == [10 // (number - 5) for number in range(5)]
    with pytest.raises(ZeroDivisionError):
        next(found)
    assert capfd.readouterr() == ("", "")
    assert not active_children()


def test_nobody_is_left_where_not_all_is_asked_for() -> None:
    found = in_order(lambda number: number, range(100), 2)
    assert next(found) == 0
    found.close()  # type: ignore[attr-defined]  # a generator
    assert not active_children()


def test_without_room_for_another_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(workers, "_Worker", refuse)
    assert list(in_order(lambda number: os.getpid(), range(3), 2)) == [HERE] * 3


def test_workers_end_when_whoever_asks_them_was_killed() -> None:
    program = (
        "import os, signal, time\n"
        "from multiprocessing import active_children\n"
        "from grantsite.workers import in_order\n"
        "answers = in_order(lambda number: time.sleep(0.1), range(1000), 3)\n"
        "next(answers)\n"
        "print(*[child.pid for child in active_children()], flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    left = [int(process) for process in done.stdout.split()]
    assert len(left) == 3
    for _ in range(100):
        if not any(map(_is_running, left)):
            return
        time.sleep(0.1)
    pytest.fail("a worker waits for somebody who is gone")


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
