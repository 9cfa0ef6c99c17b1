"""What is made of each value once, however often the value comes: most columns hold few different ones."""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Once(dict[K, V], Generic[K, V]):
    """What ``make`` makes of values, by value. To look up one that is known takes no word of Python, so this is quicker
    than ``functools.cache`` where it is done a million times."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: K) -> V:
        made = self[value] = self._make(value)
        return made

    def of(self, values: Iterable[K]) -> list[V]:
        """Of each of the values, in their order."""
        return list(map(self.__getitem__, values))
