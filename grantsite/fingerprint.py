"""What a page's HTML depends on, in one short text, and the record of what the last build wrote.

A page is rendered from its view by a template; both are named in its fingerprint, together with everything that
all pages share. Where the fingerprint and the file are as the last build left them, the file is taken over. To see that
of a whole family of pages, it is enough that what their views are made from is the same: no view is made then.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from grantsite.files import Stamp
from grantsite.former import Folder, Former
from grantsite.generator import digest
from grantsite.kept import Kept
from grantsite.pages.page import Family, Lazy, Page
from grantsite.views import View


class TemplateDigests:
    """A digest of each template together with all that it includes, imports and extends."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._names = frozenset(_files(self._folder, "")) if folder.is_dir() else frozenset()
        self._sources: dict[str, bytes] = {}
        self._of_sources: dict[str, bytes] = {}
        self._references: dict[str, Set[str]] = {}
        self._digests: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._digests:
            closure = sorted(self.closure(name))
            self._digests[name] = digest(part for n in closure for part in (n.encode(), self._of_source(n)))
        return self._digests[name]

    def _of_source(self, name: str) -> bytes:
        if name not in self._of_sources:  # the largest are in the closures of most pages
            self._of_sources[name] = digest([self._source(name)]).encode()
        return self._of_sources[name]

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            try:
                with open(f"{self._folder}/{name}", "rb", 0) as file:  # noqa: PTH123 (a path takes as long as to read)
                    self._sources[name] = file.read()
            except OSError:  # rendering reports a missing template
                self._sources[name] = b""
        return self._sources[name]

    def closure(self, name: str) -> set[str]:
        """A template, and all that it includes, imports and extends."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self._referred(current))
        return found

    def _referred(self, name: str) -> Set[str]:
        if name not in self._references:  # most templates are in what several others include
            self._references[name] = references(self._source(name), self._names)
        return self._references[name]


def _files(folder: str, within: str) -> Iterator[str]:
    """The names of all files below a folder. By pathlib this takes five times as long, of each build."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                yield from _files(entry.path, f"{within}{entry.name}/")
            elif entry.is_file():
                yield within + entry.name


# What may be the name of a template: any text between two quotation marks, be they a pair or not. To parse a template
# takes a hundred times as long as to look for these; one too many only draws a page anew.
_QUOTED = re.compile(rb"""(?<=["'])[^"'\n]+(?=["'])""")
_TAG = re.compile(rb"\{%[-+]?\s*(?:include|import|from|extends)\b")
# One that names another template in so many words.
_PLAIN_TAG = re.compile(_TAG.pattern + rb"""\s*(["'])[^"'\\]*\1\s*(?:[-+]?%\}|(?:ignore|with|without|import|as)\s)""")


def references(source: bytes, names: Set[str]) -> Set[str]:
    """Which of the ``names`` a template may name as another; all of them where it computes a name."""
    if len(_TAG.findall(source)) != len(_PLAIN_TAG.findall(source)):
        return names
    return names & {found.decode("utf-8", "replace") for found in set(_QUOTED.findall(source))}


class Fingerprints:
    """Those of the pages that these ``templates`` draw. ``shared`` is a digest of what all pages depend on."""

    def __init__(self, templates: Iterable[str], digests: TemplateDigests, shared: str) -> None:
        self._shared = shared.encode()
        self._templates: Mapping[str, bytes] = {name: digests[name].encode() for name in sorted(templates)}
        # a family has pages of many templates
        self._all = digest([self._shared, *self._templates.values()]).encode()

    def of_page(self, page: Page) -> str:
        """That of a page in all languages."""
        itself = msgspec.json.encode([page.address, page.listed, page.file_name, page.template])
        return digest([_of_view(page.make).encode(), itself, self._templates.get(page.template, b""), self._shared])

    def of_family(self, family: Family) -> str:
        """Where that is the same, so are those of all its pages, and which pages these are."""
        return digest([family.made_from().encode(), self._all])


@lru_cache(maxsize=8)  # several pages of a project show the same
def _of_view(make: Lazy[View]) -> str:
    view = make()
    return digest([type(view).__name__.encode(), msgspec.json.encode(view)])


def of_language(of_all: str, language: str) -> str:
    """The fingerprint of a page in one language."""
    return f"{of_all}-{language}"


class Written(NamedTuple):
    """A page as it was written: what it depended on, and what tells whether its file is still the same."""

    fingerprint: str
    stamp: Stamp


class Built(NamedTuple):
    """What a build wrote: every page by the path of its file, the fingerprints of families, and all other files by
    their paths; and what is known of the folder and of the one before it."""

    files: dict[str, Written]
    families: dict[str, str]
    others: dict[str, Stamp]
    folder: Folder | None = None
    former: Former | None = None


class Manifest:
    """What the last build wrote to one folder, page by page.

    What it says of a page's SHA-256 is not held against the page again, so one that is damaged must be as good as none.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.kept = Kept(file, "pages, families, others, and folders with their modes")
        self.last: Built = self.kept.read(Built) or Built({}, {}, {})

    def anew(self) -> "Manifest":
        """What stands in the file now."""
        return Manifest(self._file)

    def save(self, built: Built) -> None:
        """Replace what is known."""
        self.last = built
        self.kept.write(built)
