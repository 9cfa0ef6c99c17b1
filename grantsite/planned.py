"""The site as it would be built from records without an error: its pages, and when asked for its other files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from grantsite import downloads, published, side_by_side, standards, vocabulary
from grantsite.catalog import Catalog
from grantsite.config import Site
from grantsite.copies import Copy
from grantsite.downloads import Downloads
from grantsite.families import Families
from grantsite.files import CHECKSUMS, File
from grantsite.history import History
from grantsite.naming import Names, names_of
from grantsite.pages import (
    Builder,
    Page,
    ProjectList,
    component_pages,
    forget_recent,
    list_files,
    municipality_lists,
    plan,
    project_lists,
)
from grantsite.past import Known
from grantsite.search.files import FOLDER as SEARCH_FOLDER
from grantsite.search.files import SearchFiles, search_files
from grantsite.search.table import WordTable
from grantsite.urls import PROSE_PAGES, Address, Addresses, Subject


class Claim(NamedTuple):
    """A path of the site, and what an editor would change to have another there."""

    path: str
    origin: str


class Aside(NamedTuple):
    """Files that depend on nothing but the records, so that a copy of the process can make them beside it."""

    large: Mapping[str, bytes]
    search: SearchFiles
    compared: side_by_side.Parts


class Planned:
    """The pages and files of a site. ``table`` holds the words of the search, ``known`` is what git knows; the other
    arguments are what is planned. ``aside`` is the copy that makes some files, if there is one.

    Nothing in it changes any more, so what it makes when it is asked it makes once.
    """

    def __init__(self, site: Site, catalog: Catalog, table: Callable[[], WordTable], known: Known) -> None:
        self.site = site
        self.catalog = catalog
        self._table = table
        self.aside: Copy[Aside] | None = None
        self._history = known.history
        self.addresses = Addresses(site.languages)
        self.context = standards.Context(catalog, self.addresses, site, known.version)
        self.builder = Builder(catalog, self.addresses, site.current_call, known)
        self.version = known.version

    @cached_property
    def _families(self) -> Families:
        return Families(self.context, self.builder)

    @cached_property
    def lists(self) -> list[ProjectList]:
        """The lists of projects."""
        return project_lists(self.builder)

    @cached_property
    def pages(self) -> list[Page]:
        """Every page, and what is drawn like one."""
        return self._pages()

    def _pages(self) -> list[Page]:
        return plan(
            self.builder,
            self.lists,
            lambda: self.data,
            lambda: self.search.folder,
            lambda: self.compared.folder,
            self.version,
            self._families.of_project,
            self._families.of_municipality,
        )

    @cached_property
    def data(self) -> Downloads:
        """The data files, those of public standards with them."""
        return data_files(self.context, self._history, lambda: self._made_aside and self._made_aside.large)

    @cached_property
    def search(self) -> SearchFiles:
        """The files of the search, and their folder."""
        made = self._made_aside
        return made.search if made else search_files(self.catalog, self.addresses, self._table())

    @cached_property
    def compared(self) -> side_by_side.Parts:
        """The files that the page of comparisons fetches, and their folder."""
        made = self._made_aside
        return made.compared if made else side_by_side.parts(self.catalog, self.addresses)

    @cached_property
    def _made_aside(self) -> Aside | None:
        return self.aside.take() if self.aside else None

    @cached_property
    def others(self) -> list[File]:
        """Everything the site holds besides pages, ``static/`` and the list of checksums."""
        return [*self._others(), *self.search.files, *self.compared.files]

    def _others(self) -> Iterator[File]:
        yield File(".nojekyll", b"", "build.py")  # GitHub Pages: serve the files as they are
        yield from self.data.files
        base_url, call = self.site.base_url, self.catalog.calls[self.site.current_call]
        yield from list_files([*self.lists, *municipality_lists(self.builder)], self.data, base_url, call.path)
        yield from self.beside_pages

    @cached_property
    def beside_pages(self) -> list[File]:
        """The files that tell of the whole site, and are not made from the data files."""
        return [*standards.standard_files(self.context, self.pages), *self._families.calendars.files()]

    @cached_property
    def claims(self) -> list[Claim]:
        """The paths of the other files."""
        return [Claim(file.path, file.origin) for file in self.others]

    def forget_files(self) -> None:
        """The files besides pages are written: what pages say of them is kept, and they are not."""
        for page in self.pages:
            if page.tells_of_files:
                page.make.hold()
        forget_recent()
        for name in ("data", "search", "compared", "others", "beside_pages", "claims", "_made_aside"):
            self.__dict__.pop(name, None)

    def forget_pages(self) -> None:
        """The pages are written: where one is asked for later, it is planned again."""
        for name in ("pages", "lists"):
            self.__dict__.pop(name, None)

    def page_claims(self) -> Iterator[Claim]:
        """The paths of the pages."""
        for page in self.pages:
            for _, path in page.files:
                yield Claim(path, page.origin)

    @cached_property
    def targets(self) -> dict[str, Address]:
        """What Markdown and templates can link to by name."""
        return link_targets(self.builder, self.site)

    @cached_property
    def names(self) -> Names:
        """All that the paths of the site are made of."""
        return names_of(self.site, self.builder)

    def page_at(self, path: str) -> tuple[Page, str] | None:
        """The page of a file, and its language; None where there is none. All others need not be planned to find the
        page of a project or municipality."""
        folder, slash, name = path.rpartition("/")
        folder += slash
        for pages in self._where(f"/{folder}"):
            for page in pages:
                if page.file_name == name and folder in page.address.values():
                    return page, next(language for language, address in page.address.items() if address == folder)
        return None

    def _where(self, address: str) -> Iterator[Sequence[Page]]:
        """Where to look for the page of an address, the likeliest first."""
        subject = self.addresses.subject_of(address)
        if subject is not None and "pages" not in self.__dict__:
            yield self._pages_of(subject)
        yield self.pages

    def _pages_of(self, subject: Subject) -> Sequence[Page]:
        """The pages of a project or municipality at their present addresses; none where there is no such thing."""
        catalog = self.catalog
        if subject.kind == "project":
            among = catalog.projects.values() if subject.permanent else catalog.of_call(subject.call)
            for project in among:
                if subject.name == (project.id if subject.permanent else project.entry.slug):
                    return self._families.of_project(project)
            return ()
        for code, place in catalog.places.items():
            if subject.name in ([code] if subject.permanent else self.addresses.slugs_of_municipality(place.record)):
                return self._families.of_municipality(place)
        return ()


class Components(Planned):
    """The page of all components in place of a site."""

    def _pages(self) -> list[Page]:
        return list(component_pages(self.builder, self.data))

    @cached_property
    def others(self) -> list[File]:
        """None."""
        return []


def files_aside(site: Site, catalog: Catalog, table: Callable[[], WordTable]) -> Aside:
    """Those files of a site."""
    addresses = Addresses(site.languages)
    return Aside(
        downloads.large_files(catalog, addresses, site),
        search_files(catalog, addresses, table()),
        side_by_side.parts(catalog, addresses),
    )


def data_files(
    context: standards.Context, history: History, large: Callable[[], Mapping[str, bytes] | None]
) -> Downloads:
    """The data files, those of public standards with them; ``large`` as in ``downloads.make``."""
    data = downloads.make(context.catalog, context.addresses, context.site, history, large)
    return data._replace(files=[*data.files, *standards.data_files(context, data.files)])


def published_addresses(planned: Planned, others: list[Claim]) -> dict[str, str]:
    """The addresses that are published: of pages, of what is drawn like them, of files, and of the places that are the
    identifier of something. The page of a project or municipality comes with its id or code, all others with "".

    The parts of the search and of comparisons are none: their folders are other ones after every change. Neither are
    the tables of municipalities, which are there only while these have more than a page of projects.
    """
    parts = (SEARCH_FOLDER, side_by_side.FOLDER)
    paths = {path for page in planned.pages if page.lasting for _, path in page.files}
    paths |= {other.path for other in others if not other.path.startswith(parts)}
    paths.add(CHECKSUMS)
    paths -= {"404.html", ".nojekyll", *(of.table for of in municipality_lists(planned.builder))}
    found = dict.fromkeys(map(published.address_of, paths), "")
    return found | _identifiers(planned) | _owners(planned)


def _identifiers(planned: Planned) -> dict[str, str]:
    """Codes, terms and organisations: each is named by its place on a page in the site's first language."""
    catalog, addresses = planned.catalog, planned.addresses
    codes, bodies = (next(iter(addresses.page(page).values())) for page in (vocabulary.PAGE, "municipalities"))
    places = [f"/{codes}#{place}" for place in vocabulary.places(catalog)]
    return dict.fromkeys([*places, *(f"/{bodies}#organisation-{slug}" for slug in catalog.organisations)], "")


