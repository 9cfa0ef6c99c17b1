"""What a template is made of, looked through once before it is compiled: the names in it, and what it asks of loops."""

from typing import NamedTuple

from jinja2 import nodes

# What ``environment.Looped`` tells of a loop; for the rest there is the library's own.
_OF_LOOP = frozenset({"index", "index0", "first", "last", "length"})


class Import(NamedTuple):
    """A macro, or a value, of another template."""

    template: str
    name: str
    alias: str
    line: int


class Found:
    """What is in a template, looked through once."""

    def __init__(self, template: nodes.Template) -> None:
        self.asked: set[str] = set()  # the names whose values it asks for
        self.own: set[str] = set()  # those that it gives to something of its own, anywhere
        self.imports: list[Import] = []  # before all else, from templates that do not see its own values
        self.uses: list[nodes.Filter | nodes.Test] = []
        macros: list[str] = []  # outside of everything, with parameters that are known
        others: set[str] = set()
        first = {id(statement) for statement in template.body}
        kinds = (nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport, nodes.Filter, nodes.Test)
        for node in template.find_all(kinds):
            if isinstance(node, nodes.Name):
                (self.asked if node.ctx == "load" else others).add(node.name)
            elif isinstance(node, nodes.Macro):
                is_plain = id(node) in first and not _takes_anything(node)
                macros.append(node.name) if is_plain else others.add(node.name)
            elif isinstance(node, nodes.Import):
                others.add(node.target)
            elif isinstance(node, nodes.FromImport):
                self._add(node, first=id(node) in first)
            elif isinstance(node, (nodes.Filter, nodes.Test)):
                self.uses.append(node)
        others |= self.own  # what is imported where it is needed
        # the names that mean a macro of this template wherever they are
        self.macros = frozenset(name for name in macros if macros.count(name) == 1 and name not in others)
        self.own = {*macros, *others}

    def _add(self, node: nodes.FromImport, *, first: bool) -> None:
        template = node.template
        for name, alias in names(node):
            if first and not node.with_context and isinstance(template, nodes.Const):
                self.imports.append(Import(str(template.value), name, alias, node.lineno))
            else:
                self.own.add(alias)


def names(node: nodes.FromImport) -> list[tuple[str, str]]:
    """What is imported, with what it is called here."""
    return [(name, name) if isinstance(name, str) else name for name in node.names]


def _takes_anything(macro: nodes.Macro) -> bool:
    """Whether a macro is one that the library makes: it takes whatever it is given."""
    return any(name.name in ("kwargs", "varargs") for name in macro.find_all(nodes.Name))


def asks_little(loop: nodes.For) -> bool:
    """Whether a loop is asked for no more than ``Looped`` tells, neither in its body nor by another template."""
    if loop.recursive or any(loop.find_all((nodes.Include, nodes.Block))):
        return False
    asked = [node.node for node in loop.find_all(nodes.Getattr) if node.attr in _OF_LOOP]
    known = {id(node) for node in asked}
    return all(id(name) in known for name in loop.find_all(nodes.Name) if name.name == "loop")
