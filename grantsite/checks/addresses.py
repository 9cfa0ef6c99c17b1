"""An address, once published, never dies: the list of published addresses is held against those that are planned."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from grantsite.catalog import Catalog
from grantsite.codes import CODES
from grantsite.errors import Problem
from grantsite.load import Entry
from grantsite.messages import Message, say, say_many
from grantsite.published import Published
from grantsite.urls import Addresses, Subject


def check_published(catalog: Catalog, addresses: Addresses, planned: Collection[str]) -> Iterator[Problem]:
    """One problem for each alias that is missing, or else one that says how many addresses are new.

    ``planned`` are the addresses of the site as it would be built. A content without a list has nothing to keep.
    """
    published = catalog.content.published
    if published is None:
        return
    groups: defaultdict[Subject | str, list[str]] = defaultdict(list)
    for address in published.lines:
        if address not in planned:
            groups[addresses.subject_of(address) or address].append(address)
    for subject, lost in groups.items():
        first = min(lost, key=published.lines.__getitem__)
        message = say_many(
            len(lost),
            "the published address {address} would lead nowhere",
            "the published address {address} and others like it, {number} in all, would lead nowhere",
            address=first,
        )
        hint = _hint(catalog, addresses, published, subject)
        yield _problem(published, published.lines[first], "lost-address", message, hint)
    if not groups and (new := sorted(set(planned) - published.lines.keys())):
        message = say_many(
            len(new),
            "{number} address is new and not in the list, {address}",
            "{number} addresses are new and not in the list, such as {address}",
            address=new[0],
        )
        yield _problem(published, 1, "new-address", message, say("add what is new with python build.py addresses"))


def _problem(published: Published, line: int, code: str, message: Message, hint: Message) -> Problem:
    return Problem(published.path, line, 1, CODES[code].level, code, message, hint)


def _hint(catalog: Catalog, addresses: Addresses, published: Published, subject: Subject | str) -> Message:
    """Which alias keeps the address: of the record whose address is new and most like it."""
    if isinstance(subject, str):
        return say("put the page back, or take the line out if the address was never published")
    if subject.permanent:
        return say('ids and codes never change: give the record its "{name}" back', name=subject.name)
    candidates: dict[str, tuple[Entry[Any], str]] = {}
    if subject.kind == "project":
        for project in catalog.of_call(subject.call):
            path = addresses.project(project.call.id, project.entry.slug)[addresses.languages[0]]
            candidates[project.entry.slug] = (project.entry, path)
    else:
        for place in catalog.places.values():
            for path in addresses.municipality(place.record).values():
                candidates[path.rstrip("/").rpartition("/")[2]] = (place.entry, path)
    nearest = _nearest(subject.name, candidates, published)
    if nearest is None:
        return say("put the record back")
    return say('add "{slug}" to the aliases in {path}, or put the record back', slug=subject.name, path=nearest.path)


def _nearest(slug: str, candidates: Mapping[str, tuple[Entry[Any], str]], published: Published) -> Entry[Any] | None:
    def likeness(other: str) -> tuple[bool, int]:
        is_new = f"/{candidates[other][1]}" not in published.lines
        matcher = SequenceMatcher(None, slug, other, autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        return is_new, 2000 * same // (len(slug) + len(other))

    best = max(sorted(candidates), key=likeness, default=None)
    return candidates[best][0] if best is not None else None
