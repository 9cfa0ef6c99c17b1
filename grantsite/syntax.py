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
from grantsite.messages import Message, count, say, say_many


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

_PREFIX = re.compile(r"[ \t]*(?:-[ \t]+)*")
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)([ ]*)(:?)(.*)", re.DOTALL)
# A hyphen without its space, or what people and other programs type for one.
_BULLET = re.compile(r"([-–—•·*])[ ]*([A-Za-z_][A-Za-z0-9_-]*):")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE_QUOTED = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
_COMMENT = re.compile(r"(?<=\S)[ \t]+#.*")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(#.*)?")
# "[sic] and so on", which is no list.
_BEGINS_WITH_BRACKET = re.compile(r"[\[{][^\[\]{}\"']*[\]}][ ]*[^\s#].*", re.DOTALL)
# "*bold*", which refers to nothing.
_NO_ALIAS = re.compile(r"[*&](?![A-Za-z0-9_-]+(\s|$))")
_AFTER_VALUE = re.compile(r"[ \t]*(#.*)?")
_TYPOGRAPHIC = "”“„’‘»"
# How many lines a value in quotation marks or brackets may go on, and how many mistakes of one file are named:
# bounds, so that no file costs more than its size.
_MOST_LINES = 50
_MOST_MISTAKES = 50
# How much of a text a hint repeats.
_LONGEST = 200


def explain(text: str, shown: str, offset: int, fields: Container[str], failure: Failure) -> list[Problem]:
    """The problems of a text that is not YAML. ``offset`` is added to lines; ``fields`` are all names of fields."""
    mistakes = list(islice(_Lines(text, fields).mistakes(), _MOST_MISTAKES))
    if not mistakes or min(m.line for m in mistakes) > failure.line:
        lines = text.split("\n")
        at_tab = failure.line <= len(lines) and lines[failure.line - 1].startswith("\t", failure.column - 1)
        mistakes.append(_tab(failure.line, failure.column) if at_tab else _in_our_words(failure))
    return [Problem(shown, m.line + offset, m.column, ERROR, m.code, m.message, m.hint) for m in mistakes]


def _tab(line: int, column: int) -> _Mistake:
    message = say("a tab stands where spaces belong")
    hint = say("replace the tab with spaces, two for each step further in")
    return _Mistake(line, column, "tab", message, hint)


def _in_our_words(failure: Failure) -> _Mistake:
    for words, (message, hint) in _OURS.items():
        if words in failure.said:
            full = say("this is not YAML: {reason}", reason=message)
            return _Mistake(failure.line, failure.column, "yaml-syntax", full, hint)
    message = say("this is not YAML: {reason}", reason=failure.said)
    return _Mistake(failure.line, failure.column, "yaml-syntax", message, _COMPARE)


class _Group(NamedTuple):
    """Fields that are open: how far in they begin, and where the hyphen of their list item stands, if any."""

    start: int
    hyphen: int | None = None


class _Lines:
    """The lines of a record, and at each the groups of fields that are open."""

    def __init__(self, text: str, fields: Container[str]) -> None:
        self._lines = text.split("\n")
        self._fields = fields
        self._groups: list[_Group] = []
        self._opens = True  # whether the line above is a name whose fields follow further in
        self._skipped_to = 0  # lines before this one belong to a value that began further up

    def mistakes(self) -> Iterator[_Mistake]:
        """What is wrong, from top to bottom."""
        for number, line in enumerate(self._lines):
            if number < self._skipped_to or not line.strip() or line.lstrip().startswith("#"):
                continue
            if line.strip(" ") == "-":  # its item follows in the next line
                yield from self._item(number, line.index("-"), line.index("-") + len("- "))
                self._opens = True
            else:
                yield from self._line(number, line)

    def _line(self, number: int, line: str) -> Iterator[_Mistake]:
        prefix = _PREFIX.match(line)[0]  # type: ignore[index]  # it always matches
        if "\t" in prefix:
            yield _tab(number + 1, prefix.index("\t") + 1)
            first, hyphen, rest = prefix.partition("-")
            line = first.replace("\t", "  ") + hyphen + rest.replace("\t", " ") + line[len(prefix) :]
            prefix = _PREFIX.match(line)[0]  # type: ignore[index]
        start = len(prefix)
        hyphen_at = prefix.find("-")
        if hyphen_at >= 0:
            yield from self._item(number, hyphen_at, start)
        elif (bullet := _BULLET.match(line, start)) and bullet[2] in self._fields:
            message = say("an item of a list begins with a hyphen and a space")
            hint = say("write {value}", value=_short(f"- {line[bullet.start(2) :]}"))
            yield _Mistake(number + 1, start + 1, "yaml-syntax", message, hint)
            hyphen_at, start = start, bullet.start(2)
            self._open(_Group(hyphen_at + len("- "), hyphen_at))
        match = _KEY.fullmatch(line, start)
        if match is None or not (match[3] or match[1] in self._fields):
            value = line[start:]
            self._opens = False
            if hyphen_at < 0 and self._groups and start <= self._groups[-1].start and _is_plain(value):
                message = say("the line has no field’s name and colon")
                hint = say("if it goes on with the text above, begin it with two more spaces than that text’s field")
                yield _Mistake(number + 1, start + 1, "missing-colon", message, hint)
            if hyphen_at >= 0 and value.strip():
                yield from self._value(number, start, value)
            return
        name, gap, colon, rest = match.groups()
        if not colon and self._goes_on(start):
            return
        if hyphen_at < 0:
            yield from self._indentation(number, start)
        after = start + len(name)
        self._opens = not rest.partition(" #")[0].strip()
        if not colon:
            message = say('the colon after "{name}" is missing', name=name)
            hint = say("write {value}", value=_short(f"{name}: {rest.strip(' =;.')}".rstrip()))
            yield _Mistake(number + 1, after + 1, "missing-colon", message, hint)
        elif rest and not rest[0].isspace() and name in self._fields:
            message = say('the space after "{name}:" is missing', name=name)
            hint = say("write {value}", value=_short(f"{name}: {rest.strip()}"))
            yield _Mistake(number + 1, after + len(gap) + 2, "missing-colon", message, hint)
        elif rest.strip():
            value = rest.lstrip()
            yield from self._value(number, len(line) - len(value), value)

    def _goes_on(self, start: int) -> bool:
        """Whether the line goes on with the text above: it stands further in than the field of that text."""
        return not self._opens and bool(self._groups) and start > self._groups[-1].start

    def _open(self, group: _Group) -> None:
        groups = self._groups
        while groups and (groups[-1].start > group.start or groups[-1].hyphen == group.hyphen is not None):
            groups.pop()
        groups.append(group)

    def _indentation(self, number: int, start: int) -> Iterator[_Mistake]:
        """The line's fields begin where the fields of an open group do, or open a new one."""
        groups = self._groups
        starts = [group.start for group in groups]
        if start in starts:
            del groups[starts.index(start) + 1 :]
        elif not groups or (self._opens and start > starts[-1]):
            groups.append(_Group(start))
        else:
            message = _far_in(start)
            near = min(abs(start - other) for other in starts)
            meant = [other for other in starts if abs(start - other) == near]
            yield _Mistake(number + 1, start + 1, "indentation", message, _begin_with(meant))
            del groups[starts.index(meant[-1]) + 1 :]

    def _item(self, number: int, hyphen: int, start: int) -> Iterator[_Mistake]:
        """The hyphen of a list item stands below the one before it, or begins a list below a field's name."""
        groups = self._groups
        hyphens = [group.hyphen for group in groups if group.hyphen is not None]
        meant = hyphen
        if hyphen not in hyphens and not self._opens:
            if hyphens:
                meant = min(reversed(hyphens), key=lambda other: abs(hyphen - other))
                message = say("the hyphen does not stand below the one of the item before it")
                yield _Mistake(number + 1, hyphen + 1, "indentation", message, _begin_with([meant]))
            else:
                message = say("a hyphen stands where no list can begin")
                hint = say("take out the hyphen, or write the list’s name and a colon on the line above")
                yield _Mistake(number + 1, hyphen + 1, "yaml-syntax", message, hint)
        while groups and (groups[-1].hyphen or 0) > meant:
            groups.pop()
        self._open(_Group(start, meant))

    def _value(self, number: int, column: int, value: str) -> Iterator[_Mistake]:
        """A value that begins in a line: its quotation marks, and how far it goes."""
        if value[0] not in "\"'[{":
            value = _COMMENT.sub("", value)
        if value[0] in "\"'":
            yield from self._quoted(number, column, value)
        elif _BLOCK.fullmatch(value):
            self._skip(number)
        elif value[0] in "[{" and not _BEGINS_WITH_BRACKET.fullmatch(value):
            yield from self._brackets(number, column, value)
        elif (field := _KEY.fullmatch(value.lstrip("- "))) and field[3] and field[1] in self._fields:
            message = say('"{name}" stands on the line of the field that it belongs to', name=field[1])
            hint = say("begin a new line before it, two spaces further in than that field")
            yield _Mistake(number + 1, column + 1, "indentation", message, hint)
            self._opens = True
        elif value[0] in "@`%[{]},|>" or value[:2] in ("? ", "! ") or _NO_ALIAS.match(value):
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
            hint = _in_quotes(value)
            # 'Kunta's hanke': the marks around the whole are not part of the text
            if rest[0].isalpha() and value.rstrip().endswith(mark):
                hint = _in_quotes(value.rstrip()[1:-1])
            yield _Mistake(first + 1, place, "quotes", message, hint)

    def _skip(self, number: int) -> None:
        """Pass over the lines of a text that begins with | or >: they stand further in than its field."""
        own = _width(self._lines[number])
        following = number + 1
        while following < len(self._lines) and not (
            self._lines[following].strip() and _width(self._lines[following]) <= own
        ):
            following += 1
        self._skipped_to = following

    def _brackets(self, number: int, column: int, value: str) -> Iterator[_Mistake]:
        """Pass over the lines of a value in brackets until they close, but not over the next field."""
        own = _width(self._lines[number])
        depth, last = _depth(value), number
        end = min(number + _MOST_LINES, len(self._lines) - 1)
        while depth > 0 and last < end:
            following = self._lines[last + 1]
            key = _KEY.fullmatch(following.lstrip(" "))
            if key is not None and key[3] and key[1] in self._fields and _width(following) <= own:
                break
            last += 1
            depth += _depth(following)
        if depth > 0:
            message = say("the bracket {sign} is not closed", sign=value[0])
            hint = say("end the value with {sign}", sign="]" if value[0] == "[" else "}")
            yield _Mistake(number + 1, column + 1, "yaml-syntax", message, hint)
        else:
            self._skipped_to = last + 1


def _depth(text: str) -> int:
    bare = _SINGLE_QUOTED.sub("", _DOUBLE_QUOTED.sub("", text))
    return sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}")


