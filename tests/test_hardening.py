"""Hostile and unlucky content folders: the command ends soon, within a gigabyte, with 0 or 1, in the fixed form."""

import itertools
import os
import re
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from command import run
from grantsite.codes import CODES
from records import AWARD, write, write_site

AWARDS = "content/awards/2020"
GIBIBYTE = 1 << 30
LINE = re.compile(
    r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<level>error|warning)\[(?P<code>[a-z0-9-]+)\]: .+"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def limited() -> None:
    """No more than a gigabyte of memory for the command and all it loads."""
    resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))


def check(folder: Path, *words: str) -> tuple[int, list[str], str]:
    """The exit status, the codes and the closing line of a check; every line has the contract's form."""
    done = run(folder, "check", "--no-cache", *words, before=limited, PYTHONMALLOC="malloc")
    assert done.stdout == ""
    *lines, closing = done.stderr.splitlines()
    found = []
    for line in lines:
        if line.startswith("    hint: "):
            continue
        match = LINE.fullmatch(line)
        assert match is not None, line
        assert match["path"].startswith("content")
        assert CODES[match["code"]].level == match["level"]
        found.append(match["code"])
    assert re.fullmatch(r"[\d,]+ errors?, [\d,]+ warnings? in [\d,]+ records?", closing)
    assert done.returncode in (0, 1)
    return done.returncode, found, closing


def laughs() -> str:
    """Every line is nine times the one above: a gigabyte, if aliases were followed."""
    names = "abcdefghij"
    lines = [f"{names[0]}: &{names[0]} [{', '.join('x' * 9)}]"]
    lines += [f"{n}: &{n} [{', '.join([f'*{before}'] * 9)}]" for before, n in itertools.pairwise(names)]
    return "\n".join(lines) + "\n"


TEXTS = {
    "deep brackets": ("[" * 900_000, {"yaml-syntax"}),
    "deep mappings": ("{a: " * 200_000, {"yaml-syntax"}),
    "deep lists": ("- " * 400_000 + "x\n", {"yaml-syntax"}),
    "a huge scalar": (f"application: {'x' * 900_000}\n", {"wrong-format", "missing-field"}),
    "a huge amount": (f"amount: {'9' * 900_000}.00\n", {"out-of-range", "missing-field"}),
    "a huge key": (f"{'k' * 900_000}: 1\n", None),
    "an alias bomb": (laughs(), None),
    "many keys": ("".join(f"k{i}: 1\n" for i in range(80_000)), {"unknown-field", "missing-field", "too-many"}),
    "one key many times": ("amount: 1.00\n" * 70_000, {"duplicate-key", "too-many"}),
    "many tabs": ("\tamount: 1.00\n" * 60_000, {"tab"}),
    "many open quotes": ('amount: "\n' * 90_000, None),
    "many brackets": ("amount: [\n" * 90_000, None),
    "many invisible characters": ("amount: \u200b\n" * 60_000, None),
    "many items": ("payments:\n" + "  - {}\n" * 100_000, {"missing-field", "too-many"}),
    "many merge keys": ("<<: {a: 1}\n" * 70_000, {"duplicate-key", "unknown-field", "too-many"}),
    "spaces only": (" " * 999_999, {"empty-file"}),
    "comments only": ("# nothing\n" * 90_000, {"empty-file"}),
    "a long line of dashes": ("-" * 900_000, {"wrong-type"}),
    "a catastrophe for regular expressions": (f'name: "{"a " * 200_000}\n', {"quotes"}),
}


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text(folder: Path, name: str) -> None:
    text, expected = TEXTS[name]
    write(folder / AWARDS / "hostile.yaml", text)
    status, codes, closing = check(folder)
    assert status == 1
    assert set(codes) <= expected if expected else codes
    assert "in 4 records" in closing
    assert len(codes) <= 201


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_page(folder: Path, name: str) -> None:
    """The same as the text of a page: it is Markdown, so most of it is allowed."""
    write(folder / "content/pages/about.fi.md", f"---\ntitle: A\ndescription: B\n---\n{TEXTS[name][0]}")
    check(folder)


def test_hundred_megabytes(folder: Path) -> None:
    with (folder / AWARDS / "large.yaml").open("wb") as file:
        file.truncate(100_000_000)
    assert check(folder)[1] == ["too-large"]


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def socket_or_pipe(path: Path) -> None:
    os.mkfifo(path)


ODD_FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link out of the folder": (link("/etc/passwd"), "unexpected-file"),
    "a link to a folder": (link("/"), "unexpected-file"),
    "a link to itself": (link("odd.yaml"), "unexpected-file"),
    "a link to nothing": (link("gone.yaml"), "unexpected-file"),
    "a device without end": (link("/dev/zero"), "unexpected-file"),
    "a pipe that nobody fills": (socket_or_pipe, "unreadable-file"),
}


@pytest.mark.parametrize("name", ODD_FILES)
def test_odd_file(folder: Path, name: str) -> None:
    make, code = ODD_FILES[name]
    make(folder / AWARDS / "odd.yaml")
    assert check(folder)[1] == [code]


@pytest.mark.parametrize(
    "name",
    [
        b"\xff.yaml",
        b"a\nb.yaml",
        b"a\x1b[31m.yaml",
        b"a:1:1: error[alias]: no.yaml",
        b"%0a::error::x.yaml",
        "ä.yaml".encode(),
        b"X" * 240 + b".yaml",
        b".yaml.yaml",
        b"-rf.yaml",
        b"con.YAML",
    ],
)
def test_odd_name(folder: Path, name: bytes) -> None:
    """A name that could break a terminal, a line of messages or a workflow command."""
    path = os.fsencode(folder / AWARDS) + b"/" + name
    Path(os.fsdecode(path)).write_text(AWARD, encoding="utf-8")
    done = run(folder, "check", "--no-cache")
    hidden = name.startswith(b".")
    assert done.returncode == (0 if hidden else 1)
    assert "Traceback" not in done.stderr
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", done.stderr)
    assert len(done.stderr.splitlines()) == (1 if hidden else 3)
    github = run(folder, "check", "--no-cache", "--format", "github")
    assert len([line for line in github.stderr.splitlines() if line.startswith("::")]) == (0 if hidden else 1)


def test_folders_without_end(folder: Path) -> None:
    deep = folder / AWARDS
    for _ in range(200):
        deep /= "x"
    deep.mkdir(parents=True)
    assert check(folder)[1] == ["unexpected-file"]


def test_many_files(folder: Path) -> None:
    """A folder of photographs, dropped in by mistake: one mistake, said once, and counted."""
    for number in range(3000):
        (folder / f"content/photo-{number}.jpg").write_bytes(b"\xff\xd8")
    status, codes, closing = check(folder)
    assert status == 1
    assert codes == ["unexpected-file"]
    assert closing.startswith("3,000 errors, ")


def test_content_that_is_a_file(folder: Path) -> None:
    write(folder / "notes", "")
    done = run(folder, "check", "--content", "notes")
    assert done.returncode == 1
    assert done.stderr.startswith("notes:1:1: error[missing-file]: the content folder does not exist")


def test_folder_in_place_of_a_record(folder: Path) -> None:
    """It holds no record, so the award is missing from the sums."""
    target = folder / AWARDS / "kunta-kuuluu-kaikille.yaml"
    target.unlink()
    target.mkdir()
    status, codes, _ = check(folder)
    assert status == 1
    assert set(codes) == {"control-total"}
