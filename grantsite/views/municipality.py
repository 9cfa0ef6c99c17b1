"""The page of a municipality, and the list of all."""

from datetime import date

from grantsite.records import PointOnMap, Text
from grantsite.urls import Address
from grantsite.views.history import RecordHistory
from grantsite.views.shared import CallFacts, Link, ProjectRow, Sharing, Sums, View


class MunicipalityRow(View, frozen=True):
    """A municipality as lists show it; sums are of the projects it leads."""

    code: str
    link: Link
    region: Link
    as_lead: int
    as_partner: int
    awards_as_lead: int
    awarded_as_lead: int
    words: str
    successor: Link | None


class OrganisationRow(View, frozen=True):
    """A body that is not a municipality, with those of the projects it is named in that stand on one page. So many as
    ``before`` stand on earlier pages; it has ``total``, which begin on page ``begins``."""

    slug: str
    name: Text
    kind: str
    unit_of: Link | None
    note: Text | None
    projects: list[tuple[str, ProjectRow]]  # role, project
    before: int
    total: int
    begins: int


class RegionGroup(View, frozen=True):
    """A region and its municipalities."""

    code: str
    name: Text
    municipalities: list[MunicipalityRow]


class MunicipalitiesView(View, frozen=True):
    """The list of all municipalities and of the other bodies. The projects of these go on over several ``pages``, of
    which it is the first."""

    call: CallFacts
    sums: Sums
    municipalities: int
    regions: list[RegionGroup]
    organisations: list[OrganisationRow]
    pages: list[Address]
    record_path: str


class OrganisationsPartView(View, frozen=True):
    """A further page of the projects of other bodies: those of them that have any on it."""

    page: int
    pages: list[Address]
    organisations: list[OrganisationRow]
    record_path: str


class Merger(View, frozen=True):
    """Another municipality and the day of the merger."""

    link: Link
    starts: date


class Predecessor(View, frozen=True):
    """A municipality that was merged into this one, with its projects."""

    merger: Merger
    projects: list[ProjectRow]


class RowsOfTable(View, frozen=True):
    """Those rows of a municipality's table of projects that stand on one page. So many as ``before`` stand on earlier
    pages; the table has ``total`` and begins on page ``begins``. ``former`` is whose projects they are, if they are
    those of a municipality that was merged into this one."""

    role: str  # "lead", "partner" or "former"
    former: Link | None
    rows: list[ProjectRow]
    before: int
    total: int
    begins: int


class MunicipalityView(View, frozen=True):
    """The page of a municipality."""

    code: str
    name: Text
    address: Address
    type: str
    languages: str
    population: int
    population_date: date
    point: PointOnMap
    region: Link
    region_at_decision: Link
    later_region_starts: date | None
    call: CallFacts
    as_lead: list[ProjectRow]
    as_partner: list[ProjectRow]
    requested_as_lead: int
    awarded_as_lead: int
    awards_as_lead: int
    awards_as_partner: int
    successor: Merger | None
    predecessors: list[Predecessor]
    neighbours: list[MunicipalityRow]
    sharing: Sharing
    record_path: str
    history: RecordHistory

    @property
    def is_decided(self) -> bool:
        """Whether there is anything to say of awards: not while all of its projects wait for a decision."""
        rows = (*self.as_lead, *self.as_partner)
        return not rows or any(row.status != "undecided" for row in rows)


class MunicipalityPartView(View, frozen=True):
    """A further page of a municipality with more projects than have room on its own page, which is the first of
    ``pages``. ``table`` is the path of the CSV file with all of them."""

    name: Text
    address: Address
    region: Link
    page: int
    pages: list[Address]
    tables: list[RowsOfTable]
    table: str
    record_path: str


class MunicipalitySheetView(View, frozen=True):
    """A municipality on one page of A4: those of its projects that have room, and how many ``more`` there are."""

    place: MunicipalityView
    call: CallFacts
    sharing: Sharing
    as_lead: list[ProjectRow]
    as_partner: list[ProjectRow]
    former: list[Predecessor]  # with projects
    more: int
