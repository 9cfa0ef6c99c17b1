"""A folder of many thousand files removed, by two processes where another may run."""

import os
from contextlib import suppress
from functools import partial

from grantsite.copies import begin


def remove(folder: str, *, beside: bool) -> None:
    """Remove a folder with all in it, or a file; what cannot be removed stays, and nothing is said. ``beside`` is
    whether a copy of the process helps: it begins at the other end, so that they meet where half of the work is done.
    """
    other = begin(partial(_remove, folder, backwards=True)) if beside else None
    _remove(folder)
    if other:
        other.take()


def _remove(folder: str, *, backwards: bool = False) -> None:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except NotADirectoryError:
        with suppress(OSError):
            os.unlink(folder)
        return
    except OSError:  # removed by the other one
        return
    for entry in reversed(entries) if backwards else entries:
        if entry.is_dir(follow_symlinks=False):
            _remove(entry.path, backwards=backwards)
            continue
        try:
            os.unlink(entry.path)
        except OSError:
            continue
    try:
        os.rmdir(folder)
    except OSError:  # the other one is in it
        return
