"""The projects of a municipality that has more than one page of them: its own page shows the first, pages beside it the
others.

All its tables are one order of rows, which goes on from page to page: what it leads, what it is a partner in, what
those lead and take part in that were merged into it. So there is one count of pages, and each begins where the one
before it ends.
"""

from collections.abc import Iterator
from typing import NamedTuple

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.pages.paging import number_of_pages, shown_on_page
from grantsite.pages.project_list import ProjectList
from grantsite.projects import Place, Project
from grantsite.urls import Address
from grantsite.views import MunicipalityPartView, RowsOfTable

_FILE = "projects.csv"


class _Table(NamedTuple):
    role: str
    former: Place | None
    projects: list[Project]


def _tables(place: Place) -> list[_Table]:
    """The tables of a municipality that have any row."""
    tables = [_Table("lead", None, place.as_lead), _Table("partner", None, place.as_partner)]
    tables += [_Table("former", former, [*former.as_lead, *former.as_partner]) for former in place.predecessors]
    return [table for table in tables if table.projects]


def pages_of_rows(place: Place) -> int:
    """How many pages the projects of a municipality take, its own page included."""
    return number_of_pages(sum(len(table.projects) for table in _tables(place)))


def page_addresses(builder: Builder, place: Place) -> list[Address]:
    """Where these pages stand."""
    own = builder.addresses.municipality(place.record)
    return [builder.addresses.list_page(own, number) for number in range(1, pages_of_rows(place) + 1)]


def csv_path(place_address: Address) -> str:
    """The file with all of them, of a municipality that has several pages."""
    return f"{next(iter(place_address.values()))}{_FILE}"


def rows_on_page(builder: Builder, place: Place, number: int) -> list[RowsOfTable]:
    """What a page shows of each table, also where that is no row."""
    tables = _tables(place)
    shown = shown_on_page((len(table.projects) for table in tables), number)
    return [
        RowsOfTable(
            role=table.role,
            former=builder.place_link(table.former) if table.former else None,
            rows=[builder.row(project) for project in table.projects[start:stop]],
            before=start,
            total=len(table.projects),
            begins=begins,
        )
        for table, (start, stop, begins) in zip(tables, shown, strict=True)
    ]


def municipality_part_pages(builder: Builder, place: Place) -> Iterator[Page]:
    """The pages beside that of a municipality. None of their addresses is promised: how many there are changes with the
    records of projects, as what stands on each does."""
    for number, address in enumerate(page_addresses(builder, place)[1:], 2):
        view = Lazy(_view, builder, place, number)
        yield Page(address, "pages/municipality_part.html", view, place.entry.path, lasting=False)


def _view(builder: Builder, place: Place, number: int) -> MunicipalityPartView:
    address = builder.addresses.municipality(place.record)
    return MunicipalityPartView(
        name=place.record.name,
        address=address,
        region=builder.region_link(builder.catalog.region_on(place.record)),
        page=number,
        pages=page_addresses(builder, place),
        tables=rows_on_page(builder, place, number),
        table=csv_path(address),
        record_path=place.entry.inside,
    )


def municipality_lists(builder: Builder) -> list[ProjectList]:
    """All projects of each municipality that has more than one page of them, each project once."""
    found = []
    for place in builder.catalog.places.values():
        if pages_of_rows(place) > 1:
            projects = dict.fromkeys(project for table in _tables(place) for project in table.projects)
            address = builder.addresses.municipality(place.record)
            found.append(ProjectList(None, list(projects), address, csv_path(address)))
    return found
