"""What steps changed, kept between builds by all that it depends on: the two trees of a step, which never change what
they hold, and the calls that there were last before it.
"""

from collections.abc import Iterable

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
        calls: list[str] = []
        for step in steps:
            facts = self._known.get(_key(step, calls))
            if facts is None:
                break
            found.append(facts)
            calls = facts.calls
        return found

    def save(self, steps: Iterable[Step], found: list[StepFacts]) -> None:
        """Keep the facts of all these steps and no others."""
        before = [[], *(facts.calls for facts in found)]
        kept = {_key(step, calls): facts for step, facts, calls in zip(steps, found, before, strict=False)}
        if kept.keys() != self._known.keys():
            self._kept.write(kept)


def _key(step: Step, calls: list[str]) -> str:
    return f"{step.before}:{step.after}:{' '.join(calls)}"
