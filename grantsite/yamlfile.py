"""YAML as text with positions: the only module that knows the yaml library, and asks it what ``plain_yaml`` leaves.

A file is read into nodes that keep every scalar as the text that was typed, whether it was quoted, and where it
stands. Nothing is guessed from a scalar's looks (so ``020`` stays ``020`` and ``no`` stays ``no``): the type a
field declares in ``records`` says how its text is read. Aliases, anchors, tags, duplicate keys and a second
document are refused, and depth and size are bounded, so a hostile file costs no more than a long one.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import yaml

from grantsite import syntax
from grantsite.codes import ERROR
from grantsite.errors import MOST_IN_A_FILE, ContentError, Problem
from grantsite.letters import ZERO_WIDTH
from grantsite.messages import Message, say
from grantsite.nodes import Mapping, Node, Scalar, Sequence
from grantsite.plain_yaml import plain_nodes
from grantsite.syntax_hints import in_quotes
from grantsite.textfile import CONTROL, control_message, read_text, zero_width_message

MAX_DEPTH = 20
# How plain scalars begin that other YAML readers may turn into something that is not text: what the library has
# patterns for. It is only asked for these, because a build in which it is not needed need not import it (``later``).
_MAY_BE_OTHER = frozenset("yYnNtTfFoO0123456789+-.~<=!&*")
_OTHER_THAN_TEXT = {
    "bool": say("yes or no"),
    "int": say("a number"),
    "float": say("a number"),
    "null": say("nothing"),
    "timestamp": say("a date"),
}
# Of these all that begin with a letter are these words and no others, and the rest is made of these signs.
_WORDS = frozenset(
    form for word in ("yes", "no", "true", "false", "on", "off", "null") for form in (word, word.title(), word.upper())
)
_SIGNS = frozenset("0123456789abcdefxobintzABCDEFXOINTZ.:+-_~<=!&* \t\n")
# What YAML 1.2 reads as a number and the library, which knows 1.1, does not: 1e3, 0o17.
_NUMBER_OF_1_2 = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")


@cache
def _loader() -> Any:
    """libyaml where it is installed: the same events, ten times as fast."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, shown: str, first_line: int = 1, fields: Container[str] = ()) -> Node:
    """The node of a YAML text. ``first_line`` is where the text begins in its file.

    ``fields`` are the names that records use: with them a syntax error is explained better. Raises ContentError with
    every duplicate key, alias, anchor and tag, or with all that keeps the text from being YAML.
    """
    node = plain_nodes(text, first_line)
    return parse_any(text, shown, first_line, fields) if node is None else node


def parse_any(text: str, shown: str, first_line: int = 1, fields: Container[str] = ()) -> Node:
    """What ``parse`` gives, by the library, which knows all of YAML."""
    builder = _Builder(shown, first_line - 1, fields)
    node = builder.build(text)
    if builder.problems:
        raise ContentError(builder.problems)
    return node


def looks_like_other_than_text(scalar: Scalar) -> Message | None:
    """What other YAML readers would take an unquoted text for ("a number" …), or None where it is text to all."""
    if not scalar.plain or not scalar.text:
        return None
    first = scalar.text[0]
    if first not in _MAY_BE_OTHER or not (scalar.text in _WORDS if first.isalpha() else _SIGNS.issuperset(scalar.text)):
        return None
    for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers[first]:
        kind = tag.rpartition(":")[2]
        if kind in _OTHER_THAN_TEXT and pattern.match(scalar.text):
            return _OTHER_THAN_TEXT[kind]
    return say("a number") if _NUMBER_OF_1_2.fullmatch(scalar.text) else None


