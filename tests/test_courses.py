"""The course of grants in time: its numbers against the records, its places against its days."""

import csv
import io
import itertools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from grantsite.catalog import Catalog
from grantsite.figures.behind import Lists, Records
from grantsite.figures.course import CourseFigure, Stage, call_course, project_course
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.records import Text
from grantsite.urls import Addresses
from real_content import CONTENT
from records import FOLLOWED, replace, write_site

NAME = Text(fi="Hanke")


def catalog_of(content: Path) -> Catalog:
    found, problems = load(content, "content", ParseCache(None))
    assert problems == []
    return Catalog(found)


@pytest.fixture(scope="module")
def real() -> Catalog:
    return catalog_of(CONTENT)


@pytest.fixture
def followed(tmp_path: Path) -> Catalog:
    return catalog_of(write_site(tmp_path, FOLLOWED) / "content")


def stages(figure: CourseFigure) -> dict[tuple[str, int], Stage]:
    return {(stage.step, stage.number): stage for stage in figure.stages}


def of_call(catalog: Catalog) -> CourseFigure:
    projects = catalog.of_call("2020")
    lists = Lists(catalog, Addresses(("fi", "sv", "en")), "2020")
    return call_course(catalog.calls["2020"].record, [p.award for p in projects if p.award], len(projects), lists)


def test_days_of_the_real_call(real: Catalog) -> None:
    call = yaml.safe_load((CONTENT / "calls/2020.yaml").read_text(encoding="utf-8"))
    figure = of_call(real)
    found = stages(figure)
    assert found["deadline", 0].due == call["deadline"]
    assert found["award", 0].first == found["award", 0].last == call["decision_date"]
    assert found["project_end", 0].due == call["project_end"]
    assert found["final_report", 0].due == found["auditor_statement", 0].due == call["final_report_due"]
    assert [number for step, number in found if step == "payment"] == list(range(1, call["instalments"] + 1))
    assert all(found["payment", number].due is None for number in range(1, call["instalments"] + 1))
    assert [s.due for s in figure.stages if s.step == "interim_report"] == [
        date(2021, 4, 9),
        date(2021, 8, 9),
        date(2021, 12, 9),
        date(2022, 4, 9),
        date(2022, 8, 9),
    ]
    assert figure.received == Records(Addresses(("fi", "sv", "en")).page("projects"))
    assert figure.awarded
    assert (figure.awarded.address["fi"], figure.awarded.query) == ("hankkeet/rajaus/myonnetyt/", "status=awarded")
    assert {s.step for s in figure.stages if s.basis == "reckoned"} == {"interim_report"}


def test_counts_of_the_real_call(real: Catalog) -> None:
    def follow_up(record: dict[str, Any]) -> list[tuple[str, int]]:
        steps = [("payment", p["instalment"]) for p in record.get("payments") or []]
        steps += [("interim_report", n) for n, _ in enumerate(record.get("interim_reports") or [], 1)]
        steps += [("final_report", 0)] if record.get("final_report") else []
        return list(dict.fromkeys(steps))

    awards = [yaml.safe_load(f.read_text(encoding="utf-8")) for f in sorted((CONTENT / "awards/2020").glob("*.yaml"))]
    applications = len(list((CONTENT / "applications/2020").glob("*.yaml")))
    reached = [step for record in awards for step in follow_up(record)]
    found = stages(of_call(real))
    assert (found["deadline", 0].reached, found["award", 0].reached) == (applications, len(awards))
    assert found["deadline", 0].of == found["award", 0].of == applications
    for key, stage in found.items():
        if key[0] in ("payment", "interim_report", "final_report"):
            assert (stage.reached, stage.of) == (reached.count(key), len(awards)), key
    assert found["project_end", 0].reached is None


def test_what_followed_an_award(followed: Catalog) -> None:
    project = followed.projects["2020-001"]
    assert project.award
    found = stages(project_course(project.call, project.award, NAME))
    first, second, third = (found["payment", number] for number in (1, 2, 3))
    assert (first.first, first.last, first.amount, first.reached) == (date(2021, 2, 15), date(2021, 2, 15), 2000000, 1)
    assert (second.first, second.amount) == (date(2021, 8, 16), 1000000)
    assert (third.first, third.amount, third.reached) == (None, None, 0)
    assert (found["interim_report", 1].due, found["interim_report", 1].first) == (date(2021, 4, 9), date(2021, 5, 3))
    assert found["interim_report", 2].reached == 0
    assert found["repayment", 0].reached == found["output", 0].reached == 0


