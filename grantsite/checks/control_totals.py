"""The records of a call add up to its control totals, to the cent, and stay within the appropriation."""

from collections.abc import Iterator

from grantsite.catalog import Catalog, totals
from grantsite.checks.common import at, euros
from grantsite.errors import Problem
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
        for name in type(call.control_totals).__struct_fields__:
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


def _stand_out(catalog: Catalog, call: Call, difference: int) -> str:
    """The awards that are not their request rounded down to the call's step: where a wrong amount shows.

    A difference (cents) below the step can also hide in a request that is still rounded down to its award.
    """
    found = []
    for project in catalog.of_call(call.id):
        if project.award is None or project.award_entry is None or not call.award_step:
            continue
        requested, awarded = project.application.requested, project.award.amount
        if awarded != requested // call.award_step * call.award_step:
            places = f"{at(project.award_entry, 'amount')} and {at(project.entry, 'requested')}"
            found.append(f"{places} ({euros(awarded)} of {euros(requested)})")
    step = f"its request rounded down to {euros(call.award_step)}"
    if not found:
        requests = "all requests" if difference < call.award_step else "the requests that have no award"
        return f"every award is {step}; compare {requests} with the source"
    return f"not {step}: " + "; ".join(found)
