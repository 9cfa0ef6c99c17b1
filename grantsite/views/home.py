"""The home page."""

from grantsite.records import Text
from grantsite.views.shared import CallFacts, Link, ProjectRow, Sums, View


class Panes(View, frozen=True):
    """The window of the home page: ``lit`` panes of ``all``. A pane is an application, or where there are very many of
    them a ``per_cent``."""

    lit: int
    all: int
    per_cent: bool


class HomeView(View, frozen=True):
    """The home page."""

    call: CallFacts
    summary: Text
    sums: Sums
    panes: Panes
    appropriation: int
    largest: list[ProjectRow]
    regions: list[tuple[Link, int, int]]  # region, its municipalities, those that take part
    record_path: str
