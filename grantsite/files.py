"""Files of the site that are not pages: data, feeds, indexes. Each is a path below the site's root and its bytes."""

from collections.abc import Mapping
from typing import NamedTuple


class File(NamedTuple):
    """A file. ``origin`` is what an editor would change, for messages."""

    path: str
    data: bytes
    origin: str


class Stamp(NamedTuple):
    """What tells later whether a file is still the same, its size and time of change, and its SHA-256."""

    size: int
    time: int
    sha256: str


CHECKSUMS = "data/checksums.txt"


def checksums(stamps: Mapping[str, Stamp]) -> File:
    """The SHA-256 of every file of the site but this one, by its path, as ``sha256sum -c`` reads them at the root."""
    lines = [f"{stamp.sha256}  {path}\n" for path, stamp in sorted(stamps.items())]
    return File(CHECKSUMS, "".join(lines).encode("utf-8"), "grantsite/files.py")
