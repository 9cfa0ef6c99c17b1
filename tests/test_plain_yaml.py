"""What `plain_yaml` reads is what the library reads, node by node and place by place; it reads nearly every record."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grantsite.letters import ORDINARY, ZERO_WIDTH
from grantsite.nodes import Mapping, Node, Scalar, Sequence
from grantsite.plain_yaml import LATIN, patterns, plain_nodes
from grantsite.textfile import CONTROL
from grantsite.yamlfile import parse_any

ROOT = Path(__file__).resolve().parent.parent
FILES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for folder in ("content", "starter")
    for file in sorted((ROOT / folder).rglob("*.yaml"))
}
RECORDS = [text for name, text in FILES.items() if not name.startswith("content/municipalities/")]
# Each turn of YAML that records are written in, and some that are left to the library.
SIGNS = (
    *("a", "0", " ", "  ", "\n", "\n\n", "\n  ", "\n    ", ":", ": ", ":\n", ": : ", "-", "- ", "- - ", "-\n", "\n- "),
    *("#", " #", " # ", "\n# a\n", "\n  # a\n", "\n      #a\n", '"', "'", '""', '\\"', "\\n", "[", "]", "{", "}", ", "),
    *("[]", "{}", "[a, b]", "{a: b}", ",", ">-", ">-\n  ", ">", "|", "|-\n", "&a ", "*a", "!a ", "%", "@", "`", "? "),
    *("~", "null", "<<: ", "---", "---\n", "...\n", "\t", "\r", " \n", "\t\n", "=", "é", "–", "\u00a0", "\u0085", "😀"),
    *("\u2028", "\u200b", "\ufeff", "e\u0301", "\x00"),
)


def same(text: str, first_line: int = 1) -> Node | None:
    """What is read, after a look at whether the library reads the same."""
    node = plain_nodes(text, first_line)
    if node is not None:
        library = parse_any(text, "a.yaml", first_line)
        assert node == library
        assert repr(node) == repr(library)  # a tuple is equal to one of another kind
    return node


def test_real_records_are_read_so() -> None:
    read = {name: same(text) is not None for name, text in FILES.items()}
    for kind in ("applications", "awards", "municipalities"):
        of_kind = [known for name, known in read.items() if name.startswith(f"content/{kind}/")]
        assert len(of_kind) > 25
        assert sum(of_kind) * 100 >= len(of_kind) * 98, kind
    assert read["content/calls/2020.yaml"]
    assert read["content/regions.yaml"]
    assert read["content/terms.yaml"]


def test_signs_of_latin_1_are_read_alike_by_both_patterns() -> None:
    """Whichever are taken: those for them alone, or those for all ordinary signs."""
    texts = [text for text in FILES.values() if max(text) <= "\xff"]
    assert len(texts) > 300
    for text in texts:
        assert patterns(LATIN).line.findall(text) == patterns(ORDINARY).line.findall(text)
        assert patterns(LATIN).short.findall(text) == patterns(ORDINARY).short.findall(text)


def test_signs_of_latin_1_are_those_that_are_ordinary() -> None:
    signs = [chr(number) for number in range(0x80, 0x100)]
    assert re.findall(f"[{LATIN}]", "".join(signs)) == re.findall(f"[{ORDINARY}]", "".join(signs))


def test_every_turn_is_read() -> None:
    text = """\
# A comment
name: A plain text, with a#b and c:d – and "quotes"
"""
    assert same(text, 3) == Mapping(
        [(Scalar("name", True, 4, 1), Scalar('A plain text, with a#b and c:d – and "quotes"', True, 4, 7))], 4, 1
    )
    text = """\
- a: "b: # c"
  d:
  e: ""

