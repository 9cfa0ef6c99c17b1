"""The rules of single records and of single calls, and in which of them nothing was wrong.

A process that goes on checking, as the preview does, need not look again at a record that is the same while all that
records refer to is the same too: of ten thousand only the saved one is looked at.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from operator import is_
from typing import Any

from grantsite.catalog import Catalog, same_surroundings
from grantsite.checks.awards import check_follow_up
from grantsite.checks.calls import (
    check_call,
    check_document,
    check_folder_of_application,
    check_folder_of_award,
    check_themes,
)
from grantsite.checks.common import ApplicationRule, AwardRule, CallRule, ProjectRule
from grantsite.checks.control_totals import check_control_totals
from grantsite.checks.documents import check_sections_of_project
from grantsite.checks.participants import check_participants, check_recipient, check_repeated_participants
from grantsite.checks.sources import check_item, check_printed_names, check_project_name, check_row, check_sources
from grantsite.checks.unlikely import check_unlikely
from grantsite.content import Content, Entry
from grantsite.errors import Problem
from grantsite.projects import Project
from grantsite.records import Call

OF_APPLICATION: tuple[ApplicationRule, ...] = (
    check_call,
    check_folder_of_application,
    check_participants,
    check_repeated_participants,
    check_row,
    check_printed_names,
)
OF_AWARD: tuple[AwardRule, ...] = (check_document, check_folder_of_award, check_recipient, check_item, check_follow_up)
OF_PROJECT: tuple[ProjectRule, ...] = (check_sections_of_project, check_sources, check_project_name, check_unlikely)

OF_CALL: tuple[CallRule, ...] = (check_themes, check_control_totals)


class Examined:
    """What was looked at in one content folder and found right, under the same surroundings.

    Each thing is known as the very object that was looked at; one of another process or file is never meant. Objects
    are told apart by their ids, which are their own while they are held here.
    """

    def __init__(self) -> None:
        self._content: Content | None = None
        self._right: dict[int, object] = {}
        self._projects_of_calls: dict[str, list[Project]] = {}

    def problems(self, catalog: Catalog) -> Iterator[Problem]:
        """What the rules of single records and of single calls find."""
        content, projects = catalog.content, catalog.projects
        if self._content is None or not same_surroundings(content, self._content):
            self._right, self._projects_of_calls = {}, {}
        right = self._right
        # with another project, an award is looked at again
        pairs = ((entry, projects.get(entry.record.application)) for entry in content.awards)
        subjects: tuple[tuple[tuple[Callable[[Catalog, Any], Iterator[Problem]], ...], list[Any]], ...] = (
            (OF_APPLICATION, [entry for entry in content.applications if id(entry) not in right]),
            (OF_AWARD, [entry for entry, of in pairs if id(entry) not in right or id(of) not in right]),
            (OF_PROJECT, [project for project in projects.values() if id(project) not in right]),
            (OF_CALL, [entry for entry in content.calls if not self._is_right(catalog, entry)]),
        )
        wrong: set[int] = set()
        for rules, unknown in subjects:
            for subject in unknown:
                found = [problem for rule in rules for problem in rule(catalog, subject)]
                if found:
                    wrong.add(id(subject))
                    yield from found
        # a rule is silent where it would repeat what a record that could not be read has caused
        if not content.unread:
            self._remember(catalog, wrong)

    def _is_right(self, catalog: Catalog, entry: Entry[Call]) -> bool:
        """Whether a call has the very projects with which it was right."""
        call = entry.record.id
        now, before = catalog.of_call(call), self._projects_of_calls.get(call)
        return before is not None and len(now) == len(before) and all(map(is_, now, before))

    def _remember(self, catalog: Catalog, wrong: set[int]) -> None:
        content = self._content = catalog.content
        every = chain(content.applications, content.awards, catalog.projects.values())
        self._right = {id(subject): subject for subject in every if id(subject) not in wrong}
        right = [entry.record.id for entry in content.calls if id(entry) not in wrong]
        # sums are not looked at where a record is missing
        self._projects_of_calls = {call: catalog.of_call(call) for call in right if catalog.is_whole}
