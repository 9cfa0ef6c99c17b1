"""The files in which a published site and the one built here are not the same."""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from grantsite.errors import UsageError
from grantsite.files import CHECKSUMS
from grantsite.messages import say
from grantsite.verification.publisher import Published

LIST = CHECKSUMS
_CATALOGUE = "data/catalog.jsonld"
# A list of a hundred thousand files is smaller. So is a description of the data.
_MOST = 20_000_000
_AT_ONCE = 8
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
Progress = Callable[[int, int], None]


class Origin(NamedTuple):
    """What a site says it was built from and for; None where it says nothing that can be understood."""

    commit: str | None
    base_url: str | None


@dataclass(slots=True)
class Found:
    """What a comparison found, each list in the order of paths.

    ``files`` is how many files were held against each other, ``unserved`` what a host may keep to itself: hidden files.
    ``quick`` is a comparison that took the published list of checksums at its word. ``same`` are the paths of files of
    which every byte was read and is ours.
    """

    files: int
    quick: bool
    origin: Origin
    own_origin: Origin
    differs: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    unserved: list[str] = field(default_factory=list)
    same: set[str] = field(default_factory=set)

    @property
    def identical(self) -> bool:
        """Whether nothing differs."""
        return not (self.differs or self.missing or self.extra)


def compare(
    built: Path, site: Published, *, quick: bool, progress: Progress | None = None, known: Collection[str] = ()
) -> Found:
    """Hold a published site against the folder of one that was built here.

    ``known`` are files that an earlier comparison found to be the same: they are not read again.
    Raises UsageError where the published site has no list of checksums, which every one has, or cannot be read.
    """
    own_list = (built / LIST).read_bytes()
    own = read_list(own_list) | {LIST: hashlib.sha256(own_list).hexdigest()}
    data = site.read(LIST, _MOST)
    if data is None:
        raise UsageError(
            say(
                "{site}: there is no {file}; this is not the root of a site that was built here",
                site=site.shown,
                file=LIST,
            )
        )
    theirs = read_list(data) | {LIST: hashlib.sha256(data).hexdigest()}
    found = Found(len(own), quick, _origin(site), _origin_of((built / _CATALOGUE).read_bytes()), same=set(known))
    if quick:
        digests: Iterable[tuple[str, str | None]] = ((path, theirs.get(path)) for path in own)
        others = set(theirs)
    else:
        digests = _digests(built, site, sorted(own.keys() - found.same), progress)
        others = set(theirs) | (site.names() or set())
    for path, digest in digests:
        if digest is None and site.may_hide(path):
            found.unserved.append(path)
        elif digest is None:
            found.missing.append(path)
        elif digest != own[path]:
            found.differs.append(path)
        elif not quick:
            found.same.add(path)
    found.extra = sorted(others - set(own))
    for paths in (found.differs, found.missing, found.unserved):
        paths.sort()
    return found


def read_list(data: bytes) -> dict[str, str]:
    """The digests of a list of checksums by path. A line in another form is passed over: what it names is missing."""
    lines = data.decode("utf-8", "replace").split("\n")
    return {match[2]: match[1] for line in lines if (match := _LINE.fullmatch(line))}


def _digests(
    built: Path, site: Published, paths: list[str], progress: Progress | None
) -> Iterable[tuple[str, str | None]]:
    """The SHA-256 of each published file. One byte more than ours tells that a file is longer."""

    def digest(path: str) -> str | None:
        data = site.read(path, (built / path).stat().st_size + 1)
        return None if data is None else hashlib.sha256(data).hexdigest()

    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for done, pair in enumerate(zip(paths, pool.map(digest, paths), strict=True), 1):
            yield pair
            if progress:
                progress(done, len(paths))
    finally:
        pool.shutdown(cancel_futures=True)


def _origin(site: Published) -> Origin:
    data = site.read(_CATALOGUE, _MOST)
    return Origin(None, None) if data is None else _origin_of(data)


def _origin_of(data: bytes) -> Origin:
    """What the description of a site's data says of its commit and address."""
    try:
        catalogue = json.loads(data)
    except (ValueError, RecursionError):
        return Origin(None, None)
    if not isinstance(catalogue, dict):
        return Origin(None, None)
    dataset = catalogue.get("dcat:dataset")
    dataset = dataset[0] if isinstance(dataset, list) and dataset else dataset
    commit = dataset.get("dcat:version") if isinstance(dataset, dict) else None
    base, found, _ = str(catalogue.get("@id")).partition(_CATALOGUE)
    return Origin(
        commit if isinstance(commit, str) and _COMMIT.fullmatch(commit) else None,
        base if found and base.isascii() and base.isprintable() and " " not in base else None,
    )
