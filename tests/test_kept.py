"""What is kept between builds: believed only where it is whole and ours, and whoever builds is told where it is not."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from command import files, run
from grantsite.kept import Kept
from grantsite.messages import in_language
from records import write_site

PAUSE = 0.3  # seconds: what was changed a tenth of a second before is not trusted
VALUE = {"a": 1, "ä": 2}
Spoil = Callable[[Path], object]


def write_nothing(file: Path) -> None:
    file.write_bytes(b"")


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def change_a_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2] + b"0}")


def write_other_json(file: Path) -> None:
    file.write_text('{"version": 1}\n{}', encoding="utf-8")


def put_a_folder_there(file: Path) -> None:
    file.unlink()
    file.mkdir()


SPOILS = [write_nothing, cut_off, change_a_byte, write_other_json, put_a_folder_there]


def kept(folder: Path, version: str = "1") -> Kept:
    return Kept(folder / "kept.json", version)


def test_what_is_kept_is_there_again(tmp_path: Path) -> None:
    assert kept(tmp_path / "new").read(dict[str, int]) is None
    kept(tmp_path / "new").write(VALUE)
    again = kept(tmp_path / "new")
    assert again.read(dict[str, int]) == VALUE
    assert again.note() is None


def test_without_a_file_nothing_is_kept() -> None:
    nowhere = Kept(None, "1")
    nowhere.write(VALUE)
    assert nowhere.read(dict[str, int]) is None
    assert nowhere.note() is None


def test_another_version_says_nothing_and_needs_no_word(tmp_path: Path) -> None:
    kept(tmp_path).write(VALUE)
    other = kept(tmp_path, "2")
    assert other.read(dict[str, int]) is None
    assert other.note() is None


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_cannot_be_believed_is_as_good_as_none_and_said_once(tmp_path: Path, spoil: Spoil) -> None:
    kept(tmp_path).write(VALUE)
    spoil(tmp_path / "kept.json")
    spoiled = kept(tmp_path)
    assert spoiled.read(dict[str, int]) is None
    note = spoiled.note()
    assert note is not None
    assert in_language(note, "en").startswith(f"{tmp_path}/kept.json is damaged")
    assert spoiled.note() is None


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept.json").mkdir()
    kept(tmp_path).write(VALUE)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.json"]


def test_what_killed_processes_began_is_removed(tmp_path: Path) -> None:
    """Whichever file it was of; not what a process is writing, and nothing else."""
    gone = subprocess.Popen((sys.executable, "-c", ""))
    gone.wait()
    stay = ["kept.json", f"pages-1.json.{os.getppid()}", "pages-2.json.old", f"standing-{gone.pid}", f"{gone.pid}"]
    for name in (*stay, f"kept.json.{gone.pid}", f"pages-1.json.{gone.pid}"):
        (tmp_path / name).write_bytes(b"")
    kept(tmp_path).write(VALUE)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(stay)
    assert kept(tmp_path).read(dict[str, int]) == VALUE


@pytest.mark.parametrize("text", [b'{"a\xff":1}', b"[" * 100_000, b"", b"{}x"])
def test_text_that_is_sealed_but_no_json_is_not_believed(
    tmp_path: Path, text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("msgspec.json.encode", lambda value: value)
    kept(tmp_path).write(text)
    monkeypatch.undo()
    other = kept(tmp_path)
    assert other.read(dict[str, int]) is None
    assert other.note() is not None


@pytest.mark.parametrize("value", [[1], {"a": "one"}, None])
def test_another_shape_is_not_believed(tmp_path: Path, value: object) -> None:
    kept(tmp_path).write(value)
    other = kept(tmp_path)
    assert other.read(dict[str, int]) is None
    assert other.note() is not None


@pytest.mark.parametrize("spoil", SPOILS)
def test_build_ignores_what_is_damaged_and_says_so(tmp_path: Path, spoil: Spoil) -> None:
    folder = write_site(tmp_path)
    for _ in range(2):  # what was changed just now is not remembered as standing
        assert run(folder, "build").returncode == 0
        time.sleep(PAUSE)
    expected = files(folder / "_site")
    every = sorted(file for file in (folder / ".cache").iterdir() if file.is_file())
    assert {re.split("[-.]", file.name)[0] for file in every} >= {"records", "pages", "standing"}
    for file in every:
        spoil(file)
    said = run(folder, "build")
    assert said.returncode == 0
    for file in every:
        assert f"{file} is damaged" in said.stderr
    assert files(folder / "_site") == expected


def test_a_word_about_it_is_not_repeated(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    assert run(folder, "build").returncode == 0
    records = folder / ".cache/records.json"
    cut_off(records)
    assert "on vioittunut" in run(folder, "check", "--lang", "fi").stderr
    assert "is damaged" not in run(folder, "build").stderr
    cut_off(records)
    assert run(folder, "check", "--quiet").stderr == ""
