"""Every figure's numbers against the content, added up here anew from the YAML files."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from grantsite import figures
from grantsite.figures import WIDTH, Figure, Group
from grantsite.pages.build_views import Builder
from grantsite.pages.statistics import StatisticsView, statistics_pages
from grantsite.urls import Addresses
from real_content import CONTENT, LANGUAGES, Records

CALL = "2020"


@dataclass(frozen=True)
class Grant:
    """An application with its award, in cents, and what a figure may group it by."""

    id: str
    requested: int
    awarded: int | None
    leads: str  # codes of all who lead, as the file has them
    lead: str | None  # code of the first lead's municipality
    region: str | None
    language: str
    partners: int
    municipalities: int


def cents(text: str) -> int:
    """Euros as a record has them, in cents."""
    return int(Decimal(text) * 100)


def record(path: Path) -> Any:
    """A record, every scalar as it is typed."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (it makes nothing but texts)


def folder(name: str) -> list[dict[str, Any]]:
    """The records of a folder."""
    return [record(path) for path in sorted((CONTENT / name).rglob("*.yaml"))]


@pytest.fixture(scope="module")
def places() -> dict[str, dict[str, Any]]:
    return {place["code"]: place for place in folder("municipalities")}


@pytest.fixture(scope="module")
def grants(places: dict[str, dict[str, Any]]) -> list[Grant]:
    units = {path.stem: record(path).get("unit_of") for path in (CONTENT / "organisations").glob("*.yaml")}
    awards = {award["application"]: cents(award["amount"]) for award in folder(f"awards/{CALL}")}

    def code(party: dict[str, Any]) -> str | None:
        return party.get("municipality") or units[party["organisation"]]

    def body(party: dict[str, Any]) -> tuple[str | None, str | None]:
        return party.get("municipality"), party.get("organisation")

    found = []
    for application in folder(f"applications/{CALL}"):
        leads = [application["lead"], *application.get("co_leads", [])]
        partners = application.get("partners", [])
        lead_codes = [c for c in map(code, leads) if c]
        lead = lead_codes[0] if lead_codes else None
        found.append(
            Grant(
                id=application["id"],
                requested=cents(application["requested"]),
                awarded=awards.get(application["id"]),
                leads="; ".join(p.get("municipality") or p["organisation"] for p in leads),
                lead=lead,
                # nobody had moved to another region when the decision was made
                region=places[lead]["region"] if lead else None,
                language=application["language"],
                partners=len({body(p) for p in partners} - {body(p) for p in leads}),
                municipalities=len({c for c in map(code, [*leads, *partners]) if c}),
            )
        )
    return found


@pytest.fixture(scope="module")
def view() -> StatisticsView:
    builder = Builder(Records(Path()).catalog, Addresses(LANGUAGES), CALL)
    found = next(statistics_pages(builder)).view
    assert isinstance(found, StatisticsView)
    return found


def sums(grants: list[Grant]) -> tuple[int, int, int, int]:
    """Applications, awards, requested, awarded."""
    awards = [grant.awarded for grant in grants if grant.awarded is not None]
    return len(grants), len(awards), sum(grant.requested for grant in grants), sum(awards)


def of(group: Group) -> tuple[int, int, int, int]:
    """The same of a group of a figure."""
    return group.applications, group.awards, group.requested, group.awarded


def grouped(grants: list[Grant], key: Callable[[Grant], str]) -> dict[str, tuple[int, int, int, int]]:
    """The sums of each class."""
    members = defaultdict(list)
    for grant in grants:
        members[key(grant)].append(grant)
    return {value: sums(found) for value, found in members.items()}


def table(figure: Figure) -> list[dict[str, str]]:
    """The rows of a figure's CSV."""
    return list(csv.DictReader(io.StringIO(figure.csv)))


def row_sums(row: dict[str, str]) -> tuple[int, int, int, int]:
    """What a row of CSV says."""
    return int(row["applications"]), int(row["awards"]), cents(row["requested"]), cents(row["awarded"])


def test_call_is_whole(grants: list[Grant], view: StatisticsView) -> None:
    assert sums(grants)[:2] == (61, 29)
    assert sums(grants)[3] == 969_460_000
    figure = view.applications
    assert sums(grants) == (figure.applications, figure.awards, figure.requested, figure.awarded)


