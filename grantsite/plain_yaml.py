"""YAML as people write records in it, read line by line: a fifth of the library's time.

Known is only what means one thing: groups and lists of fields and scalars in blocks, one-line scalars that are plain or
in straight quotation marks without escapes, texts folded by ``>-``, lists and groups of short scalars in brackets on
one line, and comments on lines of their own. Of any other text, and of any that is wrong, nothing is said here: the
library reads it, and explains it. ``tests/test_plain_yaml.py`` holds both equal.
"""

import re
from functools import cache
from typing import NamedTuple

from grantsite.letters import ORDINARY
from grantsite.nodes import Mapping, Node, Scalar, Sequence

# Of the signs of ``ORDINARY`` those of Latin-1, which most texts make do with. To compile the patterns for all of them
# takes five to eight milliseconds of each start, for these one.
LATIN = "\u00a0-\u00ac\u00ae-\u00ff"


class _Patterns(NamedTuple):
    """Of a line: the spaces before it, the hyphen of an item, the key, the value with all its lines, and the spaces
    before those that are folded (``inside``), in this order. All are empty in an empty line and in a comment. No record
    is indented further, and what is not cannot be nested as deep as what the library's reader refuses.

    Of a scalar in brackets: its key, if it has one, and its text.
    """

    line: re.Pattern[str]
    short: re.Pattern[str]


@cache
def patterns(ordinary: str) -> _Patterns:
    """The patterns for texts whose signs beyond ASCII are these, as for a class of a regular expression."""
    key = r"[a-z_][a-z0-9_]{0,60}+"
    # Where a text in quotation marks has no escapes; and a scalar without them, which ends before ": " and " #".
    quoted = rf'"[ !#-\[\]-~{ordinary}]*+"'
    begin = rf"A-Za-z0-9(/{ordinary}"
    plain = rf"[{begin}][ !-\"$-9;-~{ordinary}]*+(?:(?::(?=[^ \n])|(?<! )#)[ !-\"$-9;-~{ordinary}]*+)*+"
    # What is folded: its lines stand equally far in, by the spaces of the first.
    folded = rf">-(?=\n(?P<inside> ++))(?:\n(?P=inside)(?! )[ -~{ordinary}]++)++(?=\n++(?:#| *+[^ #\n])|\n*+\Z)"
    # In brackets: letters, digits and a few signs that mean nothing there.
    short = rf"(?:[A-Za-z0-9{ordinary}][A-Za-z0-9 ()+./_{ordinary}-]*+(?<! )|{quoted})"
    shorts = rf"{short}(?:, {short})*+"
    a_list = rf"\[(?:{shorts})?+\]|\[\n ++{shorts}(?:,\n ++{shorts})*+,?+\n ++\]"
    group = rf"\{{{key}: {short}(?:, {key}: {short})*+\}}"
    return _Patterns(
        re.compile(
            rf"^(?P<spaces> {{0,12}}+)(?:#[ -~{ordinary}]*+|(?P<hyphen>- )?(?:(?P<key>{key}):(?: |$))?"
            rf"(?P<value>{quoted}|{plain}|{a_list}|{group}|{folded})?)$",
            re.MULTILINE,
        ),
        re.compile(rf"(?:(?P<key>{key}): )?(?P<text>{short})"),
    )


def _patterns_for(text: str) -> _Patterns:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return patterns(ORDINARY)
    return patterns(LATIN)


# How a value begins that is not plain.
_SPECIAL = '"[{>'

# A line that is neither empty nor a comment: its number, how far in it begins, and the parts above.
_Row = tuple[int, int, str, str, str, str]
_END: _Row = (0, -1, "", "", "", "")
# Nodes are made by the thousand: so in half the time that their own constructor takes.
_new = tuple.__new__


class _UncertainError(Exception):
    """Something that the library must look at."""


def plain_nodes(text: str, first_line: int = 1) -> Node | None:
    """The node of a text that begins on ``first_line`` of its file, as the library gives it; None where that is not
    known for certain."""
    if " \n" in text or text.endswith(" "):
        return None  # spaces at the end of a line mean something in places
    number = first_line
    rows: list[_Row] = []
    for spaces, hyphen, key, value, inside in _patterns_for(text).line.findall(text):
        if key or hyphen or value:
            rows.append((number, len(spaces), hyphen, key, value, inside))
            if "\n" in value:
                number += value.count("\n")
        number += 1
    if number != first_line + text.count("\n") + 1:
        return None  # there are other lines
    rows.append(_END)
    try:
        return _Rows(rows).document()
    except _UncertainError:
        return None


