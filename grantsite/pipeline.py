"""The order of a build: load, join, check, plan, render what changed, publish. The only module that knows it.

Everything is loaded and checked before anything is written, and the old site stands until the new one is whole.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
import msgspec

from grantsite import checks, downloads, published, side_by_side, standards, yamlfile
from grantsite.assets import Assets
from grantsite.catalog import Catalog
from grantsite.config import Site
from grantsite.deadlines import calendars
from grantsite.downloads import Downloads
from grantsite.errors import ContentError, Problem, UsageError, has_errors
from grantsite.files import File, Stamp, checksums
from grantsite.fingerprint import Manifest, TemplateDigests, Written, digest, of_generator, of_language, of_page
from grantsite.history import UNKNOWN, History, read_history, reason
from grantsite.load import load
from grantsite.messages import Message, say
from grantsite.output import MARKER, Output
from grantsite.pages import Builder, Page, component_pages, list_files, plan
from grantsite.parse_cache import ParseCache
from grantsite.rendering import Progress, Task, Work, render_all, template_problem
from grantsite.search.files import FOLDER as SEARCH_FOLDER
from grantsite.search.files import search_files
from grantsite.search.table import WordTable
from grantsite.stages import (
    CHECK,
    CHECKSUMS,
    DATA,
    FILES,
    FINGERPRINTS,
    HISTORY,
    LOAD,
    PLAN,
    PUBLISH,
    RENDER,
    SEARCH,
    Stages,
    uncollected,
)
from grantsite.urls import PROSE_PAGES, Address, Addresses
from grantsite.version import read_version
from grantsite.views import ChangesView


@dataclass(slots=True)
class Options:
    """Where things are. ``cache`` is a folder, or None for a build that remembers nothing."""

    content: Path
    content_shown: str
    output: Path
    templates: Path
    static: Path
    cache: Path | None
    jobs: int = 1


@dataclass(slots=True)
class Result:
    """What a run found and wrote. ``pages`` and ``rendered`` count files of HTML; ``changed`` names all files drawn.

    ``notes`` say what the site had to do without; ``files`` is all that was written, by path.
    """

    problems: list[Problem]
    records: int
    pages: int = 0
    rendered: int = 0
    changed: list[str] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    files: dict[str, Stamp] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether nothing was written because the content has errors."""
        return has_errors(self.problems)


