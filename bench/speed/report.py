"""The results as Markdown, for the terminal and for docs/performance.md."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from statistics import median

from bench.quality import with_table
from bench.speed.contestants import ALONE, EVERYTHING, NAMES, OTHERS
from bench.speed.growth import LEAST, estimate, exponent, most
from bench.speed.results import CASES, COLD, Run, SizeResult
from bench.speed.targets import Target, targets

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE, CHART = ROOT / "docs/performance.md", ROOT / "docs/performance.svg"
MILLION = 1_000_000
# What one job may take before a build is split: how long somebody waits for it, and the memory that is promised.
JOB_SECONDS, JOB_MIB = 300, 1228.8
# From so many processes waiting for a processor on, times of one minute say little.
_BUSY = 0.5


def write(results: Sequence[SizeResult], chart: str) -> None:
    """Put the results into the page and the chart beside it. Raises ValueError where the page has no place for them."""
    text = with_table(PAGE.read_text(encoding="utf-8"), "measured", lines(results))
    CHART.write_text(chart, encoding="utf-8")
    PAGE.write_text(text, encoding="utf-8")


def lines(results: Sequence[SizeResult]) -> Iterator[str]:
    """Everything, a line each."""
    for run, measured in groupby(results, key=lambda result: result.run):
        if run is not None:
            yield from _circumstances(run, [result.projects for result in measured])
    yield from ("### Targets", "", *_target_table(list(targets(results))))
    for result in results:
        yield from ("", f"### {result.projects:,} projects", "", *_cost_table(result))
        yield from ("", *_remarks(result)) if _has_remarks(result) else ()
    yield from ("", "### Growth", "", *_growth(results))


def _circumstances(run: Run, projects: list[int]) -> Iterator[str]:
    """On what these sizes were measured, as a paragraph."""
    sizes = ", ".join(f"{size:,}" for size in projects)
    yield (
        f"{sizes} projects: `{run.command}` at {run.commit}, {run.machine}; {run.versions};"
        f" the floor is written by {run.floor_by}."
    )
    if run.disk == "tmpfs":
        yield "Everything was on tmpfs, so no disk is in the figures."
    else:
        kind = run.disk or "a file system that could not be told"
        yield f"**The files were on {kind}, not on tmpfs**: a disk is in the figures."
    if run.load > _BUSY:
        yield (
            f"**The machine was busy with other work** (load {run.load:.1f} when it began): times are longer than"
            " they would be, and swing; the ratios are of builds that took turns, so they say more."
        )
    yield ""


def _target_table(found: list[Target]) -> Iterator[str]:
    yield "| target | projects | limit | measured | |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for target in found:
        measured = "–" if target.measured is None else f"{target.measured:,.{_digits(target)}f} {target.unit}".rstrip()
        sign = "at least" if target.at_least else "at most"
        limit = f"{sign} {target.limit:,g} {target.unit}".rstrip()
        size = "all" if target.size is None else f"{target.size:,}"
        verdict = f"**{target.verdict}**" if target.failed else target.verdict
        yield f"| {target.what} | {size} | {limit} | {measured} | {verdict} |"


def _digits(target: Target) -> int:
    """Digits after the point: enough to compare with the limit."""
    return 2 if target.limit < 20 else 1 if target.limit < 100 else 0


def _cost_table(result: SizeResult) -> Iterator[str]:
    names = [name for name in NAMES if name in result.files]
    yield f"| wall s / CPU s | {' | '.join(names)} |"
    yield f"| --- |{' ---: |' * len(names)}"
    for case, title in CASES.items():
        if any(result.costs_of(case, name) for name in names):
            yield f"| {title} | {' | '.join(_cost(result, case, name) for name in names)} |"
    if result.watch:
        cells = (f"{median(result.watch[name]):.2f}" if name in result.watch else "–" for name in names)
        yield f"| watching, one record changed | {' | '.join(cells)} |"
    if result.memory:
        cells = (f"{result.memory[name] / 1024:,.0f}" if name in result.memory else "–" for name in names)
        yield f"| peak memory, MiB | {' | '.join(cells)} |"
    yield f"| files | {' | '.join(f'{result.files[name][0]:,}' for name in names)} |"
    yield f"| megabytes | {' | '.join(f'{result.files[name][1] / 1e6:,.0f}' for name in names)} |"


def _cost(result: SizeResult, case: str, name: str) -> str:
    wall, cpu = result.wall(case, name), result.cpu(case, name)
    return "–" if wall is None or cpu is None else f"{wall:.2f} / {cpu:.2f}"


def _has_remarks(result: SizeResult) -> bool:
    return bool(result.floor or result.largest_page or result.preview)


def _remarks(result: SizeResult) -> Iterator[str]:
    yield from _floor(result)
    if result.preview:
        yield f"In a browser, the preview shows a saved record after {median(result.preview):.0f} ms."
    if result.largest_page:
        path, size = result.largest_page
        yield f"The largest page is `{path}`: {size / 1000:.1f} kB as gzip leaves it."


def _floor(result: SizeResult) -> Iterator[str]:
    """What the disk takes of the times above, whoever writes."""
    if alone := result.floor_of(ALONE):
        yield f"Writing the files of the plain pages from memory takes {alone.written:.3f} s."
    if every := result.floor_of(EVERYTHING):
        peers = [wall for other in OTHERS if (wall := result.wall(COLD, other)) is not None]
        part = f", {every.written / min(peers):.2f} times the faster peer’s build" if peers else ""
        yield f"Writing those of everything takes {every.written:.3f} s{part}."
        yield f"Asking the system for the size and time of each of those takes {every.looked:.3f} s."
        yield (
            f"Exchanging that folder for one with links to the same files takes {every.exchanged:.3f} s, which a build "
            "is spared that finds the former folder."
        )


def _growth(results: Sequence[SizeResult]) -> Iterator[str]:
    """The exponents of time and memory, and the reckoning for a million projects."""
    yield f"| from {LEAST:,} projects on | time grows as N to the | memory as N to the | a million: time | memory |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name in NAMES:
        times = [(r.projects, wall) for r in results if (wall := r.wall(COLD, name)) is not None]
        memory = [(r.projects, float(r.memory[name])) for r in results if name in r.memory]
        if not times:
            continue
        seconds, kilobytes = estimate(times, MILLION), estimate(memory, MILLION)
        yield (
            f"| {name} | {_power(exponent(times))} | {_power(exponent(memory))} "
            f"| {'–' if seconds is None else f'{seconds / 60:,.0f} min'} "
            f"| {'–' if kilobytes is None else f'{kilobytes / 1024 / 1024:,.1f} GiB'} |"
        )
    yield from _reach(results)


def _reach(results: Sequence[SizeResult]) -> Iterator[str]:
    """Up to how many projects one job does everything."""
    times = [(r.projects, wall) for r in results if (wall := r.wall(COLD, EVERYTHING)) is not None]
    memory = [(r.projects, float(r.memory[EVERYTHING])) for r in results if EVERYTHING in r.memory]
    in_time, in_memory = most(times, JOB_SECONDS), most(memory, JOB_MIB * 1024)
    if in_time is None or in_memory is None:
        return
    yield ""
    yield (
        f"By this, one job on such a machine makes everything of {_rounded(in_time)} projects in"
        f" {JOB_SECONDS // 60} minutes and of {_rounded(in_memory)} in {JOB_MIB / 1024:.1f} GiB. A build with more than"
        f" {_rounded(min(in_time, in_memory))} should be split."
    )


def _rounded(number: int) -> str:
    """To two digits: more would say more than is known."""
    unit = 10 ** max(0, len(str(number)) - 2)
    return f"{number // unit * unit:,}"


def _power(found: float | None) -> str:
    return "–" if found is None else f"{found:.2f}"
