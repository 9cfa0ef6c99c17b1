"""Which records lie where below the content folder, and which kind of record the names of fields tell of."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from grantsite.field_names import field_names
from grantsite.messages import Message, say
from grantsite.nodes import Mapping, Node, Scalar
from grantsite.records import Application, Award, Call, Municipality, Organisation, Region, Term

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Kind:
    """A folder of records: what is in it and whether the files lie in one folder a call. Or a file of records, which
    has the type ``all_of_file``."""

    attribute: str
    record: type[Any]
    noun: Message
    by_call: bool = False
    all_of_file: type[list[Any]] = list


FOLDERS = {
    "calls": Kind("calls", Call, say("a call")),
    "applications": Kind("applications", Application, say("an application"), by_call=True),
    "awards": Kind("awards", Award, say("an award"), by_call=True),
    "municipalities": Kind("municipalities", Municipality, say("a municipality")),
    "organisations": Kind("organisations", Organisation, say("an organisation")),
}
LISTS = {
    "regions.yaml": Kind("regions", Region, say("a region"), all_of_file=list[Region]),
    "terms.yaml": Kind("terms", Term, say("a term"), all_of_file=list[Term]),
}


class _AllFields:
    """The names of all fields: a word among them that has no colon behind it was meant to have one. They are found out
    when a file is wrong, which takes longer than to read hundreds of files that are as they were."""

    def __contains__(self, name: object) -> bool:
        return name in _names_of_all_fields()


@cache
def _names_of_all_fields() -> frozenset[str]:
    kinds = (*FOLDERS.values(), *LISTS.values())
    return frozenset().union(*(field_names(kind.record, nested=True) for kind in kinds))


FIELDS: Container[str] = _AllFields()


def looks_like(node: Node) -> Kind | None:
    """The kind of record that the names of the fields say this is."""
    return _kind_with(tuple([key.text for key, _ in node.entries])) if isinstance(node, Mapping) else None


@lru_cache(maxsize=1000)  # records of a kind have few combinations of fields
def _kind_with(names: tuple[str, ...]) -> Kind | None:
    given = set(names)
    known = {name: len(given & field_names(kind.record)) for name, kind in FOLDERS.items()}
    best = max(known, key=known.__getitem__)
    # four of five names are that kind's: some may be misspelt
    return FOLDERS[best] if given and known[best] * 5 >= len(given) * 4 else None


def call_of(node: Node) -> str | None:
    """The call that a record names, whatever else is wrong with it."""
    fields = {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}
    call, application = fields.get("call"), fields.get("application")
    if isinstance(call, Scalar) and SLUG.fullmatch(call.text):
        return call.text
    named = application.text.rpartition("-")[0] if isinstance(application, Scalar) else ""
    return named if SLUG.fullmatch(named) else None
