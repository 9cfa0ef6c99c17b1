"""The records of a call add up to its control totals, to the cent, and stay within the appropriation."""

from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.checks.common import at
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import Message, count, euros, joined, say
from grantsite.projects import Project, Totals, totals
from grantsite.records import Call

_SUMS = ("requested", "awarded")
_COUNT_HINT = say("a record of the call is missing or surplus, or names a wrong body")


def check_control_totals(catalog: Catalog, entry: Entry[Call]) -> Iterator[Problem]:
    """The records of a call add up to its control totals, to the cent, and stay within the appropriation."""
    unread = catalog.content.any_unread("applications", "awards", "municipalities", "organisations")
    if unread or not catalog.is_whole:
        return
    call = entry.record
    projects = catalog.of_call(call.id)
    found = totals(projects)
    if found.awarded > call.appropriation:
        yield entry.problem(
            ("appropriation",),
            "award-above-appropriation",
            say(
                "the awards add up to {awarded}, above the appropriation {appropriation}",
                awarded=euros(found.awarded),
                appropriation=euros(call.appropriation),
            ),
            say("check the amounts of the awards"),
        )
    yield from _check_unawarded(entry, found.awarded)
    yield from _check_step(entry, projects, found)
    for name in Totals.__dataclass_fields__:
        expected, actual = getattr(call.control_totals, name), getattr(found, name)
        if expected == actual:
            continue
        if name in _SUMS:
            shown = say("{actual}, the control total is {expected}", actual=euros(actual), expected=euros(expected))
            difference, hint = euros(actual - expected), _stand_out(catalog, call, abs(actual - expected))
        else:
            shown = say("{actual}, the control total is {expected}", actual=count(actual), expected=count(expected))
            difference, hint = count(actual - expected, signed=True), _COUNT_HINT
        message = say(
            "{name}: the records add up to {found}, the difference is {difference}",
            name=name,
            found=shown,
            difference=difference,
        )
        yield entry.problem(("control_totals", name), "control-total", message, hint)


def _check_unawarded(entry: Entry[Call], awarded: int) -> Iterator[Problem]:
    """The appropriation less the awards: the only sum in which the appropriation stands."""
    call, control = entry.record, entry.record.control_totals
    left = call.appropriation - awarded
    if awarded == control.awarded and left >= 0 and left != control.unawarded:
        yield entry.problem(
            ("appropriation",),
            "control-total",
            say(
                "unawarded: the appropriation leaves {left}, the control total is {unawarded}, "
                "the difference is {difference}",
                left=euros(left),
                unawarded=euros(control.unawarded),
                difference=euros(left - control.unawarded),
            ),
            say(
                "compare the appropriation and {place} with the source", place=at(entry, "control_totals", "unawarded")
            ),
        )


def _check_step(entry: Entry[Call], projects: list[Project], found: Totals) -> Iterator[Problem]:
    """Where the sums are right and awards still are not rounded down to the step, the step is wrong."""
    call, control = entry.record, entry.record.control_totals
    if (found.requested, found.awarded) != (control.requested, control.awarded):
        return
    step, others = call.award_step, 0
    for project in projects:
        requested, awarded = project.application.requested, project.awarded
        # An award above its request has its own message.
        others += awarded is not None and awarded <= requested and awarded != _rounded_down(requested, step)
    if others and step:
        yield entry.problem(
            ("award_step",),
            "control-total",
            say(
                "awards that are not their request rounded down to {step}: {number}",
                step=euros(step),
                number=count(others),
            ),
            say("check the step; write 0.00 where awards follow no such rule"),
        )


def _rounded_down(amount: int, step: int) -> int | None:
    """An amount in cents rounded down to a step; None where there is no step."""
    return amount // step * step if step else None


def _stand_out(catalog: Catalog, call: Call, difference: int) -> Message:
    """The awards that are not their request rounded down to the call's step: where a wrong amount shows.

    A difference (cents) below the step can also hide in a request that is still rounded down to its award.
    """
    found = []
    for project in catalog.of_call(call.id):
        if project.award is None or project.award_entry is None or not call.award_step:
            continue
        requested, awarded = project.application.requested, project.award.amount
        if awarded != _rounded_down(requested, call.award_step):
            pair = say(
                "{award} and {application} ({awarded} of {requested})",
                award=at(project.award_entry, "amount"),
                application=at(project.entry, "requested"),
                awarded=euros(awarded),
                requested=euros(requested),
            )
            found.append(pair)
    if not call.award_step:
        return say("compare all amounts with the source")
    step = euros(call.award_step)
    if found:
        return say("not its request rounded down to {step}: {awards}", step=step, awards=joined(found, "; "))
    if difference < call.award_step:
        return say(
            "every award is its request rounded down to {step}; compare all requests with the source",
            step=step,
        )
    return say(
        "every award is its request rounded down to {step}; compare the requests that have no award with the source",
        step=step,
    )
