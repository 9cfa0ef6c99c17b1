"""What steps changed, kept between builds as JSON by the two trees of each: a tree never changes what it holds.

Like the cache of records it begins with its own digest and names the generator that made it: one that is missing,
foreign or damaged is the same as an empty one.
"""

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from grantsite.history.facts import StepFacts
from grantsite.history.log import Step


class _Stored(msgspec.Struct):
    generator: str
    steps: dict[str, StepFacts]


class Store:
    """The facts of steps. Without a ``file`` nothing is kept; ``generator`` is a digest of what decides them."""

    def __init__(self, file: Path | None, generator: str) -> None:
        self._file = file
        self._generator = generator
        self._known: dict[str, StepFacts] = {}
        if file is not None:
            with contextlib.suppress(OSError, msgspec.DecodeError):
                digest, _, data = file.read_bytes().partition(b"\n")
                if digest == _digest(data):
                    stored = msgspec.json.decode(data, type=_Stored)
                    if stored.generator == generator:
                        self._known = stored.steps

    def get(self, step: Step) -> StepFacts | None:
        """What a step changed, if an earlier build has found it."""
        return self._known.get(_key(step))

    def save(self, found: dict[Step, StepFacts]) -> None:
        """Keep the facts of these steps and no others. A disk that cannot be written to costs only time."""
        steps = {_key(step): facts for step, facts in found.items()}
        if self._file is None or steps.keys() == self._known.keys():
            return
        data = msgspec.json.encode(_Stored(self._generator, steps))
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            temporary.write_bytes(_digest(data) + b"\n" + data)
            temporary.replace(self._file)


def _key(step: Step) -> str:
    return f"{step.before}:{step.after}"


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
