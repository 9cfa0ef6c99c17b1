"""The annex of all applications into application records: one row, one record."""

import re
from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.errors import ContentError, Problem
from grantsite.importing.bodies import Bodies
from grantsite.importing.cells import Applicants, applicants
from grantsite.importing.found import Draft
from grantsite.importing.tables import Row, Table, cents
from grantsite.load import Entry, slug_of
from grantsite.messages import Message, euros, say
from grantsite.records import Application, Call, LanguageCode, Participant, Source

COLUMNS = 3
_APPLICANTS, _NAME, _AMOUNT = range(COLUMNS)
# A file's name stops at a word before it is longer than this.
_LONGEST_SLUG = 92
_SWEDISH = re.compile(r"\b(och|för|på|av|i|med|den|det|till|från|digitalisering)\b", re.IGNORECASE)
_SWEDISH_TYPE = re.compile(r"\b(stad|kommun|samkommun)\b", re.IGNORECASE)


def read_annex(table: Table, call: Entry[Call], catalog: Catalog) -> list[Draft]:
    """A draft for each row of the annex. Raises ContentError where the rows do not add up to the table's total."""
    bodies = Bodies(catalog)
    existing = {e.record.id: e for e in catalog.content.applications}
    drafts = [_draft(number, row, call.record, bodies, existing) for number, row in enumerate(table.rows, 1)]
    if problems := list(_check_total(table)):
        raise ContentError(problems)
    return drafts


def _check_total(table: Table) -> Iterator[Problem]:
    found = sum(cents(row.cells[_AMOUNT]) or 0 for row in table.rows)
    if table.total is not None and table.total != found:
        row = Row(table.total_line, ("",), (1,))
        message = say(
            "the rows add up to {found}, the table’s own total is {total}, the difference is {difference}",
            found=euros(found),
            total=euros(table.total),
            difference=euros(found - table.total),
        )
        yield table.problem(row, 0, "control-total", message, say("a row is missing, or an amount is mistyped"))


def _draft(number: int, row: Row, call: Call, bodies: Bodies, existing: dict[str, Entry[Application]]) -> Draft:
    cell, name = row.cells[_APPLICANTS], row.cells[_NAME]
    found = applicants(cell, bodies)
    application_id = f"{call.id}-{number:03d}"
    language, language_flags = _language(name, cell)
    flags = [*found.flags, *language_flags]
    entry = existing.get(application_id)
    names = [*found.leads, *found.partners]
    draft = Draft(
        number,
        row.line,
        name,
        None,
        f"applications/{call.id}",
        entry.slug if entry else _short_slug(name),
        flags,
        entry,
        names=len(names),
        sure=sum(resolved.found and resolved.doubt is None for resolved in names),
    )
    if all(resolved.found for resolved in names):
        draft.record = Application(
            id=application_id,
            call=call.id,
            name=name,
            language=language,
            applicant_as_written=cell,
            lead=found.leads[0].participant(),
            co_leads=[resolved.participant() for resolved in found.leads[1:]],
            partners=_partners(found),
            requested=cents(row.cells[_AMOUNT]) or 0,
            source=Source(document=call.facts.requested.document, row=number),
        )
    return draft


def _partners(found: Applicants) -> list[Participant]:
    return [resolved.participant() for resolved in found.partners]


def _language(name: str, cell: str) -> tuple[LanguageCode, list[Message]]:
    """The language of a name: Swedish by its small words and its lead; flagged where the two differ."""
    swedish_lead = bool(_SWEDISH_TYPE.search(cell))
    swedish_name = bool(_SWEDISH.search(name)) or (swedish_lead and "å" in name.casefold())
    if swedish_name or swedish_lead:
        flags = [] if swedish_name and swedish_lead else [say("the name is taken for Swedish; check its language")]
        return "sv", flags
    return "fi", []


def _short_slug(name: str) -> str:
    slug = slug_of(name)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return slug[: slug.rfind("-", 0, _LONGEST_SLUG + 1)]
