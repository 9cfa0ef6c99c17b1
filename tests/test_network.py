"""Municipalities that apply together: the counts against the records, and the drawing against the counts."""

import csv
import io
from collections import Counter
from itertools import combinations, pairwise

import pytest
import yaml

from grantsite.catalog import Catalog
from grantsite.figures.network import MOST, NetworkFigure, network
from grantsite.figures.ties import Tie, Ties, joint, municipal_ties
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.records import Text
from grantsite.views import Link
from real_content import CONTENT


def groups_in_files() -> dict[str, set[str]]:
    """The municipalities of each application, from the files alone: a unit counts for its municipality."""

    def code(participant: dict[str, str]) -> str | None:
        if "municipality" in participant:
            return participant["municipality"]
        body = yaml.safe_load((CONTENT / f"organisations/{participant['organisation']}.yaml").read_text("utf-8"))
        found: str | None = body.get("unit_of")
        return found

    groups = {}
    for file in sorted((CONTENT / "applications").rglob("*.yaml")):
        record = yaml.safe_load(file.read_text("utf-8"))
        everyone = [record["lead"], *record.get("co_leads", []), *record.get("partners", [])]
        groups[record["id"]] = {found for participant in everyone if (found := code(participant))}
    return groups


def awarded_in_files() -> set[str]:
    return {yaml.safe_load(file.read_text("utf-8"))["application"] for file in (CONTENT / "awards").rglob("*.yaml")}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    content, problems = load(CONTENT, "content", ParseCache(None))
    assert problems == []
    return Catalog(content)


def link(code: str) -> Link:
    return Link(Text(fi=code), {"fi": f"kunnat/{code}/"})


def drawn(ties: Ties) -> NetworkFigure:
    return network(ties, link, lambda code: f"Kunta {code}", None, (0, 0), decided=True)


def test_pairs_are_those_of_the_files(catalog: Catalog) -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    awards: Counter[tuple[str, str]] = Counter()
    awarded = awarded_in_files()
    groups = groups_in_files()
    for project, codes in groups.items():
        for pair in combinations(sorted(codes), 2):
            pairs[pair] += 1
            awards[pair] += project in awarded
    ties = municipal_ties(list(catalog.projects.values()))
    assert {(t.one, t.other): (t.applications, t.awards) for t in ties.pairs} == {
        pair: (count, awards[pair]) for pair, count in pairs.items()
    }
    assert len(ties.pairs) == len(pairs)
    assert ties.others == Counter(code for pair in pairs for code in pair)
    everyone = set().union(*groups.values())
    assert ties.alone == len(everyone - ties.others.keys())
    counts = [t.applications for t in ties.pairs]
    assert counts == sorted(counts, reverse=True)


def test_joint_applications_and_those_of_one_region(catalog: Catalog) -> None:
    records = (yaml.safe_load(file.read_text("utf-8")) for file in (CONTENT / "municipalities").glob("*.yaml"))
    # the call was decided on 9.12.2020; no municipality had moved to another region in that year
    region = {record["code"]: record["region"] for record in records}
    several = [codes for codes in groups_in_files().values() if len(codes) > 1]
    of_one = [codes for codes in several if len({region[code] for code in codes}) == 1]
    assert joint(catalog, catalog.projects.values()) == (len(several), len(of_one))
    assert 0 < len(of_one) < len(several)


def test_drawing_has_every_pair_that_recurs(catalog: Catalog) -> None:
    ties = municipal_ties(list(catalog.projects.values()))
    figure = drawn(ties)
    arcs = [arc for group in figure.groups for arc in group.arcs]
    assert figure.least == 2
    assert sorted((a.one.name.fi, a.other.name.fi, a.applications, a.awards) for a in arcs) == sorted(
        (t.one, t.other, t.applications, t.awards) for t in ties.pairs if t.applications > 1
    )
    assert figure.recurring == len(arcs)
    assert (figure.pairs, figure.municipalities) == (len(ties.pairs), len(ties.others))
    assert figure.busiest[0][1] == max(ties.others.values())
    shown, counts = len(figure.busiest), sorted(ties.others.values(), reverse=True)
    assert [others for _, others in figure.busiest] == counts[:shown]
    assert 10 <= shown <= 20
    assert shown == len(counts) or counts[shown] < counts[shown - 1]  # nobody is left out who is equal to one shown


def test_arcs_join_the_rows_of_their_municipalities(catalog: Catalog) -> None:
    figure = drawn(municipal_ties(list(catalog.projects.values())))
    rows: dict[str, int] = {}
    for group in figure.groups:
        for node in group.nodes:
            assert node.link.name.fi not in rows
            rows[str(node.link.name.fi)] = node.y
        assert group.fewest == min(arc.applications for arc in group.arcs)
        assert group.most == max(arc.applications for arc in group.arcs)
        assert group.label_x > figure.node_x + max(arc.bulge for arc in group.arcs)
        for arc in group.arcs:
            assert sorted((rows[str(arc.one.name.fi)], rows[str(arc.other.name.fi)])) == [arc.y, arc.other_y]
    ys = list(rows.values())
    assert ys == sorted(ys)
    assert all(later - earlier >= 200 for earlier, later in pairwise(ys))
    assert max(ys) < figure.height
    widths = {arc.applications: arc.thickness for group in figure.groups for arc in group.arcs}
    assert [widths[count] for count in sorted(widths)] == sorted(widths.values())


def test_groups_are_not_joined_to_each_other(catalog: Catalog) -> None:
    ties = municipal_ties(list(catalog.projects.values()))
    group_of = {
        str(node.link.name.fi): number for number, group in enumerate(drawn(ties).groups) for node in group.nodes
    }
    for tie in ties.pairs:
        if tie.applications > 1:
            assert group_of[tie.one] == group_of[tie.other]


def test_file_has_all_pairs(catalog: Catalog) -> None:
    ties = municipal_ties(list(catalog.projects.values()))
    rows = list(csv.DictReader(io.StringIO(drawn(ties).csv)))
    assert [(r["municipality"], r["other_municipality"], r["applications"], r["awards"]) for r in rows] == [
        (t.one, t.other, str(t.applications), str(t.awards)) for t in ties.pairs
    ]
    assert rows[0]["name"] == f"Kunta {rows[0]['municipality']}"


def test_many_pairs_that_recur_are_drawn_from_a_higher_number_on() -> None:
    """Fifty who have two applications in common, and three of them three: only these are drawn."""
    codes = [f"{number:03}" for number in range(50)]
    strong = codes[:3]
    pairs = [Tie(a, b, 3 if {a, b} <= set(strong) else 2, 1) for a, b in combinations(codes, 2)]
    pairs.sort(key=lambda tie: -tie.applications)
    figure = drawn(Ties(pairs, dict.fromkeys(codes, 49), 0))
    assert figure.least == 3
    assert [node.link.name.fi for group in figure.groups for node in group.nodes] == strong
    assert figure.recurring == len(pairs)


def test_no_pair_that_recurs_no_drawing() -> None:
    codes = [f"{number:03}" for number in range(MOST + 2)]
    once = [Tie(codes[0], codes[1], 1, 0)]
    assert drawn(Ties(once, {codes[0]: 1, codes[1]: 1}, 0)).groups == []
    equal = [Tie(a, b, 4, 0) for a, b in combinations(codes, 2)]
    assert drawn(Ties(equal, dict.fromkeys(codes, MOST + 1), 0)).groups == []
