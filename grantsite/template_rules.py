"""What templates cannot say, though Jinja lets them: what ``compiler`` could not draw as Jinja does without becoming as
slow. Each comes with what to write instead."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes
from jinja2.filters import FILTERS as JINJAS_OWN


def refused(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Lines, and what is wrong there."""
    looked_at = (nodes.Extends, nodes.Include, nodes.ScopedEvalContextModifier, nodes.Call, nodes.Filter)
    for node in template.find_all(looked_at):
        if isinstance(node, nodes.Extends):
            # elsewhere it would extend on some pages only, or after something was shown
            if node is not template.body[0] or not _is_text(node.template):
                yield node.lineno, 'extends stands before all else: write {% extends "its/name.html" %} there'
        elif isinstance(node, nodes.Include):
            if node.ignore_missing or not node.with_context or not _is_one(node.template):
                yield (
                    node.lineno,
                    "include takes one template, which must exist and sees what this one does: write "
                    '{% include "its/name.html" %}, or import a macro of what must not see it',
                )
        elif isinstance(node, nodes.ScopedEvalContextModifier):
            yield node.lineno, "everything is escaped: write {{ value|safe }} for what must not be"
        elif isinstance(node, nodes.Call) and any(argument.key == "caller" for argument in node.kwargs):
            yield node.lineno, "a macro is given its caller by {% call %}"
        elif isinstance(node, nodes.Filter) and isinstance(node.node, nodes.Const) and node.name not in JINJAS_OWN:
            # Jinja would draw it while it compiles, which is done once for all languages
            yield node.lineno, "what is written here is not drawn in each language: name it with {% set %} first"
    if extended(template) is not None:
        for node in _shown_outside_of_blocks(template.body):
            yield node.lineno, "a template that extends another shows nothing outside of blocks: put this into one"


def extended(template: nodes.Template) -> str | None:
    """The name of the template that one extends."""
    first = template.body[0] if template.body else None
    return str(first.template.value) if isinstance(first, nodes.Extends) and _is_text(first.template) else None  # type: ignore[attr-defined]  # of a text


def _shown_outside_of_blocks(statements: Iterable[nodes.Node], *, at_top: bool = True) -> Iterator[nodes.Node]:
    """What Jinja would show before the whole page. Texts and values it leaves out, as it does the blocks at the top."""
    for node in statements:
        if isinstance(node, (nodes.Include, nodes.CallBlock, nodes.FilterBlock)):
            yield node
        elif isinstance(node, nodes.Block):
            if not at_top:
                yield node
        elif isinstance(node, nodes.For) and node.recursive:
            yield node
        elif isinstance(node, (nodes.If, nodes.For, nodes.With, nodes.Scope)):
            inside = node.iter_child_nodes(exclude=("test", "iter", "target", "targets", "values"))
            yield from _shown_outside_of_blocks(inside, at_top=at_top and isinstance(node, nodes.If))


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _is_one(node: nodes.Node) -> bool:
    """Whether it is no list of names, of which Jinja takes the first that exists."""
    return _is_text(node) or not isinstance(node, (nodes.Const, nodes.Tuple, nodes.List))
