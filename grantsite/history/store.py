"""What steps changed, kept between builds by all that it depends on: the two trees of a step, which never change what
they hold, and what ``_Before`` names.
"""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from grantsite.history.facts import StepFacts
from grantsite.history.log import Step
from grantsite.kept import Kept


class Store:
    """The facts of steps, in a file that is kept. Its version is a digest of what decides them."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._known: dict[str, StepFacts] = kept.read(dict[str, StepFacts]) or {}

    def known(self, steps: Iterable[Step]) -> list[StepFacts]:
        """What the first of the steps changed, up to one that no earlier build has seen."""
        found: list[StepFacts] = []
        before = _BEGIN
        for step in steps:
            key = before.key(step)
            facts = self._known.get(key)
            if facts is None:
                break
            found.append(facts)
            before = _after(key, facts)
        return found

    def save(self, steps: Iterable[Step], found: list[StepFacts]) -> None:
        """Keep the facts of all these steps and no others."""
        kept: dict[str, StepFacts] = {}
        before = _BEGIN
        for step, facts in zip(steps, found, strict=True):
            key = before.key(step)
            kept[key] = facts
            before = _after(key, facts)
        if kept.keys() != self._known.keys():
            self._kept.write(kept)


class _Before(NamedTuple):
    """What a step's facts depend on besides its trees: the calls that there were last, and, where files could not be
    read, all that went before since they could."""

    calls: str = ""
    unread: str = ""

    def key(self, step: Step) -> str:
        return f"{step.before}:{step.after}:{self.calls}{self.unread}"


_BEGIN = _Before()


def _after(key: str, facts: StepFacts) -> _Before:
    unread = f":{hashlib.sha256(key.encode()).hexdigest()}" if facts.has_unread else ""
    return _Before(" ".join(facts.calls), unread)
