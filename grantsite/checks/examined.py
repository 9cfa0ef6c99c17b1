"""The rules of single records, and in which of them nothing was wrong.

A process that goes on checking, as the preview does, need not look again at a record that is the same while all that
records refer to is the same too: of ten thousand only the saved one is looked at.
"""

from collections.abc import Callable, Iterator
from typing import Any

from grantsite.catalog import Catalog, same_surroundings
from grantsite.checks.awards import check_follow_up
from grantsite.checks.calls import check_call, check_document, check_folder_of_application, check_folder_of_award
from grantsite.checks.common import ApplicationRule, AwardRule, ProjectRule
from grantsite.checks.documents import check_sections_of_project
from grantsite.checks.participants import check_participants, check_recipient, check_repeated_participants
from grantsite.checks.sources import check_item, check_printed_names, check_project_name, check_row, check_sources
from grantsite.checks.unlikely import check_unlikely
from grantsite.errors import Problem
from grantsite.load import Content

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

# What a rule looks at, each the very object that it looked at before: one of another process or file is never meant.
_Parts = tuple[object, ...]


class Examined:
    """What was looked at in one content folder, and found right."""

    def __init__(self) -> None:
        self._content: Content | None = None
        self._right: dict[tuple[int, ...], _Parts] = {}

    def problems(self, catalog: Catalog) -> Iterator[Problem]:
        """What the rules of single records find."""
        before = self._known(catalog)
        right: dict[tuple[int, ...], _Parts] = {}
        for rules, parts in _subjects(catalog):
            key = tuple(map(id, parts))
            if key not in before:
                found = [problem for rule in rules for problem in rule(catalog, parts[0])]
                if found:
                    yield from found
                    continue
            right[key] = parts
        # a rule is silent where it would repeat what a record that could not be read has caused
        self._content = None if catalog.content.unread else catalog.content
        self._right = right

    def _known(self, catalog: Catalog) -> dict[tuple[int, ...], _Parts]:
        """What is right for certain. Objects are told apart by their ids, which are their own while ``_right`` holds
        them."""
        if self._content is None or catalog.content.unread or not same_surroundings(catalog.content, self._content):
            return {}
        return self._right


def _subjects(catalog: Catalog) -> Iterator[tuple[tuple[Callable[[Catalog, Any], Iterator[Problem]], ...], _Parts]]:
    """Each record with its rules and with all of it that these look at; the record itself comes first."""
    for application in catalog.content.applications:
        yield OF_APPLICATION, (application,)
    for award in catalog.content.awards:
        yield OF_AWARD, (award, catalog.projects.get(award.record.application))
    for project in catalog.projects.values():
        yield OF_PROJECT, (project,)
