"""What the preview shows: the site of the records as they were saved last, or what is wrong with them.

After a save the records are read and checked, and pages are drawn when a browser asks for them. The whole site is
written afterwards beside that, so that the folder becomes right too; whatever is asked for meanwhile and is no page
waits for it.
"""

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import jinja2
from tornado.ioloop import IOLoop

from grantsite.ahead import compile_all
from grantsite.assets import Assets
from grantsite.beside import Beside
from grantsite.config import Site, load_site
from grantsite.errors import UsageError, format_text
from grantsite.messages import SOURCE_LANGUAGE, Message, count, in_language, say
from grantsite.output import Output, put_back
from grantsite.pages import forget_recent
from grantsite.pipeline import Pipeline
from grantsite.planned import Planned
from grantsite.rendering import Renderers, template_problem
from grantsite.results import Options

# Milliseconds without a save after which the whole site is written.
_REST = 150
# Milliseconds after which what a page was drawn with is made ready for the next time.
_BREATH = 100


class BrokenTemplateError(Exception):
    """A page cannot be drawn; ``str`` of it is what to show instead."""


class Written(NamedTuple):
    """What came of writing the whole site: what is wrong, or "", and how many pages there are and were drawn anew."""

    broken: str
    pages: int
    rendered: int


class Edition:
    """What is shown after a save."""

    def __init__(self, planned: Planned, assets: Assets, renderers: Renderers) -> None:
        self.planned = planned
        self.assets = assets
        self.renderers = renderers

    def draw(self, path: str) -> bytes | None:
        """The file of a page, or what is drawn like one; None where there is none. Raises jinja2.TemplateError."""
        found = self.planned.page_at(path)
        return self.renderers.draw(*found, path) if found else None

    def make_ready(self, path: str) -> None:
        """Compile the templates of a page, and draw it for nobody: what drawing reads once is read by then. Raises
        jinja2.TemplateError."""
        if found := self.planned.page_at(path):
            page, language = found
            if page.template:
                self.renderers.compile(page.template, language)
            self.renderers.draw(page, language, path)


