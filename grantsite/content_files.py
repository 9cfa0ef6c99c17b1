"""The files below the content folder, in a fixed order, with what tells later whether one is still the same."""

import os
from collections.abc import Iterator
from typing import NamedTuple

# Records lie at most two folders down; one more is entered, so that what lies there is named.
_DEEPEST = 3

FILE, FOLDER, LINK = "file", "folder", "link"


class Signature(NamedTuple):
    """Size, times of change of content and of the file's entry in nanoseconds, and the file's number on its disk."""

    size: int
    changed: int
    entry_changed: int
    number: int


class Item(NamedTuple):
    """Something in the content folder: its path, the names that lead to it from there, and what it is. A folder is one
    that cannot be read, or that lies deeper than any record; a link is never followed."""

    path: str
    parts: tuple[str, ...]
    kind: str
    signature: Signature | None  # of a file


def walk(folder: str, parts: tuple[str, ...] = ()) -> Iterator[Item]:
    """What lies below a folder, by name; hidden files (an editor's own) are passed over."""
    try:
        with os.scandir(folder) as found:
            items = sorted(found, key=lambda item: item.name)
    except OSError:
        yield Item(folder, parts, FOLDER, None)
        return
    for item in items:
        if item.name.startswith(".") or item.name.endswith("~"):
            continue
        inside = (*parts, item.name)
        if item.is_symlink():
            yield Item(item.path, inside, LINK, None)
        elif not item.is_dir():
            yield Item(item.path, inside, FILE, _signature(item))
        elif len(parts) < _DEEPEST:
            yield from walk(item.path, inside)
        else:
            yield Item(item.path, inside, FOLDER, None)


def _signature(item: "os.DirEntry[str]") -> Signature | None:
    try:
        status = item.stat(follow_symlinks=False)
    except OSError:  # it is gone: whoever reads it says so
        return None
    return Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def is_walked(parts: tuple[str, ...]) -> bool:
    """Whether a file that these names lead to is among those that are found."""
    return len(parts) <= _DEEPEST + 1 and not any(name.startswith(".") or name.endswith("~") for name in parts)
