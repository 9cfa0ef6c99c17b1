"""What the records of each call add up to on both sides, and whether that is the call's control total."""

from collections.abc import Iterator
from dataclasses import replace

from grantsite.comparison.changes import CallSums, RecordChange, Sum
from grantsite.comparison.labels import field_name
from grantsite.comparison.snapshot import Snapshot
from grantsite.comparison.words import amount_change, amounts, in_each
from grantsite.messages import Message, count, joined, say
from grantsite.projects import Totals, totals

# Always told; the other totals only where something about them changed.
_TOLD = ("applications", "requested", "awards", "awarded", "municipalities", "paid")
_MONEY = ("requested", "awarded", "unawarded", "paid")
# The amount of which record makes up which total.
_MADE_UP_BY = {"award": ("awarded", "amount"), "application": ("requested", "requested")}


def call_sums(base: Snapshot, head: Snapshot) -> Iterator[CallSums]:
    """The sums of every call that either side has."""
    for call in sorted(base.catalog.calls.keys() | head.catalog.calls.keys()):
        before, after = _values(base, call), _values(head, call)
        control_before, control_after = _controls(base, call), _controls(head, call)
        sums = [
            Sum(
                field,
                field_name("ControlTotals", field) if field != "paid" else say("paid"),
                field in _MONEY,
                before.get(field, 0),
                after.get(field, 0),
                control_before.get(field),
                control_after.get(field),
            )
            for field in (*Totals.__dataclass_fields__, "unawarded", "paid")
        ]
        told = tuple(s for s in sums if s.field in _TOLD or s.changed or s.control_before != s.control_after)
        name = in_each((head.catalog.calls.get(call) or base.catalog.calls[call]).record.name)
        yield CallSums(call, name, told)


def _values(side: Snapshot, call: str) -> dict[str, int]:
    if call not in side.catalog.calls:
        return {}
    projects = side.catalog.of_call(call)
    found = totals(projects)
    values = {field: getattr(found, field) for field in Totals.__dataclass_fields__}
    values["unawarded"] = side.catalog.calls[call].record.appropriation - found.awarded
    values["paid"] = sum(p.paid for p in projects)
    return values


def _controls(side: Snapshot, call: str) -> dict[str, int]:
    """The control totals of a call; none where files that cannot be read leave the sums incomplete."""
    entry = side.catalog.calls.get(call)
    if entry is None or not side.adds_up:
        return {}
    control = entry.record.control_totals
    return {field: getattr(control, field) for field in type(control).__struct_fields__}


def with_effects(records: list[RecordChange], calls: list[CallSums]) -> Iterator[RecordChange]:
    """The records, each with its effect on a total where the total differs by its amount and nothing else."""
    for record in records:
        field, source = _MADE_UP_BY.get(record.kind, ("", ""))
        call = record.id.rpartition("-")[0]
        total = next((s for c in calls if c.call == call for s in c.sums if s.field == field), None)
        made_up_by = [r for r in records if r.kind == record.kind and _cents(r, call, source)]
        if total is None or made_up_by != [record] or _cents(record, call, source) != total.after - total.before:
            yield record
        else:
            yield replace(record, effect=_effect(total), effect_of=source)


def _cents(record: RecordChange, call: str, source: str) -> int:
    """By how much a record of a call changes a total through one of its fields."""
    if record.id.rpartition("-")[0] != call:
        return 0
    return sum(c.difference_in_cents or 0 for c in record.changes if c.field == source)


def _effect(total: Sum) -> Message:
    before, after = amounts(total.before, total.after)
    text = say("{field} {before} → {after} €", field=total.name, before=before, after=after)
    words = verdict(total)
    return say("{change}: {verdict}", change=text, verdict=words) if words else text


def verdict(total: Sum) -> Message | None:
    """How a sum stands to the control total, before and after; None where there is none."""
    before, after = total.equals_before, total.equals_after
    if after is None:
        return None
    if after:
        return (
            say("now the decision's control total") if before is False else say("equals the decision's control total")
        )
    if before is None:
        return say("not the decision's control total")
    return say("no longer the decision's control total") if before else say("still not the decision's control total")


def sum_sentence(total: Sum) -> Message:
    """A sum in words: from what to what, with the difference, and how it stands to the control total."""
    parts = [_amount_sentence(total) if total.is_money else _count_sentence(total)]
    words = against_control(total)
    return joined(parts if words is None else (*parts, words), "; ")


def against_control(total: Sum) -> Message | None:
    """How a sum stands to the control total, which is named where it is another or has changed."""
    words = verdict(total)
    before, after = total.control_before, total.control_after
    if words is None or after is None:
        return None
    if not total.equals_after:
        words = say("{verdict}, {control}", verdict=words, control=value(total, after))
    if before is not None and before != after:
        changed = say(
            "the control total changed from {before} to {after}",
            before=value(total, before),
            after=value(total, after),
        )
        words = joined((words, changed), "; ")
    return words


def _amount_sentence(total: Sum) -> Message:
    if not total.changed:
        return say("{field} {amount} €, unchanged", field=total.name, amount=amounts(total.after)[0])
    before, after, difference = amount_change(total.before, total.after)
    text = say("{field} {before} → {after} €", field=total.name, before=before, after=after)
    return say("{change} ({difference} €)", change=text, difference=difference)


def _count_sentence(total: Sum) -> Message:
    if not total.changed:
        return say("{field} {number}, unchanged", field=total.name, number=count(total.after))
    text = say("{field} {before} → {after}", field=total.name, before=count(total.before), after=count(total.after))
    return say("{change} ({difference})", change=text, difference=difference_of(total))


def value(total: Sum, number: int) -> Message:
    """A number in the unit of a sum."""
    return say("{amount} €", amount=amounts(number)[0]) if total.is_money else count(number)


def difference_of(total: Sum) -> Message:
    """The difference with its sign."""
    if total.is_money:
        return say("{amount} €", amount=amount_change(total.before, total.after)[2])
    return count(total.after - total.before, signed=True)
