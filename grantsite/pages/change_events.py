"""Changes of the records as events of feeds, beside the dated facts.

A change of a project or municipality has one entry in every feed it is in. What has no permanent link of its own (a
call, a page of text), and what one commit did to many records at once, is told by the site's feed alone.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from grantsite.events import Event, newest_first
from grantsite.history import Commit, is_correction
from grantsite.history.facts import RecordFacts
from grantsite.i18n import Language
from grantsite.pages.build_views import Builder
from grantsite.pages.changes import changes_of_project, link_of
from grantsite.projects import Place, Project
from grantsite.records import Text
from grantsite.statuses import ADDED, REMOVED
from grantsite.urls import Address

# Events of one commit in the site's feed; if there are more, one event counts them.
_MOST_OF_COMMIT = 20
_SEPARATOR = "; "


class ChangeEvents:
    """The events of the history that a builder knows."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        codes = builder.addresses.languages
        self._languages = [Language(code, codes) for code in codes]

    def of_project(self, project: Project) -> Iterator[Event]:
        """The changes of an application and its award; those of one commit are one event."""
        subject = self._builder.addresses.short("project", project.id)
        address = self._builder.row(project).address
        changes = sorted(changes_of_project(self._builder, project), key=lambda change: change[0])
        for commit, records in groupby(changes, key=lambda change: change[0]):
            name = Text(**{project.application.language: project.application.name})
            yield self._event(commit, [r for _, r in records], subject, address, name)

    def of_place(self, place: Place) -> list[Event]:
        """The changes of a municipality, of those that were merged into it, and of their projects."""
        found: dict[tuple[str, str], Event] = {}
        for member in (place, *place.predecessors):
            events = list(self._of_municipality(member))
            for project in (*member.as_lead, *member.as_partner):
                events += self.of_project(project)
            found |= {(e.subject, e.key): e for e in events}
        return newest_first(found.values())

    def all(self) -> list[Event]:
        """The changes of the site. What published the first records is one event."""
        catalog = self._builder.catalog
        events = [e for p in catalog.projects.values() for e in self.of_project(p)]
        events += [e for p in catalog.places.values() for e in self._of_municipality(p)]
        events += self._others()
        by_key: dict[str, list[Event]] = {}
        for event in events:
            by_key.setdefault(event.key.split("/")[0], []).append(event)
        found = list(self._published())
        for key, group in by_key.items():
            found += group if len(group) <= _MOST_OF_COMMIT else [self._many(key, group)]
        return newest_first(found)

    def _of_municipality(self, place: Place) -> Iterator[Event]:
        record = place.record
        subject = self._builder.addresses.short("municipality", record.code)
        address = self._builder.addresses.municipality(record)
        for commit, facts in self._builder.history.of_record("municipality", record.code):
            yield self._event(commit, [facts], subject, address, record.name)

    def _others(self) -> Iterator[Event]:
        """The changes of records that have no permanent link of their own."""
        catalog, home = self._builder.catalog, self._builder.addresses.changes()
        for commit, facts in self._builder.history.editions:
            for record in facts.records:
                gone = record.id not in (catalog.places if record.kind == "municipality" else catalog.projects)
                if record.kind not in ("application", "award", "municipality") or gone:
                    link = link_of(self._builder, record)
                    is_text = record.kind == "page" and link.address is not None
                    language = record.id.partition("/")[2] if is_text else ""
                    name = self._text_in(language, link.name) if language else link.name
                    event = self._event(commit, [record], "", link.address or home, name)
                    key = f"{event.key}/{record.kind}-{record.id.replace('/', '-')}"
                    yield event._replace(key=key, language=language)

    def _text_in(self, language: str, title: Text) -> Text:
        """The title of a page of text, and which of its languages is meant."""

        def words(of: Language) -> str:
            which = {
                "fi": of.gettext("text in Finnish"),
                "sv": of.gettext("text in Swedish"),
                "en": of.gettext("text in English"),
            }[language]
            return f"{of.text(title)[0]} ({which})"

        return self._text(words)

    def _published(self) -> Iterator[Event]:
        for commit, facts in self._builder.history.editions:
            if facts.published:
                title = self._text(lambda of: of.gettext("The records were published"))
                yield Event(commit.day, "", f"published-{commit.short}", self._builder.addresses.changes(), title)

    def _many(self, key: str, group: list[Event]) -> Event:
        title = self._text(
            lambda of: (
                of.ngettext("%(num)s record changed at once", "%(num)s records changed at once", len(group))
                % {"num": len(group)}
            )
        )
        return Event(group[0].day, "", key, self._builder.addresses.changes(), title, age=group[0].age)

    def _event(self, commit: Commit, records: list[RecordFacts], subject: str, address: Address, name: Text) -> Event:
        facts = [(fact, is_correction(record, fact, commit.corrects)) for record in records for fact in record.facts]
        are_gone = all(record.status == REMOVED for record in records)

        def what(of: Language) -> str:
            if are_gone:  # an award may go while its application stays
                gone = records[0].name if len(records) == 1 else name
                return of.gettext("Removed from the records: %(name)s") % {"name": of.text(gone)[0]}
            if all(record.status == ADDED for record in records):
                return of.gettext("New in the records: %(name)s") % {"name": of.text(name)[0]}
            if any(correction for _, correction in facts):
                return of.gettext("Correction: %(name)s") % {"name": of.text(name)[0]}
            return of.gettext("Changed in the records: %(name)s") % {"name": of.text(name)[0]}

        def told(of: Language) -> Iterator[str]:
            for record in records:
                if record.status == REMOVED and not are_gone:
                    yield of.gettext("Removed from the records: %(name)s") % {"name": of.text(record.name)[0]}
                yield from (of.text(fact.text)[0] for fact in record.facts)

        title = self._text(what)
        # of a record that is new or gone, its name says all
        summary = self._text(lambda of: _joined(told(of))) if facts else None
        age = 1 + self._builder.history.order[commit]
        return Event(commit.day, subject, f"change-{commit.short}", address, title, summary, age=age)

    def _text(self, words: Callable[[Language], str]) -> Text:
        return Text(**{language.code: words(language) for language in self._languages})


def _joined(sentences: Iterable[str]) -> str:
    """Sentences as one, as far as a reader of feeds shows it."""
    text = _SEPARATOR.join(sentences)
    return text if len(text) <= 1000 else text[:999] + "…"
