"""One of the two contents that are compared: its records joined, its errors counted, its files' texts."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grantsite import checks, yamlfile
from grantsite.catalog import Catalog
from grantsite.codes import ERROR
from grantsite.comparison.changes import Side
from grantsite.content import Content, Entry
from grantsite.errors import Problem
from grantsite.load import load
from grantsite.messages import Message
from grantsite.parse_cache import ParseCache

# One mistake in a file of many records takes records out of it.
_LISTS = ("regions.yaml", "terms.yaml")
_COUNTED = ("applications", "awards", "municipalities", "organisations", "calls")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A content as it was read. ``unread`` holds the paths (below the content folder) of records that were not."""

    side: Side
    content: Content
    catalog: Catalog
    texts: dict[str, str]
    unread: frozenset[str]

    @property
    def adds_up(self) -> bool:
        """Whether everything that sums are taken over could be read."""
        return not self.content.any_unread(*_COUNTED)


def read_snapshot(folder: Path, shown: str, name: Message, commit: str, cache: ParseCache) -> Snapshot:
    """Read a content folder; ``shown`` is the folder as the editor knows it, whatever folder it is read from."""
    yamlfile.forget_positions()
    content, problems = load(folder, shown, cache)
    catalog = Catalog(content)
    unread = unread_paths(content, problems, shown)
    found = [*problems, *checks.check_records(catalog)]
    yamlfile.forget_positions()
    errors = sum(1 for p in found if p.level == ERROR)
    return Snapshot(Side(name, commit, errors), content, catalog, _texts(content), unread)


def entries(content: Content) -> list[Entry[Any]]:
    """Every record of a content."""
    return [
        *content.calls,
        *content.applications,
        *content.awards,
        *content.municipalities,
        *content.organisations,
        *content.regions,
        *content.terms,
        *content.prose,
    ]


def unread_paths(content: Content, problems: list[Problem], shown: str) -> frozenset[str]:
    """The files (below the content folder) that have errors and gave no record."""
    read = {e.inside for e in entries(content)}.difference(_LISTS)
    paths = {
        p.path.removeprefix(f"{shown.rstrip('/')}/")
        for p in problems
        if p.level == ERROR and p.code != "unexpected-file"
    }
    return frozenset(paths - read - {shown})


def _texts(content: Content) -> dict[str, str]:
    """The text of every file that was read, by its path; line ends are no difference."""
    texts: dict[str, str] = {}
    for entry in entries(content):
        if entry.inside not in texts:
            with contextlib.suppress(OSError):  # it was readable a moment ago
                texts[entry.inside] = Path(entry.file).read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    return texts
