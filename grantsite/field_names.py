"""The names of the fields that records are declared with."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import inspect

_names: dict[tuple[Any, bool], frozenset[str]] = {}


def field_names(kind: Any, *, nested: bool = False) -> frozenset[str]:
    """The names of a record's fields; ``nested`` with those of the groups in it."""
    if (kind, nested) not in _names:
        # to look into a kind takes a millisecond, which is only needed for what is in its fields, and in a list
        known = None if nested else getattr(kind, "__struct_fields__", None)
        _names[kind, nested] = frozenset(known or (_all_names if nested else names_inside)(info_of(kind)))
    return _names[kind, nested]


@cache
def info_of(kind: Any) -> inspect.Type:
    """The declaration of a kind of record."""
    return inspect.type_info(kind)


def _all_names(info: inspect.Type) -> Iterator[str]:
    if isinstance(info, inspect.Metadata):
        yield from _all_names(info.type)
    elif isinstance(info, inspect.UnionType):
        for inner in info.types:
            yield from _all_names(inner)
    elif isinstance(info, inspect.ListType):
        yield from _all_names(info.item_type)
    elif isinstance(info, inspect.StructType):
        for field in info.fields:
            yield field.name
            yield from _all_names(field.type)


def names_inside(info: inspect.Type) -> list[str]:
    """The names of the fields of a group, of a group that may be left out, or of each in a list; [] otherwise."""
    return [field.name for field in fields_inside(info)]


def fields_inside(info: inspect.Type) -> list[inspect.Field]:
    """The fields of the same."""
    if isinstance(info, inspect.Metadata):
        return fields_inside(info.type)
    if isinstance(info, inspect.UnionType):
        return [field for inner in info.types for field in fields_inside(inner)]
    if isinstance(info, inspect.ListType):
        return fields_inside(info.item_type)
    return list(info.fields) if isinstance(info, inspect.StructType) else []
