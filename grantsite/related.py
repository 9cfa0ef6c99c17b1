"""Which projects are related to one: those that share most municipalities with it, and of these those of most money."""

from collections import Counter, defaultdict
from functools import lru_cache
from heapq import nlargest
from itertools import chain

from grantsite.catalog import Catalog
from grantsite.projects import Project


class Related:
    """The projects of a catalog by the municipalities that they share.

    All pairs of projects with a municipality in common are counted, which grows as the square of their number. So
    projects are numbers here, which the library counts: their ranks by money, the most first, and then by id.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._ranked = sorted(catalog.projects.values(), key=lambda p: (-(p.awarded or 0), p.id))
        self._by_code: defaultdict[str, list[int]] = defaultdict(list)
        for rank, project in enumerate(self._ranked):
            for code in project.codes:
                self._by_code[code].append(rank)
        self.to = lru_cache(maxsize=8)(self._to)  # a project's pages are made one after the other

    def _to(self, project: Project, most: int = 4) -> list[tuple[Project, int]]:
        """The projects related to one, the closest first, each with how many municipalities both have."""
        shared = Counter(chain.from_iterable(self._by_code[code] for code in project.codes))
        # one number each is compared faster than a pair: more shared is larger, and so is a lower rank
        scale = len(self._ranked)
        best = nlargest(most + 1, [number * scale - rank for rank, number in shared.items()])
        found = [(self._ranked[-value % scale], -(-value // scale)) for value in best]
        return [(other, number) for other, number in found if other is not project][:most]  # it shares all with itself
