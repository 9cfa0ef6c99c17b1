"""What several views are made of."""

from datetime import date
from decimal import Decimal

import msgspec

from grantsite.records import Requirements, Text
from grantsite.urls import Address


class View(msgspec.Struct, frozen=True):
    """What every view is."""


class MadeView(View, frozen=True):
    """A file that no template draws: its bytes in each language."""

    data: dict[str, bytes]


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
    status: str  # "awarded", "not-awarded" or "undecided"
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
    decision_date: date | None  # None until the decision is made
    deadline: date
    project_end: date
    final_report_due: date
    instalments: int
    interim_report_months: int
    highest_share: int
    no_award_ground: Point | None  # of all applications without an award
    requirements: Requirements | None


class Sharing(View, frozen=True):
    """Where else a project or municipality can be met: for linking, embedding, following and printing.

    ``short`` is the permanent link and the folder of the QR code, the same in every language; ``page`` explains all.
    """

    kind: str  # "project" or "municipality"
    short: str
    page: Address
    embed: Address
    sheet: Address  # printed on one page of A4
    calendar: bool  # whether something is due
