"""Records that were read before, kept as JSON by the hash of their file's text.

An entry holds for one text and one version of the generator, so it can be trusted without looking at dates. Only
records without problems are kept.
"""

import contextlib
import hashlib
import time
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from grantsite.content_files import Signature
from grantsite.generator import digest_of_generator
from grantsite.kept import Kept

T = TypeVar("T")
# Nanoseconds: no file system has coarser times.
_JUST_NOW = 2_000_000_000


class ParseCache:
    """Records by the key of their kind and text. Without a ``file`` it lives in memory only."""

    def __init__(self, file: Path | None) -> None:
        self._records: dict[str, Any] = {}  # those that were read or asked for
        self._used: set[str] = set()
        self._files: dict[str, tuple[str, Signature, Any]] = {}
        self.kept = Kept(file, digest_of_generator() if file is not None else "")
        self._stored: dict[str, msgspec.Raw] = self.kept.read(dict[str, msgspec.Raw]) or {}
        self._on_disk = set(self._stored)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read before, here or by an earlier run."""
        return not (self._records or self._stored)

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

    def of_file(self, shown_folder: str, path: str, signature: Signature | None) -> Any:
        """What this process found in a file before, or None where the file is another one now. ``shown_folder`` begins
        its path in messages."""
        known = self._files.get(path)
        return known[2] if known is not None and known[0] == shown_folder and known[1] == signature else None

    def keep_file(self, shown_folder: str, path: str, signature: Signature | None, found: Any) -> None:
        """Remember what stands in a file, in which nothing is wrong. A file that was changed just now is read again,
        because the next change to it may bear the same time."""
        if signature is not None and time.time_ns() - signature.entry_changed > _JUST_NOW:
            self._files[path] = (shown_folder, signature, found)

    def save(self) -> None:
        """Write what this run used. A disk that cannot be written to costs only time."""
        if self.kept.file is None or self._used == self._on_disk:
            return
        self.kept.write(
            {key: self._stored[key] if key in self._stored else self._records[key] for key in sorted(self._used)}
        )
        self._on_disk = set(self._used)
