"""The Jinja environment, with the ways shortened that templates take most often.

A page calls some hundred macros and functions and shows a thousand values. Jinja is made for anything that may happen
there; our templates need less: no function asks for the template's context, what is escaped is decided once (always),
and no template has globals of its own. So ``compiler`` writes plainer Python, and here is what that calls.
``PlainEnvironment`` does without all this; a test holds both equal on every page.
"""

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

import jinja2
from jinja2.runtime import Macro, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

from grantsite.compiler import Compiler

# What ``escape`` does with a text, which is not made another kind of text each time. It is no part of what markupsafe
# promises to have, so another version may be without; what is public gives the same.
try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:
    _escaped = escape

# A value within a message: "%(name)s"; a message may hold other signs of the format too, and then takes the slow way.
_VALUE = re.compile(r"%\((\w+)\)s")
# A text that is safe, as such. Markup's own way to make one first asks the text whether it can say it as HTML.
safe: Callable[[str], Markup] = partial(str.__new__, Markup)


class PlainEnvironment(jinja2.Environment):
    """What all templates are drawn in: everything is escaped, and what does not exist is an error."""

    def __init__(self, templates: Path, code: jinja2.BytecodeCache | None = None) -> None:
        super().__init__(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            bytecode_cache=code,
            # a template stays as it was when the build first met it
            auto_reload=False,
            cache_size=-1,
            extensions=["jinja2.ext.i18n", "jinja2.ext.loopcontrols"],
        )
        self.policies["ext.i18n.trimmed"] = True

    def use_messages(self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]) -> None:
        """What ``_`` and ``ngettext`` say."""
        self.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]

    def add_globals(self, values: Mapping[str, object]) -> None:
        """Functions and values that every template has."""
        self.globals |= values


