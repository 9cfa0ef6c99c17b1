"""The rows of every table, from the catalog: plain values by the names of the columns that ``columns`` declares.

A value is a text, an integer (money: cents), a Decimal, a date, a bool or None. The path of a page stands below the
site's root, without a base address.
"""

from collections import Counter
from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.downloads import follow_up_rows
from grantsite.downloads.codelists import CODE_LISTS
from grantsite.downloads.column import OF_MUNICIPALITIES
from grantsite.downloads.columns import TABLES
from grantsite.downloads.row import Bodies, Row, Rows, awarded, note, pages, source, texts
from grantsite.projects import LEAD, Party, Place, Project, totals
from grantsite.records import Region
from grantsite.urls import Addresses


def tables(catalog: Catalog, addresses: Addresses) -> Rows:
    """The rows of each table, by its name."""
    makers = {
        "projects": _projects(catalog, addresses),
        "applications": _applications(catalog),
        "awards": _awards(catalog, addresses),
        "participations": _participations(catalog),
        "municipalities": _municipalities(catalog, addresses),
        "organisations": _organisations(catalog, addresses),
        "regions": _regions(catalog, addresses),
        "calls": _calls(catalog, addresses),
        "documents": _documents(catalog),
        "target_areas": _target_areas(catalog),
        "project_target_areas": _project_target_areas(catalog),
        "conditions": follow_up_rows.conditions(catalog),
        "payments": follow_up_rows.payments(catalog),
        "interim_reports": follow_up_rows.interim_reports(catalog),
        "final_reports": follow_up_rows.final_reports(catalog),
        "repayments": follow_up_rows.repayments(catalog),
        "outputs": follow_up_rows.outputs(catalog),
        "codes": _codes(),
        "columns": _columns(),
    }
    found: Rows = {}
    for table in TABLES:
        names = [column.name for column in table.columns]
        found[table.name] = [_in_order(row, names, table.name) for row in makers[table.name]]
    return found


def _in_order(row: Row, names: list[str], table: str) -> Row:
    """A row with its columns in the order of their declaration. Those of long tables are made in it."""
    if list(row) == names:
        return row
    if row.keys() != set(names):
        raise LookupError(f"{table}: {sorted(row.keys() ^ set(names))}")
    return {name: row[name] for name in names}


def _projects(catalog: Catalog, addresses: Addresses) -> Iterator[Row]:
    leads, region_names = Bodies("lead_"), _NamesOfRegions()
    for project in catalog.projects.values():
        application, lead = project.application, project.leads[0]
        yield {
            "id": project.id,
            "call_id": project.call.id,
            "name": application.name,
            "language": application.language,
            "name_corrected": application.name_corrected,
            "status": project.status,
            "requested": application.requested,
            "awarded": project.awarded,
            "currency": project.call.currency,
            "decision_date": project.call.decision_date,
            "decision_item": project.award.item if project.award else None,
            **leads.of(lead.body),
            "lead_as_written": lead.as_written,
            "leads": len([p for p in project.leads if not p.repeats]),
            "partners": len(project.partners),
            "municipalities": len(project.codes),
            **region_names.of(catalog.region_of_lead(project)),
            "target_areas": ";".join([a.id for a in catalog.target_areas(project)]) or None,
            **source(application.source),
            **pages(addresses.project(project.call.id, project.entry.slug)),
        }


class _NamesOfRegions:
    """The code and names of regions as parts of rows, made once each."""

    def __init__(self) -> None:
        self._known: dict[str | None, Row] = {}

    def of(self, region: Region | None) -> Row:
        code = region.code if region else None
        if code not in self._known:
            self._known[code] = {"region_code": code, **texts("region_name", region.name if region else None)}
        return self._known[code]


def _applications(catalog: Catalog) -> Iterator[Row]:
    for project in catalog.projects.values():
        application = project.application
        yield {
            "id": application.id,
            "call_id": application.call,
            "name": application.name,
            "language": application.language,
            "name_corrected": application.name_corrected,
            "applicant_as_written": application.applicant_as_written,
            "requested": application.requested,
            "currency": project.call.currency,
            **note([application.note] if application.note else []),
            **source(application.source),
            "record": project.entry.inside,
        }


