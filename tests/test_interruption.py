"""Whatever interrupts a build, there is a whole site: the old one or the new one. Nothing ends in a traceback."""

import ctypes
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from command import ROOT, files, run, start
from grantsite import output as output_module
from grantsite.output import Output
from records import change, write, write_site

TITLES = ("Pieni ikkuna", "Suuri ikkuna")
CAP_DAC_OVERRIDE, PR_CAPBSET_DROP = 1, 24


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small content."""
    return write_site(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".cache")


@pytest.fixture(scope="module")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, bytes]]]:
    """The whole sites that two titles give, and the folder of the second."""
    folder = write_site(tmp_path_factory.mktemp("sites"))
    found = []
    for old, new in (TITLES, TITLES[::-1]):
        assert run(folder, "build", "--no-cache").returncode == 0
        found.append(files(folder / "_site"))
        change(folder / "site.yaml", old, new)
    assert found[0] != found[1]
    return folder / "_site", found


@pytest.fixture
def sites(folder: Path, second_site: tuple[Path, list[dict[str, bytes]]]) -> list[dict[str, bytes]]:
    """Both sites; the second is built, and the first title stands in the settings."""
    shutil.copytree(second_site[0], folder / "_site")
    return second_site[1]


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


@pytest.mark.parametrize("name", ["_site", "sivu[1]", "ä*b?"])
def test_what_a_killed_build_left_is_removed_whatever_the_folder_is_called(folder: Path, name: str) -> None:
    gone = subprocess.Popen((sys.executable, "-c", ""))
    gone.wait()
    write(folder / f"{name}.building-{gone.pid}/index.html", "half")
    write(folder / f"{name}.old-{gone.pid}/index.html", "old")
    write(folder / f"{name}.building-{os.getpid()}/index.html", "of a build that runs")
    write(folder / f"{name}.old-{gone.pid}.txt", "no leftover")
    assert run(folder, "build", "--no-cache", "--output", name).returncode == 0
    stay = [f"{name}.building-{os.getpid()}", f"{name}.old-{gone.pid}.txt"]
    assert names(folder) == sorted([name, *stay, "content", "site.yaml"])


def killed_between_two_renames(folder: Path) -> int:
    """The number of a build that was, where two folders cannot be exchanged in one step."""
    process = os.fork()
    if process:
        os.waitpid(process, 0)
        return process
    rename = Path.rename

    def then_killed(self: Path, target: Path) -> None:
        rename(self, target)
        os.kill(os.getpid(), 9)

    output_module._exchange = lambda one, other: False  # type: ignore[assignment]
    Path.rename = then_killed  # type: ignore[assignment, method-assign]
    output = Output(folder / "_site")
    output.open()
    output.publish()
    os._exit(0)


def test_system_that_cannot_exchange_folders(folder: Path, sites: list[dict[str, bytes]]) -> None:
    """A build that is killed between the two steps leaves no site. The next one puts the old one back before all else:
    also where the records have errors, and where it is killed itself."""
    process = killed_between_two_renames(folder)
    left = [f"_site.building-{process}", f"_site.old-{process}"]
    assert names(folder) == sorted([*left, "content", "site.yaml"])
    record = folder / "content/applications/2020/yhteinen-kokous.yaml"
    right = record.read_text(encoding="utf-8")
    record.write_text(f"{right}x: [\n", encoding="utf-8")
    assert run(folder, "build").returncode == 1
    assert files(folder / "_site") == sites[1]
    record.write_text(right, encoding="utf-8")
    assert run(folder, "build").returncode == 0
    assert files(folder / "_site") == sites[0]
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


# A build whose pages are shared out to processes also where they are few. One of these is killed at its twentieth page,
# which it has begun.
KILLED_WORKER = """
import contextlib, os, signal, sys
from grantsite import rendering
from grantsite.commands import run
rendering._FILES_WORTH_A_WORKER = rendering._SHARE = 10
parent, do, pages = os.getpid(), rendering.Work.do, []
def killed(self, page, tally):
    found = do(self, page, tally)
    pages.append(page)
    if len(pages) == 20 and os.getpid() != parent:
        with contextlib.suppress(FileExistsError), open("killed", "x"):
            os.kill(os.getpid(), signal.SIGKILL)
    return found
