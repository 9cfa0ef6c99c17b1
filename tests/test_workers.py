"""Shares that copies of the process do: every answer comes once and in its order, whatever becomes of a worker."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children

import pytest

from command import ROOT, interruptible, is_running
from grantsite import workers
from grantsite.copies import can_fork
from grantsite.workers import in_order

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

    lost: list[bool] = []
    assert list(in_order(work, range(20), 2, lambda: lost.append(True))) == list(range(100, 120))
    assert len(lost) == last  # and that is told
    assert not active_children()


def test_worker_that_is_ended_while_nobody_listens() -> None:
    """Between two answers, as while the process itself has something to do."""
    lost: list[bool] = []
    found = in_order(lambda number: time.sleep(0.05) or number, range(20), 2, lambda: lost.append(True))
    assert next(found) == 0
    for process in active_children():
        process.kill()
    assert list(found) == list(range(1, 20))
    assert len(lost) == 2
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
        if not any(map(is_running, left)):
            return
        time.sleep(0.1)
    pytest.fail("a worker waits for somebody who is gone")


PROGRAM = """
import os, time
from grantsite.workers import in_order

def work(share):
    os.write(1, b"%d\\n" % os.getpid())  # in one step: others write there as well
    time.sleep(0.5)
    return bytes(1 << 20)

for answer in in_order(work, range(1000), 3):
    pass
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("to_all", [False, True])
def test_workers_end_with_whoever_asks_them(sent: signal.Signals, to_all: bool) -> None:
    """To all: as Ctrl+C in a terminal is."""
    words = (sys.executable, "-c", PROGRAM)
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_in_a_group_of_its_own
    )
    assert process.stdout is not None
    begun: set[int] = set()
    while len(begun) < 3:
        begun.add(int(process.stdout.readline()))
    if to_all:
        os.killpg(process.pid, sent)
    else:
        process.send_signal(sent)
    _, said = process.communicate(timeout=60)  # what the workers have open of these they would keep open
    assert process.returncode == -sent
    assert said.count("Traceback") == (sent == signal.SIGINT)  # of the process; its workers say nothing
    for _ in range(100):
        if not any(map(is_running, begun)):
            return
        time.sleep(0.1)
    pytest.fail("a worker waits for somebody who is gone")


def _in_a_group_of_its_own() -> None:
    os.setpgid(0, 0)
    interruptible()
