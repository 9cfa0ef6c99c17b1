"""Templates compiled to plainer Python than Jinja's own compiler writes.

Jinja prepares for anything that may happen in a template. Ours need less, and a page calls some hundred macros and
functions and shows a thousand values; so here

- what every template has (functions, filters, settings) and the macros that it imports are looked up once, when the
  template is loaded, not by each page;
- a call is a plain call, ``value.name`` is Python's own, and a message without values is looked up in a dictionary;
- a template gathers its text in a list; Jinja's are generators, nested as deep as blocks are;
- what stands between two values is one text, with the messages in it;
- a loop is only told what its template asks it for;
- what is known to be safe is not escaped again.

The tests hold what comes of it against Jinja's own compiler, on every page.
"""

from itertools import groupby, islice
from keyword import iskeyword
from typing import TypeGuard

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import escape

from grantsite.template_facts import Found, asks_little, names

# The functions whose first argument is a message; what they give is safe.
_ONE, _MANY = ("_", "gettext"), ("ngettext",)
# Filters that give what is safe, or an amount, a number or a date, in which HTML has no meaning in any language.
_SAFE_FILTERS = frozenset(
    {"text", "in_language", "quoting", "listing", "markdown", "money", "number", "percent", "date"}
)
# These are found in what stands for a value, not as its attributes.
_WITHOUT_ATTRIBUTES = ("self", "kwargs")


