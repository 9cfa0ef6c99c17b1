"""However a file is broken, `check` ends with messages that point into it, and never with a traceback.

`make mutations` breaks more files than a test run does, and says how many.
"""

import os
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.content import Content
from grantsite.downloads import Downloads
from grantsite.downloads.columns import TABLES
from grantsite.downloads.tables import tables
from grantsite.errors import CODES, format_text, has_errors
from grantsite.families import Families
from grantsite.field_names import field_names
from grantsite.files import File
from grantsite.pages import Builder, plan, project_lists
from grantsite.records import Application, Award, Call, Municipality
from grantsite.standards import Context
from grantsite.urls import Addresses
from real_content import CONTENT, LANGUAGES, Records

# How many mutations a run makes; a test run makes some thousands.
MUTATIONS = int(os.environ.get("MUTATIONS", "2000"))
SITE = load_site(CONTENT.parent / "site.yaml")
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*") if path.is_file())
# One municipality is like another; what differs more is drawn more often.
FEW = [name for name in FILES if not name.startswith(("municipalities/", "words/"))] + [
    "municipalities/akaa.yaml",
    "municipalities/honkajoki.yaml",
    "municipalities/iitti.yaml",
    "municipalities/kankaanpaa.yaml",
]
ODD = (
    *("\x00", "\x07", "\x1b", "\x85", "\u00a0", "\u200b", "\u2028", "\u2029", "\ufeff", "\ufffe", "😀", "e\u0301", "٣"),
    *("\t", "\r", "\n", "\r\n", "  ", "#", "&a ", "*a", "<<: *a\n", "!!python/object:os.system ", "!x ", "? ", "- "),
    *(":", ": ", "{", "}", "[", "]", '"', "'", "|\n", ">\n", "%YAML 1.2\n---\n", "---\n", "...\n", "@", "`", "\\"),
)
NAMES = sorted({name for kind in (Call, Application, Award, Municipality) for name in field_names(kind, nested=True)})
BYTES = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xef\xbb\xbf", b"\xfe\xff\x00a", b"\x00" * 9)
VALUES = (
    *("", "~", "null", "true", "no", "[]", "{}", "-", "0", "00", "-1", "0.00", "-0.01", ".5", "1e999", ".nan", ".inf"),
    *("0x10", "1_000", "12:30", "020", '"020"', '"999"', "99999999999999999999.00", "9" * 400, "1,5", "5 000,00 €"),
    *("2020-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "5.10.2020", "2020-W01-1", "٢٠٢٠-١٢-٠٩", '"٠٢٠"', "²"),
    *("https://[", "https://a.example", "javascript:alert(1)", "//a.example", '"a\\nb"', '"\\u0000"', '"\\uD800"'),
    *("[" * 30 + "]" * 30, "{a: " * 30 + "}" * 30, "[[a, b], {c: d}]", "{fi: a, se: b}", "x" * 20_000, "- a\n  - b"),
    *('"2020-999"', '"2020-0000000001"', '"2021-001"', "kuussote", "annex", "services", "fi", "Ii", '"<b>"', "| a"),
)


class Mutated(Records):
    """The real records, and all those of which pages were made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._shown: list[Content] = []

    def are_new(self, catalog: Catalog) -> bool:
        """Whether no pages were made of such records yet. Most files that are broken and still right say what they did:
        a comment more, a blank line less. The same pages come of them, and to make all pages takes longest."""
        content = wherever_it_lies(catalog.content)
        if is_new := content not in self._shown:
            self._shown.append(content)
        return is_new


def wherever_it_lies(content: Content) -> Content:
    """Without the folder that a changed file is written into, which is another one each time."""
    values = {field.name: getattr(content, field.name) for field in fields(Content)}
    return Content(
        **{name: [replace(e, file="") for e in x] if isinstance(x, list) else x for name, x in values.items()}
    )


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Mutated:
    return Mutated(tmp_path_factory.mktemp("mutated"))


def check(records: Mutated, file: str, data: bytes) -> None:
    catalog, problems = records.check(file, data)
    assert len(format_text(problems, 90).splitlines()) == sum(1 + bool(p.hint) for p in problems) + 1
    for problem in problems:
        assert problem.code in CODES
        assert problem.level in ("error", "warning")
        assert problem.message
        assert problem.path.startswith("content/")
        name = problem.path.removeprefix("content/")
        assert name in FILES
        lines = (data if name == file else (CONTENT / name).read_bytes()).decode("utf-8", "replace").split("\n")
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    if not has_errors(problems) and records.are_new(catalog):
        addresses = Addresses(LANGUAGES)
        names = ["grants.sqlite", *(f"{table.name}.csv" for table in TABLES)]
        files = [File(f"data/{name}", b"", "") for name in names]
        data = Downloads(tables(catalog, addresses), files)
        builder = Builder(catalog, addresses, "2020")
        families = Families(Context(catalog, addresses, SITE, None), builder)
        pages = plan(
            *(builder, project_lists(builder), lambda: data, lambda: "search/", lambda: "compare/", None),
            *(families.of_project, families.of_municipality),
        )
        assert len(pages) > 370
        # pages beside one another show one view: each is made once
        assert all(make() for make in dict.fromkeys(page.make for page in pages))


def original(file: str) -> str:
    return (CONTENT / file).read_text(encoding="utf-8")


@st.composite
def broken_bytes(draw: st.DrawFn, file: str) -> bytes:
    """Something is cut out, put in, or repeated at any place."""
    data = original(file).encode()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(start + draw(st.sampled_from((0, 0, 1, 2, 5, 50, 10**6))), len(data))
        inserted = draw(st.sampled_from((b"", *(text.encode() for text in ODD), *BYTES)))
        repeated = data[start:end] * draw(st.sampled_from((0, 0, 2)))
        data = data[:start] + inserted + repeated + data[end:]
    return data


@st.composite
def broken_lines(draw: st.DrawFn, file: str) -> bytes:
    """Lines are deleted, repeated, swapped, moved in or out, or commented out."""
    lines = original(file).split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        change = draw(st.sampled_from(("delete", "repeat", "swap", "in", "out", "tab", "comment", "carriage return")))
        if change == "delete" and len(lines) > 1:
            del lines[at]
        elif change == "repeat":
            lines.insert(other, lines[at])
        elif change == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        else:
            prefix = {"in": "  ", "tab": "\t", "comment": "# "}.get(change, "")
            lines[at] = prefix + (lines[at].strip() if change == "out" else lines[at])
            lines[at] += "\r" if change == "carriage return" else ""
    return "\n".join(lines).encode()


@st.composite
def broken_values(draw: st.DrawFn, file: str) -> bytes:
    """What stands behind a colon or a hyphen becomes something else, or the word before it does."""
    lines = original(file).split("\n")
    filled = [i for i, line in enumerate(lines) if ": " in line or line.lstrip().startswith("- ")]
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.sampled_from(filled or [0]))
        key, mark, _ = lines[at].partition(": ") if ": " in lines[at] else lines[at].partition("- ")
        if draw(st.integers(0, 4)):
            lines[at] = key + mark + draw(st.sampled_from(VALUES))
        else:
            lines[at] = draw(st.sampled_from(("", "x", "amount", "[a]", "{a: b}", '""', "? a\n"))) + lines[at].lstrip()
    return "\n".join(lines).encode()


@st.composite
def broken_keys(draw: st.DrawFn, file: str) -> bytes:
    """A field is misspelt, given twice, called as in another record, or loses its colon."""
    lines = original(file).split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.sampled_from([i for i, line in enumerate(lines) if ":" in line] or [0]))
        name, colon, rest = lines[at].partition(":")
        change = draw(st.sampled_from(("misspell", "case", "twice", "other", "no colon", "no space", "quoted", "odd")))
        if change == "misspell":
            letter = draw(st.integers(0, max(len(name) - 1, 0)))
            name = name[:letter] + draw(st.sampled_from(("", "x", "ä", "-"))) + name[letter + 1 :]
        elif change == "case":
            name = name.upper()
        elif change == "twice":
            lines.insert(at, lines[at])
        elif change == "other":
            name = name[: len(name) - len(name.lstrip(" -"))] + draw(st.sampled_from(NAMES))
        elif change == "no colon":
            colon = ""
        elif change == "no space":
            rest = rest.lstrip()
        elif change == "quoted":
            name = name[: len(name) - len(name.lstrip(" -"))] + f'"{name.lstrip(" -")}"'
        else:
            name += draw(st.sampled_from(ODD))
        lines[at] = name + colon + rest
    return "\n".join(lines).encode()


@st.composite
def broken_structure(draw: st.DrawFn, file: str) -> bytes:
    """A group of lines moves in or out, goes elsewhere, goes missing, or comes from another record."""
    lines = original(file).split("\n")
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(lines) - 1))
        end = min(start + draw(st.integers(1, 6)), len(lines))
        group, rest = lines[start:end], lines[:start] + lines[end:]
        change = draw(st.sampled_from(("in", "out", "item", "elsewhere", "gone", "foreign", "brackets")))
        if change == "in":
            group = ["  " + line for line in group]
        elif change == "out":
            group = [line.removeprefix("  ") for line in group]
        elif change == "item":
            group = ["- " + group[0], *("  " + line for line in group[1:])]
        elif change == "gone":
            group = []
        elif change == "foreign":
            other = original(draw(st.sampled_from(FEW))).split("\n")
            at = draw(st.integers(0, len(other) - 1))
            group = other[at : at + 5]
        elif change == "brackets":
            group = ["{" + ", ".join(line.strip() for line in group) + "}"]
        at = draw(st.integers(0, len(rest))) if change in ("elsewhere", "foreign") else start
        lines = [*rest[:at], *group, *rest[at:]] or [""]
    return "\n".join(lines).encode()


KINDS = (broken_bytes, broken_lines, broken_values, broken_keys, broken_structure)


@pytest.mark.parametrize("breaks", KINDS)
def test_broken_file(records: Mutated, breaks: Callable[[str], st.SearchStrategy[bytes]]) -> None:
    @settings(max_examples=MUTATIONS // len(KINDS), suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.data())
    def broken(data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(FEW))
        check(records, file, data.draw(breaks(file)))

    broken()


def test_unchanged_files_are_right(records: Records) -> None:
    for file in FEW:
        assert records.problems(file, (CONTENT / file).read_bytes()) == []


@pytest.mark.parametrize("size", [1, 999_999, 1_000_000, 1_000_001, 20_000_000])
def test_large_file(records: Mutated, size: int) -> None:
    """Costs no more than a long one; beyond a megabyte it is not read at all."""
    for filling in (b"x", b"[", b"- ", b"a: "):
        check(records, "terms.yaml", (filling * size)[:size])


def test_windows_line_ends_change_nothing_else(records: Records) -> None:
    for file in FEW:
        problems = records.problems(file, original(file).replace("\n", "\r\n").encode())
        assert [(p.code, p.level) for p in problems] == [("line-ends", "warning")]


def test_name_of_no_kind_of_file(tmp_path: Path) -> None:
    """A folder where a file belongs, and a file where a folder does."""
    for file in ("regions.yaml/a.yaml", "calls", "applications/2020", "awards/2020/a/b.yaml", "pages/a"):
        records = Records(tmp_path / file.replace("/", "-"))
        codes = {p.code for p in records.problems(file, b"a: b\n")}
        assert codes <= {"unexpected-file", "file-name"}
        assert codes
