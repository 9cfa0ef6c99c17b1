"""What `build.py` says of broken input, to the letter, and how it ends."""

# ruff: noqa: E501 (a message is one line, however long)

import json
import re
from pathlib import Path

import pytest

import build
from command import files, run
from grantsite.config import load_site
from grantsite.errors import CODES, format_text
from grantsite.pipeline import Options, Pipeline
from message_cases import APPLICATION, AWARD, CALL, CASES, OTHER
from records import Edit, change, delete, put, rename, replace, write, write_site

TEMPLATE_ERROR = "template-error"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small content, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path)


def broken(folder: Path, *edits: Edit) -> None:
    for edit in edits:
        edit(folder / "content")


@pytest.mark.parametrize("name", CASES)
def test_message(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    edits, output = CASES[name]
    broken(folder, *edits)
    status = build.main(["check"])
    printed = capsys.readouterr()
    assert printed.err == output
    assert printed.out == ""
    assert status == 1
    assert f"error[{name.partition(':')[0]}]" in output


def test_every_code_has_a_case() -> None:
    assert {name.partition(":")[0] for name in CASES} | {TEMPLATE_ERROR} == CODES.keys()


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("{% if view %}\n{% endfor %}\n", 2, "Encountered unknown tag 'endfor'."),
        ("<p>\n{{ view.nonsense }}\n", 2, "has no attribute 'nonsense'"),
        ("<p>\n{{ view.appropriation|dearness }}\n", 2, "No filter named 'dearness'."),
        ("<p>\n\n{{ view.appropriation // 0 }}\n", 3, "ZeroDivisionError: integer division or modulo by zero"),
        ("{% extends 'gone.html' %}\n", 1, "gone.html"),
    ],
)
def test_template_error(folder: Path, template: str, line: int, message: str) -> None:
    write(folder / "templates/pages/home.html", template)
    options = Options(Path("content"), "content", Path("_site"), Path("templates"), Path("static"), None)
    result = Pipeline(options).build(load_site(Path("site.yaml")))
    assert result.failed
    first, hint, count = format_text(result.problems, result.records).splitlines()
    name = "templates/gone.html" if "gone" in template else "templates/pages/home.html"
    assert first.startswith(f"{name}:{line}:1: error[{TEMPLATE_ERROR}]: ")
    assert message in first
    assert hint == "    hint: compare with the last version that worked"
    assert count == "1 error, 0 warnings in 3 records"
    assert sorted(path.name for path in folder.iterdir()) == ["content", "site.yaml", "templates"]


def test_all_problems_of_all_files_sorted_by_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(
        folder,
        replace(AWARD, "amount: 68000.00", "amuont: 68 000"),
        replace(AWARD, "\nitem: 1\n", "\nitem: one\n"),
        replace(OTHER, '"989"', "989"),
        replace(OTHER, "language: fi\n", ""),
        replace("terms.yaml", "- id: grant", "- id: Grant"),
        delete("pages/about.fi.md"),
        put("pages/accessibility.fi.md", "# Saavutettavuus\n"),
    )
    status = build.main(["check"])
    assert status == 1
    assert (
        capsys.readouterr().err
        == """\
content/applications/2020/yhteinen-kokous.yaml:1:1: error[missing-field]: an application has no "language"
    hint: add a line that begins with "language:"
content/applications/2020/yhteinen-kokous.yaml:10:19: error[unquoted]: unquoted 989 is a number to other programs, which changes it
    hint: write "989"
content/awards/2020/kunta-kuuluu-kaikille.yaml:2:7: error[wrong-type]: "one" is not a whole number
    hint: write digits only, without quotes, such as 12
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[unknown-field]: "amuont" is not a field of an award
    hint: did you mean "amount"?
content/pages/accessibility.fi.md:1:1: error[markdown-front-matter]: the page does not begin with its title
    hint: begin with the lines ---, title: …, description: … and ---
content/terms.yaml:1:7: error[wrong-format]: "Grant" is not of the form lower-case letters a–z, digits and single hyphens
    hint: write it as lower-case letters a–z, digits and single hyphens
6 errors, 0 warnings in 3 records
"""
    )


