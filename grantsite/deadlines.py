"""What is due when after an award, as calendars: reports and the end of the project, from the call's own facts.

A decision fixes the end of projects and the day of the final report. Of interim reports it may only say that
they are due every so many months, on days set separately: these days are reckoned from the decision, and marked as not
fixed.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from grantsite.catalog import Catalog
from grantsite.days import start_of
from grantsite.files import File
from grantsite.i18n import Language
from grantsite.ics import Entry, calendar
from grantsite.projects import Project, last_day
from grantsite.records import Call
from grantsite.urls import Address, Addresses

FILE = "calendar.ics"


class Calendars:
    """The calendars of a site."""

    def __init__(
        self, catalog: Catalog, addresses: Addresses, languages: Sequence[Language], base_url: str, title: str
    ) -> None:
        self._catalog = catalog
        self._addresses = addresses
        self._languages = languages
        self._base_url = base_url
        self._title = title
        self._host = urlsplit(base_url).hostname or "localhost"

    def files(self) -> Iterator[File]:
        """The calendar of every call, in each language."""
        for language in self._languages:
            entries = [
                entry
                for entry_of_call in self._catalog.calls.values()
                for entry in self._of_call(entry_of_call.record, language)
            ]
            name = language.gettext("%(site)s: what is due") % {"site": self._title}
            path = self._addresses.changes()[language.code] + FILE
            yield File(path, calendar(name, language.code, entries), "content/calls/")

    def of_project(self, project: Project) -> dict[str, bytes]:
        """The calendar of a project that was awarded a grant, by language."""
        name = project.application.name
        return {
            language.code: calendar(name, language.code, list(self._of_project(project, language)))
            for language in self._languages
        }

    def _of_call(self, call: Call, language: Language) -> Iterator[Entry]:
        """What is due of every project of a call."""
        name = language.text(call.name)[0]
        end = language.gettext("Last day of the projects")
        return self._entries(call, language, f"call-{call.id}", name, end, self._addresses.call(call.id))

    def _of_project(self, project: Project, language: Language) -> Iterator[Entry]:
        """What is due of one project."""
        address = self._addresses.project(project.call.id, project.entry.slug)
        end = language.gettext("Last day of the project")
        return self._entries(project.call, language, project.id, project.application.name, end, address)

    def _entries(
        self, call: Call, language: Language, key: str, name: str, end: str, address: Address
    ) -> Iterator[Entry]:
        first = call.documents[0]
        document = f"{language.text(first.name)[0]}, {language.date(call.decision_date or first.date)}"
        url = self._base_url + address[language.code]

        def entry(kind: str, day: date, what: str, why: str, *, tentative: bool = False) -> Entry:
            description = f"{why}\n{document}\n{url}"
            summary = f"{what}: {name}"
            uid = f"{key}-{kind}@{self._host}"
            return Entry(uid, day, start_of(last_day(call)), summary, description, url, tentative)

        interim = language.gettext("Interim report, day not fixed")
        why = language.ngettext(
            "An interim report is due every month. The exact days are announced separately; this one is only reckoned "
            "from the date of the decision.",
            "An interim report is due every %(num)s months. The exact days are announced separately; this one is only "
            "reckoned from the date of the decision.",
            call.interim_report_months,
        ) % {"num": call.interim_report_months}
        for number, day in enumerate(interim_days(call), 1):
            yield entry(f"interim-report-{number}", day, interim, why, tentative=True)
        yield entry(
            "project-end",
            call.project_end,
            end,
            language.gettext("The last day on which the project may end."),
        )
        yield entry(
            "final-report",
            call.final_report_due,
            language.gettext("Final report due"),
            language.gettext("The last day for the final report, with the auditor’s statement."),
        )


def interim_days(call: Call) -> Iterator[date]:
    """The days reckoned for interim reports: every so many months from the decision, while the project may last; none
    before there is a decision."""
    months, decided = call.interim_report_months, call.decision_date
    if decided is None:
        return
    day = _months_later(decided, months)
    number = 1
    while months and day < call.project_end:
        yield day
        number += 1
        day = _months_later(decided, number * months)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last of a month that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
