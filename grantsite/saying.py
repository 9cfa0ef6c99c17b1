"""What is printed. A reader that has seen enough, such as ``head``, is no error: what is said after that is lost, and
the work and its exit status are as they would be."""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False  # what only a reader of types needs takes four milliseconds to import
if TYPE_CHECKING:
    from typing import TextIO


def print_out(text: str) -> None:
    """Write to standard output, as UTF-8."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    _print(sys.stdout, text)


def print_error(text: str) -> None:
    """Write to standard error."""
    _print(sys.stderr, text)


def _print(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
