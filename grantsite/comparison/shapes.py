"""What kind of value each field of a record holds, read off its declaration; and values as plain data."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from grantsite.records import Record

MONEY = "money"
COUNT = "count"
DECIMAL = "decimal"
DATE = "date"
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
    info = inspect.type_info(record)
    if not isinstance(info, inspect.StructType):
        raise TypeError(f"{record.__name__} is no record")
    return tuple(_shape(field.name, field.type) for field in info.fields)


def _shape(name: str, info: inspect.Type) -> Shape:
    declared = info.type if isinstance(info, inspect.Metadata) else info  # without what is said about the field
    if isinstance(declared, inspect.UnionType):
        info = declared = next(t for t in declared.types if not isinstance(t, inspect.NoneType))
    if isinstance(declared, inspect.ListType):
        return Shape(name, _kind(declared.item_type), is_list=True)
    return Shape(name, _kind(info))


def _kind(info: inspect.Type) -> str:
    scalar = ""
    if isinstance(info, inspect.Metadata):
        scalar, info = (info.extra or {}).get("scalar", ""), info.type
    if isinstance(info, inspect.StructType):
        return STRUCT
    if isinstance(info, inspect.LiteralType):
        return CHOICE
    if isinstance(info, inspect.DateType):
        return DATE
    if isinstance(info, inspect.StrType) and info.pattern is not None:
        return CODE
    return scalar if scalar in (MONEY, COUNT, DECIMAL) else TEXT


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
