"""The files of citations: BibTeX and RIS beside each project's page and for the data set, in each language."""

from collections.abc import Iterator

from grantsite import citation
from grantsite.files import File
from grantsite.pages import Builder, project_version
from grantsite.standards.context import ORIGIN, Context
from grantsite.version import Version


def citation_files(context: Context, builder: Builder) -> Iterator[File]:
    """Those of every project's page, also where it stood before, and those of the data set beside its page."""
    data = context.addresses.page("data")
    for language in context.languages:
        code = language.code
        for project in context.catalog.projects.values():
            application, call = project.application, builder.call_facts(project.call.id)
            # a shallow clone knows the commit that holds the record, and not the one that last changed it
            version = project_version(builder, project) or context.version
            of = citation.of_project(
                context.site, language, project.id, application.name, application.language, call, version
            )
            ever = context.addresses.ever_of_project(project.call.id, project.entry.slug, application.aliases)
            for folder in ever[code]:
                yield from _both(folder, of, version)
        of = citation.of_data(context.site, language, data[code], context.version)
        yield from _both(data[code], of, context.version)


def _both(folder: str, of: citation.Citation, version: Version | None) -> Iterator[File]:
    yield File(folder + citation.BIBTEX, citation.bibtex(of, version), ORIGIN)
    yield File(folder + citation.RIS, citation.ris(of, version), ORIGIN)