def test_applications(grants: list[Grant], view: StatisticsView) -> None:
    expected = [(g.id, g.requested, g.awarded) for g in sorted(grants, key=lambda g: (-g.requested, g.id))]
    assert [(bar.row.id, bar.row.requested, bar.row.awarded) for bar in view.applications.bars] == expected
    rows = table(view.applications)
    assert [(r["project_id"], cents(r["requested"]), cents(r["awarded"]) if r["awarded"] else None) for r in rows] == (
        expected
    )
    codes = {grant.id: grant.leads for grant in grants}
    assert {row["project_id"]: row["lead_code"] for row in rows} == codes
    # of two that lead one may be no municipality; the names stand in the order of the codes
    assert [row["lead_fi"] for row in rows if row["lead_code"] == "564; oulun-digi"] == [
        "Oulu; Oulun Digi -liikelaitos"
    ]
    most = max(grant.requested for grant in grants)
    for bar in view.applications.bars:
        assert abs(bar.whole - Fraction(bar.row.requested * WIDTH, most)) <= Fraction(1, 2)
        assert abs(bar.part - Fraction((bar.row.awarded or 0) * WIDTH, most)) <= Fraction(1, 2)
    assert len({bar.y for bar in view.applications.bars}) == len(grants)
    assert max(bar.y for bar in view.applications.bars) < view.applications.height


def test_regions(grants: list[Grant], view: StatisticsView) -> None:
    expected = grouped(grants, lambda grant: grant.region or "")
    bars = {bar.code: bar for bar in view.regions.bars}
    assert len(bars) == len(view.regions.bars) == 19 + 1
    assert {code: of(bar.group) for code, bar in bars.items() if bar.group.applications} == expected
    assert {row["region_code"]: row_sums(row) for row in table(view.regions)} == {
        code: of(bar.group) for code, bar in bars.items()
    }
    awarded = [bar.group.awarded for bar in view.regions.bars if bar.name]
    assert awarded == sorted(awarded, reverse=True)
    most = max(requested for _, _, requested, _ in expected.values())
    for code, bar in bars.items():
        _, _, requested, got = expected.get(code, (0, 0, 0, 0))
        assert abs(bar.whole - Fraction(requested * WIDTH, most)) <= Fraction(1, 2)
        assert abs(bar.part - Fraction(got * WIDTH, most)) <= Fraction(1, 2)
    silent = {code for code in bars if code and code not in expected}
    assert {name.fi for name in view.regions.silent} == {bars[code].name.fi for code in silent}
    without = {code for code, found in expected.items() if code and not found[1]}
    assert {name.fi for name in view.regions.without} == {bars[code].name.fi for code in without}


def test_inhabitants(grants: list[Grant], places: dict[str, dict[str, Any]], view: StatisticsView) -> None:
    people: Counter[str] = Counter()
    for place in places.values():
        people[place["region"]] += int(place["population"]["count"])
    awarded = {code: found[3] for code, found in grouped(grants, lambda grant: grant.region or "").items()}

    def each(money: int, heads: int) -> int:
        return int((Decimal(money) / heads).quantize(Decimal(1), ROUND_HALF_UP))

    figure = view.inhabitants
    expected = {
        code: (count, awarded.get(code, 0), each(awarded.get(code, 0), count)) for code, count in people.items()
    }
    assert {bar.code: (bar.population, bar.group.awarded, bar.each) for bar in figure.bars} == expected
    assert {
        row["region_code"]: (int(row["population"]), cents(row["awarded"]), cents(row["awarded_per_inhabitant"]))
        for row in table(figure)
    } == expected
    assert figure.population == sum(people.values())
    assert figure.each == each(sum(found for code, found in awarded.items() if code), figure.population)
    assert [day.isoformat() for day in figure.dates] == sorted({p["population"]["date"] for p in places.values()})
    most = max(Fraction(got, people[code]) for code, got in awarded.items() if code)
    for bar in figure.bars:
        assert abs(bar.length - Fraction(bar.group.awarded, bar.population) * WIDTH / most) <= Fraction(1, 2)


def size(count: int) -> str:
    """The class of a number of inhabitants."""
    bounds = ((5_000, "0-4999"), (10_000, "5000-9999"), (20_000, "10000-19999"), (50_000, "20000-49999"))
    for bound, name in (*bounds, (100_000, "50000-99999")):
        if count < bound:
            return name
    return "100000+"


def partners(count: int) -> str:
    """The class of a number of partners."""
    return next((name for most, name in ((2, str(count)), (4, "3-4"), (9, "5-9")) if count <= most), "10+")


def members(count: int) -> str:
    """The class of a number of municipalities."""
    return next((name for most, name in ((10, str(count)), (15, "11-15"), (20, "16-20")) if count <= most), "21+")


