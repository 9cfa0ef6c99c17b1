"""Work that is begun before this process has imported what takes it: taken once, never waited for in vain."""

import errno
import os
from pathlib import Path

import pytest

from grantsite import commands, early
from records import change, write_site


def test_what_was_begun_is_given_once() -> None:
    early.begin("templates", lambda: b"made")
    copy = early.begun("templates")
    assert copy is not None
    assert early.begun("templates") is None
    assert copy.take() == b"made"
    assert copy.take() == b"made"  # whoever waits for it again has it
    copy.end()
    assert not copy.process.is_alive()


def test_what_nobody_began_is_not_there() -> None:
    assert early.begun("anything else") is None


def fail() -> bytes:
    raise ValueError("it cannot be made")


def test_work_that_fails_makes_nothing() -> None:
    copy = early.Early(fail)
    assert copy.take() == b""
    copy.end()


def test_more_than_there_is_room_for_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(early, "_ROOM", 4096)
    for size, made in ((4096 - early._LENGTH, True), (4096 - early._LENGTH + 1, False)):
        copy = early.Early(lambda size=size: b"a" * size)
        assert bool(copy.take()) == made
        copy.end()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[early.Early]:
    """The copies that were begun."""
    copies: list[early.Early] = []
    whole = early.Early.__init__

    def begin(self: early.Early, *given: object) -> None:
        whole(self, *given)
        copies.append(self)

    monkeypatch.setattr(early.Early, "__init__", begin)
    return copies


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site, in which commands are run."""
    write_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_build_begins_one_copy_and_ends_it(started: list[early.Early], folder: Path) -> None:
    assert commands.run(["build", "--quiet", "--jobs", "2"], "", None, 0) == 0
    assert len(started) == 1
    assert started[0].process.exitcode is not None
    assert early._begun == {}
    assert (folder / "_site/index.html").exists()


def test_build_of_wrong_records_ends_it_as_well(started: list[early.Early], folder: Path) -> None:
    change(folder / "content/applications/2020/yhteinen-kokous.yaml", "language: fi", "language: xx")
    assert commands.run(["build", "--quiet", "--jobs", "2"], "", None, 0) == 1
    assert [copy.process.exitcode is not None for copy in started] == [True]
    assert early._begun == {}


@pytest.mark.parametrize("words", [["build", "--jobs", "1"], ["check"], ["build", "--config", "none.yaml"]])
def test_what_draws_nothing_in_other_processes_begins_none(
    started: list[early.Early], folder: Path, words: list[str]
) -> None:
    assert commands.run([*words, "--quiet"], "", None, 0) == (2 if "--config" in words else 0)
    assert started == []


def test_system_that_has_no_room_for_a_copy_is_no_reason_to_fail(
    started: list[early.Early], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(os, "fork", refused)
    assert commands.run(["build", "--quiet", "--jobs", "2", "--no-cache"], "", None, 0) == 0
    assert started == []
    assert (folder / "_site/index.html").exists()
