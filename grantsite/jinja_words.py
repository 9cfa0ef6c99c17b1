"""What Jinja says of a mistake in a template, and what is said instead, with its own words behind it."""

import re
from collections.abc import Callable

from grantsite.messages import Message, say


def _unknown_tag(name: str) -> Message:
    tag = f"{{% {name} %}}"
    return say("there is no {tag}, or nothing is open here that it ends", tag=tag)


def _undefined(name: str) -> Message:
    return say('nothing is called "{name}" here', name=name)


def _no_attribute(owner: str, name: str) -> Message:
    return say('"{name}" is nothing that {owner} has', name=name, owner=owner)


def _end() -> Message:
    return say("the template ends before all that it opens is closed")


def _no_template(name: str) -> Message:
    return say('there is no template "{name}"', name=name)


def _no_filter(name: str) -> Message:
    return say('there is no filter "{name}"', name=name)


def _expected(expected: str, found: str) -> Message:
    return say("{expected} was expected here, not {found}", expected=expected, found=found)


def _unexpected(sign: str) -> Message:
    return say("{sign} stands where it cannot stand", sign=sign)


def _name_expected() -> Message:
    return say("a name or a number was expected here")


_OURS: tuple[tuple[re.Pattern[str], Callable[..., Message]], ...] = (
    (re.compile(r"Encountered unknown tag '([^']*)'"), _unknown_tag),
    (re.compile(r"'([^']*)' is undefined"), _undefined),
    (re.compile(r"'([^']*)' has no attribute '([^']*)'"), _no_attribute),
    (re.compile(r"Unexpected end of template"), _end),
    (re.compile(r"'([^']*)' not found in search path"), _no_template),
    (re.compile(r"No filter named '([^']*)'"), _no_filter),
    (re.compile(r"expected token '([^']*)', got '([^']*)'"), _expected),
    (re.compile(r"unexpected '([^']*)'"), _unexpected),
    (re.compile(r"expected name or number"), _name_expected),
)


def in_our_words(said: str) -> str:
    """A message of Jinja so that it can be said in every language; as it is where it is another."""
    for pattern, ours in _OURS:
        if match := pattern.match(said):
            return say("{ours} (Jinja: {said})", ours=ours(*match.groups()), said=said)
    return said
