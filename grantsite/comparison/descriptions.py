"""Values and parts of a record in words, with the bodies they name called as their own content calls them."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from grantsite.catalog import Catalog
from grantsite.comparison.excerpts import excerpt
from grantsite.comparison.labels import choice, field_name
from grantsite.comparison.words import day, decimal, in_each, quoted, short, short_in_each
from grantsite.messages import Message, count, euros, in_language, joined, say
from grantsite.records import (
    Application,
    Award,
    Call,
    Document,
    Explanation,
    Fact,
    FinalReport,
    InterimReport,
    LegalBasis,
    Output,
    Participant,
    Payment,
    Point,
    PointOnMap,
    Population,
    Record,
    RegionChange,
    RegionMember,
    Repayment,
    Source,
    Successor,
    TargetArea,
    Text,
)

_MUNICIPALITIES = ("municipality", "municipalities", "later_municipalities", "predecessors", "unit_of")


class Describe:
    """Says what the values of one content mean. Documents are those of ``call``, by its id."""

    def __init__(self, catalog: Catalog, call: str = "") -> None:
        self._catalog = catalog
        self._call = call

    def of(self, record: Record) -> "Describe":
        """The same for the values of a record, which names documents as its call lists them."""
        return Describe(self._catalog, _call_of(record))

    def value(self, record: str, key: str, value: Any) -> Message:
        """A value of a field (``key``) of a kind of record, but for amounts and free text."""
        if isinstance(value, Participant):
            return self.participant(value)
        if type(value) in _FACTS:
            return _FACTS[type(value)](self, value)
        if isinstance(value, date):
            return day(value)
        if isinstance(value, Decimal):
            return decimal(value)
        if isinstance(value, int):
            return count(value)
        if key in _MUNICIPALITIES:
            return self.municipality(value)
        if key == "region":
            return self.region(value)
        return self._target_area(value) if key == "themes" else choice(record, key, value)

    def participant(self, participant: Participant) -> Message:
        """The name of a body, or how the source prints it where there is no record of it."""
        body = self._catalog.body(participant)
        return in_each(body.name) if body else Message(participant.as_written)

    def municipality(self, code: str) -> Message:
        """A municipality's code and name."""
        place = self._catalog.places.get(code)
        return joined((code, in_each(place.record.name)), " ") if place else Message(code)

    def region(self, code: str) -> Message:
        """A region's code and name."""
        region = self._catalog.regions.get(code)
        return joined((code, in_each(region.name)), " ") if region else Message(code)

    def document(self, name: str) -> Message:
        """A document in few words: a call's first one, once it is decided, is the decision; of another its title as
        far as a colon, cut."""
        entry = self._catalog.calls.get(self._call)
        documents = entry.record.documents if entry else []
        found = next((document for document in documents if document.id == name), None)
        if entry is None or found is None:
            return Message(name)
        if found is documents[0] and entry.record.decision_date is not None:
            return say("decision")
        title = found.name
        return Message(_kind_of(in_each(title), "en"), lambda code: _kind_of(in_each(title), code))

    def _target_area(self, slug: str) -> Message:
        areas = (area for call in self._catalog.calls.values() for area in call.record.target_areas)
        return next((in_each(area.short) for area in areas if area.id == slug), Message(slug))

    def item(self, name: Message, key: str, value: Any) -> Message:
        """A whole item of a list, or a whole group of fields: "payment 1 of 25,000.00 € on 15 March 2021"."""
        if type(value) in _WHOLES:
            return _WHOLES[type(value)](value)
        if isinstance(value, (Point, Text)):
            text = value.text if isinstance(value, Point) else value
            return say("{field} {value}", field=name, value=quoted(_begin(text)))
        return self.heading(name, key, value, 0)

    def heading(self, name: Message, key: str, value: Any, position: int) -> Message:
        """What an item of a list is called: "payment 1"."""
        shown: Message
        if type(value) in _HEADINGS:
            shown = _HEADINGS[type(value)](value)
        elif isinstance(value, (Point, Text)):
            shown = count(position)
        elif isinstance(value, str) and key not in (*_MUNICIPALITIES, "themes"):
            shown = quoted(value)
        else:
            shown = self.value("", key, value)
        return say("{field} {value}", field=name, value=shown)


