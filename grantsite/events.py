"""What happened when: the dated facts of the records as events that feeds tell of.

An event's day is that of the fact in the record, never the day on which somebody typed it. What has no date in the
records (an output) is no event. ``Event`` says nothing of where it comes from, so the history of the records can add
its own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from grantsite.catalog import Catalog
from grantsite.i18n import Language
from grantsite.projects import Place, Project
from grantsite.records import Award, FinalReport, InterimReport, Payment, Repayment, Text
from grantsite.urls import Address, Addresses


class Event(NamedTuple):
    """Something that happened on a day.

    ``subject`` is the permanent link of what it happened to, ``key`` names it for ever among the events of that, and
    ``address`` is the page to read on, in ``language`` where it is in one whatever the reader's. ``summary`` says more
    than the title; None where there is no more to say. ``age`` orders those of one day that are known to have followed
    each other, the newest first.
    """

    day: date
    subject: str
    key: str
    address: Address
    title: Text
    summary: Text | None = None
    language: str = ""
    age: int = 0


class Events:
    """The events of projects and municipalities, newest first."""

    def __init__(self, catalog: Catalog, addresses: Addresses, languages: Sequence[Language]) -> None:
        self._catalog = catalog
        self._addresses = addresses
        self._languages = languages
        self.of_project = cache(self._of_project)

    def of_place(self, place: Place) -> list[Event]:
        """What happened to a municipality and to the projects that it, or what was merged into it, takes part in."""
        found: dict[tuple[str, str], Event] = {}
        for member in (place, *place.predecessors):
            for project in (*member.as_lead, *member.as_partner):
                found |= {(e.subject, e.key): e for e in self.of_project(project)}
            found |= {(e.subject, e.key): e for e in self._boundaries(member)}
        return newest_first(found.values())

    def all(self) -> list[Event]:
        """Every event of the site."""
        projects = (e for p in self._catalog.projects.values() for e in self.of_project(p))
        places = (e for p in self._catalog.places.values() for e in self._boundaries(p))
        return newest_first([*projects, *places])

    def _text(self, words: Callable[[Language], str]) -> Text:
        return Text(**{language.code: words(language) for language in self._languages})

    def _named(self, name: str, text: Text) -> Text:
        return self._text(lambda of: f"{name}: {of.text(text)[0]}")

    def _boundaries(self, place: Place) -> Iterator[Event]:
        """The merger of a municipality, and its move to another region."""
        record = place.record
        subject = self._addresses.short("municipality", record.code)
        address = self._addresses.municipality(record)
        if record.successor:
            other = self._catalog.places[record.successor.municipality].record.name
            text = self._text(
                lambda of: (
                    of.gettext("Merger of municipalities: %(name)s is now part of %(other)s")
                    % {"name": of.text(record.name)[0], "other": of.text(other)[0]}
                )
            )
            yield Event(record.successor.starts, subject, "merger", address, text)
        if record.later_region:
            region = self._catalog.regions[record.later_region.region].name
            moved = self._text(
                lambda of: (
                    of.gettext("New region of a municipality: %(name)s now belongs to %(region)s")
                    % {"name": of.text(record.name)[0], "region": of.text(region)[0]}
                )
            )
            yield Event(record.later_region.starts, subject, "region", address, moved)

    def _of_project(self, project: Project) -> list[Event]:
        subject = self._addresses.short("project", project.id)
        address = self._addresses.project(project.call.id, project.entry.slug)
        name = project.application.name
        decided = project.call.decision_date
        facts = [_Fact(decided, "decision", *self._decision(project, decided))] if decided else []
        if project.award:
            facts += self._follow_up(project.award)
        used: Counter[str] = Counter()
        events = []
        for fact in facts:
            used[fact.key] += 1  # two reports of one period, two repayments on one day
            key = fact.key if used[fact.key] == 1 else f"{fact.key}-{used[fact.key]}"
            events.append(Event(fact.day, subject, key, address, self._named(name, fact.title), fact.summary))
        return newest_first(events)

    def _decision(self, project: Project, decided: date) -> tuple[Text, Text]:
        application, award = project.application, project.award
        leads = [party.body.name for party in project.leads]

        def values(of: Language) -> dict[str, str]:
            return {
                "awarded": of.money(award.amount) if award else "",
                "requested": of.money(application.requested),
                "date": of.date(decided),
                "leads": of.list(of.text(name)[0] for name in leads),
            }

        if award is None:
            return (
                self._text(lambda of: of.gettext("no award")),
                self._text(
                    lambda of: (
                        of.gettext(
                            "In the decision of %(date)s the application for %(requested)s was not awarded a grant. "
                            "Lead: %(leads)s."
                        )
                        % values(of)
                    )
                ),
            )
        return (
            self._text(lambda of: of.gettext("awarded %(awarded)s") % values(of)),
            self._text(
                lambda of: (
                    of.gettext(
                        "In the decision of %(date)s the project was awarded at most %(awarded)s of the %(requested)s "
                        "requested. Lead: %(leads)s."
                    )
                    % values(of)
                )
            ),
        )

    def _follow_up(self, award: Award) -> Iterator["_Fact"]:
        for payment in award.payments:
            title = self._payment(payment)
            yield _Fact(payment.date, f"payment-{payment.instalment}", title)
        for report in award.interim_reports:
            key = f"interim-report-{report.period_start}"
            yield _Fact(report.submitted, key, self._interim_report(report), self._costs(report))
        if final := award.final_report:
            title = self._text(lambda of: of.gettext("final report given"))
            yield _Fact(final.submitted, "final-report", title, final.results or self._costs(final))
            if final.auditor_statement:
                title = self._text(lambda of: of.gettext("auditor’s statement given"))
                yield _Fact(final.auditor_statement, "auditor-statement", title)
        for repayment in award.repayments:
            title = self._repayment(repayment)
            yield _Fact(repayment.date, f"repayment-{repayment.date}", title, repayment.reason)

    def _payment(self, payment: Payment) -> Text:
        return self._text(
            lambda of: (
                of.gettext("instalment %(number)s paid, %(money)s")
                % {"number": payment.instalment, "money": of.money(payment.amount)}
            )
        )

    def _interim_report(self, report: InterimReport) -> Text:
        return self._text(
            lambda of: (
                of.gettext("interim report for %(start)s–%(end)s given")
                % {"start": of.date(report.period_start), "end": of.date(report.period_end)}
            )
        )

    def _costs(self, report: InterimReport | FinalReport) -> Text:
        return self._text(
            lambda of: (
                of.gettext("costs without VAT %(costs)s, VAT %(vat)s")
                % {"costs": of.money(report.costs_without_vat), "vat": of.money(report.vat)}
            )
        )

    def _repayment(self, repayment: Repayment) -> Text:
        return self._text(lambda of: of.gettext("%(money)s returned") % {"money": of.money(repayment.amount)})


class _Fact(NamedTuple):
    """An event of a project before it is told of which."""

    day: date
    key: str
    title: Text
    summary: Text | None = None


def newest_first(events: Iterable[Event]) -> list[Event]:
    """Events by day, the newest first; those of one day by age, and then by subject and key."""
    return sorted(events, key=lambda e: (-e.day.toordinal(), e.age, e.subject, e.key))
