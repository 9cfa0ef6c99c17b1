"""The course of grants in time: what the decision requires by when, and what the records know of it.

One shape serves a project (a course of one award) and a whole call: a stage is something that every award of the call
is meant to reach, with the day by which, and with how many awards reached it by the records. Days come from records
only; there is no today in it, so what has no record is "no record" and not "late".

The k-th interim report that was given stands beside the k-th day that is reckoned for one: the decision of 2020 leaves
these days to be set separately (section 5), so nothing says better which report answers which day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from grantsite.deadlines import interim_days
from grantsite.downloads.column import Type
from grantsite.downloads.row import Value
from grantsite.figures.behind import Lists, Records
from grantsite.figures.figure import WIDTH, Figure, scaled, table
from grantsite.records import Award, Call, Text
from grantsite.views.shared import View

_MARGIN = 100  # of the first and the last day of the axis
_LANE = 460  # from one step to the next
_LABEL, _TRACK = 150, 310  # below the top of a lane: the label's baseline, and the line of its days
_SCALE = 260  # for the years below the lanes
_YEAR = 310  # the least width that a year's number needs
_REACH = 120  # from the middle of a mark to where a finger still hits it
_LEGEND = 210  # a line of what the marks mean

# What a day is: set by the decision, or reckoned here from what it says.
SET, RECKONED = "set", "reckoned"
# The steps, in the order in which they are due.
STEPS = (
    *("deadline", "award", "payment", "interim_report", "project_end", "final_report", "auditor_statement"),
    *("repayment", "output"),
)


class Stage(View, frozen=True):
    """One stage: a row of the table and, where it has days, a mark of the drawing.

    ``number`` counts instalments and interim reports, and is 0 elsewhere. ``reached`` of ``of`` awards have a record of
    it, the first of the day ``first`` and the last of ``last``. Of the call's own steps it is applications: all that
    had come in by the deadline, and those that were awarded a grant (the decision is on all of them). No record tells
    of the end of a project, so its ``reached`` is None. ``amount`` is the cents paid or returned. ``xs`` are the
    places of the due day, the first and the last; ``reach`` is what answers to a finger: its left side and its width.
    """

    step: str
    number: int
    due: date | None
    basis: str  # SET, RECKONED, or "" where no day is due
    reached: int | None
    of: int
    first: date | None
    last: date | None
    amount: int | None
    xs: tuple[int | None, int | None, int | None] = (None, None, None)
    reach: tuple[int, int] = (0, 0)


class Lane(View, frozen=True):
    """A step's part of the drawing: its label, and the line on which its days stand.

    ``reached`` of ``of``: of a single award how many of its stages have a record, else how many awards have a record of
    any; None where no record can tell.
    """

    step: str
    label_y: int
    y: int
    stages: list[Stage]
    reached: int | None
    of: int
    span: tuple[int, int] | None = None  # when something may happen that has no day: payments


class Year(View, frozen=True):
    """A year on the axis; ``x`` is where it begins, ``label_x`` the middle of what is seen of it, if that is enough."""

    number: int
    x: int | None
    label_x: int | None


class CourseFigure(Figure, frozen=True):
    """The course of a call, or of the one project that is its ``subject``. ``legend`` is where each line of it is.
    ``received`` and ``awarded`` are the lists of a call's applications and awards."""

    subject: Text
    call: bool
    instalments: int
    months: int  # from one interim report to the next
    decided: date
    lanes: list[Lane]
    axis_y: int
    years: list[Year]
    stages: list[Stage]
    recorded: int  # stages after the decision that any award has a record of
    legend: tuple[int, int, int]
    received: Records | None = None
    awarded: Records | None = None


_COLUMNS: tuple[tuple[str, Type], ...] = (
    *(("stage", "text"), ("number", "integer"), ("due", "date"), ("due_basis", "text"), ("reached", "integer")),
    *(("of", "integer"), ("first_recorded", "date"), ("last_recorded", "date"), ("amount", "money")),
)


def project_course(call: Call, award: Award, name: Text) -> CourseFigure:
    """The course of one award. ``name`` is the project's."""
    return _course(call, [award], 0, name)


def call_course(call: Call, awards: Sequence[Award], applications: int, lists: Lists) -> CourseFigure | None:
    """The course of a call's awards, out of so many applications; None before there is a decision."""
    if call.decision_date is None:
        return None
    figure = _course(call, awards, applications, call.name)
    return msgspec.structs.replace(figure, received=lists.search(), awarded=lists.search(status="awarded"))


def _course(call: Call, awards: Sequence[Award], applications: int, subject: Text) -> CourseFigure:
    decided = call.decision_date
    if decided is None:
        raise ValueError(f"call {call.id}: an award before a decision is an error before any page is planned")
    records = _Records(awards)
    found = list(_stages(call, records, applications or 1))
    days = [day for stage in found for day in (stage.due, stage.first, stage.last) if day]
    starts, ends = min(days).replace(day=1), _month_end(max(days))
    placed = [_placed(stage, starts, ends) for stage in found]
    lanes = list(_lanes(decided, placed, records if applications else None, starts, ends))
    axis_y = len(lanes) * _LANE
    legend = axis_y + _SCALE + _LEGEND
    return CourseFigure(
        name="course",
        height=legend + 2 * _LEGEND + _MARGIN,
        csv=table(_COLUMNS, map(_row, placed)),
        subject=subject,
        call=applications > 0,
        instalments=call.instalments,
        months=call.interim_report_months,
        decided=decided,
        lanes=lanes,
        axis_y=axis_y,
        years=list(_years(starts, ends)),
        stages=placed,
        recorded=sum(bool(stage.reached) for stage in placed if stage.step not in ("deadline", "award")),
        legend=(legend, legend + _LEGEND, legend + 2 * _LEGEND),
    )


