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
from grantsite.messages import say
from grantsite.syntax_hints import begin_with, far_in, in_quotes, quoted, short
from grantsite.yaml_words import Failure, Mistake, in_our_words

__all__ = ("Failure", "explain")

_PREFIX = re.compile(r"[ \t]*(?:-[ \t]+)*")
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)([ ]*)(:?)(.*)", re.DOTALL)
# Spaces that look like the one that is meant, and that YAML takes for letters: copying brings them along.
_OTHER_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# A comma with nothing before it.
_COMMA_TOO_MANY = re.compile(r"[\[{,]\s*(,)")
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


def explain(text: str, shown: str, offset: int, fields: Container[str], failure: Failure) -> list[Problem]:
    """The problems of a text that is not YAML. ``offset`` is added to lines; ``fields`` are all names of fields."""
    mistakes = list(islice(_Lines(text, fields).mistakes(), _MOST_MISTAKES))
    if not mistakes or min(m.line for m in mistakes) > failure.line:
        lines = text.split("\n")
        at_tab = failure.line <= len(lines) and lines[failure.line - 1].startswith("\t", failure.column - 1)
        mistakes.append(_tab(failure.line, failure.column) if at_tab else in_our_words(failure))
    return [Problem(shown, m.line + offset, m.column, ERROR, m.code, m.message, m.hint) for m in mistakes]


def _prefix(line: str) -> str:
    """The spaces, and hyphens of list items, with which a line begins."""
    return _PREFIX.match(line)[0]  # type: ignore[index]  # it always matches


def _with_spaces(number: int, line: str) -> tuple[str, Mistake | None]:
    """A line that begins with ordinary spaces, as it was meant, and what stood in place of them."""
    prefix = _prefix(line)
    if "\t" in prefix:
        first, hyphen, rest = prefix.partition("-")
        meant = first.replace("\t", "  ") + hyphen + rest.replace("\t", " ") + line[len(prefix) :]
        return meant, _tab(number, prefix.index("\t") + 1)
    if _OTHER_SPACES.match(line, len(prefix)):
        return _OTHER_SPACES.sub(" ", line), _other_space(number, len(prefix) + 1)
    return line, None


