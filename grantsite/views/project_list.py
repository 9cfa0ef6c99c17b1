"""The list of projects, its filters and its parts."""

from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views.shared import Link, ProjectRow, Sums, View


class Choice(View, frozen=True):
    """One value of a filter and how many projects have it."""

    value: str
    name: Text
    count: int


class AmountBand(View, frozen=True):
    """Requests of at least ``least`` cents and, but for the last band, less than ``below``."""

    value: str
    least: int
    below: int | None
    count: int


class PlaceChoice(View, frozen=True):
    """A municipality to filter by; ``number`` is its place in the index."""

    value: str
    number: int
    name: Text
    count: int


class Facets(View, frozen=True):
    """What a list of projects can be filtered by, with the number of projects of each value."""

    statuses: list[tuple[str, int]]
    calls: list[Choice]
    themes: list[Choice]
    regions: list[Choice]
    amounts: list[AmountBand]
    municipalities: list[PlaceChoice]
    languages: list[tuple[str, int]]
    kinds: list[tuple[str, int]]


class Cut(View, frozen=True):
    """A part of the list of projects with a page of its own: all of one status, theme, region or language, or of a
    class of a call's projects, on which a figure rests (``figures.classes``).

    ``value`` is the status, the language or the class; ``name`` that of a theme or region, or of the call. The bounds
    are those of a class of numbers.
    """

    kind: str
    value: str
    name: Text | None
    address: Address
    count: int
    least: int = 0
    most: int | None = None


class ProjectsView(View, frozen=True):
    """The list of all projects, or of a cut of it, in pages. ``index`` is the folder of the search's files; only the
    first page of all has it, and the facets. ``table`` is the path of the CSV file with the whole list."""

    calls: list[Link]
    sums: Sums
    rows: list[ProjectRow]
    cut: Cut | None
    cuts: list[Cut]
    page: int
    pages: list[Address]
    facets: Facets | None
    index: str | None
    table: str
    record_path: str
