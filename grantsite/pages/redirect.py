"""Pages at former addresses, which lead on to the present one, and the page for an address that does not exist.

What is no page (a feed, a badge) cannot lead on: it stands at the former address as well.
"""

from collections.abc import Iterator, Sequence

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.projects import Place, Project
from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views import NotFoundView, RedirectView


def former_project_pages(builder: Builder, project: Project, pages: Sequence[Page]) -> Iterator[Page]:
    """For every alias of a project what leads on from there. The first of ``pages`` is the project's own."""
    name = Text(**{project.application.language: project.application.name})
    for alias in project.application.aliases:
        former = builder.addresses.project(project.call.id, alias)
        yield from _former_pages(pages, former, name)


def former_municipality_pages(builder: Builder, place: Place, pages: Sequence[Page]) -> Iterator[Page]:
    """The same of a municipality, one of whose aliases may be its present name in one language."""
    for alias in place.record.aliases:
        yield from _former_pages(pages, builder.addresses.municipality_alias(alias), place.record.name)


def _former_pages(pages: Sequence[Page], former: Address, name: Text) -> Iterator[Page]:
    """What stood below the former address: a redirect for each page, a copy of each file."""
    own = pages[0].address
    for page in pages:
        if not all(path.startswith(own.get(lang, "\n")) for lang, path in page.address.items()):
            continue  # it stands elsewhere, under an address that does not change
        address = {
            lang: former[lang] + path.removeprefix(own[lang])
            for lang, path in page.address.items()
            if former[lang] != own[lang]
        }
        if page.file_name == "index.html":
            view = Lazy(RedirectView, name, page.address, page.address if page.listed else own)
            yield Page(address, "pages/redirect.html", view, page.origin, listed=False, lasting=page.lasting)
        else:
            yield page._replace(address=address)


def not_found_page(builder: Builder) -> Page:
    """Shown by the web server in place of a page that does not exist: one page, in every language of the site."""
    languages = builder.addresses.languages
    return Page(
        {languages[0]: ""},
        "pages/not_found.html",
        Lazy(NotFoundView),
        "templates/pages/not_found.html",
        listed=False,
        file_name="404.html",
    )
