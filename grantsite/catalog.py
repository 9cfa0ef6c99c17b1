"""The records joined and indexed: what every page, check and figure asks. Read-only once built."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from operator import is_

from grantsite.content import Content, Entry, Prose
from grantsite.gazetteer import Gazetteer
from grantsite.names import alphabetical
from grantsite.projects import LEAD, PARTNER, Body, Party, Place, Project
from grantsite.records import (
    Application,
    Call,
    Municipality,
    Organisation,
    Participant,
    Region,
    TargetArea,
    Term,
)


def same_surroundings(content: Content, other: Content) -> bool:
    """Whether all is the same, read once, that applications and awards refer to."""
    kinds = ((of.calls, of.municipalities, of.organisations, of.regions, of.terms) for of in (content, other))
    pairs = zip(*kinds, strict=True)
    return all(len(a) == len(b) and all(map(is_, a, b)) for a, b in pairs)


class Catalog:
    """The joined records. A reference that leads nowhere is left out here and reported by ``checks``."""

    def __init__(self, content: Content, before: "Catalog | None" = None) -> None:
        """``before`` is the catalog of the same folder as it was: a project all of whose records are the same is the
        same object, so that whoever knows something of it knows it still."""
        self.content = content
        self.calls: dict[str, Entry[Call]] = {e.record.id: e for e in content.calls}
        self.regions: dict[str, Region] = {e.record.code: e.record for e in content.regions}
        self.terms: dict[str, Term] = {e.record.id: e.record for e in content.terms}
        self.places: dict[str, Place] = {e.record.code: Place(e) for e in content.municipalities}
        self.organisations: dict[str, Entry[Organisation]] = {e.slug: e for e in content.organisations}
        self.prose: dict[tuple[str, str], Prose] = {(e.slug, e.record.language): e.record for e in content.prose}
        # Of two awards for one application the first counts; the other is reported.
        awards = {e.record.application: e for e in reversed(content.awards)}
        known = before.projects if before is not None and same_surroundings(content, before.content) else {}
        self.projects: dict[str, Project] = {}
        for entry in sorted(content.applications, key=lambda e: e.record.id):
            key = entry.record.id
            if key in self.projects:  # of two with one id the first counts; the other is reported
                continue
            call, award, project = self.calls.get(entry.record.call), awards.get(key), known.get(key)
            if project is not None and project.entry is entry and project.award_entry is award:
                self.projects[key] = project
            elif call is not None:
                self.projects[key] = Project(entry, award, call.record, self._parties(entry.record))
        self._join_places()

    def _join_places(self) -> None:
        for project in self.projects.values():
            for code in project.lead_codes:
                self.places[code].as_lead.append(project)
            for code in project.partner_codes:
                self.places[code].as_partner.append(project)
        for place in self.places.values():
            successor = place.record.successor
            if successor and successor.municipality in self.places:
                self.places[successor.municipality].predecessors.append(place)

    @cached_property
    def is_whole(self) -> bool:
        """Whether every application is a project of its own, every award is one's, and every body has a record: a sum
        that lacks one says nothing."""
        awarded = {entry.record.application for entry in self.content.awards}
        return (
            len(self.projects) == len(self.content.applications)
            and len(awarded) == len(self.content.awards)
            and awarded <= self.projects.keys()
            and all(project.names_bodies for project in self.projects.values())
        )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The municipalities by their names."""
        return Gazetteer((code, place.record.name.every()) for code, place in self.places.items())

    def body(self, participant: Participant) -> Body | None:
        """The body that a participant names, or None where there is no such record."""
        if participant.municipality is not None:
            return self._municipalities.get(participant.municipality)
        return self._others.get(participant.organisation or "")

    @cached_property
    def _municipalities(self) -> dict[str, Body]:
        """The bodies that are municipalities, by code. Each is one object, however many projects name it."""
        records = (place.record for place in self.places.values())
        return {record.code: Body("municipality", record.code, record.name, record.code) for record in records}

    @cached_property
    def _others(self) -> dict[str, Body]:
        """The same of the other bodies, by slug."""
        return {
            slug: Body(
                e.record.kind, slug, e.record.name, e.record.unit_of if e.record.unit_of in self.places else None
            )
            for slug, e in self.organisations.items()
        }

    def _parties(self, application: Application) -> tuple[Party, ...]:
        parties: list[Party] = []
        seen: set[tuple[str, str]] = set()
        roles = [(LEAD, p) for p in (application.lead, *application.co_leads)] + [
            (PARTNER, p) for p in application.partners
        ]
        for role, participant in roles:
            body = self.body(participant)
            if body is None:
                continue
            identity = ("m" if body.is_municipality else "o", body.key)
            parties.append(Party(body, role, participant.as_written, participant.note, identity in seen))
            seen.add(identity)
        return tuple(parties)

    def of_call(self, call: str) -> list[Project]:
        """The projects of a call, in the order of their ids."""
        return list(self._by_call.get(call, ()))

    @cached_property
    def _by_call(self) -> dict[str, list[Project]]:
        index: defaultdict[str, list[Project]] = defaultdict(list)
        for project in self.projects.values():
            index[project.call.id].append(project)
        return index

    def target_areas(self, project: Project) -> list[TargetArea]:
        """The areas that an application is classified under, in the call's order."""
        return [a for a in project.call.target_areas if a.id in project.application.themes]

    def region_on(self, municipality: Municipality, day: date | None = None) -> Region | None:
        """The region of a municipality on a day; the latest known where no day is given."""
        code, later = municipality.region, municipality.later_region
        if later is not None and (day is None or later.starts <= day):
            code = later.region
        return self.regions.get(code)

    def region_of_lead(self, project: Project) -> Region | None:
        """The region of the lead on the day of the decision, or the latest known until there is one; None where the
        lead is no municipality or unit of one."""
        if not project.lead_codes:
            return None
        return self.region_on(self.places[project.lead_codes[0]].record, project.call.decision_date)

    @cached_property
    def regions_in_order(self) -> list[Region]:
        """The regions in alphabetical order."""
        return sorted(self.regions.values(), key=lambda r: alphabetical(r.name.every()[0]))

    @cached_property
    def _members(self) -> dict[str, list[Place]]:
        members: defaultdict[str, list[Place]] = defaultdict(list)
        for place in sorted(self.places.values(), key=lambda p: alphabetical(p.record.name.every()[0])):
            region = self.region_on(place.record)
            if region is not None:
                members[region.code].append(place)
        return members

    def members(self, region: Region) -> list[Place]:
        """The municipalities of a region (the latest known), in alphabetical order."""
        return self._members[region.code]

    def neighbours(self, place: Place) -> list[Place]:
        """The other municipalities of the same region (the latest known), in alphabetical order."""
        region = self.region_on(place.record)
        return [p for p in self.members(region) if p is not place] if region else []

    def projects_of_organisation(self, slug: str) -> list[tuple[str, Project]]:
        """The projects an organisation is named in, with its role there."""
        return self._by_organisation.get(slug, [])

    @cached_property
    def _by_organisation(self) -> dict[str, list[tuple[str, Project]]]:
        index: defaultdict[str, list[tuple[str, Project]]] = defaultdict(list)
        for project in self.projects.values():
            for party in project.parties:
                if not party.body.is_municipality and not party.repeats:
                    index[party.body.key].append((party.role, project))
        return index
