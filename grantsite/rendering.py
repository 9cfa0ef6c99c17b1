"""The pages that are to be drawn, shared out to processes where there are many of them.

A worker is a copy of this process as it stands (fork), so nothing is sent to it; it writes its files itself, and hands
back only what tells later whether they are still the same, and what it took.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import jinja2

from grantsite.codes import ERROR
from grantsite.config import Site
from grantsite.errors import ContentError, Problem
from grantsite.fingerprint import Written, of_language
from grantsite.i18n import Language
from grantsite.messages import say
from grantsite.output import Output
from grantsite.pages import Page
from grantsite.pages.picture import FILE as PICTURE
from grantsite.picture import draw
from grantsite.render import Renderer, shared_code
from grantsite.stages import Stages, Tally, peak_memory
from grantsite.urls import Address

# Forking costs more than it saves below this many pages.
_PAGES_WORTH_A_WORKER = 250
# What a worker takes at a time: a tenth of a second's work, so that none waits long for the others in the end.
_SHARE = 128
Progress = Callable[[int, int], None]  # files done, of how many


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be drawn in one language, and its path in the site. The fingerprint is "" where nobody had to know it
    yet; who draws the page takes it then."""

    page: Page
    language: str
    path: str
    fingerprint: str


class Work:
    """Renders tasks and writes them. A worker process inherits it as it stands."""

    def __init__(
        self,
        templates: Path,
        site: Site,
        targets: dict[str, Address],
        assets: dict[str, str],
        output: Output,
        stages: Stages,
        fingerprint: Callable[[Page], str],
    ) -> None:
        """``fingerprint`` gives that of a page in all languages."""
        code = shared_code()
        self.templates = templates
        self.stages = stages
        self._output = output
        self._renderers: dict[str, Renderer] = {
            language: Renderer(templates, site, Language(language, site.languages), targets, assets, code)
            for language in site.languages
        }
        self.tasks: list[Task] = []
        self._fingerprint = fingerprint
        self._last: tuple[Page | None, str] = (None, "")

    def do(self, task: Task, tally: Tally) -> Written:
        """Draw a page and write it."""
        clock = time.process_time_ns if self.stages.by_kind else _no_time
        begun = clock()
        folder = task.path.removesuffix(task.page.file_name)
        text = self._renderers[task.language].render(task.page, folder)
        # the template of a picture says its words
        data = draw(text) if task.page.file_name == PICTURE else text.encode("utf-8")
        drawn = clock()
        stamp = self._output.write(task.path, data)
        tally.add(task.page.template, drawn - begun, clock() - drawn)
        return Written(task.fingerprint or of_language(self._of_all(task.page), task.language), stamp)

    def _of_all(self, page: Page) -> str:
        """The fingerprint of a page, whose languages come one after the other."""
        if self._last[0] is not page:
            self._last = (page, self._fingerprint(page))
        return self._last[1]

    def do_share(self, share: tuple[int, int]) -> tuple[list[Written], Tally]:
        """The tasks from the first to before the last. They lie together, so that what the pages of a project have in
        common (its name in a picture, its QR code) is made once."""
        first, last = share
        begun = time.process_time_ns()
        tally = Tally()
        written = [self.do(t, tally) for t in self.tasks[first:last]]
        tally.spent = time.process_time_ns() - begun
        tally.process = os.getpid()
        tally.memory = peak_memory()
        return written, tally


def _no_time() -> int:
    return 0


_inherited: Work | None = None


def _share_of(share: tuple[int, int]) -> tuple[list[Written], Tally] | Exception:
    """Runs in a worker; an error travels back as a value, because not every exception can be pickled."""
    if _inherited is None:
        raise RuntimeError("a worker is forked after its work is set")
    try:
        return _inherited.do_share(share)
    except jinja2.TemplateError as error:
        return ContentError([template_problem(error, _inherited.templates)])
    except (ContentError, OSError) as error:
        return error


def render_all(work: Work, tasks: list[Task], jobs: int, progress: Progress | None) -> Iterable[tuple[Task, Written]]:
    """Every task with what was written, by at most so many processes."""
    workers = min(jobs, len(tasks) // _PAGES_WORTH_A_WORKER)
    if workers < 2 or "fork" not in get_all_start_methods() or sys.platform == "darwin":
        yield from _render_here(work, tasks, progress)
    else:
        yield from _render_forked(work, tasks, workers, progress)


def _render_here(work: Work, tasks: list[Task], progress: Progress | None) -> Iterable[tuple[Task, Written]]:
    tally = Tally()
    for done, task in enumerate(tasks, 1):
        yield task, work.do(task, tally)
        if progress:
            progress(done, len(tasks))
    work.stages.add(tally)


def _render_forked(
    work: Work, tasks: list[Task], workers: int, progress: Progress | None
) -> Iterable[tuple[Task, Written]]:
    global _inherited
    work.tasks = tasks
    _inherited = work
    bounds = [(first, min(first + _SHARE, len(tasks))) for first in range(0, len(tasks), _SHARE)]
    # What is there by now stays: a collector that goes through it in each worker would copy all of it there.
    gc.freeze()
    try:
        with get_context("fork").Pool(workers) as pool:
            for (first, last), share in zip(bounds, pool.imap(_share_of, bounds), strict=True):
                if isinstance(share, Exception):
                    raise share
                written, tally = share
                work.stages.add(tally)
                if progress:
                    progress(last, len(tasks))
                yield from zip(tasks[first:last], written, strict=True)
    finally:
        gc.unfreeze()
        _inherited = None


def template_problem(error: jinja2.TemplateError, templates: Path) -> Problem:
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