rendering.Work.do = killed
sys.exit(run(["build", "--jobs", "2"], "", None, 0))
"""


def test_process_that_draws_pages_is_killed(folder: Path) -> None:
    """As by the system where memory is short: the build draws its pages without it and says so. So it does where it
    has taken over a page from the old site, whose file is not touched."""
    assert run(folder, "build").returncode == 0
    before = files(folder / "_site")
    change(folder / "content/applications/2020/yhteinen-kokous.yaml", "Alajärvi (Ähtäri)", "Alajärvi ja Ähtäri")
    asked = (sys.executable, "-c", KILLED_WORKER)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    old = shutil.copytree(folder / "_site", folder / "old", copy_function=os.link)  # the very files
    times = {path: path.stat().st_mtime_ns for path in old.rglob("*") if path.is_file()}
    done = subprocess.run(
        asked, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=100
    )
    assert (folder / "killed").exists()
    assert done.returncode == 0
    assert done.stderr == (
        "a process that draws pages was ended from outside, and its pages were drawn without it; "
        "where memory is short, build with --jobs 1\n"
        "0 errors, 0 warnings in 3 records\n"
    )
    assert files(old) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times
    site = files(folder / "_site")
    assert site != before
    assert run(folder, "build", "--no-cache").returncode == 0
    assert files(folder / "_site") == site
    assert names(folder) == ["_site", "content", "killed", "old", "site.yaml"]


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
    assert done.stderr == f"{parent}/site: the site cannot be written: permission denied\n"
    assert list(parent.iterdir()) == []


def test_old_site_stands_where_the_new_may_not_be_written(folder: Path) -> None:
    parent = folder / "readonly"
    assert run(folder, "build", "--output", "readonly/site").returncode == 0
    before = files(parent)
    parent.chmod(0o555)
    change(folder / "site.yaml", *TITLES)
    for language, said in {
        "en": "the site cannot be written: permission denied; the old site stands",
        "fi": "sivustoa ei voi kirjoittaa: käyttöoikeus ei riitä; vanha sivusto on ennallaan",
        "sv": "webbplatsen kan inte skrivas: åtkomst nekad; den gamla webbplatsen är oförändrad",
    }.items():
        words = ("build", "--output", "readonly/site", "--lang", language)
        done = run(folder, *words, before=without_power_over_files)
        assert done.returncode == 2
        assert done.stderr == f"{parent}/site: {said}\n"
    assert files(parent) == before
    parent.chmod(0o755)


def test_output_below_a_file(folder: Path) -> None:
    done = run(folder, "build", "--output", "site.yaml/site")
    assert done.returncode == 2
    assert done.stderr == f"{folder}/site.yaml/site: the site cannot be written: not a directory\n"


def test_output_whose_name_is_too_long(folder: Path) -> None:
    done = run(folder, "build", "--output", "x" * 300)
    assert done.returncode == 2
    assert done.stderr.endswith("x: the site cannot be written: file name too long\n"), done.stderr
    assert names(folder) == ["content", "site.yaml"]


def no_large_files() -> None:
    """As on a disk that is full: whatever is longer than a kilobyte cannot be written."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def test_disk_that_is_full(folder: Path, sites: list[dict[str, bytes]]) -> None:
    done = run(folder, "build", before=no_large_files)
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(
        rf"{re.escape(str(folder))}/_site(/[^:]+)?: the site cannot be written: file too large; the old site stands\n",
        done.stderr,
    )
    assert files(folder / "_site") == sites[1]
    assert names(folder) == ["_site", "content", "site.yaml"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of ten megabytes: room for one small site and no second one. Only the system's administrator has one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ("mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", str(disk)), capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a disk can be mounted by the system's administrator only")
    yield disk
    subprocess.run(("umount", str(disk)), check=True)


def test_disk_that_is_really_full(folder: Path, small_disk: Path) -> None:
    """The old site stands, the message says why, and what was begun is gone; with more room the next build is whole."""
    output = ("--output", str(small_disk / "site"))
    assert run(folder, "build", *output).returncode == 0
    before = files(small_disk / "site")
    change(folder / "site.yaml", *TITLES)
    left = os.statvfs(small_disk)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (left.f_bavail * left.f_frsize - 100_000))
    done = run(folder, "build", *output)
    assert (done.returncode, done.stdout) == (2, "")
    said = "the site cannot be written: no space left on device; the old site stands"
    assert re.fullmatch(rf"{re.escape(str(small_disk))}/site(/[^:]+)?: {said}\n", done.stderr)
    assert files(small_disk / "site") == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["filler", "site"]
    filler.unlink()
    shutil.rmtree(small_disk / "site")
    assert run(folder, "build", *output).returncode == 0
    assert files(small_disk / "site") != before