- [f, "g"]
- {h: i, j: "k"}
- l
"""
    assert same(text) == Sequence(
        [
            Mapping(
                [
                    (Scalar("a", True, 1, 3), Scalar("b: # c", False, 1, 6)),
                    (Scalar("d", True, 2, 3), Scalar("", True, 2, 5)),
                    (Scalar("e", True, 3, 3), Scalar("", False, 3, 6)),
                ],
                1,
                3,
            ),
            Sequence([Scalar("f", True, 5, 4), Scalar("g", False, 5, 7)], 5, 3),
            Mapping(
                [
                    (Scalar("h", True, 6, 4), Scalar("i", True, 6, 7)),
                    (Scalar("j", True, 6, 10), Scalar("k", False, 6, 13)),
                ],
                6,
                3,
            ),
            Scalar("l", True, 7, 3),
        ],
        1,
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        "a:\n- b\n- c: d\n  e:\n  - f\ng: h\n",  # lists as far in as their keys
        "a:\n# b\n  c: d\n  # e\n    # f\n  g:\nh: []",
        "a:\n    b:\n     c: d\n    e: f\n",
        "\n\na: b\n\n\nc: d\n\n",
        "a: >-\n  b c\n  d: e\n  # f\n\n\ng: h\n",
        "a: >-\n    b\nc:\n  - d: >-\n      e\n\n  - f\n# g\n",
        "a: >-\n  b",
        "a:\n  [\n    b, c d,\n    'e'\n  ]\n".replace("'", '"'),
        "a:\n  [\n    b,\n  ]\nc:\n - d",
        "a:\n  b:\n   - []\n   - c:\n",
        "a: [\n  b\n  ]\n",
        "[]",
    ],
)
def test_less_usual_text_is_read(text: str) -> None:
    assert same(text) is not None
    assert same(text, 7) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "# a\n", "a", "a\n", "- ", "-", '"a"', "a:b\n", "a : b\n", "A: b\n", '"a": b\n', "? a\n: b\n"),
        *("a: b\n c\n", "a: b\n\n c\n", "a: b\n  c: d\n", "a: b\n  - c\n", "a:\n  b\n", "a:\n  b: c\n d: e\n"),
        *(" a: b\n", "a: b: c\n", "a: b:\n", "a: b #c\n", "a: b # c\n", "a: #b\n", "a: b \n", "a: \n", "a:\t b\n"),
        *("\ta: b\n", "a: b\t\n", "a: b\na: c\n", "a: {b: c, b: d}\n", "a: b\n- c\n", "- a\nb: c\n", "- a\n - b\n"),
        *("a:\n- b\n  - c\n", "- - a\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: |\n  b\n", "a: >\n  b\n"),
        *("a: 'b'\n", 'a: "b\n  c"\n', 'a: "\\n"\n', "a: [b\n", "a: [b: c]\n", "a: [b,c]\n", "a: [[]]\n", "a: {b}\n"),
        *("a: {b: [c]}\n", "a: {}\n", "a: []]\n", "a: [] b\n", "a: >-\n  b\n   c\n", "a: >-\n  b\n\n  c\n"),
        *("a: >-\nb\n", "a: >-\n", "a:\n  - b: >-\n    c\n", "a: >-\n  b\n\n  # c\n", "a: >-\n    b\n  c: d\n"),
        *("a: >-\n   b\n    # c\n", "a: >-\n b\n  \n c: d\n", "a:\n  [\n    b\n    c\n  ]\n", "a:\n[\n  b\n]\n"),
        *("a:\n  [\n    b\n  ]\n  c: d\n", "a:\n  [\n  b\n]\n", "---\na: b\n", "a: b\n---\n"),
        *("a: b\n...\n", "%YAML 1.2\n---\na: b\n", "a: b\r\nc: d\r\n", "a: b\rc: d\n", "a: %b\n", "a: b\x85c: d\n"),
        *("a: b\u2028\n", "\ufeffa: b\n", "a: b\u200bc\n", "a: 😀\n", "a: e\u0301\n", "a: b\x00\n", "a: @b\n"),
        *('a: "b"c\n', 'a: "b" c\n', 'a: "b" #c\n', 'a: "b": c\n', "a: -\n", "a: - b\n", "a: ? b\n", "a: , b\n"),
        *("- a: b\n c: d\n", "a: [b ]\n", "a: [b , c]\n", "a: {b: c }\n"),
        "".join(f"{' ' * level}a:\n" for level in range(25)),
        f"{'a' * 70}: b\n",
    ],
)
def test_what_is_not_certain_is_left_to_the_library(text: str) -> None:
    assert plain_nodes(text) is None


def test_ordinary_signs_are_what_they_look_like() -> None:
    first_and_last = ORDINARY.replace("-", "")
    assert len(first_and_last) == ORDINARY.count("-") * 2
    signs = "".join(
        chr(number)
        for begin, end in zip(first_and_last[::2], first_and_last[1::2], strict=True)
        for number in range(ord(begin), ord(end) + 1)
    )
    assert not CONTROL.search(signs)
    assert not ZERO_WIDTH.search(signs)
    assert all(unicodedata.combining(sign) == 0 for sign in signs)
    for company in ("a{}a", "{}{}", "o{}\u00e4"):
        assert all(unicodedata.is_normalized("NFC", company.format(sign, sign)) for sign in signs)
    assert set("åäöÅÄÖéüšžŠŽđŋ§€£–—”“’…×→−≥\u00a0\u202f") <= set(signs)


GOOD = (
    *("a", "a b", "Å – ö", '"a"', '"a: b # c"', "[]", "[a, b]", '["a", b c]', "{a: b}", '{a: b, c: "d"}', "null", "~"),
    *("1.5", "https://a.example/b", "a#b", "a:b", "(a)", "2020-12-09"),
)
ODD = (
    *("-1", "- a", ">-", "|", "'a'", "", "a #b", "a # b", "[a,b]", "[ a ]", "[a, ]", "{a}", "a:", "[", "]", "a,"),
    *("a, b,", '"a", b', '"a",'),
)
INDENTED = st.sampled_from(("", "", "", "", "  ", "  ", "  ", "    ", "    ", " ", "   "))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines as they may stand in a record, in any order. Few are wrong by themselves."""
    rows = []
    for number in range(draw(st.integers(1, 6))):
        spaces = draw(INDENTED)
        match draw(st.integers(0, 14)):
            case 0:
                rows.append(draw(st.sampled_from(("", "# a", f"{spaces}# a", f"{spaces}#a"))))
            case 1:
                rows.append(spaces + draw(st.sampled_from(ODD)))
            case 2:
                rows.append(f"{spaces}{draw(st.sampled_from(('- - ', '-  ', '-')))}{draw(st.sampled_from(GOOD))}")
            case 3:
                rows.append(f"{spaces}{draw(st.sampled_from(('a', 'A', 'a b', 'null')))}: {draw(st.sampled_from(ODD))}")
            case 4 | 5:
                rows.append(f"{spaces}- {draw(st.sampled_from(GOOD))}")
            case 6 | 7 | 8 | 9:
                rows.append(f"{spaces}{draw(st.sampled_from(('', '- ')))}{'abcdef'[number]}:")
            case _:
                hyphen = draw(st.sampled_from(("", "- ")))
                rows.append(f"{spaces}{hyphen}{'abcdef'[number]}: {draw(st.sampled_from((*GOOD, '>-')))}")
    return "\n".join(rows) + draw(st.sampled_from(("", "\n", "\n\n")))


