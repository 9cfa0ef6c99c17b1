"""Whatever interrupts a build, there is a whole site: the old one or the new one. Nothing ends in a traceback."""

import ctypes
import os
import random
import resource
import shutil
import time
from pathlib import Path

import pytest

from command import files, run, start
from records import change, write_site

TITLES = ("Pieni ikkuna", "Suuri ikkuna")
CAP_DAC_OVERRIDE, PR_CAPBSET_DROP = 1, 24


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small content."""
    return write_site(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".cache")


@pytest.fixture
def sites(folder: Path) -> list[dict[str, bytes]]:
    """The whole sites that two titles give; the first title stands in the settings."""
    found = []
    for old, new in (TITLES, TITLES[::-1]):
        assert run(folder, "build", "--no-cache").returncode == 0
        found.append(files(folder / "_site"))
        change(folder / "site.yaml", old, new)
    assert found[0] != found[1]
    return found


def test_killed_build_leaves_a_whole_site(folder: Path, sites: list[dict[str, bytes]]) -> None:
    """Killed when it begins to write, or while it writes, swaps and tidies up; with the cache and without."""
    moments = random.Random(9)
    killed = 0
    for turn in range(30):
        change(folder / "site.yaml", TITLES[turn % 2], TITLES[(turn + 1) % 2])
        process = start(folder, "build", *(("--no-cache",) if turn % 3 else ()))
        wait_for_staging(folder, process.pid)
        time.sleep(moments.uniform(0, 0.5) ** 2)
        process.kill()
        process.communicate()
        killed += process.returncode < 0
        assert files(folder / "_site") in sites
    assert killed > 5
    assert run(folder, "build").returncode == 0
    assert files(folder / "_site") == sites[0]
    assert names(folder) == ["_site", "content", "site.yaml"]


def wait_for_staging(folder: Path, process: int) -> None:
    """Until the build has begun to write, which a process that was slow to start does late."""
    deadline = time.monotonic() + 30
    while not (folder / f"_site.building-{process}").exists():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_first_build_that_is_killed_leaves_nothing_that_is_half(folder: Path) -> None:
    process = start(folder, "build")
    wait_for_staging(folder, process.pid)
    process.kill()
    process.communicate()
    assert names(folder) in (
        [f"_site.building-{process.pid}", "content", "site.yaml"],
        ["_site", "content", "site.yaml"],
    )
    assert run(folder, "build").returncode == 0
    assert names(folder) == ["_site", "content", "site.yaml"]


def test_interrupted_build_says_so(folder: Path, sites: list[dict[str, bytes]]) -> None:
    process = start(folder, "build", "--no-cache")
    wait_for_staging(folder, process.pid)
    process.send_signal(2)  # Ctrl+C
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) in ((130, ""), (0, out))
    assert "Traceback" not in err
    if process.returncode:
        assert err.endswith("interrupted; the old site stands\n")
        assert files(folder / "_site") == sites[1]
    assert names(folder) == ["_site", "content", "site.yaml"]


@pytest.mark.parametrize("exists", [True, False])
def test_builds_at_once(folder: Path, sites: list[dict[str, bytes]], exists: bool) -> None:
    for _ in range(4):
        if not exists:
            shutil.rmtree(folder / "_site")
        running = [start(folder, "build", "--no-cache") for _ in range(3)]
        for process in running:
            out, err = process.communicate(timeout=120)
            assert (process.returncode, err) == (0, "0 errors, 0 warnings in 3 records\n")
            assert out.startswith("_site: ")
        assert files(folder / "_site") == sites[0]
        assert names(folder) == ["_site", "content", "site.yaml"]


def without_power_over_files() -> None:
    """Root may write anywhere; this process may not, as nobody else may."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_folder_that_may_not_be_written(folder: Path) -> None:
    parent = folder / "readonly"
    parent.mkdir(mode=0o555)
    done = run(folder, "build", "--output", "readonly/site", before=without_power_over_files)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "permission denied" in done.stderr
    assert list(parent.iterdir()) == []


def test_old_site_stands_where_the_new_may_not_be_written(folder: Path) -> None:
    parent = folder / "readonly"
    assert run(folder, "build", "--output", "readonly/site").returncode == 0
    before = files(parent)
    parent.chmod(0o555)
    change(folder / "site.yaml", *TITLES)
    done = run(folder, "build", "--output", "readonly/site", before=without_power_over_files)
    assert done.returncode == 2
    assert "permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(parent) == before
    parent.chmod(0o755)


def test_output_below_a_file(folder: Path) -> None:
    done = run(folder, "build", "--output", "site.yaml/site")
    assert done.returncode == 2
    assert "not a directory" in done.stderr
    assert "Traceback" not in done.stderr


def no_large_files() -> None:
    """As on a disk that is full: whatever is longer than a kilobyte cannot be written."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def test_disk_that_is_full(folder: Path, sites: list[dict[str, bytes]]) -> None:
    done = run(folder, "build", before=no_large_files)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "the site cannot be written: file too large; the old site stands\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(folder / "_site") == sites[1]
    assert names(folder) == ["_site", "content", "site.yaml"]
