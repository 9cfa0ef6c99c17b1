"""The records editors write: every kind and every field is declared here, once.

The reader (``load``) walks these declarations, so a field exists, is mandatory, and has a type only because
this module says so. A field without a default is mandatory. Amounts are integer cents; dates are dates of the
calendar; points are WGS84 degrees. Records are frozen and hold nothing that is computed.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from grantsite.messages import say

# Scalars that are more than text. ``extra["scalar"]`` names the reader's rule for the text in the file.
Money = Annotated[int, msgspec.Meta(extra={"scalar": "money"})]
Degrees = Annotated[Decimal, msgspec.Meta(extra={"scalar": "decimal"})]
Count = Annotated[int, msgspec.Meta(extra={"scalar": "count"})]
# Ids and codes are quoted in the file, because YAML reads an unquoted 020 as the number 16.
Code = Annotated[
    str,
    msgspec.Meta(pattern=r"\d{3}", extra={"scalar": "municipality", "form": say("three digits"), "example": '"020"'}),
]
RegionCode = Annotated[
    str, msgspec.Meta(pattern=r"\d{2}", extra={"scalar": "code", "form": say("two digits"), "example": '"01"'})
]
CallId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
        extra={"scalar": "code", "form": say("a year or slug"), "example": '"2020"'},
    ),
]
ApplicationId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"[a-z0-9]+(-[a-z0-9]+)*-\d{3,}",
        extra={"scalar": "code", "form": say("call and number"), "example": '"2020-001"'},
    ),
]
Slug = Annotated[
    str,
    msgspec.Meta(
        pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
        extra={
            "scalar": "text",
            "form": say("lower-case letters a–z, digits and single hyphens"),
            "example": "open-agenda",
        },
    ),
]
Line = Annotated[str, msgspec.Meta(extra={"scalar": "text"})]
# A text as a source prints it: its slips are kept where a note beside it says so.
Printed = Annotated[str, msgspec.Meta(extra={"scalar": "printed"})]
Url = Annotated[str, msgspec.Meta(extra={"scalar": "url"})]
# A reference printed in a document: "4", "4.2". Quoted, so that it stays text.
Place = Annotated[
    str,
    msgspec.Meta(
        pattern=r"[0-9]+(\.[0-9]+)*",
        extra={"scalar": "code", "form": say("a number"), "example": '"4"'},
    ),
]

LanguageCode = Literal["fi", "sv", "en"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every record and part of a record is: frozen, and without unknown fields."""


class Text(Record, frozen=True):
    """A text in one or more languages. At least one must be given; a missing one is shown in another, tagged."""

    fi: Line | None = None
    sv: Line | None = None
    en: Line | None = None

    def every(self) -> list[str]:
        """The text in each language that has it."""
        return [text for text in (self.fi, self.sv, self.en) if text]


class Source(Record, frozen=True):
    """Where a fact stands: a document of the call, and the section, item or row in it."""

    document: Slug
    section: Place | None = None
    item: Count | None = None
    row: Count | None = None


class Fact(Source, frozen=True):
    """Where a fact of a call stands, and the words that say it there ("kolmessa erässä"): entered twice, so that a
    wrong figure is found."""

    as_written: Line | None = None


class Participant(Record, frozen=True):
    """A body as a source prints it (``as_written``), and the municipality or organisation that it is.

    Exactly one of ``municipality`` and ``organisation`` is given. ``note`` says why the two differ where they
    differ in more than an inflection.
    """

    as_written: Printed
    municipality: Code | None = None
    organisation: Slug | None = None
    note: Text | None = None


class Point(Record, frozen=True):
    """One statement in our own words, and the section of the decision it comes from."""

    text: Text
    section: Place
    item: Count | None = None


class TargetArea(Record, frozen=True):
    """An area that a call was open for. ``id`` is what applications name in ``themes``.

    ``applications`` repeats which applications do: entered twice, so that a wrong theme is found.
    """

    id: Slug
    name: Text
    short: Text
    section: Place
    applications: list[ApplicationId] = []


class LegalBasis(Record, frozen=True):
    """A statute the call rests on, with its number in the statute book and the sections referred to.

    ``as_written`` holds the printed forms that say number and sections ("valtionavustuslain (688/2001) 8 §:n").
    """

    name: Text
    number: Line
    section: Place
    sections: Line | None = None
    as_written: list[Line] = []


class Document(Record, frozen=True):
    """A document that facts come from. ``url`` is its address, where one is known; ``sections`` are all it has."""

    id: Slug
    name: Text
    date: date
    url: Url | None = None
    sections: list[Place] = []


class ControlTotals(Record, frozen=True):
    """What the records of the call must add up to. The build fails when they do not.

    ``unawarded`` is what the awards leave of the appropriation.
    """

    applications: Count
    requested: Money
    awards: Count
    awarded: Money
    unawarded: Money
    municipalities: Count
    municipalities_as_lead: Count
    municipalities_as_partner: Count
    municipalities_awarded: Count
    municipalities_awarded_as_lead: Count


class Facts(Record, frozen=True):
    """Where each fact of a call stands that pages show with its source."""

    authority: Fact
    budget_item: Fact
    appropriation: Fact
    deadline: Fact
    decision_date: Fact
    project_end: Fact
    final_report_due: Fact
    highest_share: Fact
    instalments: Fact
    interim_report_months: Fact
    rectification_days: Fact
    applications: Fact
    requested: Fact
    awards: Fact
    awarded: Fact


