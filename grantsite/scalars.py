"""Scalars of a file into values: amounts, dates, codes, texts, addresses. A mistake is reported where it stands.

A scalar is the text that was typed; the field's declaration says how it is read. Nothing passes through a binary
float, and nothing is guessed: where another convention is recognised, the hint says how it is written here.
"""

import difflib
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from grantsite.codes import ERROR
from grantsite.errors import MOST_IN_A_FILE, Problem
from grantsite.gazetteer import Gazetteer
from grantsite.letters import ZERO_WIDTH, look_alikes
from grantsite.messages import Message, joined, say
from grantsite.yamlfile import Mapping, Node, Scalar, Sequence, looks_like_other_than_text

# Stands for a value that could not be read; its problem has been reported.
UNREAD = object()


class TooManyError(Exception):
    """The record has more problems than are shown; reading on would only cost time."""


class Reading:
    """What the readers of one record share: where problems go, and what helps to say how to mend them."""

    def __init__(self, path: str, gazetteer: Gazetteer, fields: frozenset[str] = frozenset()) -> None:
        """``fields`` are the names of the record's own fields, those that stand at its left margin."""
        self.path = path
        self.gazetteer = gazetteer
        self.fields = fields
        self.problems: list[Problem] = []
        self.misplaced: set[str] = set()  # fields of the record that stand in one of its groups

    def report(self, at: Node, code: str, message: Message, hint: Message, offset: int = 0) -> None:
        """A problem at a node, or ``offset`` characters into the text of a scalar of one line.

        Raises TooManyError, which ends the reading of the record.
        """
        if len(self.problems) > MOST_IN_A_FILE:
            raise TooManyError
        if isinstance(at, Scalar) and code not in _OF_LETTERS and ZERO_WIDTH.search(at.text):
            return  # its form is wrong for a character that has been reported
        column = at.column
        if offset and isinstance(at, Scalar):
            column += offset + (0 if at.plain else 1)
        self.problems.append(Problem(self.path, at.line, column, ERROR, code, message, hint))


Reader = Callable[[Node, Reading], Any]

_MONEY = re.compile(r"(0|[1-9][0-9]*)\.([0-9]{2})")
_COUNT = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FINNISH_DATE = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
_LOOSE_DATE = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})([T ].*)?")
_URL = re.compile(r"""https?://[^\s/<>"'{}|\\^`]+(/[^\s<>"'{}|\\^`]*)?""", re.IGNORECASE)
_BARE_HOST = re.compile(r"(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", re.IGNORECASE)
HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_CODE_DIGITS = 3
_OF_LETTERS = ("html", "look-alike")
_TEXT = '"…"'
_TYPOGRAPHIC = "”“„’‘‚»«"
# 9 999 999 999.99 euros: far above any grant, far below where arithmetic or a page's layout would suffer.
_MAX_AMOUNT_DIGITS = 10


def described(node: Node) -> Message:
    """What a node is, for a message that says what was expected instead."""
    if isinstance(node, Mapping):
        return say("a group of fields")
    if isinstance(node, Sequence):
        return say("a list")
    if node.is_null:
        return say("nothing")
    text = node.text if len(node.text) <= 60 else node.text[:57] + "…"
    return say('"{text}"', text=text)


def scalar_of(node: Node, reading: Reading, what: Message, example: str) -> Scalar | None:
    """The scalar of a node, or None after saying that ``what`` was expected."""
    if isinstance(node, Scalar) and not node.is_null:
        return node
    is_text = example == _TEXT
    if isinstance(node, Scalar) and node.hidden:
        hint = say('write "{text}"', text=node.hidden) if is_text else say("write the value without #")
        message = say("there is no value: what follows # is a comment")
        reading.report(node, "quotes", message, hint)
        return None
    code = "missing-field" if isinstance(node, Scalar) else "wrong-type"
    hint = say("write a value such as {example}", example=example)
    if is_text:
        hint = say("write the text, or delete the field if it may be left out")
    reading.report(node, code, say("expected {what}, found {found}", what=what, found=described(node)), hint)
    return None


def choice(values: list[str]) -> Reader:
    """One of a few words."""
    words = joined(values)

    def read(node: Node, reading: Reading) -> Any:
        scalar = scalar_of(node, reading, say("one of {words}", words=words), values[0])
        if scalar is None:
            return UNREAD
        if scalar.text not in values:
            close = difflib.get_close_matches(scalar.text, values, n=1)
            reading.report(
                scalar,
                "unknown-choice",
                say("{found} is not one of {words}", found=described(scalar), words=words),
                did_you_mean(close[0]) if close else say("choose one of {words}", words=words),
            )
            return UNREAD
        return scalar.text

    return read


def did_you_mean(name: str) -> Message:
    """The hint that names the nearest right word."""
    return say('did you mean "{name}"?', name=name)


