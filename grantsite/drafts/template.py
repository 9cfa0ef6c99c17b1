"""The text of a draft: fields that are given stand filled in, the others say what belongs there.

A mandatory field stands with its name and nothing behind it, so that ``check`` asks for it; an optional one stands in
a comment, with an example, so that taking out ``# `` is enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from grantsite.drafts.given import Given
from grantsite.emitting import quoted, text
from grantsite.fields import Field, Group, ListOf, OneValue
from grantsite.messages import in_language, say

_INDENT = "  "


@dataclass(slots=True)
class Template:
    """Writes lines in a language, and remembers which mandatory fields are ``missing``."""

    language: str
    missing: list[str] = field(default_factory=list)

    def lines(self, fields: tuple[Field, ...], given: Given, above: str = "") -> list[str]:
        """The lines of a group of fields; ``above`` names the group."""
        values = given if isinstance(given, dict) else {}
        return [line for f in fields for line in self._field(f, values.get(f.name), f"{above}{f.name}")]

    def _field(self, field: Field, given: Given | None, path: str) -> Iterator[str]:
        value = field.value
        if given is None:
            yield from self._not_given(field, path)
        elif isinstance(value, OneValue):
            yield f"{field.name}: {_scalar(given, value)}"
        elif isinstance(value, Group):
            yield f"{field.name}:"
            yield from _indented(self.lines(value.fields, given, f"{path}."))
        elif not given or not isinstance(given, list):
            yield f"{field.name}: []"
        else:
            yield f"{field.name}:"
            for number, item in enumerate(given, 1):
                yield from _indented(item_lines(self._item(value, item, f"{path}.{number}.")))

    def _item(self, value: ListOf, given: Given, path: str) -> list[str]:
        if isinstance(value.item, OneValue):
            return [_scalar(given, value.item)]
        return self.lines(value.item.fields, given, path)

    def _not_given(self, field: Field, path: str) -> Iterator[str]:
        value = field.value
        if not field.mandatory:
            if isinstance(value, ListOf):
                yield f"{field.name}: []  {self._comment(field)}"
            else:
                yield from (f"# {line}" for line in self._example(field))
            return
        yield f"{field.name}:  {self._comment(field)}"
        if isinstance(value, OneValue):
            self.missing.append(path)
        elif isinstance(value, Group):
            before = len(self.missing)
            yield from _indented(self.lines(value.fields, {}, f"{path}."))
            if len(self.missing) == before:  # a text needs one language, whichever
                self.missing.append(path)
        elif isinstance(value.item, Group):
            self.missing.append(path)
            # What is missing in an item is not counted: there may be any number of them.
            yield from _indented(item_lines(Template(self.language).lines(value.item.fields, {})))
        else:
            self.missing.append(path)
            yield f"{_INDENT}# - {value.item.example}"

    def _example(self, field: Field) -> list[str]:
        """A field as it could stand there."""
        value = field.value
        if isinstance(value, OneValue):
            return [f"{field.name}: {value.example}  {self._comment(field)}"]
        if isinstance(value, ListOf):
            return [f"{field.name}: []  {self._comment(field)}"]
        inner = [line for f in value.fields for line in self._example(f)]
        return [f"{field.name}:  {self._comment(field)}", *_indented(inner)]

    def _comment(self, field: Field) -> str:
        mark = say("mandatory") if field.mandatory else say("optional")
        return f"# {in_language(mark, self.language)}: {in_language(field.about, self.language)}"


def _indented(lines: list[str]) -> list[str]:
    return [_INDENT + line for line in lines]


def item_lines(lines: list[str], gap: int = 1) -> list[str]:
    """The lines of an item of a list; ``gap`` spaces stand behind its hyphen."""
    return [f"-{' ' * gap}{lines[0]}", *(f" {' ' * gap}{line}" for line in lines[1:])]


def _scalar(given: Given, value: OneValue) -> str:
    if not isinstance(given, str):
        raise TypeError("a scalar is a text")
    if value.is_quoted:
        return quoted(given)
    return text(given.strip()) if value.is_text else given
