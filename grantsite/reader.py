"""Nodes of a file into typed records, as ``records`` declares them; every mistake becomes a Problem.

The declarations are turned once into a tree of readers. A reader goes on after a mistake, so one run names all
mistakes of a file, each at the key or value that is wrong.
"""

import contextlib
import difflib
import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from grantsite import quantities, scalars
from grantsite.errors import MOST_IN_A_FILE, Problem
from grantsite.field_names import field_names, fields_inside, info_of, names_inside
from grantsite.gazetteer import NO_NAMES, Gazetteer
from grantsite.letters import is_suspicious
from grantsite.messages import Message, count, joined, say
from grantsite.nodes import NULLS, Mapping, Node, Scalar, Sequence
from grantsite.records import Text
from grantsite.scalars import UNREAD, Reader, Reading, TooManyError, described, did_you_mean

T = TypeVar("T")
# What is typed for the hyphen and space of an item: no space, another one, another line.
_NO_ITEM = re.compile(r"[-–—•·*]\s*(?=[^\W\d_])")
# How much further in the fields of a group stand.
_STEP = 2


def read_record(
    node: Node, kind: type[T], path: str, noun: Message, gazetteer: Gazetteer = NO_NAMES
) -> tuple[T | None, list[Problem]]:
    """The record of a node, or None, and its problems.

    ``noun`` names the record in messages ("an award"); with a ``gazetteer`` a name in place of a code is recognised.
    """
    reading = Reading(path, gazetteer, field_names(kind))
    try:
        value = _reader(kind, noun)(node, reading)
    except TooManyError:
        value = UNREAD
    return (None if value is UNREAD or reading.problems else value), reading.problems


def read_field(
    node: Node, kind: type[Any], keys: tuple[str, ...], path: str, gazetteer: Gazetteer = NO_NAMES
) -> list[Problem]:
    """What is wrong with the value of one field of a record; ``keys`` lead to it."""
    info = inspect.type_info(kind)
    for key in keys:
        info = next(f.type for f in fields_inside(info) if f.name == key)
    reading = Reading(path, gazetteer)
    with contextlib.suppress(TooManyError):
        _of(info, say('"{name}"', name=keys[-1]))(node, reading)
    return reading.problems


_readers: dict[tuple[Any, str], Reader] = {}


def _reader(kind: Any, noun: Message) -> Reader:
    if (kind, noun) not in _readers:
        _readers[kind, noun] = _of(info_of(kind), noun)
    return _readers[kind, noun]


_SCALARS: dict[str, Reader] = {
    "money": quantities.money,
    "count": quantities.number,
    "decimal": quantities.decimal,
    "url": scalars.url,
    "text": scalars.line,
    "printed": scalars.printed,
}


def _of(info: inspect.Type, noun: Message) -> Reader:
    extra: dict[str, Any] = {}
    if isinstance(info, inspect.Metadata):
        extra, info = info.extra or {}, info.type
    if isinstance(info, inspect.UnionType):
        inner = next(t for t in info.types if not isinstance(t, inspect.NoneType))
        return _optional(_of(inner, noun))
    if isinstance(info, inspect.StructType):
        return _struct(info, noun)
    if isinstance(info, inspect.ListType):
        return _list(_of(info.item_type, noun))
    if isinstance(info, inspect.LiteralType):
        return scalars.choice([str(v) for v in info.values])
    if isinstance(info, inspect.DateType):
        return quantities.day
    scalar = extra["scalar"]
    if isinstance(info, inspect.StrType) and info.pattern is not None:
        return scalars.pattern(
            info.pattern,
            extra["form"],
            extra["example"],
            quoted=scalar != "text",
            municipality=scalar == "municipality",
        )
    return _SCALARS[scalar]


def _optional(inner: Reader) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.is_null:
            # "#avoin" is a comment to YAML, and was meant to be the value.
            return scalars.line(node, reading) if inner in (scalars.line, scalars.printed) and node.hidden else None
        return inner(node, reading)

    return read


