"""What the YAML library says of a text that it cannot read, and what is said instead."""

from typing import NamedTuple

from grantsite.messages import Message, say

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
    "nesting depth": (
        say("brackets stand in brackets too often"),
        say("take out the superfluous brackets or indentation"),
    ),
}
_COMPARE = say("compare the line and the one above with a neighbouring record")


class Failure(NamedTuple):
    """What the YAML library says: where (from 1, in the text), and its own words."""

    line: int
    column: int
    said: str


class Mistake(NamedTuple):
    """What is wrong in one place of a text: line and column from 1, the code of the problem, what is said of it."""

    line: int
    column: int
    code: str
    message: Message
    hint: Message


def in_our_words(failure: Failure) -> Mistake:
    """What the library found, in the words of somebody who types records."""
    for words, (message, hint) in _OURS.items():
        if words in failure.said:
            full = say("this is not YAML: {reason}", reason=message)
            return Mistake(failure.line, failure.column, "yaml-syntax", full, hint)
    message = say("this is not YAML: {reason}", reason=failure.said)
    return Mistake(failure.line, failure.column, "yaml-syntax", message, _COMPARE)
