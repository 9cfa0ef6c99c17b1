"""Parts of pages that many pages show alike, such as a project's row in lists: drawn once where they stand at the same
depth below the root, because their links are relative."""

from collections.abc import Callable

from markupsafe import Markup

from grantsite.views import View

# So many parts are kept, two megabytes of rows. When there are more, all are given up: what lies together in the order
# of pages is mostly alike.
_MOST = 2048


class Repeated:
    """``{% call repeated("row", row, largest) %}…{% endcall %}``: what is between is drawn once for the same name and
    the same values, which must be all that it depends on, besides the language. A view is the same only if it is the
    very same; other values, if they are equal."""

    def __init__(self, root: Callable[[], str]) -> None:
        """``root`` leads from the page that is drawn to the site's root."""
        self._root = root
        # with the values, so that no other view is ever at the place of one that is known by it
        self._parts: dict[tuple[object, ...], tuple[Markup, tuple[object, ...]]] = {}

    def __call__(self, name: str, *values: object, caller: Callable[[], Markup]) -> Markup:
        """The part, from before or by ``caller``."""
        key = (name, self._root(), *[id(value) if isinstance(value, View) else value for value in values])
        found = self._parts.get(key)
        if found is None:
            if len(self._parts) >= _MOST:
                self._parts.clear()
            found = self._parts[key] = caller(), values
        return found[0]


def drawn_anew(_name: str, *_values: object, caller: Callable[[], Markup]) -> Markup:
    """The same without keeping anything."""
    return caller()
