"""What kind of value each field of a record holds, read off its declaration; and values as plain data."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from grantsite.fields import Field, Group, ListOf, OneValue, fields_of
from grantsite.records import Record

MONEY = "money"
COUNT = "count"
DECIMAL = "decimal"
DATE = "day"
CHOICE = "choice"
CODE = "code"  # an id, code or slug: said as a name where it stands for one
TEXT = "text"
STRUCT = "struct"


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: its name, the kind of its values, and whether it is a list of them."""

    name: str
    kind: str
    is_list: bool = False


@cache
def shapes(record: type[Record]) -> tuple[Shape, ...]:
    """The fields of a kind of record, in the order in which they are declared."""
    return tuple(_shape(field) for field in fields_of(record))


def _shape(field: Field) -> Shape:
    if isinstance(field.value, ListOf):
        return Shape(field.name, _kind(field.value.item), is_list=True)
    return Shape(field.name, _kind(field.value))


def _kind(value: OneValue | Group) -> str:
    if isinstance(value, Group):
        return STRUCT
    if value.choices:
        return CHOICE
    if value.pattern is not None:
        return CODE
    return value.rule if value.rule in (MONEY, COUNT, DECIMAL, DATE) else TEXT


def plain(value: Any, kind: str = TEXT) -> Any:
    """A value as JSON can hold it: amounts as exact euros, days as they are written in records."""
    if isinstance(value, msgspec.Struct):
        fields = {s.name: plain(getattr(value, s.name), s.kind) for s in shapes(type(value))}
        return {name: part for name, part in fields.items() if part not in (None, [])}
    if isinstance(value, list):
        return [plain(item, kind) for item in value]
    if kind == MONEY and isinstance(value, int):
        return euros_as_number(value)
    return value.isoformat() if kind == DATE and value is not None else value


def euros_as_number(cents: int) -> Decimal:
    """Cents as an exact number of euros."""
    return Decimal(cents) / 100