def line(node: Node, reading: Reading) -> Any:
    """A text. It holds no HTML and no letters that only look right, unless it quotes them."""
    scalar = _text(node, reading)
    return scalar.text.strip() if scalar is not None and not report_look_alikes(scalar, reading) else UNREAD


def printed(node: Node, reading: Reading) -> Any:
    """A text as a source prints it. Its slips are kept; ``reader`` looks for a note that says so."""
    scalar = _text(node, reading)
    return scalar.text.strip() if scalar is not None else UNREAD


def _text(node: Node, reading: Reading) -> Scalar | None:
    scalar = scalar_of(node, reading, say("text"), _TEXT)
    if scalar is None:
        return None
    if not scalar.text.strip():
        reading.report(
            scalar,
            "missing-text",
            say("the text is empty"),
            say("write the text, or delete the field if it may be left out"),
        )
        return None
    if scalar.hidden:
        reading.report(
            scalar,
            "quotes",
            say("the text ends before #: what follows is a comment"),
            say('write "{text}", or a space after # where it is a comment', text=f"{scalar.text} {scalar.hidden}"),
            len(scalar.text),
        )
        return None
    if other := looks_like_other_than_text(scalar):
        reading.report(
            scalar,
            "unquoted",
            say("unquoted {text} is {other} to other programs", text=scalar.text, other=other),
            say('write "{text}"', text=scalar.text),
        )
        return None
    if html := HTML.search(scalar.text):
        reading.report(
            scalar,
            "html",
            say('"{tag}" is HTML; texts of records are plain', tag=html[0]),
            say("delete it, or write the sign in words"),
            html.start(),
        )
        return None
    return scalar


def report_look_alikes(scalar: Scalar, reading: Reading, *, as_printed: bool = False) -> bool:
    """Report every letter of a text that only looks like the right one. Whether there is any."""
    found = False
    for suspect in look_alikes(scalar.text):
        hint = (
            say('write "{meant}"; where a source prints it so, add a note', meant=suspect.meant)
            if as_printed
            else say('write "{meant}"; a quotation stands in quotation marks', meant=suspect.meant)
        )
        reading.report(scalar, "look-alike", suspect.message(), hint, suspect.offset)
        found = True
    return found


def pattern(expression: str, form: Message, example: str, *, quoted: bool, municipality: bool = False) -> Reader:
    """A text of a fixed form. ``quoted`` where other programs would read it as a number without quotes."""
    compiled = re.compile(expression)

    def read(node: Node, reading: Reading) -> Any:
        scalar = scalar_of(node, reading, form, example)
        if scalar is None:
            return UNREAD
        text = scalar.text
        if compiled.fullmatch(text):
            other = looks_like_other_than_text(scalar)
            if other is None:
                return text
            message = say("unquoted {text} is a number to other programs, which changes it", text=text)
            if not quoted:
                message = say("unquoted {text} is {other} to other programs", text=text, other=other)
            reading.report(scalar, "unquoted", message, say('write "{text}"', text=text))
        elif compiled.fullmatch(bare := text.strip(_TYPOGRAPHIC + "'\" ")) and bare != text:
            reading.report(
                scalar,
                "quotes",
                say("{found} has the wrong quotation marks", found=described(scalar)),
                say('write "{text}" with straight quotation marks', text=bare)
                if quoted
                else say("write {text}", text=bare),
            )
        elif municipality and re.search(r"[^\W\d_]{2}", text):
            reading.report(
                scalar,
                "name-for-code",
                say("{found} is a name; the code of the municipality belongs here", found=described(scalar)),
                _code_hint(text, reading.gazetteer),
            )
        elif quoted and scalar.plain and looks_like_other_than_text(scalar):
            reading.report(
                scalar,
                "unquoted",
                say("unquoted {text} is a number to other programs, which changes it", text=text),
                _padded_hint(text, reading.gazetteer)
                if municipality
                else say("write it in quotation marks, as {example}", example=example),
            )
        else:
            reading.report(
                scalar,
                "wrong-format",
                say("{found} is not of the form {form}", found=described(scalar), form=form),
                say("write {form}, such as {example}", form=form, example=example),
            )
        return UNREAD

    return read


def _padded_hint(text: str, gazetteer: Gazetteer) -> Message:
    """What is said of a municipality's code whose zeros another program has taken away."""
    code = text.zfill(_CODE_DIGITS)
    if gazetteer.knows(code):
        return say('if {name} is meant, write "{code}"', name=gazetteer.name(code), code=code)
    return say("write three digits in quotation marks; the codes stand in content/municipalities/")


