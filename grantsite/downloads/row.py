"""A row of a table, and the parts that rows of several tables share."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from grantsite.catalog import Catalog
from grantsite.downloads.column import LANGUAGES
from grantsite.projects import Body, Project
from grantsite.records import Award, Source, Text
from grantsite.urls import Address

# A text, a number (money: cents), a date, or nothing.
Value = str | int | Decimal | date | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]


def texts(name: str, text: Text | None, languages: Sequence[str] = LANGUAGES) -> Row:
    """A text in each language."""
    return {f"{name}_{language}": getattr(text, language) if text else None for language in languages}


def joined(notes: Iterable[Text]) -> Text:
    """Several notes as one."""
    found = list(notes)
    return Text(**{lang: " ".join(filter(None, (getattr(n, lang) for n in found))) or None for lang in LANGUAGES})


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


def body_of(prefix: str, body: Body, as_written: str) -> Row:
    """Who a body is, and its name as a source prints it."""
    return {
        f"{prefix}kind": body.kind,
        f"{prefix}municipality_code": body.municipality,
        f"{prefix}organisation_id": None if body.is_municipality else body.key,
        **texts(f"{prefix}name", body.name),
        f"{prefix}as_written": as_written,
    }


def named(project: Project) -> Row:
    """The id and name of the project that a row belongs to."""
    return {"project_id": project.id, "project_name": project.application.name}


def awarded(catalog: Catalog) -> Iterator[tuple[Project, Award]]:
    """The projects with an award, each with it."""
    for project in catalog.projects.values():
        if project.award is not None:
            yield project, project.award
