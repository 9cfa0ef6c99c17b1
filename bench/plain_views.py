"""The facts that the plain pages of the speed comparison show, as plain values: what our own templates in
``bench/pages/`` are given, and what ``handover.py`` writes out for the other generators.

Figures, snippets, sources and related projects are left out: only our pages have them, so they could not be compared.
"""

from grantsite.pages import Builder
from grantsite.projects import Place, Project
from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views import CallFacts, Party, ProjectRow, Sums, View

# Rows of a page of the list of all projects.
ROWS = 200


class AwardFacts(View, frozen=True):
    """What a decision says of a project; the amount in cents."""

    amount: int
    item: int
    recipient_as_written: str
    project_as_written: str
    note: Text | None
    conditions: list[Text]


class ProjectFacts(View, frozen=True):
    """The plain page of a project."""

    row: ProjectRow
    call: CallFacts
    name_corrected: str | None
    leads: list[Party]
    partners: list[Party]
    municipalities: int
    applicant_as_written: str
    note: Text | None
    award: AwardFacts | None


class PlaceFacts(View, frozen=True):
    """The plain page of a municipality; sums in cents, of the projects that it leads."""

    code: str
    name: Text
    region: Text
    population: int
    requested: int
    awarded: int
    as_lead: list[ProjectRow]
    as_partner: list[ProjectRow]


class PlaceLine(View, frozen=True):
    """A municipality in the list of all."""

    name: Text
    address: Address
    region: Text
    as_lead: int
    as_partner: int
    awarded: int


class PlacesFacts(View, frozen=True):
    """The plain list of municipalities."""

    places: list[PlaceLine]


class ListFacts(View, frozen=True):
    """A page of the plain list of projects, the ``number``-th of ``pages``."""

    number: int
    pages: list[Address]
    rows: list[ProjectRow]


class HomeFacts(View, frozen=True):
    """The plain home page."""

    sums: Sums
    calls: list[Text]


def project_facts(builder: Builder, project: Project) -> ProjectFacts:
    """The facts of a project."""
    application, award = project.application, project.award
    return ProjectFacts(
        row=builder.row(project),
        call=builder.call_facts(project.call.id),
        name_corrected=application.name_corrected,
        leads=builder.parties(project.leads),
        partners=builder.parties(project.partners),
        municipalities=len(project.codes),
        applicant_as_written=application.applicant_as_written,
        note=application.note,
        award=AwardFacts(
            amount=award.amount,
            item=award.item,
            recipient_as_written=award.recipient.as_written,
            project_as_written=award.project_as_written,
            note=award.note,
            conditions=[point.text for point in award.conditions],
        )
        if award
        else None,
    )


def place_facts(builder: Builder, place: Place) -> PlaceFacts:
    """The facts of a municipality."""
    record = place.record
    return PlaceFacts(
        code=record.code,
        name=record.name,
        region=_region(builder, place),
        population=record.population.count,
        requested=place.requested_as_lead,
        awarded=place.awarded_as_lead,
        as_lead=[builder.row(project) for project in place.as_lead],
        as_partner=[builder.row(project) for project in place.as_partner],
    )


def places_facts(builder: Builder) -> PlacesFacts:
    """The list of municipalities, in the order of their codes."""
    return PlacesFacts(
        [
            PlaceLine(
                name=place.record.name,
                address=builder.addresses.municipality(place.record),
                region=_region(builder, place),
                as_lead=len(place.as_lead),
                as_partner=len(place.as_partner),
                awarded=place.awarded_as_lead,
            )
            for place in builder.catalog.places.values()
        ]
    )


def list_facts(builder: Builder) -> list[ListFacts]:
    """The pages of the list of projects."""
    projects = list(builder.catalog.projects.values())
    first = builder.addresses.page("projects")
    chunks = [projects[begin : begin + ROWS] for begin in range(0, len(projects), ROWS)] or [[]]
    pages = [builder.addresses.list_page(first, number) for number in range(1, len(chunks) + 1)]
    return [
        ListFacts(number, pages, [builder.row(project) for project in chunk]) for number, chunk in enumerate(chunks, 1)
    ]


def home_facts(builder: Builder) -> HomeFacts:
    """The sums of all projects, and the calls."""
    catalog = builder.catalog
    return HomeFacts(
        sums=builder.sums_of(list(catalog.projects.values())),
        calls=[entry.record.name for entry in catalog.calls.values()],
    )


def _region(builder: Builder, place: Place) -> Text:
    region = builder.catalog.region_on(place.record)
    return region.name if region else Text(fi="–")
