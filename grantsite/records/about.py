"""What a field is for, in three languages, declared beside the field.

Schemas, the templates of ``new`` and the table of all fields take the text from here. It says what to write and where
it comes from, and why a field is mandatory or may be left out where that is not plain.
"""

from typing import Any

import msgspec

from grantsite.messages import Message


def about(*, fi: str, sv: str, en: str) -> msgspec.Meta:
    """The description of a field: one or two short sentences in each language."""
    return msgspec.Meta(extra={"about": Message(en, {"fi": fi, "sv": sv, "en": en}.__getitem__)})


def scalar(name: str, example: str, **more: Any) -> msgspec.Meta:
    """A scalar that is more than text: the name of the reader's rule for it, and how one looks in a file."""
    return msgspec.Meta(extra={"scalar": name, "example": example, **more})


def pattern(expression: str, name: str, example: str, form: Message) -> msgspec.Meta:
    """A text of a fixed form; ``form`` says it in words."""
    return msgspec.Meta(pattern=expression, extra={"scalar": name, "example": example, "form": form})
