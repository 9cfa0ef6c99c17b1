"""The list of every address that was ever published, ``content/addresses.txt``: one a line, sorted, never shorter."""

from collections.abc import Iterable
from typing import NamedTuple

FILE = "addresses.txt"
_INDEX = "index.html"
_HEADER = """\
# Every address that this site has ever published, below the address of its home page.
# An address never dies: the check compares the list with the site, and says which alias keeps an address that would.
# Written by "python build.py addresses", which only adds. docs/addresses.md explains it.
"""


class Published(NamedTuple):
    """The list as it stands: where it is, as messages name it, and its lines' numbers by address."""

    path: str
    lines: dict[str, int]


def read(text: str, path: str) -> Published:
    """The addresses of a text; an empty line, or one that begins with #, is none."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        address = line.strip()
        if address and not address.startswith("#"):
            lines.setdefault(address, number)
    return Published(path, lines)


def write(addresses: Iterable[str]) -> str:
    """The text of the list."""
    return _HEADER + "".join(f"{address}\n" for address in sorted(set(addresses)))


def address_of(path: str) -> str:
    """The address of a file of the site: a page is named by its folder."""
    return f"/{path.removesuffix(_INDEX)}" if path == _INDEX or path.endswith(f"/{_INDEX}") else f"/{path}"
