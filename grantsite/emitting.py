"""Records into the YAML that editors read: the same style as the records that people wrote.

A scalar is written as its field's declaration says, so that reading the text gives the same record again.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import inspect

from grantsite.errors import ContentError
from grantsite.nodes import Mapping, Scalar
from grantsite.yamlfile import looks_like_other_than_text, parse


def emit(record: msgspec.Struct, always: frozenset[str] = frozenset()) -> str:
    """The fields of a record in the order of their declaration. What is left at its default is left out, but for
    those named in ``always``."""
    return "\n".join(_group(record, always)) + "\n"


def _group(record: msgspec.Struct, always: frozenset[str] = frozenset()) -> Iterator[str]:
    info = inspect.type_info(type(record))
    if not isinstance(info, inspect.StructType):
        raise TypeError(f"{type(record)} is no record")
    for field in info.fields:
        value = getattr(record, field.name)
        if value is None or (value == [] and not field.required):
            if field.name in always:
                yield f"{field.name}: {'null' if value is None else '[]'}"
            continue
        yield from _field(field.name, value, field.type)


def _field(name: str, value: Any, info: inspect.Type) -> Iterator[str]:
    if isinstance(value, msgspec.Struct):
        yield f"{name}:"
        yield from (f"  {line}" for line in _group(value))
    elif isinstance(value, list):
        if not value:
            yield f"{name}: []"
            return
        yield f"{name}:"
        item = _item_type(info)
        for element in value:
            lines = list(_group(element)) if isinstance(element, msgspec.Struct) else [_scalar(element, item)]
            yield f"  - {lines[0]}"
            yield from (f"    {line}" for line in lines[1:])
    else:
        yield f"{name}: {_scalar(value, info)}"


def _item_type(info: inspect.Type) -> inspect.Type:
    while not isinstance(info, inspect.ListType):
        info = info.type if isinstance(info, inspect.Metadata) else info.types[0]  # type: ignore[attr-defined]
    return info.item_type


def _extra(info: inspect.Type) -> dict[str, Any]:
    """What the declaration says of a scalar beyond its type."""
    if isinstance(info, inspect.UnionType):
        return next((found for inner in info.types if (found := _extra(inner))), {})
    if isinstance(info, inspect.Metadata):
        return (info.extra or {}) if "scalar" in (info.extra or {}) else _extra(info.type)
    return {}


def _scalar(value: Any, info: inspect.Type) -> str:
    kind = _extra(info).get("scalar")
    if kind == "money":
        return f"{value // 100}.{value % 100:02d}"
    if isinstance(value, date | Decimal | int):
        return str(value)
    quoted = kind in ("code", "municipality")
    return json.dumps(value, ensure_ascii=False) if quoted else text(value)


def quoted(value: str) -> str:
    """A text in double quotes."""
    return json.dumps(value, ensure_ascii=False)


def text(value: str) -> str:
    """A text as a scalar: plain where every reader takes it for just this text, in double quotes otherwise."""
    try:
        node = parse(f"a: {value}\n", "")
    except ContentError:
        return json.dumps(value, ensure_ascii=False)
    read = node.entries[0][1] if isinstance(node, Mapping) and len(node.entries) == 1 else None
    plain = isinstance(read, Scalar) and read.plain and read.text == value and not looks_like_other_than_text(read)
    return value if plain and value else json.dumps(value, ensure_ascii=False)
