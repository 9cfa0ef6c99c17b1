"""What is said to editors can be said in Finnish and Swedish: each template is a literal and is translated."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from grantsite.messages import LANGUAGES, SOURCE_LANGUAGE

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
# How many templates a call begins with, and the argument of the first.
FUNCTIONS = {"say": (0, 1), "say_many": (1, 2)}
Id = str | tuple[str, str]


class Call(NamedTuple):
    """A call of ``say`` or ``say_many``: where, the templates (None where one is not literal), the names of values."""

    place: str
    templates: tuple[str | None, ...]
    values: set[str | None]

    @property
    def id(self) -> Id:
        """The key of the translation."""
        first, *others = [template or "" for template in self.templates]
        return (first, others[0]) if others else first


def calls(source: str, name: str) -> Iterator[Call]:
    """Every call in a module, however the functions are imported."""
    tree = ast.parse(source)
    known = dict(zip(FUNCTIONS, FUNCTIONS, strict=True))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            known |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name in FUNCTIONS}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in known:
            first, number = FUNCTIONS[known[called]]
            templates = tuple(
                arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None
                for arg in node.args[first : first + number]
            )
            templates += (None,) * (number - len(templates))
            yield Call(f"{name}:{node.lineno}", templates, {keyword.arg for keyword in node.keywords})


def all_calls() -> list[Call]:
    files = [ROOT / "build.py", *sorted((ROOT / "grantsite").rglob("*.py"))]
    found = [
        call
        for file in files
        # where say itself is written, it is called with what it was given
        if file != ROOT / "grantsite/messages.py"
        for call in calls(file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix())
    ]
    assert len(found) > 300
    return found


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.fixture(params=TRANSLATIONS)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (ROOT / f"grantsite/locale/checks.{request.param}.po").open("rb") as file:
        return read_po(file, locale=request.param, abort_invalid=True)


def entries(catalogue: Catalog) -> dict[Id, Message]:
    """The translations by what they translate; a plural by its two forms."""
    return {m.id if isinstance(m.id, str) else tuple(m.id): m for m in catalogue if m.id}


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_templates_are_literal() -> None:
    assert [call.place for call in all_calls() if None in call.templates] == []


@pytest.mark.parametrize(
    "source",
    [
        'say(f"{a}")',
        "say(text)",
        'say("a" + b)',
        'messages.say("a".format(b))',
        'say_many(1, "a", b)',
        "say_many(1, *texts)",
        "from grantsite.messages import say as s\ns(text)",
    ],
)
def test_template_that_is_not_literal_is_noticed(source: str) -> None:
    (call,) = calls(source, "a.py")
    assert None in call.templates


def test_every_value_has_its_place_in_the_template() -> None:
    """``say_many`` gives the number itself; its singular may leave it out."""
    wrong = []
    for call in all_calls():
        number = {"number"} if len(call.templates) > 1 else set()
        for template in call.templates:
            named = placeholders(template or "")
            if named - number != call.values - number:
                wrong.append(f"{call.place}: {template}")
    assert wrong == []


def test_every_template_is_translated(catalogue: Catalog) -> None:
    translated = {id for id, message in entries(catalogue).items() if all(text.strip() for text in texts(message))}
    assert sorted({f"{c.id} ({c.place})" for c in all_calls() if c.id not in translated}) == []


def test_no_translation_is_left_over(catalogue: Catalog) -> None:
    assert sorted(map(str, entries(catalogue).keys() - {call.id for call in all_calls()})) == []
    assert list(catalogue.obsolete.values()) == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_placeholders_are_the_same(catalogue: Catalog) -> None:
    """A singular may say its number as a word."""
    wrong = []
    for id, message in entries(catalogue).items():
        sources = (id,) if isinstance(id, str) else id
        assert len(sources) == len(texts(message)), id
        for index, (source, target) in enumerate(zip(sources, texts(message), strict=True)):
            allowed = {"number"} if len(sources) > 1 and index == 0 else set()
            if target and (placeholders(source) ^ placeholders(target)) - allowed:
                wrong.append(target)
    assert wrong == []


def test_translation_begins_and_ends_like_its_template(catalogue: Catalog) -> None:
    for id, message in entries(catalogue).items():
        for source, target in zip((id,) if isinstance(id, str) else id, texts(message), strict=True):
            if target:
                assert source.endswith(("?", ".", ":")) == target.endswith(("?", ".", ":")), target
                assert len(source) - len(source.lstrip()) == len(target) - len(target.lstrip()), target
                assert len(source) - len(source.rstrip()) == len(target) - len(target.rstrip()), target
                assert "\n" not in target, target
