"""YAML as text with positions: the only module that knows the yaml library.

A file is read into nodes that keep every scalar as the text that was typed, whether it was quoted, and where it
stands. Nothing is guessed from a scalar's looks (so ``020`` stays ``020`` and ``no`` stays ``no``): the type a
field declares in ``records`` says how its text is read. Aliases, anchors, tags, duplicate keys and a second
document are refused, and depth and size are bounded, so a hostile file costs no more than a long one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from grantsite.errors import ERROR, ContentError, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
# libyaml where it is installed: the same events, ten times as fast.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Plain scalars that other YAML readers turn into something that is not text.
_IMPLICIT = yaml.SafeLoader.yaml_implicit_resolvers
# Among them the rarer line breaks, which YAML counts as lines and editors do not.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as typed; ``plain`` when it is not quoted or a block."""

    text: str
    plain: bool
    line: int
    column: int

    @property
    def is_null(self) -> bool:
        """Whether the value is left empty or says ``null``."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    entries: list[tuple[Scalar, "Node"]]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file."""

    items: list["Node"]
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence


def read_text(path: Path, shown: str) -> str:
    """The text of an editor's file. Raises ContentError where it is not a readable file of UTF-8 text."""

    def fail(line: int, column: int, code: str, message: str, hint: str) -> ContentError:
        return ContentError([Problem(shown, line, column, ERROR, code, message, hint)])

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise fail(1, 1, "missing-file", "the file does not exist", "restore it, or mend the reference to it") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise fail(
            1,
            1,
            "unreadable-file",
            f"the file cannot be read: {reason}",
            "check that it is an ordinary file you may read",
        ) from None
    if len(data) > MAX_BYTES:
        raise fail(
            1,
            1,
            "too-large",
            f"the file is larger than {MAX_BYTES:,} bytes",
            "a record is a page of text; move anything else out of content/",
        )
    if data.startswith(b"\xef\xbb\xbf"):
        raise fail(
            1,
            1,
            "byte-order-mark",
            "the file begins with a byte-order mark",
            'save it as "UTF-8", not as "UTF-8 with BOM"',
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise fail(
            line,
            column,
            "not-utf8",
            f"byte 0x{data[error.start]:02x} is not UTF-8 text",
            'save the file with the encoding "UTF-8"',
        ) from None
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        raise fail(
            line,
            column,
            "control-characters",
            f"the invisible character U+{ord(bad[0]):04X} is not allowed",
            "delete it",
        )
    return text.replace("\r\n", "\n")


def parse(text: str, shown: str, first_line: int = 1) -> Node:
    """The node of a YAML text. ``first_line`` is where the text begins in its file.

    Raises ContentError with every duplicate key, alias, anchor and tag, or with the one syntax error.
    """
    builder = _Builder(shown, first_line - 1)
    node = builder.build(text)
    if builder.problems:
        raise ContentError(builder.problems)
    return node


def looks_like_other_than_text(scalar: Scalar) -> str | None:
    """What other YAML readers would take an unquoted text for ("a number" …), or None where it is text to all."""
    if not scalar.plain or not scalar.text:
        return None
    names = {
        "bool": "yes or no",
        "int": "a number",
        "float": "a number",
        "null": "nothing",
        "timestamp": "a date",
    }
    for tag, pattern in _IMPLICIT.get(scalar.text[0], []):
        kind = tag.rpartition(":")[2]
        if kind in names and pattern.match(scalar.text):
            return names[kind]
    return None


class _Builder:
    """Events to nodes, without recursion beyond MAX_DEPTH."""

    def __init__(self, shown: str, offset: int) -> None:
        self.shown = shown
        self.offset = offset
        self.problems: list[Problem] = []

    def build(self, text: str) -> Node:
        loader = _Loader(text)
        try:
            return self._document(loader)
        except yaml.YAMLError as error:
            raise ContentError([*self.problems, self._syntax(error, text)]) from None
        finally:
            loader.dispose()

    def _place(self, mark: Any) -> tuple[int, int]:
        return mark.line + 1 + self.offset, mark.column + 1

    def _report(self, mark: Any, code: str, message: str, hint: str) -> None:
        line, column = self._place(mark)
        self.problems.append(Problem(self.shown, line, column, ERROR, code, message, hint))

    def _document(self, loader: Any) -> Node:
        loader.get_event()  # the stream's start
        event = loader.get_event()
        if isinstance(event, yaml.StreamEndEvent):
            problem = Problem(
                self.shown,
                1 + self.offset,
                1,
                ERROR,
                "empty-file",
                "the file is empty",
                "fill in the record, or delete the file",
            )
            raise ContentError([problem])
        node = self._node(loader, loader.get_event(), 1)
        loader.get_event()  # the document's end
        event = loader.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._report(
                event.start_mark,
                "yaml-syntax",
                "a second document begins here",
                "keep one record in a file: delete the line ---",
            )
        return node

    def _node(self, loader: Any, event: Any, depth: int) -> Node:
        line, column = self._place(event.start_mark)
        if depth > MAX_DEPTH:
            problem = Problem(
                self.shown,
                line,
                column,
                ERROR,
                "yaml-syntax",
                f"values are nested more than {MAX_DEPTH} deep",
                "take out the superfluous brackets or indentation",
            )
            raise ContentError([*self.problems, problem])
        if isinstance(event, yaml.AliasEvent):
            self._report(
                event.start_mark,
                "alias",
                f'"*{event.anchor}" refers to another place in the file',
                "write the value out here",
            )
            return Scalar("", True, line, column)
        if event.anchor is not None:
            self._report(
                event.start_mark,
                "alias",
                f'"&{event.anchor}" is an anchor; records do not use them',
                "delete it",
            )
        if event.tag is not None:
            self._report(event.start_mark, "yaml-syntax", f'the tag "{event.tag}" is not used in records', "delete it")
        if isinstance(event, yaml.ScalarEvent):
            if bad := _CONTROL.search(event.value):  # written as an escape, such as "\\0"
                self._report(
                    event.start_mark,
                    "control-characters",
                    f"the invisible character U+{ord(bad[0]):04X} is not allowed",
                    "delete it",
                )
            return Scalar(event.value, event.style is None or event.style == "", line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
                items.append(self._node(loader, event, depth + 1))
            return Sequence(items, line, column)
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
            mark = event.start_mark
            key = self._node(loader, event, depth + 1)
            value = self._node(loader, loader.get_event(), depth + 1)
            if not isinstance(key, Scalar):
                self._report(
                    mark,
                    "yaml-syntax",
                    "a field's name is a single word",
                    "write the name, a colon and a space before the value",
                )
                continue
            if key.text in seen:
                self._report(
                    mark,
                    "duplicate-key",
                    f'"{key.text}" is given twice; first on line {seen[key.text]}',
                    "keep one of the two",
                )
                continue
            seen[key.text] = key.line
            entries.append((key, value))
        return Mapping(entries, line, column)

    def _syntax(self, error: "yaml.YAMLError", text: str) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:  # a reader error: it has a position in the text only
            return Problem(
                self.shown,
                1 + self.offset,
                1,
                ERROR,
                "yaml-syntax",
                "this is not YAML",
                "compare with a neighbouring record",
            )
        line, column = self._place(mark)
        lines = text.split("\n")
        if mark.line >= len(lines):  # the end of a text whose last line does not end
            line, column = len(lines) + self.offset, len(lines[-1]) + 1
        source = lines[mark.line] if mark.line < len(lines) else ""
        said = getattr(error, "problem", None) or "unexpected text"
        context = getattr(error, "context", None)
        message = f"this is not YAML: {said}" + (f" ({context})" if context else "")
        if "\t" in source[: mark.column + 1]:
            hint = "replace the tab with spaces"
        elif "mapping values are not allowed" in said:
            hint = "put the value in double quotes if it holds a colon, or check the indentation"
        elif "could not find expected ':'" in said:
            hint = "a colon and a space belong after the field's name"
        elif "did not find expected" in said:
            hint = "check the indentation and the quotes of this line and the one above"
        elif "cannot start any token" in said:
            hint = "put the value in double quotes"
        else:
            hint = "compare the line and the one above with a neighbouring record"
        return Problem(self.shown, line, column, ERROR, "yaml-syntax", message, hint)


@lru_cache(maxsize=64)
def _parsed(path: Path, shown: str) -> Node:
    return parse(read_text(path, shown), shown)


def forget_positions() -> None:
    """Drop remembered files: called before each check, as files change between checks in a preview."""
    _parsed.cache_clear()


def position(path: Path, shown: str, keys: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column of the value at ``keys``, or of the deepest one of them that exists.

    Only asked when there is something to report, so the file is read again here rather than keeping the
    positions of every record in memory.
    """
    try:
        node = _parsed(path, shown)
    except ContentError:  # it was readable a moment ago
        return 1, 1
    place = (node.line, node.column)
    for key in keys:
        if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
            node = node.items[key]
            place = (node.line, node.column)
        elif isinstance(node, Mapping):
            found = next(((k, v) for k, v in node.entries if k.text == key), None)
            if found is None:
                break
            name, node = found
            # A nested value begins on the next line; its name is the place an editor looks for.
            place = (
                (node.line, node.column) if isinstance(node, Scalar) and not node.is_null else (name.line, name.column)
            )
        else:
            break
    return place