def _awards(catalog: Catalog, addresses: Addresses) -> Iterator[Row]:
    recipients = Bodies("recipient_")
    for project, award in awarded(catalog):
        recipient = catalog.body(award.recipient)
        if recipient is None or project.award_entry is None:
            raise LookupError(f"{project.id}: an unknown recipient is an error before any file is made")
        notes = [note for note in (award.note, award.recipient.note) if note]
        yield {
            "project_id": project.id,
            "call_id": project.call.id,
            "project_name": project.application.name,
            "project_as_written": award.project_as_written,
            "awarded": award.amount,
            "currency": project.call.currency,
            "decision_date": project.call.decision_date,
            **recipients.of(recipient),
            "recipient_as_written": award.recipient.as_written,
            # Nothing known is not nothing paid: an award of whose payments no record tells has no sum, not a sum of 0.
            "paid": sum(p.amount for p in award.payments) if award.payments else None,
            "repaid": sum(r.amount for r in award.repayments) if award.repayments else None,
            **note(notes),
            **source(award.source),
            "record": project.award_entry.inside,
            **pages(addresses.project(project.call.id, project.entry.slug)),
        }


def _participations(catalog: Catalog) -> Iterator[Row]:
    known = Bodies("")
    municipality_names = {
        code: texts("municipality_name", place.record.name, OF_MUNICIPALITIES) for code, place in catalog.places.items()
    }
    no_municipality = texts("municipality_name", None, OF_MUNICIPALITIES)
    for project in catalog.projects.values():
        key, name, status = project.id, project.application.name, project.status
        bodies: dict[tuple[str, str], list[Party]] = {}
        for party in project.parties:
            bodies.setdefault((party.body.kind, party.body.key), []).append(party)
        for number, (party, *again) in enumerate(bodies.values(), 1):
            code = party.body.municipality
            notes = [p.note for p in (party, *again) if p.note]
            yield {
                "project_id": key,
                "number": number,
                "project_name": name,
                "status": status,
                "role": party.role,
                **known.of(party.body),
                "as_written": party.as_written,
                "repeated_as_written": "|".join([p.as_written for p in again]) or None,
                **(municipality_names[code] if code else no_municipality),
                **note(notes),
            }


def _region(prefix: str, region: Region | None) -> Row:
    if region is None:
        raise LookupError("an unknown region is an error before any file is made")
    return {f"{prefix}region_code": region.code, **texts(f"{prefix}region_name", region.name)}


def _sums(projects: list[Project]) -> Row:
    found = totals(projects)
    return {
        "projects_as_lead": found.applications,
        "awards_as_lead": found.awards,
        "requested_as_lead": found.requested,
        "awarded_as_lead": found.awarded,
    }


def _municipalities(catalog: Catalog, addresses: Addresses) -> Iterator[Row]:
    for code, place in sorted(catalog.places.items()):
        record = place.record
        successor = catalog.places[record.successor.municipality] if record.successor else None
        yield {
            "code": code,
            **texts("name", record.name, OF_MUNICIPALITIES),
            "type": record.type,
            "languages": record.languages,
            **_region("", catalog.regions.get(record.region)),
            **_region("latest_", catalog.region_on(record)),
            "population": record.population.count,
            "population_date": record.population.date,
            "latitude": record.point.lat,
            "longitude": record.point.lon,
            "successor_code": successor.record.code if successor else None,
            **texts("successor_name", successor.record.name if successor else None, OF_MUNICIPALITIES),
            "successor_date": record.successor.starts if record.successor else None,
            **_led(place),
            "projects_as_partner": len(place.as_partner),
            "awards_as_partner": len([p for p in place.as_partner if p.award]),
            **pages(addresses.municipality(record)),
        }


def _led(place: Place) -> Row:
    """Counts of all it leads, sums of what it leads first."""
    return {
        "projects_as_lead": len(place.as_lead),
        "awards_as_lead": len([p for p in place.as_lead if p.award]),
        "requested_as_lead": place.requested_as_lead,
        "awarded_as_lead": place.awarded_as_lead,
    }


