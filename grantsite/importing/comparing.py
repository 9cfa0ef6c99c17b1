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
    if draft.source.row != existing.source.row:
        yield "source"
    for name in ("lead", "co_leads", "partners"):
        if _bodies(getattr(draft, name)) != _bodies(getattr(existing, name)):
            yield name


def _awards(draft: Award, existing: Award) -> Iterator[str]:
    yield from (name for name in _AWARD if getattr(draft, name) != getattr(existing, name))
    if _bodies(draft.recipient) != _bodies(existing.recipient):
        yield "recipient"
    if (draft.source.section, draft.source.item) != (existing.source.section, existing.source.item):
        yield "source"


def _bodies(value: "Participant | list[Participant]") -> list[tuple[str, str | None, str | None]]:
    participants = value if isinstance(value, list) else [value]
    return [(p.as_written, p.municipality, p.organisation) for p in participants]
