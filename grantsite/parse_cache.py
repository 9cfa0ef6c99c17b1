"""Records that were read before, kept as JSON by the hash of their file's text.

An entry holds for one text and one version of the generator, so it can be trusted without looking at dates. Only
records without problems are kept.
"""

import hashlib
import time
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from grantsite.content_files import Signature
from grantsite.kept import Kept

T = TypeVar("T")
# What decides how a text is read: files of this package, by pattern.
_SOURCES = (
    "letters.py",
    "records/*.py",
    "scalars.py",
    "quantities.py",
    "reader.py",
    "yamlfile.py",
    "load.py",
    "content_files.py",
    "parse_cache.py",
)


# Nanoseconds: no file system has coarser times.
_JUST_NOW = 2_000_000_000


def _version() -> str:
    folder = Path(__file__).parent
    digest = hashlib.sha256(msgspec.__version__.encode())
    for pattern in _SOURCES:
        for file in sorted(folder.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


class ParseCache:
    """Decoded records by kind and text. Without a ``file`` it lives in memory only."""

    def __init__(self, file: Path | None) -> None:
        self._known: dict[str, bytes | msgspec.Raw] = {}
        self._used: dict[str, bytes | msgspec.Raw] = {}
        self._decoded: dict[str, Any] = {}
        self._files: dict[tuple[str, str], tuple[Signature, Any]] = {}
        self.kept = Kept(file, _version() if file is not None else "")
        self._known.update(self.kept.read(dict[str, msgspec.Raw]) or {})
        self._on_disk = set(self._known)

    @staticmethod
    def _key(kind: type, text: str) -> str:
        return f"{kind.__name__}:{hashlib.sha256(text.encode()).hexdigest()}"

    def get(self, kind: type[T], text: str) -> T | None:
        """The record that ``text`` was read into before, or None."""
        key = self._key(kind, text)
        stored = self._known.get(key)
        if stored is None:
            return None
        record = self._decoded.get(key)
        if record is None:
            try:
                record = msgspec.json.decode(stored, type=kind)
            except (msgspec.DecodeError, msgspec.ValidationError):
                return None
            self._decoded[key] = record
        self._used[key] = stored
        return record

    def put(self, record: Any, text: str) -> None:
        """Remember a record that was read without a problem."""
        key = self._key(type(record), text)
        self._known[key] = self._used[key] = msgspec.json.encode(record)
        self._decoded[key] = record

    def of_file(self, shown: str, path: str, signature: Signature | None) -> Any:
        """What this process found in a file before, or None where the file is another one now."""
        known = self._files.get((shown, path))
        return known[1] if known is not None and known[0] == signature else None

    def keep_file(self, shown: str, path: str, signature: Signature | None, found: Any) -> None:
        """Remember what stands in a file, in which nothing is wrong. A file that was changed just now is read again,
        because the next change to it may bear the same time."""
        if signature is not None and time.time_ns() - signature.entry_changed > _JUST_NOW:
            self._files[shown, path] = (signature, found)

    def save(self) -> None:
        """Write what this run used. A disk that cannot be written to costs only time."""
        if set(self._used) == self._on_disk:
            return
        raw = {k: v if isinstance(v, msgspec.Raw) else msgspec.Raw(v) for k, v in sorted(self._used.items())}
        self.kept.write(raw)
        self._on_disk = set(self._used)
