"""Values in words: amounts, days, names and texts, each said in the language in which it is printed."""

from datetime import date
from decimal import Decimal
from functools import cache

from grantsite.i18n import Language
from grantsite.messages import Message, count, euros, joined, say
from grantsite.records import Text

# A name in a line of a list is cut to this many characters; the number before it tells which record it is.
_SHORT_NAME = 24


@cache
def _language(code: str) -> Language:
    return Language(code)


def day(value: date) -> Message:
    """15 March 2021, or 15.3.2021 in Finnish and Swedish."""
    return Message(_language("en").date(value), lambda code: _language(code).date(value))


def amounts(*cents: int) -> tuple[Message, ...]:
    """Amounts that stand together: cents are shown where one of them has any."""
    if any(c % 100 for c in cents):
        return tuple(euros(c) for c in cents)
    return tuple(count(c // 100) for c in cents)


def amount_change(before: int, after: int) -> tuple[Message, Message, Message]:
    """Two amounts and their difference with its sign, in one form."""
    old, new, difference = amounts(before, after, after - before)
    return old, new, joined(("+", difference), "") if after > before else difference


def decimal(value: Decimal) -> Message:
    """A number with the language's decimal sign."""
    return Message(str(value), lambda code: str(value) if code == "en" else str(value).replace(".", ","))


def in_each(text: Text) -> Message:
    """A text in the language in which it is printed, or else in the first that has it."""
    return Message(_language("en").text(text)[0], lambda code: _language(code).text(text)[0])


def quoted(text: object) -> Message:
    """A text in the language's quotation marks."""
    return say("“{text}”", text=text)


def short(text: str) -> str:
    """The beginning of a name, cut between words; its first word at least."""
    words = text.split()
    kept = words[:1]
    for word in words[1:]:
        if len(" ".join((*kept, word))) > _SHORT_NAME:
            return " ".join(kept) + "…"
        kept.append(word)
    return " ".join(kept)


def short_in_each(text: Text) -> Message:
    """The beginning of a name in the language in which it is printed."""
    return Message(short(_language("en").text(text)[0]), lambda code: short(_language(code).text(text)[0]))


def visible(text: str) -> str:
    """A name of a file or a revision as one line that can be shown anywhere."""
    return "".join(c if c.isprintable() else "?" for c in text)


def in_language_of(name: Message, code: str) -> Message:
    """A field, and which of its languages is meant."""
    return {
        "fi": say("{field} in Finnish", field=name),
        "sv": say("{field} in Swedish", field=name),
        "en": say("{field} in English", field=name),
    }[code]