def test_lanes_of_a_project_count_its_stages_and_those_of_a_call_its_awards(followed: Catalog) -> None:
    project = followed.projects["2020-001"]
    assert project.award
    own = {lane.step: (lane.reached, lane.of) for lane in project_course(project.call, project.award, NAME).lanes}
    assert (own["payment"], own["interim_report"], own["final_report"]) == ((2, 3), (1, 5), (0, 1))
    whole = {lane.step: (lane.reached, lane.of) for lane in of_call(followed).lanes}
    assert (whole["payment"], whole["interim_report"], whole["final_report"]) == ((1, 2), (1, 2), (0, 2))
    assert (whole["deadline"], whole["award"], whole["project_end"]) == ((2, 2), (2, 2), (None, 2))


def test_awards_that_have_different_instalments_both_count(tmp_path: Path) -> None:
    folder = write_site(tmp_path, FOLLOWED) / "content"
    late = "payments:\n  - {instalment: 2, date: 2023-05-02, amount: 700.00}\n  - {instalment: 2, date: 2023-06-01, "
    record = folder / "awards/2020/yhteinen-kokous.yaml"
    record.write_text(record.read_text(encoding="utf-8") + late + "amount: 50.50}\n", encoding="utf-8")
    replace("awards/2020/kunta-kuuluu-kaikille.yaml", "  - {instalment: 2, date: 2021-08-16, amount: 10000.00}\n", "")(
        folder
    )
    figure = of_call(catalog_of(folder))
    found = stages(figure)
    assert (found["payment", 1].reached, found["payment", 2].reached) == (1, 1)
    second = found["payment", 2]
    assert (second.first, second.last, second.amount) == (date(2023, 5, 2), date(2023, 6, 1), 75050)
    lane = next(lane for lane in figure.lanes if lane.step == "payment")
    assert (lane.reached, lane.of) == (2, 2)
    # the axis reaches as far as the records do
    assert figure.years[-1].number == 2023


@pytest.mark.parametrize("which", ["project", "call"])
def test_places_are_in_proportion_to_days(followed: Catalog, which: str) -> None:
    project = followed.projects["2020-001"]
    assert project.award
    figure = of_call(followed) if which == "call" else project_course(project.call, project.award, NAME)
    starts, ends, left, right = date(2020, 10, 1), date(2022, 10, 31), 100, 3100
    seen = 0
    for stage in figure.stages:
        for day, x in zip((stage.due, stage.first, stage.last), stage.xs, strict=True):
            assert (day is None) == (x is None)
            if day is not None and x is not None:
                exact = left * (ends - starts).days + (right - left) * (day - starts).days
                assert abs(2 * (x * (ends - starts).days - exact)) <= (ends - starts).days
                seen += 1
    assert seen > 10
    assert [year.number for year in figure.years] == [2020, 2021, 2022]


def test_lanes_do_not_overlap_and_marks_stay_inside(followed: Catalog) -> None:
    figure = of_call(followed)
    ys = [lane.y for lane in figure.lanes]
    assert all(later - earlier >= 400 for earlier, later in itertools.pairwise(ys))
    assert max(ys) < figure.axis_y < min(figure.legend)
    assert max(figure.legend) < figure.height
    xs = [x for stage in figure.stages for x in stage.xs if x is not None]
    assert min(xs) >= 80
    assert max(xs) <= figure.width - 80


def test_file_has_the_stages(followed: Catalog) -> None:
    project = followed.projects["2020-001"]
    assert project.award
    figure = project_course(project.call, project.award, NAME)
    rows = list(csv.DictReader(io.StringIO(figure.csv)))
    assert len(rows) == len(figure.stages)
    payment = next(row for row in rows if (row["stage"], row["number"]) == ("payment", "1"))
    assert (payment["first_recorded"], payment["amount"], payment["reached"]) == ("2021-02-15", "20000.00", "1")
    report = next(row for row in rows if (row["stage"], row["number"]) == ("interim-report", "2"))
    assert (report["due"], report["due_basis"], report["reached"]) == ("2021-08-09", "reckoned", "0")
    end = next(row for row in rows if row["stage"] == "project-end")
    assert (end["due"], end["due_basis"], end["reached"]) == ("2022-10-31", "set", "")


def test_no_step_says_that_an_application_was_not_decided(real: Catalog) -> None:
    """The decision is on all of them: a step of that name with 29 of 61 beside it would say otherwise."""
    whole = {lane.step: (lane.reached, lane.of) for lane in of_call(real).lanes}
    call = real.calls["2020"]
    assert "decision" not in whole
    assert whole["award"] == (call.record.control_totals.awards, call.record.control_totals.applications)
