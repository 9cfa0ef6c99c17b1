"""Templates compiled ahead, by a copy of this process while it reads the records. Else each worker would compile them
for itself in every build, because nothing that is executed is ever taken from a disk.
"""

from functools import partial
from pathlib import Path

from grantsite.config import Site
from grantsite.copies import Copy
from grantsite.render import compile_all, shared_code


class Ahead(Copy[bytes]):
    """The copy that compiles. What it finds wrong with a template is said where that is drawn."""

    def __init__(self, templates: Path, site: Site) -> None:
        super().__init__(partial(_compile, templates, site))

    def take(self) -> None:
        """Wait for what is compiled, and have it. Where the copy was ended from outside nothing is taken."""
        code = super().take()
        if code is not None:
            shared_code().unpack(code)


def _compile(templates: Path, site: Site) -> bytes:
    compile_all(templates, site)
    return shared_code().packed()
