"""Prose pages, and what that of the data quality adds."""

from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views.shared import CallFacts, Link, Source, View


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


class SlipsOfPage(View, frozen=True):
    """Those slips that stand on one ``page``. So many as ``before`` stand on earlier ones, and there are ``total`` on
    all ``pages``."""

    rows: list[Slip]
    before: int
    total: int
    page: int
    pages: list[Address]


class SlipsPartView(View, frozen=True):
    """A further page of the slips, where there are more than have room on the page of data quality."""

    call: CallFacts
    slips: SlipsOfPage


class ProseView(View, frozen=True):
    """A prose page: Markdown by language. Of the data quality page also the tables."""

    slug: str
    title: Text
    description: Text
    body: Text
    reconciliation: list[Reconciled]
    slips: SlipsOfPage | None
    source_notes: list[Text]
    record_path: str
