"""The home page."""

from grantsite.records import Text
from grantsite.views.shared import CallFacts, Link, ProjectRow, Sums, View


class HomeView(View, frozen=True):
    """The home page."""

    call: CallFacts
    summary: Text
    sums: Sums
    appropriation: int
    largest: list[ProjectRow]
    regions: list[tuple[Link, int, int]]  # region, its municipalities, those that take part
    record_path: str
