"""Every field of every record says what it is for, in three languages, beside its declaration."""

from collections.abc import Iterator

import msgspec
import pytest
from msgspec import inspect

from grantsite import records
from grantsite.config import Licence, Site
from grantsite.messages import LANGUAGES, in_language

KINDS = sorted(
    {kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}
    | {Licence, Site},
    key=lambda kind: kind.__name__,
)


def descriptions() -> Iterator[tuple[str, inspect.Field]]:
    for kind in KINDS:
        for field in inspect.type_info(kind).fields:
            yield f"{kind.__name__}.{field.name}", field


FIELDS = dict(descriptions())


def test_there_are_kinds_and_fields() -> None:
    assert {"Application", "Award", "Payment", "Call", "Municipality", "Site"} <= {kind.__name__ for kind in KINDS}
    assert len(FIELDS) > 150


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_description_in_every_language(name: str) -> None:
    kind = FIELDS[name].type
    assert isinstance(kind, inspect.Metadata)
    text = (kind.extra or {})["about"]
    said = [in_language(text, language) for language in LANGUAGES]
    for sentence in said:
        assert sentence == sentence.strip()
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert "  " not in sentence
        assert "  " not in sentence
        assert len(sentence) < 200
    assert len(set(said)) == len(LANGUAGES)


def test_a_finnish_description_is_finnish_and_a_swedish_one_swedish() -> None:
    """Letters that a language does not have tell when two were swapped."""
    for name, field in FIELDS.items():
        text = field.type.extra["about"]
        assert "å" not in in_language(text, "fi"), name
        assert not any(letter in str(text) for letter in "äöå"), name
