"""Half of the records of calls, read by a copy of the process while this one reads the rest.

What comes back are the records in which nothing is wrong, as the parse cache keeps them: encoded, they cross faster
than they are read. Any other file is read here, so that its problems are said once and in their order.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

import msgspec

from grantsite.content_files import Item
from grantsite.copies import Copy, begin
from grantsite.folders import FOLDERS

# To copy a process, and to hand over what it read, takes as long as it takes to read some hundred files.
_FILES_WORTH_A_COPY = 300
_DEPTH = 3  # names that lead to a record of a call: its kind, the call, the file


class Read(NamedTuple):
    """A record in which nothing is wrong, and the key by which the parse cache knows it."""

    key: str
    record: Any


class SecondReader:
    """Reads by a copy of the process, where there is enough to read and processes can be copied.

    ``spent`` is the processor time of the copy in nanoseconds, once something of it was asked for.
    """

    def __init__(self) -> None:
        self.spent = 0
        self._files: frozenset[str] = frozenset()
        self._copy: Copy[dict[str, bytes]] | None = None
        self._read: dict[str, Read] = {}

    def begin(self, items: Iterable[Item], read: Callable[[Item], Read | None]) -> None:
        """Read about half of the records, the last of those of calls; ``read`` gives None where anything is wrong."""
        share = _share(items)
        self._copy = begin(partial(_read_all, share, read)) if len(share) >= _FILES_WORTH_A_COPY else None
        self._files = frozenset(item.path for item in share) if self._copy else frozenset()

    def take(self, path: str) -> Read | None:
        """What the copy read in a file; None where it is not among its files, where anything is wrong with it, or where
        the copy was ended from outside. Who asks for the first of its files waits until it has read them all."""
        if path not in self._files:
            return None
        if self._copy is not None:
            self._read = _decoded(self._copy.take() or {})
            self.spent += self._copy.spent
            self._copy = None
        return self._read.pop(path, None)

    def end(self) -> None:
        """Nobody asks any more."""
        if self._copy is not None:
            self._copy.end()
            self._copy = None


def _share(items: Iterable[Item]) -> list[Item]:
    """The last applications and awards, of which there are many: together as large as all records before them, because
    how long one takes to read goes by its size."""
    records = [item for item in items if item.parts and item.parts[0] in FOLDERS]
    rest = sum(map(_size, records)) // 2
    share: list[Item] = []
    for item in reversed(records):
        if rest <= 0:
            break
        if FOLDERS[item.parts[0]].by_call and len(item.parts) == _DEPTH:
            share.append(item)
            rest -= _size(item)
    return share[::-1]


def _size(item: Item) -> int:
    return item.signature.size if item.signature else 0


def _read_all(items: list[Item], read: Callable[[Item], Read | None]) -> dict[str, bytes]:
    """Runs in the copy: by kind, each right record with its file."""
    found: dict[str, list[tuple[str, str, Any]]] = {}
    for item in items:
        one = read(item)
        if one is not None:
            found.setdefault(item.parts[0], []).append((item.path, *one))
    return {kind: msgspec.msgpack.encode(records) for kind, records in found.items()}


def _decoded(sent: Mapping[str, bytes]) -> dict[str, Read]:
    read: dict[str, Read] = {}
    for kind, data in sent.items():
        decoder = msgspec.msgpack.Decoder(FOLDERS[kind].record)
        for path, key, record in msgspec.msgpack.decode(data, type=list[tuple[str, str, msgspec.Raw]]):
            read[path] = Read(key, decoder.decode(record))
    return read
