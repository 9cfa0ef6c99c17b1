"""What the generator itself is: a short text that changes with any of its code, messages or libraries."""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

# The libraries that read, check, draw or write.
_LIBRARIES = (
    *("pyyaml", "msgspec", "jinja2", "markupsafe", "markdown", "nh3", "babel", "segno", "xlsxwriter"),
    *("pillow", "deflate", "fontpkg-source-sans-3"),
)


def digest(parts: Iterable[bytes]) -> str:
    """A short digest of byte strings; where one ends and the next begins counts."""
    data = b"".join([piece for part in parts for piece in (len(part).to_bytes(8, "big"), part)])
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@cache
def digest_of_generator() -> str:
    """A digest of the generator's code, messages and data, and of Python and the libraries, as they were imported."""
    folder = Path(__file__).parent
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".po", ".tsv"))
    versions = " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    names = [p.relative_to(folder).as_posix().encode() for p in files]
    return digest([sys.version.encode(), versions.encode(), *names, *(p.read_bytes() for p in files)])
