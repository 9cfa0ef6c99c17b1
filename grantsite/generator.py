"""What the generator itself is: a short text that changes with any of its code, messages or libraries."""

import hashlib
import importlib.metadata
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
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
    folder = str(Path(__file__).parent)
    files = sorted(_files(folder, ""))
    versions = " ".join(f"{name} {version}" for name, version in versions_of(_LIBRARIES).items())
    data = []
    for name in files:
        with open(f"{folder}/{name}", "rb", 0) as file:  # noqa: PTH123 (a path takes as long as to read)
            data.append(file.read())
    return digest([sys.version.encode(), versions.encode(), *map(os.fsencode, files), *data])


def _files(folder: str, within: str) -> Iterator[str]:
    """The paths of what decides what is made."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".py", ".po", ".tsv")):
                yield within + entry.name
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path, f"{within}{entry.name}/")


def versions_of(names: Iterable[str]) -> dict[str, str]:
    """The version of each library that is installed, as the name of its folder of metadata says it (PyPA, "Recording
    installed projects"). importlib.metadata, which reads the files in these, takes twenty milliseconds of each start
    and is asked for what has no such folder only. Raises PackageNotFoundError for what is not installed.
    """
    versions: dict[str, str] = {}
    for folder in sys.path:
        try:
            found = sorted(os.listdir(folder or "."))
        except OSError:  # an archive, or nothing
            continue
        for name in found:
            if name.endswith(".dist-info"):
                project, _, version = name.removesuffix(".dist-info").partition("-")
                versions.setdefault(project.lower().replace("_", "-").replace(".", "-"), version)
    return {name: versions.get(name) or importlib.metadata.version(name) for name in names}