class Preview:
    """Checks and draws, and knows what to show in place of a page while something is broken."""

    def __init__(
        self, options: Options, config: Path, base_url: str | None, *, quiet: bool, language: str = SOURCE_LANGUAGE
    ) -> None:
        self._options = options
        self._config = config
        self._base_url = base_url
        self._quiet = quiet
        self.language = language
        self._pipeline = Pipeline(options)
        self._edition: Edition | None = None
        self._beside: Beside[Written] = Beside(self._written)
        self._waiting: object | None = None
        self._begun = 0  # when the last save was noticed, in nanoseconds
        self._at_rest = asyncio.Event()
        self._at_rest.set()
        self._unshown: set[str] = set()  # the files that were saved after what is shown
        self._is_stale = False  # whether the folder is that of an earlier edition
        self.base_path = "/"
        self.broken: str | None = None  # the messages, while there are errors
        self.edition = 0
        self.shown: dict[str, int] = {}  # in which edition each page was served last
        self.reload: Callable[[], None] = lambda: None  # called when browsers are to ask again

    def first(self) -> None:
        """Build the whole site before anything is shown."""
        self._begun = time.perf_counter_ns()
        put_back(self._options.output)
        if self._check():
            self._written(self._write())
        if self._edition is not None:
            self._edition.planned.forget_pages()  # to free them takes a while, in which nobody waits yet

    def saved(self, changed: set[str]) -> None:
        """These files were saved: show what became of it."""
        self._begun = time.perf_counter_ns()
        self.edition += 1
        self._unshown |= changed
        if self._check():
            self._stop()
            self._is_stale = True
            self._at_rest.clear()
            self._say(say("checked and shown, in {seconds} s; the whole site follows", seconds=self._seconds()))
            self._waiting = IOLoop.current().call_later(_REST / 1000, self._write_beside)
        self.reload()

    def close(self) -> None:
        """End what is under way, and take away what it leaves."""
        self._stop()
        self._beside.wait()
        with suppress(UsageError):  # it is not ours to clear
            Output(self._options.output)

    def _stop(self) -> None:
        if self._waiting is not None:
            IOLoop.current().remove_timeout(self._waiting)
            self._waiting = None
        self._beside.stop()

    def _check(self) -> bool:
        """Read, check, and plan what is shown. Whatever is wrong is said in the terminal and kept for the browser."""
        try:
            site = load_site(self._config, self._base_url)
            self.base_path = site.base_path
            planned, result = self._pipeline.prepare(site, self._unshown)
        except UsageError as error:
            self._break(f"{error.in_language(self.language)}\n")
            return False
        for note in result.ignored:
            self._say(note)
        messages = format_text(result.problems, result.records, self.language)
        if planned is None:
            self._break(messages)
            return False
        forget_recent()
        if self._edition is None:  # copies of this process write the site: else each would compile all anew
            compile_all(self._options.templates, site)
        self._result = result
        self._edition = self._planned(site, planned)
        self._unshown.clear()
        self.broken = None
        if result.problems:
            sys.stderr.write(messages)
        return True

    def _planned(self, site: Site, planned: Planned) -> Edition:
        before = self._edition
        if before is None or self._are_unshown(self._options.static):
            assets = Assets(self._options.static)
        else:
            assets = before.assets
        same = before and planned.names == before.planned.names  # so are the targets of links, and the settings
        if before and same and assets is before.assets and not self._are_unshown(self._options.templates):
            renderers = before.renderers
        else:
            renderers = Renderers(self._options.templates, site, planned.targets, assets.names)
        return Edition(planned, assets, renderers)

    def _are_unshown(self, folder: Path) -> bool:
        return any(path.startswith(f"{folder}{os.sep}") for path in self._unshown)

    def _break(self, messages: str) -> None:
        """Pages say what is wrong; all other files are as they were when all was right."""
        self.broken = messages
        sys.stderr.write(messages)

    def _write_beside(self) -> None:
        self._waiting = None
        gc.collect()  # what was shown before; ``serve`` lets nobody look for it while a page is waited for
        self._beside.start(self._write)

    def _write(self) -> Written:
        """Write the whole site; runs in a copy of this process, or here where there is none."""
        edition, result = self._edition, self._result
        if edition is None:
            raise RuntimeError("what is written was checked before")
        before = len(result.problems)
        try:
            self._pipeline.look_again()
            self._pipeline.publish(edition.planned, result, edition.assets, None)
        except UsageError as error:
            return Written(f"{error.in_language(self.language)}\n", 0, 0)
        if result.failed:
            return Written(format_text(result.problems[before:], result.records, self.language), 0, 0)
        return Written("", result.pages, result.rendered)

    def _written(self, written: Written | None) -> None:
        """The whole site is written, or cannot be; None where who wrote it was ended, and pages are drawn as before."""
        self._at_rest.set()
        if written is None:
            return
        self._is_stale = False
        if written.broken:
            if self.broken is None:
                self.edition += 1
                self._break(written.broken)
                self.reload()
            return
        built = say(
            "built: {rendered} of {pages} pages rendered anew, in {seconds} s",
            rendered=count(written.rendered),
            pages=count(written.pages),
            seconds=self._seconds(),
        )
        self._say(built)

    def _seconds(self) -> str:
        return f"{(time.perf_counter_ns() - self._begun) / 10**9:.2f}"

    def _say(self, message: Message) -> None:
        if not self._quiet:
            print(in_language(message, self.language), file=sys.stderr)

    def drawn(self, path: str) -> bytes | None:
        """A file of the site that is newer than that in the folder; None where the folder's is right, or where one has
        to wait for it. Raises BrokenTemplateError."""
        edition = self._edition
        if edition is None or not self._is_stale or self.broken is not None:
            return None
        if path in edition.assets.files:
            return edition.assets.files[path]
        try:
            return edition.draw(path)
        except jinja2.TemplateError as error:
            problem = template_problem(error, self._options.templates)
            raise BrokenTemplateError(format_text([problem], self._result.records, self.language)) from error

    async def settled(self) -> None:
        """Wait until the folder is right."""
        if self._waiting is not None:
            IOLoop.current().remove_timeout(self._waiting)
            self._write_beside()
        await self._at_rest.wait()

    def is_shown(self, path: str) -> None:
        """A page was served, and may be asked for again after a save: what it is drawn with is made ready for that."""
        IOLoop.current().call_later(_BREATH / 1000, self._make_ready, path)

    def _make_ready(self, path: str) -> None:
        if self._edition is not None and self.broken is None:
            with suppress(jinja2.TemplateError):  # who writes the whole site has said so, or will
                self._edition.make_ready(path)
