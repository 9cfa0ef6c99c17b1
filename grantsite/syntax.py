"""Why a file is not YAML, in the words of somebody who types records: tabs, colons, quotation marks, indentation.

The YAML library stops at the first thing it cannot read and names it in its own terms. Only then is the text looked
at line by line, as the block style of records has it, so that all such mistakes of the file are named at once, each
at its own place.
"""

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import NamedTuple

from grantsite.codes import ERROR
from grantsite.errors import Problem
from grantsite.messages import Message, count, say


class Failure(NamedTuple):
    """What the YAML library says: where (from 1, in the text), and its own words."""

    line: int
    column: int
    said: str


class _Mistake(NamedTuple):
    line: int
    column: int
    code: str
    message: Message
    hint: Message


# The library's words, and ours. Others are shown as they are.
_OURS = {
    "mapping values are not allowed": (
        say("a colon stands where none can be"),
        say("put the value in double quotes if it holds a colon, or check the indentation"),
    ),
    "could not find expected ':'": (
        say("a field’s name without a colon"),
        say("a colon and a space belong after the field’s name"),
    ),
    "did not find expected key": (
        say("a field’s name was expected here"),
        say("check the indentation and the quotes of this line and the one above"),
    ),
    "did not find expected ',' or": (
        say("a bracket is open, or a comma is missing"),
        say("close the bracket, and put a comma between two values in it"),
    ),
    "did not find expected": (
        say("something else was expected here"),
        say("check the indentation and the quotes of this line and the one above"),
    ),
    "cannot start any token": (
        say("a value cannot begin with this sign"),
        say("put the value in double quotes"),
    ),
    "unexpected end of stream": (
        say("the file ends in the middle of a value"),
        say("close the quotation marks or the bracket"),
    ),
    "unknown escape character": (
        say("a backslash in double quotes begins a special sign, and this one does not exist"),
        say("write the backslash twice, or use single quotes"),
    ),
    "block sequence entries are not allowed": (
        say("a hyphen stands where no list can begin"),
        say("begin the list on a line of its own, two spaces further in than its field"),
    ),
}
_COMPARE = say("compare the line and the one above with a neighbouring record")

_LEADING = re.compile(r"[ \t]*")
_DASHES = re.compile(r"(?:-[ ]+)*")
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)([ ]*)(:?)(.*)", re.DOTALL)
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE_QUOTED = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
_AFTER_VALUE = re.compile(r"[ \t]*(#.*)?")
_TYPOGRAPHIC = "”“„’‘»"
# How many lines a value in quotation marks or brackets may go on, and how many mistakes of one file are named:
# bounds, so that no file costs more than its size.
_MOST_LINES = 50
_MOST_MISTAKES = 50


def explain(text: str, shown: str, offset: int, fields: Container[str], failure: Failure) -> list[Problem]:
    """The problems of a text that is not YAML. ``offset`` is added to lines; ``fields`` are all names of fields."""
    mistakes = list(islice(_Lines(text, fields).mistakes(), _MOST_MISTAKES))
    if not mistakes or min(m.line for m in mistakes) > failure.line:
        mistakes.append(_in_our_words(failure))
    return [Problem(shown, m.line + offset, m.column, ERROR, m.code, m.message, m.hint) for m in mistakes]


def _in_our_words(failure: Failure) -> _Mistake:
    for words, (message, hint) in _OURS.items():
        if words in failure.said:
            full = say("this is not YAML: {reason}", reason=message)
            return _Mistake(failure.line, failure.column, "yaml-syntax", full, hint)
    message = say("this is not YAML: {reason}", reason=failure.said)
    return _Mistake(failure.line, failure.column, "yaml-syntax", message, _COMPARE)


