"""The tables beside lists of projects: what a list shows on all its pages, as a file that needs no script."""

from collections.abc import Iterable, Iterator

from grantsite.downloads import FOLDER, Downloads, with_base
from grantsite.downloads.columns_projects import PROJECTS
from grantsite.downloads.text_files import csv_head, csv_lines
from grantsite.files import File
from grantsite.pages.project_list import ProjectList


def list_files(lists: Iterable[ProjectList], data: Downloads, base_url: str, origin: str) -> Iterator[File]:
    """A CSV file for each list but that of all: its projects in its order, with the columns of ``data/projects.csv``.
    One for all languages, because the columns are the same; it stands beside the list's page in the first."""
    whole = with_base([PROJECTS], {PROJECTS.name: data.rows[PROJECTS.name]}, base_url)[PROJECTS.name]
    # a project stands in many parts, with the same line in each
    lines = dict(zip((row["id"] for row in whole), csv_lines(PROJECTS, whole), strict=True))
    head = csv_head(PROJECTS)
    for of in lists:
        if not of.table.startswith(FOLDER):  # the list of all projects is among the data files
            text = "".join([head, *(lines[project.id] for project in of.projects)])
            yield File(of.table, text.encode("utf-8"), origin)
