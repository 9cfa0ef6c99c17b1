"""A draft against the record that exists: in which facts of the table they differ.

Notes, themes, corrected names and what followed an award are an editor's; they are no facts of the table.
"""

from collections.abc import Iterator
from typing import Any

from grantsite.records import Application, Award, Participant

_APPLICATION = ("name", "language", "applicant_as_written", "requested")
_AWARD = ("application", "item", "amount", "project_as_written")


def differing(draft: Any, existing: Any) -> list[str]:
    """The names of the fields in which two records of one row differ."""
    if isinstance(draft, Application):
        return list(_applications(draft, existing))
    return list(_awards(draft, existing))


def _applications(draft: Application, existing: Application) -> Iterator[str]:
    yield from (name for name in _APPLICATION if getattr(draft, name) != getattr(existing, name))
    if _source(draft) != _source(existing):
        yield "source"
    for name in ("lead", "co_leads", "partners"):
        if not _agree(getattr(draft, name), getattr(existing, name)):
            yield name


def _awards(draft: Award, existing: Award) -> Iterator[str]:
    yield from (name for name in _AWARD if getattr(draft, name) != getattr(existing, name))
    if not _agree(draft.recipient, existing.recipient):
        yield "recipient"
    if _source(draft) != _source(existing):
        yield "source"


def _source(record: Application | Award) -> tuple[str, str | None, int | None, int | None]:
    source = record.source
    return source.document, source.section, source.item, source.row


def _agree(draft: Participant | list[Participant], existing: Participant | list[Participant]) -> bool:
    """Whether both name the same bodies. Where the draft could not tell which body is meant, the record decides."""
    drafts = draft if isinstance(draft, list) else [draft]
    others = existing if isinstance(existing, list) else [existing]
    return len(drafts) == len(others) and all(
        one.as_written == other.as_written and (_body(one) == (None, None) or _body(one) == _body(other))
        for one, other in zip(drafts, others, strict=True)
    )


def _body(participant: Participant) -> tuple[str | None, str | None]:
    return participant.municipality, participant.organisation
