"""An award belongs to one application and stays within its request; what follows a decision comes after it."""

from collections.abc import Iterator
from datetime import date

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import euros, say
from grantsite.records import Award


def check_awards(catalog: Catalog) -> Iterator[Problem]:
    """An award belongs to one application, stays within its request, and is paid to its lead."""
    first: dict[str, Entry[Award]] = {}
    for entry in catalog.content.awards:
        award = entry.record
        project = catalog.projects.get(award.application)
        if project is None:
            # An application of an unknown call is no project, and is reported itself.
            applications = (entry.record.id for entry in catalog.content.applications)
            unread = {("applications", entry.slug), ("applications", "")} & catalog.content.unread
            if unread or award.application in applications:
                continue
            yield entry.problem(
                ("application",),
                "award-without-application",
                say('there is no application "{application}"', application=award.application),
                say("add the application, or mend the id"),
            )
            continue
        if award.application in first:
            yield entry.problem(
                ("application",),
                "duplicate-award",
                say(
                    'application "{application}" already has an award in {place}',
                    application=award.application,
                    place=at(first[award.application], "application"),
                ),
                say("check which application is meant"),
            )
            continue
        first[award.application] = entry
        if entry.slug != project.entry.slug:
            yield entry.problem(
                ("application",),
                "file-name",
                say(
                    'application "{application}" is {slug}.yaml but this award is {award_slug}.yaml',
                    application=award.application,
                    slug=project.entry.slug,
                    award_slug=entry.slug,
                ),
                say("check the id; the two files carry the same name"),
            )
        if award.amount > project.application.requested:
            yield entry.problem(
                ("amount",),
                "award-above-request",
                say(
                    "the award {amount} is above the request {requested}",
                    amount=euros(award.amount),
                    requested=euros(project.application.requested),
                ),
                say("check the amount here and in {place}", place=at(project.entry, "requested")),
            )
        code = award.recipient.municipality
        if code is not None and project.lead_codes and code not in project.lead_codes:
            yield entry.problem(
                ("recipient", "municipality"),
                "name-mismatch",
                say(
                    'the award is paid to municipality "{code}", but the lead is "{lead}"',
                    code=code,
                    lead=project.lead_codes[0],
                ),
                say("check {place}", place=at(project.entry, "lead")),
            )


def check_follow_up(catalog: Catalog, entry: Entry[Award]) -> Iterator[Problem]:
    """What follows a decision comes after it, and no more is paid than was awarded."""
    project = catalog.projects.get(entry.record.application)
    if project is None:
        return
    award, decided = entry.record, project.call.decision_date
    for keys, day in _follow_up_dates(award):
        if decided is not None and day < decided:
            yield entry.problem(
                keys,
                "date-outside-call",
                say("{day} is before the decision of {decision}", day=day, decision=decided),
                say("check the year"),
            )
    for index, report in enumerate(award.interim_reports):
        if report.period_end < report.period_start:
            yield entry.problem(
                ("interim_reports", index, "period_end"),
                "date-order",
                say("the period ends before it begins"),
                say("swap the dates or check the year"),
            )
        if report.period_start > project.call.project_end:
            yield entry.problem(
                ("interim_reports", index, "period_start"),
                "date-outside-call",
                say("the period begins after the project’s end, {end}", end=project.call.project_end),
                say("check the year"),
            )
    first: dict[int, int] = {}
    for index, payment in enumerate(award.payments):
        if payment.instalment == 0:
            message = say("instalments are numbered from 1 on")
            hint = say("number the instalments 1, 2, 3")
            yield entry.problem(("payments", index, "instalment"), "out-of-range", message, hint)
        elif first.setdefault(payment.instalment, index) < index:
            yield entry.problem(
                ("payments", index, "instalment"),
                "duplicate-id",
                say("instalment {number} is given twice", number=payment.instalment),
                say(
                    "the first stands in {place}; number the instalments 1, 2, 3",
                    place=at(entry, "payments", first[payment.instalment], "instalment"),
                ),
            )
    paid = sum(p.amount for p in award.payments) - sum(r.amount for r in award.repayments)
    if award.payments and paid < 0:  # where no payment is given, they are not public
        message = say("the repayments are {amount} above the payments", amount=euros(-paid))
        yield entry.problem(("repayments",), "out-of-range", message, say("check the amounts"))
    if paid > award.amount:
        yield entry.problem(
            ("payments",),
            "payments-above-award",
            say(
                "payments less repayments are {paid}, above the award {amount}",
                paid=euros(paid),
                amount=euros(award.amount),
            ),
            say("check the amounts"),
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
