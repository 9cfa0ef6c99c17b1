"""The index as files that the page fetches: scripts that hand over one part each, so that they load from a disk too.

Every part is ``searchPart(name, data)``. Parts stand in a folder named by their content; docs/search.md says what each
holds.
"""

import hashlib
from collections.abc import Iterator
from operator import sub
from typing import Any, NamedTuple

import msgspec

from grantsite.catalog import Catalog
from grantsite.files import File
from grantsite.once import Once
from grantsite.projects import Place, Project
from grantsite.search.columns import columns
from grantsite.search.documents import documents
from grantsite.search.endings import DERIVATIONS, ENDINGS, SHORTEST_STEM
from grantsite.search.index import LANGUAGES, Index, Term
from grantsite.search.rows import BLOCK, ResultRows
from grantsite.search.shards import Entry, split
from grantsite.search.table import WordTable
from grantsite.urls import Addresses

# Below it every build has a folder of its own, so these addresses are nobody's to keep.
FOLDER = "search/"
# Postings of a term that fill more bytes than this stand in a part of their own.
_LONG = 6_000
# The fewest numbers that may fill so many: a score has three digits, the step to a document at most nine, a comma
# follows each, so two fill at most fourteen bytes. Only then is it looked how many they fill.
_MAYBE_LONG = _LONG // 7
_FLAGS = {language: 1 << number for number, language in enumerate(LANGUAGES)}
# Signs beside those of a term's languages: a word that says little, a municipality's name.
_GENERIC, _NAME = 8, 16
# Shorter stems are not looked for when a word is misspelt.
_SHORTEST_SLIP = 4
# The sign that a slip is looked up by: two of a stem's first three letters, so that one slip leaves one of them.
_SIGNED = 3
_ENCODER = msgspec.json.Encoder()


class SearchFiles(NamedTuple):
    """The parts, and the folder that the page is told of."""

    folder: str
    files: list[File]


def search_files(catalog: Catalog, addresses: Addresses, table: WordTable) -> SearchFiles:
    """Every part of the index of a site."""
    found: list[Place | Project] = [*catalog.places.values(), *catalog.projects.values()]
    index = Index(documents(catalog), table)
    parts = dict(_parts(catalog, addresses, found, index))
    digest = hashlib.sha256()
    for name, data in parts.items():
        digest.update(name.encode() + b"\0" + data + b"\0")
    folder = f"{FOLDER}{digest.hexdigest()[:10]}/"
    return SearchFiles(folder, [File(f"{folder}{name}.js", data, "content/") for name, data in parts.items()])


def _parts(
    catalog: Catalog, addresses: Addresses, found: list[Place | Project], index: Index
) -> Iterator[tuple[str, bytes]]:
    long: list[str] = []
    keys = list(split([_entry(name, term, long) for name, term in sorted(index.terms.items())]))
    slips = list(split(_slips(index)))
    values = columns(catalog, found, addresses.languages)
    head = {
        "documents": len(found),
        "places": len(catalog.places),
        "block": BLOCK,
        "languages": addresses.languages,
        "shortestStem": SHORTEST_STEM,
        "endings": [ENDINGS[language] for language in LANGUAGES],
        "derivations": [DERIVATIONS[language] for language in LANGUAGES],
        "keys": [" ".join(beginnings) for beginnings, _ in keys],
        "slips": [" ".join(beginnings) for beginnings, _ in slips],
        "values": values.values,
    }
    yield _part("head", _json(head))
    for number, (_, entries) in enumerate(keys):
        yield _part(f"k{number}", _list(entries))
    for number, (_, entries) in enumerate(slips):
        yield _part(f"s{number}", _list(entries))
    for number, postings in enumerate(long):
        yield _part(f"p{number}", postings)
    yield _part("facets", _json(values.facets))
    yield _part("sums", _json(values.sums))
    yield _part("places", _json(values.places))
    yield _part("names", _json(values.names))
    made = ResultRows(catalog, addresses)
    for first in range(0, len(found), BLOCK):
        rows = [made.of(thing) for thing in found[first : first + BLOCK]]
        yield _part(f"r{first // BLOCK}", _json(rows))


def _entry(name: str, term: Term, long: list[str]) -> Entry:
    """[term, its stems or 0 for itself, languages of its endings, postings or the number of their part, parents]."""
    numbers = list(term.postings)  # documents were gone through in their order
    postings = [0] * (2 * len(numbers))
    postings[::2] = map(sub, numbers, [0, *numbers])
    postings[1::2] = term.postings.values()
    stems = sorted(term.stems)
    flags = sum(_FLAGS[language] for language in term.languages) + _GENERIC * term.generic + _NAME * term.is_name
    parts: list[object] = [name, 0 if stems == [name] else " ".join(stems), flags, postings]
    if len(postings) > _MAYBE_LONG and len(text := _json(postings)) > _LONG:
        parts[-1] = len(long)
        long.append(text)
    if term.parents:
        parts.append(" ".join(sorted(term.parents)))
    return Entry(tuple(stems), _json(parts))


def _slips(index: Index) -> list[Entry]:
    """The stems of every word, by the signs that one slip leaves one of."""
    stems = {s for term in index.terms.values() if term.languages for s in term.stems if len(s) >= _SHORTEST_SLIP}
    signs = Once(_signs)
    return [Entry(signs[stem[:_SIGNED]], _json(stem)) for stem in sorted(stems)]


def _signs(first: str) -> tuple[str, ...]:
    """Of the first letters of a stem all but one, each in turn left out."""
    return tuple(dict.fromkeys(first[:gap] + first[gap + 1 :] for gap in range(len(first))))


def _part(name: str, data: str) -> tuple[str, bytes]:
    return name, f'searchPart("{name}",{data})\n'.encode()


def _list(entries: list[Entry]) -> str:
    return f"[{','.join(entry.text for entry in entries)}]"


def _json(value: Any) -> str:
    return _ENCODER.encode(value).decode()
