"""Reading quickly is reading the same: files in memory, records from a cache, texts that need no second look."""

import os
import re
import shutil
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from grantsite import textfile
from grantsite.content import Content, Entry
from grantsite.errors import ContentError
from grantsite.letters import is_suspicious, look_alikes
from grantsite.load import load, load_files
from grantsite.nodes import Scalar
from grantsite.parse_cache import ParseCache
from grantsite.textfile import MAX_BYTES, read_text, text_of
from grantsite.yamlfile import _MAY_BE_OTHER, looks_like_other_than_text

CONTENT = Path(__file__).resolve().parent.parent / "content"
AWARDS = "awards/2020"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The real records, without pages and the list of addresses."""
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("pages", "words", "addresses.txt"))
    return tmp_path / "content"


def plain(content: Content) -> dict[str, Any]:
    """A content as values that can be compared, without where its files were."""
    found = {field.name: getattr(content, field.name) for field in fields(content)}
    for name, value in found.items():
        if isinstance(value, list):
            found[name] = [replace(entry, file="") for entry in value if isinstance(entry, Entry)]
            assert len(found[name]) == len(value)
    return found


def in_memory(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(folder: Path) -> Content:
    """What is read of a folder, after a look at whether the same is read of its files in memory."""
    content, problems = load(folder, "content", ParseCache(None))
    other, other_problems = load_files(in_memory(folder), "content", ParseCache(None))
    assert plain(content) == plain(other)
    assert problems == other_problems
    return content


def test_files_in_memory_are_read_as_those_of_a_folder(folder: Path) -> None:
    content = same(folder)
    assert len(content.awards) == len(list((CONTENT / AWARDS).iterdir()))
    assert content.regions
    assert content.unread == set()


def test_mistakes_in_memory_are_those_of_a_folder(folder: Path) -> None:
    awards = sorted((folder / AWARDS).iterdir())
    awards[0].write_bytes(b"application: \xff\n")
    awards[1].write_text(awards[1].read_text("utf-8").replace("amount: ", "amount: x"), "utf-8")
    awards[2].rename(folder / "awards/lost.yaml")
    awards[3].rename(folder / AWARDS / "Not a slug.yaml")
    (folder / AWARDS / ".hidden.yaml").write_text("a: [", "utf-8")
    (folder / AWARDS / "kept.yaml~").write_text("a: [", "utf-8")
    (folder / "regions.yaml").write_text("a: b\n", "utf-8")
    (folder / "terms.yaml").unlink()
    content = same(folder)
    assert {("awards", awards[0].stem), ("regions", "regions"), ("terms", "terms.yaml")} <= content.unread
    assert len(content.awards) == len(awards) - 4


def test_what_lies_too_deep_is_not_read_in_memory_either() -> None:
    content, _ = load_files({"awards/2020/a/b/deep.yaml": b"\xff"}, "content", ParseCache(None))
    assert content.awards == []
    assert not content.any_unread("awards")


def test_place_in_memory_is_the_beginning(folder: Path) -> None:
    """There is no file in which the place could be looked for."""
    (folder / "calls/2020.yaml").rename(folder / "calls/2021.yaml")
    _, problems = load_files(in_memory(folder), "content", ParseCache(None))
    assert [(p.code, p.line, p.column) for p in problems] == [("file-name", 1, 1)]


def test_cache_gives_what_was_read(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "cache/records.json"
    first = ParseCache(file)
    read = load(folder, "content", first)
    first.save()
    written = file.read_bytes()
    second = ParseCache(file)
    assert load(folder, "content", second) == read
    file.unlink()
    second.save()
    assert not file.exists()  # nothing was new
    (folder / "organisations/kuussote.yaml").unlink()
    third = ParseCache(tmp_path / "cache/none.json")
    load(folder, "content", third)
    third.save()
    fourth_file = tmp_path / "cache/fourth.json"
    fourth_file.write_bytes(written)
    fourth = ParseCache(fourth_file)
    load(folder, "content", fourth)
    fourth.save()
    # what was taken over from the former cache and what was read anew is written alike
    assert fourth_file.read_bytes() == (tmp_path / "cache/none.json").read_bytes()


def test_list_with_a_mistake_is_not_kept(folder: Path, tmp_path: Path) -> None:
    regions = folder / "regions.yaml"
    regions.write_text(regions.read_text("utf-8").replace('code: "02"', "code: 02", 1), "utf-8")
    cache = ParseCache(tmp_path / "records.json")
    content, problems = load(folder, "content", cache)
    assert [p.code for p in problems] == ["unquoted"]
    assert len(content.regions) > 10
    assert load(folder, "content", cache)[1] == problems


def test_file_that_tells_no_size_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As some file systems do; or it grows while it is read."""
    file = tmp_path / "a.yaml"
    real = os.stat

    def smaller(path: str, **how: Any) -> os.stat_result:
        status = list(real(path, **how))
        status[6] = min(status[6], 3)
        return os.stat_result(status)

    monkeypatch.setattr(textfile.os, "stat", smaller)
    for size in (0, 3, 4, 100_000, MAX_BYTES):
        file.write_bytes(b"a" * size)
        assert read_text(file, "a.yaml") == ("a" * size, [])
    file.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(ContentError) as caught:
        read_text(file, "a.yaml")
    assert [p.code for p in caught.value.problems] == ["too-large"]


