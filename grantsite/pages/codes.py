"""The page of the site's code lists, the field's words and the data model."""

from collections.abc import Callable

from grantsite.downloads import Downloads
from grantsite.names import alphabetical
from grantsite.pages.build_views import Builder
from grantsite.pages.data import FileView, file_view
from grantsite.pages.page import Lazy, Page
from grantsite.records import Text
from grantsite.views import TermView, View
from grantsite.vocabulary import (
    MODEL_PATH,
    PAGE,
    SCHEMES_PATH,
    TERMS,
    TERMS_TITLE,
    CodeList,
    code_lists,
    linked_data_path,
    table_path,
)


class CodeView(View, frozen=True):
    """A code of one of the site's code lists; ``place`` is where it stands on the page."""

    place: str
    value: str
    name: Text
    definition: Text


class CodeListView(View, frozen=True):
    """A code list, and the files that hold it, as paths below the site's root."""

    id: str
    title: Text
    codes: list[CodeView]
    linked_data: str
    table: str


class CodesView(View, frozen=True):
    """The page of code lists, the field's words and the data model; ``files`` by their paths."""

    lists: list[CodeListView]
    terms: list[TermView]
    terms_title: Text
    terms_file: str
    schemes_file: str
    model_file: str
    files: dict[str, FileView]


def codes_page(builder: Builder, data: Callable[[], Downloads]) -> Page:
    """Every list and code has its place here: the persistent identifiers lead to it. ``data`` has their files."""
    address, view = builder.addresses.page(PAGE), Lazy(_view, builder, data)
    return Page(address, "pages/codes.html", view, "grantsite/vocabulary.py", tells_of_files=True)


def _view(builder: Builder, data: Callable[[], Downloads]) -> CodesView:
    lists = [_list(of) for of in code_lists(builder.catalog)]
    terms_file = linked_data_path(TERMS)
    named = {SCHEMES_PATH, MODEL_PATH, terms_file, *(path for of in lists for path in (of.linked_data, of.table))}
    terms = sorted(builder.catalog.terms.values(), key=lambda t: alphabetical(t.term.every()[0]))
    return CodesView(
        lists=lists,
        terms=[TermView(t.id, t.term, t.url, t.definition) for t in terms],
        terms_title=TERMS_TITLE,
        terms_file=terms_file,
        schemes_file=SCHEMES_PATH,
        model_file=MODEL_PATH,
        files={file.path: file_view(file) for file in data().files if file.path in named},
    )


def _list(of: CodeList) -> CodeListView:
    codes = [CodeView(of.place(code), code.value, code.name, code.definition) for code in of.codes]
    return CodeListView(of.id, of.title, codes, linked_data_path(of.id), table_path(of.id))
