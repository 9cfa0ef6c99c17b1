"""The live preview: a local server that rebuilds when a file is saved and reloads the page.

Built on livereload, with three things done differently, because of what it does by itself: the watched files are
looked at five times a second (not once in 0.8 s) and a burst of saves is one rebuild; every rebuild reloads every
page (livereload drops a reload within three seconds of the last, and one that a page is still too young to hear);
and the strict content security policy, which would block its script, is taken out of pages as they are served, so
the built folder is the same as a build's.
"""

import html
import json
import logging
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import livereload.server
from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.watcher import Watcher
from markupsafe import escape
from tornado.ioloop import PeriodicCallback

from grantsite import policy
from grantsite.config import load_site
from grantsite.errors import UsageError, format_text
from grantsite.messages import SOURCE_LANGUAGE, count, in_language, say
from grantsite.pipeline import Options, Pipeline

_POLL_MILLISECONDS = 200
_QUIET_MILLISECONDS = 100
Snapshot = dict[str, tuple[int, int]]


class Preview:
    """Builds, and knows what to show in place of a page while something is broken."""

    def __init__(
        self, options: Options, config: Path, base_url: str | None, *, quiet: bool, language: str = SOURCE_LANGUAGE
    ) -> None:
        self._options = options
        self._config = config
        self._base_url = base_url
        self._quiet = quiet
        self.language = language
        self._pipeline = Pipeline(options)
        self.base_path = "/"
        self.broken: str | None = None  # the messages, while there are errors
        self.rebuilds = 0
        self.shown: dict[str, int] = {}  # at which rebuild each page was served last

    def rebuild(self) -> None:
        """Build once. Whatever is wrong is said in the terminal and kept for the browser."""
        started = time.perf_counter()
        self.rebuilds += 1
        try:
            site = load_site(self._config, self._base_url)
            self.base_path = site.base_path
            result = self._pipeline.build(site)
        except UsageError as error:
            self.broken = f"{error.in_language(self.language)}\n"
        else:
            messages = format_text(result.problems, result.records, self.language)
            self.broken = messages if result.failed else None
            if not result.failed and not self._quiet:
                seconds = time.perf_counter() - started
                built = say(
                    "built: {rendered} of {pages} pages rendered anew, in {seconds} s",
                    rendered=count(result.rendered),
                    pages=count(result.pages),
                    seconds=f"{seconds:.2f}",
                )
                print(in_language(built, self.language), file=sys.stderr)
            if result.problems and not result.failed:
                sys.stderr.write(messages)
        if self.broken:
            sys.stderr.write(self.broken)

    def snapshot(self) -> Snapshot:
        """Size and time of change of every file that a build reads."""
        found: Snapshot = {}
        for folder in (self._options.content, self._options.templates, self._options.static):
            found.update(_files(str(folder)))
        try:
            status = self._config.stat()
            found[str(self._config)] = (status.st_size, status.st_mtime_ns)
        except OSError:
            pass  # its absence is a change, and load_site reports it
        return found


def _files(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        with os.scandir(folder) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    yield from _files(item.path)
                elif not item.name.startswith(".") and not item.name.endswith("~"):
                    status = item.stat(follow_symlinks=False)
                    yield item.path, (status.st_size, status.st_mtime_ns)
    except OSError:
        return  # a file or folder vanished while we looked; the next look sees it


class _ReloadHandler(LiveReloadHandler):  # type: ignore[misc]
    """A browser that waits for reloads. One that was served a page before a rebuild and listens only after it is
    told at once, because the reload was sent to those who listened then."""

    preview: Preview

    def on_message(self, message: str | bytes) -> None:
        """Part of the handshake; its last message names the page."""
        super().on_message(message)
        page = urlsplit(json.loads(message).get("url", "")).path
        if self.preview.shown.get(page, self.preview.rebuilds) != self.preview.rebuilds:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True})


