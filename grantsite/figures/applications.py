"""All applications and awards in one view: who asked, who got, and how much of each."""

from collections.abc import Iterable, Mapping, Sequence

from grantsite.downloads.column import Type
from grantsite.figures.behind import Lists, Records
from grantsite.figures.figure import WIDTH, Figure, scaled, table
from grantsite.projects import UNDECIDED
from grantsite.views.shared import ProjectRow, View

# More rows than this nobody reads; the largest are drawn and tabled, and the rest are one link away.
MOST = 100
# Below the words for outline and filling.
_TOP = 360
_ROW = 310
_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("project_id", "code"),
    ("project_name", "text"),
    ("lead_code", "code"),
    ("lead_fi", "text"),
    ("lead_sv", "text"),
    ("requested", "money"),
    ("awarded", "money"),
)


class ApplicationBar(View, frozen=True):
    """An application: ``whole`` is as long as what was requested, ``part`` as what was awarded."""

    row: ProjectRow
    y: int
    whole: int
    part: int


class ApplicationsFigure(Figure, frozen=True):
    """The applications, the largest request first. Where none is ``decided`` nothing can be said of awards."""

    decided: bool

    applications: int
    awards: int
    requested: int
    awarded: int
    bars: list[ApplicationBar]
    all: Records
    with_award: Records
    without_award: Records
    largest_first: Records


def applications(
    rows: Iterable[ProjectRow], lead_codes: Mapping[str, Sequence[str]], lists: Lists
) -> ApplicationsFigure:
    """The figure of projects. ``lead_codes`` are, by a project's id, the code of each of its leads: of a municipality
    its own, of another body the id of its record."""
    every = sorted(rows, key=lambda row: (-row.requested, row.id))
    most = max([row.requested for row in every] + [row.awarded or 0 for row in every], default=0)
    bars = [
        ApplicationBar(
            row,
            _TOP + _ROW * index,
            scaled(row.requested, most, WIDTH),
            scaled(row.awarded or 0, most, WIDTH),
        )
        for index, row in enumerate(every[:MOST])
    ]
    lines = (
        [row.id, row.name, "; ".join(lead_codes[row.id]), *_leads(row), row.requested, row.awarded]
        for row in every[:MOST]
    )
    return ApplicationsFigure(
        name="applications",
        height=_TOP + _ROW * len(bars),
        csv=table(_COLUMNS, lines),
        decided=not every or any(row.status != UNDECIDED for row in every),
        applications=len(every),
        awards=sum(1 for row in every if row.awarded is not None),
        requested=sum(row.requested for row in every),
        awarded=sum(row.awarded or 0 for row in every),
        bars=bars,
        all=lists.search(),
        with_award=lists.search(status="awarded"),
        without_award=lists.search(status="not-awarded"),
        largest_first=lists.search(sort="requested"),
    )


def _leads(row: ProjectRow) -> list[str]:
    return ["; ".join(lead.name.shown_in(lang) for lead in row.leads) for lang in ("fi", "sv")]