class Pipeline:
    """A build that can be run again: between runs it keeps the records it has read."""

    def __init__(self, options: Options, stages: Stages | None = None) -> None:
        self.options = options
        self.stages = stages or Stages()
        cache = options.cache
        self._parses = ParseCache(cache / "records.json" if cache else None)
        name = digest([os.fsencode(options.output.absolute())])
        self._manifest = Manifest(cache / f"pages-{name}.json" if cache else None)

    def check(self, site: Site) -> Result:
        """Load and check only."""
        catalog, result = self._load(site)
        self._parses.save()
        if catalog.content.published and not result.failed:
            self._plan(site, catalog, result)
        return result

    def add_addresses(self, site: Site) -> tuple[Result, int, int]:
        """Check, and if nothing that was published is lost add what is new to the list of published addresses.

        How many addresses were added, and how many the list holds. Raises UsageError where it cannot be written.
        """
        catalog, result = self._load(site)
        if not result.failed:
            pages, others = self._plan(site, catalog, result)
        if result.failed:
            return result, 0, 0
        # the list says nothing of new addresses once it holds them
        result.problems = [problem for problem in result.problems if problem.code != "new-address"]
        listed = set(catalog.content.published.lines if catalog.content.published else ())
        every = listed | _published(pages, others)
        file = self.options.content / published.FILE
        try:
            file.write_bytes(published.write(every).encode("utf-8"))
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise UsageError(say("{folder}: cannot be written: {reason}", folder=file, reason=reason)) from None
        return result, len(every - listed), len(every)

    def build(self, site: Site, progress: Progress | None = None) -> Result:
        """Check, and if there is no error write the whole site. Raises UsageError where it cannot be written."""
        with uncollected():
            catalog, result = self._load(site)
            if not result.failed:
                pages, others = self._plan(site, catalog, result)
        if not result.failed:
            self._publish(site, catalog, result, pages, others, Assets(self.options.static), progress)
        return result

    def show_components(self, site: Site) -> Result:
        """Check, and if there is no error write the page of all components, in place of a site."""
        catalog, result = self._load(site)
        if not result.failed:
            addresses = Addresses(site.languages)
            data = _data(standards.Context(catalog, addresses, site, None), UNKNOWN)
            pages = list(component_pages(Builder(catalog, addresses, site.current_call), data))
            assets = Assets(self.options.static, with_components=True)
            self._publish(site, catalog, result, pages, [], assets, None)
        return result

    def _publish(
        self,
        site: Site,
        catalog: Catalog,
        result: Result,
        pages: list[Page],
        others: list[File],
        assets: Assets,
        progress: Progress | None,
    ) -> None:
        """Write the pages, all other files and the list of their checksums, and put them in the old folder's place."""
        addresses = Addresses(site.languages)
        output = Output(self.options.output)
        try:
            with self.stages.stage(FILES):
                stamps = {MARKER: output.open()}
                for file in (*_static_files(assets), *others):
                    output.claim(file.path, file.origin)
                    stamps[file.path] = output.write(file.path, file.data)
            targets = _link_targets(catalog, addresses, site)
            written = self._write(output, site, pages, targets, assets, result, progress)
            with self.stages.stage(CHECKSUMS):
                stamps |= {path: page.stamp for path, page in written.items()}
                last = checksums(stamps)
                output.claim(last.path, last.origin)
                stamps[last.path] = output.write(last.path, last.data)
            with self.stages.stage(PUBLISH):
                self._manifest.save(written)
                output.publish()
            result.files = stamps
        except ContentError as error:
            result.problems.extend(error.problems)
        except jinja2.TemplateError as error:
            result.problems.append(template_problem(error, self.options.templates))
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise UsageError(
                say(
                    "{folder}: the site cannot be written: {reason}; the old site stands",
                    folder=error.filename or self.options.output,
                    reason=reason,
                )
            ) from None
        finally:
            output.discard()
        if not result.failed:
            self._parses.save()

    def _table(self) -> WordTable:
        return WordTable(self.options.content)

    def _load(self, site: Site) -> tuple[Catalog, Result]:
        options = self.options
        yamlfile.forget_positions()
        with self.stages.stage(LOAD):
            content, problems = load(options.content, options.content_shown, self._parses)
            catalog = Catalog(content)
        with self.stages.stage(CHECK):
            problems += checks.check(catalog, site.current_call, site.languages, options.content_shown, self._table())
        return catalog, Result(problems, content.files)

    def _history(self) -> History:
        cache = self.options.cache
        file = cache / "history.json" if cache else None
        return read_history(self.options.content, file, of_generator(Path(__file__).parent), self._parses)

    def _plan(self, site: Site, catalog: Catalog, result: Result) -> tuple[list[Page], list[File]]:
        """The pages and all other files; an address that was published and is not among theirs is a problem."""
        addresses = Addresses(site.languages)
        with self.stages.stage(HISTORY):
            version = read_version(self.options.content)
            history = self._history()
        if version is None and history.is_known:
            result.notes.append(say("the change history leaves out what is not committed yet"))
        result.notes += filter(None, [reason(history.state)])
        context = standards.Context(catalog, addresses, site, version)
        with self.stages.stage(DATA):
            data = _data(context, history)
        with self.stages.stage(SEARCH):
            search = search_files(catalog, addresses, self._table())
            compared = side_by_side.parts(catalog, addresses)
        with self.stages.stage(PLAN):
            pages = plan(catalog, addresses, site.current_call, data, search.folder, compared.folder, version, history)
        with self.stages.stage(DATA):
            others = [*_other_files(context, pages, data), *search.files, *compared.files]
        with self.stages.stage(CHECK):
            result.problems += checks.check_published(catalog, addresses, _published(pages, others))
        return pages, others

    def _write(
        self,
        output: Output,
        site: Site,
        pages: list[Page],
        targets: dict[str, Address],
        assets: Assets,
        result: Result,
        progress: Progress | None,
    ) -> dict[str, Written]:
        """Write every page, and say what was written."""
        with self.stages.stage(FINGERPRINTS):
            fingerprint = self._fingerprints(site, targets, assets)
            files, tasks = self._kept(output, pages, fingerprint)
        with self.stages.stage(RENDER):
            work = Work(self.options.templates, site, targets, assets.names, output, self.stages, fingerprint)
            for task, written in render_all(work, tasks, self.options.jobs, progress):
                files[task.path] = written
        result.pages = sum(path.endswith(".html") for path in files)
        result.rendered = sum(task.path.endswith(".html") for task in tasks)
        result.changed = [t.path for t in tasks]
        return files

    def _fingerprints(self, site: Site, targets: dict[str, Address], assets: Assets) -> Callable[[Page], str]:
        """What gives the fingerprint of a page in all languages."""
        if not self.options.cache:
            return lambda page: ""  # nobody will look at it
        shared = digest(
            [
                of_generator(Path(__file__).parent).encode(),
                msgspec.json.encode(site),
                msgspec.json.encode(assets.names),
                msgspec.json.encode(targets),
            ]
        )
        templates = TemplateDigests(self.options.templates)
        return lambda page: of_page(page, templates[page.template], shared)

    def _kept(
        self, output: Output, pages: list[Page], fingerprint_of: Callable[[Page], str]
    ) -> tuple[dict[str, Written], list[Task]]:
        """The files that are as the last build left them, which are taken over, and those that are to be drawn."""
        files: dict[str, Written] = {}
        tasks: list[Task] = []
        before = self._manifest.files if self.options.cache else {}
        for page in pages:
            of_all = ""
            for language, folder in page.address.items():
                path = folder + page.file_name
                output.claim(path, page.origin)
                known = before.get(path)
                if known is None:
                    tasks.append(Task(page, language, path, ""))
                    continue
                of_all = of_all or fingerprint_of(page)
                fingerprint = of_language(of_all, language)
                if known.fingerprint == fingerprint and output.keep(path, known.stamp):
                    files[path] = known
                else:
                    tasks.append(Task(page, language, path, fingerprint))
        return files, tasks


