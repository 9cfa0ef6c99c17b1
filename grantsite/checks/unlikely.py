"""What is allowed but unlikely: warnings, so that a mistyped digit or year is looked at once more.

Everything is held against the dates and amounts of the records themselves; the day of the check plays no part.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from grantsite.catalog import Catalog
from grantsite.checks.common import at
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import count, euros, say
from grantsite.projects import Project
from grantsite.records import Award

# An award below this part of its request (in per cent) is looked at.
_FAR_BELOW = 50
# The longest month: a period of so many months is never longer.
_DAYS_OF_MONTH = 31


def check_unlikely(_: Catalog, project: Project) -> Iterator[Problem]:
    """An award far below its request, payments after the end of a project, and reports that are late or missing."""
    if project.award_entry is not None:
        yield from _check_share(project, project.award_entry)
        yield from _check_payments(project, project.award_entry)
        yield from _check_interim_reports(project, project.award_entry)
        yield from _check_final_report(project, project.award_entry)


def _check_share(project: Project, entry: Entry[Award]) -> Iterator[Problem]:
    award, requested = entry.record, project.application.requested
    if award.note is None and award.amount * 100 < requested * _FAR_BELOW:
        yield entry.problem(
            ("amount",),
            "award-far-below-request",
            say(
                "the award {amount} is less than half of the request {requested}",
                amount=euros(award.amount),
                requested=euros(requested),
            ),
            say(
                "check the amount here and in {place}; if it is right, a note that says why ends this warning",
                place=at(project.entry, "requested"),
            ),
        )


def _check_payments(project: Project, entry: Entry[Award]) -> Iterator[Problem]:
    """The last instalment follows the final report (section 5); before it nothing is paid after the project's end."""
    report, end = entry.record.final_report, project.call.project_end
    for index, payment in enumerate(entry.record.payments):
        if payment.date > end and (report is None or payment.date < report.submitted):
            yield entry.problem(
                ("payments", index, "date"),
                "payment-after-end",
                say(
                    "the payment of {date} is after the project’s end, {end}, and before its final report",
                    date=payment.date,
                    end=end,
                ),
                say("check the year; where the final report has been given, add it under final_report"),
            )


def _check_interim_reports(project: Project, entry: Entry[Award]) -> Iterator[Problem]:
    """A report follows its period, and no period is left out between two reports."""
    months = project.call.interim_report_months
    longest = timedelta(days=months * _DAYS_OF_MONTH)
    reports = entry.record.interim_reports
    for index, report in enumerate(reports):
        if report.submitted - report.period_end > longest:
            yield entry.problem(
                ("interim_reports", index, "submitted"),
                "report-overdue",
                say(
                    "the report was given on {date}, more than {months} months after its period ended on {end}",
                    date=report.submitted,
                    months=count(months),
                    end=report.period_end,
                ),
                say("check the year of both dates"),
            )
    for index, (earlier, later) in enumerate(pairwise(reports), 1):
        if later.period_start - earlier.period_end > longest:
            yield entry.problem(
                ("interim_reports", index, "period_start"),
                "report-overdue",
                say(
                    "no report covers the time from {end} to {start}, longer than {months} months",
                    end=earlier.period_end,
                    start=later.period_start,
                    months=count(months),
                ),
                say("add the report that is missing, or check the years"),
            )


def _check_final_report(project: Project, entry: Entry[Award]) -> Iterator[Problem]:
    report, due = entry.record.final_report, project.call.final_report_due
    if report is not None:
        if report.submitted > due:
            yield entry.problem(
                ("final_report", "submitted"),
                "report-overdue",
                say("the final report was given on {date}; it was due on {due}", date=report.submitted, due=due),
                say("check the year"),
            )
        return
    latest = _latest(entry.record)
    if latest is not None and latest > due:
        yield entry.problem(
            ("final_report",),
            "report-overdue",
            say("the record goes on to {date}, but has no final report, which was due on {due}", date=latest, due=due),
            say("add the final report, or check the years"),
        )


def _latest(award: Award) -> date | None:
    """The last day of a record but for payments, which ``payment-after-end`` looks at."""
    days = [report.submitted for report in award.interim_reports]
    days += [repayment.date for repayment in award.repayments]
    return max(days, default=None)
