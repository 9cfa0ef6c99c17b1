"""Where each fact of a project stands: the document and the place in it, the record, and the commit that changed it."""

from collections.abc import Iterator, Mapping

from grantsite.catalog import Catalog
from grantsite.downloads.row import Row
from grantsite.downloads.shape import Changes, Commit, Given, Index, Json, Provenance, RecordId
from grantsite.projects import Project
from grantsite.records import Call, Source, Text

# What a source in the record says, the file of the record, and the commit that changed the fact last.
Place = tuple[Source | None, str, Commit | None]

# The fields of a project in the API that each record has, as the place in its document says, and the field of the
# record that each is made of. That there is an award at all is as old as the field that names its application.
_OF_APPLICATION = {
    "id": "id",
    "call": "call",
    "name": "name",
    "requested": "requested",
    "lead": "lead",
    "co_leads": "co_leads",
    "partners": "partners",
    "application.applicant_as_written": "applicant_as_written",
}
# What we add: no document says it.
_OUR_OWN = {
    "language": "language",
    "name_corrected": "name_corrected",
    "target_areas": "themes",
    "application.note": "note",
}
_OF_AWARD = {
    "status": "application",
    "awarded": "amount",
    "decision_item": "item",
    "award.project_as_written": "project_as_written",
    "award.recipient": "recipient",
}
_OURS_OF_AWARD = {
    "payments": "payments",
    "interim_reports": "interim_reports",
    "final_reports": "final_report",
    "repayments": "repayments",
    "outputs": "outputs",
    "award.note": "note",
}
_REGION = {"region": "region", "region_name": "region"}

_NUMBER_OR_NULL = {"type": ["integer", "null"]}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_COMMIT: Json = {
    "type": ["object", "null"],
    "required": ["commit", "date"],
    "properties": {
        "commit": {"type": "string", "pattern": "^[0-9a-f]{40,64}$"},
        "date": {"type": "string", "format": "date"},
    },
}
_SOURCE: Json = {
    "type": "object",
    "required": ["fields", "document", "section", "item", "row", "url", "record", "changed"],
    "properties": {
        "fields": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "document": _TEXT_OR_NULL,
        "section": _TEXT_OR_NULL,
        "item": _NUMBER_OR_NULL,
        "row": _NUMBER_OR_NULL,
        "url": _TEXT_OR_NULL,
        "record": {"type": "string"},
        "changed": _COMMIT,
    },
}


def provenance(catalog: Catalog, changes: Changes) -> Provenance:
    """Of all projects, municipalities and calls."""
    sources = {p.id: _sources(catalog, p, changes) for p in catalog.projects.values()}
    return Provenance(sources, dict(_records(catalog)), changes)


def sources_field() -> Given:
    """The sources of a project, by the names of its fields; "award.recipient" is a field of a field."""
    about = Text(
        fi="Kunkin kentän (fields) lähde: asiakirja, sen luku, kohta ja rivi, verkko-osoite, tietue, jossa tieto on, "
        "ja Git-muutos, joka viimeksi muutti juuri tätä tietoa (changed). Tieto, jota mikään asiakirja ei kerro, on "
        "vain tietueessa.",
        sv="Källan till varje fält (fields): dokumentet, avsnittet, punkten och raden, webbadressen, posten som "
        "uppgiften finns i och den Git-ändring som senast ändrade just den uppgiften (changed). En uppgift som inget "
        "dokument anger finns bara i posten.",
        en="The source of each field (fields): the document, its section, item and row, the web address, the record "
        "that holds the fact, and the git commit that last changed this very fact (changed). What no document says "
        "stands in the record alone.",
    )
    schema = {"type": "array", "items": _SOURCE}
    return Given("sources", about, schema, lambda index, row: index.provenance.sources[str(row["id"])])


