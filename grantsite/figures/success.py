"""Which part of the applications and of the euros was awarded, by a classification of projects."""

from collections.abc import Sequence
from decimal import Decimal

from grantsite.catalog import Catalog
from grantsite.downloads.column import Type
from grantsite.figures.behind import Lists
from grantsite.figures.classes import CLASSIFICATIONS, Class
from grantsite.figures.figure import WIDTH, Figure, scaled, table
from grantsite.figures.group import Group, group, percent
from grantsite.projects import Project
from grantsite.views.shared import View

_TOP = 60
_ROW = 900
_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("class", "text"),
    ("applications", "integer"),
    ("awards", "integer"),
    ("awards_percent", "decimal"),
    ("requested", "money"),
    ("awarded", "money"),
    ("awarded_percent", "decimal"),
)


class SuccessBar(View, frozen=True):
    """A class: ``count`` and ``sum`` are as long as its shares of applications and of euros, ``WIDTH`` being all."""

    of: Class
    group: Group
    y: int
    count: int
    sum: int


class SuccessFigure(Figure, frozen=True):
    """The classes that have applications, in their order. ``best`` are those with the largest share of applications
    awarded, where there is more than one class."""

    kind: str
    bars: list[SuccessBar]
    best: list[SuccessBar]


def success(catalog: Catalog, projects: Sequence[Project], lists: Lists, kind: str) -> SuccessFigure:
    """The figure by "size", "lead-languages" or "partners"."""
    classes, class_of = CLASSIFICATIONS[kind]
    members: dict[Class, list[Project]] = {one: [] for one in classes}
    for project in projects:
        members[class_of(catalog, project)].append(project)
    groups = [(c, group(m, lists.of_class(c), lists.of_class(c))) for c, m in members.items() if m]
    return _figure(kind, groups)


def by_language(projects: Sequence[Project], lists: Lists) -> SuccessFigure:
    """The figure by the language of the application's name."""
    groups = []
    for language in ("fi", "sv", "en"):
        members = [p for p in projects if p.application.language == language]
        if members:
            with_award = lists.search(status="awarded", language=language)
            found = group(members, lists.search(language=language), with_award)
            groups.append((Class("language", language), found))
    return _figure("language", groups)


def _figure(kind: str, groups: Sequence[tuple[Class, Group]]) -> SuccessFigure:
    bars = [
        SuccessBar(
            of=one,
            group=found,
            y=_TOP + _ROW * index,
            count=scaled(found.awards, found.applications, WIDTH),
            sum=scaled(found.awarded, found.requested, WIDTH),
        )
        for index, (one, found) in enumerate(groups)
    ]
    most = max((found.of_applications or Decimal(0) for _, found in groups), default=Decimal(0))
    return SuccessFigure(
        name=f"success-by-{kind}",
        height=_TOP + _ROW * len(bars),
        csv=table(_COLUMNS, map(_row, bars)),
        kind=kind,
        bars=bars,
        best=[b for b in bars if most and b.group.of_applications == most] if len(bars) > 1 else [],
    )


def _row(bar: SuccessBar) -> list[str | int | Decimal | None]:
    g = bar.group
    shares = percent(g.of_applications), percent(g.of_requested)
    return [bar.of.value, g.applications, g.awards, shares[0], g.requested, g.awarded, shares[1]]