@pytest.mark.parametrize("kind", ["size", "language", "lead-languages", "partners"])
def test_success(grants: list[Grant], places: dict[str, dict[str, Any]], view: StatisticsView, kind: str) -> None:
    keys: dict[str, Callable[[Grant], str]] = {
        "size": lambda g: size(int(places[g.lead]["population"]["count"])) if g.lead else "",
        "language": lambda g: g.language,
        "lead-languages": lambda g: places[g.lead]["languages"] if g.lead else "",
        "partners": lambda g: partners(g.partners),
    }
    figure = next(figure for figure in view.success if figure.kind == kind)
    expected = grouped(grants, keys[kind])
    assert {bar.of.value: of(bar.group) for bar in figure.bars} == expected
    assert {row["class"]: row_sums(row) for row in table(figure)} == expected
    for bar in figure.bars:
        applications, awards, requested, awarded = expected[bar.of.value]
        assert bar.group.of_applications == Decimal(awards) / applications
        assert bar.group.of_requested == Decimal(awarded) / requested
        assert abs(bar.count - Fraction(awards * WIDTH, applications)) <= Fraction(1, 2)
        assert abs(bar.sum - Fraction(awarded * WIDTH, requested)) <= Fraction(1, 2)
    best = max(Fraction(awards, applications) for applications, awards, _, _ in expected.values())
    assert {bar.of.value for bar in figure.best} == {
        value for value, found in expected.items() if Fraction(found[1], found[0]) == best
    }


def test_joining(grants: list[Grant], view: StatisticsView) -> None:
    figure = view.joining
    expected = {value: found[:2] for value, found in grouped(grants, lambda g: members(g.municipalities)).items()}
    drawn = {bar.of.value: (bar.group.applications, bar.group.awards) for bar in figure.bars}
    assert {value: found for value, found in drawn.items() if found[0]} == expected
    assert {r["municipalities"]: (int(r["applications"]), int(r["awards"])) for r in table(figure)} == drawn
    assert figure.most == max(grant.municipalities for grant in grants)
    most = max(applications for applications, _ in expected.values())
    assert {bar.of.value for bar in figure.common} == {value for value, found in expected.items() if found[0] == most}
    for bar in figure.bars:
        assert abs(bar.whole - Fraction(bar.group.applications * WIDTH, most)) <= Fraction(1, 2)
        assert abs(bar.part - Fraction(bar.group.awards * WIDTH, most)) <= Fraction(1, 2)


def test_spread(grants: list[Grant], view: StatisticsView) -> None:
    figure = view.spread
    awards = sorted(((g.awarded, g.id) for g in grants if g.awarded is not None), key=lambda a: (-a[0], a[1]))
    total = sum(amount for amount, _ in awards)
    assert (figure.awards, figure.awarded) == (len(awards), total)
    assert [(column.awarded, column.row.id) for column in figure.columns] == awards
    assert [(cents(row["awarded"]), row["project_id"]) for row in table(figure)] == awards
    together = 0
    half = 0
    panel = figure.shares[0].at - figure.shares[-1].at
    for column, row in zip(figure.columns, table(figure), strict=True):
        half += 2 * together < total
        together += column.awarded
        assert column.cumulative == together == cents(row["cumulative"])
        assert column.share == Decimal(together) / total
        assert abs(Decimal(row["cumulative_percent"]) - column.share * 100) <= Decimal("0.005")
        assert abs((figure.shares[0].at - column.point) - Fraction(together * panel, total)) <= Fraction(1, 2)
    assert figure.half == half
    assert together == total
    highest = figure.columns[0]
    for column in figure.columns:
        assert abs(column.height - Fraction(column.awarded * highest.height, highest.awarded)) <= Fraction(1, 2)


def test_figures_of_nothing() -> None:
    """A call that nobody has applied to yet."""
    catalog = Records(Path()).catalog
    call = catalog.calls[CALL].record
    lists = figures.Lists(catalog, Addresses(LANGUAGES), CALL)
    nothing = figures.by_region(catalog, call, [], lists)
    assert figures.applications([], {}, lists).bars == []
    assert figures.regions(call, nothing).silent == [bar.name for bar in figures.regions(call, nothing).bars]
    assert {bar.each for bar in figures.inhabitants(catalog, call, nothing).bars} == {0}
    assert figures.success(catalog, [], lists, "size").bars == []
    assert figures.by_language([], lists).best == []
    assert figures.joining(catalog, [], lists).bars == []
    assert figures.spread([], lists).half == 0
