"""Which municipalities apply together, and how often.

Each municipality gets one long integer with a bit for every application it takes part in; what two have in common is
the bits of both. So a project of three hundred municipalities costs no more than one of three, and all pairs of the
country are counted in time that grows with the number of applications alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from grantsite.catalog import Catalog
from grantsite.projects import Project
from grantsite.views.shared import View


class Tie(View, frozen=True):
    """Two municipalities by their codes, the lower first, and what they applied for together."""

    one: str
    other: str
    applications: int
    awards: int


class Ties(View, frozen=True):
    """Every pair that has applied together, those of most applications first, and with how many others each has.

    ``alone`` are municipalities that take part in applications, but in none with another municipality.
    """

    pairs: list[Tie]
    others: dict[str, int]
    alone: int


def municipal_ties(projects: Sequence[Project]) -> Ties:
    """The municipalities that apply together; a lead and a partner count alike."""
    members = _Members(projects)
    pairs = members.pairs()
    others: Counter[str] = Counter()
    for tie in pairs:
        others[tie.one] += 1
        others[tie.other] += 1
    return Ties(pairs, dict(others), len(members.codes) - len(others))


def joint(catalog: Catalog, projects: Iterable[Project]) -> tuple[int, int]:
    """How many applications several municipalities made, and how many of these stay within one region, by the regions
    of the day of the decision."""
    found = [project for project in projects if len(project.codes) > 1]
    return len(found), sum(len(_regions(catalog, project)) == 1 for project in found)


def _regions(catalog: Catalog, project: Project) -> set[str | None]:
    day = project.call.decision_date
    regions = (catalog.region_on(catalog.places[code].record, day) for code in project.codes)
    return {region.code if region else None for region in regions}


class _Members:
    """For each municipality the applications it is in, one bit each."""

    def __init__(self, projects: Sequence[Project]) -> None:
        length = len(projects) // 8 + 1
        bits: dict[str, bytearray] = {}
        awarded = bytearray(length)
        for number, project in enumerate(projects):
            byte, bit = number >> 3, 1 << (number & 7)
            if project.award:
                awarded[byte] |= bit
            for code in project.codes:
                if code not in bits:
                    bits[code] = bytearray(length)
                bits[code][byte] |= bit
        self.codes = sorted(bits)
        self._bits = {code: int.from_bytes(bits[code], "little") for code in self.codes}
        self._awarded = int.from_bytes(awarded, "little")

    def pairs(self) -> list[Tie]:
        """The pairs that have an application in common, those with most first."""
        found = []
        for one, other in combinations(self.codes, 2):
            if both := self._bits[one] & self._bits[other]:
                found.append(self._tie(one, other, both))
        return sorted(found, key=lambda tie: (-tie.applications, -tie.awards, tie.one, tie.other))

    def _tie(self, one: str, other: str, bits: int) -> Tie:
        return Tie(one, other, bits.bit_count(), (bits & self._awarded).bit_count())