def test_lines_in_any_order() -> None:
    read = []

    @settings(max_examples=2500)
    @given(texts())
    def look(text: str) -> None:
        read.append(same(text) is not None)

    look()
    assert sum(read) > 100


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A real record in which signs or lines are put in, taken out, moved or swapped."""
    text = draw(st.sampled_from(RECORDS))
    part = text.split("\n")
    begin = draw(st.integers(0, max(0, len(part) - 40)))  # all of a short record, a part of a long one
    text = "\n".join(part[begin : begin + 40])
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(("put", "put", "take", "swap", "cut", "in", "out", "line"))):
            case "put":
                text = text[:at] + draw(st.sampled_from(SIGNS)) + text[at:]
            case "take":
                text = text[:at] + text[at + draw(st.sampled_from((1, 1, 2, 10))) :]
            case "swap":
                text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
            case "cut":
                text = text[:at]
            case how:
                rows = text.split("\n")
                row = draw(st.integers(0, len(rows) - 1))
                if how == "in":
                    rows[row] = draw(st.sampled_from((" ", "  ", "    "))) + rows[row]
                elif how == "out":
                    rows[row] = rows[row].removeprefix("  ")
                else:
                    rows.insert(draw(st.integers(0, len(rows))), rows[row])
                text = "\n".join(rows)
    return text


def test_changed_records() -> None:
    read = []

    @settings(max_examples=2500)
    @given(changed())
    def look(text: str) -> None:
        read.append(same(text) is not None)

    look()
    assert sum(read) > 250