@pytest.mark.parametrize(
    "name",
    [
        APPLICATION,
        AWARD,
        CALL,
        "municipalities/alavus.yaml",
        "organisations/kuussote.yaml",
        "regions.yaml",
        "terms.yaml",
    ],
)
def test_unreadable_file_is_the_only_problem(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    broken(folder, put(name, "a: [\n"))
    assert build.main(["check"]) == 1
    assert capsys.readouterr().err == (
        f"content/{name}:2:1: error[yaml-syntax]: this is not YAML: "
        "did not find expected node content (while parsing a flow node)\n"
        "    hint: check the indentation and the quotes of this line and the one above\n"
        "1 error, 0 warnings in 3 records\n"
    )


def test_unreadable_page_is_the_only_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(folder, *(delete(f"pages/about.{language}.md") for language in ("sv", "en")))
    broken(folder, put("pages/about.fi.md", b"---\ntitle: Tietoa\n---\n"))
    assert build.main(["check"]) == 1
    assert capsys.readouterr().err == (
        'content/pages/about.fi.md:2:1: error[missing-field]: a page has no "description"\n'
        '    hint: add a line that begins with "description:"\n'
        "1 error, 0 warnings in 3 records\n"
    )


def test_misnamed_file_is_the_only_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(folder, rename(APPLICATION, "applications/2020/Kunta_kuuluu_kaikille.yaml"))
    assert build.main(["check"]) == 1
    assert capsys.readouterr().err == (
        "content/applications/2020/Kunta_kuuluu_kaikille.yaml:1:1: error[file-name]: "
        '"Kunta_kuuluu_kaikille.yaml" is not a name for an application\n'
        "    hint: rename it to kunta-kuuluu-kaikille.yaml: lower-case letters a–z, digits and single hyphens\n"
        "1 error, 0 warnings in 3 records\n"
    )


def test_json(folder: Path) -> None:
    broken(folder, replace(AWARD, "amount: 68000.00", "amuont: 68000.00"), put("terms.yaml", ""))
    done = run(folder, "check", "--format", "json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert json.loads(done.stderr) == {
        "problems": [
            {
                "path": f"content/{AWARD}",
                "line": 3,
                "column": 1,
                "level": "error",
                "code": "unknown-field",
                "message": '"amuont" is not a field of an award',
                "hint": 'did you mean "amount"?',
            },
            {
                "path": "content/terms.yaml",
                "line": 1,
                "column": 1,
                "level": "error",
                "code": "empty-file",
                "message": "the file is empty",
                "hint": "fill in the record, or delete the file",
            },
        ],
        "summary": "2 errors, 0 warnings in 3 records",
    }


def test_json_of_a_good_content(folder: Path) -> None:
    for command in ("check", "build"):
        done = run(folder, command, "--format", "json")
        assert done.returncode == 0
        assert done.stdout == ""
        assert json.loads(done.stderr) == {"problems": [], "summary": "0 errors, 0 warnings in 3 records"}


def test_github(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "content").rename(folder / "50%, a:b")
    change(folder / "50%, a:b" / AWARD, "amount: 68000.00", 'amount: "5 %\\n, 1:2"')
    assert build.main(["check", "--format", "github", "--content", "50%, a:b"]) == 1
    assert capsys.readouterr().err == (
        f"::error file=50%25%2C a%3Ab/{AWARD},line=3,col=9,title=wrong-format::"
        '"5 %25%0A, 1:2" is not an amount in euros%0A'
        "hint: write an amount such as 68000.00: digits, a full stop and two decimals\n"
        "1 error, 0 warnings in 3 records\n"
    )


def test_good_content(folder: Path) -> None:
    done = run(folder, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 errors, 0 warnings in 3 records\n")
    quiet = run(folder, "check", "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_build_without_a_command(folder: Path) -> None:
    done = run(folder, "--quiet", "--output", "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (folder / "out/index.html").is_file()


def test_nothing_is_written_on_an_error(folder: Path) -> None:
    broken(folder, put("terms.yaml", ""))
    done = run(folder, "build")
    assert done.returncode == 1
    assert done.stderr.endswith("\n1 error, 0 warnings in 3 records\n")
    assert done.stdout == ""
    assert not [path.name for path in folder.iterdir() if path.name.startswith("_site")]


def test_old_site_stands_on_an_error(folder: Path) -> None:
    assert run(folder, "build").returncode == 0
    before = files(folder / "_site")
    times = {path: path.stat().st_mtime_ns for path in (folder / "_site").rglob("*")}
    broken(folder, put("terms.yaml", ""))
    assert run(folder, "build").returncode == 1
    assert files(folder / "_site") == before
    assert {path: path.stat().st_mtime_ns for path in (folder / "_site").rglob("*")} == times


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["--nonsense"], "unrecognized arguments: --nonsense"),
        (["nonsense"], "invalid choice: 'nonsense'"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["check", "--jobs", "0"], "'0' is not a number of processes, such as 2"),
        (["check", "--jobs", "²"], "'²' is not a number of processes, such as 2"),
        (["serve", "--port", "70000"], "'70000' is not a port, such as 8000"),
        (["check", "--base-url", "example.org"], "base URL 'example.org': write the whole address of the site"),
        (["check", "--base-url", "https://[x"], "base URL 'https://[x': write the whole address of the site"),
        (["check", "--config", "no.yaml"], "no.yaml:1:1: error[missing-file]: the file does not exist"),
        (["build", "--output", "site.yaml"], "site.yaml: the output is not a folder"),
        (["build", "--output", "content"], "content: the folder holds files that no build wrote"),
    ],
)
def test_wrong_command_line_ends_with_2(folder: Path, words: list[str], text: str) -> None:
    done = run(folder, *words)
    assert done.returncode == 2
    assert text in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir() if path.name != ".cache") == ["content", "site.yaml"]


