"""Whether an address of the site leads to something in its built folder."""

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser


def addresses_in(text: str, base_url: str) -> set[str]:
    """Every address of the site in a text of JSON, XML, BibTeX or RIS."""
    return set(re.findall(re.escape(base_url) + r"[^\s\"'<>{}\\]*", text))


def leads_nowhere(root: Path, base_url: str, addresses: set[str]) -> list[str]:
    """The addresses that no file, or no place in a file, answers to."""
    return sorted(address for address in addresses if not _leads(root, address.removeprefix(base_url)))


def _leads(root: Path, address: str) -> bool:
    path, _, fragment = unquote(address).partition("#")
    file = root / path
    if file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return False
    if not fragment:
        return True
    return fragment in (_ids(file) if file.suffix == ".html" else _hash_ids(file))


@lru_cache
def _ids(file: Path) -> frozenset[str]:
    tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
    return frozenset(node.attributes["id"] or "" for node in tree.css("[id]"))


@lru_cache
def _hash_ids(file: Path) -> frozenset[str]:
    """What a file of linked data describes: the fragments of its "@id"s."""
    return frozenset(re.findall(r'"@id": "[^"#]*#([^"]+)"', file.read_text(encoding="utf-8")))
