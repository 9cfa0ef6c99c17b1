"""Templates compiled ahead, by a copy of this process while it reads the records. Else each worker would compile them
for itself in every build, because nothing that is executed is ever taken from a disk.

Nobody waits for it before a template is needed: the workers that draw are forked meanwhile, and each takes what was
compiled from memory that all of these processes have in common.
"""

import os
import signal
from contextlib import suppress
from mmap import mmap
from multiprocessing import get_context
from pathlib import Path

import jinja2

from grantsite.compiled import shared_code
from grantsite.config import Site
from grantsite.i18n import Language
from grantsite.render import Renderer

_ROOM = 32 << 20  # bytes of memory in common, of which the system gives only what is written: a fiftieth
_LENGTH = 8  # bytes at its beginning that say how many follow


class Ahead:
    """The copy that compiles. What it finds wrong with a template is said where that is drawn."""

    def __init__(self, templates: Path, site: Site) -> None:
        self._memory = mmap(-1, _ROOM)
        # The copy holds the other end and never writes to it: when that is closed, however the copy ends, everybody who
        # reads sees so.
        self._done, held = os.pipe()
        self._process = get_context("fork").Process(
            target=_compile, args=(templates, site, self._memory, self._done), daemon=True
        )
        self._process.start()
        os.close(held)
        shared_code().come_from(self.take)

    def take(self) -> None:
        """Wait for what is compiled, and have it, in this process or in one that is a copy of it. Where the one that
        compiles was ended from outside nothing is taken."""
        os.read(self._done, 1)
        length = int.from_bytes(self._memory[:_LENGTH], "big")
        if length:
            shared_code().unpack(self._memory[_LENGTH : _LENGTH + length])

    def end(self) -> None:
        """Nobody needs it any more."""
        shared_code().come_from(None)
        self._process.kill()
        self._process.join()
        os.close(self._done)
        self._memory.close()


def compile_all(templates: Path, site: Site) -> None:
    """Compile every template into the store of the process; one with a mistake is left for whoever draws it."""
    language = Language(site.languages[0], site.languages)
    renderer = Renderer(templates, site, language, {}, {}, shared_code())
    for file in sorted(templates.rglob("*")):
        if file.is_file():
            with suppress(jinja2.TemplateError, UnicodeDecodeError):
                renderer.compile(file.relative_to(templates).as_posix())


def _compile(templates: Path, site: Site, memory: mmap, done: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that waits for it
    os.close(done)
    with suppress(Exception):  # whoever draws compiles for itself then, and sees why
        compile_all(templates, site)
        code = shared_code().packed()
        if len(code) <= _ROOM - _LENGTH:
            memory[_LENGTH : _LENGTH + len(code)] = code
            memory[:_LENGTH] = len(code).to_bytes(_LENGTH, "big")  # last: until then there is nothing
