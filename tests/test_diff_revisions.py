"""Which revisions `diff` compares, what it reads of them, and how it refuses what it cannot compare."""

import os
import shutil
from pathlib import Path

import pytest

import build
from command import files, run
from git_repository import ENVIRONMENT, commit, git, make_repository
from records import APPLICATIONS, AWARDS, change, put, write_site

AWARD = f"{AWARDS}/kunta-kuuluu-kaikille.yaml"
CHANGE = "award 1 Kunta kuuluu kaikille: amount 68,000 → 67,000 €"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the small content, which is the working folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write_site(folder)
    make_repository(folder)
    return folder


def lower(folder: Path) -> None:
    change(folder / "content" / AWARD, "68000.00", "67000.00")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert build.main(["diff", *words]) == 0
    return capsys.readouterr().out.split("\n")


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line that says what is wrong."""
    assert build.main(["diff", *words]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.endswith("\n")
    assert output.err.count("\n") == 1
    return output.err.rstrip("\n")


def test_any_name_of_a_revision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = git(folder, "rev-parse", "HEAD")
    git(folder, "tag", "v1")
    git(folder, "switch", "--quiet", "--create", "feature/ä")
    lower(folder)
    second = commit(folder, "Mend the award")
    for base, head in (("main", "feature/ä"), ("v1", "HEAD"), (first, second), (first[:8], "@"), ("HEAD~1", ":/Mend")):
        lines = printed(capsys, base, head)
        assert lines[2].startswith(CHANGE)
        assert lines[0].startswith("1 record changed: ")
    assert printed(capsys, "v1", "feature/ä")[0] == f"1 record changed: v1 ({first[:10]}) → feature/ä ({second[:10]})"
    assert printed(capsys, first, second)[0] == f"1 record changed: {first[:10]} → {second[:10]}"


def test_uncommitted_changes_and_new_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lower(folder)
    git(folder, "add", "--all")
    shutil.copy(folder / "content/pages/about.fi.md", folder / "content/pages/new.fi.md")
    lines = printed(capsys)
    assert lines[2].startswith(CHANGE)
    assert lines[3] == "page new in Finnish: added"


def test_one_revision_is_compared_with_the_working_tree(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lower(folder)
    commit(folder)
    assert printed(capsys, "HEAD")[0].startswith("No facts changed")
    assert printed(capsys, "HEAD~1")[0].endswith(" → the working tree")


def test_neither_working_tree_nor_index_is_touched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lower(folder)
    commit(folder)
    put("pages/notes.txt", "x")(folder / "content")
    before = files(folder)
    printed(capsys, "HEAD~1", "HEAD")
    printed(capsys, "HEAD~1")
    assert files(folder) == before


def test_work_is_compared_with_where_it_left_the_published_main_branch(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", str(folder), "clone")
    clone = tmp_path / "clone"
    monkeypatch.chdir(clone)
    start = git(clone, "rev-parse", "HEAD")
    assert printed(capsys)[0].startswith("No facts changed: HEAD (")
    git(clone, "switch", "--quiet", "--create", "work")
    lower(clone)
    commit(clone)
    # what others publish meanwhile is no part of the work
    change(folder / "content" / f"{APPLICATIONS}/yhteinen-kokous.yaml", "row: 2", "row: 3")
    commit(folder)
    git(clone, "fetch", "--quiet")
    lines = printed(capsys)
    assert lines[0] == f"1 record changed: {start[:10]} (where the work left origin/main) → the working tree"
    assert lines[2].startswith(CHANGE)


@pytest.mark.parametrize("name", ["nonsense", "HEAD~99", "main..v1", "HEAD:content", "", " ", "a b", "^HEAD", "0" * 40])
def test_wrong_revision(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    expected = f"“{name}” is not a revision of this repository; name a branch, a tag or a commit, such as HEAD~1"
    assert refused(capsys, name) == expected
    assert refused(capsys, "HEAD", name) == expected


@pytest.mark.parametrize("name", ["--output=stolen", "-h", "--help", "--all", "--upload-pack=touch stolen"])
def test_revision_is_never_an_option_of_git(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert f"“{name}” is not a revision" in refused(capsys, "--", name)
    assert not list(folder.rglob("stolen"))


@pytest.mark.parametrize("name", ["$(touch stolen)", "`touch stolen`", "HEAD; touch stolen", "HEAD\n\x1b[31mred"])
def test_revision_reaches_no_shell_and_no_terminal(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    said = refused(capsys, name)
    assert "is not a revision" in said
    assert "\x1b" not in said
    assert not list(folder.rglob("stolen"))


def test_no_git(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert refused(capsys) == "git is not installed: diff reads the history with it, so install git"


def test_no_repository(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(folder / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    expected = "content is not in a git repository: diff needs its history, so run it in a clone"
    assert refused(capsys) == expected
    assert refused(capsys, "main", "HEAD") == expected


def test_repository_of_another_user(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "git config --global --add safe.directory" in refused(capsys)


def test_no_commit_yet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(folder / ".git")
    git(folder, "init", "--quiet")
    expected = "this repository has no commit yet, so there is nothing to compare with"
    assert refused(capsys) == expected
    assert refused(capsys, "HEAD") == expected


def test_shallow_clone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = git(folder, "rev-parse", "HEAD")
    lower(folder)
    commit(folder)
    git(tmp_path, "clone", "--quiet", "--depth=1", folder.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert printed(capsys)[0].startswith("No facts changed")
    for name in ("HEAD~1", first):
        assert refused(capsys, name) == (
            f"“{name}” is not in this shallow clone; fetch the whole history with git fetch --unshallow"
        )


def test_shallow_clone_whose_work_left_main_before_it_begins(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(folder, "switch", "--quiet", "--create", "work")
    lower(folder)
    commit(folder)
    git(folder, "switch", "--quiet", "main")
    commit(folder)
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", folder.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    git(tmp_path / "shallow", "switch", "--quiet", "work")
    assert "does not reach back to the main branch" in refused(capsys)
    assert printed(capsys, "origin/main")[2].startswith(CHANGE)


def test_content_folder_that_is_nowhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "--content", "nowhere/at/all")
    assert said == "nowhere/at/all: there is no such folder; name it with --content DIR"


def test_content_folder_of_another_name_below_another_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    git(folder, "mv", "content", "a/b/täällä on")
    commit(folder)
    change(folder / "a/b/täällä on" / AWARD, "68000.00", "67000.00")
    assert printed(capsys, "--content", "a/b/täällä on")[2].startswith(CHANGE)
    monkeypatch.chdir(folder / "a")
    assert printed(capsys, "--content", "b/täällä on", "HEAD")[2].startswith(CHANGE)
    put("terms.yaml", "[")(folder / "a/b/täällä on")
    assert "b/täällä on/terms.yaml: cannot be read, so it is not compared: the working tree" in printed(
        capsys, "--content", "b/täällä on"
    )


def test_before_there_was_any_content(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(folder / "content")
    commit(folder)
    lines = printed(capsys, "HEAD", "HEAD~1")
    assert "call 2020 Joint projects 2020: added" in lines
    assert any(line.startswith("HEAD (") and " has 1 error: " in line for line in lines)
    assert "call 2020 Joint projects 2020: removed" in printed(capsys, "HEAD~1", "HEAD")


def test_links_and_foreign_files_of_a_revision_are_not_followed(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: secret\ndescription: secret\n---\n")
    (folder / "content/pages/link.fi.md").symlink_to(tmp_path / "secret.md")
    (folder / "content/pages/evil\n\x1b[31m.fi.md").write_text("x")
    commit(folder)
    head = git(folder, "rev-parse", "HEAD")[:10]
    for words, side in ((("HEAD~1", "HEAD"), f"HEAD ({head})"), (("HEAD~1",), "the working tree")):
        output = "\n".join(printed(capsys, *words))
        assert "secret" not in output
        assert "\x1b" not in output
        [evil] = [line for line in output.split("\n") if line.startswith("content/pages/evil")]
        assert evil.endswith(f"cannot be read, so it is not compared: {side}")


def test_names_in_a_tree_never_lead_out_of_the_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    blob = git(folder, "rev-parse", f"HEAD:content/{AWARD}")
    tree = folder / "tree"
    raw = b"100644 ../../escaped\0" + bytes.fromhex(blob)
    tree.write_bytes(raw)
    evil = git(folder, "hash-object", "-t", "tree", "--literally", "-w", "tree")
    outer = folder / "outer"
    outer.write_bytes(b"40000 content\0" + bytes.fromhex(evil))
    root = git(folder, "hash-object", "-t", "tree", "--literally", "-w", "outer")
    made = git(folder, "commit-tree", root, "-m", "evil")
    printed(capsys, made)
    assert not list(tmp_path.rglob("escaped"))


def test_repository_that_a_hook_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """git sets these for its hooks; a hook that runs diff in another folder still gets that folder's history."""
    lower(folder)
    done = run(folder, "diff", GIT_DIR="/nowhere", GIT_INDEX_FILE="/nowhere/index")
    assert done.returncode == 0
    assert CHANGE in done.stdout


def test_output_is_utf8_wherever_it_goes(folder: Path) -> None:
    lower(folder)
    done = run(folder, "diff", "--lang", "fi", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "avustus 1 Kunta kuuluu kaikille: summa 68\u00a0000 → 67\u00a0000 €" in done.stdout
