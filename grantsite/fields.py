"""The declarations of records as plain values: what schemas, the table of all fields and templates are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from grantsite.messages import Message


@dataclass(frozen=True, slots=True)
class OneValue:
    """A scalar: the reader's rule for it, an example, and its pattern or the words to choose from, if it has any."""

    rule: str
    example: str
    pattern: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it is text, and so may stand in quotes."""
        return self.rule not in ("money", "count", "decimal", "day", "choice")

    @property
    def is_quoted(self) -> bool:
        """Whether it is an id or code, which always stands in quotes."""
        return self.rule in ("code", "municipality")


@dataclass(frozen=True, slots=True)
class Group:
    """Fields below a field."""

    record: type[Any]
    fields: "tuple[Field, ...]"


@dataclass(frozen=True, slots=True)
class ListOf:
    """Any number of values, or of groups of fields."""

    item: OneValue | Group


Value: TypeAlias = OneValue | Group | ListOf


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record. ``may_be_empty`` says that nothing, or null, is the same as leaving it out."""

    name: str
    about: Message
    mandatory: bool
    may_be_empty: bool
    value: Value


_known: dict[Any, tuple[Field, ...]] = {}


def fields_of(kind: type[Any]) -> tuple[Field, ...]:
    """The fields of a record in the order in which they are declared."""
    if kind not in _known:
        info = inspect.type_info(kind)
        _known[kind] = tuple(_field(f) for f in info.fields) if isinstance(info, inspect.StructType) else ()
    return _known[kind]


def _field(info: inspect.Field) -> Field:
    extra, declared = _unwrapped(info.type)
    empty_list = not info.required and info.default_factory is not msgspec.NODEFAULT
    may_be_empty = empty_list or isinstance(declared, inspect.UnionType)
    return Field(info.name, extra["about"], info.required, may_be_empty, _value(info.type))


def _unwrapped(info: inspect.Type) -> tuple[dict[str, Any], inspect.Type]:
    return (info.extra or {}, info.type) if isinstance(info, inspect.Metadata) else ({}, info)


def _value(info: inspect.Type) -> Value:
    extra, info = _unwrapped(info)
    if isinstance(info, inspect.UnionType):
        return _value(next(t for t in info.types if not isinstance(t, inspect.NoneType)))
    if isinstance(info, inspect.ListType):
        item = _value(info.item_type)
        if isinstance(item, ListOf):
            raise TypeError("a list of lists")
        return ListOf(item)
    if isinstance(info, inspect.StructType):
        return Group(info.cls, fields_of(info.cls))
    if isinstance(info, inspect.LiteralType):
        words = tuple(str(v) for v in info.values)
        return OneValue("choice", words[0], choices=words)
    return OneValue(extra["scalar"], extra["example"], getattr(info, "pattern", None))


def groups_in(fields: tuple[Field, ...]) -> Iterator[Group]:
    """Every group below the fields, an outer one before those inside it."""
    for field in fields:
        value = field.value.item if isinstance(field.value, ListOf) else field.value
        if isinstance(value, Group):
            yield value
            yield from groups_in(value.fields)
