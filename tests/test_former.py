"""The former folder of a site, which the next build brings up to date: only where it is as it was left, and never so
that anything is written into the site that stands."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command import ROOT, files, run
from grantsite import output as output_module
from grantsite.files import Stamp
from grantsite.former import Folder, as_left, folders_of, take, take_out
from grantsite.output import MARKER, Output
from records import change, write_site

APPLICATION = "content/applications/2020/kunta-kuuluu-kaikille.yaml"
PAGE = "hankkeet/2020/kunta-kuuluu-kaikille/index.html"
CITED = "hankkeet/2020/yhteinen-kokous/index.html"  # of the other project


class Workshop:
    """A folder that is built again and again, each time after a change."""

    def __init__(self, folder: Path) -> None:
        self.folder = write_site(folder)
        self._notes = 0
        self.site = folder / "_site"

    def build(self, *words: str) -> dict[str, bytes]:
        self._notes += 1
        file = self.folder / APPLICATION
        text = file.read_text(encoding="utf-8").split("note:")[0]
        file.write_text(f"{text}note: {{fi: Huomautus {self._notes}}}\n", encoding="utf-8")
        done = run(self.folder, "build", *words)
        assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 3 records\n")
        return files(self.site)

    def cold(self) -> dict[str, bytes]:
        done = run(self.folder, "build", "--no-cache", "--output", "cold")
        assert done.returncode == 0, done.stderr
        return files(self.folder / "cold")

    def is_right(self) -> bool:
        """Whether a build after a change gives what one does that knows nothing, and leaves nothing beside."""
        found = self.build()
        beside = sorted(path.name for path in self.folder.iterdir())
        assert found == self.cold()
        return beside == sorted({*beside} - {name for name in beside if name.startswith("_site.")})

    @property
    def former(self) -> Path:
        (found,) = (path for path in (self.folder / ".cache").iterdir() if path.is_dir())
        return found


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    workshop = Workshop(tmp_path)
    workshop.build()
    workshop.build()
    return workshop


def number(folder: Path) -> tuple[int, int]:
    """The numbers on the disk of a folder and of one in it in which nothing changes."""
    return folder.stat().st_ino, (folder / CITED).parent.stat().st_ino


def test_former_folder_becomes_the_next(workshop: Workshop) -> None:
    one, other = number(workshop.site), number(workshop.former)
    for _ in range(3):
        assert workshop.is_right()
        one, other = other, one
        assert (number(workshop.site), number(workshop.former)) == (one, other)


def test_unchanged_files_are_the_same_in_both(workshop: Workshop) -> None:
    same = {name for name in files(workshop.site) if (workshop.site / name).samefile(workshop.former / name)}
    assert CITED in same
    assert PAGE not in same


def test_nothing_is_written_into_the_site_that_stands(workshop: Workshop) -> None:
    with (workshop.site / PAGE).open("rb") as opened:  # as a server holds it
        before = opened.read()
        assert b"Huomautus 2" in before
        workshop.build()
        workshop.build()
        opened.seek(0)
        assert opened.read() == before


def remove(folder: Path) -> None:
    (folder / CITED).unlink()


def add(folder: Path) -> None:
    (folder / "en/more.html").write_bytes(b"more")


def replace(folder: Path) -> None:
    (folder / "x").write_bytes((folder / CITED).read_bytes())
    (folder / "x").rename(folder / CITED)


def add_folder(folder: Path) -> None:
    (folder / "en/empty").mkdir()


def copy(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    folder.with_name("copy").rename(folder)


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def put_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"x")


def in_place(folder: Path) -> None:
    with (folder / CITED).open("ab") as file:
        file.write(b"more")


@pytest.mark.parametrize("harm", [remove, add, replace, add_folder, copy, empty, put_a_file, in_place, shutil.rmtree])
def test_former_folder_that_is_not_as_it_was_left_is_not_used(workshop: Workshop, harm: Callable[[Path], None]) -> None:
    harm(workshop.former)
    workshop.build()
    assert workshop.is_right()
    assert workshop.former.is_dir()


@pytest.mark.parametrize("harm", [remove, add, replace, add_folder, copy, in_place, shutil.rmtree])
def test_site_that_was_changed_becomes_no_former_folder(workshop: Workshop, harm: Callable[[Path], None]) -> None:
    harm(workshop.site)
    workshop.build()
    assert workshop.is_right()  # of the folder that stood before the one that was harmed
    assert workshop.is_right()  # of that one


def test_records_that_come_go_and_are_renamed(workshop: Workshop) -> None:
    folder = workshop.folder
    for name in ("applications", "awards"):
        (folder / f"content/{name}/2020/kunta-kuuluu-kaikille.yaml").rename(folder / f"content/{name}/2020/kunta.yaml")
    application = folder / "content/applications/2020/kunta.yaml"
    change(folder / APPLICATION.replace("kunta-kuuluu-kaikille", "yhteinen-kokous"), "Yhteinen kokous", "Kokous")
    (folder / "content/applications/2020/yhteinen-kokous.yaml").rename(folder / "content/applications/2020/kokous.yaml")
    for _ in range(3):
        application.write_text(f"{application.read_text(encoding='utf-8')}# again\n", encoding="utf-8")
        done = run(folder, "build")
        assert done.returncode == 0, done.stderr
        assert files(workshop.site) == workshop.cold()
        assert not (workshop.site / PAGE).parent.exists()


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.build("--no-cache")
    workshop.build("--no-cache")
    assert not (tmp_path / ".cache").exists()


def test_build_without_a_cache_between_others(workshop: Workshop) -> None:
    workshop.build("--no-cache")
    assert workshop.is_right()
    assert workshop.is_right()


def test_old_folder_that_cannot_be_moved_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the cache is on another disk."""
    site, spare = tmp_path / "site", tmp_path / "cache/former"

    def publish(data: bytes, old: Folder | None) -> Folder | None:
        output = Output(site, spare=spare)
        stamps = {MARKER: output.open(), "a": output.write("a", data)}
        folder, former = output.seal(old, stamps, [])
        assert (former is None) == (old is None)
        output.publish()
        output.discard()
        return folder

    def refuse(self: Path, to: Path) -> Path:
        if to == spare:
            raise OSError(errno.EXDEV, "another disk")
        return rename(self, to)

    rename = Path.rename
    spare.parent.mkdir()
    first = publish(b"1", None)
    monkeypatch.setattr(Path, "rename", refuse)
    second = publish(b"2", first)
    assert (files(site)["a"], sorted(path.name for path in tmp_path.iterdir())) == (b"2", ["cache", "site"])
    assert list(spare.parent.iterdir()) == []
    monkeypatch.setattr(Path, "rename", rename)
    publish(b"3", second)
    assert (files(site)["a"], files(spare)["a"]) == (b"3", b"2")


