"""The annex of all applications into application records: one row, one record."""

import re

from grantsite.catalog import Catalog
from grantsite.content import Entry
from grantsite.errors import ContentError
from grantsite.importing.bodies import Bodies
from grantsite.importing.cells import Applicants, applicants
from grantsite.importing.found import Draft
from grantsite.importing.languages import language_of
from grantsite.importing.tables import Row, Table, cents
from grantsite.load import slug_of
from grantsite.messages import say
from grantsite.records import Application, Call, Municipality, Source

COLUMNS = 3
_APPLICANTS, _NAME, _AMOUNT = range(COLUMNS)
# A name whose slug is longer gets a shorter file name: whole words, as many as fit, and not beyond a dash or a "sekä"
# that begins an addition. So the files of 2020 are called.
_LONGEST_SLUG = 92
_SHORT_SLUG = 64
_ADDITION = re.compile(r"\s+(?:–|—|sekä|samt)\s+")


def read_annex(table: Table, call: Entry[Call], catalog: Catalog) -> list[Draft]:
    """A draft for each row of the annex. Raises ContentError where the rows do not add up to the table's total."""
    bodies = Bodies(catalog)
    heading = table.heading
    if heading and applicants(heading.cells[_APPLICANTS], bodies).leads[0].found:
        message = say('"{text}" is not an amount', text=heading.cells[_AMOUNT])
        hint = say("write it as the source prints it, such as 68 000,00")
        raise ContentError([table.problem(heading, _AMOUNT, "amount-format", message, hint)])
    table.check_total()
    existing = {e.record.id: e for e in catalog.content.applications}
    drafts = [_draft(number, row, call.record, bodies, catalog, existing) for number, row in enumerate(table.rows, 1)]
    _number_namesakes(drafts)
    return drafts


def _draft(
    number: int, row: Row, call: Call, bodies: Bodies, catalog: Catalog, existing: dict[str, Entry[Application]]
) -> Draft:
    cell, name = row.cells[_APPLICANTS], row.cells[_NAME]
    found = applicants(cell, bodies)
    application_id = f"{call.id}-{number:03d}"
    language, certain = language_of(name, cell, _municipality(found, catalog))
    entry = existing.get(application_id)
    names = [*found.leads, *found.partners]
    draft = Draft(
        number,
        row.line,
        name,
        Application(
            id=application_id,
            call=call.id,
            name=name,
            language=language,
            applicant_as_written=cell,
            lead=found.leads[0].participant(),
            co_leads=[resolved.participant() for resolved in found.leads[1:]],
            partners=[resolved.participant() for resolved in found.partners],
            requested=cents(row.cells[_AMOUNT]) or 0,
            source=Source(document=call.facts.requested.document, row=number),
        ),
        f"applications/{call.id}",
        entry.slug if entry else short_slug(name),
        found.flags,
        entry,
        complete=found.whole and all(resolved.found for resolved in names),
        names=len(names),
        sure=sum(resolved.found and resolved.doubt is None for resolved in names),
    )
    if not certain:
        languages = {"fi": say("the name is taken for Finnish; check its language")}
        draft.flags.append(languages.get(language, say("the name is taken for Swedish; check its language")))
    if not draft.slug:
        draft.flags.append(say("the name has no letter to call a file after; write the record by hand"))
        draft.complete = False
    return draft


def _municipality(found: Applicants, catalog: Catalog) -> Municipality | None:
    place = catalog.places.get(found.leads[0].municipality or "")
    return place.record if place else None


def _number_namesakes(drafts: list[Draft]) -> None:
    """Two projects may have one name; the file of the later one ends in its row."""
    seen: dict[str, Draft] = {}
    for draft in drafts:
        first = seen.setdefault(draft.slug, draft)
        if first is not draft and draft.slug and draft.existing is None:
            draft.slug = f"{draft.slug}-{draft.number}"
            draft.flags.append(say("row {row} has the same name; its file is called so", row=first.number))


def short_slug(name: str) -> str:
    """The file name of a project; "" where its name has no letter."""
    slug = slug_of(name)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    short = ""
    for word in _ADDITION.split(name)[0].split():
        longer = slug_of(f"{short} {word}")
        if len(longer) > _SHORT_SLUG and short:
            break
        short = longer
    return short[:_LONGEST_SLUG].strip("-")
