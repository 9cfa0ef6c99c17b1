"""A server for the built site on this machine, as a host of static files would serve it."""

import gzip
import mimetypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

# What GitHub Pages compresses, of what the site holds.
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".wasm")
REFRESH = re.compile(rb"<meta[^>]*http-equiv=[\"']?refresh[^>]*>", re.IGNORECASE)


@contextmanager
def serve(root: Path, base_path: str = "/", *, as_published: bool = False) -> Iterator[str]:
    """Serve `root` under `base_path` of 127.0.0.1 until the block ends; gives the address of its home page.

    `as_published` compresses files and lets them be kept for ten minutes, as GitHub Pages does.

    One liberty: a redirect page is served without its redirect, so that the page itself can be looked at.
    """
    server = Server(("127.0.0.1", 0), partial(Handler, root, base_path, as_published))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{base_path}"
    server.shutdown()
    server.server_close()
    thread.join()


class Server(ThreadingHTTPServer):
    # a browser opens several connections at once; five waiting, as by default, may be too few on a busy machine
    request_queue_size = 64

    def handle_error(self, *words: object) -> None:
        """A browser that goes on to the next page hangs up: not worth a traceback."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, base_path: str, as_published: bool, *rest: Any) -> None:
        self.root = root
        self.base_path = base_path
        self.as_published = as_published
        super().__init__(*rest)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == "/favicon.ico":
            # a browser asks by itself, outside the site's folder, where a page names no icon
            self.send_response(204)
            self.end_headers()
            return
        file = self.file(path)
        status = 200 if file.is_file() else 404
        if status == 404:
            file = self.root / "404.html"
        body = file.read_bytes() if file.is_file() else b""
        if file.suffix == ".html":
            body = REFRESH.sub(b"", body)
        self.send_response(status)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        if self.as_published and file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        # styles and scripts are fetched once a browser, not once a page
        kept = "no-store" if file.suffix == ".html" else "max-age=3600"
        self.send_header("Cache-Control", "max-age=600" if self.as_published else kept)
        self.end_headers()
        self.wfile.write(body)

    def file(self, path: str) -> Path:
        """The file that a path of an address stands for; it may not exist."""
        name = path.removeprefix(self.base_path)
        if not path.startswith(self.base_path) or ".." in name.split("/"):
            return self.root / "404"
        return self.root / (f"{name}index.html" if name == "" or name.endswith("/") else name)

    def log_message(self, *words: object) -> None:
        pass
