"""The pages, shared out to processes where there are many of them: each makes the views of its pages, takes over what
is as the last build left it, and draws the rest.

A worker is a copy of this process as it stands (fork), so nothing is sent to it; it writes its files itself, and hands
back only what tells later whether they are still the same, and what it took.
"""

import os
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import jinja2

from grantsite.codes import ERROR
from grantsite.compiled import shared_code
from grantsite.config import Site
from grantsite.copies import can_fork
from grantsite.errors import ContentError, Problem
from grantsite.fingerprint import Built, Fingerprints, TemplateDigests, Written, of_language
from grantsite.i18n import Language
from grantsite.jinja_words import in_our_words
from grantsite.messages import say
from grantsite.output import Output
from grantsite.pages import Page
from grantsite.pages.picture import FILE as PICTURE
from grantsite.picture import draw
from grantsite.render import Renderer
from grantsite.stages import Stages, Tally, peak_memory
from grantsite.urls import Address
from grantsite.views import MadeView, View
from grantsite.workers import in_order

# Forking costs more than it saves below this many files.
_FILES_WORTH_A_WORKER = 250
# The pages that a worker takes at a time: a tenth of a second's work, so that none waits long for others at the end.
_SHARE = 43
Progress = Callable[[int, int], None]  # files done, of how many


class Work:
    """Draws and writes pages, or takes over what the last build wrote. A worker process inherits it as it stands."""

    def __init__(
        self,
        renderers: "Renderers",
        output: Output,
        stages: Stages,
        fingerprints: Fingerprints | None,
        before: Built,
    ) -> None:
        """``before`` is what the last build wrote. Without ``fingerprints`` nobody will look at what is written now."""
        self.templates = renderers.templates
        self.stages = stages
        self._output = output
        self._renderers = renderers
        self.pages: list[Page] = []
        self.lost = 0  # workers that were ended from outside
        self.families: dict[str, str] = {}  # the fingerprints of those that were looked at
        self._fingerprints = fingerprints
        self._before = before

    def do(self, page: Page, tally: Tally) -> list[Written | None]:
        """Every file of a page, in the order of its languages; None where it is as the last build left it, so that a
        worker need not send what is known."""
        clock = time.process_time_ns if self.stages.by_kind else _no_time
        begun = clock()
        kept = self._is_as_it_was(page) and all(self._keep(path) for _, path in page.files)
        of_all = "" if kept or not self._fingerprints else self._fingerprints.of_page(page)
        tally.keeping += clock() - begun
        if kept:
            return [None] * len(page.address)
        return [self._file(page, language, path, of_language(of_all, language), tally) for language, path in page.files]

    def _is_as_it_was(self, page: Page) -> bool:
        """Whether all that the views of its family are made from is as it was; then its fingerprint is, too."""
        family = page.family
        if family is None or not self._fingerprints:
            return False
        if family.name not in self.families:
            self.families[family.name] = self._fingerprints.of_family(family)
        return self._before.families.get(family.name) == self.families[family.name]

    def _keep(self, path: str) -> bool:
        """Take over a file; False where it is not as the last build left it."""
        known = self._before.files.get(path)
        return known is not None and self._output.keep(path, known.stamp)

    def _file(self, page: Page, language: str, path: str, fingerprint: str, tally: Tally) -> Written | None:
        clock = time.process_time_ns if self.stages.by_kind else _no_time
        begun = clock()
        known = self._before.files.get(path)
        if known is not None and known.fingerprint == fingerprint and self._keep(path):
            tally.keeping += clock() - begun
            return None
        data = self._renderers.draw(page, language, path)
        written = clock()
        stamp = self._output.write(path, data)
        tally.add(page.kind, written - begun, clock() - written)
        return Written(fingerprint, stamp)

    def lose(self) -> None:
        """A worker was ended from outside; its pages are drawn by others."""
        self.lost += 1

    def do_share(self, share: tuple[int, int]) -> "Share":
        """The pages from the first to before the last. They lie together, so that what the pages of a project have in
        common (its view, its name in a picture, its QR code) is made once."""
        first, last = share
        begun = time.process_time_ns()
        tally = Tally()
        done = [self.do(page, tally) for page in self.pages[first:last]]
        tally.spent = time.process_time_ns() - begun
        tally.process = os.getpid()
        tally.memory = peak_memory()
        families, self.families = self.families, {}
        return Share(done, families, tally)