class _Lines:
    """The lines of a record, and at each how far in the open groups of fields stand."""

    def __init__(self, text: str, fields: Container[str]) -> None:
        self._lines = text.split("\n")
        self._fields = fields
        self._levels: list[int] = []  # where the fields of each open group begin
        self._opens = True  # whether the line above is a name whose fields follow further in
        self._skipped_to = 0  # lines before this one belong to a value that began further up

    def mistakes(self) -> Iterator[_Mistake]:
        """What is wrong, from top to bottom."""
        for number, line in enumerate(self._lines):
            if number < self._skipped_to or not line.strip() or line.lstrip().startswith("#"):
                continue
            yield from self._line(number, line)

    def _line(self, number: int, line: str) -> Iterator[_Mistake]:
        leading = _LEADING.match(line)[0]  # type: ignore[index]  # it always matches
        if "\t" in leading:
            message = say("a tab stands before the text")
            hint = say("replace the tab with spaces, two for each step further in")
            yield _Mistake(number + 1, leading.index("\t") + 1, "tab", message, hint)
            line = line.replace("\t", "  ", leading.count("\t"))
            leading = _LEADING.match(line)[0]  # type: ignore[index]
        dashes = _DASHES.match(line, len(leading))[0]  # type: ignore[index]
        start = len(leading) + len(dashes)
        match = _KEY.fullmatch(line, start)
        if match is None or not (match[3] or match[1] in self._fields):
            if not dashes:
                self._opens = False
            elif line[start:].strip():
                yield from self._value(number, start, line[start:])
            return
        yield from self._indentation(number, len(leading), start, dashes)
        name, gap, colon, rest = match.groups()
        after = start + len(name)
        self._opens = colon == ":" and not rest.split(" #")[0].strip()
        if not colon:
            # A text that goes on in a second line stands further in than its field.
            message = say('the colon after "{name}" is missing', name=name)
            hint = say('write "{name}: " and the value', name=name)
            yield _Mistake(number + 1, after + 1, "missing-colon", message, hint)
        elif rest and not rest[0].isspace() and name in self._fields:
            message = say('the space after "{name}:" is missing', name=name)
            hint = say('write "{line}"', line=f"{name}: {rest.strip()}")
            yield _Mistake(number + 1, after + len(gap) + 2, "missing-colon", message, hint)
        elif rest.strip():
            value = rest.lstrip()
            yield from self._value(number, len(line) - len(value), value)

    def _indentation(self, number: int, dash: int, start: int, dashes: str) -> Iterator[_Mistake]:
        """The line's fields begin where the fields of an open group do, or open a new one."""
        levels = self._levels
        if dashes:
            while levels and levels[-1] > dash:
                levels.pop()
            levels.append(start)
            return
        while levels and levels[-1] > start:
            levels.pop()
        if not levels or levels[-1] < start:
            if levels and not self._opens:
                expected = _joined(levels)
                message = say("the line begins with {number} spaces, but no field above does", number=count(start))
                hint = say("begin it with as many spaces as the field it follows: {expected}", expected=expected)
                yield _Mistake(number + 1, start + 1, "indentation", message, hint)
            elif not levels and self._lines[0] and number and start == 0:
                return
            levels.append(start)

    def _value(self, number: int, column: int, value: str) -> Iterator[_Mistake]:
        """A value that begins in a line: its quotation marks, and how far it goes."""
        if value[0] in "\"'":
            yield from self._quoted(number, column, value)
        elif value[0] in "|>":
            self._skip(number, column)
        elif value[0] in "[{":
            self._skip_brackets(number, value)
        elif value[0] in "@`%":
            message = say("a value that begins with {sign} stands in quotation marks", sign=value[0])
            yield _Mistake(number + 1, column + 1, "quotes", message, _in_quotes(value))
        elif match := re.search(r":(?=\s|$)", value):
            message = say("a text with a colon and a space in it stands in quotation marks")
            yield _Mistake(number + 1, column + 1 + match.start(), "quotes", message, _in_quotes(value))

    def _quoted(self, number: int, column: int, value: str) -> Iterator[_Mistake]:
        mark = value[0]
        pattern = _DOUBLE_QUOTED if mark == '"' else _SINGLE_QUOTED
        last = number
        end = min(number + _MOST_LINES, len(self._lines) - 1)
        while (match := pattern.match(value)) is None and last < end:
            following = self._lines[last + 1]
            key = _KEY.fullmatch(following.lstrip(" -"))
            if key is not None and key[3] and key[1] in self._fields:
                break
            last += 1
            value += f"\n{following}"
        if match is None:
            message = say("the quotation mark {mark} is not closed", mark=mark)
            hint = say("end the value with {mark}", mark=mark)
            if any(other in value for other in _TYPOGRAPHIC):
                hint = say("end the value with {mark}; ” and “ are other signs", mark=mark)
            yield _Mistake(number + 1, column + 1, "quotes", message, hint)
            return
        self._skipped_to = last + 1
        rest = value[match.end() :]
        if not _AFTER_VALUE.fullmatch(rest):
            at = match.end() - value.rfind("\n", 0, match.end()) - 1
            first = last if last > number else number
            place = (at if last > number else column + match.end()) + 1
            message = say("text follows after the closing quotation mark")
            hint = say("put the whole value in single quotes: {value}", value="'" + value.replace("'", "''") + "'")
            yield _Mistake(first + 1, place, "quotes", message, hint)

    def _skip(self, number: int, column: int) -> None:
        """Pass over the lines of a text that begins with | or >: they stand further in than its field."""
        own = len(self._lines[number]) - len(self._lines[number].lstrip(" "))
        following = number + 1
        while following < len(self._lines):
            line = self._lines[following]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= own:
                break
            following += 1
        self._skipped_to = following

    def _skip_brackets(self, number: int, value: str) -> None:
        """Pass over the lines of a value in brackets, as long as they stay open."""
        depth, last = _depth(value), number
        end = min(number + _MOST_LINES, len(self._lines) - 1)
        while depth > 0 and last < end:
            last += 1
            depth += _depth(self._lines[last])
        if depth <= 0:
            self._skipped_to = last + 1


def _depth(text: str) -> int:
    bare = _SINGLE_QUOTED.sub("", _DOUBLE_QUOTED.sub("", text))
    return sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}")


def _in_quotes(value: str) -> Message:
    text = value.rstrip()
    if '"' in text or "\\" in text:
        return say("write {value}", value="'" + text.replace("'", "''") + "'")
    return say("write {value}", value=f'"{text}"')


def _joined(levels: list[int]) -> str:
    """How far in the open groups stand: "0, 2"."""
    return ", ".join(str(level) for level in levels)
