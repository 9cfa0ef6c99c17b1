"""What rules share: how they point at places, write amounts, and go through participants."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from grantsite.catalog import Catalog
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import Message, say
from grantsite.projects import Project
from grantsite.records import Application, Award, Call, Participant

Keys = tuple[str | int, ...]
Rule = Callable[[Catalog], Iterator[Problem]]
# Rules of one record look at nothing else but what all records refer to (catalog.same_surroundings), those of one call
# also at its projects.
ApplicationRule = Callable[[Catalog, Entry[Application]], Iterator[Problem]]
AwardRule = Callable[[Catalog, Entry[Award]], Iterator[Problem]]
CallRule = Callable[[Catalog, Entry[Call]], Iterator[Problem]]
ProjectRule = Callable[[Catalog, Project], Iterator[Problem]]


def at(entry: Entry[Any], *keys: str | int) -> str:
    """``path:line`` of a value, for a hint that points to a second place."""
    line, _ = entry.place(*keys)
    return f"{entry.path}:{line}"


def known(names: Iterable[str]) -> Message:
    """A hint that names what there is."""
    listed = [f'"{n}"' for n in names]
    if not listed:
        return say("there are none yet")
    if len(listed) == 1:
        return say("there is only {name}", name=listed[0])
    return say("there are {names}", names=", ".join(listed))


def participants(application: Application) -> Iterator[tuple[Keys, Participant]]:
    """Leads and partners in the order of the record, and where each stands in it."""
    yield ("lead",), application.lead
    for index, participant in enumerate(application.co_leads):
        yield ("co_leads", index), participant
    for index, participant in enumerate(application.partners):
        yield ("partners", index), participant
