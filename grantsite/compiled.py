"""Compiled templates, kept in memory by a process for all languages and builds."""

import marshal
from collections.abc import Callable
from typing import Any

import jinja2


class Compiled(jinja2.BytecodeCache):
    """What is compiled, so that each template is so once for all languages and builds of a process; one whose source
    changed is compiled anew."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}
        self._take: Callable[[], None] | None = None

    def come_from(self, take: Callable[[], None] | None) -> None:
        """``take`` is called when a template is needed for the first time: it unpacks what was compiled elsewhere. None
        where there is nothing to take any more."""
        self._take = take

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Both as they are: the library's own key cannot be made of a path that the locale has no letters for."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give the library what is known of a template."""
        take, self._take = self._take, None
        if take:
            take()
        known = self._code.get(bucket.key)
        if known is not None and known[0] == bucket.checksum:
            bucket.code = known[1]

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what the library has compiled."""
        self._code[bucket.key] = (bucket.checksum, bucket.code)

    def packed(self) -> bytes:
        """All of it, to be sent to the process that this one is a copy of. Nothing of it belongs on a disk."""
        return marshal.dumps(self._code)

    def unpack(self, data: bytes) -> None:
        """Take over what a copy of this process has compiled."""
        self._code |= marshal.loads(data)  # noqa: S302 (from our own copy, through memory)


_of_process = Compiled()


def shared_code() -> Compiled:
    """The store of compiled templates for the renderers of all languages."""
    return _of_process