# Python reads this before anything else: every process of a build has the clock of another year.
CLOCK = """
import time
shift = {seconds} - int(time.time())
asked = {{name: getattr(time, name) for name in ("time", "time_ns", "gmtime", "localtime")}}
time.time = lambda: asked["time"]() + shift
time.time_ns = lambda: asked["time_ns"]() + shift * 10**9
time.gmtime = lambda moment=None: asked["gmtime"](time.time() if moment is None else moment)
time.localtime = lambda moment=None: asked["localtime"](time.time() if moment is None else moment)
"""


@pytest.mark.parametrize("year", [1971, 2107])
def test_clock_in_the_wrong_year(folder: Path, sites: list[dict[str, bytes]], year: int) -> None:
    """Libraries as well would write its day: into a workbook, an archive, a feed."""
    clock = folder.parent / f"clock-{year}"
    write(clock / "sitecustomize.py", CLOCK.format(seconds=(year - 1970) * 31_556_952 + 100_000))
    asked = (sys.executable, "-c", "import time; print(time.gmtime().tm_year, time.localtime().tm_year)")
    environment = {**os.environ, "PYTHONPATH": str(clock)}
    said = subprocess.run(asked, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
    assert said == f"{year} {year}\n"
    done = run(folder, "build", "--no-cache", "--jobs", "2", PYTHONPATH=str(clock))
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 3 records\n")
    assert files(folder / "_site") == sites[0]


def test_generator_asks_for_no_day() -> None:
    """What the test above cannot set: the days and times of the module datetime."""
    asks = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\btime\.(?:time|gmtime|localtime|ctime)\(")
    found = [path.name for path in (ROOT / "grantsite").rglob("*.py") if asks.search(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize("year", [1971, 2107])
def test_files_from_another_age(folder: Path, sites: list[dict[str, bytes]], year: int) -> None:
    """Times of files from another age: what was remembered is used or not, and the site is the same."""
    moment = (year - 1970) * 31_556_952
    assert run(folder, "build").returncode == 0
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (moment, moment))
    change(folder / "site.yaml", *TITLES)
    assert run(folder, "build").returncode == 0
    assert files(folder / "_site") == sites[1]


def test_cache_from_another_age_is_no_harm(folder: Path, sites: list[dict[str, bytes]]) -> None:
    """One that is cut off, or of nonsense, is as good as none."""
    assert run(folder, "build").returncode == 0
    for cache in filter(Path.is_file, (folder / ".cache").iterdir()):
        data = cache.read_bytes()
        for bad in (data[: len(data) // 2], b"\x00" * len(data), b"[]", b""):
            cache.write_bytes(bad)
            assert run(folder, "build").returncode == 0
            assert files(folder / "_site") == sites[0]


@pytest.mark.parametrize("mask", [0o077, 0o000])
def test_umask_changes_no_byte(folder: Path, sites: list[dict[str, bytes]], mask: int) -> None:
    done = run(folder, "build", "--no-cache", before=partial(os.umask, mask))
    assert done.returncode == 0
    assert files(folder / "_site") == sites[0]
    assert (folder / "_site/index.html").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "no such locale"])
def test_locale_and_zone_change_no_byte(folder: Path, sites: list[dict[str, bytes]], locale: str) -> None:
    """Also one that the machine does not have, and Turkish, in which i and I are other letters."""
    words = {"LC_ALL": locale, "LANG": locale, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    done = run(folder, "build", "--no-cache", "--jobs", "3", **words)
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 3 records\n")
    assert files(folder / "_site") == sites[0]
