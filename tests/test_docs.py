"""The documentation says what there is: every code, every module, every command."""

import re
from pathlib import Path

from grantsite.errors import CODES

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
