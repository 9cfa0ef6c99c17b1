"""Templates compiled ahead, by a copy of this process (fork) while it reads the records. Else each worker would compile
them for itself in every build, because nothing that is executed is ever taken from a disk.
"""

import signal
import sys
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from pathlib import Path

from grantsite.config import Site
from grantsite.render import compile_all, shared_code


class Ahead:
    """The copy that compiles. What it finds wrong with a template is said where that is drawn."""

    def __init__(self, templates: Path, site: Site) -> None:
        context = get_context("fork")
        self._answer, ours = context.Pipe(duplex=False)
        self._process = context.Process(target=_compile, args=(templates, site, ours), daemon=True)
        self._process.start()
        ours.close()

    def take(self) -> None:
        """Wait for what is compiled, and have it. Where the copy was ended from outside nothing is taken."""
        with suppress(EOFError, OSError):
            shared_code().unpack(self._answer.recv_bytes())
        self.end()

    def end(self) -> None:
        """Do without."""
        self._answer.close()
        self._process.kill()
        self._process.join()


def can_fork() -> bool:
    """Whether a process can be copied here."""
    return "fork" in get_all_start_methods() and sys.platform != "darwin"


def _compile(templates: Path, site: Site, answer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that waits for it
    compile_all(templates, site)
    with suppress(OSError):  # nobody waits any more
        answer.send_bytes(shared_code().packed())
