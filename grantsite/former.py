"""The folder of the site that stood before the one that stands. It is kept, so that the next build need not make a new
one of a hundred thousand links: it takes out what is no more as it stands, puts in what is, and exchanges the two.

All files that both have are one file with two names (hard links), so whoever looks at those of the site that stands
has seen to these too. That none was put in, taken out or replaced is seen by the state of every folder. Where anything
about it is doubtful, or it cannot be changed, it is removed, and a new folder made.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from grantsite.removal import remove


class Folder(NamedTuple):
    """A folder of a site as a build left it: its number on the disk, its mode, the mask of modes (umask) of the build,
    and when the state of each folder in it changed last (names, mode or owner), in nanoseconds, by its path below. ""
    is the folder itself: when a name in it did, because to move it changes its state."""

    number: int
    mode: int
    mask: int
    times: dict[str, int]


class Former(NamedTuple):
    """The former folder, and the paths of all files that are not in it as in the one that stands, or not there at
    all."""

    folder: Folder
    differs: list[str]


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders that these files are in, at any depth."""
    found = {""}
    for path in paths:
        while (path := path.rpartition("/")[0]) not in found:
            found.add(path)
    return found


def as_left(folder: Path, names: Iterable[str], known: Mapping[str, int] | None = None) -> Folder:
    """A folder of a site as it is now. Only the folders in it that are named are looked at; of others ``known`` tells
    what they are like. Raises OSError."""
    times = dict(known or {})
    root = os.open(folder, os.O_RDONLY)
    try:
        for name in names:
            try:
                status = os.stat(name or ".", dir_fd=root)
            except FileNotFoundError:  # the last file in it is gone
                times.pop(name, None)
            else:
                times[name] = status.st_ctime_ns if name else status.st_mtime_ns
        status = os.fstat(root)
        return Folder(status.st_ino, status.st_mode, _mask(), times)
    finally:
        os.close(root)


def _mask() -> int:
    """That of this process, which can only be asked for by giving it another."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def take(place: Path, folder: Folder, to: Path, without: Iterable[str] = ()) -> bool:
    """Move the former folder from its place, so that no other build takes it too, and take these files out of it. Where
    it is not as it was left, or they cannot be taken out, it is removed."""
    try:
        place.rename(to)
    except OSError:  # there is none, or it is on another disk
        return False
    with suppress(OSError):
        if to.stat().st_ino == folder.number and as_left(to, folder.times) == folder:
            for path in without:
                take_out(str(to), path)
            return True
    remove(str(to), beside=False)
    with suppress(OSError):  # what cannot be removed is in nobody's way where it lay
        to.rename(place)
    return False


def take_out(folder: str, path: str) -> None:
    """Remove a file, if it is there, and the folders in which nothing is left. Raises OSError where it stays."""
    name = f"{folder}/{path}"
    try:
        os.unlink(name)  # noqa: PTH108 (as texts: there may be many)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        if os.path.isdir(name):  # noqa: PTH112 (as above) a folder by this name, whose files have paths of their own
            return
        raise
    with suppress(OSError):  # something is left in it
        while path := path.rpartition("/")[0]:
            os.rmdir(f"{folder}/{path}")  # noqa: PTH106 (as above)