def record_fields(kind: str, key: str) -> tuple[Given, Given]:
    """The record of a row, and the commit that last changed it; ``key`` is the column that names the record."""

    def record(index: Index, row: Row) -> object:
        return index.provenance.records[kind, str(row[key])]

    def changed(index: Index, row: Row) -> object:
        return _commit(index.provenance.changes, kind, str(row[key]))

    return Given("record", _RECORD, {"type": "string"}, record), Given("changed", _CHANGED, _COMMIT, changed)


_RECORD = Text(
    fi="Tietueen tiedosto kansiosta content/ lukien.",
    sv="Postens fil, räknat från mappen content/.",
    en="The file of the record, below content/.",
)
_CHANGED = Text(
    fi="Git-muutos, joka viimeksi muutti tietueen tietoja, ja sen päivä Suomessa. Tyhjä (null), jos muutoshistoriaa ei "
    "ollut käytettävissä, kun sivusto tehtiin.",
    sv="Git-ändringen som senast ändrade uppgifterna i posten, och dess dag i Finland. Tomt (null) om "
    "ändringshistoriken inte fanns att tillgå när webbplatsen gjordes.",
    en="The git commit that last changed a fact of the record, and its day in Finland; null where the history was not "
    "at hand when the site was built.",
)


def _records(catalog: Catalog) -> Iterator[tuple[RecordId, str]]:
    """The file of each record, below the content folder."""
    for project in catalog.projects.values():
        yield ("application", project.id), project.entry.inside
        if project.award_entry:
            yield ("award", project.id), project.award_entry.inside
    for code, place in catalog.places.items():
        yield ("municipality", code), place.entry.inside
    for call, entry in catalog.calls.items():
        yield ("call", call), entry.inside


def _sources(catalog: Catalog, project: Project, changes: Changes) -> list[Json]:
    call, application, award = project.call, project.application, project.award
    entry, award_entry = project.entry, project.award_entry
    of_call = catalog.calls[call.id].inside
    alike: dict[Place, list[str]] = {}

    def add(fields: Mapping[str, str], source: Source | None, record: str, kind: str, key: str) -> None:
        by_field, others = changes.last_changes(kind, key)
        by_commit: dict[Commit | None, list[str]] = {}
        for name, field in fields.items():
            by_commit.setdefault(by_field.get(field, others), []).append(name)
        for commit, names in by_commit.items():
            alike.setdefault((source, record, commit), []).extend(names)

    add(_OF_APPLICATION, application.source, entry.inside, "application", project.id)
    add(_OUR_OWN, None, entry.inside, "application", project.id)
    add({"decision_date": "decision_date"}, call.facts.decision_date, of_call, "call", call.id)
    add({"currency": "currency"}, None, of_call, "call", call.id)
    if award is None or award_entry is None:
        add({"status": "decision_date"}, call.facts.awards, of_call, "call", call.id)
    else:
        add(_OF_AWARD, award.source, award_entry.inside, "award", project.id)
        add(_OURS_OF_AWARD, None, award_entry.inside, "award", project.id)
    if project.lead_codes:
        code = project.lead_codes[0]
        add(_REGION, None, catalog.places[code].entry.inside, "municipality", code)
    return [
        {"fields": fields, **_source(call, source, record), "changed": _said(commit)}
        for (source, record, commit), fields in alike.items()
    ]


def _commit(changes: Changes, kind: str, key: str, *fields: str) -> Json | None:
    """The last change of a record, or of these fields of it."""
    return _said(changes.changed(kind, key, *fields))


def _said(commit: Commit | None) -> Json | None:
    return None if commit is None else {"commit": commit.id, "date": commit.day}


def _source(call: Call, source: Source | None, record: str) -> Json:
    """Where a fact stands; without a ``source`` in its record alone."""
    if source is None:
        return {"document": None, "section": None, "item": None, "row": None, "url": None, "record": record}
    return {
        "document": source.document,
        "section": source.section,
        "item": source.item,
        "row": source.row,
        "url": next((document.url for document in call.documents if document.id == source.document), None),
        "record": record,
    }
