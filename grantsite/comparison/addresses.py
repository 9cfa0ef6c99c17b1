"""Files that were renamed and pages that move with them: a former address stays alive by an alias."""

from collections.abc import Iterator
from typing import Any

from grantsite.comparison.changes import Change
from grantsite.comparison.kinds import Kind
from grantsite.content import Entry
from grantsite.load import slug_of
from grantsite.messages import say
from grantsite.records import Municipality


def moves(kind: Kind, before: Entry[Any], after: Entry[Any]) -> Iterator[Change]:
    """What is to be said of a record's file name and of the addresses of its pages."""
    if kind.name == "application":
        yield from _moved([(before.slug, after.slug)], after.record.aliases)
    elif before.slug != after.slug:
        text = say("file renamed from {before} to {after}", before=before.slug, after=after.slug)
        yield Change("slug", say("file name"), text, before.slug, after.slug)
    if kind.name == "municipality":
        yield from _moved(_addresses(before.record, after.record), after.record.aliases)


def _addresses(before: Municipality, after: Municipality) -> list[tuple[str, str]]:
    """The last parts of a municipality's addresses: its name in Finnish, and in Swedish."""
    pairs = []
    for language in ("fi", "sv"):
        old, new = (m.name.shown_in(language) for m in (before, after))
        pairs.append((slug_of(old), slug_of(new)))
    return list(dict.fromkeys(pairs))


def _moved(pairs: list[tuple[str, str]], aliases: list[str]) -> Iterator[Change]:
    for before, after in pairs:
        if before == after:
            continue
        renamed = say("renamed from {before} to {after}", before=before, after=after)
        if before in aliases:
            text = say("{renamed}; the old address leads on by an alias", renamed=renamed)
            yield Change("slug", say("address"), text, before, after)
        else:
            advice = say("the old address needs an alias: add {before} to aliases", before=before)
            yield Change("slug", say("address"), renamed, before, after, advice=advice)
