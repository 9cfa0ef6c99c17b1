"""What `build.py` says of broken input, to the letter, and how it ends."""

# ruff: noqa: E501 (a message is one line, however long)

import json
import pickle
import re
from pathlib import Path

import pytest

import build
from command import files, run
from grantsite.config import load_site
from grantsite.errors import CODES, ERROR, FORMATS, Problem, format_text
from grantsite.messages import (
    LANGUAGES,
    SOURCE_LANGUAGE,
    Message,
    count,
    euros,
    in_language,
    joined,
    say,
    say_many,
)
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from message_cases import ACCEPTED, CASES
from message_cases.paths import APPLICATION, AWARD, CALL, OTHER
from records import Edit, change, delete, put, rename, replace, write, write_site

# What no record can bring about: these have tests of their own.
TEMPLATE_ERROR = "template-error"
IMPORT_TABLE = "import-table"
TRANSLATIONS = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
HINT = say("hint")
DID_YOU_MEAN = 'did you mean "{name}"?'
OPTIONS = Options(Path("content"), "content", Path("_site"), Path("templates"), Path("static"), None)


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
    assert status == (1 if ": error[" in output else 0)
    code = name.partition(":")[0]
    assert f"{CODES[code].level}[{code}]" in output


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_right(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    broken(folder, *ACCEPTED[name])
    assert (build.main(["check"]), capsys.readouterr().err) == (0, "0 errors, 0 warnings in 3 records\n")


LINE = re.compile(r"(?P<place>[^:]+:\d+:\d+): (?P<level>error|warning)\[(?P<code>[a-z0-9-]+)\]: \S.*")


@pytest.mark.parametrize("name", CASES)
def test_message_in_every_language(folder: Path, name: str) -> None:
    """The same places, levels and codes, in the same order; every problem that has a hint has one."""
    edits, output = CASES[name]
    broken(folder, *edits)
    result = Pipeline(OPTIONS).check(load_site(Path("site.yaml")))
    assert format_text(result.problems, result.records) == output
    expected = [match.groupdict() for line in output.splitlines() if (match := LINE.fullmatch(line))]
    for language in LANGUAGES:
        *lines, _ = format_text(result.problems, result.records, language).splitlines()
        hint = in_language(HINT, language)
        found = [match.groupdict() for line in lines if (match := LINE.fullmatch(line))]
        assert found == expected
        assert all(LINE.fullmatch(line) or line.startswith(f"    {hint}: ") for line in lines)
        assert len(lines) - len(found) == output.count("\n    hint: ")


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_command_in_another_language(folder: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    broken(folder, replace(AWARD, "amount: 68000.00", "amuont: 68000.00"))
    assert build.main(["check", "--lang", language]) == 1
    first, second, last = capsys.readouterr().err.splitlines()
    message = say('"{name}" is not a field of {noun}', name="amuont", noun=say("an award"))
    assert first == f"content/{AWARD}:3:1: error[unknown-field]: {in_language(message, language)}"
    assert second == f"    {in_language(HINT, language)}: {in_language(say(DID_YOU_MEAN, name='amount'), language)}"
    assert "amount" in second
    assert last.startswith("1 ")
    assert "error" not in last
    assert "3" in last


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_amounts_in_another_language(folder: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    """Numbers are written as the language writes them; what is quoted from a file stays as it is."""
    broken(folder, *CASES["award-above-request"][0])
    assert build.main(["check", "--lang", language]) == 1
    first = capsys.readouterr().err.splitlines()[0]
    assert "68\u00a0050,46" in first
    assert "68\u00a0050,45" in first


def test_command_line_in_another_language(folder: Path) -> None:
    """Mistakes in settings and on the command line are said in the language too."""
    change(folder / "site.yaml", "title: Pieni ikkuna", "titel: Pieni ikkuna")
    english, finnish = run(folder, "check"), run(folder, "check", "--lang", "fi")
    assert (english.returncode, finnish.returncode) == (2, 2)
    assert finnish.stderr.startswith("site.yaml:1:1: error[unknown-field]: ")
    assert finnish.stderr != english.stderr


def test_json_in_another_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(folder, replace(AWARD, "amount: 68000.00", "amuont: 68000.00"), put("terms.yaml", ""))
    documents = []
    for language in ("en", "fi"):
        assert build.main(["check", "--format", "json", "--lang", language]) == 1
        documents.append(json.loads(capsys.readouterr().err))
    english, finnish = documents
    words = ("message", "hint")
    assert finnish["summary"] != english["summary"]
    for one, other in zip(english["problems"], finnish["problems"], strict=True):
        assert {k: v for k, v in one.items() if k not in words} == {k: v for k, v in other.items() if k not in words}
        assert all(other[word] and one[word] != other[word] for word in words)
    assert '"amuont"' in finnish["problems"][0]["message"]


def test_github_in_another_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(folder, replace(AWARD, "amount: 68000.00", "amuont: 68000.00"))
    assert build.main(["check", "--format", "github", "--lang", "fi"]) == 1
    first, last = capsys.readouterr().err.splitlines()
    command, title, text = first.split("::")[1].partition(",title="), "unknown-field", first.split("::")[2]
    assert command == (f"error file=content/{AWARD},line=3,col=1", ",title=", title)
    message, _, hint = text.partition("%0A")
    assert message != '"amuont" is not a field of an award'
    assert hint == f"{in_language(HINT, 'fi')}: {in_language(say(DID_YOU_MEAN, name='amount'), 'fi')}"
    assert last.startswith("1 ")


def test_messages_survive_another_process(folder: Path) -> None:
    """Pages are rendered in processes of their own; what goes wrong there is said in the language of the command."""
    messages = [
        say("hint"),
        say("the award {amount} is above the request {requested}", amount=euros(6805046), requested=euros(-5)),
        say_many(1, "{number} error", "{number} errors"),
        say_many(2000, "{number} error", "{number} errors"),
        joined([say("a list"), count(1234, signed=True), "x"], "; "),
        say("expected {what}, found {found}", what=say("an amount in euros"), found=say("a list")),
        Message("plain"),
    ]
    for message in messages:
        copy = pickle.loads(pickle.dumps(message))  # noqa: S301 (made here)
        assert isinstance(copy, Message)
        assert copy == message
        assert [in_language(copy, language) for language in LANGUAGES] == [
            in_language(message, language) for language in LANGUAGES
        ]
    broken(folder, *CASES["award-above-request"][0])
    problems = Pipeline(OPTIONS).check(load_site(Path("site.yaml"))).problems
    copies = pickle.loads(pickle.dumps(problems))  # noqa: S301 (made here)
    assert copies == problems
    for language in LANGUAGES:
        assert format_text(copies, 3, language) == format_text(problems, 3, language)


def test_every_code_has_a_case() -> None:
    assert {name.partition(":")[0] for name in CASES} | {TEMPLATE_ERROR, IMPORT_TABLE} == CODES.keys()


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("{% if view %}\n{% endfor %}\n", 2, "Encountered unknown tag 'endfor'."),
        ("<p>\n{{ view.nonsense }}\n", 2, "has no attribute 'nonsense'"),
        ("<p>\n{{ view.appropriation|dearness }}\n", 2, "No filter named 'dearness'."),
        # what Python says of a division by zero is another sentence from 3.14 on
        ("<p>\n\n{{ view.appropriation - '1' }}\n", 3, "TypeError: unsupported operand type(s) for -: 'int' and 'str'"),
        ("{% extends 'gone.html' %}\n", 1, "gone.html"),
    ],
)
def test_template_error(folder: Path, template: str, line: int, message: str) -> None:
    write(folder / "templates/pages/home.html", template)
    result = Pipeline(OPTIONS).build(load_site(Path("site.yaml")))
    assert result.failed
    first, hint, count = format_text(result.problems, result.records).splitlines()
    assert first.startswith(f"templates/pages/home.html:{line}:1: error[{TEMPLATE_ERROR}]: ")
    assert message in first
    assert hint == "    hint: compare with the last version that worked"
    assert count == "1 error, 0 warnings in 3 records"
    assert sorted(path.name for path in folder.iterdir()) == ["content", "site.yaml", "templates"]


def test_what_is_alike_in_very_many_files_is_said_once() -> None:
    """A document that was renamed in its call: the mistake is one, and every application names the old one."""
    message, hint = say("there are {names}", names="a"), say("check the amounts")

    def in_files(number: int) -> list[Problem]:
        return [Problem(f"content/{n:02}.yaml", 3, 7, ERROR, "unknown-document", message, hint) for n in range(number)]

    few, many = in_files(10), in_files(62)
    assert format_text(few, 90).count("[unknown-document]") == 10
    for form in ("text", "github"):
        printed = FORMATS[form](many, 90, "sv")
        assert printed.count("unknown-document") == 1
        assert "00.yaml" in printed
        assert "detsamma gäller även andra filer, 61 i antal" in printed
        assert printed.endswith("62 fel, 0 varningar i 90 poster\n")
    assert len(json.loads(FORMATS["json"](many, 90, "sv"))["problems"]) == 62


def test_a_very_long_text_does_not_fill_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(folder, replace(OTHER, "name: Yhteinen kokous", f"name: Yhteinen {'x' * 50_000}"))
    assert build.main(["check"]) == 1
    printed = capsys.readouterr().err
    assert "error[file-name]" in printed
    assert max(map(len, printed.splitlines())) < 1200
    assert re.search(r"rename it to [a-z0-9-]{1,100}\.yaml, or mend the name", printed)


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
    hint: if this is meant, write grant
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
        f"content/{name}:1:4: error[yaml-syntax]: the bracket [ is not closed\n"
        "    hint: end the value with ]\n"
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
        f"::error file=50%25%2C a%3Ab/{AWARD},line=3,col=9,title=amount-format::"
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
        (["--nonsense"], "error: nothing is done with --nonsense; build.py build --help explains the options\n"),
        (["nonsense"], 'error: there is no command "nonsense"; there are addresses, build, check'),
        (["chek"], 'error: there is no command "chek"; did you mean "check"?\n'),
        (["chek", "--lang", "fi"], 'virhe: komentoa "chek" ei ole; tarkoititko "check"?\n'),
        (["diff", "a", "b", "c", "--lang=sv"], "fel: c används inte till något; build.py diff --help förklarar"),
        (["check", "--format", "xml"], 'error: --format: "xml" is not one of github, json, text\n'),
        (["check", "--format"], "error: a value belongs behind --format\n"),
        (["verify", "--wait", "x", "y"], "error: --wait: 'x' is not a number of seconds, such as 900\n"),
        (["init", "--lang", "sv"], "fel: saknas: DIR\n"),
        (["new", "paymnt"], 'error: KIND: "paymnt" is not one of application, award, payment, report'),
        (["check", "--jobs", "0"], "'0' is not a number of processes, such as 2"),
        (["check", "--jobs", "²"], "'²' is not a number of processes, such as 2"),
        (["serve", "--port", "70000"], "'70000' is not a port, such as 8000"),
        (["check", "--base-url", "example.org"], "base URL 'example.org': write the whole address of the site"),
        (["check", "--base-url", "https://[x"], "base URL 'https://[x': write the whole address of the site"),
        (["check", "--config", "no.yaml"], "no.yaml:1:1: error[missing-file]: the file does not exist"),
        (["build", "--output", "site.yaml"], "site.yaml: the output is not a folder"),
        (["build", "--output", "content/site"], "content/site: the site cannot lie in content, of which it is made"),
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
