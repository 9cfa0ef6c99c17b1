"""An award belongs to one application and stays within its request; what follows a decision comes after it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at, euros
from grantsite.errors import Problem
from grantsite.records import Award


def check_awards(catalog: Catalog) -> Iterator[Problem]:
    """An award belongs to one application, stays within its request, and is paid to its lead."""
    first: dict[str, str] = {}
    for entry in catalog.content.awards:
        award = entry.record
        project = catalog.projects.get(award.application)
        if project is None:
            if ("applications", entry.slug) in catalog.content.unread or catalog.content.any_unread("calls"):
                continue
            yield entry.problem(
                ("application",),
                "award-without-application",
                f'there is no application "{award.application}"',
                "add the application, or mend the id",
            )
            continue
        if award.application in first:
            yield entry.problem(
                ("application",),
                "duplicate-award",
                f'application "{award.application}" already has an award in {first[award.application]}',
                "check which application is meant",
            )
        first.setdefault(award.application, at(entry, "application"))
        if entry.slug != project.entry.slug:
            yield entry.problem(
                ("application",),
                "file-name",
                f'application "{award.application}" is {project.entry.slug}.yaml but this award is {entry.slug}.yaml',
                "check the id; the two files carry the same name",
            )
        if award.amount > project.application.requested:
            yield entry.problem(
                ("amount",),
                "award-above-request",
                f"the award {euros(award.amount)} is above the request {euros(project.application.requested)}",
                f"check the amount here and in {at(project.entry, 'requested')}",
            )
        code = award.recipient.municipality
        if code is not None and project.lead_codes and code not in project.lead_codes:
            yield entry.problem(
                ("recipient", "municipality"),
                "name-mismatch",
                f'the award is paid to municipality "{code}", but the lead is "{project.lead_codes[0]}"',
                f"check {at(project.entry, 'lead')}",
            )


def check_follow_up(catalog: Catalog) -> Iterator[Problem]:
    """What follows a decision comes after it, and no more is paid than was awarded."""
    for entry in catalog.content.awards:
        project = catalog.projects.get(entry.record.application)
        if project is None:
            continue
        award, decided = entry.record, project.call.decision_date
        for keys, day in _follow_up_dates(award):
            if day < decided:
                yield entry.problem(
                    keys, "date-outside-call", f"{day} is before the decision of {decided}", "check the year"
                )
        for index, report in enumerate(award.interim_reports):
            if report.period_end < report.period_start:
                yield entry.problem(
                    ("interim_reports", index, "period_end"),
                    "date-order",
                    "the period ends before it begins",
                    "swap the dates or check the year",
                )
            if report.period_start > project.call.project_end:
                yield entry.problem(
                    ("interim_reports", index, "period_start"),
                    "date-outside-call",
                    f"the period begins after the project's end, {project.call.project_end}",
                    "check the year",
                )
        numbers = Counter(p.instalment for p in award.payments)
        for index, payment in enumerate(award.payments):
            if numbers[payment.instalment] > 1:
                yield entry.problem(
                    ("payments", index, "instalment"),
                    "duplicate-id",
                    f"instalment {payment.instalment} is given twice",
                    "number the instalments 1, 2, 3",
                )
        paid = sum(p.amount for p in award.payments) - sum(r.amount for r in award.repayments)
        if paid > award.amount:
            yield entry.problem(
                ("payments",),
                "payments-above-award",
                f"payments less repayments are {euros(paid)}, above the award {euros(award.amount)}",
                "check the amounts",
            )


def _follow_up_dates(award: Award) -> Iterator[tuple[Keys, date]]:
    for index, payment in enumerate(award.payments):
        yield ("payments", index, "date"), payment.date
    for index, report in enumerate(award.interim_reports):
        yield ("interim_reports", index, "period_start"), report.period_start
        yield ("interim_reports", index, "submitted"), report.submitted
    if award.final_report:
        yield ("final_report", "submitted"), award.final_report.submitted
    for index, repayment in enumerate(award.repayments):
        yield ("repayments", index, "date"), repayment.date
