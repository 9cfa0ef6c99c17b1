#!/usr/bin/env python3
"""What a page weighs before it can be read, and the table of that for docs/quality.md: ``python bench/weight.py``.

A page needs its HTML, the style sheets it links and the scripts it loads at its start; each is counted as GitHub Pages
sends it, compressed with gzip at level 6. What a browser fetches later or only for paper is not counted: pictures that
load lazily, style sheets of other media, scripts that a script asks for. ``tests/site/test_weight.py`` holds every page
of the site to what its kind may weigh (``tests/page_kinds.py``).
"""

import argparse
import gzip
import posixpath
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [path for path in (str(ROOT), str(ROOT / "tests")) if path not in sys.path]

from bench.quality import write_table  # noqa: E402 (the folders must be known first)
from page_kinds import KINDS, Kind, kind_of  # noqa: E402

LEVEL = 6
# Media that a screen has; a query in brackets may hold, so it counts.
_SCREEN = ("", "all", "screen")


@dataclass(frozen=True)
class Weight:
    """What a page needs: the bytes, compressed, of each file by its path in the site. The page comes first."""

    page: str
    kind: Kind
    parts: dict[str, int]

    @property
    def total(self) -> int:
        """Bytes of everything together."""
        return sum(self.parts.values())

    @property
    def heaviest(self) -> str:
        """The path of the part that weighs most."""
        return max(self.parts, key=lambda path: self.parts[path])

    def problem(self) -> str:
        """What is wrong, in a sentence, or ""."""
        if self.total <= self.kind.limit:
            return ""
        heaviest = f"{self.heaviest} alone {self.parts[self.heaviest]:,}"
        return f"{self.page} ({self.kind.name}): {self.total:,} bytes of {self.kind.limit:,}; {heaviest}"


class Scales:
    """Weighs the pages of one built site; a file that many pages need is compressed once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._shared: dict[str, int] = {}

    def weigh(self, page: str) -> Weight:
        """The weight of the page at a path in the site. Raises UnknownKindError."""
        source = (self.root / page).read_bytes()
        parts = {page: compressed(source)}
        for address in needed(LexborHTMLParser(source.decode("utf-8"))):
            path = _path(page, address)
            if path not in self._shared:
                self._shared[path] = compressed((self.root / path).read_bytes())
            parts[path] = self._shared[path]
        return Weight(page, kind_of(page), parts)

    def weigh_all(self) -> list[Weight]:
        """The weight of every page of the site."""
        pages = sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*.html"))
        return [self.weigh(page) for page in pages]


def compressed(data: bytes) -> int:
    """How many bytes are left of some after gzip."""
    return len(gzip.compress(data, LEVEL, mtime=0))


def needed(tree: LexborHTMLParser) -> Iterator[str]:
    """The addresses of what a page cannot do without: its style sheets, scripts, and what it asks for ahead of them."""
    for node in tree.css("link[href]"):
        rels = set((node.attributes.get("rel") or "").lower().split())
        if ("stylesheet" in rels and _is_for_screens(node)) or rels & {"preload", "modulepreload"}:
            yield node.attributes["href"] or ""
    for node in tree.css("script[src]"):
        yield node.attributes["src"] or ""


def _is_for_screens(link: LexborNode) -> bool:
    media = (link.attributes.get("media") or "").strip().lower()
    return media in _SCREEN or any("(" in query or query.strip() in _SCREEN for query in media.split(","))


def _path(page: str, address: str) -> str:
    """Where in the site an address of a page leads; the page for what is not found names its files from the root."""
    path = unquote(urlsplit(address).path)
    if path.startswith("/"):
        # below whatever folder the site is built for, what is linked stands in the folder of static files
        return path[path.index("/static/") + 1 :]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def table(weights: Iterable[Weight]) -> Iterator[str]:
    """Lines of Markdown: of each kind the heaviest page, what it weighs and what it may weigh."""
    yield "| kind of page | pages | heaviest: HTML | CSS | JavaScript | together | limit |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    by_kind: dict[str, list[Weight]] = {}
    for weight in weights:
        by_kind.setdefault(weight.kind.name, []).append(weight)
    for kind in KINDS:
        if kind.name in by_kind:
            most = max(by_kind[kind.name], key=lambda weight: weight.total)
            sizes = [sum(n for path, n in most.parts.items() if path.endswith(e)) for e in (".html", ".css", ".js")]
            cells = (*sizes, most.total, kind.limit)
            yield f"| {kind.name} | {len(by_kind[kind.name]):,} | {' | '.join(f'{n:,}' for n in cells)} |"


def main() -> int:
    """Print the table; 1 where a page weighs more than it may."""
    parser = argparse.ArgumentParser(description="Print what the pages of a built site weigh before they can be read.")
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "_site", help="the built folder (_site)")
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md, too")
    options = parser.parse_args()
    weights = Scales(options.site).weigh_all()
    lines = list(table(weights))
    print(*lines, sep="\n")
    if options.write:
        write_table("weight", lines)
    problems = [problem for weight in weights if (problem := weight.problem())]
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