def _static_files(assets: Assets) -> Iterator[File]:
    for path, data in assets.files.items():
        yield File(path, data, "static/")


def _data(context: standards.Context, history: History) -> Downloads:
    """The data files, those of public standards with them."""
    data = downloads.make(context.catalog, context.addresses, context.site, history)
    return data._replace(files=[*data.files, *standards.data_files(context, data.files)])


def _other_files(context: standards.Context, pages: list[Page], data: Downloads) -> Iterator[File]:
    """Everything the site holds besides pages, ``static/`` and the list of checksums."""
    yield File(".nojekyll", b"", "build.py")  # GitHub Pages: serve the files as they are
    yield from data.files
    yield from list_files(pages, data, context.site.base_url)
    yield from standards.standard_files(context, pages)
    site = context.site
    yield from calendars(context.catalog, context.addresses, context.languages, site.base_url, site.title)


def _published(pages: list[Page], others: list[File]) -> set[str]:
    """The addresses that are published: of pages, of what is drawn like them, of calendars and of data.

    What else stands beside a page (``standards``) is found through the page, and moves with it; so do the parts of the
    search and of comparisons, whose folders are other ones after every change.
    """
    # the further pages of the list of changes are there only where the history is known
    lasting = [page for page in pages if not (isinstance(page.view, ChangesView) and page.view.page > 1)]
    paths = {folder + page.file_name for page in lasting for folder in page.address.values()}
    parts = (SEARCH_FOLDER, side_by_side.FOLDER)
    beside = ("citation.bib", "citation.ris", "data.jsonld", ".nojekyll")
    paths |= {f.path for f in others if not f.path.endswith(beside) and not f.path.startswith(parts)}
    paths.add(checksums({}).path)
    return {published.address_of(path) for path in paths - {"404.html"}}


def _link_targets(catalog: Catalog, addresses: Addresses, site: Site) -> dict[str, Address]:
    """What Markdown and templates can link to by name; "decision" is there once the current call is decided."""
    fixed = ("projects", "municipalities", "statistics", "data", "query", "codes", "compare", *PROSE_PAGES)
    targets = {f"page:{slug}": addresses.page(slug) for slug in fixed}
    targets["page:home"] = addresses.home()
    targets["changes"] = addresses.changes()
    targets |= {f"call:{call}": addresses.call(call) for call in catalog.calls}
    if catalog.calls[site.current_call].record.decision_date:
        targets["decision"] = addresses.call(site.current_call)
    targets |= {f"project:{p.id}": addresses.project(p.call.id, p.entry.slug) for p in catalog.projects.values()}
    targets |= {f"municipality:{c}": addresses.municipality(p.record) for c, p in catalog.places.items()}
    return targets
