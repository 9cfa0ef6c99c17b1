"""One page in all languages, and its view, which is made when somebody draws it."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from grantsite.policy import STRICT
from grantsite.urls import Address
from grantsite.views import View

# The template of the page of all components, which is no part of a site.
COMPONENTS = "components.html"
T_co = TypeVar("T_co", covariant=True)
# How many of the values that were made last are kept: enough for what is beside one page, in all languages.
_KEPT = 8


class Lazy(Generic[T_co]):
    """A value that is made when it is asked for, and again if it is asked for much later: a site has too many views to
    hold them all. ``make`` is a function of its arguments and of what never changes, so that each time gives the same.
    """

    __slots__ = ("_arguments", "_make")

    def __init__(self, make: Callable[..., T_co], *arguments: Any) -> None:
        self._make = make
        self._arguments = arguments

    def __call__(self) -> T_co:
        """The value."""
        found: T_co = _recent(self)
        return found

    def anew(self) -> T_co:
        """The value, made now, whether it is kept or not."""
        return self._make(*self._arguments)

    def hold(self) -> None:
        """Make the value now for good: what it is made from will be gone."""
        value = self()
        self._make, self._arguments = (lambda: value), ()


@lru_cache(maxsize=_KEPT)
def _recent(lazy: Lazy[Any]) -> Any:
    return lazy.anew()


def forget_recent() -> None:
    """Keep none of the values that were made last: they are of a site that is there no more."""
    _recent.cache_clear()


class Family(NamedTuple):
    """Pages that belong together: those of a project or municipality. ``made_from`` gives a digest of all that their
    views are made from, in a tenth of the time that these take: where it is the same, so are they."""

    name: str
    made_from: Lazy[str]


class Page(NamedTuple):
    """A page: where it stands in each language, what draws it, and what makes what it shows.

    One without a ``template`` is a file that the generator writes itself: its view is a ``MadeView``.
    ``origin`` is the record an editor would change, for messages. A page that is not ``listed`` stays out of the
    site map. ``policy`` is its content security policy. One that is not ``lasting`` may be gone tomorrow: its address
    is none that was promised. ``tells_of_files`` is whether its view is made from the files of the site besides pages.
    """

    address: Address
    template: str
    make: Lazy[View]
    origin: str
    listed: bool = True
    file_name: str = "index.html"
    policy: str = STRICT
    lasting: bool = True
    tells_of_files: bool = False
    family: Family | None = None

    @property
    def kind(self) -> str:
        """What it is called among pages that are drawn alike."""
        return self.template or self.file_name

    @property
    def view(self) -> View:
        """What it shows."""
        return self.make()

    @property
    def files(self) -> Iterator[tuple[str, str]]:
        """Each language with the path of its file."""
        for language, folder in self.address.items():
            yield language, folder + self.file_name