def test_mistakes_in_settings_end_with_2(folder: Path) -> None:
    change(folder / "site.yaml", "title: Pieni ikkuna", "titel: Pieni ikkuna")
    change(folder / "site.yaml", "[fi, sv, en]", "[fi, se]")
    done = run(folder, "check")
    assert done.returncode == 2
    assert done.stderr == (
        'site.yaml:1:1: error[unknown-field]: "titel" is not a field of site.yaml\n'
        '    hint: did you mean "title"?\n'
        'site.yaml:6:17: error[unknown-choice]: "se" is not one of en, fi, sv\n'
        "    hint: choose one of en, fi, sv\n"
    )


def test_every_mistake_in_the_form_of_settings_is_named(folder: Path) -> None:
    change(folder / "site.yaml", "title: Pieni ikkuna\n", "title: Pieni ikkuna\ntitle: Toinen\ntitle: Kolmas\n")
    done = run(folder, "check")
    assert done.returncode == 2
    assert done.stderr == (
        'site.yaml:2:1: error[duplicate-key]: "title" is given twice; first on line 1\n'
        "    hint: keep one of the two\n"
        'site.yaml:3:1: error[duplicate-key]: "title" is given twice; first on line 1\n'
        "    hint: keep one of the two\n"
    )


def test_help_explains_every_option_with_an_example(folder: Path) -> None:
    for command in ("build", "check", "serve"):
        done = run(folder, command, "--help", COLUMNS="200")
        assert done.returncode == 0
        options = ["--content", "--output", "--config", "--base-url", "--jobs", "--no-cache", "--format", "--quiet"]
        entries = re.split(r"\n  (?=-)", done.stdout)
        for option in options + ["--port"] * (command == "serve"):
            (text,) = [entry for entry in entries if entry.startswith((f"{option} ", f"{option}\n"))]
            assert "e.g. " in text
