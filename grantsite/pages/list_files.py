"""The tables beside the parts of the list of projects: what a part shows, as a file that needs no script."""

from collections.abc import Iterable, Iterator

from grantsite.downloads import Downloads, with_base
from grantsite.downloads.columns_projects import PROJECTS
from grantsite.downloads.text_files import csv_file
from grantsite.files import File
from grantsite.pages.page import Page
from grantsite.views import ProjectsView


def list_files(pages: Iterable[Page], data: Downloads, base_url: str) -> Iterator[File]:
    """A CSV file for each part of the list: its projects in its order, with the columns of ``data/projects.csv``. One
    for all languages, because the columns are the same; it stands beside the part's page in the first."""
    lists: dict[str, tuple[str, list[str]]] = {}
    for page in pages:
        if isinstance(page.view, ProjectsView) and page.view.cut:
            _, ids = lists.setdefault(page.view.table, (page.origin, []))
            ids += [row.id for row in page.view.rows]
    whole = with_base([PROJECTS], {PROJECTS.name: data.rows[PROJECTS.name]}, base_url)
    rows = {row["id"]: row for row in whole[PROJECTS.name]}
    for path, (origin, ids) in lists.items():
        yield File(path, csv_file(PROJECTS, [rows[project] for project in ids]), origin)
