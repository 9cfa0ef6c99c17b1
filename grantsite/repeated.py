"""Parts of pages that many pages show alike, such as a project's row in lists: drawn once where they stand at the same
depth below the root, because their links are relative."""

from collections.abc import Callable

from markupsafe import Markup

from grantsite.views import View

# So many parts are kept, two megabytes of rows. When there are more, all are given up: what lies together in the order
# of pages is mostly alike.
_MOST = 2048
# What a part may depend on besides views. Two values may be equal and of two kinds, such as 1 and True, or a text and
# safe HTML: they are drawn otherwise.
_PLAIN = frozenset((str, Markup, int, bool, type(None)))


class Repeated:
    """``{% call repeated(row, largest) %}…{% endcall %}``: what is between is drawn once for the same values, which
    must be all that it depends on, besides the language. A view is the same only if it is the very same; other values,
    if they are of the same kind and equal."""

    def __init__(self, root: Callable[[], str]) -> None:
        """``root`` leads from the page that is drawn to the site's root."""
        self._root = root
        # with the values, so that no other view is ever at the place of one that is known by it
        self._parts: dict[tuple[object, ...], tuple[Markup, tuple[object, ...]]] = {}

    def __call__(self, place: str, *values: object, caller: Callable[[], Markup]) -> Markup:
        """The part, from before or by ``caller``. ``place`` is where it is written; the compiler gives it, and the
        template only the values. Raises TypeError for a value by which nothing can be known."""
        key: list[object] = [place, self._root()]
        for value in values:
            if isinstance(value, View):
                key.append(id(value))
            elif type(value) in _PLAIN:
                key += (type(value), value)
            else:
                raise TypeError(
                    f"a part is repeated for views, texts and whole numbers, not for {type(value).__name__}"
                )
        found = self._parts.get(known := tuple(key))
        if found is None:
            if len(self._parts) >= _MOST:
                self._parts.clear()
            found = self._parts[known] = caller(), values
        return found[0]


def drawn_anew(*_values: object, caller: Callable[[], Markup]) -> Markup:
    """The same without keeping anything."""
    return caller()
