"""The Jinja environment, with the ways shortened that templates take most often.

A page calls some hundred macros and functions and shows a thousand values. Jinja is made for anything that may happen
there; our templates need less: no function asks for the template's context, what is escaped is decided once (always),
and no template has globals of its own. So here a call is a plain call, a value that is safe already is shown as it is,
and a message is looked up once. ``PlainEnvironment`` does without all this; a test holds both equal on every page.
"""

import re
from collections.abc import Callable, Mapping, MutableMapping
from keyword import iskeyword
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

# A value within a message: "%(name)s"; a message may hold other signs of the format too, and then takes the slow way.
_VALUE = re.compile(r"%\((\w+)\)s")


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


class _Compiler(CodeGenerator):
    """Writes templates as Python, with plain calls and with less work for what is shown."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (the library's)
        """``function(…)``; the library's ``context.call(function, …)`` asks each time what the function wants to be
        given besides, which is nothing. What is rare, such as a keyword that Python has too, is left to it."""
        odd = any(iskeyword(argument.key) for argument in node.kwargs)
        if forward_caller or node.dyn_args or node.dyn_kwargs or odd:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


class QuickEnvironment(PlainEnvironment):
    """The same, faster."""

    code_generator_class = _Compiler

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Those of the environment: a template has none of its own, and to join two is what most time was lost with."""
        if d:
            raise ValueError("templates have no globals of their own")
        return self.globals

    @staticmethod
    def shown(value: object) -> str:
        """A value escaped; safe HTML as it is."""
        return value if type(value) is Markup else escape(value)

    def use_messages(self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]) -> None:
        """What ``_`` and ``ngettext`` say; each message is translated and taken apart once."""
        super().use_messages(gettext, ngettext)
        known: dict[object, _Filled] = {}

        def one(message: str, /, **values: object) -> Markup:
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


class _Filled:
    """A message taken apart where its values belong."""

    __slots__ = ("_always", "_names", "_parts", "_text")

    def __init__(self, text: str) -> None:
        self._text = Markup(text)  # noqa: S704 (messages are ours)
        parts = _VALUE.split(text)
        self._names = parts[1::2]
        self._parts: list[str] | None = [part.replace("%%", "%") for part in parts[::2]]
        if any("%" in part.replace("%%", "") for part in parts[::2]):
            self._parts = None  # other signs of the format
        self._always = Markup(self._parts[0]) if self._parts and not self._names else None  # noqa: S704

    def with_values(self, values: dict[str, object]) -> Markup:
        """The message with its values, each escaped. Raises KeyError where one is missing."""
        if self._always is not None:
            return self._always
        if self._parts is None:
            return self._text % values
        filled = [self._parts[0]]
        for name, part in zip(self._names, self._parts[1:], strict=True):
            filled.append(escape(values[name]))
            filled.append(part)
        return Markup("".join(filled))  # noqa: S704 (each value is escaped)
