"""What is said of a comparison as a whole: between what it is, what was not compared, and which side has errors."""

from collections.abc import Iterator

from grantsite.comparison.changes import Comparison, Side
from grantsite.messages import Message, say, say_many


def opening(comparison: Comparison) -> Message:
    """The first line; the only one where nothing differs."""
    sides = say("{base} → {head}", base=comparison.base.name, head=comparison.head.name)
    if comparison.is_empty:
        if comparison.unread:
            return say("No facts changed in what can be read: {sides}.", sides=sides)
        return say("No facts changed: {sides}.", sides=sides)
    number = len(comparison.records)
    changed = say_many(number, "{number} record changed", "{number} records changed")
    return say("{changed}: {sides}", changed=changed, sides=sides)


def notes(comparison: Comparison) -> Iterator[Message]:
    """What an editor has to know beside the changes."""
    for path in comparison.only_form:
        yield say("{path}: only the form of the file changed (comments, spaces, quotes), no facts", path=path)
    for path, sides in comparison.unread:
        yield say("{path}: cannot be read, so it is not compared: {sides}", path=path, sides=sides)
    if comparison.unread:
        yield say("the sums leave out what cannot be read, and are not held against the control totals")
    for side in (comparison.base, comparison.head):
        if side.errors:
            yield _errors(side)


def _errors(side: Side) -> Message:
    errors = say_many(side.errors, "{number} error", "{number} errors")
    if side.commit:
        return say(
            "{side} has {errors}: check out that revision, and python build.py check names each",
            side=side.name,
            errors=errors,
        )
    return say("{side} has {errors}: python build.py check names each", side=side.name, errors=errors)
