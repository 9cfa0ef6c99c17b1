"""The screenshots of CONTRIBUTING, made anew: `make pictures`, or run this file with the Python of `.venv`.
They are written beside this file, or into the folder that is named.

It does what CONTRIBUTING tells an editor to do: it writes the payment of the example into a copy of the records, looks
at the project in the preview, and then mistypes a word. The drawings (*.svg) are written by hand.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import launch  # noqa: E402 (it stands with the tests)

GUIDES = {"fi": "CONTRIBUTING.md", "sv": "CONTRIBUTING.sv.md", "en": "CONTRIBUTING.en.md"}
PROJECTS = {"fi": "hankkeet", "sv": "sv/projekt", "en": "en/projects"}
RECORD = "awards/2020/digikokous-3-0.yaml"
PROJECT = "2020/digikokous-3-0/"
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
AIR = 12


def main(target: Path) -> None:
    """Make every screenshot in every language, into the folder `target`."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch(playwright)
        make(browser, Path(folder), target)
        browser.close()


def make(browser: Browser, folder: Path, target: Path) -> None:
    """The three screenshots in each language; `folder` holds the copy of the records."""
    record = folder / "content" / RECORD
    shutil.copytree(ROOT / "content", folder / "content")
    text = followed(record.read_text(encoding="utf-8"))
    record.write_text(text, encoding="utf-8")
    # one preview has the pages of all languages, but says what is wrong in one
    with preview(folder) as address:
        for language, projects in PROJECTS.items():
            with opened(browser, f"{address}{projects}/{PROJECT}", 360, scale=1.5) as page:
                links = page.locator(".record-links")
                take(page, target / f"edit-link.{language}.png", links, links)
                steps = page.locator("table", has=page.locator("> caption:not(.visually-hidden)")).first
                take(
                    page, target / f"preview.{language}.png", steps.locator("caption"), steps.locator("tbody tr").first
                )
    record.write_text(text.replace("    amount: ", "    amuont: "), encoding="utf-8")
    for language, projects in PROJECTS.items():
        with (
            preview(folder, "--lang", language) as address,
            opened(browser, f"{address}{projects}/{PROJECT}", 760) as page,
        ):
            page.wait_for_selector("pre")
            take(page, target / f"message.{language}.png", page.locator("h1"), page.locator("pre"))


def followed(text: str) -> str:
    """A record after somebody has done what every guide tells."""
    examples = {tuple(YAML.findall((ROOT / guide).read_text(encoding="utf-8"))[:2]) for guide in GUIDES.values()}
    if len(examples) != 1:
        sys.exit("the guides have different examples")
    ((before, after),) = examples
    if text.count(f"\n{before}") != 1:
        sys.exit(f"{RECORD}: the line of the example does not stand there once: {before}")
    return text.replace(f"\n{before}", f"\n{after}")


@contextmanager
def opened(browser: Browser, address: str, width: int, scale: float = 1) -> Iterator[Page]:
    """A page in a window of a width, with `scale` dots to a pixel."""
    viewport = {"width": width, "height": 720}
    context = browser.new_context(viewport=viewport, device_scale_factor=scale, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def take(page: Page, file: Path, start: Locator, end: Locator) -> None:
    """A picture of the page from the top of one element to the foot of another, as wide as the window."""
    first, last = start.bounding_box(), end.bounding_box()
    if first is None or last is None:
        sys.exit(f"{file.name}: the page does not show what it is a picture of")
    top, foot = first["y"] - AIR, last["y"] + last["height"] + AIR
    clip = {"x": 0, "y": top, "width": page.viewport_size["width"], "height": foot - top}
    page.screenshot(path=file, clip=clip, full_page=True)


@contextmanager
def preview(folder: Path, *words: str) -> Iterator[str]:
    """The address of a running preview of the records in `folder`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = (sys.executable, str(ROOT / "build.py"), "serve", "--quiet", "--port", str(port))
    settings = ("--config", str(ROOT / "site.yaml"), "--no-cache", *words)
    # In the folder itself, so that messages name the files as an editor sees them.
    process = subprocess.Popen((*command, *settings), cwd=folder, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and not answers(port):
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def answers(port: int) -> bool:
    """Whether the server listens yet."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
