"""What was measured, as plain values: everything that a report is made of."""

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

from bench.floor import Seconds
from bench.speed.contestants import ALONE, OTHERS
from bench.speed.running import Cost

COLD, UNCHANGED, RECORD, TEMPLATE = "cold", "unchanged", "record", "template"
CASES = {
    COLD: "cold",
    UNCHANGED: "nothing changed",
    RECORD: "one record changed",
    TEMPLATE: "one template changed",
}


@dataclass(frozen=True)
class Run:
    """On what something was measured: the command, the commit, the machine, the kind of disk, how many processes ran
    beside when it began, who wrote the floor, and the versions."""

    command: str
    commit: str
    machine: str
    disk: str
    load: float
    floor_by: str
    versions: str


@dataclass
class SizeResult:
    """What was measured with one number of projects. Costs are one a round; the rounds of all contestants took turns.

    ``files`` are their number and bytes; ``memory`` is in kB, ``watch`` in seconds, ``preview`` in milliseconds,
    ``largest_page`` in bytes as gzip leaves them; ``floor`` is of the files that ours are. What was not measured is
    empty.
    """

    projects: int
    run: Run | None = None  # None where nothing was measured
    # by case and contestant
    costs: dict[str, dict[str, list[Cost]]] = field(default_factory=lambda: defaultdict(dict))
    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    floor: dict[str, list[Seconds]] = field(default_factory=dict)
    watch: dict[str, list[float]] = field(default_factory=dict)
    preview: list[float] = field(default_factory=list)
    largest_page: tuple[str, int] | None = None

    def costs_of(self, case: str, name: str) -> list[Cost]:
        """What each round of a contestant cost; nothing where it was not measured."""
        return self.costs.get(case, {}).get(name, [])

    def wall(self, case: str, name: str) -> float | None:
        """The median of the seconds on the clock."""
        costs = self.costs_of(case, name)
        return median(cost.wall for cost in costs) if costs else None

    def cpu(self, case: str, name: str) -> float | None:
        """The median of the seconds of processors."""
        costs = self.costs_of(case, name)
        return median(cost.cpu for cost in costs) if costs else None

    def to_faster_peer(self, name: str) -> float | None:
        """Our time of a cold build by the faster peer's of the same round: the median of the rounds."""
        ours = self.costs_of(COLD, name)
        theirs = [costs for other in OTHERS if (costs := self.costs_of(COLD, other))]
        if not ours or not theirs:
            return None
        fastest = [min(cost.wall for cost in round_) for round_ in zip(*theirs, strict=True)]
        ratios: list[float] = [cost.wall / least for cost, least in zip(ours, fastest, strict=True)]
        return median(ratios)

    def to_floor(self) -> float | None:
        """The time of plain pages alone by that of writing their files."""
        alone, floor = self.wall(COLD, ALONE), self.floor_of(ALONE)
        return alone / floor.written if alone is not None and floor is not None else None

    def floor_of(self, name: str) -> Seconds | None:
        """The medians of what the files of a contestant take."""
        floors = self.floor.get(name)
        return Seconds(*map(median, zip(*floors, strict=True))) if floors else None
