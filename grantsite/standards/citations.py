"""The files of citations: BibTeX and RIS beside each project's page and for the data set, in each language."""

from collections.abc import Iterator

from grantsite import citation
from grantsite.files import File
from grantsite.pages import Page
from grantsite.standards.context import ORIGIN, Context
from grantsite.views import ProjectView


def citation_files(context: Context, pages: list[Page]) -> Iterator[File]:
    """Those of every project's page, and those of the data set beside its page."""
    data = context.addresses.page("data")
    for language in context.languages:
        code = language.code
        for page in pages:
            # what is embedded or printed of a project shows the same view
            if isinstance(page.view, ProjectView) and page.template == "pages/project.html":
                row = page.view.row
                of = citation.of_project(context.site, language, row.id, row.name, row.language, page.view.call)
                yield from _both(context, page.address[code], of)
        yield from _both(context, data[code], citation.of_data(context.site, language, data[code], context.version))


def _both(context: Context, folder: str, of: citation.Citation) -> Iterator[File]:
    yield File(folder + citation.BIBTEX, citation.bibtex(of, context.version), ORIGIN)
    yield File(folder + citation.RIS, citation.ris(of, context.version), ORIGIN)
