"""The shared parts of views, made from the catalog: links, rows, sums, sources."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from grantsite import views
from grantsite.catalog import Catalog
from grantsite.content import Entry
from grantsite.events import Events
from grantsite.figures import Maps, TilesFigure, tiles
from grantsite.i18n import Language
from grantsite.names import fold
from grantsite.past import NOTHING, Known
from grantsite.projects import Body, Party, Place, Project, totals
from grantsite.records import Call, Participant, Region, Source, Text
from grantsite.related import Related
from grantsite.urls import Address, Addresses, slugs_of


class Builder:
    """Views of the catalog's things. Each is made once, however many pages show it."""

    def __init__(
        self,
        catalog: Catalog,
        addresses: Addresses,
        current_call: str,
        known: Known = NOTHING,
    ) -> None:
        """``known`` is what git knows of the records."""
        self.catalog = catalog
        self.history = known.history
        self.is_committed = known.version is not None  # whether a commit holds exactly these records
        self._changed = known.changed
        self.addresses = addresses
        self.current_call = catalog.calls[current_call].record
        languages = [Language(code, addresses.languages) for code in addresses.languages]
        self.events = Events(catalog, addresses, languages)
        self.address = cache(self._address)
        self.place_link = cache(self._place_link)
        self.row = cache(self._row)
        self.municipality_row = cache(self._municipality_row)
        self.maps = Maps(catalog, self.current_call, self.place_link)
        self.call_facts = cache(self._call_facts)
        self.related = Related(catalog)

    def are_committed(self, entries: Iterable[Entry[Any]]) -> bool:
        """Whether the commit that is checked out holds these records as they are; not where that is not known."""
        if self.is_committed:
            return True
        ends = tuple(f"/{entry.inside}" for entry in entries)
        return bool(self._changed) and not any(f"/{path}".endswith(ends) for path in self._changed)

    def _sharing(self, kind: str, key: str, address: Address, *, due: bool) -> views.Sharing:
        return views.Sharing(
            kind=kind,
            short=self.addresses.short(kind, key),
            page=self.addresses.below(address, "share"),
            embed=self.addresses.embed(kind, key),
            sheet=self.addresses.below(address, "sheet"),
            calendar=due,
        )

    def sharing_of_project(self, project: Project) -> views.Sharing:
        """Where else a project can be met."""
        return self._sharing("project", project.id, self.address(project), due=project.award is not None)

    def sharing_of_place(self, place: Place) -> views.Sharing:
        """Where else a municipality can be met."""
        return self._sharing("municipality", place.record.code, self.addresses.municipality(place.record), due=False)

    def _address(self, project: Project) -> Address:
        """A project's page."""
        return self.addresses.project(project.call.id, project.entry.slug)

    @cached_property
    def _municipalities(self) -> Address:
        return self.addresses.page("municipalities")

    def region_link(self, region: Region | None) -> views.Link:
        """A region leads to its part of the list of municipalities."""
        if region is None:
            return views.Link(Text(fi="–"))
        return views.Link(region.name, self._municipalities, f"region-{region.code}")

    def region_projects(self, region: Region) -> views.Link:
        """A region leads to the list of the projects whose lead is in it; there is one only where there are any."""
        return views.Link(region.name, self.addresses.cut("region", region.code, slugs_of(region.name)))

    def tiles(self) -> TilesFigure:
        """The regions with the current call's projects."""
        return tiles(self.catalog, self.current_call, self.region_link, self.region_projects)

    def _place_link(self, place: Place) -> views.Link:
        """A municipality's name, leading to its page."""
        return views.Link(place.record.name, self.addresses.municipality(place.record))

    def body_link(self, body: Body) -> views.Link:
        """A municipality leads to its page, another body to its place among the other bodies."""
        if body.is_municipality:
            return self.place_link(self.catalog.places[body.key])
        return views.Link(body.name, self._municipalities, f"organisation-{body.key}")

    def party(self, body: Body, as_written: str, note: Text | None) -> views.Party:
        """A body in a project; the printed form only where it is not the body's name in some language."""
        names = body.name.every()
        unit_of = None
        if not body.is_municipality and body.municipality:
            unit_of = self.place_link(self.catalog.places[body.municipality])
        return views.Party(self.body_link(body), body.kind, None if as_written in names else as_written, note, unit_of)

    def recipient(self, participant: Participant) -> views.Party:
        """The body that a decision's item names."""
        body = self.catalog.body(participant)
        if body is None:
            raise LookupError(f"{participant.as_written}: an unknown body is an error before any page is planned")
        return self.party(body, participant.as_written, participant.note)

    def parties(self, parties: tuple[Party, ...]) -> list[views.Party]:
        """The bodies of a project in the order of the source."""
        return [self.party(p.body, p.as_written, p.note) for p in parties]

    def source(self, call: Call, source: Source) -> views.Source:
        """Where a fact stands."""
        document = next(d for d in call.documents if d.id == source.document)
        return views.Source(document.name, document.date, document.url, source.section, source.item, source.row)

    def section(self, call: Call, section: str, item: int | None = None) -> views.Source:
        """A section of the call's first document, the decision."""
        return self.source(call, Source(document=call.documents[0].id, section=section, item=item))

    def sources(self, call: Call) -> dict[str, views.Source]:
        """Where each of the call's facts stands."""
        names = type(call.facts).__struct_fields__
        return {name: self.source(call, fact) for name in names if (fact := getattr(call.facts, name)) is not None}

    def _call_facts(self, call_id: str) -> views.CallFacts:
        call = self.catalog.calls[call_id].record
        return views.CallFacts(
            id=call.id,
            name=call.name,
            authority=call.authority,
            currency=call.currency,
            address=self.addresses.call(call.id),
            decision_date=call.decision_date,
            deadline=call.deadline,
            project_end=call.project_end,
            final_report_due=call.final_report_due,
            instalments=call.instalments,
            interim_report_months=call.interim_report_months,
            highest_share=call.highest_share,
            no_award_ground=self._ground(call),
            requirements=call.requirements,
        )

    def _ground(self, call: Call) -> views.Point | None:
        point = call.no_award_ground
        return views.Point(point.text, self.section(call, point.section, point.item)) if point else None

    def sums(self, call: str) -> views.Sums:
        """Counts and sums of a call."""
        return self.sums_of(self.catalog.of_call(call))

    def sums_of(self, projects: list[Project]) -> views.Sums:
        """Counts and sums of projects, each counted once."""
        found = totals(projects)
        return views.Sums(
            applications=found.applications,
            requested=found.requested,
            awards=found.awards,
            awarded=found.awarded,
            municipalities=found.municipalities,
            municipalities_awarded=found.municipalities_awarded,
        )

    def _row(self, project: Project) -> views.ProjectRow:
        region = self.catalog.region_of_lead(project)
        share = project.share
        return views.ProjectRow(
            id=project.id,
            name=project.application.name,
            language=project.application.language,
            address=self.address(project),
            call=project.call.id,
            awarded=project.awarded,
            requested=project.application.requested,
            status=project.status,
            share=None if share is None else Decimal(share.numerator) / Decimal(share.denominator),
            leads=[self.body_link(p.body) for p in project.leads],
            partners=len(project.partners),
            region=self.region_link(region) if region else None,
            themes=[a.short for a in self.catalog.target_areas(project)],
        )

    def _municipality_row(self, place: Place) -> views.MunicipalityRow:
        successor = place.record.successor
        return views.MunicipalityRow(
            code=place.record.code,
            link=self.place_link(place),
            region=self.region_link(self.catalog.region_on(place.record)),
            as_lead=len(place.as_lead),
            as_partner=len(place.as_partner),
            awards_as_lead=sum(1 for p in place.as_lead if p.award),
            awarded_as_lead=place.awarded_as_lead,
            words=" ".join(dict.fromkeys(fold(" ".join(place.record.name.every())).split())),
            successor=self.place_link(self.catalog.places[successor.municipality]) if successor else None,
        )
