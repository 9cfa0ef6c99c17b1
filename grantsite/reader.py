"""Nodes of a file into typed records, as ``records`` declares them; every mistake becomes a Problem.

The declarations are turned once into a tree of readers. A reader goes on after a mistake, so one run names all
mistakes of a file, each at the key or value that is wrong.
"""

import difflib
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from grantsite.errors import ERROR, Problem
from grantsite.records import Text
from grantsite.yamlfile import Mapping, Node, Scalar, Sequence, looks_like_other_than_text

Report = Callable[[Node, str, str, str], None]
Reader = Callable[[Node, Report], Any]
T = TypeVar("T")

# Stands for a value that could not be read; its problem has been reported.
UNREAD = object()

_MONEY = re.compile(r"(0|[1-9][0-9]*)\.([0-9]{2})")
_COUNT = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FINNISH_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_URL = re.compile(r"""https?://[^\s/<>"'{}|\\^`]+(/[^\s<>"'{}|\\^`]*)?""", re.IGNORECASE)
# 9 999 999 999.99 euros: far above any grant, far below where arithmetic or a page's layout would suffer.
_MAX_AMOUNT_DIGITS = 10


def read_record(node: Node, kind: type[T], shown: str, noun: str) -> tuple[T | None, list[Problem]]:
    """The record of a node, or None, and its problems. ``noun`` names the record in messages ("an award")."""
    problems: list[Problem] = []

    def report(at: Node, code: str, message: str, hint: str) -> None:
        problems.append(Problem(shown, at.line, at.column, ERROR, code, message, hint))

    value = _reader(kind, noun)(node, report)
    return (None if value is UNREAD or problems else value), problems


_readers: dict[tuple[Any, str], Reader] = {}


def _reader(kind: Any, noun: str) -> Reader:
    if (kind, noun) not in _readers:
        _readers[kind, noun] = _of(inspect.type_info(kind), noun)
    return _readers[kind, noun]


def _of(info: inspect.Type, noun: str) -> Reader:
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
        return _choice([str(v) for v in info.values])
    if isinstance(info, inspect.DateType):
        return _date
    scalar = extra["scalar"]
    if isinstance(info, inspect.StrType) and info.pattern is not None:
        return _pattern(info.pattern, extra["form"], quoted=scalar == "code")
    return {"money": _money, "count": _count, "decimal": _decimal, "url": _url, "text": _line}[scalar]


