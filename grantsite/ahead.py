"""Templates compiled ahead, by a copy of this process while it reads the records. Else each worker would compile them
for itself in every build, because nothing that is executed is ever taken from a disk. A preview, which stays, compiles
them itself, once for all copies of it that write the site.

Nobody waits for it before a template is needed: the workers that draw are forked meanwhile, and each takes what was
compiled from memory that all of these processes have in common. The command line has begun it before this process
imported most of the generator (``early``); where nobody has, it begins here.
"""

from contextlib import suppress
from functools import partial
from pathlib import Path

import jinja2

from grantsite.compiled import shared_code
from grantsite.config import Site
from grantsite.early import Early, begun
from grantsite.i18n import Language
from grantsite.pages.page import COMPONENTS
from grantsite.render import Renderer


class Ahead:
    """The copy that compiles. What it finds wrong with a template is said where that is drawn."""

    def __init__(self, templates: Path, site: Site) -> None:
        """Raises OSError where the system has no room for one more process."""
        self.copy = begun(templates) or Early(partial(packed, templates, site))
        shared_code().come_from(self.take)

    def take(self) -> None:
        """Wait for what is compiled, and have it, in this process or in one that is a copy of it. Where the one that
        compiles was ended from outside nothing is taken. A template that changed meanwhile is compiled anew."""
        code = self.copy.take()
        if code:
            shared_code().unpack(code)

    def end(self) -> None:
        """Nobody needs it any more."""
        shared_code().come_from(None)
        self.copy.end()


def begin_ahead(templates: Path, site: Site) -> Ahead | None:
    """The copy, begun; None where the system has no room for one more process, and whoever draws compiles."""
    with suppress(OSError):
        return Ahead(templates, site)
    return None


def packed(templates: Path, site: Site) -> bytes:
    """Every template compiled, as a copy of this process hands it back."""
    compile_all(templates, site)
    return shared_code().packed()


def compile_all(templates: Path, site: Site) -> None:
    """Compile every template of a site into the store of the process; one with a mistake, or that cannot be read, is
    left for whoever draws it."""
    language = Language(site.languages[0], site.languages)
    renderer = Renderer(templates, site, language, {}, {}, shared_code())
    for file in sorted(templates.rglob("*")):
        name = file.relative_to(templates).as_posix()
        if name != COMPONENTS and file.is_file():
            with suppress(jinja2.TemplateError, OSError, UnicodeDecodeError):
                renderer.compile(name)
