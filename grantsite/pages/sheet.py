"""What of a municipality has room on one page of A4."""

from collections.abc import Iterator

import msgspec

from grantsite.drawing import text_width
from grantsite.pages.page import Page
from grantsite.views import MunicipalitySheetView, MunicipalityView, ProjectRow

# Heights in tenths of a millimetre, as `static/css/sheet.css` sets them; the page has room for this much of tables.
_ROOM = 1_300
_HEAD = 300  # a heading, the sentence below it, and the head of the table
_ROW = 20  # above and below the text of a row
_LINE = 44
# The width of the column with names, in the pixels of `text_width`.
_COLUMN = 280


def municipality_sheet(page: Page, view: MunicipalityView) -> Page:
    """The sheet of the municipality whose page is ``page``: what it leads comes first; the rest is counted."""
    taken = sum(_HEAD for rows in _tables(view) if rows)
    shown: list[list[ProjectRow]] = []
    more = 0
    for rows in _tables(view):
        fitting: list[ProjectRow] = []
        for row in rows:
            taken += _height(row)
            if taken <= _ROOM:
                fitting.append(row)
        shown.append(fitting)
        more += len(rows) - len(fitting)
    as_lead, as_partner, *others = shown
    former = [
        msgspec.structs.replace(one, projects=rows) for one, rows in zip(view.predecessors, others, strict=True) if rows
    ]
    sheet = MunicipalitySheetView(
        place=view,
        call=view.call,
        sharing=view.sharing,
        as_lead=as_lead,
        as_partner=as_partner,
        former=former,
        more=more,
    )
    return Page(view.sharing.sheet, "pages/municipality_sheet.html", sheet, page.origin, listed=False)


def _tables(view: MunicipalityView) -> Iterator[list[ProjectRow]]:
    yield from (view.as_lead, view.as_partner, *(former.projects for former in view.predecessors))


def _height(row: ProjectRow) -> int:
    remark = ", ".join(lead.name.every()[0] for lead in row.leads)
    lines = -(-text_width(row.name) // _COLUMN) - (-(text_width(remark) + 100) // _COLUMN)
    return _ROW + lines * _LINE
