"""The order of a build: load, join, check, plan, render what changed, publish. The only module that knows it.

Everything is loaded and checked before anything is written, and the old site stands until the new one is whole.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import jinja2
import msgspec

from grantsite import checks, downloads, published, side_by_side, standards, yamlfile
from grantsite.assets import Assets
from grantsite.catalog import Catalog
from grantsite.codes import ERROR
from grantsite.config import Site
from grantsite.deadlines import calendars
from grantsite.downloads import Downloads
from grantsite.errors import ContentError, Problem, UsageError, has_errors
from grantsite.files import File, Stamp, checksums
from grantsite.fingerprint import Manifest, TemplateDigests, Written, digest, of_generator, of_page
from grantsite.history import UNKNOWN, History, read_history, reason
from grantsite.i18n import Language
from grantsite.load import load
from grantsite.messages import Message, say
from grantsite.output import MARKER, Output
from grantsite.pages import Builder, Page, component_pages, list_files, plan
from grantsite.pages.picture import FILE as PICTURE
from grantsite.parse_cache import ParseCache
from grantsite.picture import draw
from grantsite.render import Renderer, shared_code
from grantsite.search.files import FOLDER as SEARCH_FOLDER
from grantsite.search.files import search_files
from grantsite.search.table import WordTable
from grantsite.urls import PROSE_PAGES, Address, Addresses
from grantsite.version import read_version
from grantsite.views import ChangesView

# Forking costs more than it saves below this many pages.
_PAGES_WORTH_A_WORKER = 250
Progress = Callable[[int, int], None]


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

    ``notes`` say what the site had to do without.
    """

    problems: list[Problem]
    records: int
    pages: int = 0
    rendered: int = 0
    changed: list[str] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether nothing was written because the content has errors."""
        return has_errors(self.problems)


class Pipeline:
    """A build that can be run again: between runs it keeps the records it has read."""

    def __init__(self, options: Options) -> None:
        self.options = options
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
            digests = {MARKER: output.open().sha256}
            for file in (*_static_files(assets), *others):
                output.claim(file.path, file.origin)
                digests[file.path] = output.write(file.path, file.data).sha256
            written = self._write(
                output, site, pages, _link_targets(catalog, addresses, site), assets, result, progress
            )
            digests |= {path: page.stamp.sha256 for path, page in written.items()}
            last = checksums(digests)
            output.claim(last.path, last.origin)
            output.write(last.path, last.data)
            self._manifest.save(written)
            output.publish()
        except ContentError as error:
            result.problems.extend(error.problems)
        except jinja2.TemplateError as error:
            result.problems.append(_template_problem(error, self.options.templates))
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
        content, problems = load(options.content, options.content_shown, self._parses)
        catalog = Catalog(content)
        problems += checks.check(catalog, site.current_call, site.languages, options.content_shown, self._table())
        return catalog, Result(problems, content.files)

    def _history(self) -> History:
        cache = self.options.cache
        file = cache / "history.json" if cache else None
        return read_history(self.options.content, file, of_generator(Path(__file__).parent), self._parses)

    def _plan(self, site: Site, catalog: Catalog, result: Result) -> tuple[list[Page], list[File]]:
        """The pages and all other files; an address that was published and is not among theirs is a problem."""
        addresses = Addresses(site.languages)
        version = read_version(self.options.content)
        history = self._history()
        if version is None and history.is_known:
            result.notes.append(say("the change history leaves out what is not committed yet"))
        result.notes += filter(None, [reason(history.state)])
        context = standards.Context(catalog, addresses, site, version)
        data = _data(context, history)
        search = search_files(catalog, addresses, self._table())
        compared = side_by_side.parts(catalog, addresses)
        pages = plan(catalog, addresses, site.current_call, data, search.folder, compared.folder, version, history)
        others = [
            *_other_files(context, pages, data),
            *search.files,
            *compared.files,
        ]
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
        options = self.options
        shared = digest(
            [
                of_generator(Path(__file__).parent).encode(),
                msgspec.json.encode(site),
                msgspec.json.encode(assets.names),
                msgspec.json.encode(targets),
            ]
        )
        templates = TemplateDigests(options.templates)
        files: dict[str, Written] = {}
        tasks: list[_Task] = []
        before = self._manifest.files if options.cache else {}
        for page in pages:
            template = templates[page.template]
            for language, folder in page.address.items():
                path = folder + page.file_name
                output.claim(path, page.origin)
                fingerprint = of_page(page, language, template, shared)
                known = before.get(path)
                if known and known.fingerprint == fingerprint and output.keep(path, known.stamp):
                    files[path] = known
                else:
                    tasks.append(_Task(page, language, path, fingerprint))
        work = _Work(options.templates, site, targets, assets.names, output)
        for task, stamp in _run(work, tasks, options.jobs, progress):
            files[task.path] = Written(task.fingerprint, stamp)
        result.pages = sum(path.endswith(".html") for path in files)
        result.rendered = sum(task.path.endswith(".html") for task in tasks)
        result.changed = [t.path for t in tasks]
        return files


@dataclass(frozen=True, slots=True)
class _Task:
    page: Page
    language: str
    path: str
    fingerprint: str


class _Work:
    """Renders tasks and writes them. A worker process inherits it as it stands."""

    def __init__(
        self, templates: Path, site: Site, targets: dict[str, Address], assets: dict[str, str], output: Output
    ) -> None:
        code = shared_code()
        self.templates = templates
        self.output = output
        self.renderers: dict[str, Renderer] = {
            language: Renderer(templates, site, Language(language, site.languages), targets, assets, code)
            for language in site.languages
        }
        self.tasks: list[_Task] = []

    def do(self, task: _Task) -> Stamp:
        folder = task.path.removesuffix(task.page.file_name)
        text = self.renderers[task.language].render(task.page, folder)
        # the template of a picture says its words
        data = draw(text) if task.page.file_name == PICTURE else text.encode("utf-8")
        return self.output.write(task.path, data)

    def do_share(self, share: tuple[int, int]) -> list[Stamp]:
        """The tasks of one worker: every ``step``-th from ``first`` on, so that shares are even."""
        first, step = share
        return [self.do(t) for t in self.tasks[first::step]]


_inherited: _Work | None = None


def _share_of(share: tuple[int, int]) -> list[Stamp] | Exception:
    """Runs in a worker; an error travels back as a value, because not every exception can be pickled."""
    if _inherited is None:
        raise RuntimeError("a worker is forked after its work is set")
    try:
        return _inherited.do_share(share)
    except jinja2.TemplateError as error:
        return ContentError([_template_problem(error, _inherited.templates)])
    except (ContentError, OSError) as error:
        return error


def _run(work: _Work, tasks: list[_Task], jobs: int, progress: Progress | None) -> Iterable[tuple[_Task, Stamp]]:
    workers = min(jobs, len(tasks) // _PAGES_WORTH_A_WORKER)
    if workers < 2 or "fork" not in get_all_start_methods() or sys.platform == "darwin":
        for done, task in enumerate(tasks, 1):
            yield task, work.do(task)
            if progress:
                progress(done, len(tasks))
        return
    yield from _run_forked(work, tasks, workers, progress)


def _run_forked(
    work: _Work, tasks: list[_Task], workers: int, progress: Progress | None
) -> Iterable[tuple[_Task, Stamp]]:
    global _inherited
    work.tasks = tasks
    _inherited = work
    steps = workers * 8  # enough shares that progress moves
    try:
        with get_context("fork").Pool(workers) as pool:
            done = 0
            shares = pool.imap(_share_of, [(first, steps) for first in range(steps)])
            for first, stamps in enumerate(shares):
                if isinstance(stamps, Exception):
                    raise stamps
                done += len(stamps)
                if progress:
                    progress(done, len(tasks))
                yield from zip(tasks[first::steps], stamps, strict=True)
    finally:
        _inherited = None


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


def _template_problem(error: jinja2.TemplateError, templates: Path) -> Problem:
    """A mistake in a template at its line: of the syntax, or of the innermost template that was being drawn."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.filename or error.name or "templates", error.lineno
    elif isinstance(error, jinja2.TemplateNotFound):
        name, line = f"templates/{error.name}", 1
    else:
        name, line = "templates", 1
        trace = (error.__cause__ or error).__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file.endswith((".html", ".xml", ".svg", ".csv", ".txt")):
                name, line = file, trace.tb_lineno
            trace = trace.tb_next
    shown = Path(name)
    if shown.is_relative_to(templates.parent):
        shown = shown.relative_to(templates.parent)
    return Problem(
        shown.as_posix(),
        line,
        1,
        ERROR,
        "template-error",
        error.message or "the template cannot be drawn",
        say("compare with the last version that worked"),
    )
