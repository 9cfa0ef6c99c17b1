"""Static files: style sheets and scripts joined into one file each, every file under a name made of its content.

A name that changes with the content can be kept by browsers for ever, and a page never meets the wrong version.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

# Later files override earlier ones: values first, then the page, and its parts in alphabetical order.
_CSS_FIRST = ("tokens.css", "base.css", "layout.css")
_JS_FIRST = ("main.js",)
# Each uses those before it.
_SEARCH = (
    *("words.js", "csv.js"),
    *("search/text.js", "search/figures.js", "search/parts.js", "search/query.js", "search/words.js"),
    *("search/engine.js", "search/results.js", "search/table.js", "search/address.js"),
    *("search/page.js", "search/shortcut.js"),
)
# What only some pages load, or none before it is read, so that all are light: a file each, of those named and then of
# its own name, where there is one. Parts that stand here are in no other style sheet.
_CSS_ALONE = {
    "embed.css": ("tokens.css",),
    "sheet.css": ("tokens.css",),
    "print.css": (),
    "figures.css": (),
    "call.css": (
        *("parts/award_table.css", "parts/table_total.css", "parts/terms.css", "parts/timeline.css", "parts/toc.css"),
    ),
    "changes.css": ("parts/pagination.css", "parts/prose.css"),
    "data.css": ("parts/code_block.css", "parts/data_file.css", "parts/prose.css", "parts/terms.css", "parts/toc.css"),
    "home.css": (
        *("parts/button_accent.css", "parts/hero.css", "parts/panes.css", "parts/search_form.css"),
        *("parts/share_bar.css", "parts/ways.css"),
    ),
    "compare.css": ("parts/button_accent.css", "parts/needs_script.css"),
    "municipalities.css": (
        *("parts/name_filter.css", "parts/needs_script.css", "parts/regions.css", "parts/search_form.css"),
        "parts/toc.css",
    ),
    "overview.css": (),
    "projects.css": (
        *("parts/button_accent.css", "parts/cuts.css", "parts/facets.css", "parts/needs_script.css"),
        *("parts/pagination.css", "parts/result_templates.css", "parts/search.css", "parts/search_form.css"),
    ),
    "prose.css": ("parts/prose.css", "parts/toc.css"),
    "quality.css": ("parts/prose.css", "parts/slips.css", "parts/toc.css"),
    "query.css": (
        *("parts/button_accent.css", "parts/code_block.css", "parts/data_file.css", "parts/needs_script.css"),
    ),
    "share.css": (),
}
_JS_ALONE = {
    # uses parts of the search
    "compare.js": ("words.js", "search/text.js", "search/figures.js", "search/parts.js"),
    "figure.js": (),
    "municipalities.js": ("words.js", "csv.js", "parts/name_filter.js"),
}
_QUERY = {"query.js": ("words.js", "csv.js", "query/page.js"), "query-worker.js": ("query/worker.js",)}
# Files of others, published as they are: static/vendor/README.md.
_VENDORED = {
    "sqlite.js": "sql.js-1.16.0/sql-wasm-browser.js",
    "sqlite.wasm": "sql.js-1.16.0/sql-wasm-browser.wasm",
    "sqlite-licence.txt": "sql.js-1.16.0/LICENSE",
}
FOLDER = "static"
_SCRIPT_COMMENT = re.compile(rb"^[ \t]*//.*\n", re.MULTILINE)
_STYLE_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_INDENTATION = re.compile(rb"\n\s+")


class Assets:
    """The published files (path → bytes) and the published name of each source."""

    def __init__(self, static: Path, *, with_components: bool = False) -> None:
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self._add("site.css", _joined(static / "css", _CSS_FIRST, _CSS_ALONE, ".css"))
        self._add("site.js", _joined(static / "js", _JS_FIRST, _JS_ALONE, ".js"))
        # only the page of the search needs it
        self._add("search.js", _together([static / "js" / name for name in _SEARCH]))
        if with_components:  # the look of a page that is not published
            self._add("components.css", _together([static / "css/components.css"]))
        for name, before in _CSS_ALONE.items():
            self._add(name, _together([static / "css" / n for n in (*before, name)]))
        for name, before in _JS_ALONE.items():
            self._add(name, _together([static / "js" / n for n in (*before, name)]))
        for name, parts in _QUERY.items():
            self._add(name, _together([static / "js" / part for part in parts]))
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


def _joined(folder: Path, first: tuple[str, ...], alone: Mapping[str, tuple[str, ...]], suffix: str) -> bytes:
    elsewhere = {folder / name for names in alone.values() for name in names}
    parts = sorted(set((folder / "parts").glob(f"*{suffix}")) - elsewhere)
    return _together([*(folder / n for n in first), *parts])


def _together(files: list[Path]) -> bytes:
    """The files one after another. Comments and indentation are for those who read the sources: without them a style
    sheet is a sixth smaller on its way. Of scripts, comments that are a line of their own stay behind; so a text in
    backquotes must not go over a line's end, nor one in a style sheet hold the signs of a comment."""
    texts = []
    for file in files:
        if file.is_file():
            comment = _SCRIPT_COMMENT if file.suffix == ".js" else _STYLE_COMMENT
            text = comment.sub(b"", file.read_bytes())
            texts.append(_INDENTATION.sub(b"\n", text).strip() + b"\n")
    return b"".join(texts)
