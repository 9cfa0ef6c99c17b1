"""The list of every address that was ever published, ``content/addresses.txt``: one a line, sorted, never shorter.

The address of a project's or municipality's page is followed by the id or code of the record: a name can change, and
then only the list knows whose the address was.
"""

from collections.abc import Mapping
from typing import NamedTuple

FILE = "addresses.txt"
_INDEX = "index.html"
_PAGE = f"/{_INDEX}"
_HEADER = """\
# Every address that this site has ever published, below the address of its home page.
# An address never dies: the check compares the list with the site, and says which alias keeps an address that would.
# Behind the address of a project or municipality stands its id or code, which never changes.
# Written by "python build.py addresses", which only adds. docs/addresses.md explains it.
"""


class Published(NamedTuple):
    """The list as it stands: where it is, as messages name it; by address, the numbers of its lines, and the id or code
    of the record that it is the page of, where the list says so."""

    path: str
    lines: dict[str, int]
    owners: dict[str, str]


def read(text: str, path: str) -> Published:
    """The addresses of a text; an empty line, or one that begins with #, is none."""
    lines: dict[str, int] = {}
    owners: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        address, owner = line.strip(), ""
        if " " in address:  # few of the thousands are those of a record
            address, _, owner = address.partition(" ")
        if address and address[0] != "#" and address not in lines:
            lines[address] = number
            if owner:
                owners[address] = owner.strip()
    return Published(path, lines, owners)


def write(addresses: Mapping[str, str]) -> str:
    """The text of the list: ``addresses`` with whose each is, or ""."""
    return _HEADER + "".join(f"{address} {owner}".rstrip() + "\n" for address, owner in sorted(addresses.items()))


def address_of(path: str) -> str:
    """The address of a file of the site: a page is named by its folder."""
    address = f"/{path}"
    return address.removesuffix(_INDEX) if address.endswith(_PAGE) else address
