"""The queries of this folder as typed values, and what is wrong with a set of them."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, get_args

import msgspec
import yaml

FOLDER = Path(__file__).resolve().parent
# tuned against / run to see whether what was learnt holds
TUNED = FOLDER / "queries.yaml"
HELD_OUT = FOLDER / "held_out.yaml"

Kind = Literal[
    "name", "name-inflected", "word-inflected", "clitic-possessive", "compound", "derivation", "folded", "slip",
    "other-language", "former-name", "as-written", "id", "item", "code", "amount", "swedish-word", "several-words",
    "region", "theme", "organisation", "prefix", "nothing",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)
NOTHING = "nothing"


class Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody types, and what they should find: ids of applications and codes of municipalities.

    ``expect`` must be found and ``also`` may be; anything else that is found is unrelated. ``first`` must stand first:
    one result, or any of several; without it, nothing is said of the order.
    """

    q: str
    kind: Kind
    expect: tuple[str, ...]
    first: str | tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    lang: Literal["fi", "sv", "en"] = "fi"

    @property
    def best(self) -> tuple[str, ...]:
        """The results of which any may stand first; none where the order is not judged."""
        return (self.first,) if isinstance(self.first, str) else self.first

    @property
    def related(self) -> frozenset[str]:
        """All results that are not unrelated."""
        return frozenset(self.expect + self.also)

    def __str__(self) -> str:
        return f"{self.q!r} ({self.kind}, {self.lang})"


def read(path: Path) -> list[Query]:
    """The queries of a file, in its order.

    Raises msgspec.ValidationError for a field or kind that is none, or an id without quotes.
    """
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), list[Query])


def count_kinds(queries: Collection[Query]) -> dict[str, int]:
    """How many queries there are of each kind, in the order of KINDS."""
    counts: Counter[str] = Counter(query.kind for query in queries)
    return {kind: counts[kind] for kind in KINDS}


def problems(queries: Collection[Query], results: Collection[str]) -> Iterator[str]:
    """What is wrong with the queries, one sentence each; `results` are all that a search could find."""
    seen: set[tuple[str, str]] = set()
    for query in queries:
        typed = (query.q.casefold(), query.lang)
        if typed in seen:
            yield f"{query} stands here twice"
        seen.add(typed)
        yield from (f"{query}: {fault}" for fault in _faults(query, results))
    yield from (f"there is no query of the kind {kind}" for kind, count in count_kinds(queries).items() if not count)


def _faults(query: Query, results: Collection[str]) -> Iterator[str]:
    """What is wrong with one query in itself."""
    if not query.q or query.q != query.q.strip():
        yield "nobody types an empty query or one with spaces around it"
    for name, listed in (("first", query.best), ("expect", query.expect), ("also", query.also)):
        yield from (f"{name} has {one} twice" for one, times in Counter(listed).items() if times > 1)
    yield from (f"{one} is no record" for one in (*query.expect, *query.also) if one not in results)
    yield from (f"{one} is first but not expected" for one in query.best if one not in query.expect)
    yield from (f"{one} is both expected and also" for one in query.expect if one in query.also)
    if (query.kind == NOTHING) != (not query.related):
        yield "finds nothing, and only then, where the kind is nothing"
