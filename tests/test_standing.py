"""A site that is already what a build would make is seen at once, and never where anything is another."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import build
from command import ROOT, copy_program, files, run
from git_repository import commit, git, make_repository
from grantsite import commands
from grantsite.standing import SECONDS, Standing
from records import change, write_site

WORDS = ["build", "--content", "records", "--config", "site.yaml"]
INPUTS = (
    *("program/build.py", "program/grantsite/a.py", "program/grantsite/locale/fi.po", "program/templates/base.html"),
    *("program/static/img/a.svg", "records/2020/a.yaml", "records/2020/b.yaml", "records/words/forms.tsv", "site.yaml"),
)
PAGES = ("index.html", "sv/index.html", "sv/hanke/index.html", "data/checksums.txt")
FOLDERS = ("", "sv", "sv/hanke", "data")
# How fine the clock of files is, for tests that wait for it often: nanoseconds, and longer than that in seconds.
GRAIN, PAUSE = 10_000_000, 0.03


@pytest.fixture(params=[False, True], ids=["few", "many"])
def remembered(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a generator, records and a site, all of a few words, and the site remembered; it is also so small
    that two processes look at it only where they are told that it is large."""
    if request.param:
        monkeypatch.setattr("grantsite.standing._MANY", 1)
        monkeypatch.setattr("grantsite.standing._AS_LONG", 0)  # so that each looks at half
    monkeypatch.setattr("grantsite.standing._GRAIN", GRAIN)
    folder = tmp_path / "work"
    for name in (*INPUTS, *(f"_site/{page}" for page in PAGES)):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}\n", encoding="utf-8")
    (folder / ".cache").mkdir()
    make_repository(folder)
    git(folder, "branch", "other")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder / "home"))
    time.sleep(PAUSE)
    standing = asked(folder)
    assert standing.said(0) is None
    stamps = [(page, *size_and_time(folder / "_site" / page)) for page in PAGES]
    standing.save("_site", stamps, "fine\n", f"4 pages in {SECONDS} s\n")
    assert unchanged(folder)
    return folder


def size_and_time(file: Path) -> tuple[int, int]:
    return file.stat().st_size, file.stat().st_mtime_ns


def asked(folder: Path, words: list[str] = WORDS) -> Standing:
    return Standing(words, str(folder / "program"))


def unchanged(folder: Path) -> bool:
    return asked(folder).said(0) is not None


@pytest.mark.parametrize(("took", "told"), [(1_290_000_000, "1.2"), (40_000_000, "0.0"), (61_000_000_000, "61.0")])
def test_what_the_last_build_said_is_said_again_with_the_time_it_took(
    remembered: Path, monkeypatch: pytest.MonkeyPatch, took: int, told: str
) -> None:
    standing, begun = asked(remembered), 5_000_000_000
    monkeypatch.setattr("grantsite.standing.time.perf_counter_ns", lambda: begun + took)
    assert standing.said(begun) == ("fine\n", f"4 pages in {told} s\n")


def test_git_is_asked_where_a_link_to_the_records_leads(remembered: Path) -> None:
    (remembered.parent / "beside").mkdir()
    link = remembered.parent / "beside/records"
    link.symlink_to(remembered / "records")
    words = ["build", "--content", str(link)]
    time.sleep(PAUSE)
    asked(remembered, words).save("_site", [], "", "")
    assert asked(remembered, words).said(0) is not None
    git(remembered, "commit", "--quiet", "--amend", "--allow-empty", "--message", "Another")
    time.sleep(PAUSE)
    assert asked(remembered, words).said(0) is None


def put_back(file: Path, text: str) -> None:
    """Another text of the same length, and the time of change that the file had."""
    before = file.stat()
    assert len(text) == before.st_size
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("name", INPUTS)
def test_change_of_anything_that_a_build_reads_is_seen(remembered: Path, name: str) -> None:
    put_back(remembered / name, "x" * len(f"{name}\n"))
    assert not unchanged(remembered)


@pytest.mark.parametrize("name", INPUTS)
def test_file_that_is_gone_is_seen(remembered: Path, name: str) -> None:
    (remembered / name).unlink()
    assert not unchanged(remembered)


@pytest.mark.parametrize("name", ["records/2020", "records", "program/templates", "program/static/img"])
def test_new_file_is_seen(remembered: Path, name: str) -> None:
    (remembered / name / "new.yaml").write_text("", encoding="utf-8")
    assert not unchanged(remembered)


def test_renamed_and_swapped_files_are_seen(remembered: Path) -> None:
    one, other = remembered / "records/2020/a.yaml", remembered / "records/2020/b.yaml"
    one.rename(remembered / "records/2020/c.yaml")
    other.rename(one)
    (remembered / "records/2020/c.yaml").rename(other)
    assert not unchanged(remembered)


def test_caches_of_python_are_no_change(remembered: Path) -> None:
    (remembered / "program/grantsite/__pycache__").mkdir()
    (remembered / "program/grantsite/__pycache__/a.pyc").write_bytes(b"")
    assert unchanged(remembered)


@pytest.mark.parametrize("page", PAGES)
def test_page_changed_by_hand_is_seen(remembered: Path, page: str) -> None:
    (remembered / "_site" / page).write_text("by hand", encoding="utf-8")
    assert not unchanged(remembered)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_put_into_the_site_is_seen(remembered: Path, folder: str) -> None:
    (remembered / "_site" / folder / "stray").mkdir()
    assert not unchanged(remembered)


@pytest.mark.parametrize("page", PAGES)
def test_page_that_is_gone_is_seen(remembered: Path, page: str) -> None:
    (remembered / "_site" / page).unlink()
    assert not unchanged(remembered)


def test_site_that_is_gone_is_seen(remembered: Path) -> None:
    (remembered / "_site").rename(remembered / "elsewhere")
    assert not unchanged(remembered)


GIT: list[Callable[[Path], object]] = [
    lambda folder: commit(folder, "Another"),
    lambda folder: git(folder, "checkout", "--quiet", "other"),
    lambda folder: git(folder, "pack-refs", "--all"),
    lambda folder: git(folder, "rm", "--cached", "--quiet", "records/2020/a.yaml"),
    lambda folder: git(folder, "config", "core.fileMode", "false"),
    lambda folder: (folder / ".gitignore").write_text("*.yaml\n", encoding="utf-8"),
    lambda folder: (folder / ".git").rename(folder / "no-git"),
    lambda folder: make_repository(folder / "records"),
]


@pytest.mark.parametrize("alter", GIT)
def test_what_git_says_is_a_part_of_what_is_read(remembered: Path, alter: Callable[[Path], object]) -> None:
    alter(remembered)
    assert not unchanged(remembered)


