"""The items of two lists matched: by what names them where something does, else by their order."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import msgspec

from grantsite.records import (
    Document,
    Explanation,
    InterimReport,
    LegalBasis,
    Output,
    Participant,
    Payment,
    RegionMember,
    Repayment,
    TargetArea,
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of both lists, or of one; ``label`` tells it apart in paths, ``position`` counts from 1."""

    before: Any
    after: Any
    label: str
    position: int
    position_before: int = 0


def body(participant: Participant) -> tuple[str | None, str | None]:
    """The body that a participant is."""
    return participant.municipality, participant.organisation


_NAMES: dict[type, Callable[[Any], Hashable]] = {
    str: lambda item: item,
    Document: lambda item: item.id,
    Explanation: lambda item: item.id,
    InterimReport: lambda item: item.period_start,
    LegalBasis: lambda item: item.number,
    Output: lambda item: item.name.every()[0],
    Participant: lambda item: item.municipality or item.organisation,
    Payment: lambda item: item.instalment,
    RegionMember: lambda item: item.code,
    Repayment: lambda item: item.date,
    TargetArea: lambda item: item.id,
}


def match(before: Sequence[Any], after: Sequence[Any]) -> list[Item]:
    """The items of two lists; what was removed stands first."""
    name = _NAMES.get(type((*before, *after)[0]))
    return list(_by_order(before, after) if name is None else _by_name(before, after, name))


def reordered(items: Sequence[Item]) -> bool:
    """Whether the items that both lists have stand in another order."""
    places = [item.position_before for item in items if item.position_before and item.after is not None]
    return places != sorted(places)


def _by_name(before: Sequence[Any], after: Sequence[Any], name: Callable[[Any], Hashable]) -> Iterator[Item]:
    old, new = _named(before, name), _named(after, name)
    for key, (position, item) in old.items():
        if key not in new:
            yield Item(item, None, _label(key), position)
    for key, (position, item) in new.items():
        place, former = old.get(key, (0, None))
        yield Item(former, item, _label(key), position, place)


def _named(items: Sequence[Any], name: Callable[[Any], Hashable]) -> dict[tuple[Hashable, int], tuple[int, Any]]:
    """Items by name; one that repeats a name is told by how manieth it is."""
    seen: Counter[Hashable] = Counter()
    found = {}
    for position, item in enumerate(items, 1):
        key = name(item)
        seen[key] += 1
        found[key, seen[key]] = position, item
    return found


def _label(key: tuple[Hashable, int]) -> str:
    name, occurrence = key
    return f"{name}" if occurrence == 1 else f"{name}, {occurrence}"


def _by_order(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Item]:
    old, new = ([msgspec.json.encode(item) for item in items] for items in (before, after))
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for step in range(max(j - i, m - k)):
            one = before[i + step] if i + step < j else None
            other = after[k + step] if k + step < m else None
            position = (i if other is None else k) + step + 1
            yield Item(one, other, str(position), position)