class Compiler(CodeGenerator):
    """Writes one template. What it writes takes from the environment, besides what Jinja's has: ``shown``, ``said``,
    ``looped``, ``part``, ``macro``, ``words_of``, ``joined`` and ``values_of``."""

    _fixed: dict[str, str]  # a name that means the same in the whole template -> the variable of the module it is in
    _imported: frozenset[str]  # those of them that are macros of other templates
    _own: frozenset[str]  # the macros of this one
    _texts: dict[
        int, tuple[str, int]
    ]  # where a text begins -> the variable of the module it is in, how many nodes it is
    _may_lack = False  # whether it is asked if a value exists
    _is_short = False  # whether the loop that is written tells no more than ``Looped``

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (the library's)
        """Before all else, what does not change from page to page."""
        environment = self.environment
        found = Found(node)
        self._fixed = {}
        self._texts = {}
        for name in ("undefined", "concat", "shown", "said", "looped"):
            self.writeline(f"{name} = environment.{name}")
        for name in sorted((found.asked - found.own) & environment.globals.keys()):
            self._fixed[name] = f"g_{name}"
            self.writeline(f"g_{name} = environment.globals[{name!r}]")
        imports = [each for each in found.imports if each.alias not in found.own]
        for each in imports:
            self._fixed[each.alias] = f"i_{each.alias}"
            at = f"__file__, {each.line}"
            self.writeline(f"i_{each.alias} = environment.part({each.template!r}, {each.name!r}, {at})")
            self.writeline(f"w_{each.alias} = environment.words_of(i_{each.alias})")
        self._imported = frozenset(each.alias for each in imports)
        self._own = found.macros
        for use in found.uses:
            of_filter = isinstance(use, nodes.Filter)
            kind, there = ("filter", environment.filters) if of_filter else ("test", environment.tests)
            known = self.filters if of_filter else self.tests
            if use.name not in there:
                self.fail(f"No {kind} named {use.name!r}.", use.lineno)
            if use.name not in known:
                known[use.name] = f"{kind[0]}_{use.name}"
                self.writeline(f"{known[use.name]} = environment.{kind}s[{use.name!r}]")
        for output in node.find_all(nodes.Output):
            self._join_texts(output)
        super().visit_Template(node, frame)

    def _join_texts(self, output: nodes.Output) -> None:
        """What an output says between values, whatever these are: one text a language."""
        for is_fixed, group in groupby(output.nodes, lambda child: self._fixed_text(child) is not None):
            run = list(group)
            if is_fixed and len(run) > 1:
                name = f"s_{len(self._texts)}"
                self._texts[id(run[0])] = name, len(run)
                self.writeline(f"{name} = ''.join(({', '.join(filter(None, map(self._fixed_text, run)))}))")

    def _fixed_text(self, node: nodes.Expr) -> str | None:
        """What says a text that is the same on each page of a language."""
        if isinstance(node, nodes.TemplateData):
            return repr(node.data)
        message = self._message(node) if isinstance(node, nodes.Call) else None
        return None if message is None else f"said[{message!r}]"

    # -- what every function begins and ends with

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line; the last one of a template that extends another hands on the list, not its items one by one."""
        super().writeline(x.replace("yield from parent_template.", "return parent_template."), node, extra)

    def write_commons(self) -> None:
        """The rest is in the module. Nothing makes a generator of the function: it returns a list."""
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
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        self.writeline(f"{frame.buffer} += context.blocks[{node.name!r}][0]({context})", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """The text of another template, which sees all that this one does."""
        self.writeline("template = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        values = self.dump_local_context(frame)
        made = f"template.new_context(context.get_all(), True, {values})"
        self.writeline(f"{frame.buffer} += template.root_render_func({made})")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """Nothing, where the module has it."""
        if not {alias for _, alias in names(node)} <= self._imported:
            super().visit_FromImport(node, frame)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """A macro that is given text to show."""
        call_frame, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, call_frame)
        self.writeline(f"{frame.buffer}.append(", node)
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro; one that takes whatever it is given is left to the library."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = [argument.name for argument in macro_ref.node.args]
        if macro_ref.accesses_caller and "caller" not in names:
            names.append("caller")
        self.write(f"environment.macro(macro, {tuple(names)!r})")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """A loop."""
        before, self._is_short = self._is_short, asks_little(node)
        super().visit_For(node, frame)
        self._is_short = before

    def write(self, x: str) -> None:
        """A piece of a line; the beginning of a loop is not the library's where less will do."""
        super().write(x.replace(" in LoopContext(", " in looped(") if self._is_short else x)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Texts and values, added to the list at once."""
        if frame.require_output_check and self.has_known_extends:
            return
        self.writeline(f"{frame.buffer} += (")
        self.indent()
        children = iter(node.nodes)
        for child in children:
            self.newline(child)
            if id(child) in self._texts:
                name, length = self._texts[id(child)]
                self.write(name)
                next(islice(children, length - 2, None))  # the rest of it
            elif isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self._show(child, frame)
            self.write(",")
        self.outdent()
        self.writeline(")")

    # -- expressions

    def _show(self, node: nodes.Expr, frame: Frame) -> None:
        """A value as text of the page."""
        if not frame.eval_ctx.autoescape:  # of a file that is no HTML
            self.write("str(")
            self.visit(node, frame)
            self.write(")")
        elif isinstance(node, nodes.Const):
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
        elif self._calls_macro(node):
            self._show_macro(node, frame)
        elif self._is_safe(node):
            self.visit(node, frame)
        else:
            self.write("shown(")
            self.visit(node, frame)
            self.write(")")

    def _calls_macro(self, node: nodes.Expr) -> TypeGuard[nodes.Call]:
        """Whether an expression calls a macro with values in their order."""
        if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return False
        return isinstance(node.node, nodes.Name) and node.node.name in self._imported | self._own

    def _show_macro(self, node: nodes.Call, frame: Frame) -> None:
        """What a macro says, not made another kind of text first: nobody asks whether it is safe."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name in self._imported:
            self.write(f"w_{name}(")
        else:
            self.visit(node.node, frame)
            self.write(".words(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _is_safe(self, node: nodes.Expr) -> bool:
        """Whether an expression always gives what is escaped: messages and macros do, and some filters."""
        if isinstance(node, nodes.Filter):
            return node.name in _SAFE_FILTERS
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return False
        name = node.node.name
        return name in self._fixed and name in (*_ONE, *_MANY, *self._imported)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """What the module has, or what this page has; what all templates have cannot mean something else on one."""
        if node.ctx == "store" and frame.toplevel and node.name in self.environment.globals:
            self.fail(f"{node.name!r} is a name of all templates", node.lineno)
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
        return str(given.value) if isinstance(given, nodes.Const) else None

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """``a ~ b``."""
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
        if node.name == "none":
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is None)")
        else:
            with _Lacking(self, node.name in ("defined", "undefined")):
                super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """For ``default`` the value may be missing."""
        with _Lacking(self, node.name in ("default", "d")):
            super().visit_Filter(node, frame)


class _Lacking:
    """While an expression is written whose value may be missing."""

    def __init__(self, compiler: Compiler, lacks: bool) -> None:
        self._compiler = compiler
        self._lacks = lacks

    def __enter__(self) -> None:
        self._before = self._compiler._may_lack
        self._compiler._may_lack = self._before or self._lacks

    def __exit__(self, *_: object) -> None:
        self._compiler._may_lack = self._before