def _is_plain(text: str) -> bool:
    """Whether a line holds text only: no name of a field, and no line between documents."""
    return re.search(r":(\s|$)", text) is None and not text.startswith(("---", "...", '"', "'"))


def _width(line: str) -> int:
    """With how many spaces a line begins."""
    return len(line) - len(line.lstrip(" "))


def _far_in(spaces: int) -> Message:
    return say_many(
        spaces,
        "the line begins with {number} space, but no field above does",
        "the line begins with {number} spaces, but no field above does",
    )


def _begin_with(spaces: list[int]) -> Message:
    """How far in the line is to begin: where one of the open groups, or hyphens, stands."""
    if len(spaces) > 1:
        one, other = count(spaces[0]), count(spaces[1])
        return say("begin it with {one} or {other} spaces, as a line above it does", one=one, other=other)
    if spaces == [0]:
        return say("take out the spaces before it, so that it stands at the beginning of its line")
    return say_many(
        spaces[0],
        "begin it with {number} space, as a line above it does",
        "begin it with {number} spaces, as a line above it does",
    )


def _in_quotes(value: str) -> Message:
    text = value.rstrip()
    if '"' in text or "\\" in text:
        return say("write {value}", value=_single_quoted(text))
    return say("write {value}", value=_short(f'"{text}"'))


def _single_quoted(text: str) -> str:
    return _short("'" + text.rstrip().replace("'", "''") + "'")


def _short(text: str) -> str:
    """A text to be typed, in one line; the end of a very long one is left out."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
