"""Drafts onto the disk: whole or not at all, and nothing that exists is lost."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grantsite.errors import UsageError
from grantsite.messages import say
from grantsite.reasons import why


@contextmanager
def _beside(file: Path, shown: str) -> Iterator[Path]:
    """A temporary file in the same folder, gone in the end. Its name begins with a dot: no check reads it."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        yield temporary
    except OSError as error:
        raise UsageError(say("{path}: cannot be written: {reason}", path=shown, reason=why(error))) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def create(file: Path, shown: str, text: str) -> None:
    """Write a new file. Raises UsageError where there is one already."""
    exists = UsageError(say("{path}: the file exists already; edit it instead", path=shown))
    if os.path.lexists(file):
        raise exists
    with _beside(file, shown) as temporary:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(text.encode("utf-8"))
        try:
            os.link(temporary, file)  # unlike a rename, it never replaces
        except FileExistsError:
            raise exists from None
        except OSError:  # no hard links here
            if file.exists():
                raise exists from None
            temporary.replace(file)


def replace(file: Path, shown: str, text: str) -> None:
    """Give a file another text in one step."""
    with _beside(file, shown) as temporary:
        temporary.write_bytes(text.encode("utf-8"))
        shutil.copymode(file, temporary)
        temporary.replace(file)
