"""What templates are given: plain, frozen values without arithmetic left to do.

A page's HTML depends on its template and its view alone, which is what makes a fingerprint of the two enough to
tell whether a page must be rendered again. Amounts are integer cents, shares are parts of one.
"""

from datetime import date
from decimal import Decimal

import msgspec

from grantsite.records import (
    FinalReport,
    InterimReport,
    Output,
    Payment,
    PointOnMap,
    Repayment,
    Text,
)
from grantsite.urls import Address


class View(msgspec.Struct, frozen=True):
    """What every view is."""


class Link(View, frozen=True):
    """A name and the page it leads to, if there is one; ``fragment`` is a place on that page."""

    name: Text
    address: Address | None = None
    fragment: str = ""


class Source(View, frozen=True):
    """Where a fact stands, ready to be written out."""

    document: Text
    date: date
    url: str | None
    section: str | None
    item: int | None
    row: int | None


class Party(View, frozen=True):
    """A body in a project. ``as_written`` is given only where the printed form is not simply the name."""

    link: Link
    kind: str  # "municipality" or an organisation's kind
    as_written: str | None
    note: Text | None
    unit_of: Link | None


class ProjectRow(View, frozen=True):
    """A project as lists show it."""

    id: str
    name: str
    language: str
    address: Address
    call: str
    awarded: int | None
    requested: int
    share: Decimal | None
    leads: list[Link]
    partners: int  # bodies that take part besides the leads
    region: Link | None  # of the lead, on the day of the decision
    themes: list[Text]


class Point(View, frozen=True):
    """A statement and the section it comes from."""

    text: Text
    source: Source


class Sums(View, frozen=True):
    """Counts and sums of a call, each project counted once."""

    applications: int
    requested: int
    awards: int
    awarded: int
    municipalities: int
    municipalities_awarded: int


class CallFacts(View, frozen=True):
    """What pages other than the call's own say of it."""

    id: str
    name: Text
    authority: Text
    currency: str
    address: Address
    decision_date: date
    deadline: date
    project_end: date
    final_report_due: date
    instalments: int
    interim_report_months: int
    highest_share: int


class HomeView(View, frozen=True):
    """The home page."""

    call: CallFacts
    summary: Text
    sums: Sums
    appropriation: int
    largest: list[ProjectRow]
    regions: list[tuple[Link, int, int]]  # region, its municipalities, those that take part
    record_path: str


class Choice(View, frozen=True):
    """One value of a filter and how many projects have it."""

    value: str
    name: Text
    count: int


class AmountBand(View, frozen=True):
    """Requests of at least ``least`` cents and, but for the last band, less than ``below``."""

    value: str
    least: int
    below: int | None
    count: int


class PlaceChoice(View, frozen=True):
    """A municipality to filter by; ``number`` is its place in the index."""

    value: str
    number: int
    name: Text
    count: int


class Facets(View, frozen=True):
    """What a list of projects can be filtered by, with the number of projects of each value."""

    statuses: list[tuple[str, int]]
    calls: list[Choice]
    themes: list[Choice]
    regions: list[Choice]
    amounts: list[AmountBand]
    municipalities: list[PlaceChoice]
    languages: list[tuple[str, int]]
    kinds: list[tuple[str, int]]


class Cut(View, frozen=True):
    """A part of the list of projects with a page of its own: all of one status, theme, region or language.

    ``value`` is the status or the language; ``name`` that of a theme or region.
    """

    kind: str
    value: str
    name: Text | None
    address: Address
    count: int


class ProjectsView(View, frozen=True):
    """The list of all projects, or of a cut of it, in pages. ``index`` is the folder of the search's files; only the
    first page of all has it, and the facets."""

    calls: list[Link]
    sums: Sums
    rows: list[ProjectRow]
    cut: Cut | None
    cuts: list[Cut]
    page: int
    pages: list[Address]
    facets: Facets | None
    index: str | None
    record_path: str


class FollowUp(View, frozen=True):
    """What has been paid, reported and published; ``paid`` is payments less repayments."""

    payments: list[Payment]
    paid: int
    interim_reports: list[InterimReport]
    final_report: FinalReport | None
    repayments: list[Repayment]
    outputs: list[Output]


