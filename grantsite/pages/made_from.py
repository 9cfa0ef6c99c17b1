"""What the pages of a project or municipality are made from, as a digest.

A view takes long to make: a map, sums, lists, texts in three languages. To see that it is as it was, it is enough that
all is the same that went into it: its records, those of the projects that it names, what git knows of them, and what
all pages depend on. More than that may be in the digest; then a view is made for nothing. Less may not, which
``tests/test_made_from.py`` tries with every field of every record.
"""

from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

import msgspec

from grantsite.generator import digest
from grantsite.pages.build_views import Builder
from grantsite.pages.changes import changes_of_project, last_changes, place_history, project_history, project_version
from grantsite.projects import Place, Project
from grantsite.version import Version


class MadeFrom:
    """Digests for the views that a builder makes. ``version`` is that of the whole data, with which a project is cited
    that has none of its own."""

    def __init__(self, builder: Builder, version: Version | None) -> None:
        self._builder = builder
        self._version = version
        self._of_records = cache(self._of_records_of)

    @cached_property
    def _common(self) -> str:
        """What any page may show or depend on. There are few of these records and they seldom change, so it is not told
        apart which."""
        builder, content = self._builder, self._builder.catalog.content
        entries = [
            (entry.inside, entry.slug, entry.record)
            for kind in (content.calls, content.municipalities, content.organisations, content.regions, content.terms)
            for entry in kind
        ]
        # the largest disc of all maps is that of the projects that requested most
        return _digest([entries, builder.current_call.id, builder.maps.scale])

    def of_project(self, project: Project) -> str:
        """What the pages of a project, and the files beside them, are made from."""
        builder = self._builder
        related = [(self._of_records(other), shared) for other, shared in builder.related.to(project)]
        git = [
            project_history(builder, project),
            last_changes(builder, project),
            project_version(builder, project) or self._version,
        ]
        return _digest([self._common, self._of_records(project), related, git])

    def of_place(self, place: Place) -> str:
        """The same of a municipality. Of its neighbours it shows counts and sums."""
        builder = self._builder
        members = [
            (member.entry.inside, self._of_projects(member), builder.history.of_record("municipality", code))
            for member in (place, *place.predecessors)
            for code in [member.record.code]
        ]
        neighbours = [builder.municipality_row(other) for other in builder.catalog.neighbours(place)]
        return _digest([self._common, members, neighbours, place_history(builder, place)])

    def _of_projects(self, place: Place) -> tuple[list[str], list[str]]:
        return self._of_each(place.as_lead), self._of_each(place.as_partner)

    def _of_each(self, projects: Iterable[Project]) -> list[str]:
        return [self._of_records(project) for project in projects]

    def _of_records_of(self, project: Project) -> str:
        """An application, its award, and their changes."""
        entries = [
            (entry.inside, entry.slug, entry.record)
            for entry in (project.entry, project.award_entry)
            if entry is not None
        ]
        return _digest([entries, changes_of_project(self._builder, project)])


def _digest(value: Any) -> str:
    return digest([msgspec.json.encode(value)])