def _shown(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a group of fields"
    if isinstance(node, Sequence):
        return "a list"
    if node.is_null:
        return "nothing"
    text = node.text if len(node.text) <= 60 else node.text[:57] + "…"
    return f'"{text}"'


def _scalar(node: Node, report: Report, what: str, example: str) -> Scalar | None:
    """The scalar of a node, or None after saying that ``what`` was expected."""
    if isinstance(node, Scalar) and not node.is_null:
        return node
    code = "missing-field" if isinstance(node, Scalar) else "wrong-type"
    report(node, code, f"expected {what}, found {_shown(node)}", f"write it as {example}")
    return None


def _optional(inner: Reader) -> Reader:
    def read(node: Node, report: Report) -> Any:
        return None if isinstance(node, Scalar) and node.is_null else inner(node, report)

    return read


def _list(item: Reader) -> Reader:
    def read(node: Node, report: Report) -> Any:
        if not isinstance(node, Sequence):
            code = "missing-field" if isinstance(node, Scalar) and node.is_null else "wrong-type"
            report(
                node,
                code,
                f"expected a list, found {_shown(node)}",
                "write each item on a line of its own that begins with a hyphen, or [] for none",
            )
            return UNREAD
        values = [item(n, report) for n in node.items]
        return UNREAD if any(v is UNREAD for v in values) else values

    return read


def _struct(info: inspect.StructType, noun: str) -> Reader:
    kind = info.cls
    fields = {f.name: f for f in info.fields}
    names = list(fields)
    # A list that may be left out may also be left empty: "payments:" says the same as "payments: []".
    readers: dict[str, Reader] = {}
    for name, field in fields.items():
        reader = _of(field.type, f'"{name}"')
        if not field.required and field.default_factory is not msgspec.NODEFAULT:
            reader = _or_default(reader, field.default_factory)
        readers[name] = reader

    def read(node: Node, report: Report) -> Any:
        if not isinstance(node, Mapping):
            report(
                node,
                "wrong-type",
                f"expected the fields of {noun}, found {_shown(node)}",
                f"the fields are {', '.join(names)}",
            )
            return UNREAD
        values: dict[str, Any] = {}
        given: set[str] = set()
        failed = False
        for key, value_node in node.entries:
            reader_of_field = readers.get(key.text)
            if reader_of_field is None:
                close = difflib.get_close_matches(key.text, [n for n in names if n not in given], n=1)
                hint = f'did you mean "{close[0]}"?' if close else f"the fields are {', '.join(names)}"
                report(key, "unknown-field", f'"{key.text}" is not a field of {noun}', hint)
                given.update(close)  # so that a misspelt field is not reported as missing as well
                failed = True
                continue
            given.add(key.text)
            value = reader_of_field(value_node, report)
            if value is UNREAD:
                failed = True
            else:
                values[key.text] = value
        for name, field in fields.items():
            if field.required and name not in given:
                report(node, "missing-field", f'{noun} has no "{name}"', f'add a line that begins with "{name}:"')
                failed = True
        if kind is Text and not failed and not any(values.values()):
            report(node, "missing-text", f"{noun} has no text in any language", "give it under fi, sv or en")
            failed = True
        return UNREAD if failed else kind(**values)

    return read


def _or_default(reader: Reader, factory: Callable[[], Any]) -> Reader:
    def read(node: Node, report: Report) -> Any:
        return factory() if isinstance(node, Scalar) and node.is_null else reader(node, report)

    return read


def _choice(values: list[str]) -> Reader:
    def read(node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "one of " + ", ".join(values), values[0])
        if scalar is None:
            return UNREAD
        if scalar.text not in values:
            close = difflib.get_close_matches(scalar.text, values, n=1)
            report(
                scalar,
                "unknown-choice",
                f"{_shown(scalar)} is not one of {', '.join(values)}",
                f'did you mean "{close[0]}"?' if close else f"choose one of {', '.join(values)}",
            )
            return UNREAD
        return scalar.text

    return read


def _line(node: Node, report: Report) -> Any:
    scalar = _scalar(node, report, "text", '"text in double quotes"')
    if scalar is None:
        return UNREAD
    if not scalar.text.strip():
        report(
            scalar,
            "missing-text",
            "the text is empty",
            "write the text, or delete the field if it may be left out",
        )
        return UNREAD
    if other := looks_like_other_than_text(scalar):
        report(
            scalar,
            "unquoted",
            f"unquoted {scalar.text} is {other} to other programs",
            f'write "{scalar.text}"',
        )
        return UNREAD
    return scalar.text.strip()


def _pattern(pattern: str, form: str, *, quoted: bool) -> Reader:
    compiled = re.compile(pattern)

    def read(node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, form, f"{form}")
        if scalar is None:
            return UNREAD
        if quoted and scalar.plain and looks_like_other_than_text(scalar):
            report(
                scalar,
                "unquoted",
                f"unquoted {scalar.text} is a number to other programs, which changes it",
                f'write "{scalar.text}"',
            )
            return UNREAD
        if not compiled.fullmatch(scalar.text):
            report(scalar, "wrong-format", f"{_shown(scalar)} is not of the form {form}", f"write it as {form}")
            return UNREAD
        return scalar.text

    return read


def _money(node: Node, report: Report) -> Any:
    """Integer cents from ``68000.00``: never through a binary float."""
    scalar = _scalar(node, report, "an amount in euros", "68000.00")
    if scalar is None:
        return UNREAD
    match = _MONEY.fullmatch(scalar.text)
    if match is None:
        report(
            scalar,
            "wrong-format",
            f"{_shown(scalar)} is not an amount in euros",
            f"write {_amount_hint(scalar.text)}: digits, a full stop and two decimals",
        )
        return UNREAD
    if not scalar.plain:
        report(
            scalar,
            "wrong-type",
            f"the amount {_shown(scalar)} is in quotes",
            f"write {scalar.text} without quotes",
        )
        return UNREAD
    if len(match[1]) > _MAX_AMOUNT_DIGITS:
        report(scalar, "out-of-range", f"{_shown(scalar)} is larger than any grant", "check the digits")
        return UNREAD
    return int(match[1]) * 100 + int(match[2])


def _amount_hint(text: str) -> str:
    """What an amount typed in another convention would be in ours, or an example where that is not certain."""
    bare = re.sub(r"[\s\u00a0\u202f\u2009€']|EUR", "", text)
    if match := re.fullmatch(r"([0-9]+)([.,]([0-9]{1,2})|,-)?", bare):
        return f"{int(match[1])}.{(match[3] or '').ljust(2, '0')}"
    if match := re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{2}))?", bare):
        return f"{int(re.sub('[.,]', '', match[1]))}.{match[2] or '00'}"
    return "an amount such as 68000.00"


def _count(node: Node, report: Report) -> Any:
    scalar = _scalar(node, report, "a whole number", "12")
    if scalar is None:
        return UNREAD
    if not scalar.plain or not _COUNT.fullmatch(scalar.text) or len(scalar.text) > 12:
        report(
            scalar,
            "wrong-type",
            f"{_shown(scalar)} is not a whole number",
            "write digits only, without quotes, such as 12",
        )
        return UNREAD
    return int(scalar.text)


def _decimal(node: Node, report: Report) -> Any:
    scalar = _scalar(node, report, "a number", "62.5862")
    if scalar is None:
        return UNREAD
    if not scalar.plain or not _DECIMAL.fullmatch(scalar.text) or len(scalar.text) > 20:
        report(
            scalar,
            "wrong-type",
            f"{_shown(scalar)} is not a number",
            "write digits and a full stop, without quotes, such as 62.5862",
        )
        return UNREAD
    return Decimal(scalar.text)


def _date(node: Node, report: Report) -> Any:
    scalar = _scalar(node, report, "a date", "2020-12-09")
    if scalar is None:
        return UNREAD
    if match := _FINNISH_DATE.fullmatch(scalar.text):
        report(
            scalar,
            "wrong-format",
            f"{_shown(scalar)} is not a date in the form year-month-day",
            f"write {match[3]}-{int(match[2]):02d}-{int(match[1]):02d}",
        )
        return UNREAD
    try:
        if not _DATE.fullmatch(scalar.text):
            raise ValueError
        return date.fromisoformat(scalar.text)
    except ValueError:
        report(
            scalar,
            "wrong-format",
            f"{_shown(scalar)} is not a date",
            "write year-month-day, such as 2020-12-09",
        )
        return UNREAD


def _url(node: Node, report: Report) -> Any:
    scalar = _scalar(node, report, "an address", "https://…")
    if scalar is None:
        return UNREAD
    if not _URL.fullmatch(scalar.text):
        report(
            scalar,
            "unsafe-link",
            f"{_shown(scalar)} is not an address of a web page",
            "copy the whole address; it begins with https:// or http://",
        )
        return UNREAD
    return scalar.text
