"""The page on which municipalities or projects are compared."""

from grantsite.records import Text
from grantsite.views.shared import View


class ComparedPlace(View, frozen=True):
    """A municipality that can be chosen."""

    code: str
    name: Text


class ComparedProject(View, frozen=True):
    """A project that can be chosen; ``leads`` are the names of those that lead it."""

    id: str
    name: Text
    leads: list[Text]


class CompareView(View, frozen=True):
    """What can be compared. ``folder`` is where the parts stand that the page fetches; ``most`` is how many can stand
    side by side. ``projects`` is empty where there are too many to choose from a list: then an id is typed.
    ``statuses`` are those that some project has, of "awarded", "not-awarded" and "undecided"."""

    folder: str
    most: int
    municipalities: list[ComparedPlace]
    statuses: list[str]
    projects: list[ComparedProject]
    record_path: str
