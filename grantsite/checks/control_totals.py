"""The records of a call add up to its control totals, to the cent, and stay within the appropriation."""

from collections.abc import Iterator

from grantsite.catalog import Catalog, Project, Totals, totals
from grantsite.checks.common import at, euros
from grantsite.errors import Problem
from grantsite.load import Entry
from grantsite.records import Call

_SUMS = ("requested", "awarded")
_COUNT_HINT = "a record of the call is missing or surplus, or names a wrong body"


def check_control_totals(catalog: Catalog) -> Iterator[Problem]:
    """The records of a call add up to its control totals, to the cent, and stay within the appropriation."""
    if catalog.content.any_unread("applications", "awards", "municipalities", "organisations"):
        return
    for entry in catalog.content.calls:
        call = entry.record
        projects = catalog.of_call(call.id)
        found = totals(projects)
        if found.awarded > call.appropriation:
            yield entry.problem(
                ("appropriation",),
                "award-above-appropriation",
                f"the awards add up to {euros(found.awarded)}, above the appropriation {euros(call.appropriation)}",
                "check the amounts of the awards",
            )
        yield from _check_unawarded(entry, found.awarded)
        yield from _check_step(entry, projects, found)
        for name in Totals.__dataclass_fields__:
            expected, actual = getattr(call.control_totals, name), getattr(found, name)
            if expected == actual:
                continue
            if name in _SUMS:
                shown = f"{euros(actual)}, the control total is {euros(expected)}"
                difference, hint = euros(actual - expected), _stand_out(catalog, call, abs(actual - expected))
            else:
                shown = f"{actual}, the control total is {expected}"
                difference, hint = f"{actual - expected:+d}", _COUNT_HINT
            message = f"{name}: the records add up to {shown}, the difference is {difference}"
            yield entry.problem(("control_totals", name), "control-total", message, hint)


def _check_unawarded(entry: Entry[Call], awarded: int) -> Iterator[Problem]:
    """The appropriation less the awards: the only sum in which the appropriation stands."""
    call, control = entry.record, entry.record.control_totals
    left = call.appropriation - awarded
    if awarded == control.awarded and left >= 0 and left != control.unawarded:
        yield entry.problem(
            ("appropriation",),
            "control-total",
            f"unawarded: the appropriation leaves {euros(left)}, the control total is {euros(control.unawarded)}, "
            f"the difference is {euros(left - control.unawarded)}",
            f"compare the appropriation and {at(entry, 'control_totals', 'unawarded')} with the source",
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
            f"awards that are not their request rounded down to {euros(step)}: {others}",
            "check the step; write 0.00 where awards follow no such rule",
        )


def _rounded_down(amount: int, step: int) -> int | None:
    """An amount in cents rounded down to a step; None where there is no step."""
    return amount // step * step if step else None


def _stand_out(catalog: Catalog, call: Call, difference: int) -> str:
    """The awards that are not their request rounded down to the call's step: where a wrong amount shows.

    A difference (cents) below the step can also hide in a request that is still rounded down to its award.
    """
    found = []
    for project in catalog.of_call(call.id):
        if project.award is None or project.award_entry is None or not call.award_step:
            continue
        requested, awarded = project.application.requested, project.award.amount
        if awarded != _rounded_down(requested, call.award_step):
            places = f"{at(project.award_entry, 'amount')} and {at(project.entry, 'requested')}"
            found.append(f"{places} ({euros(awarded)} of {euros(requested)})")
    step = f"its request rounded down to {euros(call.award_step)}"
    if not found:
        requests = "all requests" if difference < call.award_step else "the requests that have no award"
        return f"every award is {step}; compare {requests} with the source"
    return f"not {step}: " + "; ".join(found)
