"""What steps changed, kept between builds by the two trees of each: a tree never changes what it holds."""

from grantsite.history.facts import StepFacts
from grantsite.history.log import Step
from grantsite.kept import Kept


class Store:
    """The facts of steps, in a file that is kept. Its version is a digest of what decides them."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._known: dict[str, StepFacts] = kept.read(dict[str, StepFacts]) or {}

    def get(self, step: Step) -> StepFacts | None:
        """What a step changed, if an earlier build has found it."""
        return self._known.get(_key(step))

    def save(self, found: dict[Step, StepFacts]) -> None:
        """Keep the facts of these steps and no others."""
        steps = {_key(step): facts for step, facts in found.items()}
        if steps.keys() != self._known.keys():
            self._kept.write(steps)


def _key(step: Step) -> str:
    return f"{step.before}:{step.after}"
