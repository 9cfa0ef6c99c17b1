"""What a YAML text is made of here: every scalar as it was typed, and where it stands."""

from typing import NamedTuple, TypeAlias

# What YAML takes for no value, where it is not quoted.
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


# Nodes are tuples: there are dozens in a file, and nothing else is as quickly made.
class Scalar(NamedTuple):
    """A scalar as typed; ``plain`` when it is not quoted or a block.

    ``hidden`` is ``#text`` that stands in place of the value or after it, and is a comment to YAML.
    """

    text: str
    plain: bool
    line: int
    column: int
    hidden: str = ""

    @property
    def is_null(self) -> bool:
        """Whether the value is left empty or says ``null``."""
        return self.text in NULLS and self.plain


class Mapping(NamedTuple):
    """Keys and values in the order of the file."""

    entries: list[tuple[Scalar, "Node"]]
    line: int
    column: int


class Sequence(NamedTuple):
    """Items in the order of the file."""

    items: list["Node"]
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence
