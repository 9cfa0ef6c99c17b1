"""Pages at former addresses, which lead on to the present one, and the page for an address that does not exist."""

from collections.abc import Iterator

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Page
from grantsite.records import Text
from grantsite.views import NotFoundView, RedirectView


def redirect_pages(builder: Builder) -> Iterator[Page]:
    """A page for every alias of a project or municipality."""
    for project in builder.catalog.projects.values():
        row = builder.row(project)
        for alias in project.application.aliases:
            view = RedirectView(Text(**{row.language: row.name}), row.address)
            yield Page(
                builder.addresses.project(project.call.id, alias),
                "pages/redirect.html",
                view,
                project.entry.path,
                listed=False,
            )
    for place in builder.catalog.places.values():
        target = builder.addresses.municipality(place.record)
        for alias in place.record.aliases:
            former = builder.addresses.municipality_alias(alias)
            address = {lang: path for lang, path in former.items() if path != target[lang]}
            yield Page(
                address,
                "pages/redirect.html",
                RedirectView(place.record.name, target),
                place.entry.path,
                listed=False,
            )


def not_found_page(builder: Builder) -> Page:
    """Shown by the web server in place of a page that does not exist: one page, in every language of the site."""
    languages = builder.addresses.languages
    return Page(
        {languages[0]: ""},
        "pages/not_found.html",
        NotFoundView(),
        "templates/pages/not_found.html",
        listed=False,
        file_name="404.html",
    )
