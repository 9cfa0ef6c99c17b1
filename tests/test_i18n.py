"""Every message of a page is translated, and every text of the records exists in every language."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
TRANSLATIONS = ("fi", "sv")
LANGUAGES = {"fi", "sv", "en"}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
Id = str | tuple[str, str]


@pytest.fixture(scope="module")
def messages() -> set[Id]:
    """Every message that a template or the generator asks for."""
    found: set[Id] = set()
    drawn = ("**.html", "**.svg", "**.xml", "**.json")
    for folder, patterns, method in (("templates", drawn, "jinja2"), ("grantsite", ("**.py",), "python")):
        extracted = extract_from_dir(
            ROOT / folder,
            method_map=[(pattern, method) for pattern in patterns],
            options_map={pattern: {"trimmed": "true", "silent": "false"} for pattern in drawn},
        )
        found |= {message for _, _, message, _, _ in extracted}
    assert found
    return found


@pytest.fixture(scope="module", params=TRANSLATIONS)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    with (ROOT / f"grantsite/locale/{request.param}.po").open("rb") as file:
        return read_po(file, locale=request.param, abort_invalid=True)


def entries(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [message for message in catalog if message.id]


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """The singular and plural of a message, or the one text that it has."""
    return (text,) if isinstance(text, str) else tuple(text)


def test_every_message_is_translated(messages: set[Id], catalog: Catalog) -> None:
    translated = {m.id for m in entries(catalog) if all(part.strip() for part in forms(m.string))}
    assert messages - translated == set()


def test_no_translation_is_left_over(messages: set[Id], catalog: Catalog) -> None:
    assert {m.id for m in entries(catalog)} - messages == set()
    assert list(catalog.obsolete.values()) == []


def test_no_translation_is_fuzzy(catalog: Catalog) -> None:
    assert [m.id for m in entries(catalog) if m.fuzzy] == []


def test_placeholders_are_the_same(catalog: Catalog) -> None:
    """A singular may write its number as a word."""
    found = []
    for message in entries(catalog):
        for source, target in zip(forms(message.id), forms(message.string), strict=True):
            differing = set(PLACEHOLDER.findall(source)) ^ set(PLACEHOLDER.findall(target))
            is_singular = isinstance(message.id, tuple) and source == message.id[0]
            if differing - ({"num"} if is_singular else set()):
                found.append(target)
    assert found == []


def test_percent_signs_are_doubled(catalog: Catalog) -> None:
    """A template fills a message in by %, so a sign of its own is written twice."""
    for message in entries(catalog):
        for text in (*forms(message.id), *forms(message.string)):
            filled = text % dict.fromkeys(PLACEHOLDER.findall(text), "1")
            assert "%(" not in filled


def test_translation_begins_and_ends_like_its_message(catalog: Catalog) -> None:
    """A space or full stop more or less would show where a page joins messages."""
    for message in entries(catalog):
        for source, target in zip(forms(message.id), forms(message.string), strict=True):
            assert source.startswith(" ") == target.startswith(" "), target
            assert source.endswith((" ", ".", ":", "?")) == target.endswith((" ", ".", ":", "?")), target


def texts(value: Any, place: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of a record in several languages, and the fields that lead to it."""
    if isinstance(value, list):
        for item in value:
            yield from texts(item, place)
    elif isinstance(value, dict):
        if value.keys() <= LANGUAGES:
            yield place, value
        for key, item in value.items():
            yield from texts(item, f"{place} {key}")


def test_every_text_exists_in_every_language() -> None:
    """But for words that the vocabulary does not have, and names of bodies, which nobody may translate."""
    missing, complete = [], 0
    for file in sorted(CONTENT.rglob("*.yaml")):
        kind = file.relative_to(CONTENT).parts[0]
        for place, text in texts(yaml.safe_load(file.read_text(encoding="utf-8")), kind):
            if place in ("terms.yaml term", "municipalities name", "organisations name"):
                continue
            if text.keys() != LANGUAGES or not all(part.strip() for part in text.values()):
                missing.append(f"{file.relative_to(ROOT)}: {place}: {sorted(text)}")
            complete += 1
    assert missing == []
    assert complete > 100


def test_municipalities_have_both_names() -> None:
    for file in sorted((CONTENT / "municipalities").glob("*.yaml")):
        assert yaml.safe_load(file.read_text(encoding="utf-8"))["name"].keys() == {"fi", "sv"}, file.name


def test_every_prose_page_exists_in_every_language() -> None:
    pages = {tuple(file.name.split(".")) for file in (CONTENT / "pages").iterdir()}
    slugs = {slug for slug, _, _ in pages}
    assert pages == {(slug, language, "md") for slug in slugs for language in LANGUAGES}
    assert slugs == {"about", "accessibility", "data-quality", "verify"}


def test_headings_of_a_prose_page_have_the_same_ids_in_every_language() -> None:
    """A link to a place on a page works in the language it is switched to."""
    for slug in ("about", "accessibility", "data-quality", "verify"):
        ids = {
            language: re.findall(r"\{#([a-z0-9-]+)\}", (CONTENT / f"pages/{slug}.{language}.md").read_text("utf-8"))
            for language in LANGUAGES
        }
        assert ids["fi"] == ids["sv"] == ids["en"]
        assert ids["fi"]


def test_no_fixed_value_goes_through_a_filter_of_a_language() -> None:
    """Jinja computes it when the template is compiled, and the compiled code is shared by all languages."""
    fixed = re.compile(r"""[({]\s*(?:\d+|"[^"]*"|'[^']*')\|(?:money|number|percent|date|text|plain|listing)""")
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in sorted((ROOT / "templates").rglob("*.*"))
        for match in fixed.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert fixed.search("{{ 0|money }}")