class _Rows:
    """Rows into nodes."""

    def __init__(self, rows: list[_Row]) -> None:
        """``rows`` end with ``_END``."""
        self._rows = rows
        self._next = 0

    def document(self) -> Node:
        """The node of all rows."""
        node = self._nested(-1)
        if node is None or node.column > 1 or self._rows[self._next] is not _END:
            raise _UncertainError
        return node

    def _nested(self, at: int) -> Node | None:
        """What stands below a key; None where nothing does. A list may begin as far in as its key."""
        number, column, hyphen, key, value, _ = self._rows[self._next]
        if hyphen:
            return self._sequence(column) if column >= at else None
        if column <= at:
            return None
        if not key and value[0] == "[":
            self._next += 1
            return _brackets(value, number, column + 1)
        return self._mapping(column)

    def _mapping(self, at: int) -> Mapping:
        rows = self._rows
        index = self._next
        number, column, hyphen, key, value, inside = rows[index]
        first = number
        entries: list[tuple[Scalar, Node]] = []
        while column == at and not hyphen:
            if not key:
                raise _UncertainError  # a text that goes on
            index += 1
            name = _new(Scalar, (key, True, number, at + 1, ""))
            begin = at + len(key) + 3
            node: Node | None
            if not value:
                self._next = index
                node = self._nested(at)
                if node is None:
                    node = _new(Scalar, ("", True, number, begin - 1, ""))
                index = self._next
            elif value[0] in _SPECIAL:
                node = _special(value, number, begin, len(inside) - at)
            else:
                node = _new(Scalar, (value, True, number, begin, ""))
            entries.append((name, node))
            number, column, hyphen, key, value, inside = rows[index]
        self._next = index
        if len({name[0] for name, _ in entries}) != len(entries):
            raise _UncertainError
        return _new(Mapping, (entries, first, at + 1))

    def _sequence(self, at: int) -> Sequence:
        rows = self._rows
        index = self._next
        number, column, hyphen, key, value, inside = rows[index]
        first = number
        items: list[Node] = []
        while column == at and hyphen:
            if key:
                rows[index] = (number, at + 2, "", key, value, inside)
                self._next = index
                items.append(self._mapping(at + 2))
                index = self._next
            else:
                index += 1
                if value[0] in _SPECIAL:
                    items.append(_special(value, number, at + 3, len(inside) - at))
                else:
                    items.append(_new(Scalar, (value, True, number, at + 3, "")))
            number, column, hyphen, key, value, inside = rows[index]
        self._next = index
        return _new(Sequence, (items, first, at + 1))


def _special(value: str, line: int, column: int, further_in: int) -> Node:
    """The node of a value that is not plain; the lines of one that is folded stand ``further_in`` than its field."""
    if value[0] == '"':
        return _new(Scalar, (value[1:-1], False, line, column, ""))
    if value[0] == ">":
        if further_in <= 0:
            raise _UncertainError
        text = " ".join([part.lstrip(" ") for part in value.split("\n")[1:]])
        return _new(Scalar, (text, False, line, column, ""))
    return _brackets(value, line, column)


def _brackets(value: str, line: int, column: int) -> Node:
    """A list or a group in brackets, the first of which stands at the place given."""
    first = line, column
    names: list[Scalar] = []
    items: list[Node] = []
    for part in value.split("\n"):
        bare = part.lstrip(" [{")
        column += len(part) - len(bare)
        for key, text in _patterns_for(bare).short.findall(bare):
            if key:
                names.append(_new(Scalar, (key, True, line, column, "")))
                column += len(key) + 2
            plain = text[0] != '"'
            items.append(_new(Scalar, (text if plain else text[1:-1], plain, line, column, "")))
            column += len(text) + 2
        line, column = line + 1, 1
    if value[0] == "[":
        return _new(Sequence, (items, *first))
    if len({name.text for name in names}) != len(names):
        raise _UncertainError
    return _new(Mapping, (list(zip(names, items, strict=True)), *first))
