"""Whether the search knows the words of the records: the table of words is made ahead of the build."""

from collections.abc import Iterator
from typing import Any

from grantsite.catalog import Catalog
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import joined, say
from grantsite.search.table import WordTable
from grantsite.search.tokens import words

COMMAND = "make words"
_LANGUAGE = "fi"
# More unknown words than these are not named one by one.
_MOST = 5


def check_words(catalog: Catalog, table: WordTable) -> Iterator[Problem]:
    """Finnish words that the table does not have, one warning a text; none where there is no table at all."""
    if not table.exists or catalog.content.any_unread("words"):
        return
    for entry, keys, text in _texts(catalog):
        unknown = [word for word in dict.fromkeys(words(text)) if word.isalpha() and word not in table.forms]
        if unknown:
            yield entry.problem(
                keys,
                "unknown-word",
                say("the search does not know {words} yet", words=joined([f'"{w}"' for w in unknown[:_MOST]])),
                say(
                    "run {command} and commit content/words/; until then the words are found as they are written",
                    command=COMMAND,
                ),
            )


def _texts(catalog: Catalog) -> Iterator[tuple[Entry[Any], tuple[str | int, ...], str]]:
    for project in catalog.projects.values():
        application, award = project.application, project.award_entry
        if application.language == _LANGUAGE:
            yield project.entry, ("name",), application.name
            if application.name_corrected:
                yield project.entry, ("name_corrected",), application.name_corrected
            if award is not None:
                yield award, ("project_as_written",), award.record.project_as_written
    for organisation in catalog.organisations.values():
        if organisation.record.name.fi:
            yield organisation, ("name", _LANGUAGE), organisation.record.name.fi
    for call in catalog.calls.values():
        for index, area in enumerate(call.record.target_areas):
            if area.short.fi:
                yield call, ("target_areas", index, "short", _LANGUAGE), area.short.fi
