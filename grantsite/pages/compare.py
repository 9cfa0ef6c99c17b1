"""The page on which municipalities or projects are compared side by side."""

from collections.abc import Callable

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.projects import STATUSES, Project
from grantsite.records import Text
from grantsite.views import ComparedPlace, ComparedProject, CompareView

MOST = 4
# More projects than this are not chosen from a list: it would be longer than all else on the page.
LISTED_PROJECTS = 500


def compare_page(builder: Builder, folder: Callable[[], str]) -> Page:
    """The page of comparisons. ``folder`` is where the parts stand that it fetches."""
    origin = "templates/pages/compare.html"
    address, view = builder.addresses.page("compare"), Lazy(_view, builder, folder)
    return Page(address, "pages/compare.html", view, origin, tells_of_files=True)


def _view(builder: Builder, folder: Callable[[], str]) -> CompareView:
    catalog = builder.catalog
    projects = list(catalog.projects.values())
    return CompareView(
        folder=folder(),
        most=MOST,
        municipalities=[ComparedPlace(code, place.record.name) for code, place in catalog.places.items()],
        statuses=[status for status in STATUSES if any(project.status == status for project in projects)],
        projects=[_choice(project) for project in projects] if len(projects) <= LISTED_PROJECTS else [],
        record_path=f"calls/{builder.current_call.id}.yaml",
    )


def _choice(project: Project) -> ComparedProject:
    application = project.application
    name = Text(**{application.language: application.name})
    return ComparedProject(project.id, name, [lead.body.name for lead in project.leads])
