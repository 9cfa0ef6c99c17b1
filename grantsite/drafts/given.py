"""What is given on the command line, as if it stood in a file: checked by the reader, then kept as it was typed."""

from collections.abc import Mapping as Fields
from typing import Any, TypeAlias

from grantsite.drafts.kinds import Kind, Option, options
from grantsite.errors import ContentError, Problem, UsageError
from grantsite.fields import ListOf, OneValue
from grantsite.gazetteer import Gazetteer
from grantsite.messages import Message, in_language, say
from grantsite.nodes import Mapping, Node, Scalar, Sequence
from grantsite.reader import read_field
from grantsite.yamlfile import parse

# A text, a list, or the fields of a group, each as it was typed.
Given: TypeAlias = str | list["Given"] | dict[str, "Given"]
_NONE = "[]"


def read_options(kind: Kind, words: Fields[str, list[str]], gazetteer: Gazetteer) -> dict[str, Given]:
    """The values of the options by field. Raises UsageError with every mistake in them."""
    given: dict[str, Given] = {}
    problems: list[Problem] = []
    for option in options(kind):
        texts = words.get(option.name)
        if not texts:
            continue
        try:
            node = _node(option, texts)
            problems += read_field(node, kind.record, option.keys, option.name, gazetteer)
        except ContentError as error:
            problems += error.problems
            continue
        _put(given, option.keys, as_typed(node))
    if problems:
        raise UsageError(Message(_said(problems, "en"), lambda language: _said(problems, language)))
    return given


def _node(option: Option, texts: list[str]) -> Node:
    value = option.field.value
    if isinstance(value, ListOf):
        item = value.item
        if texts == [_NONE]:
            return Sequence([], 1, 1)
        if isinstance(item, OneValue):
            return Sequence([_scalar(text, item) for text in texts], 1, 1)
        return Sequence([parse(text, option.name) for text in texts], 1, 1)
    if len(texts) > 1:
        raise UsageError(say("{option} is given twice; give it once", option=option.name))
    if not isinstance(value, OneValue):
        raise TypeError(f"{option.name} has no value of its own")
    return _scalar(texts[0], value)


def _scalar(text: str, value: OneValue) -> Scalar:
    """A word of the command line stands in quotes where it is text, and is plain where it is a number or date."""
    return Scalar(text, bool(text) and not value.is_text, 1, 1)


def _put(given: dict[str, Given], keys: tuple[str, ...], value: Given) -> None:
    for key in keys[:-1]:
        inner = given.setdefault(key, {})
        if isinstance(inner, dict):
            given = inner
    given[keys[-1]] = value


def as_typed(node: Node) -> Given:
    """The texts of a node, without their places."""
    if isinstance(node, Mapping):
        return {key.text: as_typed(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [as_typed(item) for item in node.items]
    return node.text


def _said(problems: list[Problem], language: str) -> str:
    """The problems, each at its option."""
    lines = []
    hint = in_language(say("hint"), language)
    for problem in problems:
        lines.append(f"{problem.path}: {problem.level}[{problem.code}]: {in_language(problem.message, language)}")
        if problem.hint:
            lines.append(f"    {hint}: {in_language(problem.hint, language)}")
    return "\n".join(lines)


def text_at(given: Any, *keys: str) -> str | None:
    """The text that is given for a field, if one is."""
    for key in keys:
        given = given.get(key) if isinstance(given, dict) else None
    return given if isinstance(given, str) else None
