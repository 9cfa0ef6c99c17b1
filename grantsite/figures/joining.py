"""How many municipalities a project joins."""

from collections.abc import Sequence

from grantsite.catalog import Catalog
from grantsite.downloads.column import Type
from grantsite.figures.behind import Lists
from grantsite.figures.classes import OF_MEMBERS, Class, members_of
from grantsite.figures.figure import WIDTH, Figure, scaled, table
from grantsite.figures.group import Group, group, is_decided
from grantsite.projects import Project
from grantsite.views.shared import View

# Below the words for outline and filling.
_TOP = 360
_ROW = 310
_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("municipalities", "text"),
    ("applications", "integer"),
    ("awards", "integer"),
)


class JoiningBar(View, frozen=True):
    """The projects that join so many municipalities: ``whole`` is as long as their number, ``part`` as the number of
    those awarded."""

    of: Class
    group: Group
    y: int
    whole: int
    part: int


class JoiningFigure(Figure, frozen=True):
    """The classes of numbers of municipalities, from none to the last that has projects; ``common`` are those with most
    projects, ``most`` is the largest number that a project joins. Where none is ``decided`` nothing can be said of
    awards."""

    decided: bool
    bars: list[JoiningBar]
    common: list[JoiningBar]
    most: int


def joining(catalog: Catalog, projects: Sequence[Project], lists: Lists) -> JoiningFigure:
    """The figure of projects."""
    members: dict[Class, list[Project]] = {}
    for project in projects:
        members.setdefault(members_of(catalog, project), []).append(project)
    last = max((OF_MEMBERS.index(one) for one in members), default=-1)
    highest = max((len(found) for found in members.values()), default=0)
    bars = []
    for index, one in enumerate(OF_MEMBERS[: last + 1]):
        found = group(members.get(one, ()), lists.of_class(one), lists.of_class(one))
        whole, part = scaled(found.applications, highest, WIDTH), scaled(found.awards, highest, WIDTH)
        bars.append(JoiningBar(one, found, _TOP + _ROW * index, whole, part))
    decided = is_decided(projects)
    return JoiningFigure(
        name="joining",
        height=_TOP + _ROW * len(bars),
        csv=table(_COLUMNS, ([b.of.value, b.group.applications, b.group.awards if decided else None] for b in bars)),
        decided=decided,
        bars=bars,
        common=[b for b in bars if b.group.applications == highest],
        most=max((len(project.codes) for project in projects), default=0),
    )
