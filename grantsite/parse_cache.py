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
    "folders.py",
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
    """Records by the key of their kind and text. Without a ``file`` it lives in memory only."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._stored: dict[str, msgspec.Raw] = {}
        self._records: dict[str, Any] = {}  # those that were read or asked for
        self._used: set[str] = set()
        self._files: dict[tuple[str, str], tuple[Signature, Any]] = {}
        if file is not None:
            with contextlib.suppress(OSError, msgspec.DecodeError):
                digest, _, data = file.read_bytes().partition(b"\n")
                if digest == _digest(data):
                    found = msgspec.json.decode(data, type=_Stored)
                    if found.version == _version():
                        self._stored = found.records
        self._on_disk = set(self._stored)

    @staticmethod
    def key(kind: type, text: str) -> str:
        """What a record of this text is known by."""
        return f"{kind.__name__}:{hashlib.sha256(text.encode()).hexdigest()}"

    def get(self, key: str, kind: type[T]) -> T | None:
        """The record of this kind that was read before, or None."""
        record: T | None = self._records.get(key)
        if record is None and key in self._stored:
            with contextlib.suppress(msgspec.DecodeError):
                record = self._records[key] = msgspec.json.decode(self._stored[key], type=kind)
        if record is not None:
            self._used.add(key)
        return record

    def put(self, key: str, record: Any) -> None:
        """Remember a record that was read without a problem."""
        self._records[key] = record
        self._used.add(key)
        self._stored.pop(key, None)

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
        if self._file is None or self._used == self._on_disk:
            return
        records = {key: self._stored[key] if key in self._stored else self._records[key] for key in sorted(self._used)}
        data = msgspec.json.encode({"version": _version(), "records": records})
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            temporary.write_bytes(_digest(data) + b"\n" + data)
            temporary.replace(self._file)
            self._on_disk = set(self._used)
