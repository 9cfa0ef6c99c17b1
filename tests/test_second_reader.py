"""Records read by a copy of the process: the same as if one process had read them all, whatever is wrong with a file
and whatever becomes of the copy."""

import os
import shutil
import signal
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from grantsite import second_reader
from grantsite.content import Content
from grantsite.content_files import Item, Listing
from grantsite.copies import can_fork
from grantsite.errors import Problem
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.second_reader import Read, SecondReader
from real_content import CONTENT

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes cannot be copied here")


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is made for ever so few files."""
    monkeypatch.setattr(second_reader, "_FILES_WORTH_A_COPY", 1)


def by_one(folder: Path) -> tuple[Content, list[Problem]]:
    return load(folder, "content", ParseCache(None))


def by_two(folder: Path, second: SecondReader | None = None) -> tuple[Content, list[Problem]]:
    return load(folder, "content", ParseCache(None), None, second or SecondReader())


class Counting(SecondReader):
    """Counts what came from the copy."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def take(self, path: str) -> Read | None:
        found = super().take(path)
        if found:
            self.taken.append(path)
        return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_content_is_the_same_and_half_of_it_is_from_the_copy() -> None:
    second = Counting()
    cache, other = ParseCache(None), ParseCache(None)
    assert load(CONTENT, "content", cache, None, second) == load(CONTENT, "content", other)
    records = len(list(CONTENT.glob("applications/*/*.yaml"))) + len(list(CONTENT.glob("awards/*/*.yaml")))
    assert records // 4 < len(second.taken) <= records
    assert second.spent > 0
    assert cache._records == other._records
    assert cache._used == other._used


def _change(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


MISTAKES: dict[str, Callable[[bytes], bytes]] = {
    "a field that there is not": lambda data: data + b"colour: red\n",
    "an amount that is none": lambda data: data.replace(b".00\n", b",00 EUR\n"),
    "a name in place of a code": lambda data: data.replace(b'municipality: "', b'municipality: "Helsinki '),
    "no YAML": lambda data: data.replace(b":", b":\n ]", 1),
    "letters that are none": lambda data: data + b"\xff",
    "line ends of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "nothing": lambda data: b"",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_problems_are_the_same_in_the_same_order(content: Path, mistake: str) -> None:
    """In files that this process reads and in those of the copy: every fifth is wrong."""
    for path in sorted(content.glob("a*s/*/*.yaml"))[::5]:
        _change(path, MISTAKES[mistake])
    second = Counting()
    found = by_two(content, second)
    assert found == by_one(content)
    assert len(found[1]) > 5
    assert second.taken


def test_file_that_bears_no_name_of_a_record_is_named(content: Path) -> None:
    last = max(content.glob("awards/*/*.yaml"))
    last.rename(last.with_name("Not A Name.yaml"))
    assert by_two(content) == by_one(content)
    assert by_two(content)[1]


class Killed(SecondReader):
    """Its copy is ended from outside before anybody waits for it."""

    def begin(self, items: Iterable[Item], read: Callable[[Item], Read | None]) -> None:
        super().begin(items, read)
        assert self._copy
        os.kill(self._copy._process.pid or 0, signal.SIGKILL)


def test_what_a_copy_that_was_ended_would_have_read_is_read_here(content: Path) -> None:
    assert by_two(content, Killed()) == by_one(content)


def test_what_was_read_before_is_not_read_by_a_copy(content: Path) -> None:
    cache, second = ParseCache(None), Counting()
    first = load(content, "content", cache)
    assert load(content, "content", cache, Listing(), second) == first
    assert not second.taken
    assert second.spent == 0


def test_few_files_are_not_worth_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reader, "_FILES_WORTH_A_COPY", 10_000)
    second = Counting()
    assert by_two(CONTENT, second) == by_one(CONTENT)
    assert second.spent == 0


def test_nobody_is_left_where_reading_is_broken_off(content: Path) -> None:
    class Broken(SecondReader):
        def take(self, path: str) -> Read | None:
            assert self._copy
            self.process = self._copy._process
            raise KeyboardInterrupt

    second = Broken()
    with pytest.raises(KeyboardInterrupt):
        by_two(content, second)
    assert second.process.exitcode == -signal.SIGKILL


def test_folder_that_cannot_be_read(tmp_path: Path) -> None:
    """It is found as itself, with no names that lead to it."""
    item = Item(str(tmp_path), (), "folder", None)
    second = SecondReader()
    second.begin([item], lambda item: None)
    assert second.take(item.path) is None