class AwardView(View, frozen=True):
    """The award of a project."""

    amount: int
    item: int
    source: Source
    recipient: Party
    recipient_as_written: str
    project_as_written: str
    note: Text | None
    conditions: list[Point]
    share: Decimal
    least_eligible_costs: int
    follow_up: FollowUp


class Sharing(View, frozen=True):
    """Where else a project or municipality can be met: for linking, embedding, following and printing.

    ``short`` is the permanent link and the folder of the QR code, the same in every language; ``page`` explains all.
    """

    kind: str  # "project" or "municipality"
    short: str
    page: Address
    embed: Address
    sheet: Address | None  # printed on one page; projects only
    calendar: bool  # whether something is due


class ProjectView(View, frozen=True):
    """The page of a project."""

    row: ProjectRow
    call: CallFacts
    leads: list[Party]
    partners: list[Party]
    repeated: list[Party]  # printed a second time in the source
    municipalities: int  # how many municipalities the project joins
    applicant_as_written: str
    name_corrected: str | None
    note: Text | None
    source: Source
    sources: dict[str, Source]  # of the call's facts
    award: AwardView | None
    related: list[tuple[ProjectRow, int]]
    sharing: Sharing
    record_path: str
    award_record_path: str | None


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
    """A body that is not a municipality, with the projects it is named in."""

    slug: str
    name: Text
    kind: str
    unit_of: Link | None
    note: Text | None
    projects: list[tuple[str, ProjectRow]]  # role, project


class RegionGroup(View, frozen=True):
    """A region and its municipalities."""

    code: str
    name: Text
    municipalities: list[MunicipalityRow]


class MunicipalitiesView(View, frozen=True):
    """The list of all municipalities and of the other bodies."""

    call: CallFacts
    sums: Sums
    municipalities: int
    regions: list[RegionGroup]
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


class Heading(View, frozen=True):
    """A heading of the call's page and its points."""

    id: str
    title: Text
    lead: Text | None
    points: list[Point]


class TermView(View, frozen=True):
    """A word of the field, its meaning and the address of its concept."""

    id: str
    term: Text
    url: str | None
    definition: Text | None


class NamedStatute(View, frozen=True):
    """A statute that the call rests on."""

    name: Text
    number: str
    sections: str | None
    source: Source


class CallView(View, frozen=True):
    """The page of a call and its decision."""

    call: CallFacts
    summary: Text
    appropriation: int
    budget_item: str
    sums: Sums
    rectification_days: int
    headings: list[Heading]
    target_areas: list[tuple[Text, Source]]
    legal_bases: list[NamedStatute]
    documents: list[Source]
    sources: dict[str, Source]
    awards: list[tuple[int, ProjectRow]]  # item of the decision, project
    terms: list[TermView]
    record_path: str


class Reconciled(View, frozen=True):
    """One control total and what the records add up to."""

    name: str
    is_money: bool
    control: int
    found: int


class Slip(View, frozen=True):
    """A note on a printed form, and the record it stands in."""

    subject: Link
    language: str | None  # of the subject, where it is a project's name
    source: Source
    as_written: str
    note: Text


class ProseView(View, frozen=True):
    """A prose page: Markdown by language. Of the data quality page also the tables."""

    slug: str
    title: Text
    description: Text
    body: Text
    reconciliation: list[Reconciled]
    slips: list[Slip]
    source_notes: list[Text]
    record_path: str


class NotFoundView(View, frozen=True):
    """The page for an address that does not exist."""


class FeedEntry(View, frozen=True):
    """One dated fact. ``key`` names it for ever among those of its subject, whose permanent link is ``subject``."""

    subject: str
    key: str
    updated: str  # RFC 3339
    address: Address
    title: Text
    summary: Text


class FeedView(View, frozen=True):
    """An Atom feed, newest first. ``address`` is its folder now, whatever former address it is also served at."""

    subject: str
    name: Text | None  # of the project or municipality; None for the whole site
    address: Address
    page: Address
    updated: str
    entries: list[FeedEntry]


class ShortLinkView(View, frozen=True):
    """The page at a permanent link, which leads on to the page of today."""

    name: Text
    target: Address


class RedirectView(View, frozen=True):
    """A page at a former address; leads on to the present one."""

    name: Text
    target: Address