def _call_of(record: Record) -> str:
    if isinstance(record, Call):
        return record.id
    if isinstance(record, Application):
        return record.call
    # an application's id is its call's, and a number
    return record.application.rpartition("-")[0] if isinstance(record, Award) else ""


def _kind_of(title: Message, code: str) -> str:
    """What comes before the colon of "Annex 1 to the decision: summary of the applications"."""
    return short(in_language(title, code).partition(":")[0])


def _begin(text: Text) -> Message:
    return Message(excerpt(in_each(text)), lambda code: excerpt(in_language(in_each(text), code)))


def _source(describe: Describe, source: Source) -> Message:
    places = [say_place(value) for part, say_place in _PLACES.items() if (value := getattr(source, part)) is not None]
    return joined((describe.document(source.document), *places))


def _fact(describe: Describe, fact: Fact) -> Message:
    place = _source(describe, fact)
    return joined((place, quoted(fact.as_written))) if fact.as_written else place


_PLACES: dict[str, Callable[[object], Message]] = {
    "section": lambda value: say("section {number}", number=value),
    "item": lambda value: say("item {number}", number=value),
    "row": lambda value: say("row {number}", number=value),
}

_FACTS: dict[type, Callable[[Describe, Any], Message]] = {
    Fact: _fact,
    Source: _source,
    Population: lambda _, it: say("{number} on {day}", number=count(it.count), day=day(it.date)),
    PointOnMap: lambda _, it: joined((decimal(it.lat), decimal(it.lon)), " / "),
    RegionChange: lambda d, it: say("{name} (from {day})", name=d.region(it.region), day=day(it.starts)),
    Successor: lambda d, it: say("{name} (from {day})", name=d.municipality(it.municipality), day=day(it.starts)),
}

_HEADINGS: dict[type, Callable[[Any], Message]] = {
    Document: lambda it: in_each(it.name),
    Explanation: lambda it: in_each(it.title),
    InterimReport: lambda it: say("{start}–{end}", start=day(it.period_start), end=day(it.period_end)),
    LegalBasis: lambda it: Message(it.number),
    Output: lambda it: quoted(short_in_each(it.name)),
    Payment: lambda it: count(it.instalment),
    RegionMember: lambda it: joined((it.code, it.fi), " "),
    Repayment: lambda it: say("on {day}", day=day(it.date)),
    TargetArea: lambda it: in_each(it.short),
}


def _addresses(output: Output) -> list[Message]:
    names = ("url", "source_repository", "interoperability_platform", "service_catalogue", "accessibility_statement")
    return [
        say("{field} {value}", field=field_name("Output", name), value=getattr(output, name))
        for name in names
        if getattr(output, name)
    ]


def _with_facts(what: Message, facts: Sequence[Message]) -> Message:
    return say("{what} ({facts})", what=what, facts=joined(facts)) if facts else what


def _output(output: Output) -> Message:
    licence = [say("licence {name}", name=output.licence)] if output.licence else []
    what = say("output {name}", name=quoted(in_each(output.name)))
    return _with_facts(what, [*licence, *_addresses(output)])


def _costs(report: InterimReport | FinalReport) -> list[Message]:
    return [
        say("given on {day}", day=day(report.submitted)),
        say("costs {costs} € without VAT", costs=euros(report.costs_without_vat)),
        say("VAT {vat} €", vat=euros(report.vat)),
    ]


def _interim_report(report: InterimReport) -> Message:
    period = say("interim report {start}–{end}", start=day(report.period_start), end=day(report.period_end))
    return _with_facts(period, _costs(report))


def _final_report(report: FinalReport) -> Message:
    facts = _costs(report)
    if report.auditor_statement is not None:
        facts.append(say("auditor's statement of {day}", day=day(report.auditor_statement)))
    return _with_facts(say("final report"), facts)


_WHOLES: dict[type, Callable[[Any], Message]] = {
    FinalReport: _final_report,
    InterimReport: _interim_report,
    Output: _output,
    Payment: lambda it: say(
        "payment {number} of {amount} € on {day}", number=it.instalment, amount=euros(it.amount), day=day(it.date)
    ),
    Repayment: lambda it: say("repayment of {amount} € on {day}", amount=euros(it.amount), day=day(it.date)),
}
