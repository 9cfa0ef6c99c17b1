"""Static files: style sheets and scripts joined into one file each, every file under a name made of its content.

A name that changes with the content can be kept by browsers for ever, and a page never meets the wrong version.
"""

import hashlib
from pathlib import Path

# Later files override earlier ones: values first, then the page, its parts in alphabetical order, and print.
_CSS_FIRST = ("tokens.css", "base.css", "layout.css")
_CSS_LAST = ("print.css",)
_JS_FIRST = ("main.js",)
# Each uses those before it.
_SEARCH = ("text.js", "figures.js", "parts.js", "query.js", "words.js", "engine.js", "results.js", "table.js", "page.js")
FOLDER = "static"


class Assets:
    """The published files (path → bytes) and the published name of each source."""

    def __init__(self, static: Path) -> None:
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self._add("site.css", _joined(static / "css", _CSS_FIRST, _CSS_LAST, ".css"))
        self._add("site.js", _joined(static / "js", _JS_FIRST, (), ".js"))
        # only the page of the search needs it
        self._add(
            "search.js", b"\n".join(f.read_bytes().strip() for f in _search_scripts(static / "js/search")) + b"\n"
        )
        images = static / "img"
        for file in sorted(images.rglob("*")) if images.is_dir() else []:
            if file.is_file() and not file.name.startswith("."):
                self._add(f"img/{file.relative_to(images).as_posix()}", file.read_bytes())

    def _add(self, name: str, data: bytes) -> None:
        stem, dot, suffix = name.rpartition(".")
        path = f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}{dot}{suffix}"
        self.files[path] = data
        self.names[name] = path


def _search_scripts(folder: Path) -> list[Path]:
    return [file for name in _SEARCH if (file := folder / name).is_file()]


def _joined(folder: Path, first: tuple[str, ...], last: tuple[str, ...], suffix: str) -> bytes:
    parts = sorted((folder / "parts").glob(f"*{suffix}"))
    files = [*(folder / n for n in first), *parts, *(folder / n for n in last)]
    return b"\n".join(f.read_bytes().strip() for f in files if f.is_file()) + b"\n"
