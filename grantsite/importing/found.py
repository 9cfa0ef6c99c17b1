"""What an import found: a draft of a record for each row, what to look at, and how it compares with what exists."""

from dataclasses import dataclass, field
from typing import Any

from grantsite.content import Entry
from grantsite.messages import Message

WRITTEN = "written"
UNCHANGED = "unchanged"
DIFFERS = "differs"
LEFT_OUT = "left out"


@dataclass(slots=True)
class Draft:
    """A row as a record. ``number`` is the row of the annex or the item of the decision."""

    number: int
    line: int
    title: str
    record: Any  # an Application or an Award; None where an award's application is not known
    folder: str
    slug: str
    flags: list[Message] = field(default_factory=list)
    existing: Entry[Any] | None = None
    complete: bool = True  # whether enough is known to write the record
    fate: str = LEFT_OUT
    differing: list[str] = field(default_factory=list)  # fields that an existing record has otherwise
    path: str = ""
    names: int = 0  # printed names in it, and how many of them are resolved without a doubt
    sure: int = 0
