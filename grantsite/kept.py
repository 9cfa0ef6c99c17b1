"""Files in which something is kept between builds, so that the next one need not find it anew.

Such a file is JSON behind its own digest and the version of what made it. Nothing in it is ever executed, and nothing
is believed of one that is damaged, cut off or somebody else's: it is as good as none, and whoever builds is told. That
tells accidents, not forgeries: whoever can write here can write the site itself.
"""

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from grantsite.messages import Message, say
from grantsite.processes import is_gone

T = TypeVar("T")
_END = ".json"  # of the name of each such file


class Kept:
    """A file that is kept. Without a ``file`` nothing is. ``version`` is a word for what decides what is kept: a file
    of another version says nothing."""

    def __init__(self, file: Path | None, version: str) -> None:
        self.file = file
        self._is_damaged = False  # whether there was a file that cannot be believed, and nobody was told
        self._version = version.encode()

    def read(self, shape: type[T]) -> T | None:
        """What is kept, in the shape that it has; None where nothing is, or nothing that can be believed."""
        if self.file is None:
            return None
        try:
            seal, _, data = self.file.read_bytes().partition(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:  # such as a folder, or a file of somebody else
            seal = data = b""
        if seal == _seal(data):
            version, _, text = data.partition(b"\n")
            if version != self._version:
                return None
            with contextlib.suppress(ValueError, RecursionError):  # no JSON, or none of this shape
                return msgspec.json.decode(text, type=shape)
        self._is_damaged = True
        return None

    def note(self) -> Message | None:
        """What is to be said, once, of a file that cannot be believed."""
        if not self._is_damaged:
            return None
        self._is_damaged = False
        return damaged(str(self.file))

    def write(self, value: Any) -> None:
        """Keep this from now on. A disk that cannot be written to costs only time."""
        if self.file is None:
            return
        data = b"%b\n%b" % (self._version, msgspec.json.encode(value))
        temporary = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(b"%b\n%b" % (_seal(data), data))
            temporary.replace(self.file)
            _clear_leftovers(self.file.parent)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()


def damaged(file: str) -> Message:
    """What is said of a file that cannot be believed."""
    return say("{file} is damaged or not of this program; it is ignored, and all is made anew", file=file)


def _clear_leftovers(folder: Path) -> None:
    """Remove what processes began to write that were killed. Raises OSError."""
    for name in os.listdir(folder):
        file, _, process = name.rpartition(".")
        if file.endswith(_END) and is_gone(process):
            (folder / name).unlink(missing_ok=True)


def _seal(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode()
