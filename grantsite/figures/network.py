"""The municipalities that apply together again and again, as rows of names joined by arcs.

All pairs of one call are hundreds, and a drawing of them a tangle. What a reader can follow, and what says most, are
the pairs that have more than one application in common: they fall into a few groups. Where these are too many, the
drawing asks for three in common, or as many as it takes; the table and the file hold the others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from grantsite.downloads.column import Type
from grantsite.figures.figure import Figure, table
from grantsite.figures.ties import Tie, Ties
from grantsite.views.shared import Link, ProjectRow, View

MOST = 48  # municipalities that are drawn: about two heights of a phone
_ROW, _GAP = 200, 140  # from row to row, and more between groups
_NODE_X = 1400  # names end left of it, arcs bulge to the right
_BULGE = 800  # of the widest arc
_LABEL = 120  # from the widest arc to what is said of the group


class Node(View, frozen=True):
    """A municipality, with how many others it has applied, and its row's middle."""

    link: Link
    others: int
    y: int


class Arc(View, frozen=True):
    """A pair: who, the applications they have in common, the awards among them, and the curve that joins their rows:
    from one y to the other, ``bulge`` to the right."""

    one: Link
    other: Link
    applications: int
    awards: int
    y: int
    other_y: int
    bulge: int
    thickness: int


class Group(View, frozen=True):
    """Municipalities that are joined, directly or through others; fewest and most applications of a pair of theirs."""

    nodes: list[Node]
    arcs: list[Arc]
    fewest: int
    most: int
    label_x: int
    label_y: int


class NetworkFigure(Figure, frozen=True):
    """Pairs that have ``least`` applications in common, or more; no groups where no pair has two.

    ``pairs`` counts all pairs of ``municipalities`` that have applied together, ``recurring`` those that did so more
    than once; ``alone`` are municipalities in applications without another one. ``largest`` is the project that joins
    most municipalities, ``joined`` their number. Of ``joint`` applications ``within`` stay in one region. ``busiest``
    are municipalities that have applied with most others. Where nothing is ``decided`` nothing can be said of awards.
    """

    decided: bool
    least: int
    node_x: int
    groups: list[Group]
    pairs: int
    municipalities: int
    recurring: int
    alone: int
    largest: ProjectRow | None
    joined: int
    joint: int
    within: int
    busiest: list[tuple[Link, int]]


_COLUMNS: tuple[tuple[str, Type], ...] = (
    *(("municipality", "code"), ("name", "text"), ("other_municipality", "code"), ("other_name", "text")),
    *(("applications", "integer"), ("awards", "integer")),
)
# Those who have applied with most others: ten and whoever is equal to the tenth; of very many equals some are left out.
_BUSIEST, _EQUALS = 10, 20


def network(
    ties: Ties,
    links: Callable[[str], Link],
    names: Callable[[str], str],
    largest: tuple[ProjectRow, int] | None,
    joint: tuple[int, int],
    decided: bool,
) -> NetworkFigure:
    """The figure of the pairs that recur; its file holds all pairs. ``links`` and ``names`` (for the file) are those of
    a municipality by its code, ``largest`` the project of most municipalities, and their number, ``joint`` how many
    applications are joint and how many of these within a region."""
    least, drawn = _recurring(ties.pairs)
    groups: list[Group] = []
    top = 0
    for codes in _groups(drawn):
        groups.append(_group(codes, drawn, ties, links, top))
        top += len(codes) * _ROW + _GAP
    return NetworkFigure(
        name="network",
        height=max(top - _GAP, _ROW),
        csv=table(
            _COLUMNS,
            (
                [t.one, names(t.one), t.other, names(t.other), t.applications, t.awards if decided else None]
                for t in ties.pairs
            ),
        ),
        decided=decided,
        least=least,
        node_x=_NODE_X,
        groups=groups,
        pairs=len(ties.pairs),
        municipalities=len(ties.others),
        recurring=sum(tie.applications > 1 for tie in ties.pairs),
        alone=ties.alone,
        largest=largest[0] if largest else None,
        joined=largest[1] if largest else 0,
        joint=joint[0],
        within=joint[1],
        busiest=[(links(code), others) for code, others in _busiest(ties.others)],
    )


def _busiest(others: Mapping[str, int]) -> list[tuple[str, int]]:
    """Those with most ``others``, by code where equal: a list that ends within equals would pass some of them over."""
    ranked = sorted(others.items(), key=lambda found: (-found[1], found[0]))
    least = ranked[_BUSIEST - 1][1] if len(ranked) > _BUSIEST else 0
    return [found for found in ranked[:_EQUALS] if found[1] >= least]


def _recurring(pairs: Sequence[Tie]) -> tuple[int, list[Tie]]:
    """The least number of applications in common, two or more, by which few enough municipalities are drawn."""
    least, drawn = 2, [tie for tie in pairs if tie.applications > 1]
    while len({code for tie in drawn for code in (tie.one, tie.other)}) > MOST:
        least = drawn[-1].applications + 1
        drawn = [tie for tie in drawn if tie.applications >= least]
    return least, drawn


def _groups(ties: Iterable[Tie]) -> Iterator[list[str]]:
    """The codes of each group, those with the strongest tie first; in it, each beside those it is most tied to."""
    near: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for tie in ties:
        near[tie.one][tie.other] = near[tie.other][tie.one] = tie.applications
    found = []
    left = set(near)
    while left:
        # Whoever is most tied begins; then whoever is most tied to those already placed. By code where equal.
        first = min(left, key=lambda code: (-sum(near[code].values()), code))
        placed = [first]
        pull = dict(near[first])
        while pull:
            code = min(pull, key=lambda other: (-pull[other], other))
            placed.append(code)
            for other, applications in near[code].items():
                if other not in placed:
                    pull[other] = pull.get(other, 0) + applications
            del pull[code]
        left.difference_update(placed)
        strongest = max(n for code in placed for n in near[code].values())
        found.append((-strongest, -len(placed), placed[0], placed))
    for *_, placed in sorted(found):
        yield placed


def _group(codes: list[str], drawn: Iterable[Tie], ties: Ties, links: Callable[[str], Link], top: int) -> Group:
    rows = {code: top + place * _ROW + _ROW // 2 for place, code in enumerate(codes)}
    mine = [tie for tie in drawn if tie.one in rows]
    arcs = [_arc(tie, links, *sorted((rows[tie.one], rows[tie.other]))) for tie in mine]
    return Group(
        nodes=[Node(links(code), ties.others[code], y) for code, y in rows.items()],
        arcs=arcs,
        fewest=min(tie.applications for tie in mine),
        most=max(tie.applications for tie in mine),
        label_x=_NODE_X + max(arc.bulge for arc in arcs) + _LABEL,
        label_y=top + len(codes) * _ROW // 2,
    )


def _arc(tie: Tie, links: Callable[[str], Link], y: int, other_y: int) -> Arc:
    """The further apart the rows, the wider the curve; the more applications, the thicker."""
    return Arc(
        one=links(tie.one),
        other=links(tie.other),
        applications=tie.applications,
        awards=tie.awards,
        y=y,
        other_y=other_y,
        bulge=min((other_y - y) * 5 // 8 + 60, _BULGE),
        thickness=min(20 * tie.applications - 20, 80),
    )
