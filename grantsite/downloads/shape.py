"""What an object of the API is made of, and from that both the objects and their JSON Schemas.

A field takes its value, type and description from a column. ``Index`` finds the rows that hang on one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from grantsite.downloads.codelists import CODE_LISTS
from grantsite.downloads.column import LANGUAGES, Column, Type
from grantsite.downloads.columns import column_of
from grantsite.downloads.row import Row, Rows
from grantsite.downloads.text_files import json_value
from grantsite.records import Text

Json = dict[str, Any]
# A kind of record ("application") and the id of one.
RecordId = tuple[str, str]


class Commit(Protocol):
    """A commit: its whole hash, and its day in Finland."""

    @property
    def id(self) -> str:
        """Its hash."""

    @property
    def day(self) -> date:
        """Its day."""


class Changes(Protocol):
    """The change history of the records."""

    def changed(self, kind: str, name: str, *fields: str) -> Commit | None:
        """The commit that last changed a record, or these fields of it, or published it; None where it is not known."""

    def last_changes(self, kind: str, name: str) -> tuple[Mapping[str, Commit], Commit | None]:
        """The same of each field of a record that changed since it was published, and of all others."""


class Provenance(NamedTuple):
    """What is known of the facts themselves: the sources of each project, the file and the changes of records."""

    sources: Mapping[str, list[Json]]
    records: Mapping[RecordId, str]
    changes: Changes


class Index:
    """The rows of all tables, found by the value of one of their columns, and where their facts come from."""

    def __init__(self, rows: Rows, provenance: Provenance) -> None:
        self.rows = rows
        self.provenance = provenance
        self._found: dict[tuple[str, str], dict[object, list[Row]]] = {}

    def where(self, table: str, column: str, value: object) -> list[Row]:
        """The rows of a table with a value in a column, in their order."""
        key = (table, column)
        if key not in self._found:
            found: dict[object, list[Row]] = {}
            for row in self.rows[table]:
                found.setdefault(row[column], []).append(row)
            self._found[key] = found
        return self._found[key].get(value, [])


Pick = Callable[[Index, Row], list[Row]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value, of a column such as "projects.id"."""

    name: str
    column: str


@dataclass(frozen=True, slots=True)
class Texts:
    """A text by its languages: {fi, sv, en} from the columns ``<column>_fi`` and so on; null where it has none."""

    name: str
    column: str
    about: Text
    languages: tuple[str, ...] = LANGUAGES
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Several values of the same row."""

    name: str
    about: Text
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class One:
    """The first of the rows that ``pick`` finds, as an object; null where there is none, if it may be."""

    name: str
    about: Text
    fields: tuple["Field", ...]
    pick: Pick
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """The rows that ``pick`` finds, as a list of objects, or of the values of their only column."""

    name: str
    about: Text
    pick: Pick
    fields: tuple["Field", ...] = ()
    column: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that stands in no table."""

    name: str
    about: Text
    schema: Json
    value: Callable[[Index, Row], object]


Field = Leaf | Texts | Group | One | Many | Given


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of object: its name, what it is, the table whose rows it is made of, its fields."""

    name: str
    about: Text
    table: str
    fields: tuple[Field, ...] = field(default=())


Maker = Callable[[Row], Any]


def maker(fields: tuple[Field, ...], index: Index) -> Callable[[Row], Json]:
    """What makes the object of a row. What a field needs is looked up here, once for all rows."""
    makers = [(f.name, _maker(f, index)) for f in fields]
    return lambda row: {name: make(row) for name, make in makers}


def _maker(f: Field, index: Index) -> Maker:
    if isinstance(f, Leaf):
        return _leaf(f.column)
    if isinstance(f, Texts):
        return _texts(f)
    if isinstance(f, Group):
        return maker(f.fields, index)
    if isinstance(f, Given):
        return partial(f.value, index)
    pick = partial(f.pick, index)
    if isinstance(f, One):
        first = maker(f.fields, index)
        return lambda row: first(rows[0]) if (rows := pick(row)) else None
    each = maker(f.fields, index) if f.fields else _leaf(f.column)
    return lambda row: [each(r) for r in pick(row)]


def _leaf(name: str) -> Maker:
    column = column_of(name)
    if column.type == "money":
        return lambda row: json_value(column, row[column.name])
    return itemgetter(column.name)


def _texts(f: Texts) -> Maker:
    _, _, name = f.column.partition(".")
    columns = [(language, f"{name}_{language}") for language in f.languages]

    def texts(row: Row) -> Json | None:
        found = {language: row[column] for language, column in columns}
        return None if f.optional and not any(found.values()) else found

    return texts


_TYPES: dict[Type, Json] = {
    "integer": {"type": "integer", "minimum": 0},
    "money": {"type": "number", "minimum": 0},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "url": {"type": "string"},
    "link": {"type": "string", "format": "uri"},
}


def schema(about: Text, fields: tuple[Field, ...]) -> Json:
    """The JSON Schema of an object with these fields. A reader must expect that fields are added."""
    return {
        "type": "object",
        "description": said(about),
        "required": [f.name for f in fields],
        "properties": {f.name: _schema(f) for f in fields},
    }


def said(about: Text) -> str:
    """A description in three languages."""
    return f"{about.en}\n\nSuomeksi: {about.fi}\n\nPå svenska: {about.sv}"


def _schema(f: Field) -> Json:
    if isinstance(f, Leaf):
        column = column_of(f.column)
        return {"description": said(column.about), **_column_schema(column)}
    if isinstance(f, Texts):
        properties = {language: {"type": ["string", "null"]} for language in f.languages}
        kind = ["object", "null"] if f.optional else "object"
        return {"description": said(f.about), "type": kind, "required": list(f.languages), "properties": properties}
    if isinstance(f, Group):
        return schema(f.about, f.fields)
    if isinstance(f, Given):
        return {"description": said(f.about), **f.schema}
    if isinstance(f, One):
        found = schema(f.about, f.fields)
        return {**found, "type": ["object", "null"]} if f.optional else found
    items = schema(f.about, f.fields) if f.fields else _column_schema(column_of(f.column))
    return {"description": said(f.about), "type": "array", "items": items}


def _column_schema(column: Column) -> Json:
    found = dict(_TYPES.get(column.type, {"type": "string", "minLength": 1}))
    if column.choices:
        found["enum"] = list(CODE_LISTS[column.choices])
    if column.pattern:
        found["pattern"] = f"^({column.pattern})$"
    if not column.required:
        found["type"] = [found["type"], "null"]
        if "enum" in found:
            found["enum"] = [*found["enum"], None]
    return found
