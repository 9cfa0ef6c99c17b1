"""Which municipality a written name means: the codes by every form of the names that this project knows."""

from collections.abc import Iterable
from functools import cached_property

from grantsite.names import distance, forms, without_type_word

# As many letters may be wrong before a name is no longer recognised; a short name bears fewer.
_SLIPS = 2
_SHORT = 4


class Gazetteer:
    """Municipality codes by name. A name may be inflected, Swedish, and followed by "kaupunki" or "kunta"."""

    def __init__(self, municipalities: Iterable[tuple[str, Iterable[str]]]) -> None:
        """``municipalities`` are codes with their names in all languages."""
        self._names: dict[str, list[str]] = {code: list(names) for code, names in municipalities}

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The codes by each form of a name. Where nothing is wrong nobody asks for any."""
        codes: dict[str, str] = {}
        for code, names in self._names.items():
            for name in names:
                for form in forms(name):
                    codes.setdefault(form, code)
        return codes

    def knows(self, code: str) -> bool:
        """Whether there is a municipality with this code."""
        return code in self._names

    def name(self, code: str) -> str:
        """The first name of a municipality."""
        return self._names[code][0]

    def exact(self, written: str) -> str | None:
        """The code of the municipality that is written so, in any inflection; None where there is none."""
        return self._codes.get(written.strip().casefold()) or self._codes.get(without_type_word(written))

    def near(self, written: str) -> list[str]:
        """The codes of those whose names differ in the fewest letters, at most two; [] where all differ more."""
        bare = without_type_word(written)
        limit = min(_SLIPS, len(bare) // _SHORT)
        best: dict[str, int] = {}
        for form, code in self._codes.items():
            slips = distance(bare, form, limit)
            if slips <= limit:
                best[code] = min(slips, best.get(code, slips))
        fewest = min(best.values(), default=0)
        return sorted(code for code, slips in best.items() if slips == fewest)


NO_NAMES = Gazetteer(())
