"""Static files: style sheets and scripts joined into one file each, every file under a name made of its content.

A name that changes with the content can be kept by browsers for ever, and a page never meets the wrong version.
"""

import hashlib
import re
from pathlib import Path

# Later files override earlier ones: values first, then the page, its parts in alphabetical order, and print.
_CSS_FIRST = ("tokens.css", "base.css", "layout.css")
_CSS_LAST = ("print.css",)
_JS_FIRST = ("main.js",)
# Each uses those before it.
_SEARCH = (
    *("text.js", "figures.js", "parts.js", "query.js", "words.js", "engine.js", "results.js", "table.js", "page.js"),
)
# What only some pages load, so that the others stay light: a file of its own each, after the values it uses.
_CSS_ALONE = {
    "embed.css": ("tokens.css",),
    "sheet.css": ("tokens.css",),
    "share.css": (),
    "query.css": (),
    "compare.css": (),
}
_JS_ALONE = ("share.js",)
# The page of comparisons uses parts of the search.
_COMPARE = ("search/text.js", "search/figures.js", "search/parts.js", "compare.js")
_QUERY = {"query.js": ("csv.js", "page.js"), "query-worker.js": ("worker.js",)}
# Files of others, published as they are: static/vendor/README.md.
_VENDORED = {
    "sqlite.js": "sql.js-1.16.0/sql-wasm-browser.js",
    "sqlite.wasm": "sql.js-1.16.0/sql-wasm-browser.wasm",
    "sqlite-licence.txt": "sql.js-1.16.0/LICENSE",
}
FOLDER = "static"
_SCRIPT_COMMENT = re.compile(rb"^[ \t]*//.*\n", re.MULTILINE)


class Assets:
    """The published files (path → bytes) and the published name of each source."""

    def __init__(self, static: Path) -> None:
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self._add("site.css", _joined(static / "css", _CSS_FIRST, _CSS_LAST, ".css"))
        self._add("site.js", _joined(static / "js", _JS_FIRST, (), ".js"))
        # only the page of the search needs it
        self._add("search.js", _together([static / "js/search" / name for name in _SEARCH]))
        for name, before in _CSS_ALONE.items():
            self._add(name, _together([static / "css" / n for n in (*before, name)]))
        for name in _JS_ALONE:
            self._add(name, _together([static / "js" / name]))
        self._add("compare.js", _together([static / "js" / name for name in _COMPARE]))
        for name, parts in _QUERY.items():
            self._add(name, _together([static / "js/query" / part for part in parts]))
        for name, path in _VENDORED.items():
            vendored = static / "vendor" / path
            self._add(name, vendored.read_bytes() if vendored.is_file() else b"")
        images = static / "img"
        for file in sorted(images.rglob("*")) if images.is_dir() else []:
            if file.is_file() and not file.name.startswith("."):
                self._add(f"img/{file.relative_to(images).as_posix()}", file.read_bytes())

    def _add(self, name: str, data: bytes) -> None:
        stem, dot, suffix = name.rpartition(".")
        path = f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}{dot}{suffix}"
        self.files[path] = data
        self.names[name] = path


def _joined(folder: Path, first: tuple[str, ...], last: tuple[str, ...], suffix: str) -> bytes:
    parts = sorted((folder / "parts").glob(f"*{suffix}"))
    return _together([*(folder / n for n in first), *parts, *(folder / n for n in last)])


def _together(files: list[Path]) -> bytes:
    """The files one after another. Comments are for those who read the sources: of scripts, lines that are nothing
    else stay behind, so a line of a text in backquotes must not begin with two slashes."""
    texts = []
    for file in files:
        if file.is_file():
            text = file.read_bytes().strip() + b"\n"
            texts.append(_SCRIPT_COMMENT.sub(b"", text) if file.suffix == ".js" else text)
    return b"".join(texts)
