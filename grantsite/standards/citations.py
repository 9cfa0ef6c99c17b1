"""The files of citations: BibTeX and RIS beside each project's page and for the data set, in each language."""

from collections.abc import Iterator

from grantsite import citation
from grantsite.files import File
from grantsite.pages import Builder, Lazy, Page, project_version
from grantsite.projects import Project
from grantsite.standards.context import ORIGIN, Context
from grantsite.version import Version
from grantsite.views import MadeView

_WRITERS = {citation.BIBTEX: citation.bibtex, citation.RIS: citation.ris}


def citation_files(context: Context) -> Iterator[File]:
    """Those of the data set, beside its page."""
    address = context.addresses.page("data")
    for language in context.languages:
        folder = address[language.code]
        of = citation.of_data(context.site, language, folder, context.version)
        for name, write in _WRITERS.items():
            yield File(folder + name, write(of, context.version), ORIGIN)


def project_citations(context: Context, builder: Builder, project: Project) -> Iterator[Page]:
    """Those of a project, beside its page."""
    of = Lazy(_of_project, context, builder, project)
    for name in _WRITERS:
        view = Lazy(_file, context, builder, project, of, name)
        yield Page(builder.address(project), "", view, ORIGIN, listed=False, file_name=name)


def cited_version(context: Context, builder: Builder, project: Project) -> Version | None:
    """The version with which a project is cited. A shallow clone knows the commit that holds the record, and not the
    one that last changed it."""
    return project_version(builder, project) or context.version


def _of_project(context: Context, builder: Builder, project: Project) -> dict[str, citation.Citation]:
    application, call = project.application, builder.call_facts(project.call.id)
    version = cited_version(context, builder, project)
    return {
        language.code: citation.of_project(
            context.site, language, project.id, application.name, application.language, call, version
        )
        for language in context.languages
    }


def _file(
    context: Context, builder: Builder, project: Project, made: Lazy[dict[str, citation.Citation]], name: str
) -> MadeView:
    version, write = cited_version(context, builder, project), _WRITERS[name]
    return MadeView({code: write(of, version) for code, of in made().items()})
