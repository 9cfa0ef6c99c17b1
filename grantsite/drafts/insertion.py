"""A draft into the text of a record that exists: every other byte of it stays as it was."""

import re

from grantsite.drafts.given import Given, as_typed
from grantsite.drafts.template import item_lines
from grantsite.errors import ContentError, UsageError
from grantsite.messages import say
from grantsite.yamlfile import Extent, extents, parse

_INDENT = "  "


def insert(text: str, path: str, field: str, lines: list[str], *, is_item: bool) -> tuple[str, int]:
    """The text with a field's value: a group of ``lines``, or one more item of a list; and the line it begins on.

    Raises UsageError where it cannot be put in without touching what is there.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    rows = text.split("\n")
    known = extents(text)
    extent = known.get(field)
    margin = " " * min((e.name[1] for e in known.values()), default=0)
    if extent is None:
        at, added = _end(rows), [f"{margin}{field}:", *_below(margin, lines, is_item=is_item)]
    elif _is_empty(rows, extent):
        _clear(rows, extent)
        at, added = extent.name[0] + 1, _below(margin, lines, is_item=is_item)
    elif is_item and not extent.in_brackets:
        at, added = _after(rows, extent), _like_the_others(rows, extent, lines)
    elif is_item:
        message = say(
            "{place}: {field} is written in brackets; write each item on lines of its own, then repeat the command",
            place=_place(path, extent),
            field=field,
        )
        raise UsageError(message)
    else:
        raise UsageError(say("{place}: {field} is there already; edit it", place=_place(path, extent), field=field))
    ending = newline[:-1]
    if at == len(rows) and rows[-1:] != [""] and ending and not rows[-1].endswith(ending):
        rows[-1] += ending
    changed = "\n".join([*rows[:at], *(line + ending for line in added), *(rows[at:] or [""])])
    _check(text, changed, path, field, is_item=is_item)
    return changed, at + 1


def _place(path: str, extent: Extent) -> str:
    return f"{path}:{extent.begin[0] + 1}:{extent.begin[1] + 1}"


def _end(rows: list[str]) -> int:
    """The row behind the last, which a text that ends in a line's end has empty."""
    return len(rows) - 1 if not rows[-1] else len(rows)


def _is_empty(rows: list[str], extent: Extent) -> bool:
    (first, start), (last, end) = extent.begin, extent.end
    value = rows[first][start:end] if first == last else rows[first][start:]
    if first != last and extent.in_brackets:
        value = "".join([value, *rows[first + 1 : last], rows[last][:end]])
    return re.sub(r"\s", "", value) in ("[]", "", "~", "null", "Null", "NULL") and (first == last or extent.in_brackets)


def _clear(rows: list[str], extent: Extent) -> None:
    """Take out ``[]`` or ``null``; what stands behind it, a comment, stays."""
    (first, start), (last, end) = extent.begin, extent.end
    if first == extent.name[0]:
        head, tail = rows[first][:start].rstrip(" "), rows[last][end:]
        rows[first : last + 1] = [head + tail]
    else:
        rest = rows[first][:start].rstrip(" ") + rows[last][end:]
        rows[first : last + 1] = [rest] if rest.strip() else []


def _below(margin: str, lines: list[str], *, is_item: bool) -> list[str]:
    return [f"{margin}{_INDENT}{line}" for line in (item_lines(lines) if is_item else lines)]


def _hyphen(rows: list[str], extent: Extent) -> int:
    row, column = extent.begin
    return rows[row].rindex("-", 0, column + 1)


def _after(rows: list[str], extent: Extent) -> int:
    """The row behind the list's last item, and behind the comments that belong to it."""
    row, column = extent.end
    last = row if column else row - 1  # a text of several lines ends at the beginning of the next
    while not rows[last].strip():
        last -= 1
    hyphen = _hyphen(rows, extent)
    following = last + 1
    while following < len(rows) and re.match(rf" {{{hyphen + 1},}}#", rows[following]):
        following += 1
    return following


def _like_the_others(rows: list[str], extent: Extent, lines: list[str]) -> list[str]:
    """An item with the indentation of the first one."""
    hyphen = _hyphen(rows, extent)
    match = re.match(r"-( +)\S", rows[extent.begin[0]][hyphen:])
    return [" " * hyphen + line for line in item_lines(lines, len(match[1]) if match else 1)]


def _check(before: str, after: str, path: str, field: str, *, is_item: bool) -> None:
    """Nothing but the field has changed, and of a list only its end."""
    old, new = _fields(before, path), _fields(after, path)
    earlier, value = old.pop(field, None), new.pop(field, None)
    items = earlier if isinstance(earlier, list) else []
    kept = isinstance(value, list) and value[:-1] == items if is_item else isinstance(value, dict)
    if old != new or not kept:
        raise UsageError(
            say("{path}: {field} cannot be put in without touching other lines; edit the file", path=path, field=field)
        )


def _fields(text: str, path: str) -> dict[str, Given]:
    try:
        fields = as_typed(parse(text, path))
    except ContentError:
        return {}
    return fields if isinstance(fields, dict) else {}
