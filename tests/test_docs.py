"""The documentation says what there is: every code, every module, every command."""

import re
import runpy
from pathlib import Path

import pytest

from grantsite.codes import CODES
from grantsite.config import load_site
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from message_cases import CASES
from records import FOLLOWED, Edit, change, write_site

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
CHECKS = (DOCS / "checks.md").read_text(encoding="utf-8")
# What docs/checks.md names as a file that must not be there.
EXAMPLES = {"content/notes.txt"}
ARCHITECTURE = (DOCS / "architecture.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """The text of each section of docs/checks.md that explains a code."""
    _, _, codes = CHECKS.partition("\n## Codes\n")
    parts = re.split(r"^### (.+)$", codes, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_code_is_explained() -> None:
    found = re.findall(r"^### (.+)$", CHECKS, re.MULTILINE)
    assert found == sorted(CODES)


def test_every_code_has_a_reason_and_a_wrong_and_a_right_example() -> None:
    for code, text in sections().items():
        reason, *examples = re.split(r"^(Wrong|Right)\b", text, flags=re.MULTILINE)
        assert reason.strip().endswith("."), code
        assert examples[::2] == ["Wrong", "Right"], code
        assert all(len(example) > 10 for example in examples[1::2]), code


def wrong(code: str) -> list[tuple[str, str]]:
    """The wrong texts of a code's section, each with the file it stands in."""
    text = sections()[code].partition("\nRight")[0]
    return re.findall(r"(?:Wrong, |and )in `([^`]+)`[^\n]*:\n\n```\w*\n(.*?)\n```", text, re.DOTALL)


def right(code: str) -> list[str]:
    """The right texts, in the same order."""
    return re.findall(r"```\w*\n(.*?)\n```", sections()[code].partition("\nRight")[2], re.DOTALL)


# What cannot be shown as text in a file: bytes, names and places of files, or too much of something. Their examples are
# sentences, and the message cases of the code try them.
SENTENCES = {
    *("byte-order-mark", "control-characters", "file-name", "line-ends", "missing-file", "not-nfc", "not-utf8"),
    *("lost-address", "moved-address", "new-address"),  # of these, a list of every address
    *("too-large", "too-many", "unexpected-file", "unknown-word", "unreadable-file", "wrong-folder", "zero-width"),
}
# What no record can bring about: tests of templates and of the import try these.
OTHERS = {"template-error", "import-table"}


def found(folder: Path, *edits: Edit, files: dict[str, str] = FOLLOWED) -> set[tuple[str, str]]:
    """The level and code of every problem of a content that is changed."""
    write_site(folder, files)
    for edit in edits:
        edit(folder / "content")
    options = Options(folder / "content", "content", folder / "_site", Path("templates"), Path("static"), None)
    return {(p.level, p.code) for p in Pipeline(options).check(load_site(folder / "site.yaml")).problems}


def test_content_of_the_examples_is_right(tmp_path: Path) -> None:
    assert found(tmp_path) == set()


@pytest.mark.parametrize("code", sorted(CODES.keys() - SENTENCES - OTHERS))
def test_example_brings_about_its_code_and_nothing_else(tmp_path: Path, code: str) -> None:
    """The right text stands in the file once; the wrong one in its place has the code."""
    assert wrong(code)
    assert len(wrong(code)) == len(right(code))

    def edit(content: Path) -> None:
        for (file, bad), good in zip(wrong(code), right(code), strict=True):
            change(content / file, f"{good}\n", f"{bad}\n")

    assert found(tmp_path, edit) == {(CODES[code].level, code)}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentence_is_tried_by_a_message_case(code: str) -> None:
    """One of the cases has the code and no other."""
    assert wrong(code) == []
    outputs = [output for name, (_, output) in CASES.items() if name.partition(":")[0] == code]
    codes = [set(re.findall(r"^[^ ].*?: (error|warning)\[([a-z0-9-]+)\]", text, re.MULTILINE)) for text in outputs]
    # what there are too many of has a code itself
    others = {("error", "wrong-format")} if code == "too-many" else set()
    assert {(CODES[code].level, code)} | others in codes


def test_table_of_codes_is_current() -> None:
    """`make docs` writes it."""
    script = runpy.run_path(str(DOCS / "make_checks_table.py"))
    assert script["with_table"](CHECKS) == CHECKS


def test_table_names_every_code_once() -> None:
    rows = re.findall(r"^\| \[([a-z0-9-]+)\]\(#\1\) \| (?:\*\*)?(error|warning)\b", CHECKS, re.MULTILINE)
    assert rows == [(code, level) for code, (level, _) in sorted(CODES.items())]


def test_message_of_the_documentation_has_the_fixed_form() -> None:
    example = CHECKS.partition("```\n")[2].partition("```")[0].splitlines()
    assert re.fullmatch(r"content/\S+\.yaml:\d+:\d+: error\[unknown-field\]: .+", example[0])
    assert example[1].startswith("    hint: ")
    assert example[2] == "1 error, 0 warnings in 90 records"


def described() -> dict[str, str]:
    """What docs/architecture.md says of each module and package of the generator."""
    block = ARCHITECTURE.partition("grantsite/\n")[2].partition("\ntemplates/")[0]
    entries = re.split(r"^  (?=\S)", block, flags=re.MULTILINE)[1:]
    pairs = (entry.split(maxsplit=1) for entry in entries)
    return {name.rstrip("/"): " ".join(text.split()) for name, text in pairs}


def test_architecture_names_every_module_and_no_other() -> None:
    folder = ROOT / "grantsite"
    modules = {path.name for path in folder.glob("*.py")} - {"__init__.py"}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert described().keys() == modules | packages


def test_architecture_names_every_module_of_a_package_and_no_other() -> None:
    for package in (path.parent for path in (ROOT / "grantsite").glob("*/__init__.py")):
        listed = re.sub(r"\([^)]*\)", "", described()[package.name]).partition(":")[2]
        names = {name.strip() for name in re.split(r"[,:]|\band\b", listed)}
        modules = {path.stem for path in package.glob("*.py")}
        assert {name for name in names if name and " " not in name} == modules


def test_files_that_the_documentation_names_exist() -> None:
    missing = []
    for page in (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))):
        name = page.relative_to(ROOT).as_posix()
        text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
        missing += [f"{name}: {link}" for link in links if not (page.parent / link).exists()]
        paths = re.findall(r"`((?:tests|docs|grantsite|content|templates|static)/[\w./-]+)`", text)
        missing += [f"{name}: {path}" for path in paths if path not in EXAMPLES and not (ROOT / path).exists()]
    assert missing == []


def test_readme_begins_with_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^make (\w+)", text, re.MULTILINE)
    assert commands[:2] == ["site", "test"]


def test_no_table_of_the_documentation_is_torn() -> None:
    """A blank line ends a table: what follows it would be shown as text."""
    files = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "bench").glob("*.md")]
    for file in files:
        for table in re.findall(r"(?:^\|.*\n)+", file.read_text(encoding="utf-8"), re.MULTILINE):
            _, rule, *_ = table.split("\n")
            assert re.fullmatch(r"\|(?: *:?-+:? *\|)+", rule), f"{file.name}: {table}"
