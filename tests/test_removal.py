"""A folder is removed as a whole, by one process or two, and nothing besides."""

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
def test_folder_is_gone_and_what_a_link_leads_to_is_not(tmp_path: Path, beside: bool) -> None:
    folder, kept = filled(tmp_path / "site"), filled(tmp_path / "kept")
    (folder / "link").symlink_to(kept)
    remove(str(folder), beside=beside)
    assert not folder.exists()
    assert len(list(kept.rglob("*.txt"))) == 120
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("beside", [False, True])
def test_folder_that_is_not_there_is_no_mistake(tmp_path: Path, beside: bool) -> None:
    remove(str(tmp_path / "none"), beside=beside)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_cannot_be_removed_stays(tmp_path: Path) -> None:
    folder = filled(tmp_path / "site")
    (folder / "d").chmod(0o500)
    remove(str(folder), beside=True)
    assert sorted(path.name for path in folder.iterdir()) == ["d"]
    (folder / "d").chmod(0o700)
