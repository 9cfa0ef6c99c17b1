"""What the command says to editors: English texts that can be said in Finnish and Swedish too.

``say`` gives a plain English string that remembers its template and values. Only where it is printed is it said in
another language, so every rule and command writes its messages once, in English. The translations stand in
``locale/checks.<language>.po``, whose keys are the templates.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, overload

from grantsite.catalogue import Catalogue, catalogue

LOCALE_FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
LANGUAGES = ("en", "fi", "sv")

# How Finnish and Swedish write numbers: 68 000,00, with no-break spaces.
_SEPARATORS = {"en": (",", "."), "fi": ("\u00a0", ","), "sv": ("\u00a0", ",")}


class Message(str):
    """An English text, and how it is said in other languages."""

    _say: Callable[[str], str]

    def __new__(cls, english: str, in_language: Callable[[str], str] | None = None) -> "Message":
        """``in_language`` gives the text in a language by its code."""
        message = super().__new__(cls, english)
        message._say = in_language or (lambda language: english)
        return message

    def __reduce__(self) -> tuple[Any, ...]:
        """A message crosses to another process in every language it can be said in."""
        return _restore, ({language: self._say(language) for language in LANGUAGES},)


def _restore(texts: dict[str, str]) -> Message:
    return Message(texts[SOURCE_LANGUAGE], texts.__getitem__)


def say(template: str, **values: object) -> Message:
    """The template filled in by ``str.format``. A value that is a message itself is said in the same language."""
    return _filled(template, values) if values else _said_often(template)


@cache
def _said_often(template: str) -> Message:
    """Readers of records hold at hand what they would say of each value that is wrong: made once, not a value."""
    return _filled(template, {})


def _filled(template: str, values: dict[str, object]) -> Message:
    return Message(
        template.format(**values),
        lambda language: _translation(language, template).format(
            **{name: in_language(value, language) for name, value in values.items()}
        ),
    )


def say_many(number: int, one: str, many: str, **values: object) -> Message:
    """``one`` for 1, ``many`` for any other number; both may show it as ``{number}``."""

    def text(language: str) -> str:
        template = _plural(language, one, many, number)
        filled = {name: in_language(value, language) for name, value in values.items()}
        return template.format(number=in_language(count(number), language), **filled)

    return Message(text(SOURCE_LANGUAGE), text)


def euros(cents: int) -> Message:
    """Integer cents, exact: 68,000.00, or 68 000,00 in Finnish and Swedish."""

    def text(language: str) -> str:
        thousands, decimal = _SEPARATORS[language]
        sign = "-" if cents < 0 else ""
        return f"{sign}{abs(cents) // 100:,}".replace(",", thousands) + f"{decimal}{abs(cents) % 100:02d}"

    return Message(text(SOURCE_LANGUAGE), text)


def count(number: int, *, signed: bool = False) -> Message:
    """A whole number with the language's thousands separator; ``signed`` shows a plus."""
    english = f"{number:+,}" if signed else f"{number:,}"
    return Message(english, lambda language: english.replace(",", _SEPARATORS[language][0]))


def joined(texts: Sequence[str], separator: str = ", ") -> Message:
    """Texts one after the other, each said in the language."""
    return Message(separator.join(texts), lambda language: separator.join(in_language(t, language) for t in texts))


@overload
def in_language(value: str, language: str) -> str: ...
@overload
def in_language(value: object, language: str) -> object: ...
def in_language(value: object, language: str) -> object:
    """A message in a language; any other value as it is."""
    return value._say(language) if isinstance(value, Message) else value


def _catalogue(language: str) -> Catalogue:
    return {} if language == SOURCE_LANGUAGE else catalogue(LOCALE_FOLDER / f"checks.{language}.po")


def _translation(language: str, template: str) -> str:
    found = _catalogue(language).get(template)
    return found if found and isinstance(found, str) else template


def _plural(language: str, one: str, many: str, number: int) -> str:
    found = _catalogue(language).get(one)
    forms = found if isinstance(found, tuple) and all(found) else (one, many)
    return forms[0 if number == 1 else 1]
