"""JSON Schemas of the records and a table of all fields, made from the declarations, for editors and their tools.

A schema takes whatever the reader takes, and refuses most of what it refuses: a program for editing then completes
names, explains fields and underlines mistakes while somebody types. What the reader alone can say (an amount without
its decimals, a note that is missing) is said by ``check``.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from grantsite.config import Site
from grantsite.errors import UsageError
from grantsite.fields import Field, Group, ListOf, OneValue, Value, fields_of, groups_in
from grantsite.messages import Message, in_language, say
from grantsite.reasons import why
from grantsite.records import (
    Application,
    Award,
    Call,
    FrontMatter,
    Municipality,
    Organisation,
    Region,
    Term,
    Text,
)

# Where the schemas stand, below the folder of site.yaml.
FOLDER = "docs/schema"
TABLE = "docs/fields.md"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Kind(NamedTuple):
    """A kind of file: what is in it, and whether it is a list of records."""

    record: type[Any]
    files: str
    is_list: bool = False


KINDS = {
    "application": Kind(Application, "content/applications/<call>/<slug>.yaml"),
    "award": Kind(Award, "content/awards/<call>/<slug>.yaml"),
    "call": Kind(Call, "content/calls/<call>.yaml"),
    "municipality": Kind(Municipality, "content/municipalities/<slug>.yaml"),
    "organisation": Kind(Organisation, "content/organisations/<slug>.yaml"),
    "regions": Kind(Region, "content/regions.yaml", is_list=True),
    "terms": Kind(Term, "content/terms.yaml", is_list=True),
    "page": Kind(FrontMatter, "content/pages/<slug>.<language>.md"),
    "site": Kind(Site, "site.yaml"),
}

# What is said of a value beside what its field is for.
_HOW = {
    "money": say("In the file: 68000.00, without spaces, euro sign or quotes."),
    "day": say("In the file: 2020-12-09."),
}
# No amount has more digits before its full stop than the reader allows.
_ABOVE_EVERY_AMOUNT = 10_000_000_000
_HIGHEST_COUNT = 999_999_999_999


def texts(folder: str = "") -> Iterator[tuple[str, str]]:
    """Every file that is written, by its path below ``folder``, with its text."""
    for name in KINDS:
        yield f"{folder}{FOLDER}/{name}.schema.json", json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
    yield f"{folder}{TABLE}", table()


def write(folder: Path) -> list[str]:
    """Write the schemas and the table below ``folder``; the paths of those that were not current."""
    changed = []
    try:
        for path, text in texts():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            data = text.encode("utf-8")
            if not file.is_file() or file.read_bytes() != data:
                file.write_bytes(data)
                changed.append(path)
    except OSError as error:
        raise UsageError(
            say("{folder}: cannot be written: {reason}", folder=error.filename, reason=why(error))
        ) from None
    return changed


def first_line(name: str, file: Path, site: Path) -> str:
    """The line that tells an editor's program where a file's schema is. ``site`` is the folder of site.yaml."""
    try:
        target = os.path.relpath(site / FOLDER, file.parent)
    except ValueError:  # another drive
        target = str(site / FOLDER)
    return f"# yaml-language-server: $schema={Path(target).as_posix()}/{name}.schema.json"


def schema(name: str) -> dict[str, Any]:
    """The schema of a kind of file."""
    kind = KINDS[name]
    fields = fields_of(kind.record)
    groups = {group.record.__name__: group for group in groups_in(fields)}
    body = _object(kind.record, fields)
    if kind.is_list:
        body = {"type": "array", "items": body}
    return {
        "$schema": _DIALECT,
        "$id": f"{name}.schema.json",
        "title": f"{name[0].upper()}{name[1:]} ({kind.files})",
        **body,
        "$defs": {key: _object(group.record, group.fields) for key, group in sorted(groups.items())},
    }


def _object(record: type[Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.mandatory],
        # A text needs one language at least.
        **({"minProperties": 1} if record is Text else {}),
        "properties": {field.name: _property(field) for field in fields},
    }


def _property(field: Field) -> dict[str, Any]:
    value = _value(field.value)
    if field.may_be_empty:
        value = _or_nothing(value)
    return {"description": description(field), **value}


def description(field: Field) -> str:
    """What a field is for: in English, Finnish and Swedish."""
    item = field.value.item if isinstance(field.value, ListOf) else field.value
    how = _HOW.get(item.rule) if isinstance(item, OneValue) else None

    def said(language: str) -> str:
        texts = [field.about, how] if how else [field.about]
        return " ".join(in_language(text, language) for text in texts)

    return f"{said('en')}\n\nSuomeksi: {said('fi')}\n\nPå svenska: {said('sv')}"


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in value:
        return {"anyOf": [value, {"type": "null"}]}
    if "enum" in value:
        return {**value, "type": [value["type"], "null"], "enum": [*value["enum"], None]}
    return {**value, "type": [value["type"], "null"]}


def _value(value: Value) -> dict[str, Any]:
    if isinstance(value, ListOf):
        return {"type": "array", "items": _value(value.item)}
    if isinstance(value, Group):
        return {"$ref": f"#/$defs/{value.record.__name__}"}
    if value.choices:
        return {"type": "string", "enum": list(value.choices)}
    if value.pattern is not None:
        return {"type": "string", "pattern": f"^({value.pattern})$"}
    return dict(_SCALARS[value.rule])


_TEXT = {"type": "string", "pattern": "\\S"}
_SCALARS: dict[str, dict[str, Any]] = {
    # A program that reads YAML makes a number of an amount; its two decimals are for the reader to ask for.
    "money": {"type": "number", "minimum": 0, "exclusiveMaximum": _ABOVE_EVERY_AMOUNT},
    "count": {"type": "integer", "minimum": 0, "maximum": _HIGHEST_COUNT},
    "decimal": {"type": "number"},
    "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "url": {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$"},
    "text": _TEXT,
    "printed": _TEXT,
}


_INTRODUCTION = """\
# Fields · Kentät · Fält

