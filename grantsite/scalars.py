"""Scalars of a file into values: codes, texts, addresses. A mistake is reported where it stands.

A scalar is the text that was typed; the field's declaration says how it is read. Nothing is guessed: where another
convention is recognised, the hint says how it is written here.
"""

import difflib
import re
from collections.abc import Callable
from typing import Any, TypeGuard

from grantsite.codes import ERROR
from grantsite.errors import MOST_IN_A_FILE, Problem
from grantsite.gazetteer import Gazetteer
from grantsite.letters import ZERO_WIDTH, is_suspicious, look_alikes
from grantsite.messages import Message, joined, say
from grantsite.names import plain_letters
from grantsite.nodes import Mapping, Node, Scalar, Sequence
from grantsite.yamlfile import looks_like_other_than_text

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

_URL = re.compile(r"""https?://[^\s/<>"'{}|\\^`]+(/[^\s<>"'{}|\\^`]*)?""", re.IGNORECASE)
# A name, and perhaps a password, before the host: https://vm.fi@elsewhere.example leads elsewhere.
USER_IN_ADDRESS = re.compile(r"https?://([^/?#\s)]*@)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", re.IGNORECASE)
HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_BREAK = re.compile(r"[\t\r\n]")
# What begins any of these: nearly no text has one.
_ODD = re.compile(r"[<&\t\r\n]")
_MOST_BEFORE = 40
_CODE_DIGITS = 3
# A longer name in small letters is nothing to be typed.
_LONGEST_SLUG = 40
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_ADDRESS_INSIDE = re.compile(r"[<(\"'](https?://[^\s<>()\"']+)[>)\"']")
_OF_LETTERS = ("html", "look-alike")
_TEXT = '"…"'
_TYPOGRAPHIC = "”“„’‘‚»«"


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
        if isinstance(node, Scalar) and node.text in values and not node.is_null:
            return node.text
        scalar = scalar_of(node, reading, say("one of {words}", words=words), values[0])
        if scalar is None:
            return UNREAD
        close = difflib.get_close_matches(scalar.text, values, n=1)
        reading.report(
            scalar,
            "unknown-choice",
            say("{found} is not one of {words}", found=described(scalar), words=words),
            did_you_mean(close[0]) if close else say("choose one of {words}", words=words),
        )
        return UNREAD

    return read


def did_you_mean(name: str) -> Message:
    """The hint that names the nearest right word."""
    return say('did you mean "{name}"?', name=name)


def line(node: Node, reading: Reading) -> Any:
    """A text, in one line. It holds no HTML and no letters that only look right, unless it quotes them."""
    scalar = _text(node, reading)
    return scalar.text.strip() if scalar is not None and not report_look_alikes(scalar, reading) else UNREAD


def printed(node: Node, reading: Reading) -> Any:
    """A text as a source prints it. Its slips are kept; ``reader`` looks for a note that says so."""
    scalar = _text(node, reading)
    return scalar.text.strip() if scalar is not None else UNREAD


def _is_text(node: Node) -> TypeGuard[Scalar]:
    """Whether nothing is wrong with a text. Asked first, because it is so of nearly all."""
    return (
        isinstance(node, Scalar)
        and not node.hidden
        and bool(node.text.strip())
        and not _ODD.search(node.text)
        and not looks_like_other_than_text(node)
    )


def _text(node: Node, reading: Reading) -> Scalar | None:
    """The scalar of a text in one line, or None after saying what is wrong."""
    if _is_text(node):
        return node
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
    if _report_break(scalar, reading):
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


def _report_break(scalar: Scalar, reading: Reading) -> bool:
    """Report a line break or tab inside a text; those around it are of the file and not of the text.

    Every text of a record or setting is one line: files whose records are lines (RIS, calendars) would take the rest
    for a record of its own. A text may still be folded over lines of the file. Only prose has lines of its own.
    """
    text = scalar.text.strip()
    found = _BREAK.search(text)
    if found is None:
        return False
    before = text[: found.start()].rstrip()
    words = before if len(before) <= _MOST_BEFORE else "…" + before[-_MOST_BEFORE:]
    if found[0] == "\t":
        hint = say("write a space in its place")
        reading.report(scalar, "tab", say('the text has a tab after "{words}"', words=words), hint)
    else:
        hint = say("write the text as one line, with a space in place of the line break")
        reading.report(scalar, "line-break", say('the text has a line break after "{words}"', words=words), hint)
    return True


def report_look_alikes(scalar: Scalar, reading: Reading, *, as_printed: bool = False) -> bool:
    """Report every letter of a text that only looks like the right one. Whether there is any."""
    if not is_suspicious(scalar.text):
        return False
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
        if isinstance(node, Scalar) and compiled.fullmatch(node.text) and not looks_like_other_than_text(node):
            return node.text
        scalar = scalar_of(node, reading, form, example)
        if scalar is None:
            return UNREAD
        text = scalar.text
        if compiled.fullmatch(text):
            other = looks_like_other_than_text(scalar)
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
            slug = _NOT_IN_SLUG.sub("-", plain_letters(text)).strip("-")
            hint = say("write {form}, such as {example}", form=form, example=example)
            if municipality and text.isascii() and text.isdigit() and len(text) < _CODE_DIGITS:
                hint = _padded_hint(text, reading.gazetteer)
            elif not quoted and " " not in text and compiled.fullmatch(slug) and len(slug) <= _LONGEST_SLUG:
                hint = say("if this is meant, write {text}", text=slug)
            message = say("{found} is not of the form {form}", found=described(scalar), form=form)
            reading.report(scalar, "wrong-format", message, hint)
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


def without_user(found: re.Match[str]) -> Message:
    """The hint for an address with a user's name in it, as ``USER_IN_ADDRESS`` finds one."""
    return say("take out {name}, if the address that is left is the one that is meant", name=found[1])


def url(node: Node, reading: Reading) -> Any:
    """An address of the web."""
    if isinstance(node, Scalar) and _URL.fullmatch(node.text):
        named = USER_IN_ADDRESS.match(node.text)
        if named is None:
            return node.text
        reading.report(node, "unsafe-link", say("a name before @ hides where an address leads"), without_user(named))
        return UNREAD
    scalar = scalar_of(node, reading, say("an address"), "https://…")
    if scalar is None:
        return UNREAD
    hint = say("copy the whole address; it begins with https:// or http://")
    if _BARE_HOST.fullmatch(scalar.text):
        hint = say("if this is the page meant, write https://{address}", address=scalar.text)
    elif inside := _ADDRESS_INSIDE.search(scalar.text):
        hint = say("write {value}", value=inside[1])
    elif scalar.text.startswith(("http://", "https://")) and " " in scalar.text:
        hint = say("an address has no spaces: write %20 in place of each, or take them out")
    message = say("{found} is not an address of a web page", found=described(scalar))
    reading.report(scalar, "unsafe-link", message, hint)
    return UNREAD
