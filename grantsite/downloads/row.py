"""A row of a table, and the parts that rows of several tables share."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from operator import itemgetter

from grantsite.catalog import Catalog
from grantsite.downloads.column import LANGUAGES, Column
from grantsite.projects import Body, Project
from grantsite.records import Award, Source, Text
from grantsite.urls import Address

# A text, a number (money: cents), a date, or nothing.
Value = str | int | Decimal | date | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]


def by_column(columns: Sequence[Column], rows: Iterable[Row]) -> list[list[Value]]:
    """The values of each column. Each row is taken once as a whole: to look into all rows once a column is twice as
    slow where they are more than a processor keeps at hand."""
    names = [column.name for column in columns]
    if len(names) == 1:  # the row of one would be its value itself
        return [[row[names[0]] for row in rows]]
    values = list(chain.from_iterable(map(itemgetter(*names), rows)))
    return [values[x :: len(names)] for x in range(len(names))]


def texts(name: str, text: Text | None, languages: Sequence[str] = LANGUAGES) -> Row:
    """A text in each language."""
    return {f"{name}_{language}": getattr(text, language) if text else None for language in languages}


_NO_NOTE = texts("note", None)  # of most rows, so it is made once


def note(notes: Sequence[Text]) -> Row:
    """Several notes, or none, as one."""
    if not notes:
        return _NO_NOTE
    return {f"note_{lang}": " ".join(filter(None, (getattr(n, lang) for n in notes))) or None for lang in LANGUAGES}


def pages(address: Address, fragment: str = "") -> Row:
    """The path of a page in each language, below the site's root."""
    return {f"url_{lang}": address[lang] + fragment if lang in address else None for lang in LANGUAGES}


def source(stands: Source) -> Row:
    """Where the facts of a row stand."""
    return {
        "source_document": stands.document,
        "source_section": stands.section,
        "source_item": stands.item,
        "source_row": stands.row,
    }


class Bodies:
    """Who bodies are, as parts of rows: what each is called is made once, for it comes in many rows. ``prefix`` is what
    the names of the columns begin with."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._known: dict[tuple[str, str], Row] = {}

    def of(self, body: Body) -> Row:
        """All but its name as a source prints it."""
        key = body.kind, body.key
        if key not in self._known:
            self._known[key] = {
                f"{self._prefix}kind": body.kind,
                f"{self._prefix}municipality_code": body.municipality,
                f"{self._prefix}organisation_id": None if body.is_municipality else body.key,
                **texts(f"{self._prefix}name", body.name),
            }
        return self._known[key]


def named(project: Project) -> Row:
    """The id and name of the project that a row belongs to."""
    return {"project_id": project.id, "project_name": project.application.name}


def awarded(catalog: Catalog) -> Iterator[tuple[Project, Award]]:
    """The projects with an award, each with it."""
    for project in catalog.projects.values():
        if project.award is not None:
            yield project, project.award
