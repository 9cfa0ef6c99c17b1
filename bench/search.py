"""What the search costs, and how that grows with the number of records: ``python bench/search.py``.

For each size a corpus is written (``bench/corpus.py``), its index made, and the real page, with that index, used in a
real browser. Bytes are those of everything but the page itself, as gzip -6 makes them: until the first result stands,
and until sums and counts stand beside it. Times are from a key to the results on the page, sums and counts included, on
a processor slowed down four times.
"""

import argparse
import gzip
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

import browser as browsers  # noqa: E402
from grantsite.catalog import Catalog  # noqa: E402
from grantsite.content import Content  # noqa: E402
from grantsite.load import load  # noqa: E402
from grantsite.parse_cache import ParseCache  # noqa: E402
from grantsite.search.files import search_files  # noqa: E402
from grantsite.search.table import WordTable  # noqa: E402
from grantsite.urls import Addresses  # noqa: E402
from site_server import serve  # noqa: E402

SIZES = (61, 1_000, 10_000)
# bytes before the first result that the search may cost, by number of projects
ALLOWED = {61: 40_000, 10_000: 150_000, 100_000: 250_000}
ALLOWED_MS = 50
SLOWED = 4
QUERIES = 12
SEED = 1
LANGUAGES = ("fi", "sv", "en")
_FOLDER = re.compile(r'data-index="[^"]*"')
# Notes when the first result, or that there is none, stands on the page.
_NOTE_FIRST_RESULT = """new MutationObserver((_, observer) => {
    if (!document.querySelector("[data-results]:not([hidden]) > li, [data-empty]:not([hidden])")) return;
    window.firstResult = performance.now();
    observer.disconnect();
}).observe(document, { attributes: true, childList: true, subtree: true });"""
# Types the last letter of a query and waits until its results stand on the page.
_TIMED = """async (query) => {
    const root = document.querySelector("[data-module=search]");
    const input = root.querySelector("[data-search]");
    const type = async (text) => {
        const start = performance.now();
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        while (root.hasAttribute("aria-busy")) await new Promise((resolve) => setTimeout(resolve));
        root.getBoundingClientRect();
        return performance.now() - start;
    };
    const times = [];
    for (let length = 1; length <= query.length; length++) times.push(await type(query.slice(0, length)));
    return times;
}"""


@dataclass(frozen=True)
class Cost:
    """What one size costs: CPU seconds of the index and of all else that a build writes; bytes until the first result,
    and until its sums and counts, by query; milliseconds by key."""

    projects: int
    index_seconds: float
    pages_seconds: float | None
    files: int
    bytes: list[int]
    bytes_in_all: list[int]
    times: list[float]


