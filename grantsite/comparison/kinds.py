"""The kinds of record that are compared: what tells one record from another, and what each is called."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grantsite.comparison.words import in_each, short, short_in_each
from grantsite.content import Content, Entry
from grantsite.messages import Message, say
from grantsite.names import alphabetical

Key = tuple[tuple[str, ...], int]
# The records of the whole content, by application id: an award is called as its application is.
Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. ``id`` names a record of it; ``order`` is the place of a record among its kind."""

    name: str
    heading: Message
    attribute: str
    id: Callable[[Entry[Any]], tuple[str, ...]]
    order: Callable[[Entry[Any]], Any]
    title: Callable[[Entry[Any], Names, bool], Message]
    told: tuple[str, ...] = ()  # the fields that are told of a record that was added or removed

    def entries(self, content: Content) -> dict[Key, Entry[Any]]:
        """The records of this kind by id; one that repeats an id is told by how manieth it is."""
        seen: Counter[tuple[str, ...]] = Counter()
        found: dict[Key, Entry[Any]] = {}
        for entry in getattr(content, self.attribute):
            name = self.id(entry)
            seen[name] += 1
            found[name, seen[name]] = entry
        return found


def _by_name(entry: Entry[Any]) -> Any:
    return alphabetical(entry.record.name.every()[0])


def _named(template: Callable[[Message, str], Message], number: str) -> Callable[[Entry[Any], Names, bool], Message]:
    """A title of a number (a field's value) and a name in several languages."""

    def title(entry: Entry[Any], _: Names, full: bool) -> Message:
        name = entry.record.name
        return template(in_each(name) if full else short_in_each(name), getattr(entry.record, number, entry.slug))

    return title


def _award(entry: Entry[Any], names: Names, full: bool) -> Message:
    name = names.get(entry.record.application, entry.record.project_as_written)
    return say("award {number} {name}", number=entry.record.item, name=name if full else short(name))


def _application(entry: Entry[Any], _: Names, full: bool) -> Message:
    name = entry.record.name
    return say("application {number} {name}", number=entry.record.id, name=name if full else short(name))


def _term(entry: Entry[Any], _: Names, full: bool) -> Message:
    term = entry.record.term
    return say("term {name}", name=in_each(term) if full else short_in_each(term))


_IN_LANGUAGE: dict[str, Callable[[str], Message]] = {
    "fi": lambda slug: say("page {name} in Finnish", name=slug),
    "sv": lambda slug: say("page {name} in Swedish", name=slug),
    "en": lambda slug: say("page {name} in English", name=slug),
}

# In the order in which they are told.
KINDS: tuple[Kind, ...] = (
    Kind(
        "call",
        say("Calls"),
        "calls",
        lambda e: (e.record.id,),
        lambda e: e.record.id,
        _named(lambda name, number: say("call {number} {name}", number=number, name=name), "id"),
    ),
    Kind(
        "award",
        say("Awards"),
        "awards",
        lambda e: (e.record.application,),
        lambda e: (e.record.application.rpartition("-")[0], e.record.item, e.record.application),
        _award,
        ("amount", "recipient"),
    ),
    Kind(
        "application",
        say("Applications"),
        "applications",
        lambda e: (e.record.id,),
        lambda e: e.record.id,
        _application,
        ("requested", "lead"),
    ),
    Kind(
        "municipality",
        say("Municipalities"),
        "municipalities",
        lambda e: (e.record.code,),
        _by_name,
        _named(lambda name, number: say("municipality {number} {name}", number=number, name=name), "code"),
    ),
    Kind(
        "organisation",
        say("Organisations"),
        "organisations",
        lambda e: (e.slug,),
        _by_name,
        _named(lambda name, _: say("organisation {name}", name=name), "slug"),
    ),
    Kind(
        "page",
        say("Pages of text"),
        "prose",
        lambda e: (e.slug, e.record.language),
        lambda e: (e.slug, e.record.language),
        lambda e, _, full: _IN_LANGUAGE[e.record.language](e.slug),
    ),
    Kind(
        "region",
        say("Regions"),
        "regions",
        lambda e: (e.record.code,),
        _by_name,
        _named(lambda name, number: say("region {number} {name}", number=number, name=name), "code"),
    ),
    Kind(
        "term",
        say("Terms"),
        "terms",
        lambda e: (e.record.id,),
        lambda e: alphabetical(e.record.term.every()[0]),
        _term,
    ),
)
