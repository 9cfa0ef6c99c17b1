"""The slips in the sources: every note of the records of the current call, in the order of the sources. The page of
data quality shows the first, pages beside it the others."""

from collections.abc import Iterator
from typing import NamedTuple

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.pages.paging import number_of_pages, rows_of_page
from grantsite.projects import Project
from grantsite.records import Source, Text
from grantsite.urls import Address
from grantsite.views import Link, Slip, SlipsOfPage, SlipsPartView

_PAGE = "data-quality"


class Noted(NamedTuple):
    """A note of a record, what it is on as it is printed, and where."""

    project: Project
    source: Source
    as_written: str
    note: Text


def slips_on_page(builder: Builder, noted: list[Noted], number: int) -> SlipsOfPage:
    """Those of the ``noted`` that stand on a page."""
    shown = rows_of_page(number)
    return SlipsOfPage(
        rows=[_slip(builder, one) for one in noted[shown]],
        before=shown.start,
        total=len(noted),
        page=number,
        pages=_pages(builder, number_of_pages(len(noted))),
    )


def pages_of_slips(builder: Builder) -> int:
    """How many pages they take, that of data quality included."""
    return number_of_pages(len(all_noted(builder)))


def slip_part_pages(builder: Builder) -> Iterator[Page]:
    """The pages beside that of data quality. None of their addresses is promised: how many there are changes with the
    records, as what stands on each does."""
    noted = Lazy(all_noted, builder)  # made once for pages that are drawn one after the other
    path = builder.catalog.calls[builder.current_call.id].path
    for number, address in enumerate(_pages(builder, pages_of_slips(builder))[1:], 2):
        yield Page(address, "pages/slips_part.html", Lazy(_view, builder, noted, number), path, lasting=False)


def _pages(builder: Builder, pages: int) -> list[Address]:
    own = builder.addresses.page(_PAGE)
    return [builder.addresses.list_page(own, number) for number in range(1, pages + 1)]


def _view(builder: Builder, noted: Lazy[list[Noted]], number: int) -> SlipsPartView:
    return SlipsPartView(builder.call_facts(builder.current_call.id), slips_on_page(builder, noted(), number))


def all_noted(builder: Builder) -> list[Noted]:
    """The notes of applications, then those of awards in the order of the decision's items."""
    return list(_noted(builder))


def _noted(builder: Builder) -> Iterator[Noted]:
    projects = builder.catalog.of_call(builder.current_call.id)
    for project in projects:
        application = project.application
        if application.note:
            yield Noted(project, application.source, application.name, application.note)
        for party in project.parties:
            if party.note:
                yield Noted(project, application.source, party.as_written, party.note)
    awards = [(p.award, p) for p in projects if p.award]
    for award, project in sorted(awards, key=lambda found: found[0].item):
        if award.recipient.note:
            yield Noted(project, award.source, award.recipient.as_written, award.recipient.note)
        if award.note:
            yield Noted(project, award.source, award.project_as_written, award.note)


def _slip(builder: Builder, noted: Noted) -> Slip:
    row, call = builder.row(noted.project), builder.current_call
    subject = Link(Text(**{row.language: row.name}), row.address)
    return Slip(subject, row.language, builder.source(call, noted.source), noted.as_written, noted.note)
