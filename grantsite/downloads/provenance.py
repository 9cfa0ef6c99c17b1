"""Where each fact of a project stands: the document and the place in it, the record, and the commit that changed it."""

from collections.abc import Iterator

from grantsite.catalog import Catalog, Project
from grantsite.downloads.row import Row
from grantsite.downloads.shape import Changed, Given, Index, Json, Provenance, RecordId
from grantsite.records import Call, Source, Text

# The fields of a project in the API that each record has, as the place in its document says.
_OF_APPLICATION = (
    "id",
    "call",
    "name",
    "requested",
    "lead",
    "co_leads",
    "partners",
    "application.applicant_as_written",
)
# What we add: no document says it.
_OUR_OWN = ("language", "name_corrected", "target_areas", "application.note")
_OF_AWARD = ("status", "awarded", "decision_item", "award.project_as_written", "award.recipient")
_FOLLOW_UP = ("payments", "interim_reports", "final_reports", "repayments", "outputs")
_REGION = ("region", "region_name")

_NUMBER_OR_NULL = {"type": ["integer", "null"]}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_SOURCE: Json = {
    "type": "object",
    "required": ["fields", "document", "section", "item", "row", "url", "record"],
    "properties": {
        "fields": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "document": _TEXT_OR_NULL,
        "section": _TEXT_OR_NULL,
        "item": _NUMBER_OR_NULL,
        "row": _NUMBER_OR_NULL,
        "url": _TEXT_OR_NULL,
        "record": {"type": "string"},
    },
}
_COMMIT: Json = {
    "type": ["object", "null"],
    "required": ["commit", "date"],
    "properties": {
        "commit": {"type": "string", "pattern": "^[0-9a-f]{40,64}$"},
        "date": {"type": "string", "format": "date"},
    },
}


def provenance(catalog: Catalog, changed: Changed) -> Provenance:
    """Of all projects, municipalities and calls."""
    sources = {p.id: _sources(catalog, p) for p in catalog.projects.values()}
    return Provenance(sources, dict(_records(catalog)), changed)


def sources_field() -> Given:
    """The sources of a project, by the names of its fields; "award.recipient" is a field of a field."""
    about = Text(
        fi="Kunkin kentän (fields) lähde: asiakirja, sen luku, kohta ja rivi, verkko-osoite, ja tietue, jossa tieto "
        "on. Tieto, jota mikään asiakirja ei kerro, on vain tietueessa.",
        sv="Källan till varje fält (fields): dokumentet, avsnittet, punkten och raden, webbadressen och posten som "
        "uppgiften finns i. En uppgift som inget dokument anger finns bara i posten.",
        en="The source of each field (fields): the document, its section, item and row, the web address, and the "
        "record that holds the fact. What no document says stands in the record alone.",
    )
    schema = {"type": "array", "items": _SOURCE}
    return Given("sources", about, schema, lambda index, row: index.provenance.sources[str(row["id"])])


def record_fields(kind: str, key: str) -> tuple[Given, Given]:
    """The record of a row, and the commit that last changed it; ``key`` is the column that names the record."""

    def record(index: Index, row: Row) -> object:
        return index.provenance.records[kind, str(row[key])]

    def changed(index: Index, row: Row) -> object:
        found = index.provenance.changed.get((kind, str(row[key])))
        return None if found is None else {"commit": found[0], "date": found[1]}

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


def _sources(catalog: Catalog, project: Project) -> list[Json]:
    call, application, award = project.call, project.application, project.award
    entry, award_entry = project.entry, project.award_entry
    of_call = catalog.calls[call.id].inside
    own = {name: _source(call, application.source, entry.inside) for name in _OF_APPLICATION}
    own |= {name: _source(call, None, entry.inside) for name in _OUR_OWN}
    own["decision_date"] = _source(call, call.facts.decision_date, of_call)
    own["currency"] = _source(call, None, of_call)
    if award is None or award_entry is None:
        own["status"] = _source(call, call.facts.awards, of_call)
    else:
        own |= {name: _source(call, award.source, award_entry.inside) for name in _OF_AWARD}
        own |= {name: _source(call, None, award_entry.inside) for name in (*_FOLLOW_UP, "award.note")}
    if project.lead_codes:
        own |= {name: _source(call, None, catalog.places[project.lead_codes[0]].entry.inside) for name in _REGION}
    fields: dict[tuple[object, ...], list[str]] = {}
    for name, source in own.items():
        fields.setdefault(tuple(source.values()), []).append(name)
    return [{"fields": names, **own[names[0]]} for names in fields.values()]


def _source(call: Call, source: Source | None, record: str) -> Json:
    """Where a fact stands; without a ``source`` in its record alone."""
    document = next((d for d in call.documents if source and d.id == source.document), None)
    return {
        "document": source.document if source else None,
        "section": source.section if source else None,
        "item": source.item if source else None,
        "row": source.row if source else None,
        "url": document.url if document else None,
        "record": record,
    }
