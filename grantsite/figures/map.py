"""The map of Finland: every municipality a point, leads as discs in proportion to euros, partners as rings.

What is drawn is the division into municipalities on the day of a call's decision, and whatever else takes part: one
that was merged away before has no point, one that was merged later keeps its own and says what it is now part of.
A sum stands at the first lead of a project, so that no disc holds money that another one holds (``projects.Place``).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from math import isqrt

from grantsite.catalog import Catalog
from grantsite.downloads.column import Type
from grantsite.figures import ground
from grantsite.figures.figure import WIDTH, Figure, table
from grantsite.figures.group import is_decided
from grantsite.figures.labels import Box, Label, box_of, labels
from grantsite.figures.labels import Disc as Named
from grantsite.projects import Place, Project, last_day
from grantsite.records import Call
from grantsite.tm35fin import project as in_plane
from grantsite.views.shared import Link, View

LEAD, PARTNER, NEITHER, ITSELF = "lead", "partner", "neither", "itself"

# Tenths of a pixel: the radius of the largest disc. Its area tells all others'.
_LARGEST = 180
# The country, and below it the sizes of discs, where there are any.
_COUNTRY = 5180
_SIZES = 660
# Rings and the dot of the municipality that a map is of.
RING, DOT = 30, 60
# On the map of a call discs from this radius on are named, where there is room.
_NAMED = 60
_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("municipality_code", "code"),
    ("municipality_name_fi", "text"),
    ("municipality_name_sv", "text"),
    ("role", "code"),
    ("requested", "money"),
    ("awarded", "money"),
    ("projects_as_lead", "integer"),
    ("projects_as_partner", "integer"),
    ("awards", "integer"),
)


class Mark(View, frozen=True):
    """A municipality on the map and in its table. Sums are cents of the projects that it leads first, None where it
    leads none; ``x`` and ``y`` are tenths of a pixel, ``outer`` and ``inner`` the radii of what was requested and
    awarded."""

    code: str
    link: Link
    successor: Link | None  # what it is part of now
    role: str
    requested: int | None
    awarded: int | None
    as_lead: int  # projects
    as_partner: int
    awards: int
    with_it: int  # other municipalities in the projects that it leads
    x: int
    y: int
    outer: int
    inner: int


class Disc(View, frozen=True):
    """A disc of the legend: what its area stands for, in cents, and its radius."""

    value: int
    radius: int


class MapFigure(Figure, frozen=True):
    """A map. ``kind`` is what it is of: a "call", a "project" or a "municipality"; ``marks`` are in the order in which
    they are drawn, ``rows`` are the same in that of the table. ``dots`` is a path in units of the ground. Where no
    project is ``decided`` nothing can be said of awards."""

    kind: str
    decided: bool
    dots: str
    marks: list[Mark]
    rows: list[Mark]
    labels: list[Label]
    discs: bool  # whether there are any
    rings: bool
    legend: list[Disc]
    unplaced: int  # projects whose lead is no municipality, nor a part of one
    unplaced_requested: int
    unplaced_awarded: int

    @property
    def land(self) -> str:
        """The path of the land, in units of the ground."""
        return ground.land()

    @property
    def inset(self) -> ground.Window:
        """What is drawn larger, and where."""
        return ground.INSET

    @property
    def frame(self) -> ground.Window:
        """The whole country."""
        return ground.COUNTRY

    def of_role(self, role: str) -> list[Mark]:
        """The municipalities of a role, in the order of the table."""
        return [mark for mark in self.rows if mark.role == role]


class Scale(View, frozen=True):
    """The scale of discs: ``most`` cents are the largest."""

    most: int

    def radius(self, cents: int) -> int:
        """The radius of a disc in tenths of a pixel, to the nearest: its area is in proportion to the sum."""
        return (isqrt(4 * _LARGEST**2 * cents // self.most) + 1) // 2 if self.most else 0

    @property
    def legend(self) -> list[Disc]:
        """Discs of round sums: the largest that some disc reaches, a fifth and a twentieth of it."""
        if self.most < 100:
            return []
        power = 10 ** (len(str(self.most)) - 1)
        top = max(digit * power for digit in (1, 2, 5) if digit * power <= self.most)
        return [Disc(value, self.radius(value)) for value in (top, top // 5, top // 20)]


class Maps:
    """The maps of a catalog. All have the scale of one call's map, so that discs can be compared from page to page.

    ``link`` makes the link to a municipality's page.
    """

    def __init__(self, catalog: Catalog, call: Call, link: Callable[[Place], Link]) -> None:
        self._catalog = catalog
        self._call = call
        self._link = cache(link)
        self._dots = lru_cache(maxsize=256)(self._dots_with)

    @cached_property
    def scale(self) -> Scale:
        """The scale of all discs: the largest is the municipality that requested most as the lead, or a project."""
        sums: Counter[str] = Counter()
        for project in self._catalog.of_call(self._call.id):
            sums.update(dict.fromkeys(project.lead_codes[:1], project.application.requested))
        single = (p.application.requested for p in self._catalog.projects.values() if p.lead_codes)
        return Scale(max([*sums.values(), *single], default=0))

    @cached_property
    def _there(self) -> list[Place]:
        """The municipalities on the day of the decision."""
        day = last_day(self._call)
        found = []
        for place in self._catalog.places.values():
            successor = place.record.successor
            if successor is None or successor.starts > day:
                found.append(place)
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(place.record.code for place in self._there)

    def _dots_with(self, more: tuple[str, ...]) -> str:
        """The points of all municipalities of that day, and of others, by their codes."""
        places = [*self._there, *(self._catalog.places[code] for code in more)]
        return ground.dots([self._units(place) for place in places])

    @staticmethod
    def _units(place: Place) -> tuple[int, int]:
        point = place.record.point
        return ground.units(in_plane(point.lat, point.lon))

    def of_call(self) -> MapFigure:
        """All municipalities: what they lead and take part in."""
        projects = self._catalog.of_call(self._call.id)
        return self._figure("call", projects, self._there, NEITHER)

    def of_project(self, project: Project) -> MapFigure | None:
        """The municipalities of a project; None where the source names none."""
        if not project.codes:
            return None
        return self._figure("project", [project], [], NEITHER)

    def of_municipality(self, place: Place) -> MapFigure:
        """A municipality, and those in the projects that it takes part in: it is the lead of its own, the others are
        partners of it whatever their part in the project."""
        projects = [*place.as_lead, *place.as_partner]
        counts: Counter[str] = Counter()
        awards: Counter[str] = Counter()
        for project in projects:
            codes = [code for code in project.codes if code != place.record.code]
            counts.update(codes)
            awards.update(codes if project.award else [])
        own = self._mark(place, ITSELF, projects, place.as_lead, len(place.as_partner))
        others = [
            self._mark(self._catalog.places[code], PARTNER, [], [], count, awards[code])
            for code, count in counts.most_common()
        ]
        return self._made("municipality", [own, *others], projects)

    def _figure(self, kind: str, projects: list[Project], shown: list[Place], role: str) -> MapFigure:
        leads: dict[str, list[Project]] = {}
        partners: dict[str, list[Project]] = {}
        for project in projects:
            for code in project.lead_codes:
                leads.setdefault(code, []).append(project)
            for code in project.partner_codes:
                partners.setdefault(code, []).append(project)
        places = {place.record.code: place for place in shown}
        places |= {code: self._catalog.places[code] for code in (*leads, *partners) if code not in places}
        marks = []
        for code, place in places.items():
            own, other = leads.get(code, []), partners.get(code, [])
            its_role = LEAD if own else PARTNER if other else role
            marks.append(self._mark(place, its_role, [*own, *other], own, len(other)))
        return self._made(kind, marks, projects)

    def _mark(
        self,
        place: Place,
        role: str,
        projects: list[Project],
        leads: list[Project],
        as_partner: int,
        awards: int | None = None,
    ) -> Mark:
        record = place.record
        first = [p for p in leads if p.lead_codes[0] == record.code]
        requested = sum(p.application.requested for p in first)
        awarded = sum(p.awarded or 0 for p in first)
        x, y = ground.placed(in_plane(record.point.lat, record.point.lon))
        return Mark(
            code=record.code,
            link=self._link(place),
            successor=self._link(self._catalog.places[record.successor.municipality]) if record.successor else None,
            role=role,
            requested=requested if first else None,
            awarded=awarded if first else None,
            as_lead=len(leads),
            as_partner=as_partner,
            awards=sum(1 for p in projects if p.award) if awards is None else awards,
            with_it=len({code for p in leads for code in p.codes} - {record.code}),
            x=x,
            y=y,
            outer=self.scale.radius(requested),
            inner=self.scale.radius(awarded),
        )

    def _made(self, kind: str, marks: list[Mark], projects: list[Project]) -> MapFigure:
        # by sum, then by role as it comes; names are sorted by the templates, in each language's order
        rows = sorted(marks, key=lambda m: (-(m.requested or 0), m.role != ITSELF, m.role != LEAD, m.role != PARTNER))
        discs = any(mark.outer for mark in marks)
        decided = is_decided(projects)
        # a municipality's own map does not tell of the money of others
        unplaced = [p for p in projects if not p.lead_codes] if kind != "municipality" else []
        more = sorted(m.code for m in marks if m.code not in self._known)
        return MapFigure(
            name="map",
            height=_COUNTRY + (_SIZES if discs else 0),
            csv=_csv(self._catalog, rows, decided),
            kind=kind,
            decided=decided,
            dots=self._dots(tuple(more)),
            # large discs first, so that small ones lie on top; then rings, which no disc may hide
            marks=sorted(marks, key=lambda m: (not m.outer, -m.outer, m.role != NEITHER, m.role == ITSELF)),
            rows=rows,
            labels=_labels(kind, rows),
            discs=discs,
            rings=any(m.role not in (NEITHER, ITSELF) and not m.outer for m in marks),
            legend=self.scale.legend,
            unplaced=len(unplaced),
            unplaced_requested=sum(p.application.requested for p in unplaced),
            unplaced_awarded=sum(p.awarded or 0 for p in unplaced),
        )


# Where the legend stands, beside the inset and below it.
_LEGEND = Box(0, ground.INSET_BOX[3], 1500, ground.INSET_BOX[3] + 1100)


def _labels(kind: str, rows: list[Mark]) -> list[Label]:
    """The names of leads and of the municipality that the map is of; of a call, those of large discs that have room."""
    inset, country = Box(*ground.INSET_BOX), Box(0, 0, WIDTH, _COUNTRY)
    marked = [mark for mark in rows if mark.role != NEITHER]
    taken = [box_of(mark.x, mark.y, _radius(mark)) for mark in marked]
    named = []
    for mark in marked:
        if mark.role == ITSELF or (mark.role == LEAD and (kind == "project" or mark.outer >= _NAMED)):
            inside = inset if box_of(mark.x, mark.y, 0).within(inset) else country
            named.append(Named(mark.link.name, mark.x, mark.y, _radius(mark), inside))
    return labels(named, [*taken, inset, _LEGEND], country, all_of_them=kind != "call")


def _radius(mark: Mark) -> int:
    return max(mark.outer, DOT if mark.role == ITSELF else RING)


def _csv(catalog: Catalog, rows: Iterable[Mark], decided: bool) -> str:
    lines = []
    for mark in rows:
        name = catalog.places[mark.code].record.name
        awarded, awards = (mark.awarded, mark.awards) if decided else (None, None)
        sums = (mark.requested, awarded, mark.as_lead, mark.as_partner, awards)
        lines.append((mark.code, name.fi, name.sv, mark.role, *sums))
    return table(_COLUMNS, lines)
