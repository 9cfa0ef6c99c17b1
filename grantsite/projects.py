"""What records are joined into: projects, and municipalities with what they take part in; and the sums of projects.

Amounts are integer cents. An award is made to all applicants jointly and paid to the lead, and no source says
how it is shared, so a sum over municipalities is only ever taken over the
projects they lead; ``Place.as_partner`` is never added to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from grantsite.content import Entry
from grantsite.records import Application, Award, Call, Municipality, Text

AWARDED, NOT_AWARDED, UNDECIDED = STATUSES = ("awarded", "not-awarded", "undecided")
LEAD = "lead"
PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Body:
    """A municipality or an organisation. ``municipality`` is the code it counts for: its own, or that of the
    municipality whose unit it is, or None."""

    kind: str  # "municipality", or the kind of the organisation
    key: str  # the municipality's code, or the organisation's slug
    name: Text
    municipality: str | None

    @property
    def is_municipality(self) -> bool:
        """Whether it is a municipality itself."""
        return self.kind == "municipality"


@dataclass(frozen=True, slots=True)
class Party:
    """A body in a project, as the source prints it."""

    body: Body
    role: str
    as_written: str
    note: Text | None
    repeats: bool  # the source names it a second time in this project; counted once


@dataclass(frozen=True, eq=False)
class Project:
    """An application with its award, if any."""

    entry: Entry[Application]
    award_entry: Entry[Award] | None
    call: Call
    parties: tuple[Party, ...]

    @cached_property
    def application(self) -> Application:
        """The application's record."""
        return self.entry.record

    @cached_property
    def award(self) -> Award | None:
        """The award's record."""
        return self.award_entry.record if self.award_entry else None

    @cached_property
    def id(self) -> str:
        """The application's id."""
        return self.application.id

    @property
    def status(self) -> str:
        """One of STATUSES. Until the decision on its call is made, it is neither awarded a grant nor refused one."""
        if self.call.decision_date is None:
            return UNDECIDED
        return AWARDED if self.award else NOT_AWARDED

    @cached_property
    def awarded(self) -> int | None:
        """The award in cents, None where there is none."""
        return self.award.amount if self.award else None

    @property
    def share(self) -> Fraction | None:
        """Award of request: derived."""
        return (
            Fraction(self.award.amount, self.application.requested)
            if self.award and self.application.requested
            else None
        )

    @property
    def least_eligible_costs(self) -> int | None:
        """The least eligible costs in cents, without VAT, of which the award is the highest share allowed: derived."""
        return -(-self.award.amount * 100 // self.call.highest_share) if self.award else None

    @property
    def paid(self) -> int:
        """Payments less repayments, in cents."""
        return (
            sum(p.amount for p in self.award.payments) - sum(r.amount for r in self.award.repayments)
            if self.award
            else 0
        )

    @cached_property
    def names_bodies(self) -> bool:
        """Whether there is a record of each body that takes part."""
        return len(self.parties) == len(self.application.participants())

    @cached_property
    def leads(self) -> tuple[Party, ...]:
        """The lead and co-leads."""
        return tuple(p for p in self.parties if p.role == LEAD)

    @cached_property
    def partners(self) -> tuple[Party, ...]:
        """The partners, each body once and no lead among them."""
        return tuple(p for p in self.parties if p.role == PARTNER and not p.repeats)

    @cached_property
    def lead_codes(self) -> tuple[str, ...]:
        """Codes of the municipalities that lead, themselves or through a unit; each once."""
        return tuple(dict.fromkeys(p.body.municipality for p in self.leads if p.body.municipality))

    @cached_property
    def partner_codes(self) -> tuple[str, ...]:
        """Codes of the municipalities that take part, themselves or through a unit, and do not lead; each once."""
        codes = dict.fromkeys(p.body.municipality for p in self.partners if p.body.municipality)
        return tuple(c for c in codes if c not in self.lead_codes)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes of all municipalities in the project."""
        return self.lead_codes + self.partner_codes


@dataclass(eq=False)
class Place:
    """A municipality with all it takes part in.

    Sums are of the projects it leads; one with several leads counts for the first, so that no sum over
    municipalities counts it twice.
    """

    entry: Entry[Municipality]
    as_lead: list[Project] = field(default_factory=list)
    as_partner: list[Project] = field(default_factory=list)
    predecessors: list["Place"] = field(default_factory=list)

    @property
    def record(self) -> Municipality:
        """The municipality's record."""
        return self.entry.record

    @property
    def takes_part(self) -> bool:
        """Whether it appears in any application."""
        return bool(self.as_lead or self.as_partner)

    @property
    def requested_as_lead(self) -> int:
        """Cents requested in the projects it leads first."""
        return sum(p.application.requested for p in self._leads_first)

    @property
    def awarded_as_lead(self) -> int:
        """Cents awarded to the projects it leads first."""
        return sum(p.awarded or 0 for p in self._leads_first)

    @property
    def _leads_first(self) -> list[Project]:
        return [p for p in self.as_lead if p.lead_codes[0] == self.record.code]


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts and sums (cents) of a set of projects, each counted once."""

    applications: int
    requested: int
    awards: int
    awarded: int
    municipalities: int
    municipalities_as_lead: int
    municipalities_as_partner: int
    municipalities_awarded: int
    municipalities_awarded_as_lead: int


def last_day(call: Call) -> date:
    """The day from which a call is as it is known: that of its decision, or until there is one its deadline."""
    return call.decision_date or call.deadline


def totals(projects: Iterable[Project]) -> Totals:
    """The totals of a set of projects."""
    projects = list(projects)
    awarded = [p for p in projects if p.award]
    return Totals(
        applications=len(projects),
        requested=sum(p.application.requested for p in projects),
        awards=len(awarded),
        awarded=sum(p.awarded or 0 for p in awarded),
        municipalities=len({c for p in projects for c in p.codes}),
        municipalities_as_lead=len({c for p in projects for c in p.lead_codes}),
        municipalities_as_partner=len({c for p in projects for c in p.partner_codes}),
        municipalities_awarded=len({c for p in awarded for c in p.codes}),
        municipalities_awarded_as_lead=len({c for p in awarded for c in p.lead_codes}),
    )
