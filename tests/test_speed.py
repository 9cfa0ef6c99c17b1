"""The measurement of the build: what it counts, what it makes of it, and when it says that a promise is missed."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from xml.etree import ElementTree

import pytest

from bench.floor import Floor, Seconds
from bench.quality import with_table
from bench.speed import chart, growth, memory, report, rounds, store
from bench.speed.contestants import ALONE, ELEVENTY, EVERYTHING, HUGO, NAMES, Field
from bench.speed.results import CASES, COLD, RECORD, UNCHANGED, Run, SizeResult
from bench.speed.running import Command, Cost, kind_of_disk
from bench.speed.targets import NOT_MEASURED, PASS, Target, targets

LINUX = pytest.mark.skipif(not memory.is_told(), reason="only Linux tells the memory of processes")


def costs(*walls: float) -> list[Cost]:
    return [Cost(wall, 2 * wall) for wall in walls]


def size_result(projects: int, scale: float = 1.0) -> SizeResult:
    """A measurement in which all takes as long as the number of projects, and each contestant its own part of it."""
    result = SizeResult(projects, a_run(), files=dict.fromkeys(NAMES, (projects, projects * 1000)))
    for case in CASES:
        for name, part in ((EVERYTHING, 0.4), (ALONE, 0.2), (HUGO, 1.0), (ELEVENTY, 2.0)):
            result.costs[case][name] = costs(*(projects * scale * part / 1000 for _ in range(3)))
    result.memory = dict.fromkeys(NAMES, projects)
    written = projects * scale * 0.05 / 1000
    result.floor = {
        ALONE: [Seconds(written, written / 4, written / 2)],
        EVERYTHING: [Seconds(3 * written, written, 2 * written)],
    }
    return result


def a_run(*, load: float = 0.0, disk: str = "tmpfs", commit: str = "commit 123") -> Run:
    return Run("make bench", commit, "2 processors", disk, load, "C", "Jinja 3")


def results(*sizes: SizeResult, load: float = 0.0, disk: str = "tmpfs") -> list[SizeResult]:
    for size in sizes:
        size.run = a_run(load=load, disk=disk)
    return list(sizes)


def by_name(*sizes: SizeResult) -> dict[tuple[str, int | None], Target]:
    return {(target.what, target.size): target for target in targets(results(*sizes))}


@pytest.mark.parametrize("name", ["python", "a b", "odd) S 1 9 9", "(("])
def test_session_of_a_process_whatever_its_name(name: str) -> None:
    assert memory.session_of(f"42 ({name}) S 7 42 41 0 -1 4194304") == 41


def test_share_of_a_process() -> None:
    rollup = "55d0-7ffd ---p 0 00:00 0 [rollup]\nRss:  9000 kB\nPss:  1234 kB\nPss_Anon:  1000 kB\n"
    assert memory.share_of(rollup) == 1234
    assert memory.share_of("") == 0


def test_memory_is_that_of_all_processes_of_the_session(tmp_path: Path) -> None:
    for number, (session, share) in {10: (10, 100), 11: (10, 20), 12: (99, 4000), 13: (10, None)}.items():
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "stat").write_text(f"{number} (x) S 1 1 {session} 0")
        if share is not None:  # the last one ended while it was looked at
            (folder / "smaps_rollup").write_text(f"Pss: {share} kB\n")
    (tmp_path / "meminfo").write_text("")
    assert memory.of_session(10, tmp_path) == 120


HOLD = "x = bytearray(60_000_000); import time; time.sleep(0.4)"
BURN = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"


def in_two(script: str) -> Command:
    """A process that waits for one that it started."""
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {script!r}], check=True)"
    return Command([sys.executable, "-c", outer], Path.cwd())


@LINUX
def test_memory_of_a_process_that_another_started_counts() -> None:
    assert in_two(HOLD).peak_memory() > 60_000


def test_time_of_a_process_that_another_started_counts() -> None:
    cost = in_two(BURN).cost()
    assert cost.cpu >= 0.3
    assert cost.wall >= 0.3


def test_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    command = Command([sys.executable, "-c", "print('no such record'); raise SystemExit(3)"], tmp_path)
    with pytest.raises(RuntimeError, match=r"ended with 3:\nno such record"):
        command.cost()


def interrupt(command: Command, said: Path) -> None:
    """Interrupt the measurement as soon as the command has said a line."""
    with said.open("w+b") as output, command.running(output):
        while not said.read_bytes().endswith(b"\n"):
            time.sleep(0.01)
        raise KeyboardInterrupt


def test_interrupted_measurement_leaves_no_process(tmp_path: Path) -> None:
    """Neither the command nor what it started."""
    with pytest.raises(KeyboardInterrupt):
        interrupt(in_two("import os, time; print(os.getpid(), flush=True); time.sleep(60)"), tmp_path / "said")
    started = int((tmp_path / "said").read_bytes().split()[0])
    until = time.monotonic() + 10
    while time.monotonic() < until and is_running(started):
        time.sleep(0.01)
    assert not is_running(started)


def is_running(process: int) -> bool:
    """Whether there is such a process, other than one that has ended and is not yet cleared away."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return state.stdout.strip()[:1] not in ("", "Z")


