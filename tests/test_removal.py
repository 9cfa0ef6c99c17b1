"""A folder is removed as a whole, by one process or two, and nothing besides."""

import errno
import os
from pathlib import Path

import pytest

from grantsite.removal import remove


def filled(folder: Path) -> Path:
    for name in ("a", "a/b", "a/b/c", "d", "d/e", "f"):
        (folder / name).mkdir(parents=True)
        for number in range(20):
            (folder / name / f"{number}.txt").write_text(name, encoding="utf-8")
    return folder


@pytest.mark.parametrize("beside", [False, True])
def test_folder_is_gone_and_what_a_link_leads_to_is_not(
    tmp_path: Path, beside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", noted)
    folder, kept = filled(tmp_path / "site"), filled(tmp_path / "kept")
    (folder / "link").symlink_to(kept)
    remove(str(folder), beside=beside)
    assert not folder.exists()
    assert len(list(kept.rglob("*.txt"))) == 120
    assert len(begun) == beside
    for process in begun:  # none is left behind
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


@pytest.mark.parametrize("beside", [False, True])
def test_folder_that_is_not_there_is_no_mistake(tmp_path: Path, beside: bool) -> None:
    remove(str(tmp_path / "none"), beside=beside)


@pytest.mark.parametrize("beside", [False, True])
def test_what_cannot_be_removed_stays(tmp_path: Path, beside: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(tmp_path / "site")
    unlink = os.unlink

    def refused(path: str) -> None:
        if Path(path).parent == folder / "d":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        unlink(path)

    monkeypatch.setattr(os, "unlink", refused)
    remove(str(folder), beside=beside)
    monkeypatch.undo()
    assert [path.name for path in folder.iterdir()] == ["d"]
    assert sorted(path.name for path in (folder / "d").iterdir()) == sorted(f"{number}.txt" for number in range(20))