class Share(NamedTuple):
    """What a worker did: each page's files as they were drawn, and the fingerprints of families."""

    done: list[list[Written | None]]
    families: dict[str, str]
    tally: Tally


class Renderers:
    """What draws pages. ``targets`` are the addresses that can be linked to by name, ``assets`` the published name of
    each static file. The templates are read once."""

    def __init__(self, templates: Path, site: Site, targets: dict[str, Address], assets: dict[str, str]) -> None:
        self.templates = templates
        self._site = site
        self._targets = targets
        self._assets = assets
        self._made: dict[str, Renderer] = {}

    def draw(self, page: Page, language: str, path: str) -> bytes:
        """A file of a page in a language; ``path`` is the file's. Raises jinja2.TemplateError."""
        if not page.template:
            return _made(page.view, language)
        text = self._of(language).render(page, path.removesuffix(page.file_name))
        # the template of a picture says its words
        return draw(text) if page.file_name == PICTURE else text.encode("utf-8")

    def compile(self, template: str, language: str) -> None:
        """Make a template ready with all that it includes. Raises jinja2.TemplateError."""
        for name in sorted(TemplateDigests(self.templates).closure(template)):
            self._of(language).compile(name)

    def _of(self, code: str) -> Renderer:
        if code not in self._made:
            language = Language(code, self._site.languages)
            self._made[code] = Renderer(
                self.templates, self._site, language, self._targets, self._assets, shared_code()
            )
        return self._made[code]


def _made(view: View, language: str) -> bytes:
    if not isinstance(view, MadeView):
        raise TypeError("a page without a template is a file that the generator writes itself")
    return view.data[language]


def _no_time() -> int:
    return 0


def render_all(
    work: Work, pages: list[Page], jobs: int, progress: Progress | None
) -> Iterable[tuple[Page, list[Written | None]]]:
    """Each page with its files as they were drawn, in the order of its languages: None for one that is as the last
    build left it. Made by at most so many processes."""
    work.pages = pages
    files = sum(len(page.address) for page in pages)
    workers = min(jobs, files // _FILES_WORTH_A_WORKER)
    made = _render_forked(work, workers) if workers > 1 and can_fork() else _render_here(work)
    done = 0
    for page, found in made:
        yield page, found
        done += len(found)
        if progress:
            progress(done, files)


def _render_here(work: Work) -> Iterable[tuple[Page, list[Written | None]]]:
    tally = Tally()
    for page in work.pages:
        yield page, work.do(page, tally)
    work.stages.add(tally)


def _render_forked(work: Work, workers: int) -> Iterable[tuple[Page, list[Written | None]]]:
    number = len(work.pages)
    bounds = [(first, min(first + _SHARE, number)) for first in range(0, number, _SHARE)]
    for (first, last), share in zip(bounds, in_order(partial(_share, work), bounds, workers, work.lose), strict=True):
        if isinstance(share, Exception):
            raise share
        work.families |= share.families
        work.stages.add(share.tally)
        yield from zip(work.pages[first:last], share.done, strict=True)


def _share(work: Work, share: tuple[int, int]) -> Share | Exception:
    """Runs in a worker; an error travels back as a value, because not every exception can be pickled."""
    try:
        return work.do_share(share)
    except jinja2.TemplateError as error:
        return ContentError([template_problem(error, work.templates)])
    except (ContentError, OSError) as error:
        return error


def template_problem(error: jinja2.TemplateError, templates: Path) -> Problem:
    """A mistake in a template at its line: of the syntax, or of the innermost template that was being drawn, which is
    also what asks for one that is not there."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.filename or error.name or "templates", error.lineno
    else:
        name, line = f"templates/{error.name}" if isinstance(error, jinja2.TemplateNotFound) else "templates", 1
        trace = (error.__cause__ or error).__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file.endswith((".html", ".xml", ".svg", ".csv", ".txt")):
                name, line = file, trace.tb_lineno
                if trace.tb_frame.f_code.co_name == "<module>":
                    line = 1  # what it extends, which stands before all else, is looked for when it is loaded
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
        in_our_words(error.message) if error.message else say("a template cannot be drawn"),
        say("compare with the last version that worked"),
    )