def _owners(planned: Planned) -> dict[str, str]:
    """Whose each page of a project or municipality is, also at its former addresses."""
    catalog, addresses = planned.catalog, planned.addresses
    owners: dict[str, str] = {}
    for project in catalog.projects.values():
        ever = addresses.ever_of_project(project.call.id, project.entry.slug, project.application.aliases)
        owners |= {f"/{path}": project.id for paths in ever.values() for path in paths}
    for code, place in catalog.places.items():
        ever = addresses.ever_of_municipality(place.record)
        owners |= {f"/{path}": code for paths in ever.values() for path in paths}
    return owners


def link_targets(builder: Builder, site: Site) -> dict[str, Address]:
    """What Markdown and templates can link to by name; "decision" is there once the current call is decided."""
    catalog, addresses = builder.catalog, builder.addresses
    fixed = ("projects", "municipalities", "statistics", "data", "query", "codes", "compare", *PROSE_PAGES)
    targets = {f"page:{slug}": addresses.page(slug) for slug in fixed}
    targets["page:home"] = addresses.home()
    targets["changes"] = addresses.changes()
    targets |= {f"call:{call}": addresses.call(call) for call in catalog.calls}
    if catalog.calls[site.current_call].record.decision_date:
        targets["decision"] = addresses.call(site.current_call)
    targets |= {f"project:{p.id}": builder.address(p) for p in catalog.projects.values()}
    targets |= {f"municipality:{c}": addresses.municipality(p.record) for c, p in catalog.places.items()}
    return targets
