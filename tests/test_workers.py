"""Work shared out to copies of the process: its answers come in order, and nobody waits for who is gone."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from command import ROOT, interruptible, is_running
from grantsite.workers import WorkerEndedError, share_out

PATIENCE = 20.0  # seconds: what takes longer does not come


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    """Who waits for ever fails here."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The copies that were begun."""
    found: list[int] = []
    fork = os.fork

    def noted() -> int:
        found.append(fork())
        return found[-1]

    monkeypatch.setattr(os, "fork", noted)
    return found


def all_have_ended(begun: list[int]) -> bool:
    """Also waited for: none is left to the system."""
    for process in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
    return bool(begun)


def test_answers_come_in_the_order_of_the_shares(begun: list[int]) -> None:
    """Also where the first takes longest, and answers are more than a pipe holds."""
    local = "is not sent: the copies have it"

    def work(share: int) -> tuple[int, int, bytes]:
        if share == 0:
            time.sleep(0.3)
        assert local
        return share, os.getpid(), bytes(300_000)

    found = list(share_out(work, range(20), 3))
    assert [share for share, _, _ in found] == list(range(20))
    assert {process for _, process, _ in found} == set(begun)
    assert len(begun) == 3
    assert all_have_ended(begun)


@pytest.mark.parametrize(("shares", "copies"), [(0, 0), (1, 1), (2, 2)])
def test_no_more_copies_than_shares(begun: list[int], shares: int, copies: int) -> None:
    assert list(share_out(str, range(shares), 4)) == [str(share) for share in range(shares)]
    assert len(begun) == copies


@pytest.mark.parametrize("fatal", [0, 7, 19])
@pytest.mark.parametrize("copies", [1, 3])
def test_copy_that_is_killed_is_noticed(begun: list[int], fatal: int, copies: int) -> None:
    def work(share: int) -> int:
        if share == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return share

    found: list[int] = []
    with pytest.raises(WorkerEndedError):
        found.extend(share_out(work, range(20), copies))
    assert found == list(range(len(found)))
    assert len(found) <= fatal
    assert all_have_ended(begun)


def test_copy_that_is_killed_before_it_is_given_a_share(begun: list[int]) -> None:
    answers = share_out(lambda share: time.sleep(0.1) or share, range(20), 2)
    assert next(answers) == 0
    os.kill(begun[0], signal.SIGKILL)
    with pytest.raises(WorkerEndedError):
        list(answers)
    assert all_have_ended(begun)


class _UnsendableError(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def _no_space(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "index.html")


def _unsendable(_: int) -> None:
    raise _UnsendableError(1, 2)


@pytest.mark.parametrize(
    ("fail", "kind", "words"),
    [(_no_space, OSError, "No space left"), (_unsendable, RuntimeError, "1 and 2"), (len, TypeError, "no len")],
)
def test_error_travels_back_and_the_first_share_has_it(
    begun: list[int], fail: Callable[[int], object], kind: type[Exception], words: str
) -> None:
    def work(share: int) -> int:
        if share == 3:
            time.sleep(0.2)
            fail(share)
        if share > 3:
            raise LookupError  # earlier, but of a later share
        return share

    answers = share_out(work, range(8), 2)
    assert [next(answers) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(kind, match=words) as raised:
        next(answers)
    if kind is OSError:
        assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, "index.html")  # type: ignore[attr-defined]
    assert "in work" in "".join([str(raised.value), *getattr(raised.value, "__notes__", ())])  # where it was
    assert all_have_ended(begun)


def test_who_wants_no_more_ends_all(begun: list[int]) -> None:
    answers = share_out(lambda share: share or time.sleep(60), [1, 0, 0], 2)
    assert next(answers) == 1
    answers.close()  # type: ignore[attr-defined]
    assert all_have_ended(begun)


def test_system_without_room_for_another_process(begun: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork

    def refused() -> int:
        if begun:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        return fork()

    monkeypatch.setattr(os, "fork", refused)
    with pytest.raises(BlockingIOError):
        list(share_out(str, range(5), 3))
    assert len(begun) == 1
    assert all_have_ended(begun)


PROGRAM = """
import os, time
from grantsite.workers import share_out

def work(share):
    print(os.getpid(), flush=True)
    time.sleep(0.5)
    return bytes(1 << 20)

for answer in share_out(work, range(1000), 3):
    pass
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("to_all", [False, True])
def test_copies_end_with_the_process_that_they_work_for(sent: signal.Signals, to_all: bool) -> None:
    """To all: as Ctrl+C in a terminal is."""
    words = (sys.executable, "-c", PROGRAM)
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_in_a_group_of_its_own
    )
    assert process.stdout is not None
    workers = [int(process.stdout.readline()) for _ in range(3)]
    if to_all:
        os.killpg(process.pid, sent)
    else:
        process.send_signal(sent)
    _, said = process.communicate(timeout=PATIENCE)  # what the copies have open of these they would keep open
    assert process.returncode == -sent
    assert said.count("Traceback") == (sent == signal.SIGINT)  # of the process; its copies say nothing
    while any(map(is_running, workers)):
        time.sleep(0.05)


def _in_a_group_of_its_own() -> None:
    os.setpgid(0, 0)
    interruptible()