class _Builder:
    """Events to nodes, without recursion beyond MAX_DEPTH."""

    def __init__(self, shown: str, offset: int, fields: Container[str]) -> None:
        self.shown = shown
        self.offset = offset
        self.fields = fields
        self.text = ""
        self.lines: list[str] = []
        self.problems: list[Problem] = []

    def build(self, text: str) -> Node:
        loader = _loader()(text)
        self.text = text
        self.lines = text.split("\n")
        try:
            return self._document(loader)
        except yaml.YAMLError as error:
            raise ContentError([*self.problems, *self._syntax(error, text)]) from None
        finally:
            loader.dispose()

    def _place(self, mark: Any) -> tuple[int, int]:
        return mark.line + 1 + self.offset, mark.column + 1

    def _report(self, mark: Any, code: str, message: Message, hint: Message) -> None:
        if len(self.problems) > MOST_IN_A_FILE:
            raise ContentError(self.problems)
        line, column = self._place(mark)
        self.problems.append(Problem(self.shown, line, column, ERROR, code, message, hint))

    def _from(self, mark: Any) -> str:
        """What stands in a line from a place on."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _meant_as_text(self, event: Any) -> str:
        """``&co ry``, ``!Nyt``: an anchor or tag to YAML, but the line goes on with a text; "" where it is none."""
        typed = self._from(event.start_mark).rstrip()
        marked = event.anchor is not None or (event.tag or "!!")[:2] not in ("!!", "ta")
        is_text = marked and not event.style and re.search(r"[^\W\d_]", event.value)
        return typed if is_text and typed.startswith(("&", "!")) else ""

    def _hidden(self, mark: Any) -> str:
        """``#text`` in place of a value or after it. A comment proper has a space after its #."""
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        if "#" not in line:
            return ""
        rest = line[mark.column :].strip()
        return rest if re.match(r"#[^\W_]", rest) else ""

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
                say("the file is empty"),
                say("fill in the record, or delete the file"),
            )
            raise ContentError([problem])
        node = self._node(loader, loader.get_event(), 1)
        loader.get_event()  # the document's end
        event = loader.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._report(
                event.start_mark,
                "yaml-syntax",
                say("a second document begins here"),
                say("keep one record in a file: delete the line ---"),
            )
        return node

    def _node(self, loader: Any, event: Any, depth: int) -> Node:
        mark = event.start_mark
        line, column = mark.line + 1 + self.offset, mark.column + 1
        if depth > MAX_DEPTH:
            problem = Problem(
                self.shown,
                line,
                column,
                ERROR,
                "yaml-syntax",
                say("values are nested more than {depth} deep", depth=MAX_DEPTH),
                say("take out the superfluous brackets or indentation"),
            )
            raise ContentError([*self.problems, problem])
        if isinstance(event, yaml.AliasEvent):
            self._report(
                mark,
                "alias",
                say('"*{anchor}" refers to another place in the file', anchor=event.anchor),
                say("write the value out here"),
            )
            return Scalar("", True, line, column)
        if isinstance(event, yaml.ScalarEvent) and (typed := self._meant_as_text(event)):
            message = say("a value that begins with {sign} stands in quotation marks", sign=typed[0])
            self._report(mark, "quotes", message, in_quotes(typed))
        elif event.anchor is not None:
            self._report(
                mark,
                "alias",
                say('"&{anchor}" is an anchor; records do not use them', anchor=event.anchor),
                say("delete it"),
            )
        elif event.tag is not None:
            self._report(
                mark,
                "yaml-syntax",
                say('the tag "{tag}" is not used in records', tag=(self._from(mark).split() or [event.tag])[0]),
                say("delete it"),
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, column)
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
                    say("a field's name is a single word"),
                    say("write the name, a colon and a space before the value"),
                )
                continue
            if key.text in seen:
                self._report(
                    mark,
                    "duplicate-key",
                    say('"{name}" is given twice; first on line {line}', name=key.text, line=seen[key.text]),
                    say("keep one of the two"),
                )
                continue
            seen[key.text] = key.line
            entries.append((key, value))
        return Mapping(entries, line, column)

    def _scalar(self, event: Any, line: int, column: int) -> Scalar:
        if event.style == '"':  # where a character may be written as an escape, such as "\\0"
            if bad := CONTROL.search(event.value):
                self._report(event.start_mark, "control-characters", control_message(bad[0]), say("delete it"))
            elif (bad := ZERO_WIDTH.search(event.value)) and bad[0] not in self.text:
                self._report(event.start_mark, "zero-width", zero_width_message(bad[0]), say("delete it"))
        plain = not event.style
        hidden = self._hidden(event.end_mark) if plain else ""
        return Scalar(event.value, plain, line, column, hidden)

    def _syntax(self, error: "yaml.YAMLError", text: str) -> list[Problem]:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = str(getattr(error, "problem", None) or "unexpected text")
        if mark is None:  # a reader error: it has a position in the text only
            return syntax.explain(text, self.shown, self.offset, self.fields, syntax.Failure(1, 1, said))
        lines = text.split("\n")
        line, column = mark.line + 1, mark.column + 1
        if line > len(lines):  # the end of a text whose last line does not end
            line, column = len(lines), len(lines[-1]) + 1
        return syntax.explain(text, self.shown, self.offset, self.fields, syntax.Failure(line, column, said))


@lru_cache(maxsize=64)
def _parsed(path: str, shown: str) -> Node:
    return parse(read_text(path, shown)[0], shown)


def forget_positions() -> None:
    """Drop remembered files: called before each check, as files change between checks in a preview."""
    _parsed.cache_clear()


def position(path: str, shown: str, keys: tuple[str | int, ...]) -> tuple[int, int]:
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


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a field of a record stands in its file: places are row and column, counted from 0.

    ``end`` is behind the last sign of the value; ``in_brackets`` says that it is a list or group in YAML's flow style.
    """

    name: tuple[int, int]
    begin: tuple[int, int]
    end: tuple[int, int]
    in_brackets: bool


def extents(text: str) -> dict[str, Extent]:
    """The extent of each field of a record whose text can be parsed."""
    found: dict[str, Extent] = {}
    depth = 0
    name: tuple[str, tuple[int, int]] | None = None
    begin: tuple[tuple[int, int], bool] | None = None
    end = (0, 0)
    event: Any
    for event in yaml.parse(text, _loader()):
        start, stop = _place(event.start_mark), _place(event.end_mark)
        opens = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        closes = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        depth -= closes
        if depth == 1 and not closes:
            if name is None and isinstance(event, yaml.ScalarEvent):
                name = event.value, start
            elif name is not None:
                begin = start, opens and bool(event.flow_style)
        if stop > start:  # the end of a block has no width, and stands before what follows it
            end = stop
        if depth == 1 and name and begin and not opens:
            found[name[0]] = Extent(name[1], begin[0], max(begin[0], end), begin[1])
            name = begin = None
        depth += opens
    return found


def _place(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column
