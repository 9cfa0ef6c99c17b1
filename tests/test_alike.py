"""Participants that are alike are one object in all records, and the records say the same as before."""

from itertools import combinations
from pathlib import Path

import pytest

from grantsite import load as loading
from grantsite import second_reader
from grantsite.content import Content
from grantsite.content_files import Listing
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.records import Participant
from grantsite.second_reader import SecondReader
from real_content import CONTENT


def participants(content: Content) -> list[Participant]:
    return [
        *(one for entry in content.applications for one in entry.record.participants()),
        *(entry.record.recipient for entry in content.awards),
    ]


def one_object_each(content: Content) -> bool:
    return all((a is b) == (a == b) for a, b in combinations(participants(content), 2))


def read(second: SecondReader | None = None) -> Content:
    content, problems = load(CONTENT, "content", ParseCache(None), Listing(), second)
    assert problems == []
    return content


def test_records_share_what_is_alike_and_nothing_else() -> None:
    content = read()
    assert one_object_each(content)
    assert len({id(one) for one in participants(content)}) < len(participants(content))


def test_records_of_the_second_reader_do_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reader, "_FILES_WORTH_A_COPY", 1)
    second = SecondReader()
    content = read(second)
    assert second.spent
    assert one_object_each(content)


def test_records_from_the_disk_do_so_too(tmp_path: Path) -> None:
    for _ in range(2):
        cache = ParseCache(tmp_path / "records.json")
        content, _ = load(CONTENT, "content", cache, Listing())
        cache.save()
        assert one_object_each(content)


def test_what_the_records_say_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = read()

    class Apart:
        def share(self, record: object) -> None:
            """Leave it as it is."""

    monkeypatch.setattr(loading, "Alike", Apart)
    apart = read()
    assert not one_object_each(apart)
    assert [e.record for e in shared.applications] == [e.record for e in apart.applications]
    assert [e.record for e in shared.awards] == [e.record for e in apart.awards]