class _Watcher(Watcher):  # type: ignore[misc]
    """Compares snapshots, and reloads every page after a rebuild."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._seen = preview.snapshot()

    def start(self, callback: Any) -> bool:
        """Called by livereload; True means that it need not poll by itself."""
        PeriodicCallback(self._look, _POLL_MILLISECONDS).start()
        return True

    def _look(self) -> None:
        now = self._preview.snapshot()
        if now == self._seen:
            return
        self._seen = self._settled(now)
        self._preview.rebuild()
        _ReloadHandler.reload_waiters("*")

    def _settled(self, now: Snapshot) -> Snapshot:
        """What there is when a burst of saves is over: nothing changed between two looks, or we waited long enough."""
        for _ in range(20):
            time.sleep(_QUIET_MILLISECONDS / 1000)
            later = self._preview.snapshot()
            if later == now:
                break
            now = later
        return now


class _PageHandler(StaticFileHandler):  # type: ignore[misc]
    """Serves the built folder; a page is served without its policy, or as the messages while there are errors."""

    preview: Preview

    async def get(self, path: str, include_body: bool = True) -> None:
        """A file, a page, or the page that says what is wrong."""
        name = path or "index.html"
        name += "index.html" if name.endswith("/") else ""
        file = Path(self.root, name)
        if not self._is_inside(file):
            self._serve_page(Path(self.root, "404.html"), 404)
        elif not name.endswith(".html") and not file.is_dir():
            await super().get(path, include_body)
        elif self.preview.broken is not None:
            self._finish_page(500, _error_page(self.preview.broken, self.preview.language))
        elif file.is_dir():
            self.redirect(f"/{name}/")
        elif file.is_file():
            self._serve_page(file, 200)
        else:
            self._serve_page(Path(self.root, "404.html"), 404)

    def _is_inside(self, file: Path) -> bool:
        try:
            return file.resolve().is_relative_to(Path(self.root).resolve())
        except (OSError, ValueError, RuntimeError):  # a name that no file can have
            return False

    def compute_etag(self) -> str | None:
        """None: a page changes while its address stays, and the base class knows files only."""
        return None

    def _serve_page(self, file: Path, status: int) -> None:
        text = file.read_text(encoding="utf-8") if file.is_file() else "<!doctype html><title>404</title>"
        for rules in policy.EVERY:  # they would keep out the script that the server puts in
            text = text.replace(f'content="{escape(rules)}"', 'content=""')
        if status == 404:  # its links name the path of the published site
            text = text.replace(f'="{self.preview.base_path}', '="/')
        self._finish_page(status, text)

    def _finish_page(self, status: int, text: str) -> None:
        self.preview.shown[self.request.path] = self.preview.rebuilds
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(text)


_ERROR_PAGE = """<!doctype html>
<html lang="LANGUAGE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>TITLE</title>
<style>
body { font: 1rem/1.5 system-ui; margin: 2rem; max-width: 60rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: .3rem solid #b00020; padding-left: 1rem }
</style>
</head>
<body>
<h1>TITLE</h1>
<p>PROMISE</p>
<pre>MESSAGES</pre>
</body>
</html>
"""


def _error_page(messages: str, language: str) -> str:
    """The messages as a page; livereload adds its script, so the next good save brings the page back."""
    title = in_language(say("The content has errors"), language)
    promise = in_language(say("The page returns by itself after the next good save."), language)
    page = _ERROR_PAGE.replace("LANGUAGE", language).replace("TITLE", title).replace("PROMISE", promise)
    return page.replace("MESSAGES", html.escape(messages))


def serve(options: Options, config: Path, base_url: str | None, port: int, *, quiet: bool, language: str) -> int:
    """Serve until interrupted; exit status 0. Raises UsageError where the port is taken."""
    preview = Preview(options, config, base_url, quiet=quiet, language=language)
    watcher = _Watcher(preview)  # before the first build, so that no save is missed
    preview.rebuild()
    server = Server(watcher=watcher)
    server.SFH = type("PageHandler", (_PageHandler,), {"preview": preview})
    _ReloadHandler.preview = preview
    livereload.server.LiveReloadHandler = _ReloadHandler  # livereload offers no other way to name it
    server._setup_logging = lambda: logging.getLogger("tornado.access").setLevel(logging.ERROR)
    logging.getLogger("livereload").setLevel(logging.WARNING)
    print(f"http://127.0.0.1:{port}/ (stop with Ctrl+C)", file=sys.stderr)
    try:
        server.serve(port=port, host="127.0.0.1", root=str(options.output))
    except OSError as error:
        raise UsageError(
            say(
                "port {port} cannot be used: {reason}; name another with --port N",
                port=port,
                reason=(error.strerror or "unknown reason").lower(),
            )
        ) from None
    return 0
