"""Which names a template asks for, which it gives to something, and what it imports: looked through before it is
compiled, so that ``compiler`` knows what cannot change from page to page."""

from collections import Counter
from typing import NamedTuple

from jinja2 import nodes


class Import(NamedTuple):
    """A macro, or a value, of another template."""

    template: str
    name: str
    alias: str
    line: int


class TemplateNames:
    """The names of one template."""

    def __init__(self, template: nodes.Template) -> None:
        self.asked: set[str] = set()  # those whose values it asks for
        self.called: set[str] = set()  # those that it calls
        self.own: dict[str, int] = {}  # those that it gives to something of its own, anywhere -> a line where it does
        self.imports: list[Import] = []  # what it imports before all else, each under a name that means nothing else
        self.uses: list[nodes.Filter | nodes.Test] = []
        before = {id(node) for node in _before_all_else(template)}
        found: list[Import] = []
        kinds = (nodes.Name, nodes.NSRef, nodes.Call, nodes.Macro, nodes.Import, nodes.FromImport)
        for node in template.find_all((*kinds, nodes.Filter, nodes.Test)):
            if isinstance(node, nodes.Name) and node.ctx == "load":
                self.asked.add(node.name)
            elif isinstance(node, (nodes.Name, nodes.NSRef, nodes.Macro)):
                self.own[node.name] = node.lineno
            elif isinstance(node, nodes.Call):
                if isinstance(node.node, nodes.Name):
                    self.called.add(node.node.name)
            elif isinstance(node, nodes.Import):
                self.own[node.target] = node.lineno
            elif isinstance(node, nodes.FromImport):
                found += self._imports(node, before=id(node) in before)
            elif isinstance(node, (nodes.Filter, nodes.Test)):
                self.uses.append(node)
        times = Counter(each.alias for each in found)
        for each in found:
            if times[each.alias] > 1:
                self.own[each.alias] = each.line
        self.imports = [each for each in found if each.alias not in self.own]

    def _imports(self, node: nodes.FromImport, *, before: bool) -> list[Import]:
        """What a statement imports, if that is the same on every page."""
        template = node.template
        if before and not node.with_context and isinstance(template, nodes.Const):
            return [Import(str(template.value), name, alias, node.lineno) for name, alias in names_of(node)]
        self.own |= {alias: node.lineno for _, alias in names_of(node)}
        return []


def names_of(node: nodes.FromImport) -> list[tuple[str, str]]:
    """Each name that a statement imports, and what the template calls it."""
    return [(name, name) if isinstance(name, str) else name for name in node.names]


def _before_all_else(template: nodes.Template) -> list[nodes.Node]:
    """The statements with which a template begins: which one it extends, and what it imports."""
    first: list[nodes.Node] = []
    for node in template.body:
        blank = isinstance(node, nodes.Output) and all(
            isinstance(part, nodes.TemplateData) and not part.data.strip() for part in node.nodes
        )
        if not blank and not isinstance(node, (nodes.Extends, nodes.FromImport)):
            break
        first.append(node)
    return first
