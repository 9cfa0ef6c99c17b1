"""The page of a call and its decision."""

from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views.history import RecordHistory
from grantsite.views.shared import CallFacts, Link, Point, ProjectRow, Source, Sums, View


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


class AwardsOfPage(View, frozen=True):
    """Those awards of a call that stand on one ``page``, each with its item of the decision and the recipient that this
    item names (the city, where its library applied). So many as ``before`` stand on earlier ones; on all ``pages``
    there are ``total``, which add up to ``awarded`` cents."""

    rows: list[tuple[int, ProjectRow, Link]]
    before: int
    total: int
    awarded: int
    page: int
    pages: list[Address]


class CallView(View, frozen=True):
    """The page of a call and its decision."""

    call: CallFacts
    summary: Text
    appropriation: int
    budget_item: str | None
    sums: Sums
    rectification_days: int
    headings: list[Heading]
    target_areas: list[tuple[Text, Source]]
    legal_bases: list[NamedStatute]
    documents: list[Source]
    sources: dict[str, Source]
    awards: AwardsOfPage
    terms: list[TermView]
    record_path: str
    history: RecordHistory


class AwardsPartView(View, frozen=True):
    """A further page of the awards of a call that has more than have room on its own page."""

    call: CallFacts
    awards: AwardsOfPage
    record_path: str
