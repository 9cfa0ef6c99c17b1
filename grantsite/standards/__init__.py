"""The records in the words of public standards: 360Giving, DCAT-AP, SKOS, schema.org, BibTeX, RIS, sitemaps.

One module a standard; docs/standards.md says which version of each, and what was decided.
"""

from collections.abc import Iterable, Iterator

from grantsite.files import File
from grantsite.pages import Builder, Page
from grantsite.projects import Place, Project
from grantsite.standards import data_model, dcat, giving360, skos
from grantsite.standards.citations import citation_files, cited_version, project_citations
from grantsite.standards.context import ORIGIN, Context, json_file
from grantsite.standards.distributions import distributions
from grantsite.standards.schema_org import municipality_graph, project_graph
from grantsite.standards.sitemap import PATH as SITEMAP
from grantsite.standards.sitemap import robots, sitemap
from grantsite.vocabulary import MODEL_PATH, SCHEMES_PATH, TERMS, code_lists, linked_data_path, table_path

__all__ = ["Context", "cited_version", "data_files", "municipality_files", "project_files", "standard_files"]


def data_files(context: Context, data: Iterable[File]) -> Iterator[File]:
    """Those that depend on no page, so that one can say their sizes: the awards, the catalogue of all data files
    (``data`` are those besides these), the code lists."""
    awards = File(giving360.PATH, json_file(giving360.package(context)), ORIGIN)
    yield awards
    found = list(distributions([*data, awards]))
    yield File(dcat.PATH, json_file(dcat.catalogue(context, found)), ORIGIN)
    yield from _code_files(context)


def project_files(context: Context, builder: Builder, project: Project) -> Iterator[Page]:
    """Those that stand beside the page of a project."""
    yield project_graph(context, project)
    yield from project_citations(context, builder, project)


def municipality_files(context: Context, place: Place) -> Iterator[Page]:
    """Those that stand beside the page of a municipality."""
    yield municipality_graph(context, place)


def standard_files(context: Context, pages: list[Page]) -> Iterator[File]:
    """Those that tell of the whole site."""
    yield from citation_files(context)
    yield File(SITEMAP, sitemap(context, pages), ORIGIN)
    yield File("robots.txt", robots(context), ORIGIN)


def _code_files(context: Context) -> Iterator[File]:
    lists = code_lists(context.catalog)
    for of in lists:
        yield File(linked_data_path(of.id), json_file(skos.scheme(context, of)), ORIGIN)
        yield File(table_path(of.id), skos.codes_csv(of), ORIGIN)
    yield File(SCHEMES_PATH, skos.schemes_csv(lists), ORIGIN)
    yield File(linked_data_path(TERMS), json_file(skos.terms(context)), ORIGIN)
    yield File(MODEL_PATH, json_file(data_model.model(context)), ORIGIN)
