"""What projects are grouped by in figures: each classification is declared here, once.

Sizes are of the lead municipality, by its inhabitants on the day of its record's population; partners are the bodies
besides the leads; members are the municipalities that a project joins, leads included.
"""

from collections.abc import Callable

from grantsite.catalog import Catalog
from grantsite.projects import Project
from grantsite.urls import Address, Addresses
from grantsite.views.shared import View

# Lower bounds: a class reaches to the next one's bound.
SIZES = (0, 5_000, 10_000, 20_000, 50_000, 100_000)
PARTNERS = (0, 1, 2, 3, 5, 10)
MEMBERS = (*range(12), 16, 21)
# What a municipality's record says of its languages: the majority's comes first.
LANGUAGES = ("fi", "fi-sv", "sv-fi", "sv")


class Class(View, frozen=True):
    """A class of a classification ``kind``: "size", "partners", "members", "lead-languages", or "lead" of projects that
    no municipality leads. Bounds are ``least`` and ``most``, the last one's ``most`` is None; ``value`` names it."""

    kind: str
    value: str
    least: int = 0
    most: int | None = None


def _ranges(kind: str, bounds: tuple[int, ...]) -> tuple[Class, ...]:
    lasts = [*(bound - 1 for bound in bounds[1:]), None]
    return tuple(Class(kind, _value(a, b), a, b) for a, b in zip(bounds, lasts, strict=True))


def _value(least: int, most: int | None) -> str:
    return f"{least}+" if most is None else str(least) if least == most else f"{least}-{most}"


NO_MUNICIPALITY = Class("lead", "")
OF_SIZES = (*_ranges("size", SIZES), NO_MUNICIPALITY)
OF_PARTNERS = _ranges("partners", PARTNERS)
OF_MEMBERS = _ranges("members", MEMBERS)
OF_LANGUAGES = (*(Class("lead-languages", value) for value in LANGUAGES), NO_MUNICIPALITY)


def _in_range(classes: tuple[Class, ...], value: int) -> Class:
    return next(c for c in classes if value >= c.least and (c.most is None or value <= c.most))


def size_of(catalog: Catalog, project: Project) -> Class:
    """The class of the first lead municipality's inhabitants."""
    if not project.lead_codes:
        return NO_MUNICIPALITY
    return _in_range(OF_SIZES[:-1], catalog.places[project.lead_codes[0]].record.population.count)


def languages_of(catalog: Catalog, project: Project) -> Class:
    """The class of the first lead municipality's languages."""
    if not project.lead_codes:
        return NO_MUNICIPALITY
    languages = catalog.places[project.lead_codes[0]].record.languages
    return next(c for c in OF_LANGUAGES if c.value == languages)


def partners_of(_: Catalog, project: Project) -> Class:
    """The class of the number of partners."""
    return _in_range(OF_PARTNERS, len(project.partners))


def members_of(_: Catalog, project: Project) -> Class:
    """The class of the number of municipalities that a project joins."""
    return _in_range(OF_MEMBERS, len(project.codes))


# Every classification: its classes in order, and how a project finds its own.
CLASSIFICATIONS: dict[str, tuple[tuple[Class, ...], Callable[[Catalog, Project], Class]]] = {
    "size": (OF_SIZES, size_of),
    "lead-languages": (OF_LANGUAGES, languages_of),
    "partners": (OF_PARTNERS, partners_of),
    "members": (OF_MEMBERS, members_of),
}


def address_of(addresses: Addresses, call: str, one: Class) -> Address:
    """The list of the projects of a call that are of a class."""
    return addresses.class_of_call(call, one.kind, one.value)
