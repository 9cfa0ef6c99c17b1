"""Where a build is made, and what came of it."""

from dataclasses import dataclass, field
from pathlib import Path

from grantsite.errors import Problem, has_errors
from grantsite.files import Stamp
from grantsite.messages import Message


@dataclass(slots=True)
class Options:
    """Where things are. ``cache`` is a folder, or None for a build that remembers nothing."""

    content: Path
    content_shown: str
    output: Path
    templates: Path
    static: Path
    cache: Path | None
    jobs: int = 1


@dataclass(slots=True)
class Result:
    """What a run found and wrote. ``pages`` and ``rendered`` count files of HTML; ``changed`` names all files drawn.

    ``notes`` say what the site had to do without, ``ignored`` what was kept from an earlier run and could not be
    believed, and which help was lost on the way: it is so this time only. ``files`` is all that was written, by path;
    ``is_lasting``: as long as nothing changes, this is the site.
    """

    problems: list[Problem]
    records: int
    pages: int = 0
    rendered: int = 0
    changed: list[str] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    ignored: list[Message] = field(default_factory=list)
    files: dict[str, Stamp] = field(default_factory=dict)
    is_lasting: bool = True

    @property
    def failed(self) -> bool:
        """Whether nothing was written because the content has errors."""
        return has_errors(self.problems)