def test_pipe_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    monkeypatch.setattr(textfile.os, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(ContentError) as caught:
        read_text(tmp_path / "a.yaml", "a.yaml")
    assert [p.code for p in caught.value.problems] == ["unreadable-file"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",))))
@example("a\r\nb")
@example("e\u0301")
@example("a\u200bb")
def test_text_in_which_nothing_is_odd_is_only_looked_at_once(text: str) -> None:
    """The one look finds nothing where the many find nothing."""
    if textfile._NOTHING_ODD.fullmatch(text):
        assert not textfile.CONTROL.search(text)
        assert list(textfile._character_problems(text, "a.yaml")) == []
        assert text_of(text.encode(), "a.yaml") == (text, [])


WORDS = ("yes", "No", "TRUE", "false", "on", "Off", "null", "~", "Null", "y", "n", "=", "<<", ".inf", "-.INF", ".nan")
NUMBERS = ("1", "-1", "+1.5", "1e3", "0o17", "0x1F", "1_000", "12:30", "12:30:45.5", "2020-12-09", ".5", "0b1", "020")


@given(
    st.one_of(
        st.sampled_from((*WORDS, *NUMBERS)), st.text("yesnoTRUEfalsenull~.-+0123456789:xabc= ", min_size=1, max_size=12)
    )
)
def test_text_that_others_take_for_something_else(text: str) -> None:
    """Held against every pattern of the library, and those of YAML 1.2, one by one."""
    found = {
        tag.rpartition(":")[2]
        for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], [])
        if pattern.match(text)
    } & {"bool", "int", "float", "null", "timestamp"}
    number = re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+", text)
    assert bool(looks_like_other_than_text(Scalar(text, True, 1, 1))) == bool(found or number)
    assert looks_like_other_than_text(Scalar(text, False, 1, 1)) is None


def test_library_has_patterns_for_what_begins_so() -> None:
    assert {"", *_MAY_BE_OTHER} >= set(yaml.SafeLoader.yaml_implicit_resolvers) >= _MAY_BE_OTHER


@given(st.text("lkj aäıеΑ1-", max_size=12))
def test_only_suspicious_texts_have_look_alikes(text: str) -> None:
    words = re.findall(r"[^\W\d_]+", text)
    small = any(len(word) > 2 and re.match("l[bcdfghklmnpqrstvwxz]", word) for word in words)
    assert is_suspicious(text) or not small
    assert is_suspicious(text) or list(look_alikes(text)) == []
    assert is_suspicious(text) or not set(text) & set("ıеΑ")
