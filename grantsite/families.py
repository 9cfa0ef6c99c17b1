"""The pages of a project or municipality: what templates draw, the files beside that, and by what is seen that all of
it is as it was."""

from collections.abc import Iterator

from grantsite.deadlines import FILE as CALENDAR
from grantsite.deadlines import Calendars
from grantsite.pages import (
    Builder,
    ChangeEvents,
    Family,
    Lazy,
    MadeFrom,
    Page,
    pages_of_municipality,
    pages_of_project,
)
from grantsite.projects import Place, Project
from grantsite.standards import Context, municipality_files, project_files
from grantsite.views import MadeView


class Families:
    """Those of a site, and its ``calendars``."""

    def __init__(self, context: Context, builder: Builder) -> None:
        site = context.site
        self.calendars = Calendars(context.catalog, context.addresses, context.languages, site.base_url, site.title)
        self._context = context
        self._builder = builder
        self._changes = ChangeEvents(builder)
        self._made_from = MadeFrom(builder, context.version)

    def of_project(self, project: Project) -> list[Page]:
        """The page of a project, and all that is made with it."""
        family = Family(f"project {project.id}", Lazy(self._made_from.of_project, project))
        pages = [
            *pages_of_project(self._builder, self._changes, project),
            *project_files(self._context, self._builder, project),
            *self._calendar(project),
        ]
        return [page._replace(family=family) for page in pages]

    def of_municipality(self, place: Place) -> list[Page]:
        """The same of a municipality."""
        family = Family(f"municipality {place.record.code}", Lazy(self._made_from.of_place, place))
        pages = [
            *pages_of_municipality(self._builder, self._changes, place),
            *municipality_files(self._context, place),
        ]
        return [page._replace(family=family) for page in pages]

    def _calendar(self, project: Project) -> Iterator[Page]:
        if project.award is not None:
            view = Lazy(_calendar_view, self.calendars, project)
            yield Page(self._builder.address(project), "", view, project.entry.path, listed=False, file_name=CALENDAR)


def _calendar_view(calendars: Calendars, project: Project) -> MadeView:
    return MadeView(calendars.of_project(project))
