"""Two built sites side by side: which pages came, went or changed, and by how many bytes."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Parts of addresses that say what a file holds: where only they differ, the page is the same.
_DIGEST = re.compile(rb"(static/[\w/-]+\.|search/)[0-9a-f]{10}(?=[./])")
# A reader's browser gets pages compressed about so.
_LEVEL = 6


@dataclass(frozen=True)
class Change:
    """A page of either site: its address below the root, and its compressed size in bytes in each, None where it is
    not there."""

    address: str
    before: int | None
    after: int | None

    @property
    def growth(self) -> int:
        """By how many bytes it is larger now; a new page by all of them."""
        return (self.after or 0) - (self.before or 0)


def changed_pages(before: Path, after: Path) -> list[Change]:
    """Pages that differ by more than the names of the style sheets, scripts and search files they load, by address."""
    return list(_changed(before, after))


def changed_assets(before: Path, after: Path) -> list[str]:
    """Static files, without the digest in their names, that one of the sites lacks or has otherwise."""
    old, new = (
        {file.relative_to(site).as_posix() for file in (site / "static").rglob("*")} for site in (before, after)
    )
    return sorted({_DIGEST.sub(rb"\1", name.encode()).decode().replace("..", ".") for name in old ^ new})


def _changed(before: Path, after: Path) -> Iterator[Change]:
    pages = {site: {file.relative_to(site).as_posix() for file in site.rglob("*.html")} for site in (before, after)}
    for name in sorted(pages[before] | pages[after]):
        old, new = (_bytes(site / name) if name in pages[site] else None for site in (before, after))
        if old is None or new is None or _DIGEST.sub(rb"\1", old) != _DIGEST.sub(rb"\1", new):
            yield Change(name.removesuffix("index.html"), _size(old), _size(new))


def files_and_bytes(site: Path) -> tuple[int, int]:
    """How many files a site has, and their bytes, not compressed."""
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes)


def _bytes(file: Path) -> bytes:
    return file.read_bytes()


def _size(data: bytes | None) -> int | None:
    return None if data is None else len(gzip.compress(data, _LEVEL, mtime=0))
