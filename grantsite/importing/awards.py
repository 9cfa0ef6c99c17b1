"""The list of awards of a decision into award records: one item, one record, joined to its application.

The list is either a table (item, recipient, project, amount) or the decision's own sentences.
"""

import re
from pathlib import Path

from grantsite.catalog import Catalog
from grantsite.content import Entry
from grantsite.errors import ContentError
from grantsite.importing.bodies import Bodies, Resolved
from grantsite.importing.found import Draft
from grantsite.importing.sentences import Item, read_sentences
from grantsite.importing.tables import Row, Table, cents, read_table, text_of
from grantsite.messages import Message, euros, joined, say
from grantsite.names import fold, title_distance
from grantsite.projects import Party, Project
from grantsite.records import Award, Call, Source

COLUMNS = 4
# A title that differs in more letters is another title.
_SLIPS = 12
# A word in another case keeps its beginning: "kehittäminen", "kehittämiseen". Its end is not longer than this.
_STEM = 6
_ENDING = 5


def read_awards(path: Path, shown: str, call: Entry[Call], catalog: Catalog) -> list[Draft]:
    """A draft for each award of a list. Raises ContentError."""
    bodies = Bodies(catalog)
    projects = catalog.of_call(call.record.id)
    drafts = [_draft(item, call.record, bodies, projects) for item in _items(path, shown)]
    for draft in drafts:
        others = [d.number for d in drafts if d is not draft and _application(d) == _application(draft) is not None]
        if others:
            draft.flags.append(say("item {item} is joined to the same application", item=others[0]))
            draft.complete = False
    return drafts


def _application(draft: Draft) -> str | None:
    return draft.record.application if draft.record is not None else None


def _items(path: Path, shown: str) -> list[Item]:
    if path.suffix.lower() != ".xlsx" and (items := read_sentences(text_of(path, shown), shown)):
        return items
    table = read_table(path, shown, COLUMNS)
    rows = [table.heading, *table.rows] if table.heading and _number(table.heading) else table.rows
    items = [_from_row(table, row) for row in rows]
    seen: dict[int, Row] = {}
    for row, item in zip(rows, items, strict=True):
        first = seen.setdefault(item.number, row)
        if first is not row:
            message = say("item {number} is there twice; first on line {line}", number=item.number, line=first.line)
            raise ContentError([table.problem(row, 0, "import-table", message, say("mend one of the two numbers"))])
    table.check_total()
    return items


def _number(row: Row) -> int | None:
    text = row.cells[0].rstrip(".")
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


def _from_row(table: Table, row: Row) -> Item:
    number, amount = _number(row), cents(row.cells[-1])
    if number is None:
        message = say('"{text}" is not the number of an item', text=row.cells[0])
        raise ContentError([table.problem(row, 0, "import-table", message, say("write its number, such as 12"))])
    if amount is None:
        message = say('"{text}" is not an amount', text=row.cells[-1])
        hint = say("write it as the source prints it, such as 68 000,00")
        raise ContentError([table.problem(row, COLUMNS - 1, "amount-format", message, hint)])
    return Item(number, row.line, row.cells[1], row.cells[2], amount)


def _draft(item: Item, call: Call, bodies: Bodies, projects: list[Project]) -> Draft:
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
        complete=recipient.found,
        names=1,
        sure=int(recipient.found and recipient.doubt is None),
    )
    if project is not None:
        flags += _differences(item, recipient, project)
        # an award of a call without a decision is reported by the check
        stands = call.facts.awards or call.facts.requested
        draft.record = Award(
            application=project.id,
            item=item.number,
            amount=item.amount,
            recipient=recipient.participant(),
            project_as_written=item.project,
            source=Source(document=stands.document, section=stands.section, item=item.number),
        )
    return draft


def _excerpt(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _differences(item: Item, recipient: Resolved, project: Project) -> list[Message]:
    """What an award says otherwise than its application: who gets it, or more than was asked for."""
    found = []
    if recipient.found and [_key(party) for party in project.leads] != [recipient.identity]:
        applicants = joined([party.as_written for party in project.leads])
        found.append(
            say(
                'the award is to "{name}", the applicant is "{applicants}": write a note',
                name=item.recipient,
                applicants=applicants,
            )
        )
    if item.amount > project.application.requested:
        amount, requested = euros(item.amount), euros(project.application.requested)
        found.append(say("the award {amount} is above the request {requested}", amount=amount, requested=requested))
    return found


def _key(party: Party) -> tuple[str | None, str | None]:
    return (party.body.key, None) if party.body.is_municipality else (None, party.body.key)


def _leads(recipient: Resolved, project: Project) -> bool:
    return recipient.found and any(
        recipient.identity == _key(party) or (recipient.municipality or "-") == party.body.municipality
        for party in project.leads
    )


def _project_of(item: Item, recipient: Resolved, projects: list[Project]) -> tuple[Project | None, Message | None]:
    """The application of an award: that of its recipient whose title is nearest, and what is doubtful about it."""
    led = [p for p in projects if _leads(recipient, p)]
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
    if not is_same_title(project.application.name, item.project):
        return project, say(
            'the title is "{title}" here, but "{name}" in application {id}',
            title=item.project,
            name=project.application.name,
            id=project.id,
        )
    return project, None


def is_same_title(name: str, printed: str) -> bool:
    """Whether a decision prints a project's name but for the case: of one word, or none before "–hankkeeseen"."""
    one = fold(name).removesuffix("hanke").split()
    other = fold(printed)
    inflected = not other.endswith(" hankkeeseen")
    words = other.removesuffix("hankkeeseen").split()
    changed = [(a, b) for a, b in zip(one, words, strict=False) if a != b]
    if len(one) != len(words) or len(changed) > inflected:
        return False
    return all(_is_inflection(a, b) for a, b in changed)


def _is_inflection(nominative: str, inflected: str) -> bool:
    stem = next(
        (at for at, (a, b) in enumerate(zip(nominative, inflected, strict=False)) if a != b),
        min(len(nominative), len(inflected)),
    )
    return (
        stem >= min(_STEM, len(nominative))
        and len(nominative) - stem <= _ENDING
        and 0 < len(inflected) - stem <= _ENDING
        and not any(letter.isdigit() for letter in nominative + inflected)
    )
