"""The browser the tests look at pages with: found, or else installed.

`python tests/browser.py` makes sure that there is one and says which; `make test` calls it first,
so that a missing browser is one clear line and not a hundred failed tests.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

# How long what is expected of a page may take to come, in milliseconds. Other tests build sites at the same time, on
# two processors in all: a second of work has taken more than five.
PATIENCE = 30_000

# The first is Debian's Chromium without the part that draws a window around pages: the same engine, a third less work.
NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

# A browser of its own accord looks for updates and keeps accounts in step: here it stays silent.
# No name but this machine's resolves, so a page that asks another host can only fail.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class NoBrowserError(Exception):
    """There is no browser and none can be installed; the text says what to do."""


def installed() -> str | None:
    """The path of a browser that is already there: CHROME_PATH's, the system's, then Playwright's own."""
    if chosen := os.environ.get("CHROME_PATH"):
        if not shutil.which(chosen):
            raise NoBrowserError(f"CHROME_PATH is {chosen!r}, but there is no program")
        return chosen
    for name in (*NAMES, MAC_CHROME):
        path = shutil.which(name)
        # a snap sees neither the tests' temporary folders nor their profile
        if path and "snap" not in Path(path).resolve().parts:
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Install Chromium: Debian's package where we may, else the build that Playwright downloads."""
    if can_apt():
        apt_get("update")
        # Liberation: without a real font, widths and wrapping differ from a reader's
        install_it = ("install", "-y", "--no-install-recommends", "fonts-liberation")
        try:
            apt_get(*install_it, "chromium-headless-shell")
        except subprocess.CalledProcessError:  # older Debian has none
            apt_get(*install_it, "chromium")
    else:
        subprocess.run((sys.executable, "-m", "playwright", "install", "chromium"), stdout=sys.stderr, check=True)


def apt_get(*words: str) -> None:
    """Run apt-get, quietly and without questions."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(("apt-get", "-qq", *words), env=environment, stdout=sys.stderr, check=True)


def can_apt() -> bool:
    """Only Debian itself: Ubuntu's package of that name installs a snap."""
    try:
        distribution = platform.freedesktop_os_release().get("ID")
    except OSError:
        return False
    return distribution == "debian" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def ensure() -> str:
    """The path of a browser, installed if need be. Raises NoBrowserError."""
    if path := installed():
        return path
    print("no Chromium or Chrome found: installing Chromium", file=sys.stderr)
    try:
        install()
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoBrowserError(
            f"Chromium could not be installed ({error}). "
            "Install Chromium or Chrome yourself, or set CHROME_PATH to one."
        ) from error
    if path := installed():
        return path
    raise NoBrowserError("Chromium was installed, yet no program is found: set CHROME_PATH to it.")


def launch(playwright: Playwright) -> Browser:
    """Start the browser, without a window."""
    path = installed()
    if path is None:
        raise NoBrowserError("no browser: run python tests/browser.py")
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


if __name__ == "__main__":
    try:
        print("browser:", ensure())
    except NoBrowserError as error:
        sys.exit(f"browser: {error}")
