"""The list of awards of a decision into award records: one item, one record, joined to its application.

The list is either a table (item, recipient, project, amount) or the decision's own sentences: "1. **Alavuden
kaupungille ja muille hakemuksessa mainituille kunnille enintään 68 000 euroa** Kunta kuuluu kaikille –hankkeeseen,".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grantsite.catalog import Catalog, Project
from grantsite.errors import ContentError
from grantsite.importing.bodies import Bodies, Resolved
from grantsite.importing.found import Draft
from grantsite.importing.tables import Row, Table, cents, read_table
from grantsite.load import Entry
from grantsite.messages import Message, joined, say
from grantsite.names import fold, title_distance
from grantsite.records import Award, Call, Source
from grantsite.textfile import read_text

COLUMNS = 4
# A title in another case than in the annex differs in so many letters; more is a slip, and much more another title.
_INFLECTION = 2
_SLIPS = 12
_ITEM = re.compile(
    r"(?P<item>\d+)\.\s+\**(?P<recipient>.+?)\s+(?:ja muille|och (?:de )?(?:andra|övriga))\s.*?"
    r"(?:enintään|högst)\s+(?P<amount>\d[\d \u00a0\u202f]*(?:,\d\d)?)\s+euro[a]?\**\s+(?P<project>.+)"
)
# A sentence that follows the project's name: a condition of its own.
_SENTENCE = re.compile(r"(?<=[^\d.])\.\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    line: int
    recipient: str
    project: str
    amount: int
    rest: str = ""


def read_awards(path: Path, shown: str, call: Entry[Call], catalog: Catalog) -> list[Draft]:
    """A draft for each award of a list. Raises ContentError."""
    bodies = Bodies(catalog)
    projects = catalog.of_call(call.record.id)
    drafts = [_draft(item, call.record, bodies, projects) for item in _items(path, shown)]
    taken: dict[str, Draft] = {}
    for draft in drafts:
        if draft.record is not None:
            other = taken.setdefault(draft.record.application, draft)
            if other is not draft:
                draft.record = None
                draft.flags.append(say("item {item} is joined to the same application", item=other.number))
    return drafts


def _items(path: Path, shown: str) -> list[_Item]:
    if path.suffix.lower() != ".xlsx":
        text, problems = read_text(path, shown)
        if fatal := [p for p in problems if p.code not in ("byte-order-mark", "line-ends")]:
            raise ContentError(fatal)
        if items := list(_sentences(text)):
            return items
    table = read_table(path, shown, COLUMNS)
    return [_from_row(table, row) for row in table.rows]


def _sentences(text: str) -> Iterator[_Item]:
    for number, line in enumerate(text.split("\n"), 1):
        match = _ITEM.fullmatch(line.strip())
        amount = cents(match["amount"].strip()) if match else None
        if match is None or amount is None:
            continue
        project, *rest = _SENTENCE.split(match["project"], maxsplit=1)
        yield _Item(
            int(match["item"]), number, match["recipient"], project.rstrip(",. "), amount, rest[0] if rest else ""
        )


def _from_row(table: Table, row: Row) -> _Item:
    item, recipient, project, amount = row.cells
    if not item.rstrip(".").isdecimal():
        message = say('"{text}" is not the number of an item', text=item)
        raise ContentError([table.problem(row, 0, "import-table", message, say("write its number, such as 12"))])
    return _Item(int(item.rstrip(".")), row.line, recipient, project, cents(amount) or 0)


def _draft(item: _Item, call: Call, bodies: Bodies, projects: list[Project]) -> Draft:
    recipient = bodies.resolve(item.recipient)
    flags = [recipient.doubt] if recipient.doubt is not None else []
    if item.rest:
        flags.append(say('a condition of its own follows: "{text}"', text=_excerpt(item.rest)))
    project, doubt = _project_of(item, recipient, projects)
    if doubt is not None:
        flags.append(doubt)
    draft = Draft(
        item.number,
        item.line,
        item.project,
        None,
        f"awards/{call.id}",
        project.entry.slug if project else "",
        flags,
        project.award_entry if project else None,
        names=1,
        sure=int(recipient.found and recipient.doubt is None),
    )
    if project is not None and recipient.found:
        draft.record = Award(
            application=project.id,
            item=item.number,
            amount=item.amount,
            recipient=recipient.participant(),
            project_as_written=item.project,
            source=Source(document=call.facts.awards.document, section=call.facts.awards.section, item=item.number),
        )
    return draft


def _excerpt(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _project_of(item: _Item, recipient: Resolved, projects: list[Project]) -> tuple[Project | None, Message | None]:
    """The application of an award: that of its recipient whose title is nearest, and what is doubtful about it."""
    led = [
        p
        for p in projects
        if recipient.found
        and any(
            recipient.organisation == party.body.key or recipient.municipality == party.body.municipality
            for party in p.leads
        )
    ]
    candidates = sorted(
        ((title_distance(p.application.name, item.project, _SLIPS), p.id, p) for p in led or projects),
        key=lambda found: found[:2],
    )
    near = [found for found in candidates if found[0] <= _SLIPS]
    if not near:
        return None, say('no application of {name} is called "{title}"', name=item.recipient, title=item.project)
    slips, _, project = near[0]
    if len(near) > 1 and near[1][0] == slips:
        both = joined([f"{p.id} {p.application.name}" for _, _, p in near[:2]])
        return None, say('"{title}" may be {applications}', title=item.project, applications=both)
    if not led:
        return project, say(
            '{name} leads no application of this title; "{title}" is read as that of {id}',
            name=item.recipient,
            title=item.project,
            id=project.id,
        )
    # In "Helmi –hankkeeseen" the name itself is not inflected.
    if slips > (0 if fold(item.project).endswith("hankkeeseen") else _INFLECTION):
        return project, say(
            'the title is "{title}" here, but "{name}" in application {id}',
            title=item.project,
            name=project.application.name,
            id=project.id,
        )
    return project, None