class QuickEnvironment(PlainEnvironment):
    """The same, faster."""

    code_generator_class = Compiler

    def __init__(self, templates: Path, code: jinja2.BytecodeCache | None = None) -> None:
        super().__init__(templates, code)
        self._loaded: dict[str, jinja2.Template] = {}
        # of each template and those that it extends: a name -> what it is imported as, if it is, and the line
        self._names: dict[str, _Names] = {}
        self.said: Mapping[str, Markup] = {}  # each message without values, as it is said
        self.filters["trim"] = _trimmed

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Those of the environment: a template has none of its own, and to join two is what most time was lost with."""
        if d:
            raise ValueError("templates have no globals of their own")
        return self.globals

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """A template stays as it was when the build first met it."""
        found = self._loaded.get(name) if isinstance(name, str) else None
        if found is None:
            found = super().get_template(name, parent, globals)
            self._loaded[str(found.name)] = found
        return found

    def part(self, template: str, name: str, called: bool, file: str, line: int) -> object:
        """A macro of another template, or a value that it sets, which a file imports on a line. Raises
        jinja2.TemplateSyntaxError where there is none, and where it is called and is no macro: what macros give is not
        escaped again."""
        found = getattr(self.get_template(template).module, name, missing)
        if found is missing:
            raise jinja2.TemplateSyntaxError(f"{template} has no {name!r}", line, file, file)
        if called and not _is_macro(found):
            why = f"{name!r} of {template} is called and is no macro: make it one there, or set it in this template"
            raise jinja2.TemplateSyntaxError(why, line, file, file)
        return found

    def hold_against(self, parent: str | None, names: "_Names", template: str | None, file: str) -> None:
        """Raises jinja2.TemplateSyntaxError where a name is imported by a template or by one that it extends
        (``parent``), and means something else in the other."""
        if parent is not None:
            self.get_template(parent)
            for name, (meaning, _) in self._names[parent].items():
                mine, line = names.get(name, (meaning, 0))
                if mine != meaning:
                    why = f"{name!r} means something else in {parent}, which this template extends: take another name"
                    raise jinja2.TemplateSyntaxError(why, line, file, file)
            names = self._names[parent] | names
        if template is not None:
            self._names[template] = names

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item, or an attribute of what has no items; for filters that are told a name ("link.name"). The library
        always tries for an item first, and most fail."""
        if type(argument) is str and not hasattr(type(obj), "__getitem__"):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def macro(self, function: Callable[..., str], names: tuple[str, ...], takes_caller: bool) -> Callable[..., Markup]:
        """A macro, from the function that a template was compiled to and the names of what it is given; it may take the
        text between ``{% call %}`` and ``{% endcall %}`` after these."""
        if takes_caller:
            nobody = self.undefined("No caller defined", name="caller")
            return _macro_with_caller(function, names, nobody)
        return _macro(function, names)

    @staticmethod
    def joined(parts: tuple[object, ...]) -> str:
        """Values as one text; where one of them is safe, the others are escaped."""
        for part in parts:
            if type(part) is not str:
                return markup_join(parts)
        return "".join(parts)  # type: ignore[arg-type]  # all are texts

    @staticmethod
    def values_of(values: dict[str, object]) -> dict[str, object]:
        """A dictionary of a template, whose items are attributes too."""
        return _Values(values)

    @staticmethod
    def shown(value: object) -> str:
        """A value escaped; safe HTML as it is."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[return-value]  # which is text
        if kind is str:
            return _escaped(value)  # type: ignore[arg-type]  # as that line says
        if kind is int:
            return str(value)
        if kind is FunctionType:
            raise TypeError("a macro is shown by calling it: write {{ name() }}")
        return escape(value)

    def use_messages(self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]) -> None:
        """What ``_`` and ``ngettext`` say; each message is translated and taken apart once."""
        super().use_messages(gettext, ngettext)
        known: dict[object, _Filled] = {}
        said = self.said = _Said(gettext)

        def one(message: str, /, **values: object) -> Markup:
            if not values:
                return said[message]
            filled = known.get(message)
            if filled is None:
                filled = known[message] = _Filled(gettext(message))
            return filled.with_values(values)

        def several(single: str, many: str, number: int, /, **values: object) -> Markup:
            values.setdefault("num", number)
            text = ngettext(single, many, number)
            filled = known.get((single, text))
            if filled is None:
                filled = known[single, text] = _Filled(text)
            return filled.with_values(values)

        self.globals |= {"_": one, "gettext": one, "ngettext": several}

    def add_globals(self, values: Mapping[str, object]) -> None:
        """See there. Raises TypeError for a function that wants to be given the context: no call here gives it."""
        for name, value in values.items():
            if hasattr(value, "jinja_pass_arg"):
                raise TypeError(f"{name} wants the context of templates")
        super().add_globals(values)


# A name of a template -> what it is imported as (template and name; None where it is not), and a line where it is.
_Names = dict[str, tuple[object, int]]


def _macro(function: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    function.__defaults__ = (missing,) * len(names)

    def macro(*given: object, **named: object) -> Markup:
        if named:
            given += tuple([named.pop(name, missing) for name in names[len(given) :]])
            if named:
                raise TypeError(f"the macro takes no {next(iter(named))!r}")
        return safe(function(*given))

    return macro


def _macro_with_caller(function: Callable[..., str], names: tuple[str, ...], nobody: object) -> Callable[..., Markup]:
    """``nobody`` calls it where it is not called by ``{% call %}``."""

    def macro(*given: object, caller: object = nobody, **named: object) -> Markup:
        given += tuple([named.pop(name, missing) for name in names[len(given) :]])
        if named:
            raise TypeError(f"the macro takes no {next(iter(named))!r}")
        return safe(function(*given, caller))

    return macro


# All that one of these makes has the same code, by which it is known: to mark each would take longer.
_MACROS = {
    _macro(lambda: "", ()).__code__,
    _macro_with_caller(lambda: "", (), None).__code__,
}


def _is_macro(value: object) -> bool:
    """Whether it gives what is safe: a macro of ours, or of the library, which makes those that take anything."""
    return isinstance(value, Macro) or (isinstance(value, FunctionType) and value.__code__ in _MACROS)


class _Values(dict[str, object]):
    def __getattr__(self, name: str) -> object:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"a dictionary of the template has no {name!r}") from None


class _Said(dict[str, Markup]):
    """Messages without values, each translated when it is first said."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._gettext = gettext

    def __missing__(self, message: str) -> Markup:
        """Raises KeyError where the message wants a value."""
        said = self[message] = _Filled(self._gettext(message)).with_values({})
        return said


class _Filled:
    """A message taken apart where its values belong."""

    __slots__ = ("_first", "_rest", "_text")

    def __init__(self, text: str) -> None:
        self._text = Markup(text)  # noqa: S704 (messages are ours)
        parts = _VALUE.split(text)
        texts = [part.replace("%%", "%") for part in parts[::2]]
        self._first = texts[0]
        # the name of each value, and the text after it
        self._rest: list[tuple[str, str]] | None = list(zip(parts[1::2], texts[1:], strict=True))
        if any("%" in part.replace("%%", "") for part in parts[::2]):
            self._rest = None  # other signs of the format

    def with_values(self, values: dict[str, object]) -> Markup:
        """The message with its values, each escaped. Raises KeyError where one is missing."""
        if self._rest is None:
            return self._text % values
        filled = [self._first]
        for name, text in self._rest:
            filled += (QuickEnvironment.shown(values[name]), text)
        return safe("".join(filled))


def escaped(text: str) -> Markup:
    """A text, escaped: what ``markupsafe.escape`` gives."""
    return safe(_escaped(text)) if type(text) is str else escape(text)


def _trimmed(value: object, chars: str | None = None) -> str:
    """A text without the spaces around it, or without letters; what is safe stays so."""
    if type(value) is Markup:
        return safe(str.strip(value, chars))
    return str(value).strip(chars)