def _row(stage: Stage) -> tuple[Value, ...]:
    number = stage.number or None
    return (
        *(stage.step.replace("_", "-"), number, stage.due, stage.basis or None, stage.reached),
        *(stage.of, stage.first, stage.last, stage.amount),
    )


def _stages(call: Call, records: "_Records", applications: int) -> Iterator[Stage]:
    decided = call.decision_date
    yield Stage("deadline", 0, call.deadline, SET, applications, applications, None, None, None)
    yield Stage("award", 0, None, "", records.count, applications, decided, decided, None)
    for number in range(1, max(call.instalments, records.last("payment")) + 1):
        yield records.stage("payment", number, None)
    due = list(interim_days(call))
    for number in range(1, max(len(due), records.last("interim_report")) + 1):
        yield records.stage("interim_report", number, due[number - 1] if number <= len(due) else None, RECKONED)
    yield Stage("project_end", 0, call.project_end, SET, None, records.count, None, None, None)
    yield records.stage("final_report", 0, call.final_report_due)
    yield records.stage("auditor_statement", 0, call.final_report_due)
    yield records.stage("repayment", 0, None)
    yield records.stage("output", 0, None)


class _Records:
    """What the awards' follow-up knows: of each stage, which awards have it, on what days, and the money."""

    def __init__(self, awards: Iterable[Award]) -> None:
        self.count = 0
        self._reached: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._steps: defaultdict[str, int] = defaultdict(int)
        self._days: defaultdict[tuple[str, int], list[date]] = defaultdict(list)
        self._money: defaultdict[tuple[str, int], int] = defaultdict(int)
        for award in awards:
            self.count += 1
            seen: set[tuple[str, int]] = set()
            for step, number, day, cents in _facts(award):
                key = step, number
                seen.add(key)
                if day is not None:
                    self._days[key].append(day)
                self._money[key] += cents
            for key in seen:
                self._reached[key] += 1
            for step in {step for step, _ in seen}:
                self._steps[step] += 1

    def any_of(self, step: str) -> int:
        """How many awards have a record of a step, whatever its number."""
        return self._steps.get(step, 0)

    def last(self, step: str) -> int:
        """The highest number of a step that any award has a record of."""
        return max((number for kind, number in self._reached if kind == step), default=0)

    def stage(self, step: str, number: int, due: date | None, basis: str = SET) -> Stage:
        key = step, number
        days = self._days.get(key)
        money = step in ("payment", "repayment") and key in self._reached
        return Stage(
            step=step,
            number=number,
            due=due,
            basis=basis if due else "",
            reached=self._reached.get(key, 0),
            of=self.count,
            first=min(days) if days else None,
            last=max(days) if days else None,
            amount=self._money[key] if money else None,
        )


def _facts(award: Award) -> Iterator[tuple[str, int, date | None, int]]:
    """Step, number, day and cents of all that an award's record says has happened."""
    for payment in award.payments:
        yield "payment", payment.instalment, payment.date, payment.amount
    for number, day in enumerate(sorted(report.submitted for report in award.interim_reports), 1):
        yield "interim_report", number, day, 0
    if final := award.final_report:
        yield "final_report", 0, final.submitted, 0
        if final.auditor_statement:
            yield "auditor_statement", 0, final.auditor_statement, 0
    for repayment in award.repayments:
        yield "repayment", 0, repayment.date, repayment.amount
    if award.outputs:
        yield "output", 0, None, 0


def _lanes(decided: date, stages: list[Stage], records: _Records | None, starts: date, ends: date) -> Iterator[Lane]:
    """The steps that have a day, or a time in which they may happen. ``records`` are those of many awards."""
    top = 0
    for step in STEPS:
        mine = [stage for stage in stages if stage.step == step]
        if not any(stage.due or stage.first or step == "payment" for stage in mine):
            continue
        if mine[0].reached is None:
            reached, of = None, mine[0].of
        elif records is None:
            reached, of = sum(bool(stage.reached) for stage in mine), len(mine)
        else:
            reached, of = mine[0].reached if len(mine) == 1 else records.any_of(step), mine[0].of
        # On application, the last one after the final report (section 5), so from the decision on.
        span = (_x(decided, starts, ends), WIDTH - _MARGIN) if step == "payment" else None
        yield Lane(step, top + _LABEL, top + _TRACK, mine, reached, of, span)
        top += _LANE


def _placed(stage: Stage, starts: date, ends: date) -> Stage:
    due, first, last = ((_x(day, starts, ends) if day else None) for day in (stage.due, stage.first, stage.last))
    drawn = [x for x in (due, first, last) if x is not None]
    reach = (min(drawn) - _REACH, max(drawn) - min(drawn) + 2 * _REACH) if drawn else (0, 0)
    return msgspec.structs.replace(stage, xs=(due, first, last), reach=reach)


def _x(day: date, starts: date, ends: date) -> int:
    """Where a day stands: days are equally long, a half rounds up."""
    days, whole = (day - starts).days, (ends - starts).days
    return _MARGIN + scaled(days, whole, WIDTH - 2 * _MARGIN)


def _years(starts: date, ends: date) -> Iterator[Year]:
    for year in range(starts.year, ends.year + 1):
        first, last = max(starts, date(year, 1, 1)), min(ends, date(year, 12, 31))
        left, right = _x(first, starts, ends), _x(last, starts, ends)
        yield Year(
            number=year,
            x=left if first > starts else None,
            label_x=(left + right) // 2 if right - left >= _YEAR else None,
        )


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
