"""What the build is held to, one line a promise, and whether it was kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.speed.contestants import ALONE, EVERYTHING, OTHERS
from bench.speed.growth import LEAST, Points, exponent
from bench.speed.results import COLD, RECORD, UNCHANGED, SizeResult

PASS, NOT_MEASURED = "PASS", "not measured"
SMALL, LARGE, LARGEST = 61, 10_000, 100_000
# Times the wall time of the faster peer.
TO_PEER = {SMALL: 1.0, LARGE: 0.5, LARGEST: 0.5}
ALONE_TO_PEER = 0.25
TO_FLOOR = 6.0
# Milliseconds.
UNCHANGED_MS = {SMALL: 60, LARGE: 150, LARGEST: 600}
RECORD_MS = {SMALL: 120, LARGE: 300, LARGEST: 2000}
PREVIEW_MS = {SMALL: 250, LARGE: 500}
FASTER_THAN_WATCH = 10.0
MOST_GROWTH = 1.05
MOST_MEMORY_MIB = 1228.8  # 1.2 GiB
LARGEST_PAGE_KB = 60.0
# Below so many times the limit a shortfall is told to the hundredth.
_EXACTLY = 10


@dataclass(frozen=True)
class Target:
    """A promise about one size (None: about all): what is measured and its unit, the limit, and what was found, None
    where it was not measured. ``at_least`` turns the limit round."""

    what: str
    size: int | None
    limit: float
    unit: str
    measured: float | None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """PASS, by how much it falls short, or that it was not measured."""
        if self.measured is None:
            return NOT_MEASURED
        if self.measured >= self.limit if self.at_least else self.measured <= self.limit:
            return PASS
        part = self.limit / self.measured if self.at_least else self.measured / self.limit
        if f"{part:.2f}" == "1.00":
            return "just missed"
        times = f"{part:,.{2 if part < _EXACTLY else 0}f}"
        return f"missed: the limit is {times} times that" if self.at_least else f"missed: {times} times the limit"

    @property
    def failed(self) -> bool:
        """Whether it was measured and not kept."""
        return self.measured is not None and self.verdict != PASS


def targets(sizes: Sequence[SizeResult]) -> Iterator[Target]:
    """Every promise, in the order of the sizes."""
    by_size = {result.projects: result for result in sizes}
    for size in sorted({*by_size, SMALL, LARGE, LARGEST}):
        yield from _of_size(size, by_size.get(size, SizeResult(size)))
    for name in (EVERYTHING, ALONE):
        times = [(r.projects, wall) for r in sizes if (wall := r.wall(COLD, name)) is not None]
        memory = [(r.projects, float(r.memory[name])) for r in sizes if name in r.memory]
        for what, points in (("time", times), ("memory", memory)):
            title = f"growth of the {what}, {name}, from {LEAST:,} to {LARGEST:,}: exponent"
            yield Target(title, None, MOST_GROWTH, "", exponent(points) if _is_whole_range(points) else None)


def _is_whole_range(points: Points) -> bool:
    """Whether the growth that is promised can be told: not that of its first part alone."""
    return {LEAST, LARGEST} <= {size for size, _ in points}


def _of_size(size: int, result: SizeResult) -> Iterator[Target]:
    measured = [other for other in OTHERS if result.wall(COLD, other) is not None]
    peer = f"{measured[0]} (no other was measured)" if len(measured) == 1 else "the faster peer"
    if size in TO_PEER:
        yield Target(
            f"cold, everything, to the pages alone of {peer}",
            size,
            TO_PEER[size],
            "×",
            result.to_faster_peer(EVERYTHING),
        )
    yield Target(f"cold, pages alone, to {peer}", size, ALONE_TO_PEER, "×", result.to_faster_peer(ALONE))
    yield Target("cold, pages alone, to the files from memory", size, TO_FLOOR, "×", result.to_floor())
    for what, case, limits in (
        ("nothing changed, everything", UNCHANGED, UNCHANGED_MS),
        ("one record changed, everything", RECORD, RECORD_MS),
    ):
        if size in limits:
            yield Target(what, size, limits[size], "ms", _milliseconds(result.wall(case, EVERYTHING)))
    if size == LARGE:
        for other in OTHERS:
            yield Target(
                f"one record changed, everything: faster than {other}’s watch mode",
                size,
                FASTER_THAN_WATCH,
                "×",
                _times_faster(result, other),
                at_least=True,
            )
    if size in PREVIEW_MS:
        shown = median(result.preview) if result.preview else None
        yield Target("preview, from the save to the reloaded page", size, PREVIEW_MS[size], "ms", shown)
    if size == LARGEST:
        memory = result.memory.get(EVERYTHING)
        yield Target(
            "peak memory of all processes, everything",
            size,
            MOST_MEMORY_MIB,
            "MiB",
            memory / 1024 if memory is not None else None,
        )
    if size >= LARGE or result.largest_page:
        page = result.largest_page
        yield Target("largest page, gzip", size, LARGEST_PAGE_KB, "kB", page[1] / 1000 if page else None)


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _times_faster(result: SizeResult, other: str) -> float | None:
    """Our new process, and our preview where it is faster still, against another's watch mode."""
    ours = [seconds for seconds in (result.wall(RECORD, EVERYTHING),) if seconds is not None]
    if EVERYTHING in result.watch:
        ours.append(median(result.watch[EVERYTHING]))
    if not ours or other not in result.watch:
        return None
    return median(result.watch[other]) / min(ours)
