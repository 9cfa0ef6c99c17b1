"""How the awarded sum spreads: the awards from the largest to the smallest, and what they add up to on the way."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate

from grantsite.downloads.column import Type
from grantsite.figures.behind import Lists, Records
from grantsite.figures.figure import WIDTH, Figure, Grid, edges, grid, scaled, table
from grantsite.views.shared import ProjectRow, View

# More columns than this would be thinner than a line on a phone; the largest are drawn, and the table ends with them.
MOST = 100
_CENTS = 100

# Two panels, one above the other: shares, and awards.
_SHARES_TOP = 380
_SHARES = 900
_AWARDS_TOP = 1730
_AWARDS = 1000
_HEIGHT = 2950
_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("rank", "integer"),
    ("project_id", "code"),
    ("project_name", "text"),
    ("awarded", "money"),
    ("cumulative", "money"),
    ("cumulative_percent", "decimal"),
)


class SpreadColumn(View, frozen=True):
    """An award: its rank, what it and the larger ones add up to, and where it is drawn."""

    rank: int
    row: ProjectRow
    awarded: int
    cumulative: int
    share: Decimal  # of all that was awarded; 1 is all
    x: int
    width: int
    height: int  # of the column
    point: int  # y of the share


class ShareLine(View, frozen=True):
    """A line of the scale of shares (1 is all), and where it is drawn."""

    share: Decimal
    at: int


class SpreadFigure(Figure, frozen=True):
    """The awards from the largest to the smallest. ``half`` is how many of the largest make up half of the sum."""

    awards: int
    awarded: int
    half: int
    smallest: ProjectRow | None
    largest_first: Records
    columns: list[SpreadColumn]
    shares: list[ShareLine]
    sums: list[Grid]  # in cents
    foot: int  # y of the ground of the columns


def spread(rows: Iterable[ProjectRow], lists: Lists) -> SpreadFigure:
    """The figure of the awarded among projects."""
    awards = [(row.awarded, row) for row in rows if row.awarded is not None]
    awards.sort(key=lambda award: (-award[0], award[1].id))
    sums = list(accumulate(amount for amount, _ in awards))
    total = sums[-1] if sums else 0
    largest = awards[0][0] if awards else 0
    columns = [
        SpreadColumn(
            rank=rank,
            row=row,
            awarded=amount,
            cumulative=together,
            share=Decimal(together) / Decimal(total) if total else Decimal(0),
            x=x,
            width=width,
            height=scaled(amount, largest, _AWARDS),
            point=_SHARES_TOP + _SHARES - scaled(together, total, _SHARES),
        )
        for rank, ((amount, row), together, (x, width)) in enumerate(
            zip(awards[:MOST], sums[:MOST], edges(min(len(awards), MOST), WIDTH), strict=True), 1
        )
    ]
    return SpreadFigure(
        name="spread",
        height=_HEIGHT,
        csv=table(_COLUMNS, ([c.rank, c.row.id, c.row.name, c.awarded, c.cumulative, _percent(c)] for c in columns)),
        awards=len(awards),
        awarded=total,
        half=sum(1 for together in sums if 2 * together < total) + 1 if total else 0,
        smallest=awards[-1][1] if awards else None,
        largest_first=lists.search(status="awarded", sort="awarded"),
        columns=columns,
        shares=[ShareLine(Decimal(n) / 2, _SHARES_TOP + _SHARES - scaled(n, 2, _SHARES)) for n in range(3)],
        sums=grid(largest, _AWARDS_TOP, _AWARDS, _CENTS),
        foot=_AWARDS_TOP + _AWARDS,
    )


def _percent(column: SpreadColumn) -> Decimal:
    return (column.share * 100).quantize(Decimal("0.01"))
