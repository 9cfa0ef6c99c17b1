"""What ``new`` can write, and the options of each kind: one for each field, with what the field is for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grantsite.arguments import Draft
from grantsite.fields import Field, Group, ListOf, OneValue, fields_of
from grantsite.messages import Message, say
from grantsite.records import (
    Application,
    Award,
    Call,
    FinalReport,
    InterimReport,
    Municipality,
    Organisation,
    Output,
    Payment,
    Repayment,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of draft.

    ``target`` says what stands behind the kind's name on the command line, if anything: how it is called, and in
    words. ``known`` are the fields that follow from it. ``field`` is the field of an award that the draft is added to.
    """

    record: type[Any]
    noun: Message
    help: str
    target: tuple[str, str] | None = None
    known: frozenset[str] = frozenset()
    field: str | None = None
    has_slug: bool = False


_ID = ("ID", "the application’s id; e.g. 2020-013")
KINDS = {
    "application": Kind(
        Application,
        say("an application"),
        "an application; e.g. new application --call 2020 --name Digikunta",
        has_slug=True,
    ),
    "award": Kind(
        Award, say("an award"), "the award of an application; e.g. new award 2020-001", _ID, frozenset({"application"})
    ),
    "payment": Kind(
        Payment,
        say("a payment"),
        "an instalment paid; e.g. new payment 2020-013 --amount 25000.00",
        _ID,
        field="payments",
    ),
    "report": Kind(
        InterimReport,
        say("an interim report"),
        "an interim report; e.g. new report 2020-013",
        _ID,
        field="interim_reports",
    ),
    "final-report": Kind(
        FinalReport,
        say("the final report"),
        "the final report; e.g. new final-report 2020-013",
        _ID,
        field="final_report",
    ),
    "repayment": Kind(
        Repayment, say("a repayment"), "money returned; e.g. new repayment 2020-013", _ID, field="repayments"
    ),
    "output": Kind(
        Output, say("an output"), "something published; e.g. new output 2020-013 --name-fi Opas", _ID, field="outputs"
    ),
    "organisation": Kind(
        Organisation,
        say("an organisation"),
        "a body that is no municipality; e.g. new organisation --name-fi KuusSote",
        has_slug=True,
    ),
    "municipality": Kind(
        Municipality,
        say("a municipality"),
        "a municipality; e.g. new municipality --code 020 --name-fi Akaa",
        has_slug=True,
    ),
    "call": Kind(
        Call,
        say("a call"),
        "a call and its decision; e.g. new call 2021",
        ("CALL", "the call’s id; e.g. 2021"),
        frozenset({"id"}),
    ),
}
SLUG = "--slug"


@dataclass(frozen=True, slots=True)
class Option:
    """An option for a field: ``keys`` lead to it from the record."""

    name: str
    keys: tuple[str, ...]
    field: Field


def options(kind: Kind) -> Iterator[Option]:
    """The options of a kind. A group has one for each field in it; a list has one that is given for each item."""
    yield from _options(tuple(f for f in fields_of(kind.record) if f.name not in kind.known), ())


def _options(fields: tuple[Field, ...], above: tuple[str, ...]) -> Iterator[Option]:
    for field in fields:
        keys = (*above, field.name)
        if isinstance(field.value, Group):
            yield from _options(field.value.fields, keys)
        else:
            yield Option("--" + "-".join(keys).replace("_", "-"), keys, field)


def drafts() -> Iterator[Draft]:
    """Every kind as the command line shows it."""
    for name, kind in KINDS.items():
        shown = [(option.name, _help(option)) for option in options(kind)]
        if kind.has_slug:
            shown.append((SLUG, "the file’s name without .yaml, where another is wanted; e.g. --slug digikunta"))
        yield Draft(name, kind.help, kind.target, shown)


def _help(option: Option) -> str:
    value = option.field.value
    if isinstance(value, ListOf):
        example = value.item.example if isinstance(value.item, OneValue) else "'{…}'"
        return f"{option.field.about} Once for each item; e.g. {option.name} {example}"
    return f"{option.field.about} E.g. {option.name} {value.example if isinstance(value, OneValue) else ''}"
