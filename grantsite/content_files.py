"""The files below the content folder, in a fixed order, with what tells later whether one is still the same."""

import os
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

# Records lie at most two folders down; one more is entered, so that what lies there is named.
_DEEPEST = 3

FILE, FOLDER, LINK = "file", "folder", "link"


class Signature(NamedTuple):
    """Size, times of change of content and of the file's entry in nanoseconds, and the file's number on its disk.
    Whoever puts a time back, or another file of the same size and time in its place, still changes one of them."""

    size: int
    changed: int
    entry_changed: int
    number: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Signature":
        """What the system says of a file, without what says nothing of a change."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class Item(NamedTuple):
    """Something in the content folder: its path, the names that lead to it from there, and what it is. A folder is one
    that cannot be read, or that lies deeper than any record; a link is never followed."""

    path: str
    parts: tuple[str, ...]
    kind: str
    signature: Signature | None  # of a file


class Listing:
    """What lies below a content folder, by name; an editor's own files are passed over.

    A folder is looked at again only after it was forgotten: of thousands of files one is saved.
    """

    def __init__(self) -> None:
        self._folders: dict[str, list[Item]] = {}

    def forget(self, paths: Iterable[str] | None = None) -> None:
        """Files of these paths changed, came or went; None where that may be so of any."""
        if paths is None:
            self._folders.clear()
            return
        for folder in {str(folder) for path in paths for folder in PurePath(path).parents}:
            self._folders.pop(folder, None)

    def items(self, folder: str, parts: tuple[str, ...] = ()) -> list[Item]:
        """What lies below a folder; ``parts`` are the names that lead to it."""
        if folder not in self._folders:
            self._folders[folder] = _items(folder, parts)
        found: list[Item] = []
        for item in self._folders[folder]:
            if item.kind == FOLDER and item.parts != parts and len(parts) < _DEEPEST:
                found += self.items(item.path, item.parts)
            else:
                found.append(item)
        return found


def _items(folder: str, parts: tuple[str, ...]) -> list[Item]:
    """What lies in a folder; the folder itself where that cannot be read."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return [Item(folder, parts, FOLDER, None)]
    return [_item(entry, (*parts, entry.name)) for entry in entries if not is_hidden(entry.name)]


def is_hidden(name: str) -> bool:
    """Whether a file is an editor's own: locks, copies, and what it saves by itself while one writes."""
    return name.startswith(".") or name.endswith("~") or (name[0] == name[-1] == "#" and len(name) > 1)


def _item(entry: "os.DirEntry[str]", parts: tuple[str, ...]) -> Item:
    if entry.is_symlink():
        return Item(entry.path, parts, LINK, None)
    if entry.is_dir():
        return Item(entry.path, parts, FOLDER, None)
    return Item(entry.path, parts, FILE, _signature(entry))


def _signature(item: "os.DirEntry[str]") -> Signature | None:
    try:
        return Signature.of(item.stat(follow_symlinks=False))
    except OSError:  # it is gone: whoever reads it says so
        return None


def is_walked(parts: tuple[str, ...]) -> bool:
    """Whether a file that these names lead to is among those that are found."""
    return len(parts) <= _DEEPEST + 1 and not any(map(is_hidden, parts))