def test_folders_of() -> None:
    assert folders_of([]) == {""}
    assert folders_of(["a", "b/c/d", "b/e"]) == {"", "b", "b/c"}


def test_taken_out_is_a_file_with_what_it_leaves_empty(tmp_path: Path) -> None:
    for name in ("a/b/c", "a/d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    take_out(str(tmp_path), "a/b/c")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "d"]
    take_out(str(tmp_path), "a/x")
    take_out(str(tmp_path), "a/d")
    assert list(tmp_path.iterdir()) == []


def test_only_one_build_takes_it(tmp_path: Path) -> None:
    place = tmp_path / "former"
    place.mkdir()
    folder = as_left(place, [""])
    assert take(place, folder, tmp_path / "one")
    assert not take(place, folder, tmp_path / "two")
    assert as_left(tmp_path / "one", [""]) == folder


# Roots may do anything, unless this is taken from them.
SETPRIV = shutil.which("setpriv")
CAPABILITIES = "-dac_override,-dac_read_search,-fowner"


def build_without_privileges(folder: Path) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, str(ROOT / "build.py"), "build"]
    if os.geteuid() == 0:
        if SETPRIV is None:
            pytest.skip("nothing takes its privileges from root here")
        program = [SETPRIV, f"--bounding-set={CAPABILITIES}", f"--inh-caps={CAPABILITIES}", *program]
    return subprocess.run(program, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_what_cannot_be_taken_out_of_it_is_not_published(workshop: Workshop) -> None:
    """Else the pages of a record that is gone would come again with every other build."""
    record = workshop.folder / APPLICATION.replace("kunta-kuuluu-kaikille", "yhteinen-kokous")
    text = record.read_text(encoding="utf-8")
    record.write_text(f"{text}aliases: [vanha]\n", encoding="utf-8")
    workshop.build()
    (workshop.site / "hankkeet/2020/vanha").chmod(0o555)
    kept = (workshop.site / "hankkeet/2020/vanha").stat()
    workshop.build()
    former = workshop.former / "hankkeet/2020/vanha"
    record.write_text(text, encoding="utf-8")
    try:
        # as if it had been so when it was left, and only the disk refused
        assert (former.stat().st_ino, former.stat().st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)
        done = build_without_privileges(workshop.folder)
        assert done.returncode == 0, done.stderr
        assert files(workshop.site) == workshop.cold()
    finally:
        for path in workshop.folder.rglob("vanha"):
            path.chmod(0o755)


def test_taken_out_is_what_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "former"
    (place / "a/b").mkdir(parents=True)
    (place / "c").write_bytes(b"")
    folder = as_left(place, ["", "a", "a/b"])

    def refused(name: str) -> None:
        raise PermissionError(errno.EACCES, "no", name)

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refused)
        take_out(str(place), "a/b")  # a folder by now, whose files have names of their own
        with pytest.raises(PermissionError):
            take_out(str(place), "c")
        assert not take(place, folder, tmp_path / "new", ["c"])
    assert not (tmp_path / "new").exists()


