"""What of a municipality has room on one page of A4."""

from collections.abc import Iterator

import msgspec

from grantsite.drawing import text_width
from grantsite.pages.page import Lazy
from grantsite.views import MunicipalitySheetView, MunicipalityView, ProjectRow

# Heights in tenths of a millimetre, as `static/css/sheet.css` sets them. Letters are taken to be as wide as those of
# DejaVu Sans, which are wider than those of most screens.
_ROOM = 1_610  # for tables with their headings
_NOTE = 60  # a line on a merger
_HEAD = 290  # a heading, the sentence below it, and the head of the table
_ROW = 21  # above and below the text of a row
_LINE = 43
# The width of the column of names, in the pixels of `text_width`.
_COLUMN = 290
_PARTNERS = 120  # how many there are, said behind the lead


def municipality_sheet(of: Lazy[MunicipalityView]) -> MunicipalitySheetView:
    """The sheet of a municipality from the view of its page: what it leads comes first; the rest is counted."""
    view = of()
    mergers = len(view.predecessors) + (view.successor is not None)
    taken = mergers * _NOTE + sum(_HEAD for rows in _tables(view) if rows)
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
    return MunicipalitySheetView(
        place=view,
        call=view.call,
        sharing=view.sharing,
        as_lead=as_lead,
        as_partner=as_partner,
        former=former,
        more=more,
    )


def _tables(view: MunicipalityView) -> Iterator[list[ProjectRow]]:
    yield from (view.as_lead, view.as_partner, *(former.projects for former in view.predecessors))


def _height(row: ProjectRow) -> int:
    text = " ".join((row.name, *(max(lead.name.every(), key=len) for lead in row.leads)))
    return _ROW - (-(text_width(text) + _PARTNERS) // _COLUMN) * _LINE