def main() -> int:
    """Measure each size and print the table; 1 where something costs more than it may."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of projects")
    parser.add_argument("--build", action="store_true", help="also build all pages: what part of it the index is")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        work = Path(temporary)
        site = work / "site"
        build = [sys.executable, "build.py", "--quiet", "--no-cache", "--output", str(site)]
        subprocess.run(build, cwd=ROOT, check=True)
        running = browsers.launch(playwright)
        costs = [measure(size, work, site, running, options.build) for size in options.sizes]
    return report(costs)


def measure(projects: int, work: Path, site: Path, browser: Browser, build: bool) -> Cost:
    """The cost of one size. 61 are the real records, the others a corpus."""
    folder = ROOT / "content"
    if projects != SIZES[0]:
        corpus = work / str(projects)
        write = [sys.executable, "bench/corpus.py", "--projects", str(projects), "--seed", str(SEED), str(corpus)]
        subprocess.run(write, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        folder = corpus / "content"
    content, problems = load(folder, "content", ParseCache(None))
    if any(problem.level == "error" for problem in problems):
        raise SystemExit(f"{folder}: {problems[0]}")
    catalog = Catalog(content)
    start = time.process_time()
    made = search_files(catalog, Addresses(LANGUAGES), WordTable(folder))
    seconds = time.process_time() - start
    shutil.rmtree(site / "search", ignore_errors=True)
    for file in made.files:
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    page_file = site / "hankkeet/index.html"
    page_file.write_text(_FOLDER.sub(f'data-index="../{made.folder}"', page_file.read_text("utf-8")), "utf-8")
    with serve(site) as url:
        sizes = [bytes_until_result(browser, f"{url}hankkeet/?q={query}", site, url) for query in queries(content)]
        times = keys_until_result(browser, f"{url}hankkeet/", queries(content))
    pages = seconds_of_pages(folder, work) - seconds if build else None
    first, in_all = zip(*sizes, strict=True)
    return Cost(projects, seconds, pages, len(made.files), list(first), list(in_all), times)


def seconds_of_pages(content: Path, work: Path) -> float:
    """CPU seconds of building everything, less those of checking alone."""
    command = [sys.executable, "build.py"]
    settings = ["--quiet", "--no-cache", "--content", str(content)]
    if content != ROOT / "content":
        settings += ["--config", str(content.parent / "site.yaml")]
    times = []
    for words in (["check"], ["build", "--jobs", "1", "--output", str(work / "whole")]):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*command, *words, *settings], cwd=ROOT, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return times[1] - times[0]


def queries(content: Content) -> list[str]:
    """Words of titles and names of municipalities, some with a slip, the same for the same records."""
    dice = random.Random(SEED)
    titles = [word for e in content.applications for word in re.findall(r"[^\W\d_]{5,}", e.record.name)]
    names = [e.record.name.fi or "" for e in content.municipalities]
    chosen = dice.sample(titles, QUERIES // 3) + dice.sample(names, QUERIES // 3)
    spoilt = [word[:3] + word[4:] for word in dice.sample(titles, QUERIES // 3)]
    return chosen + spoilt


def bytes_until_result(browser: Browser, address: str, site: Path, url: str) -> tuple[int, int]:
    """The bytes of scripts and index, compressed, that are asked for before the first result stands, and those asked
    for until its sums and counts stand too."""
    page = browser.new_context().new_page()
    page.add_init_script(_NOTE_FIRST_RESULT)
    page.goto(address)
    page.wait_for_function("window.firstResult !== undefined")
    page.wait_for_selector("[data-module=search]:not([aria-busy])")
    asked = page.evaluate(
        """performance.getEntriesByType("resource")
            .map(({ name, startTime }) => [name, startTime < window.firstResult])"""
    )
    page.context.close()
    first = in_all = 0
    for name, before in asked:
        if name.endswith(".js"):
            size = len(gzip.compress((site / name.removeprefix(url)).read_bytes(), 6))
            in_all += size
            first += size if before else 0
    return first, in_all


def keys_until_result(browser: Browser, address: str, typed: list[str]) -> list[float]:
    """Milliseconds from each key to its results, on a slowed processor."""
    page: Page = browser.new_context().new_page()
    page.goto(address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    times = [one for query in typed for one in page.evaluate(_TIMED, query)]
    page.context.close()
    return times


def report(costs: list[Cost]) -> int:
    """Print the table; the exit status."""
    print(
        "| projects | files | index, CPU s | part of the build | bytes to the first result: median, most "
        "| with sums and counts: most | key to results: median |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    failed = False
    for cost in costs:
        median = statistics.median(cost.times)
        print(
            f"| {cost.projects:,} | {cost.files:,} | {cost.index_seconds:.2f} "
            f"| {f'{cost.index_seconds / cost.pages_seconds:.1%}' if cost.pages_seconds else '–'} "
            f"| {statistics.median(cost.bytes):,.0f}, {max(cost.bytes):,} | {max(cost.bytes_in_all):,} "
            f"| {median:.0f} ms |"
        )
        over = max(cost.bytes) > ALLOWED.get(cost.projects, max(ALLOWED.values()))
        slow = cost.projects <= 10_000 and median > ALLOWED_MS
        failed = failed or over or slow
        if over or slow:
            print(f"  over: {'bytes ' if over else ''}{'time' if slow else ''}", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