<!-- Written by `python build.py schema` from the declarations in grantsite/records/. -->

Every field of every kind of record. A field that is mandatory is marked so; any other may be left out.
An example stands below the name.

Kaikki tietueiden kentät. Pakolliset on merkitty; muut saa jättää pois. Nimen alla on esimerkki.

Alla fält i posterna. De obligatoriska är märkta; de andra får lämnas bort. Under namnet finns ett exempel.
"""
_MANDATORY = say("mandatory")


def table() -> str:
    """All fields with their descriptions, in Markdown."""
    parts = [_INTRODUCTION]
    shown: set[str] = set()
    for name, kind in KINDS.items():
        fields = fields_of(kind.record)
        parts.append(f"## {name}\n\n`{kind.files}`\n\n{_rows(fields)}")
        for group in groups_in(fields):
            key = group.record.__name__
            if key not in shown:
                shown.add(key)
                parts.append(f"### {key}\n\n{_rows(group.fields)}")
    return "\n".join(parts)


def _rows(fields: tuple[Field, ...]) -> str:
    lines = ["| | Suomi | Svenska | English |", "| --- | --- | --- | --- |"]
    for field in fields:
        texts = (_cell(field.about, field.mandatory, language) for language in ("fi", "sv", "en"))
        lines.append(f"| {_name_cell(field)} | {' | '.join(texts)} |")
    return "\n".join(lines) + "\n"


def _cell(about: Message, mandatory: bool, language: str) -> str:
    mark = f"**{in_language(_MANDATORY, language)}** – " if mandatory else ""
    return mark + in_language(about, language).replace("|", "\\|")


def _name_cell(field: Field) -> str:
    value = field.value.item if isinstance(field.value, ListOf) else field.value
    if isinstance(value, Group):
        key = value.record.__name__
        example = f"[{key}](#{key.lower()})"
    else:
        example = ", ".join(f"`{word}`" for word in value.choices or (value.example,))
    if isinstance(field.value, ListOf):
        example += ", …"
    return f"`{field.name}`<br>{example}"