def test_worktree_has_the_commits_of_its_repository(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = remembered.parent / "tree"
    git(remembered, "worktree", "add", "--quiet", str(tree), "other")
    (tree / ".cache").mkdir()
    monkeypatch.chdir(tree)
    time.sleep(PAUSE)
    asked(tree).save("_site", [(page, *size_and_time(tree / "_site" / page)) for page in PAGES], "", "")
    assert unchanged(tree)
    commit(tree, "In the tree")  # moves a branch in the repository's own folder
    assert not unchanged(tree)


@pytest.mark.parametrize(
    "words", [["build"], [*WORDS, "--quiet"], [*WORDS, "--content", "other"], [*WORDS, "--config=other.yaml"]]
)
def test_other_words_are_another_question(remembered: Path, words: list[str]) -> None:
    assert asked(remembered, words).said(0) is None


def test_other_settings_of_the_machine_are_another_question(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/elsewhere")
    assert not unchanged(remembered)


def test_settings_of_git_count_where_they_can_decide_anything(
    remembered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which files somebody never commits decides nothing; whose repositories may be read does."""
    (remembered / "home/.config/git").mkdir(parents=True)
    (remembered / "home/.config/git/ignore").write_text("*.yaml\n", encoding="utf-8")
    assert unchanged(remembered)
    settings = remembered.parent / "settings"
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        settings.write_text("", encoding="utf-8")
        monkeypatch.setenv(name, str(settings))
        time.sleep(PAUSE)
        asked(remembered).save("_site", [], "", "")
        assert unchanged(remembered)
        settings.write_text("[safe]\ndirectory = *\n", encoding="utf-8")
        assert not unchanged(remembered)
        monkeypatch.delenv(name)


def test_library_that_is_installed_is_seen(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = remembered.parent / "libraries"
    libraries.mkdir()
    monkeypatch.syspath_prepend(str(libraries))
    time.sleep(PAUSE)
    asked(remembered).save("_site", [], "", "")
    assert unchanged(remembered)
    (libraries / "new.dist-info").mkdir()
    assert not unchanged(remembered)


def test_damaged_memory_is_no_memory(remembered: Path) -> None:
    (file,) = (remembered / ".cache").glob("standing-*")
    data = file.read_bytes()
    for spoiled in (b"", b"\n", data[:-1], data + b"0", data.replace(b"index", b"imdex"), data.partition(b"\n")[2]):
        file.write_bytes(spoiled)
        assert not unchanged(remembered)


def test_symbolic_link_is_not_followed_so_nothing_is_known(remembered: Path) -> None:
    (remembered / "records/2020/link.yaml").symlink_to("a.yaml")
    time.sleep(PAUSE)
    asked(remembered).save("_site", [], "", "")
    assert not unchanged(remembered)


def test_what_was_changed_a_moment_ago_is_not_remembered(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could change again within the grain of the clock."""
    (remembered / "records/2020/a.yaml").write_text("new", encoding="utf-8")
    monkeypatch.setattr("grantsite.standing._GRAIN", 60_000_000_000)  # the machine may be slow
    asked(remembered).save("_site", [], "", "")
    monkeypatch.setattr("grantsite.standing._GRAIN", GRAIN)
    time.sleep(PAUSE)
    assert not unchanged(remembered)
    asked(remembered).save("_site", [], "", "")
    assert unchanged(remembered)


def test_change_while_the_site_is_built_is_seen(remembered: Path) -> None:
    standing = asked(remembered)
    (remembered / "records/2020/a.yaml").write_text("new", encoding="utf-8")
    standing.save("_site", [], "", "")
    time.sleep(PAUSE)
    assert not unchanged(remembered)


def test_only_the_last_words_are_remembered(remembered: Path) -> None:
    asked(remembered, ["build"]).save("_site", [], "", "")
    assert not unchanged(remembered)
    assert len(list((remembered / ".cache").glob("standing-*"))) == 1


def test_process_that_looks_beside_is_never_left_behind(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not where all is as it was, nor where it is not, nor where it is ended from outside, which is a doubt."""
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr("grantsite.standing._MANY", 1)
    monkeypatch.setattr("grantsite.standing.os.fork", noted)
    assert unchanged(remembered)
    (remembered / "site.yaml").write_text("new", encoding="utf-8")
    assert not unchanged(remembered)
    assert len(begun) == 2
    for process in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_system_without_room_for_another_process_is_no_reason_to_fail(
    remembered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr("grantsite.standing._MANY", 1)
    monkeypatch.setattr("grantsite.standing.os.fork", refused)
    assert unchanged(remembered)


def test_interruption_of_the_process_beside_is_a_doubt(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("grantsite.standing._MANY", 1)
    monkeypatch.setattr("grantsite.standing._remembered", interrupted)
    standing = asked(remembered)
    monkeypatch.undo()
    monkeypatch.chdir(remembered)
    assert standing.said(0) is None


def test_interruption_while_looking_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(words: list[str], program: str) -> Standing:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "Standing", interrupted)
    assert build.main(["build"]) == 130
    assert capsys.readouterr().err == "interrupted; the old site stands\n"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the small content."""
    folder = tmp_path_factory.mktemp("standing") / "program"
    write_site(copy_program(folder))
    time.sleep(0.15)
    return folder


def built(program: Path, *words: str) -> tuple[str, str, list[tuple[str, int]]]:
    """What a build prints, without the time, and the inodes of the site: a build that does its work makes folders."""
    done = run(program, "build", *words, program=program)
    assert done.returncode == 0
    site = program / "_site"
    folders = sorted((str(path), path.stat().st_ino) for path in [site, *site.rglob("*")] if path.is_dir())
    return done.stdout.partition(" s\n")[0][:-3], done.stderr, folders


def test_command_does_nothing_where_there_is_nothing_to_do(program: Path) -> None:
    first = built(program)
    before = files(program / "_site")
    second = built(program)
    assert second[2] == first[2]
    assert second[1] == first[1] == "0 errors, 0 warnings in 3 records\n"
    assert ", 0 of them rendered anew, in " in second[0]
    change(program / "content/pages/about.sv.md", "Katso ", "Se ")
    third = built(program)
    assert third[2] != first[2]
    assert files(program / "_site") != before


def test_history_that_can_be_read_again_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where an object is lost the site has no history, and nothing says that the object is back."""
    monkeypatch.setattr("grantsite.standing._GRAIN", GRAIN)
    monkeypatch.chdir(write_site(tmp_path))
    make_repository(tmp_path)
    for word in ("Se ", "Katso "):
        change(tmp_path / "content/pages/about.sv.md", "Se " if word == "Katso " else "Katso ", word)
        commit(tmp_path)
    lost = git(tmp_path, "rev-parse", "HEAD~1:content/pages")
    file = tmp_path / ".git/objects" / lost[:2] / lost[2:]
    file.rename(tmp_path / "object")
    time.sleep(PAUSE)

    def said() -> str:
        standing = Standing(["build"], str(ROOT))
        told = standing.said(0)
        if told is not None:
            return "nothing to do"
        assert commands.run(["build"], "", standing, 0) == 0
        return capsys.readouterr().out

    for _ in range(2):
        assert "git cannot read all of it" in said()
    (tmp_path / "object").rename(file)
    assert "left out" not in said()
    assert said() == "nothing to do"
    assert (tmp_path / "_site/en/changes/index.html").read_text(encoding="utf-8").count("/commit/") >= 3


@pytest.mark.parametrize("word", ["--no-cache", "--profile"])
def test_command_that_asks_for_a_build_gets_one(program: Path, word: str) -> None:
    first, second = built(program, word), built(program, word)
    assert first[2] != second[2]


def test_shortened_option_is_not_mistaken_for_none(program: Path) -> None:
    """`--cont` names other records than those that were looked at."""
    write_site(program / "other")
    time.sleep(0.15)
    words = ("--cont", "other/content")
    first = built(program, *words)
    change(program / "other/content/pages/about.sv.md", "Katso ", "Se ")
    assert built(program, *words)[2] != first[2]


def test_command_without_a_word_is_a_build(program: Path) -> None:
    """What README begins with: the first time a build, the second time nothing to do."""
    first, second = (run(program, program=program) for _ in range(2))
    for done in (first, second):
        assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 3 records\n")
        assert done.stdout.startswith("_site: ")
    assert ", 0 of them rendered anew, in " in second.stdout


@pytest.mark.parametrize("words", [("build", "--content"), ("--content",), ("--config",), ("",)])
def test_option_without_its_value_is_named(program: Path, words: tuple[str, ...]) -> None:
    done = run(program, *words, program=program)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("usage: ")