def _organisations(catalog: Catalog, addresses: Addresses) -> Iterator[Row]:
    for slug, entry in sorted(catalog.organisations.items()):
        record = entry.record
        place = catalog.places[record.unit_of] if record.unit_of else None
        roles = [role for role, _ in catalog.projects_of_organisation(slug)]
        yield {
            "id": slug,
            "kind": record.kind,
            **texts("name", record.name),
            "other_forms": "|".join(record.other_forms) or None,
            "municipality_code": record.unit_of,
            **texts("municipality_name", place.record.name if place else None, OF_MUNICIPALITIES),
            **texts("note", record.note),
            "projects_as_lead": roles.count(LEAD),
            "projects_as_partner": len(roles) - roles.count(LEAD),
            **pages(addresses.page("municipalities"), f"#organisation-{slug}"),
        }


def _regions(catalog: Catalog, addresses: Addresses) -> Iterator[Row]:
    led: dict[str, list[Project]] = {code: [] for code in catalog.regions}
    for project in catalog.projects.values():
        region = catalog.region_of_lead(project)
        if region:
            led[region.code].append(project)
    for code, record in sorted(catalog.regions.items()):
        yield {
            "code": code,
            **texts("name", record.name),
            "municipalities": len(record.municipalities),
            "population": record.population,
            **_sums(led[code]),
            **pages(addresses.page("municipalities"), f"#region-{code}"),
        }


def _calls(catalog: Catalog, addresses: Addresses) -> Iterator[Row]:
    for call_id, entry in sorted(catalog.calls.items()):
        call, found = entry.record, totals(catalog.of_call(call_id))
        yield {
            "id": call_id,
            **texts("name", call.name),
            **texts("authority", call.authority),
            "currency": call.currency,
            "budget_item": call.budget_item,
            "appropriation": call.appropriation,
            "deadline": call.deadline,
            "decision_date": call.decision_date,
            "project_end": call.project_end,
            "final_report_due": call.final_report_due,
            "highest_share": call.highest_share,
            "instalments": call.instalments,
            "interim_report_months": call.interim_report_months,
            "rectification_days": call.rectification_days,
            "applications": found.applications,
            "requested": found.requested,
            "awards": found.awards,
            "awarded": found.awarded,
            "municipalities": found.municipalities,
            "municipalities_awarded": found.municipalities_awarded,
            **pages(addresses.call(call_id)),
        }


def _documents(catalog: Catalog) -> Iterator[Row]:
    for call_id, entry in sorted(catalog.calls.items()):
        for document in entry.record.documents:
            yield {
                "call_id": call_id,
                "id": document.id,
                **texts("name", document.name),
                "date": document.date,
                "link": document.url,
            }


def _target_areas(catalog: Catalog) -> Iterator[Row]:
    for call_id, entry in sorted(catalog.calls.items()):
        projects = Counter(area.id for p in catalog.of_call(call_id) for area in catalog.target_areas(p))
        for area in entry.record.target_areas:
            yield {
                "call_id": call_id,
                "id": area.id,
                **texts("name", area.name),
                **texts("short_name", area.short),
                "source_section": area.section,
                "projects": projects[area.id],
            }


def _project_target_areas(catalog: Catalog) -> Iterator[Row]:
    for project in catalog.projects.values():
        for area in catalog.target_areas(project):
            yield {
                "project_id": project.id,
                "call_id": project.call.id,
                "target_area_id": area.id,
                "project_name": project.application.name,
                **texts("target_area_name", area.name),
            }


def _codes() -> Iterator[Row]:
    for name, codes in CODE_LISTS.items():
        for code, text in codes.items():
            yield {"code_list": name, "code": code, **texts("name", text)}


def _columns() -> Iterator[Row]:
    for table in TABLES:
        for column in table.columns:
            yield {
                "table_name": table.name,
                "column_name": column.name,
                "type": column.type,
                "unit": column.unit,
                "source": column.origin,
                "code_list": column.choices,
                "refers_to": column.refers,
                **texts("description", column.about),
            }
