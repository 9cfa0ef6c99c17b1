"""A broken input for every code, and the whole text that `build.py check` prints for it.

The edits are made to the small content of `records`. A case is named after its code, and after a colon
what it is about.
`ACCEPTED` are their neighbours: what looks much the same and is right.
"""

from message_cases import (
    bodies,
    characters,
    everyday,
    fields,
    files,
    follow_up,
    formats,
    indentation,
    quotes,
    several,
    totals,
    values,
    yaml,
)
from message_cases.accepted import ACCEPTED
from records import Edit

__all__ = ("ACCEPTED", "CASES")

_THEMES = (
    yaml,
    quotes,
    indentation,
    characters,
    formats,
    values,
    fields,
    bodies,
    files,
    totals,
    follow_up,
    several,
    everyday,
)
CASES: dict[str, tuple[list[Edit], str]] = {name: case for theme in _THEMES for name, case in theme.CASES.items()}
assert len(CASES) == sum(len(theme.CASES) for theme in _THEMES), "two cases have one name"
