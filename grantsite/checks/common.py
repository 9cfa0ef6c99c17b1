"""What rules share: how they point at places and write amounts."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from grantsite.catalog import Catalog
from grantsite.errors import Problem
from grantsite.load import Entry

Keys = tuple[str | int, ...]
Rule = Callable[[Catalog], Iterator[Problem]]


def euros(cents: int) -> str:
    """Cents as messages and records write them: 68,000.00 for people, exact."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def at(entry: Entry[Any], *keys: str | int) -> str:
    """``path:line`` of a value, for a hint that points to a second place."""
    line, _ = entry.place(*keys)
    return f"{entry.path}:{line}"


def known(names: Iterable[str]) -> str:
    """A hint that names what there is."""
    return "there are " + ", ".join(f'"{n}"' for n in names)
