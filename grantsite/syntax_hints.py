"""Words for an editor whose file is no YAML: how far in a line is to begin, and a text as it is to be typed."""

from grantsite.messages import Message, count, say, say_many

# How much of a text a hint repeats.
_LONGEST = 200


def far_in(spaces: int) -> Message:
    """What is wrong with a line that begins with so many spaces."""
    return say_many(
        spaces,
        "the line begins with {number} space, but no field above does",
        "the line begins with {number} spaces, but no field above does",
    )


def begin_with(spaces: list[int]) -> Message:
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


def in_quotes(value: str) -> Message:
    """The hint that shows a text in the marks that it needs."""
    return say("write {value}", value=quoted(value))


def quoted(value: str) -> str:
    """A text in the marks that it needs."""
    text = value.rstrip()
    return _single_quoted(text) if '"' in text or "\\" in text else short(f'"{text}"')


def _single_quoted(text: str) -> str:
    return short("'" + text.rstrip().replace("'", "''") + "'")


def short(text: str) -> str:
    """A text to be typed, in one line; the end of a very long one is left out."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
