"""Prose pages, and what that of the data quality adds."""

from grantsite.records import Text
from grantsite.views.shared import Link, Source, View


class Reconciled(View, frozen=True):
    """One control total and what the records add up to."""

    name: str
    is_money: bool
    control: int
    found: int


class Slip(View, frozen=True):
    """A note on a printed form, and the record it stands in."""

    subject: Link
    language: str | None  # of the subject, where it is a project's name
    source: Source
    as_written: str
    note: Text


class ProseView(View, frozen=True):
    """A prose page: Markdown by language. Of the data quality page also the tables."""

    slug: str
    title: Text
    description: Text
    body: Text
    reconciliation: list[Reconciled]
    slips: list[Slip]
    source_notes: list[Text]
    record_path: str