def test_former_folder_that_cannot_be_removed_is_in_nobodys_way(workshop: Workshop) -> None:
    (workshop.site / "en/more").mkdir()
    (workshop.site / "en/more/index.html").write_bytes(b"more")
    (workshop.site / "en/more").chmod(0o555)
    workshop.build()
    try:
        for _ in range(2):
            with (workshop.folder / APPLICATION).open("a", encoding="utf-8") as file:
                file.write("# again\n")
            done = build_without_privileges(workshop.folder)
            assert done.returncode == 0, done.stderr
            assert files(workshop.site) == workshop.cold()
    finally:
        for path in workshop.folder.rglob("more"):
            path.chmod(0o755)


def modes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mode for path in (folder, *folder.rglob("*/"))}


@pytest.mark.parametrize("name", ["", "en", "hankkeet/2020"])
def test_folders_have_the_modes_that_a_new_site_has(workshop: Workshop, name: str) -> None:
    (workshop.site / name).chmod(0o700)
    for _ in range(2):
        assert workshop.is_right()
        assert modes(workshop.site) == modes(workshop.folder / "cold")


def test_former_folder_of_another_mask_is_not_used(workshop: Workshop) -> None:
    before = os.umask(0o027)
    try:
        for _ in range(2):
            workshop.build()
            workshop.cold()
            assert modes(workshop.site) == modes(workshop.folder / "cold")
    finally:
        os.umask(before)


def test_file_that_is_another_one_in_the_site_is_not_taken_from_the_former_folder(workshop: Workshop) -> None:
    """What was written into the one that both had is in the former folder still, when it was put right in the site."""
    file = workshop.site / CITED
    kept = file.stat()
    right = file.read_bytes()
    with file.open("ab") as opened:
        opened.write(b"more")
    file.with_name("new").write_bytes(right)
    file.with_name("new").replace(file)
    os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert b"more" in (workshop.former / CITED).read_bytes()[-4:]
    assert workshop.is_right()
    assert workshop.is_right()


def test_file_that_is_looked_at_twice_stays_one_file(tmp_path: Path) -> None:
    """Where one file of a family is not as it was left, the others are seen to once more, each by itself."""
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site/.avustusikkuna").write_bytes(b"")
    (tmp_path / "_site/a").write_bytes(b"a")
    status = (tmp_path / "_site/a").stat()
    output = Output(tmp_path / "_site")
    output.open()
    for _ in range(2):
        assert output.keep("a", Stamp(status.st_size, status.st_mtime_ns, ""))
        assert (output.staging / "a").samefile(tmp_path / "_site/a")
    output.discard()


def test_folder_that_cannot_be_looked_at_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that opens no folders."""

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(output_module, "as_left", refused)
    output = Output(tmp_path / "_site", spare=tmp_path / "former")
    output.open()
    output.write("a", b"a")
    assert output.seal(None, ["a"], []) == (None, None)
    output.publish()
    assert files(tmp_path / "_site").keys() == {"a", ".avustusikkuna"}
