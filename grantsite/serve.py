"""The live preview: a local server that shows a file as soon as it is saved, and reloads the page.

Built on livereload, with four things done differently, because of what it does by itself: the system tells of a save
(``watching``; livereload looks once in 0.8 s) and a burst of saves is one; every save reloads every page (livereload
drops a reload within three seconds of the last, and one that a page is still too young to hear); a page is drawn when
it is asked for (``preview``), not when the whole site is built; and the strict content security policy, which would
block its script, is taken out of pages as they are served, so the built folder is the same as a build's.
"""

import gc
import html
import json
import logging
import sys
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import livereload.server
from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.watcher import Watcher
from markupsafe import escape

from grantsite import policy
from grantsite.assets import FOLDER as STATIC
from grantsite.errors import UsageError
from grantsite.messages import in_language, say
from grantsite.preview import BrokenTemplateError, Preview
from grantsite.reasons import why
from grantsite.results import Options
from grantsite.version import files_of_head
from grantsite.watching import Watch


class _ReloadHandler(LiveReloadHandler):  # type: ignore[misc]
    """A browser that waits for reloads. One that was served a page before a rebuild and listens only after it is
    told at once, because the reload was sent to those who listened then."""

    preview: Preview

    def on_message(self, message: str | bytes) -> None:
        """Part of the handshake; its last message names the page."""
        super().on_message(message)
        page = urlsplit(json.loads(message).get("url", "")).path
        if self.preview.shown.get(page, self.preview.edition) != self.preview.edition:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True})


class _Watcher(Watcher):  # type: ignore[misc]
    """Stands in for livereload's own, which looks at files once in 0.8 s."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def start(self, callback: Any) -> bool:
        """Called by livereload when its loop begins; True means that it need not poll by itself."""
        self._watch.start()
        return True


class _PageHandler(StaticFileHandler):  # type: ignore[misc]
    """Serves the site: a page without its policy, or the messages in its place while there are errors; what is newer
    than the built folder as it will be there."""

    preview: Preview

    async def get(self, path: str, include_body: bool = True) -> None:
        """A file, a page, or the page that says what is wrong."""
        name = path or "index.html"
        name += "index.html" if name.endswith("/") else ""
        file = Path(self.root, name)
        if not self._is_inside(file):
            self._serve_missing()
        elif not self._serve_newer(name):
            if self.preview.broken is None or not self._is_page(name, file):
                await self.preview.settled()
            await self._serve_built(path, name, file, include_body)

    def _serve_newer(self, name: str) -> bool:
        """Serve a file that is newer than that in the folder; False where there is none."""
        try:
            data = self.preview.drawn(name)
            leads_on = data is None and self.preview.drawn(f"{name}/index.html") is not None
        except BrokenTemplateError as error:
            self._finish_page(500, _error_page(str(error), self.preview.language))
            return True
        if leads_on:
            self.redirect(f"/{name}/")
        elif data is None:
            return False
        elif name.endswith(".html"):
            self._finish_page(200, self._without_policy(data.decode("utf-8")))
        else:
            self.set_header("Content-Type", guess_type(name)[0] or "application/octet-stream")
            self.set_extra_headers(name)
            self.finish(data)
        return True

    async def _serve_built(self, path: str, name: str, file: Path, include_body: bool) -> None:
        """Serve what stands in the folder."""
        if not self._is_page(name, file):
            await super().get(path, include_body)
        elif self.preview.broken is not None:
            self._finish_page(500, _error_page(self.preview.broken, self.preview.language))
        elif file.is_dir():
            self.redirect(f"/{name}/")
        elif file.is_file():
            self._finish_page(200, self._without_policy(file.read_text(encoding="utf-8")))
        else:
            self._serve_missing()

    def set_extra_headers(self, path: str) -> None:
        """What bears a name made of its content need not be asked for again after every save."""
        kept = path.startswith(f"{STATIC}/")
        self.set_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-store")

    @staticmethod
    def _is_page(name: str, file: Path) -> bool:
        return name.endswith(".html") or file.is_dir()

    def _is_inside(self, file: Path) -> bool:
        try:
            return file.resolve().is_relative_to(Path(self.root).resolve())
        except (OSError, ValueError, RuntimeError):  # a name that no file can have
            return False

    def compute_etag(self) -> str | None:
        """None: a page changes while its address stays, and the base class knows files only."""
        return None

    def _serve_missing(self) -> None:
        """The page that says that there is none."""
        file = Path(self.root, "404.html")
        text = file.read_text(encoding="utf-8") if file.is_file() else "<!doctype html><title>404</title>"
        # its links name the path of the published site
        text = text.replace(f'="{self.preview.base_path}', '="/')
        self._finish_page(404, self._without_policy(text))

    @staticmethod
    def _without_policy(text: str) -> str:
        """A page without the rules that would keep out the script that the server puts in."""
        for rules in policy.EVERY:
            text = text.replace(f'content="{escape(rules)}"', 'content=""')
        return text

    def _finish_page(self, status: int, text: str) -> None:
        self.preview.shown[self.request.path] = self.preview.edition
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(text)
        if status == 200:
            self.preview.is_shown(f"{self.request.path.lstrip('/')}index.html")


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
    # before the first build, so that no save is missed
    files = (config, *files_of_head(options.content))
    watch = Watch((options.content, options.templates, options.static), files, preview.saved)
    preview.first()
    server = Server(watcher=_Watcher(watch))
    server.SFH = type("PageHandler", (_PageHandler,), {"preview": preview})
    _ReloadHandler.preview = preview
    preview.reload = lambda: _ReloadHandler.reload_waiters("*")
    livereload.server.LiveReloadHandler = _ReloadHandler  # livereload offers no other way to name it
    server._setup_logging = lambda: logging.getLogger("tornado.access").setLevel(logging.ERROR)
    logging.getLogger("livereload").setLevel(logging.WARNING)
    # ``preview`` collects what is left of former editions; what there is by now mostly stays, and is not gone through
    gc.collect()
    gc.freeze()
    gc.disable()
    print(f"http://127.0.0.1:{port}/ (stop with Ctrl+C)", file=sys.stderr)
    try:
        server.serve(port=port, host="127.0.0.1", root=str(options.output))
    except OSError as error:
        raise UsageError(
            say(
                "port {port} cannot be used: {reason}; name another with --port N",
                port=port,
                reason=why(error),
            )
        ) from None
    finally:
        watch.stop()
        preview.close()
    return 0