def test_kind_of_disk_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    mounts = f"/dev/sda / ext4 rw 0 0\ntmpfs {tmp_path} tmpfs rw 0 0\nproc {tmp_path}-x proc rw 0 0\n"
    assert kind_of_disk(tmp_path / "deep" / "folder", mounts) == "tmpfs"
    assert kind_of_disk(tmp_path.parent, mounts) == "ext4"
    assert kind_of_disk(tmp_path, "") == ""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for number in range(40):
        page = site / f"a/{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_bytes(bytes([number]) * number)
    return site


@pytest.mark.parametrize("allows_c", [True, False])
def test_floor_writes_every_file(built: Path, tmp_path: Path, allows_c: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[dict[str, bytes]] = []
    target = tmp_path / "target"
    floor = Floor(tmp_path / "floor", allows_c=allows_c)
    monkeypatch.setattr(
        "bench.floor.shutil.rmtree",
        lambda folder, **_: kept.append({p.relative_to(folder).as_posix(): p.read_bytes() for p in files(folder)}),
    )
    assert min(floor.seconds(built, target)) > 0
    every = {path.relative_to(built).as_posix(): path.read_bytes() for path in files(built)}
    assert kept == [{}, {}, {}, every]  # both folders before, and after: one was exchanged for the other
    assert not target.exists()
    assert floor.name == "Python" or allows_c


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("power", [0.5, 1.0, 1.2, 2.0])
def test_exponent_of_a_power(power: float) -> None:
    points = [(61, 1e9), *((size, 3.0 * size**power) for size in (1000, 4000, 10_000, 100_000))]
    assert growth.exponent(points) == pytest.approx(power)


def test_larger_sizes_lie_on_a_straight_line() -> None:
    """What every site costs makes the power smaller than what one project more costs tells."""
    points = [(100_000, 520.0), (61, 1e9), (1000, 25.0), (10_000, 70.0)]
    assert growth.each(points) == 0.005
    assert growth.estimate(points, 1_000_000) == 5020.0
    assert growth.most(points, 720.0) == 140_000
    assert growth.most(points, 0.0) == 0
    assert growth.most([(1000, 2.0), (2000, 2.0)], 3.0) is None  # it grows no more


@pytest.mark.parametrize("points", [[], [(61, 1.0), (999, 2.0)], [(1000, 1.0)], [(61, 1.0), (1000, 2.0)]])
def test_exponent_needs_two_sizes_that_are_large(points: list[tuple[int, float]]) -> None:
    assert growth.exponent(points) is None
    assert growth.each(points) is None
    assert growth.estimate(points, 1_000_000) is None
    assert growth.most(points, 10.0) is None


def test_ratio_is_taken_within_a_round() -> None:
    """The machine was ten times slower in the second round; the faster peer is another one in the third."""
    result = SizeResult(61, a_run())
    result.costs[COLD][ALONE] = costs(1.0, 10.0, 1.0)
    result.costs[COLD][HUGO] = costs(4.0, 40.0, 9.0)
    result.costs[COLD][ELEVENTY] = costs(8.0, 80.0, 2.0)
    assert result.to_faster_peer(ALONE) == pytest.approx(0.25)
    assert result.to_faster_peer(EVERYTHING) is None
    result.floor = {ALONE: [Seconds(0.1, 9.0, 9.0), Seconds(0.3, 9.0, 9.0), Seconds(0.2, 9.0, 9.0)]}
    assert result.to_floor() == pytest.approx(5)


@pytest.mark.parametrize(
    ("measured", "at_least", "verdict"),
    [
        (9.0, False, PASS),
        (10.0, False, PASS),
        (10.01, False, "just missed"),
        (9.99, True, "just missed"),
        (15.0, False, "missed: 1.50 times the limit"),
        (123.0, False, "missed: 12 times the limit"),
        (10.0, True, PASS),
        (11.0, True, PASS),
        (4.0, True, "missed: the limit is 2.50 times that"),
        (None, False, NOT_MEASURED),
        (None, True, NOT_MEASURED),
    ],
)
def test_verdict(measured: float | None, at_least: bool, verdict: str) -> None:
    target = Target("x", 61, 10.0, "ms", measured, at_least)
    assert target.verdict == verdict
    assert target.failed == (verdict not in (PASS, NOT_MEASURED))


def test_every_promise_has_a_line_also_where_it_was_not_measured() -> None:
    found = by_name()
    assert {size for _, size in found} == {61, 10_000, 100_000, None}
    assert {target.verdict for target in found.values()} == {NOT_MEASURED}
    assert len(found) == 26


def test_promises_are_held_against_what_was_measured() -> None:
    large = size_result(10_000)
    large.costs[UNCHANGED][EVERYTHING] = costs(0.150)
    large.costs[RECORD][EVERYTHING] = costs(0.3, 0.301, 0.302)
    large.watch = {EVERYTHING: [0.2], HUGO: [2.5], ELEVENTY: [1.0]}
    large.preview = [400.0, 500.0, 900.0]
    large.largest_page = ("kunnat/helsinki/index.html", 60_001)
    verdicts = {what: target.verdict for (what, size), target in by_name(large).items() if size == 10_000}
    assert verdicts == {
        "cold, everything, to the pages alone of the faster peer": PASS,
        "cold, pages alone, to the faster peer": PASS,
        "cold, pages alone, to the files from memory": PASS,
        "nothing changed, everything": PASS,
        "one record changed, everything": "just missed",
        "one record changed, everything: faster than Hugo’s watch mode": PASS,
        "one record changed, everything: faster than Eleventy’s watch mode": "missed: the limit is 2.00 times that",
        "preview, from the save to the reloaded page": PASS,
        "largest page, gzip": "just missed",
    }


def test_growth_is_held_against_its_limit() -> None:
    time, memory = (f"growth of the {what}, everything, from 1,000 to 100,000: exponent" for what in ("time", "memory"))
    linear = by_name(size_result(1000), size_result(100_000))
    assert linear[time, None].verdict == PASS
    steeper = by_name(size_result(1000), size_result(100_000, scale=1.5))
    assert steeper[time, None].failed
    assert steeper[memory, None].verdict == PASS
    part = by_name(size_result(1000), size_result(10_000))
    assert part[time, None].verdict == NOT_MEASURED


def test_peer_is_named_where_there_was_but_one() -> None:
    alone = size_result(100_000)
    del alone.costs[COLD][ELEVENTY]
    assert ("cold, pages alone, to Hugo (no other was measured)", 100_000) in by_name(alone)


def test_everybody_begins_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    class Builder:
        def __init__(self, name: str) -> None:
            self.name, self.command, self.output = name, self, Path("no such folder")

        def reset(self) -> None:
            pass

        def cost(self) -> Cost:
            order.append(self.name)
            return Cost(1.0, 1.0)

    field = SimpleNamespace(contestants={name: Builder(name) for name in NAMES}, size=61)
    monkeypatch.setattr(rounds, "_compare", lambda field: None)
    rounds.measure(cast(Field, field), [COLD], 4, SizeResult(61, a_run()))
    begun = [order[first] for first in range(len(NAMES), len(order), len(NAMES))]
    assert sorted(begun) == sorted(NAMES)


def test_report_says_what_is_missed_and_what_was_in_the_way() -> None:
    small = size_result(61)
    small.costs[UNCHANGED][EVERYTHING] = costs(0.6)
    lines = list(report.lines(results(small, size_result(1000), size_result(10_000), load=3.0, disk="ext4")))
    assert "**The files were on ext4, not on tmpfs**: a disk is in the figures." in lines
    # 10,000 projects: the peers take 10 and 20 s
    assert "Writing the files of the plain pages from memory takes 0.500 s." in lines
    assert "Writing those of everything takes 1.500 s, 0.15 times the faster peer’s build." in lines
    assert "Asking the system for the size and time of each of those takes 0.500 s." in lines
    spared = "which a build is spared that finds the former folder."
    assert f"Exchanging that folder for one with links to the same files takes 1.000 s, {spared}" in lines
    assert any(line.startswith("**The machine was busy") for line in lines)
    assert "| nothing changed, everything | 61 | at most 60 ms | 600.0 ms | **missed: 10 times the limit** |" in lines
    assert "| cold | 4.00 / 8.00 | 2.00 / 4.00 | 10.00 / 20.00 | 20.00 / 40.00 |" in lines
    assert "| everything | 1.00 | 1.00 | 7 min | 1.0 GiB |" in lines
    assert any("makes everything of 750,000 projects in 5 minutes" in line for line in lines)
    quiet = list(report.lines(results(small)))
    assert not [line for line in quiet if "busy" in line or "not on tmpfs" in line]


def test_sizes_of_other_runs_stay(tmp_path: Path) -> None:
    """A size takes the place of the same one; of each it is said when it was measured."""
    file = tmp_path / "kept.json"
    small, large = size_result(61), size_result(10_000)
    small.floor = {ALONE: [Seconds(0.1, 0.3, 0.2)]}
    small.largest_page = ("index.html", 9)
    store.keep([small, large], file)
    assert store.kept(file) == [small, large]
    again = size_result(10_000, scale=2.0)
    again.run = a_run(commit="commit 456")
    store.keep([again], file)
    assert store.kept(file) == [small, again]
    lines = list(report.lines(store.kept(file)))
    assert lines[0].startswith("61 projects: `make bench` at commit 123")
    assert any(line.startswith("10,000 projects: `make bench` at commit 456") for line in lines)
    assert store.kept(tmp_path / "none.json") == []


def test_page_tells_what_is_kept() -> None:
    kept = store.kept(store.FILE)
    assert with_table(report.PAGE.read_text(encoding="utf-8"), "measured", report.lines(kept)) == report.PAGE.read_text(
        encoding="utf-8"
    )
    assert report.CHART.read_text(encoding="utf-8") == chart.draw(kept)


def test_page_has_a_place_for_the_report() -> None:
    lines = list(report.lines(results(size_result(61))))
    page = with_table(report.PAGE.read_text(encoding="utf-8"), "measured", lines)
    assert "\n".join(lines[:3]) in page
    assert report.CHART.is_file()


def test_chart_is_a_drawing_with_every_line_and_words_for_it() -> None:
    text = chart.draw(results(size_result(61), size_result(1000), size_result(10_000)))
    root = ElementTree.fromstring(text)  # noqa: S314 (our own text)
    name = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{name}circle")) == 5 * 3
    assert "Hugo, pages alone: 0.06 s with 61, 1.00 s with 1,000, 10.00 s with 10,000" in root.findtext(
        f"{name}desc", ""
    )
    assert "style" not in text
    places = {element.text: float(element.get("y", "")) for element in root.findall(f"{name}text")}
    ends = sorted(places[title] for title in ("everything (ours)", "Hugo, pages alone", "Eleventy, pages alone"))
    assert min(after - before for before, after in pairwise(ends)) >= 17
    assert max(float(e.get("cy", "")) for e in root.findall(f"{name}circle")) <= chart.HEIGHT - chart.BOTTOM


def test_name_of_a_line_that_ends_early_stands_at_its_end() -> None:
    small, large = size_result(61), size_result(1000)
    del large.costs[COLD][EVERYTHING]
    small.costs[COLD][EVERYTHING] = small.costs[COLD][HUGO] = costs(1.0)
    root = ElementTree.fromstring(chart.draw(results(small, large)))  # noqa: S314 (our own text)
    name = "{http://www.w3.org/2000/svg}"
    (end,) = [float(e.get("y", "")) for e in root.findall(f"{name}text") if e.text == "everything (ours)"]
    assert end == float(root.findall(f"{name}circle")[0].get("cy", ""))


def test_floor_uses_the_writer_that_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert Floor(tmp_path / "floor").name == "Python"
