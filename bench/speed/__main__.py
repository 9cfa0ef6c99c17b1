"""The command: ``python -m bench.speed --sizes 61 1000 10000``. See docs/performance.md."""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(path) for path in (ROOT, ROOT / "tests") if str(path) not in sys.path]

import browser as browsers  # noqa: E402 (the folders of packages must be known first)
from bench.floor import Floor  # noqa: E402
from bench.speed import chart, memory, report, rounds, store  # noqa: E402
from bench.speed.contestants import EVERYTHING, INSTALLED, NAMES, Contestant, Field, cores, hugo, node  # noqa: E402
from bench.speed.preview import milliseconds_until_reloaded  # noqa: E402
from bench.speed.results import CASES, COLD, Run, SizeResult  # noqa: E402
from bench.speed.running import kind_of_disk  # noqa: E402
from bench.speed.targets import targets  # noqa: E402
from bench.speed.watching import running, seconds_until_shown  # noqa: E402

MEMORY, FLOOR, WATCH, PREVIEW, PAGES = "memory", "floor", "watch", "preview", "pages"
MEASURES = (*CASES, MEMORY, FLOOR, WATCH, PREVIEW, PAGES)
SIZES = (61, 1_000, 10_000)
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 (tmpfs on Linux; --work names another folder)
# Rounds by the number of projects: the first whose size is not smaller.
_ROUNDS = ((61, 5), (1_000, 3), (sys.maxsize, 1))


def main(words: list[str]) -> int:
    """Measure, print the tables, and write them where asked. 1 where a target that was measured is missed."""
    given = _arguments(words)
    if not any(INSTALLED.glob("stamp")):
        print("Hugo and Eleventy are installed by make bench", file=sys.stderr)
        return 2
    run = _run(given, words)
    results: list[SizeResult] = []
    if run.disk != "tmpfs":
        print(f"{given.work} is not on tmpfs: a disk is in the figures", file=sys.stderr)
    with tempfile.TemporaryDirectory(dir=given.work, prefix="avustusikkuna-bench-") as temporary:
        work = Path(temporary)
        floor = Floor(work / "floor")
        for size in given.sizes:
            result = _measure(size, work / str(size), floor, given)
            result.run = replace(run, floor_by=floor.name)
            results.append(result)
            shutil.rmtree(work / str(size))
            if given.write:  # after each, because the next takes longer and can fail
                kept = store.keep(results)
                report.write(kept, chart.draw(kept))
    print("\n".join(report.lines(results)))
    return int(any(target.failed for target in targets(results)))


def _measure(size: int, folder: Path, floor: Floor, given: argparse.Namespace) -> SizeResult:
    """Everything that was asked for, of one size."""
    result = SizeResult(size)
    times = given.rounds or next(number for most, number in _ROUNDS if size <= most)
    most = dict(given.up_to)
    field = Field(size, folder, tuple(name for name in given.contestants if size <= most.get(name, size)))
    there = field.contestants
    with_memory = MEMORY in given.measures and memory.is_told()
    measures = given.measures
    if given.cold_above is not None and size > given.cold_above:
        measures = [measure for measure in measures if measure in (COLD, MEMORY, FLOOR)]
    cases = [case for case in CASES if case in measures]
    rounds.measure(field, cases, times, result, with_memory=with_memory)
    if PAGES in measures and EVERYTHING in there:
        result.largest_page = rounds.largest_page(there[EVERYTHING].output)
    if FLOOR in measures:
        rounds.measure_floor(field, floor, max(times, 3), result)
    for contestant in there.values():
        with_preview = PREVIEW in measures and contestant.name == EVERYTHING
        if contestant.watching and (WATCH in measures or with_preview):
            _watch(contestant, times, result, with_files=WATCH in measures, with_preview=with_preview)
    return result


def _watch(contestant: Contestant, times: int, result: SizeResult, *, with_files: bool, with_preview: bool) -> None:
    """What happens after a save, in one process that watches all along."""
    projects = result.projects
    with running(contestant, projects) as carriers:
        if with_files:
            result.watch[contestant.name] = seconds_until_shown(contestant, carriers, projects, times)
        if with_preview:
            with sync_playwright() as playwright:
                browser = browsers.launch(playwright)
                result.preview = milliseconds_until_reloaded(browser, contestant, projects, times)


def _run(given: argparse.Namespace, words: list[str]) -> Run:
    mounts = Path("/proc/mounts")
    peers = f"Hugo {version_of_hugo()}, Eleventy {version_of_eleventy()} on Node.js {version_of_node()}"
    return Run(
        command=" ".join(["python -m bench.speed", *words]),
        commit=_commit(),
        machine=f"{cores()} processors, {platform.system()}, Python {platform.python_version()}",
        disk=kind_of_disk(given.work, mounts.read_text(encoding="utf-8")) if mounts.is_file() else "",
        load=os.getloadavg()[0],
        floor_by="",
        versions=f"Jinja {version('jinja2')}; {peers}",
    )


def _commit() -> str:
    """The commit, and whether files differ from it."""
    head = _said(["git", "rev-parse", "--short=10", "HEAD"])
    return f"commit {head}" + (" with changes" if _said(["git", "status", "--porcelain"]) else "")


def version_of_hugo() -> str:
    """As Hugo says it: "0.168.0"."""
    return _said([str(hugo()), "version"]).split()[1].partition("-")[0].removeprefix("v").partition("+")[0]


def version_of_eleventy() -> str:
    """As Eleventy says it."""
    return _said([str(node()), str(INSTALLED / "node_modules/@11ty/eleventy/cmd.cjs"), "--version"])


def version_of_node() -> str:
    """As Node.js says it."""
    return _said([str(node()), "--version"]).removeprefix("v")


def _said(words: list[str]) -> str:
    return subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _arguments(words: list[str]) -> argparse.Namespace:
    work = SHARED_MEMORY if SHARED_MEMORY.is_dir() else Path(tempfile.gettempdir())
    parser = argparse.ArgumentParser(prog="bench.speed", description="Hold the build against Hugo and Eleventy.")
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of projects")
    add("--rounds", type=int, metavar="K", help="builds of each kind (default: 5, of large sizes 3 or 1)")
    add("--measures", nargs="+", choices=MEASURES, default=MEASURES, metavar="WHAT", help=", ".join(MEASURES))
    add("--contestants", nargs="+", choices=NAMES, default=NAMES, metavar="WHO", help=", ".join(NAMES))
    add("--up-to", type=_bound, nargs="+", default=(), metavar="WHO=N", help="with more projects, without these")
    add("--cold-above", type=int, metavar="N", help="with more projects, only cold builds are measured")
    add("--work", type=Path, default=work, metavar="DIR", help="where it all happens (default: %(default)s)")
    add(
        "--write",
        action="store_true",
        help="keep it in docs/performance.json, tell it in docs/performance.md and docs/performance.svg",
    )
    return parser.parse_args(words)


def _bound(word: str) -> tuple[str, int]:
    """``Eleventy=10000``."""
    name, _, number = word.rpartition("=")
    if name not in NAMES or not number.isdecimal():
        raise argparse.ArgumentTypeError(f"{word}: write one of {', '.join(NAMES)}, = and a number")
    return name, int(number)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
