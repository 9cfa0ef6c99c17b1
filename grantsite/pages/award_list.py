"""The awards of a call, in the order of the items of its decision: its own page shows the first, pages beside it the
others."""

from collections.abc import Iterator

from grantsite.content import Entry
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.pages.paging import number_of_pages, rows_of_page
from grantsite.projects import Project
from grantsite.records import Award, Call
from grantsite.urls import Address
from grantsite.views import AwardsOfPage, AwardsPartView

Awarded = list[tuple[Award, Project]]


def awarded_in(builder: Builder, call: Call) -> Awarded:
    """The awards of a call with their projects, in the order of the items."""
    awarded = [(p.award, p) for p in builder.catalog.of_call(call.id) if p.award]
    return sorted(awarded, key=lambda found: found[0].item)


def awards_on_page(builder: Builder, call: Call, awarded: Awarded, number: int) -> AwardsOfPage:
    """Those of the ``awarded`` that stand on a page."""
    shown = rows_of_page(number)
    return AwardsOfPage(
        rows=[
            (award.item, builder.row(project), builder.recipient(award.recipient).link)
            for award, project in awarded[shown]
        ],
        before=shown.start,
        total=len(awarded),
        awarded=sum(award.amount for award, _ in awarded),
        page=number,
        pages=_pages(builder, call, len(awarded)),
    )


def award_part_pages(builder: Builder, entry: Entry[Call], awarded: Lazy[Awarded]) -> Iterator[Page]:
    """The pages beside that of a call, which has the first of the ``awarded``. None of their addresses is promised: how
    many there are changes with the records of awards, as what stands on each does."""
    awards = sum(1 for project in builder.catalog.of_call(entry.record.id) if project.award)
    for number, address in enumerate(_pages(builder, entry.record, awards)[1:], 2):
        view = Lazy(_view, builder, entry, awarded, number)
        yield Page(address, "pages/call_part.html", view, entry.path, lasting=False)


def _pages(builder: Builder, call: Call, awards: int) -> list[Address]:
    own = builder.addresses.call(call.id)
    return [builder.addresses.list_page(own, number) for number in range(1, number_of_pages(awards) + 1)]


def _view(builder: Builder, entry: Entry[Call], awarded: Lazy[Awarded], number: int) -> AwardsPartView:
    awards = awards_on_page(builder, entry.record, awarded(), number)
    return AwardsPartView(builder.call_facts(entry.record.id), awards, entry.inside)
