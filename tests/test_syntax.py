"""Why a text is not YAML: quickly, without an exception, and at places that lie in the text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantsite.errors import ContentError, Problem
from grantsite.field_names import field_names
from grantsite.records import Application, Award, Call, Municipality, Organisation, Region, Term
from grantsite.syntax import Failure, explain
from grantsite.yamlfile import parse
from records import FILES

CONTENT = Path(__file__).resolve().parent.parent / "content"
KINDS = (Application, Award, Call, Municipality, Organisation, Region, Term)
FIELDS = frozenset().union(*(field_names(kind, nested=True) for kind in KINDS))
# More than a machine that is busy with other tests needs; a quadratic search of a megabyte takes minutes.
SECONDS = 10


def explained(text: str) -> list[Problem]:
    lines = text.split("\n")
    return explain(text, "a.yaml", 0, FIELDS, Failure(len(lines), len(lines[-1]) + 1, "unexpected text"))


def check_places(problems: list[Problem], text: str) -> None:
    assert problems
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        assert len(problem.message) + len(problem.hint) < 1000


# What texts that are nearly records are made of.
PIECES = st.sampled_from(
    (
        *("amount", "name", "lead", "as_written", "municipality", "note", "fi", "x", "ä", "kaksi sanaa", "12"),
        *(":", ": ", " ", "  ", "    ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "-", "- ", "\t", "\n\t", "•", "– "),
        *('"', "'", '""', "''", '\\"', "\\", "”", "“", "[", "]", "{", "}", ",", "#", " #", "|", ">", "|\n", "&", "*"),
        *("@", "?", "!", "%", "`", "---", "...", "=", ";", "\u00a0", "\u2009", "\u200b", "a: b: c", "a:b"),
    )
)


@given(st.lists(PIECES, max_size=200).map("".join))
def test_any_text_of_pieces(text: str) -> None:
    check_places(explained(text), text)


@given(st.text(max_size=5000))
def test_any_text(text: str) -> None:
    check_places(explained(text), text)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_that_yaml_refuses(text: str) -> None:
    try:
        parse(text, "a.yaml", fields=FIELDS)
    except ContentError as error:
        check_places(error.problems, text)


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "]", "{", "\t", '"', "'", '\\"', "”", "-", "- ", ":", ": ", "a: ", "#", " ", "\n", "x", "ä", "|", ">"),
        *("&", "*", "[\n", "- [\n", "a: [\n", "\t\n", "\ta: b\n", '"\n', 'a: "\n', "a: '\n", '- "\n', "-\n", "- - "),
        *("a: |\n", "amount: [\n", 'amount: "\n', "amount\n", "amount: 1\n", " amount: 1\n", "  - amount: {\n"),
        *("a: b: c\n", "a: [b]c\n", "a: [b\n  ]\n", 'a: "b" c\n', "- amount: 1\n   amount: 1\n", "•amount: 1\n"),
        *("amount:\n  amount:\n", "a: 1 # b\n", "a: 'b'c'\n"),
    ],
)
def test_large_text_ends_quickly(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    started = time.process_time()
    check_places(explained(text), text)
    assert time.process_time() - started < SECONDS


def test_deep_indentation_ends_quickly() -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(1400))
    started = time.process_time()
    check_places(explained(text), text)
    assert time.process_time() - started < SECONDS


def yaml_texts() -> dict[str, str]:
    real = {file.relative_to(CONTENT).as_posix(): file.read_text(encoding="utf-8") for file in CONTENT.rglob("*.yaml")}
    return real | {f"small {name}": text for name, text in FILES.items() if name.endswith(".yaml")}


def test_nothing_is_said_of_what_is_yaml() -> None:
    """Only the library's own failure is left: no line of a right record is taken for a mistake."""
    for name, text in yaml_texts().items():
        problems = explained(text)
        assert [(p.code, p.line) for p in problems] == [("yaml-syntax", len(text.split("\n")))], name


@pytest.mark.parametrize(
    "text",
    [
        "lead:\n- as_written: a\n  note: b\n- as_written: c\namount: 1\n",
        "lead:\n    as_written: a\n    note: {fi: b}\namount: 1\n",
        "-\n  amount: 1\n  name: a\n-\n  amount: 2\n",
        "name: one\n  note two\n  date three\namount: 1\n",
        'name: "one\n  amount two"\namount: 1\n',
        "name: 'it''s'\namount: 1\n",
        "name: |\n  amount 1\n   lead\n\n  x: y: z\namount: 1\n",
        "name: >-  # so\n  @a\namount: 1\n",
        "themes: [a,\n  b]\namount: 1\n",
        "themes: {fi: \"]\", sv: 'a: b'}  # c\namount: 1\n",
        "name: a#b\nurl: https://a.example/b:c\namount: 1 # d: e\n",
        '"amount": 1\n"name" : a\n',
        "# a: b: c\n\nname: a\n  \n",
        "amount:\t1\n",
    ],
)
def test_nothing_is_said_of_less_usual_yaml(text: str) -> None:
    parse(text, "a.yaml", fields=FIELDS)
    assert [p.code for p in explained(text)] == ["yaml-syntax"]


def test_failure_above_all_mistakes_is_said_too() -> None:
    text = "name: a\namount: @1\n"
    assert [p.code for p in explain(text, "a.yaml", 0, FIELDS, Failure(1, 1, "odd"))] == ["quotes", "yaml-syntax"]
    assert [p.code for p in explain(text, "a.yaml", 0, FIELDS, Failure(2, 1, "odd"))] == ["quotes"]


def test_lines_count_from_where_the_text_begins() -> None:
    (problem,) = explain("amount: @1\n", "a.md", 4, FIELDS, Failure(1, 9, "odd"))
    assert (problem.line, problem.column) == (5, 9)


def test_number_of_mistakes_is_bounded() -> None:
    assert len(explained("amount: @1\n" * 1000)) == 50
