"""A call's figures, days and statutes are what the printed forms beside them say.

A wrong figure is found by its printed form (``as_written``), and a form that was copied wrong by its figure.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import Message, euros, say
from grantsite.numerals import dates, holds, numbers
from grantsite.records import Call, ControlTotals, LegalBasis, Text

_MONEY = {"appropriation", "requested", "awarded"}
_SECTION = re.compile(r"(\w+) §")


def check_printed_figures(catalog: Catalog) -> Iterator[Problem]:
    """Every figure of a call whose printed form is given is what that form says."""
    for entry in catalog.content.calls:
        facts = entry.record.facts
        for name in type(facts).__struct_fields__:
            fact = getattr(facts, name)
            written = fact.as_written if fact else None
            if written is not None:
                yield from _check_figure(entry, name, written)


def check_statutes(catalog: Catalog) -> Iterator[Problem]:
    """The number of a statute and its sections are those that its printed forms say."""
    for entry in catalog.content.calls:
        for index, basis in enumerate(entry.record.legal_bases):
            if basis.as_written:
                yield from _check_statute(entry, index, basis)


def _check_figure(entry: Entry[Call], name: str, written: str) -> Iterator[Problem]:
    call, form = entry.record, ("facts", name, "as_written")
    in_totals = name in ControlTotals.__struct_fields__
    value: Any = getattr(call.control_totals if in_totals else call, name)
    keys: Keys = ("control_totals", name) if in_totals else (name,)
    shown = str(value)
    if isinstance(value, Text):
        keys, shown = (name, "fi"), " / ".join(value.every())
        right = any(holds(written, text) for text in value.every())
    elif isinstance(value, str):
        right = holds(written, value)
    else:
        is_date = isinstance(value, date)
        found: list[Any] = list(dates(written) if is_date else numbers(written))
        if not found:
            message = say('no number can be read in "{written}"', written=written)
            hint = say('copy the words that say it, such as "85 prosenttia" or "kolmessa erässä"')
            if is_date:
                message = say('no date can be read in "{written}"', written=written)
                hint = say('copy the words that say it, such as "5.10.2020"')
            yield entry.problem(form, "source-mismatch", message, hint)
            return
        if name in _MONEY:
            shown, value = euros(value), Decimal(value) / 100
        right = set(found) == {value}
    if not right:
        yield _mismatch(
            entry,
            keys,
            [form],
            say('{name} is {value}, but the source prints "{written}"', name=name, value=shown, written=written),
        )


def _check_statute(entry: Entry[Call], index: int, basis: LegalBasis) -> Iterator[Problem]:
    here: Keys = ("legal_bases", index)
    printed = " / ".join(basis.as_written)
    forms = [(*here, "as_written", number) for number in range(len(basis.as_written))]
    if not any(holds(form, basis.number) for form in basis.as_written):
        message = say(
            'the number is "{number}", but the source prints "{printed}"', number=basis.number, printed=printed
        )
        yield _mismatch(entry, (*here, "number"), forms, message)
    if set(re.findall(r"\w+", basis.sections or "")) != set(_SECTION.findall(printed)):
        message = say(
            'the sections are "{sections}", but the source prints "{printed}"',
            sections=basis.sections or "",
            printed=printed,
        )
        yield _mismatch(entry, (*here, "sections"), forms, message)


def _mismatch(entry: Entry[Call], keys: Keys, forms: list[Keys], message: Message) -> Problem:
    places = ", ".join(dict.fromkeys(at(entry, *form) for form in forms))
    return entry.problem(
        keys, "source-mismatch", message, say("compare it with {places} and the source", places=places)
    )
