"""What filters, counts and sums look at: one value a document, column by column.

A column is a string of one sign a document (the value's place in ``values``, from "0" on; a space for none), or a list
of integers (cents; -1 for none).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grantsite.catalog import Catalog
from grantsite.names import alphabetical
from grantsite.once import Once
from grantsite.projects import STATUSES, Place, Project

_FIRST = ord("0")
_NONE = " "


@dataclass(frozen=True, slots=True)
class Columns:
    """``values`` are what the signs of each column mean; the rest are parts that the page fetches if needed."""

    values: dict[str, list[str]]
    facets: dict[str, str]
    sums: dict[str, list[int]]
    places: dict[str, list[list[int]]]
    names: list[list[int]]


def columns(catalog: Catalog, found: list[Place | Project], languages: Sequence[str]) -> Columns:
    """The columns of the documents, in their order. Places are numbered as documents, so municipalities come first.

    The place of each in alphabetical order is given for every language of the site: municipalities have a name in each.
    """
    values = {
        "call": list(catalog.calls),
        "region": list(catalog.regions),
        "theme": list(dict.fromkeys(a.id for call in catalog.calls.values() for a in call.record.target_areas)),
        "language": ["fi", "sv", "en"],
    }
    number = {thing.record.code: index for index, thing in enumerate(found) if isinstance(thing, Place)}
    rows = [_of_place(catalog, t) if isinstance(t, Place) else _of_project(catalog, t) for t in found]
    facets = {
        "status": "".join(row["status"] for row in rows),
        **{name: "".join(_sign(values[name], row[name]) for row in rows) for name in ("call", "region", "language")},
        "theme": "".join(chr(_FIRST + sum(1 << values["theme"].index(t) for t in row["theme"])) for row in rows),
    }
    return Columns(
        values,
        facets,
        {name: [row[name] for row in rows] for name in ("requested", "awarded")},
        {role: [[number[code] for code in row[role]] for row in rows] for role in ("lead", "partner")},
        _ranks([[_name(thing, language) for thing in found] for language in languages]),
    )


def _name(thing: Place | Project, language: str) -> str:
    if isinstance(thing, Project):
        return thing.application.name
    return thing.record.name.shown_in(language)


def _ranks(lists: list[list[str]]) -> list[list[int]]:
    """The places of names in alphabetical order, of each list; most names are the same in all."""
    order = Once(alphabetical)
    found = []
    for names in lists:
        keys = order.of(names)
        ranks = [0] * len(names)
        for rank, index in enumerate(sorted(range(len(names)), key=keys.__getitem__)):
            ranks[index] = rank
        found.append(ranks)
    return found


def _sign(values: list[str], value: str | None) -> str:
    return _NONE if value is None else chr(_FIRST + values.index(value))


def _of_place(catalog: Catalog, place: Place) -> dict[str, Any]:
    region = catalog.region_on(place.record)
    return {
        "status": _NONE, "call": None, "language": None, "theme": [], "lead": [], "partner": [],
        "region": region.code if region else None,
        "requested": -1, "awarded": -1,
    }  # fmt: skip


def _of_project(catalog: Catalog, project: Project) -> dict[str, Any]:
    region = catalog.region_of_lead(project)
    return {
        "status": str(STATUSES.index(project.status)),
        "call": project.call.id,
        "language": project.application.language,
        "theme": project.application.themes,
        "lead": project.lead_codes,
        "partner": project.partner_codes,
        "region": region.code if region else None,
        "requested": project.application.requested,
        "awarded": -1 if project.awarded is None else project.awarded,
    }  # fmt: skip