class Explanation(Record, frozen=True):
    """A heading of the call's page and its points."""

    id: Slug
    title: Text
    points: list[Point]
    lead: Text | None = None


class Call(Record, frozen=True):
    """A call for applications and the decision on it (``content/calls/<id>.yaml``)."""

    id: CallId
    name: Text
    summary: Text
    authority: Text
    currency: Literal["EUR"]
    budget_item: Line
    appropriation: Money
    deadline: date
    decision_date: date
    project_end: date
    final_report_due: date
    highest_share: Count
    award_step: Money
    instalments: Count
    interim_report_months: Count
    rectification_days: Count
    documents: list[Document]
    legal_bases: list[LegalBasis]
    target_areas: list[TargetArea]
    explanations: list[Explanation]
    facts: Facts
    control_totals: ControlTotals
    notes: list[Text] = []


class Application(Record, frozen=True):
    """An application (``content/applications/<call>/<slug>.yaml``)."""

    id: ApplicationId
    call: CallId
    name: Printed
    language: LanguageCode
    applicant_as_written: Printed
    lead: Participant
    partners: list[Participant]
    requested: Money
    source: Source
    co_leads: list[Participant] = []
    name_corrected: Line | None = None
    themes: list[Slug] = []
    note: Text | None = None
    aliases: list[Slug] = []


class Payment(Record, frozen=True):
    """An instalment that has been paid to the lead."""

    instalment: Count
    date: date
    amount: Money
    url: Url | None = None


class InterimReport(Record, frozen=True):
    """An interim report: its period, the day it was given, and costs without VAT and VAT apart."""

    period_start: date
    period_end: date
    submitted: date
    costs_without_vat: Money
    vat: Money
    url: Url | None = None


class FinalReport(Record, frozen=True):
    """The final report and the auditor's statement that goes with it."""

    submitted: date
    costs_without_vat: Money
    vat: Money
    auditor_statement: date | None = None
    results: Text | None = None
    url: Url | None = None


class Repayment(Record, frozen=True):
    """Money that was paid and has been returned."""

    date: date
    amount: Money
    reason: Text | None = None
    url: Url | None = None


class Output(Record, frozen=True):
    """Something the project published, with the addresses that the decision's conditions ask for."""

    name: Text
    licence: Line | None = None
    url: Url | None = None
    source_repository: Url | None = None
    interoperability_platform: Url | None = None
    service_catalogue: Url | None = None
    accessibility_statement: Url | None = None


class Award(Record, frozen=True):
    """An award and what followed it (``content/awards/<call>/<slug>.yaml``)."""

    application: ApplicationId
    item: Count
    amount: Money
    recipient: Participant
    project_as_written: Printed
    source: Source
    conditions: list[Point] = []
    note: Text | None = None
    payments: list[Payment] = []
    interim_reports: list[InterimReport] = []
    final_report: FinalReport | None = None
    repayments: list[Repayment] = []
    outputs: list[Output] = []


class Population(Record, frozen=True):
    """The number of inhabitants on a day."""

    count: Count
    date: date


class RegionChange(Record, frozen=True):
    """The region a municipality belongs to from a day on."""

    region: RegionCode
    starts: date


class Successor(Record, frozen=True):
    """The municipality into which another was merged, and the day of the merger."""

    municipality: Code
    starts: date


class PointOnMap(Record, frozen=True):
    """The main locality of a municipality, WGS84."""

    lat: Degrees
    lon: Degrees


class Municipality(Record, frozen=True):
    """A municipality as on 1 January 2020 (``content/municipalities/<slug>.yaml``), and its later changes."""

    code: Code
    name: Text
    type: Literal["town", "municipality"]
    region: RegionCode
    population: Population
    languages: Literal["fi", "sv", "fi-sv", "sv-fi"]
    point: PointOnMap
    later_region: RegionChange | None = None
    successor: Successor | None = None
    predecessors: list[Code] = []  # whose successor it is: entered twice, so that a wrong code is found
    aliases: list[Slug] = []


class Organisation(Record, frozen=True):
    """A body that is not a municipality (``content/organisations/<slug>.yaml``).

    ``unit_of`` names the municipality whose unit it is; then the municipality is counted as taking part.
    ``other_forms`` are the printed forms of its name that the sources use.
    """

    name: Text
    kind: Literal["joint-authority", "hospital-district", "company", "library", "municipal-enterprise"]
    other_forms: list[Printed] = []
    unit_of: Code | None = None
    note: Text | None = None


class RegionMember(Record, frozen=True):
    """A municipality of a region, with its names."""

    code: Code
    fi: Line
    sv: Line | None = None


class Region(Record, frozen=True):
    """A region (one of the list in ``content/regions.yaml``).

    ``municipalities``, ``later_municipalities`` (those with this ``later_region``) and ``population`` repeat what
    the municipalities' own records say: entered twice, so that a wrong code, name, region or population in either
    place is found.
    """

    code: RegionCode
    name: Text
    municipalities: list[RegionMember]
    population: Count
    later_municipalities: list[Code] = []


class Term(Record, frozen=True):
    """A word of the State grant vocabulary (one of the list in ``content/terms.yaml``)."""

    id: Slug
    term: Text
    url: Url | None = None
    definition: Text | None = None
