"""Templates compiled to plainer Python than Jinja's own compiler writes.

Jinja prepares for anything that may happen in a template. Ours need less, and a page calls some hundred macros and
functions and shows a thousand values; so here

- what every template has (functions, filters, settings) and the macros that it imports are looked up once, when the
  template is loaded, not by each page;
- a call is a plain call, ``value.name`` is Python's own, and a message without values is looked up in a dictionary;
- a template gathers its text in a list; Jinja's are generators, nested as deep as blocks are;
- what is known to be safe is not escaped again.

What this cannot draw as Jinja does is refused at its line, with what to write instead (``template_rules``). The tests
hold what comes of it against Jinja's own compiler: on every page, on templates that are made up, and form by form.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import escape

from grantsite.template_names import TemplateNames, names_of
from grantsite.template_rules import extended, refused

# The functions whose first argument is a message; what they give is safe.
_ONE, _MANY = ("_", "gettext"), ("ngettext",)
# The function that is told, before what it is given, which place of which template it is called at.
_BY_PLACE = "repeated"
# These are found in what stands for a value, not as its attributes.
_WITHOUT_ATTRIBUTES = ("self", "kwargs")
# The last line that the library writes of a template that extends another.
_HANDED_ON = "yield from parent_template.root_render_func(context)"


class Compiler(CodeGenerator):
    """Writes one template. What it writes takes from the environment, besides what Jinja's has: ``shown``, ``said``,
    ``part``, ``hold_against``, ``macro``, ``joined`` and ``values_of``."""

    _fixed: dict[str, str]  # a name that means the same in the whole template -> the variable of the module it is in
    _imported: frozenset[str]  # those of them that are macros, or values, of other templates
    _places: Iterator[int]  # a number for each place
    _may_lack = False  # whether it is asked if a value exists

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (the library's)
        """Before all else, what does not change from page to page."""
        for line, why in refused(node):
            self.fail(why, line)
        environment = self.environment
        found = TemplateNames(node)
        self._fixed = {}
        self._places = count()
        for name in ("undefined", "concat", "shown", "said"):
            self.writeline(f"{name} = environment.{name}")
        for name in sorted((found.asked - found.own.keys()) & environment.globals.keys()):
            self._fixed[name] = f"g_{name}"
            self.writeline(f"g_{name} = environment.globals[{name!r}]")
        for each in found.imports:
            self._fixed[each.alias] = f"i_{each.alias}"
            called = each.alias in found.called
            at = f"__file__, {each.line}"
            self.writeline(f"i_{each.alias} = environment.part({each.template!r}, {each.name!r}, {called}, {at})")
        self._imported = frozenset(each.alias for each in found.imports)
        self._hold_against(extended(node), found)
        for use in found.uses:
            of_filter = isinstance(use, nodes.Filter)
            kind, there = ("filter", environment.filters) if of_filter else ("test", environment.tests)
            known = self.filters if of_filter else self.tests
            if use.name not in there:
                self.fail(f"No {kind} named {use.name!r}.", use.lineno)
            if use.name not in known:
                known[use.name] = f"{kind[0]}_{use.name}"
                self.writeline(f"{known[use.name]} = environment.{kind}s[{use.name!r}]")
        super().visit_Template(node, frame)

    def _hold_against(self, parent: str | None, found: TemplateNames) -> None:
        """Blocks see what the template that this one extends imports, sets or goes through; so where one of them
        imports a name, it must mean the same in both."""
        names: dict[str, tuple[object, int]] = {name: (None, line) for name, line in found.own.items()}
        names |= {each.alias: ((each.template, each.name), each.line) for each in found.imports}
        self.writeline(f"environment.hold_against({parent!r}, {names!r}, {self.name!r}, __file__)")

    # -- what every function begins and ends with

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of the function that is written.

        A template that extends another ends with drawing that one. The library's functions are generators and hand on
        its items one by one (``yield from``); here a function returns a list, and so the other's as it is. Only that
        one line is changed: it is compared as a whole, and none is made of a template's words alone. Should another
        version of Jinja write it otherwise, the function stays a generator, which draws the same in more time; the
        test that looks for ``yield`` in what is compiled tells of it."""
        super().writeline(_HANDED_ON.replace("yield from", "return") if x == _HANDED_ON else x, node, extra)

    def write_commons(self) -> None:
        """How the function of a template or of a block begins.

        The library writes ``if 0: yield None`` here: that never happens, but for Python a function in which ``yield``
        stands anywhere is a generator, also where a block shows nothing. Ours return a list, so there must be none. The
        library's other names (``undefined``, ``concat``) do not change from page to page: they are set once, at the
        beginning of the module (``visit_Template``)."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("cond_expr_undefined = Undefined")

    def pull_dependencies(self, nodes: object) -> None:
        """None: filters and tests are in the module."""

    def enter_frame(self, frame: Frame) -> None:
        """What the module has need not be looked up; and a list for the text, of a whole template or a block."""
        loads = frame.symbols.loads
        for target, (action, name) in list(loads.items()):
            if action == VAR_LOAD_RESOLVE and name in self._fixed:
                del loads[target]
        super().enter_frame(frame)
        if frame.parent is None:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """The text is what a template or block returns; but one that extends another says what that says."""
        super().leave_frame(frame, with_python_scope)
        if frame.parent is None and not (frame.toplevel and self.has_known_extends):
            self.writeline(f"return {frame.buffer}")

    # -- statements

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """The text of a block."""
        if frame.toplevel and self.has_known_extends:
            return
        if node.required:
            self.writeline(f"if len(context.blocks[{node.name!r}]) <= 1:", node)
            self.indent()
            self.writeline(f'raise TemplateRuntimeError("Required block {node.name!r} not found")', node)
            self.outdent()
        context = self.get_context_ref()
        if node.scoped:
            self._refuse_names_of_all(frame.symbols.dump_stores(), node)
            context = self.derive_context(frame)
        self.writeline(f"{frame.buffer} += context.blocks[{node.name!r}][0]({context})", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """The text of another template, which sees all that this one does."""
        self._refuse_names_of_all(frame.symbols.dump_stores(), node)
        self.writeline("template = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        values = self.dump_local_context(frame)
        made = f"template.new_context(context.get_all(), True, {values})"
        self.writeline(f"{frame.buffer} += template.root_render_func({made})")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802
        """The macros of another template under one name."""
        self._see_import(node, [node.target], frame)
        super().visit_Import(node, frame)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """What the module has is only told to the context, for other templates that look there."""
        names = {alias for _, alias in names_of(node)}
        self._see_import(node, names, frame)
        if names <= self._imported:
            told = ", ".join(f"{name!r}: {self._fixed[name]}" for name in sorted(names))
            self.writeline(f"context.vars.update({{{told}}})", node)
        else:
            super().visit_FromImport(node, frame)

    def _see_import(self, node: nodes.Import | nodes.FromImport, names: Iterable[str], frame: Frame) -> None:
        if frame.toplevel:
            self._refuse_names_of_all(names, node)
        if node.with_context:
            self._refuse_names_of_all(frame.symbols.dump_stores(), node)

    def _refuse_names_of_all(self, names: Iterable[str], node: nodes.Node) -> None:
        """What all templates have cannot mean something else where other templates, or blocks of others, see it."""
        for name in names:
            if name in self.environment.globals:
                self.fail(f"{name!r} is a name of all templates: take another here", node.lineno)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        """A macro with a name."""
        if frame.toplevel:
            self._refuse_names_of_all([node.name], node)
        super().visit_Macro(node, frame)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """A macro that is given text to show."""
        call_frame, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, call_frame)
        self.writeline(f"{frame.buffer}.append(", node)
        call = node.call
        if isinstance(call.node, nodes.Name) and call.node.name == _BY_PLACE and _BY_PLACE in self._fixed:
            place = nodes.Const(f"{self.name} {next(self._places)}", lineno=call.lineno)
            call = nodes.Call(call.node, [place, *call.args], call.kwargs, call.dyn_args, call.dyn_kwargs)
        self.visit_Call(call, frame, forward_caller=True)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro; one that takes whatever it is given is left to the library."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(argument.name for argument in macro_ref.node.args)
        takes_caller = macro_ref.accesses_caller and "caller" not in names
        self.write(f"environment.macro(macro, {names!r}, {takes_caller})")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Texts and values, added to the list at once."""
        if frame.require_output_check and self.has_known_extends:
            return
        self.writeline(f"{frame.buffer} += (")
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self._show(child, frame)
            self.write(",")
        self.outdent()
        self.writeline(")")

    # -- expressions

    def _show(self, node: nodes.Expr, frame: Frame) -> None:
        """A value as text of the page."""
        if isinstance(node, nodes.Const):
            self.write(repr(str(escape(node.value))))
        elif isinstance(node, nodes.CondExpr):
            self.write("(")
            self._show(node.expr1, frame.soft())
            self.write(" if ")
            self.visit(node.test, frame.soft())
            self.write(" else ")
            if node.expr2 is None:
                self.write("''")
            else:
                self._show(node.expr2, frame.soft())
            self.write(")")
        elif self._is_safe(node):
            self.visit(node, frame)
        else:
            self.write("shown(")
            self.visit(node, frame)
            self.write(")")

    def _is_safe(self, node: nodes.Expr) -> bool:
        """Whether an expression always gives what is escaped: messages do, and macros of other templates; what is
        called as one and is none was refused when it was imported (``environment.part``)."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return False
        name = node.node.name
        return name in self._fixed and name in (*_ONE, *_MANY, *self._imported)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """What the module has, or what this page has; what all templates have cannot mean something else on one."""
        if node.ctx == "store" and frame.toplevel:
            self._refuse_names_of_all([node.name], node)
        if node.ctx == "load" and node.name in self._fixed:
            self.write(self._fixed[node.name])
        else:
            super().visit_Name(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """``function(…)``; the library's ``context.call(function, …)`` asks each time what the function wants to be
        given besides, which is nothing. What is rare, such as a keyword that Python has too, is left to it."""
        odd = any(iskeyword(argument.key) for argument in node.kwargs)
        if node.dyn_args or node.dyn_kwargs or odd:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        message = self._message(node)
        if message is not None:
            self.write(f"said[{message!r}]")
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _message(self, node: nodes.Call) -> str | None:
        """The message that a call says as it is."""
        if not self._is_safe(node) or not isinstance(node.node, nodes.Name) or node.node.name not in _ONE:
            return None
        given = node.args[0] if len(node.args) == 1 and not node.kwargs else None
        return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else None

    @optimizeconst
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """``a ~ b``; of what is written in the template the library makes one text while it compiles."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """``value.name``; where it may be missing, or is an item by another name, the library looks for it."""
        of = node.node
        if self._may_lack or iskeyword(node.attr) or (isinstance(of, nodes.Name) and of.name in _WITHOUT_ATTRIBUTES):
            super().visit_Getattr(node, frame)
            return
        self.visit(of, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """``value[item]``, likewise."""
        if self._may_lack or isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """What a template puts together in place of a view has its items as attributes too."""
        self.write("environment.values_of(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """``is none`` is asked most; for ``is defined`` the value may be missing."""
        if node.name == "none" and not isinstance(node.node, nodes.Const):
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is None)")
        else:
            with self._lacking(node.name in ("defined", "undefined")):
                super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """For ``default`` the value may be missing."""
        with self._lacking(node.name in ("default", "d")):
            super().visit_Filter(node, frame)

    @contextmanager
    def _lacking(self, lacks: bool) -> Iterator[None]:
        """While an expression is written whose value may be missing."""
        before = self._may_lack
        self._may_lack = before or lacks
        yield
        self._may_lack = before