def _list(item: Reader) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Sequence):
            if isinstance(node, Scalar) and node.plain and (item_of := _NO_ITEM.match(node.text)):
                value = f"- {node.text[item_of.end() :]}"
                message = say("an item of a list begins with a hyphen and a space")
                reading.report(node, "yaml-syntax", message, say("write {value}", value=value))
                return UNREAD
            code = "missing-field" if isinstance(node, Scalar) and node.is_null else "wrong-type"
            reading.report(
                node,
                code,
                say("expected a list, found {found}", found=described(node)),
                say("write each item on a line of its own that begins with a hyphen, or [] for none"),
            )
            return UNREAD
        values = [item(n, reading) for n in node.items]
        return UNREAD if [v for v in values if v is UNREAD] else values

    return read


def _or_default(reader: Reader, factory: Callable[[], Any]) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        return factory() if isinstance(node, Scalar) and node.is_null else reader(node, reading)

    return read


def _struct(info: inspect.StructType, noun: Message) -> Reader:
    return _Struct(info, noun).read


class _Struct:
    """The reader of a group of fields."""

    def __init__(self, info: inspect.StructType, noun: Message) -> None:
        self._kind = info.cls
        self._noun = noun
        self._fields = {f.name: f for f in info.fields}
        self._required = {f.name for f in info.fields if f.required}
        self._readers: dict[str, Reader] = {}
        self._inner: dict[str, list[str]] = {}  # the fields of a field that is a group itself
        self._printed: set[str] = set()  # fields that keep the slips of a source
        for name, field in self._fields.items():
            reader = _of(field.type, say('"{name}"', name=name))
            # A list that may be left out may also be left empty: "payments:" says the same as "payments: []".
            if not field.required and field.default_factory is not msgspec.NODEFAULT:
                reader = _or_default(reader, field.default_factory)
            self._readers[name] = reader
            self._inner[name] = names_inside(field.type)
            if _is_printed(field.type):
                self._printed.add(name)

    def read(self, node: Node, reading: Reading) -> Any:
        """The record, or UNREAD after every mistake in it has been reported."""
        if not isinstance(node, Mapping):
            names = joined(list(self._fields))
            message = say("expected the fields of {noun}, found {found}", noun=self._noun, found=described(node))
            reading.report(node, "wrong-type", message, say("the fields are {names}", names=names))
            return UNREAD
        values: dict[str, Any] = {}
        wrong: set[str] = set()  # fields that are given, or were meant to be, and not read
        unknown: list[Scalar] = []  # names that are like no field's
        failed = False
        for index, (key, value_node) in enumerate(node.entries):
            name = key.text
            reader = self._readers.get(name)
            if reader is None:
                meant = self._report_unknown(node, index, values.keys() | wrong, reading)
                if meant is None:
                    unknown.append(key)
                    if len(unknown) > MOST_IN_A_FILE:  # to guess at more costs time and says nothing new
                        self._report_missing(node, values.keys() | wrong, unknown, reading)
                wrong |= meant or set()
                failed = True
            elif isinstance(value_node, Scalar) and value_node.text in NULLS and self._fields_stand_beside(node, index):
                wrong.add(name)  # reported at each of them
                failed = True
            elif (value := reader(value_node, reading)) is UNREAD:
                wrong.add(name)
                failed = True
            else:
                values[name] = value
        if unknown or not values.keys() >= self._required:
            failed |= self._report_missing(node, values.keys() | wrong, unknown, reading)
        if self._printed:
            failed |= self._report_look_alikes(node, reading)
        if self._kind is Text and not failed and not any(values.values()):
            message = say("{noun} has no text in any language", noun=self._noun)
            reading.report(node, "missing-text", message, say("give it under fi, sv or en"))
            failed = True
        return UNREAD if failed else self._kind(**values)

    def _report_unknown(self, node: Mapping, index: int, given: set[str], reading: Reading) -> set[str] | None:
        """Say that there is no such field; the fields that are probably meant, so that none is reported as missing.

        None where the name is like no field's, and nothing has been said yet.
        """
        key, _ = node.entries[index]
        owner = self._owner(node, index)
        if owner is not None:
            name, value = owner
            message = say('"{name}" is a field of "{owner}", but stands beside it', name=key.text, owner=name.text)
            hint = say(
                'begin the line with {number} more spaces, so that it stands below "{owner}"',
                number=count(_further_in(name, value)),
                owner=name.text,
            )
            reading.report(key, "indentation", message, hint)
            return {name.text}
        if key.text in reading.fields:
            reading.misplaced.add(key.text)
            message = say('"{name}" is not a field of {noun}, but of the record', name=key.text, noun=self._noun)
            hint = say("take out the spaces before it, so that it stands at the beginning of its line")
            reading.report(key, "indentation", message, hint)
            return set()
        before, colon, after = key.text.partition(":")
        if colon and before in self._fields:  # in brackets, where a name may hold a colon
            message = say('the space after "{name}:" is missing', name=before)
            reading.report(
                key, "missing-colon", message, say("write {value}", value=f"{before}: {after}"), len(before) + 1
            )
            return {before}
        close = difflib.get_close_matches(key.text, [n for n in self._fields if n not in given], n=1)
        if not close:
            return None
        self._report_no_field(key, did_you_mean(close[0]), reading)
        return set(close)

    def _report_no_field(self, key: Scalar, hint: Message, reading: Reading) -> None:
        message = say('"{name}" is not a field of {noun}', name=key.text, noun=self._noun)
        reading.report(key, "unknown-field", message, hint)

    def _owner(self, node: Mapping, index: int) -> tuple[Scalar, Node] | None:
        """The group above an unknown field that has such a field: the field was meant to stand in it."""
        key, _ = node.entries[index]
        for name, value in reversed(node.entries[:index]):
            group = not isinstance(value, Scalar) or value.is_null
            if name.text in self._fields:
                return (name, value) if group and key.text in self._inner[name.text] else None
        return None

    def _fields_stand_beside(self, node: Mapping, index: int) -> bool:
        """Whether a group is left empty because its fields follow beside it."""
        _, value = node.entries[index]
        if not (isinstance(value, Scalar) and value.is_null) or index + 1 == len(node.entries):
            return False
        return node.entries[index + 1][0].text not in self._fields and self._owner(node, index + 1) is not None

    def _report_missing(self, node: Mapping, given: set[str], unknown: list[Scalar], reading: Reading) -> bool:
        """Say which fields are missing, and what is said of names like no field's: one of each is one mistake."""
        given = given | reading.misplaced if reading.fields == self._fields.keys() else given
        missing = [name for name in self._fields if name in self._required and name not in given]
        if len(unknown) == len(missing) == 1:
            self._report_no_field(unknown[0], did_you_mean(missing[0]), reading)
            return True
        for key in unknown:
            hint = say("the fields are {names}", names=joined(list(self._fields)))
            self._report_no_field(key, hint, reading)
        if missing:
            names = [f'"{name}"' for name in missing]
            message = say("{noun} has no {names}", noun=self._noun, names=joined(names))
            hint = say("add a line for each of them: {names}", names=joined([f'"{name}:"' for name in missing]))
            if len(missing) == 1:
                message = say('{noun} has no "{name}"', noun=self._noun, name=missing[0])
                hint = say('add a line that begins with "{name}:"', name=missing[0])
            reading.report(node, "missing-field", message, hint)
        return bool(missing or unknown)

    def _report_look_alikes(self, node: Mapping, reading: Reading) -> bool:
        """Letters of a printed form that only look right. They are a slip of the source only if a note says so."""
        suspicious = [
            value
            for key, value in node.entries
            if key.text in self._printed and isinstance(value, Scalar) and is_suspicious(value.text)
        ]
        if not suspicious or _has_note(node):
            return False
        found = False
        for value in suspicious:
            found |= scalars.report_look_alikes(value, reading, as_printed=True)
        return found


def _further_in(name: Scalar, value: Node) -> int:
    """How far the fields of a group stand further in than its name."""
    fields = value.items[-1] if isinstance(value, Sequence) and value.items else value
    return fields.column - name.column if isinstance(fields, Mapping) else _STEP


def _is_printed(info: inspect.Type) -> bool:
    if isinstance(info, inspect.UnionType):
        return any(_is_printed(inner) for inner in info.types)
    return isinstance(info, inspect.Metadata) and (
        (info.extra or {}).get("scalar") == "printed" or _is_printed(info.type)
    )


def _has_note(node: Node) -> bool:
    """Whether the group, or one inside it, has a note."""
    if isinstance(node, Mapping):
        return any(
            (key.text == "note" and not (isinstance(value, Scalar) and value.is_null)) or _has_note(value)
            for key, value in node.entries
        )
    return isinstance(node, Sequence) and any(_has_note(item) for item in node.items)
