"""What stands in a content folder: records with the files that they stand in, and all of them together."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from grantsite.codes import CODES
from grantsite.errors import Problem
from grantsite.published import Published
from grantsite.records import (
    Application,
    Award,
    Call,
    Municipality,
    Organisation,
    Record,
    Region,
    Term,
)
from grantsite.yamlfile import position

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A record and the file it stands in ("" where that was in memory). ``slug`` is its name without the ending."""

    record: T
    file: str
    path: str
    slug: str
    inside: str  # the path below the content folder, the same whatever that folder is called
    keys: tuple[str | int, ...] = ()

    def problem(self, keys: tuple[str | int, ...], code: str, message: str, hint: str = "") -> Problem:
        """A problem at the value of ``keys``, such as ``("partners", 2, "municipality")``."""
        line, column = self.place(*keys)
        return Problem(self.path, line, column, CODES[code].level, code, message, hint)

    def place(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of the value at ``keys``."""
        return position(self.file, self.path, self.keys + keys)


class Prose(Record, frozen=True):
    """A prose page in one language: Markdown and its front matter (``content/pages/<slug>.<language>.md``)."""

    slug: str
    language: str
    title: str
    description: str
    body: str
    body_line: int


@dataclass(slots=True)
class Content:
    """Everything that stands in the content folder, in the order of paths."""

    calls: list[Entry[Call]] = field(default_factory=list)
    applications: list[Entry[Application]] = field(default_factory=list)
    awards: list[Entry[Award]] = field(default_factory=list)
    municipalities: list[Entry[Municipality]] = field(default_factory=list)
    organisations: list[Entry[Organisation]] = field(default_factory=list)
    regions: list[Entry[Region]] = field(default_factory=list)
    terms: list[Entry[Term]] = field(default_factory=list)
    prose: list[Entry[Prose]] = field(default_factory=list)
    published: Published | None = None  # None where the content has no such list
    # How many files of applications and awards there are, read or not: the "records" of the closing line.
    files: int = 0
    # The kind and slug of every file that is missing or has a problem of its own. A rule that would only repeat
    # the consequence of that stays silent.
    unread: set[tuple[str, str]] = field(default_factory=set)

    def any_unread(self, *kinds: str) -> bool:
        """Whether a file of one of the kinds is missing or has a problem of its own."""
        return any(kind in kinds for kind, _ in self.unread)
