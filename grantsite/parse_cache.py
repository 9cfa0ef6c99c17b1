"""Records that were read before, kept as JSON by the hash of their file's text.

An entry holds for one text and one version of the generator, so it can be trusted without looking at dates. The
file begins with the hash of what follows: a cache that is missing, foreign, half-written or corrupt is the same as
an empty one. Only records without problems are kept. Nothing in it is ever executed.
"""

import contextlib
import hashlib
import os
import time
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from grantsite.content_files import Signature

T = TypeVar("T")
# What decides how a text is read: files of this package, by pattern.
_SOURCES = (
    "letters.py",
    "records/*.py",
    "scalars.py",
    "quantities.py",
    "reader.py",
    "nodes.py",
    "plain_yaml.py",
    "yamlfile.py",
    "load.py",
    "content_files.py",
    "parse_cache.py",
)


# Nanoseconds: no file system has coarser times.
_JUST_NOW = 2_000_000_000


class _Stored(msgspec.Struct):
    version: str
    records: dict[str, msgspec.Raw]


def _version() -> str:
    folder = Path(__file__).parent
    digest = hashlib.sha256(msgspec.__version__.encode())
    for pattern in _SOURCES:
        for file in sorted(folder.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


class ParseCache:
    """Decoded records by kind and text. Without a ``file`` it lives in memory only."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known: dict[str, bytes | msgspec.Raw] = {}
        self._used: dict[str, bytes | msgspec.Raw] = {}
        self._decoded: dict[str, Any] = {}
        self._files: dict[tuple[str, str], tuple[Signature, Any]] = {}
        if file is not None:
            with contextlib.suppress(OSError, msgspec.DecodeError):
                digest, _, data = file.read_bytes().partition(b"\n")
                if digest == _digest(data):
                    stored = msgspec.json.decode(data, type=_Stored)
                    if stored.version == _version():
                        self._known.update(stored.records)
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
        if self._file is None or set(self._used) == self._on_disk:
            return
        raw = {k: v if isinstance(v, msgspec.Raw) else msgspec.Raw(v) for k, v in sorted(self._used.items())}
        data = msgspec.json.encode(_Stored(_version(), raw))
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            temporary.write_bytes(_digest(data) + b"\n" + data)
            temporary.replace(self._file)
            self._on_disk = set(self._used)
