"""The pictures of every kind of page, and the list of them in README.md: `make screenshots`, or run this file with the
Python of `.venv`.

Each kind's largest Finnish page is taken from its top, by day and by night, on a phone and on a desktop. A picture has
at most 64 colours, so that all of them together stay small.
"""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import launch  # noqa: E402 (the tests' folder must be known first)
from grantsite.config import load_site  # noqa: E402
from page_kinds import SCHEMES, SCREENS, largest_of_each, picture  # noqa: E402
from site_server import serve  # noqa: E402

# The top of a page says what it is like; whole lists would be ten times as high.
HEIGHT = 1200
COLOURS = 64


def main() -> None:
    """Make every picture and the list anew; pictures of kinds that are no more are deleted."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build = (sys.executable, "build.py", "build", "--quiet", "--no-cache", "--output", str(site))
        subprocess.run(build, cwd=ROOT, check=True)
        pages = largest_of_each(site, [path.relative_to(site).as_posix() for path in site.rglob("*.html")])
        # below the folder that it is published in, where the page for what is not found looks for its styles
        base_path = urlsplit(load_site(ROOT / "site.yaml").base_url).path
        with serve(site, base_path) as address, sync_playwright() as playwright:
            browser = launch(playwright)
            for screen, width in SCREENS.items():
                for scheme in SCHEMES:
                    names = {HERE / picture(kind, screen, scheme): address + page for kind, page in pages.items()}
                    take(browser, names, width, scheme)
            browser.close()
    wanted = {picture(kind, screen, scheme) for kind in pages for screen in SCREENS for scheme in SCHEMES}
    for file in HERE.glob("*.png"):
        if file.name not in wanted:
            file.unlink()
    (HERE / "README.md").write_text(listing(pages), encoding="utf-8")


def take(browser: Browser, names: dict[Path, str], width: int, scheme: str) -> None:
    """A picture of the page at each address, into its file."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, locale="fi-FI", reduced_motion="reduce"
    )
    page = context.new_page()
    for file, address in names.items():
        page.goto(address, wait_until="networkidle")
        shown = Image.open(BytesIO(page.screenshot())).convert("RGB")
        # without dithering: flat areas stay flat, and small
        few = shown.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
    context.close()


def listing(pages: dict[str, str]) -> str:
    """README.md: a row for each kind, its pictures by day and by night."""
    lines = [
        "# Every kind of page",
        "",
        "The top of the largest Finnish page of each kind, by day and by night, on a desktop (1280 px) and on a phone",
        "(390 px). `make screenshots` makes them anew, and this list; `tests/site/test_screenshots.py` says which are",
        "missing. What each kind is, and where its pages stand: `tests/page_kinds.py`.",
    ]
    for kind, page in pages.items():
        lines += ["", f"## {kind}", "", f"`/{page.removesuffix('index.html')}`", ""]
        lines += [
            f"![{kind}, {screen}, {scheme}]({picture(kind, screen, scheme)})"
            for screen in SCREENS
            for scheme in SCHEMES
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