def _tab(line: int, column: int) -> Mistake:
    message = say("a tab stands where spaces belong")
    hint = say("replace the tab with spaces, two for each step further in")
    return Mistake(line, column, "tab", message, hint)


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

    def mistakes(self) -> Iterator[Mistake]:
        """What is wrong, from top to bottom."""
        for number, line in enumerate(self._lines):
            if number < self._skipped_to or not line.strip() or line.lstrip().startswith("#"):
                continue
            if line.startswith("```"):
                message = say("``` marks code in Markdown; records have no such marks")
                yield Mistake(number + 1, 1, "yaml-syntax", message, say("delete the line"))
            elif line.rstrip() == "..." and any(map(str.strip, self._lines[number + 1 :])):
                message = say("a line of three dots ends the record, but more follows")
                yield Mistake(number + 1, 1, "yaml-syntax", message, say("delete the line"))
            elif line.strip(" ") == "-":  # its item follows in the next line
                yield from self._item(number, line.index("-"), line.index("-") + len("- "))
                self._opens = True
            else:
                yield from self._line(number, line)

    def _line(self, number: int, line: str) -> Iterator[Mistake]:
        line, wrong = _with_spaces(number + 1, line)
        if wrong is not None:
            yield wrong
        prefix = _prefix(line)
        start = len(prefix)
        hyphen_at = prefix.find("-")
        if hyphen_at >= 0:
            yield from self._item(number, hyphen_at, start)
        elif (bullet := _BULLET.match(line, start)) and bullet[2] in self._fields:
            message = say("an item of a list begins with a hyphen and a space")
            hint = say("write {value}", value=short(f"- {line[bullet.start(2) :]}"))
            yield Mistake(number + 1, start + 1, "yaml-syntax", message, hint)
            hyphen_at, start = start, bullet.start(2)
            self._open(_Group(hyphen_at + len("- "), hyphen_at))
        match = _KEY.fullmatch(line, start)
        if match is None or not (match[3] or match[1] in self._fields):
            value = line[start:]
            self._opens = False
            if hyphen_at < 0 and self._groups and start <= self._groups[-1].start and _is_plain(value):
                message = say("the line has no field’s name and colon")
                hint = say("if it goes on with the text above, begin it with two more spaces than that text’s field")
                yield Mistake(number + 1, start + 1, "missing-colon", message, hint)
            if hyphen_at >= 0 and value.strip():
                yield from self._value(number, start, value)
            return
        _, _, colon, rest = match.groups()
        if not colon and self._goes_on(start):
            return
        if hyphen_at < 0:
            yield from self._indentation(number, start)
        self._opens = not rest.partition(" #")[0].strip()
        yield from self._after_name(number, line, match)

    def _after_name(self, number: int, line: str, match: re.Match[str]) -> Iterator[Mistake]:
        """What follows a field's name: a colon, a space, a value."""
        name, gap, colon, rest = match.groups()
        after = match.end(1)
        if not colon:
            message = say('the colon after "{name}" is missing', name=name)
            hint = say("write {value}", value=short(f"{name}: {rest.strip(' =;.：')}".rstrip()))
            yield Mistake(number + 1, after + 1, "missing-colon", message, hint)
        elif _OTHER_SPACES.match(rest) and name in self._fields:
            yield _other_space(number + 1, after + len(gap) + 2)
        elif rest and not rest[0].isspace() and name in self._fields:
            message = say('the space after "{name}:" is missing', name=name)
            hint = say("write {value}", value=short(f"{name}: {rest.strip()}"))
            yield Mistake(number + 1, after + len(gap) + 2, "missing-colon", message, hint)
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

    def _indentation(self, number: int, start: int) -> Iterator[Mistake]:
        """The line's fields begin where the fields of an open group do, or open a new one."""
        groups = self._groups
        starts = [group.start for group in groups]
        if start in starts:
            # the innermost of them: those of a list's item may stand below those of a group that has ended
            del groups[len(starts) - starts[::-1].index(start) :]
        elif not groups or (self._opens and start > starts[-1]):
            groups.append(_Group(start))
        else:
            message = far_in(start)
            near = min(abs(start - other) for other in starts)
            meant = [other for other in starts if abs(start - other) == near]
            yield Mistake(number + 1, start + 1, "indentation", message, begin_with(meant))
            del groups[starts.index(meant[-1]) + 1 :]

    def _item(self, number: int, hyphen: int, start: int) -> Iterator[Mistake]:
        """The hyphen of a list item stands below the one before it, or begins a list below a field's name."""
        groups = self._groups
        hyphens = [group.hyphen for group in groups if group.hyphen is not None]
        meant = hyphen
        if hyphen not in hyphens and not self._opens:
            if hyphens:
                meant = min(reversed(hyphens), key=lambda other: abs(hyphen - other))
                message = say("the hyphen does not stand below the one of the item before it")
                yield Mistake(number + 1, hyphen + 1, "indentation", message, begin_with([meant]))
            else:
                message = say("a hyphen stands where no list can begin")
                hint = say("take out the hyphen, or write the list’s name and a colon on the line above")
                yield Mistake(number + 1, hyphen + 1, "yaml-syntax", message, hint)
        while groups and (groups[-1].hyphen or 0) > meant:
            groups.pop()
        self._open(_Group(start, meant))

    def _value(self, number: int, column: int, value: str) -> Iterator[Mistake]:
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
            yield Mistake(number + 1, column + 1, "indentation", message, hint)
            self._opens = True
        elif value.startswith("- "):
            message = say("a hyphen stands where no list can begin")
            hint = say("begin the list on a line of its own; if it is a text, write {value}", value=quoted(value))
            yield Mistake(number + 1, column + 1, "yaml-syntax", message, hint)
        elif value[0] in "@`%[{]},|>" or value[:2] in ("? ", "! ") or _NO_ALIAS.match(value):
            message = say("a value that begins with {sign} stands in quotation marks", sign=value[0])
            yield Mistake(number + 1, column + 1, "quotes", message, in_quotes(value))
        elif match := re.search(r":(?=\s|$)", value):
            message = say("a text with a colon and a space in it stands in quotation marks")
            yield Mistake(number + 1, column + 1 + match.start(), "quotes", message, in_quotes(value))

    def _quoted(self, number: int, column: int, value: str) -> Iterator[Mistake]:
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
            yield Mistake(number + 1, column + 1, "quotes", message, hint)
            return
        self._skipped_to = last + 1
        rest = value[match.end() :]
        if not _AFTER_VALUE.fullmatch(rest):
            at = match.end() - value.rfind("\n", 0, match.end()) - 1
            first = last if last > number else number
            place = (at if last > number else column + match.end()) + 1
            message = say("text follows after the closing quotation mark")
            hint = in_quotes(value)
            # 'Kunta's hanke': the marks around the whole are not part of the text
            if rest[0].isalpha() and value.rstrip().endswith(mark):
                hint = in_quotes(value.rstrip()[1:-1])
            yield Mistake(first + 1, place, "quotes", message, hint)

    def _skip(self, number: int) -> None:
        """Pass over the lines of a text that begins with | or >: they stand further in than its field."""
        own = _width(self._lines[number])
        following = number + 1
        while following < len(self._lines) and not (
            self._lines[following].strip() and _width(self._lines[following]) <= own
        ):
            following += 1
        self._skipped_to = following

    def _brackets(self, number: int, column: int, value: str) -> Iterator[Mistake]:
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
            yield Mistake(number + 1, column + 1, "yaml-syntax", message, hint)
        else:
            if comma := _COMMA_TOO_MANY.search(_without_quoted(value)):
                message = say("nothing stands before this comma")
                yield Mistake(number + 1, column + comma.start(1) + 1, "yaml-syntax", message, say("delete it"))
            self._skipped_to = last + 1


def _other_space(line: int, column: int) -> Mistake:
    message = say("a space that is no ordinary space stands here, such as a no-break space")
    hint = say("delete it and press the space bar")
    return Mistake(line, column, "indentation", message, hint)


def _without_quoted(text: str) -> str:
    """A text in which what stands in quotation marks is letters, so that all else keeps its place."""
    for pattern in (_DOUBLE_QUOTED, _SINGLE_QUOTED):
        text = pattern.sub(lambda match: "x" * len(match[0]), text)
    return text


def _depth(text: str) -> int:
    bare = _without_quoted(text)
    return sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}")


def _is_plain(text: str) -> bool:
    """Whether a line holds text only: no name of a field, and no line between documents."""
    return re.search(r":(\s|$)", text) is None and not text.startswith(("---", "...", '"', "'"))


def _width(line: str) -> int:
    """With how many spaces a line begins."""
    return len(line) - len(line.lstrip(" "))