def _code_hint(written: str, gazetteer: Gazetteer) -> Message:
    code = gazetteer.exact(written)
    if code is not None:
        return say('write "{code}", the code of {name}', code=code, name=gazetteer.name(code))
    near = gazetteer.near(written)
    if near:
        names = joined([say('{name} "{code}"', name=gazetteer.name(c), code=c) for c in near])
        return say("if this is meant, write its code: {names}", names=names)
    return say("the codes stand in content/municipalities/")


def money(node: Node, reading: Reading) -> Any:
    """Integer cents from ``68000.00``: never through a binary float."""
    scalar = scalar_of(node, reading, say("an amount in euros"), "68000.00")
    if scalar is None:
        return UNREAD
    match = _MONEY.fullmatch(scalar.text)
    if match is None:
        reading.report(
            scalar,
            "amount-format",
            say("{found} is not an amount in euros", found=described(scalar)),
            _amount_hint(scalar.text),
        )
        return UNREAD
    if not scalar.plain:
        reading.report(
            scalar,
            "wrong-type",
            say("the amount {found} is in quotes", found=described(scalar)),
            say("write {text} without quotes", text=scalar.text),
        )
        return UNREAD
    if len(match[1]) > _MAX_AMOUNT_DIGITS:
        message = say("{found} is larger than any grant", found=described(scalar))
        reading.report(scalar, "out-of-range", message, say("check the digits"))
        return UNREAD
    return int(match[1]) * 100 + int(match[2])


def _amount_hint(text: str) -> Message:
    """What an amount typed in another convention would be in ours, or an example where that is not certain."""
    bare = re.sub(r"[\s\u00a0\u202f\u2009€'\"]|eur(oa?)?", "", text.strip(), flags=re.IGNORECASE)
    amount = None
    if match := re.fullmatch(r"([0-9]+)([.,]([0-9]{1,2})|,-)?", bare):
        amount = f"{int(match[1])}.{(match[3] or '').ljust(2, '0')}"
    elif match := re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{2}))?", bare):
        amount = f"{int(re.sub('[.,]', '', match[1]))}.{match[2] or '00'}"
    if amount is None:
        return say("write an amount such as 68000.00: digits, a full stop and two decimals")
    return say("write {amount}: digits, a full stop and two decimals", amount=amount)


def number(node: Node, reading: Reading) -> Any:
    """A whole number."""
    scalar = scalar_of(node, reading, say("a whole number"), "12")
    if scalar is None:
        return UNREAD
    if not scalar.plain or not _COUNT.fullmatch(scalar.text) or len(scalar.text) > 12:
        reading.report(
            scalar,
            "wrong-type",
            say("{found} is not a whole number", found=described(scalar)),
            say("write digits only, without quotes, such as 12"),
        )
        return UNREAD
    return int(scalar.text)


def decimal(node: Node, reading: Reading) -> Any:
    """A number with a full stop."""
    scalar = scalar_of(node, reading, say("a number"), "62.5862")
    if scalar is None:
        return UNREAD
    if not scalar.plain or not _DECIMAL.fullmatch(scalar.text) or len(scalar.text) > 20:
        reading.report(
            scalar,
            "wrong-type",
            say("{found} is not a number", found=described(scalar)),
            say("write digits and a full stop, without quotes, such as 62.5862"),
        )
        return UNREAD
    return Decimal(scalar.text)


def day(node: Node, reading: Reading) -> Any:
    """A date, year-month-day."""
    scalar = scalar_of(node, reading, say("a date"), "2020-12-09")
    if scalar is None:
        return UNREAD
    try:
        if not _DATE.fullmatch(scalar.text):
            raise ValueError
        return date.fromisoformat(scalar.text)
    except ValueError:
        reading.report(
            scalar,
            "date-format",
            say("{found} is not a date in the form year-month-day", found=described(scalar)),
            _date_hint(scalar.text),
        )
        return UNREAD


def _date_hint(text: str) -> Message:
    parts = None
    if match := _FINNISH_DATE.fullmatch(text):
        parts = match[3], match[2], match[1]
    elif match := _LOOSE_DATE.fullmatch(text):
        parts = match[1], match[2], match[3]
    if parts is not None:
        try:
            return say("write {date}", date=date(*map(int, parts)).isoformat())
        except ValueError:
            return say("there is no such day; write year-month-day, such as 2020-12-09")
    return say("write year-month-day, such as 2020-12-09")


def url(node: Node, reading: Reading) -> Any:
    """An address of the web."""
    scalar = scalar_of(node, reading, say("an address"), "https://…")
    if scalar is None:
        return UNREAD
    if not _URL.fullmatch(scalar.text):
        hint = say("copy the whole address; it begins with https:// or http://")
        if _BARE_HOST.fullmatch(scalar.text):
            hint = say("if this is the page meant, write https://{address}", address=scalar.text)
        message = say("{found} is not an address of a web page", found=described(scalar))
        reading.report(scalar, "unsafe-link", message, hint)
        return UNREAD
    return scalar.text
