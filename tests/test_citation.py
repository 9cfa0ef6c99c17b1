"""Citations for people and for reference managers, and the version of the data that they name."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bibtexparser.library import Library

import git_repository
from command import files, run
from conftest import BASE_URL
from grantsite.citation import Citation, bibtex, plain, ris
from grantsite.history import read_history
from grantsite.kept import Kept
from grantsite.parse_cache import ParseCache
from grantsite.version import AskedHead, Version, version_of
from own_addresses import addresses_in, leads_nowhere
from records import APPLICATIONS, AWARDS, change, write, write_site

PROJECT = "hankkeet/2020/digikokous-3-0"
NASTY = Citation(
    "a-1", r"100 % & {Ä} #1_x $ \ ~ ^", "fi", "Hakemus 1.", "Lähde.", "Sivusto", "https://a.example/h/1/", "CC"
)


def read_version(content: Path) -> Version | None:
    """The version of the records in a folder, as a build asks for it."""
    head = AskedHead(content).read()
    return version_of(content, head) if head else None


def entry(source: str) -> dict[str, str]:
    """The fields of the one entry of a BibTeX file."""
    library: Library = bibtexparser.parse_string(source)
    assert library.failed_blocks == []
    (found,) = library.entries
    return {"key": found.key, **{field.key: str(field.value) for field in found.fields}}


def test_bibtex_of_a_project(built_site: Path) -> None:
    found = entry((built_site / PROJECT / "citation.bib").read_text(encoding="utf-8"))
    assert found["key"] == "avustusikkuna-2020-013"
    assert found["title"] == "{Digikokous 3.0}"
    assert found["url"] == f"{BASE_URL}h/2020-013/"
    assert found["language"] == "fi"
    assert "9.12.2020" in found["note"]


def test_ris_of_a_project(built_site: Path) -> None:
    source = (built_site / "sv/projekt/2020/digikokous-3-0/citation.ris").read_bytes()
    assert source.count(b"\r\n") == source.count(b"\n")
    (found,) = rispy.loads(source.decode("utf-8"))
    assert found["type_of_reference"] == "DATA"
    assert found["title"] == "Digikokous 3.0"
    assert found["authors"] == ["Avustusikkuna"]
    assert found["urls"] == [f"{BASE_URL}h/2020-013/"]
    assert found["notes"] == ["Ansökan 2020-013. Finansministeriet, beslut 9.12.2020. CC BY 4.0"]


def test_every_project_and_the_data_set_can_be_cited_in_each_language(built_site: Path) -> None:
    names = sorted(built_site.rglob("citation.bib"))
    assert len(names) == 3 * (61 + 1)
    keys = [entry(name.read_text(encoding="utf-8"))["key"] for name in names]
    assert len(set(keys)) == 61 + 1
    for name in names:
        assert len(rispy.loads(name.with_suffix(".ris").read_text(encoding="utf-8"))) == 1


def test_addresses_lead_to_the_site(built_site: Path) -> None:
    found: set[str] = set()
    for file in (*built_site.rglob("citation.bib"), *built_site.rglob("citation.ris")):
        found |= addresses_in(file.read_text(encoding="utf-8"), BASE_URL)
    assert len(found) >= 61 + 3
    assert leads_nowhere(built_site, BASE_URL, found) == []


def test_plain_citation_stands_on_the_page(built_site: Path) -> None:
    """With the version that the files name, where the records are committed."""
    found = entry((built_site / PROJECT / "citation.bib").read_text(encoding="utf-8"))
    day = date.fromisoformat(found.get("date", "2000-01-01"))
    short = f"{day.day}.{day.month}.{day.year}"
    for page, words, version, shown in (
        (PROJECT, "Hakemus 2020-013. Valtiovarainministeriö, päätös 9.12.2020.", "Tietojen versio", short),
        (
            *("sv/projekt/2020/digikokous-3-0", "Ansökan 2020-013. Finansministeriet, beslut 9.12.2020."),
            *("Uppgifternas version", short),
        ),
        (
            *(
                "en/projects/2020/digikokous-3-0",
                "Application 2020-013. Ministry of Finance, decision of 9 December 2020.",
            ),
            *("Version of the data", f"{day.day} {day:%B} {day.year}"),
        ),
    ):
        html = (built_site / page / "index.html").read_text(encoding="utf-8")
        named = f"{version}: {found['version'][:10]} ({shown}). " if "version" in found else ""
        assert f"Digikokous 3.0. {words} {named}Avustusikkuna. {BASE_URL}h/2020-013/ (CC BY 4.0)" in html


def test_letters_of_tex_are_no_commands() -> None:
    source = bibtex(NASTY, None).decode()
    found = entry(source)
    assert found["title"] == (r"{100 \% \& \{Ä\} \#1\_x \$ \textbackslash{} \textasciitilde{} \textasciicircum{}}")
    assert "year" not in found
    broken = source.replace("author = {{Sivusto}}", "author = {{Sivusto}")
    assert bibtexparser.parse_string(broken).failed_blocks


@pytest.mark.parametrize(("sound", "broken"), [("ER  - ", ""), ("TY  - DATA", ""), ("  - ", ": ")])
def test_fault_in_ris_is_noticed(sound: str, broken: str) -> None:
    source = ris(NASTY, None).decode()
    (found,) = rispy.loads(source)
    assert "year" not in found
    assert rispy.loads(source.replace(sound, broken)) == []


def test_title_gets_one_full_stop() -> None:
    assert plain(NASTY._replace(title="Miksi?")).startswith("Miksi? Hakemus 1. Lähde. Sivusto.")
    assert plain(NASTY._replace(title="Nimi", source="")).startswith("Nimi. Hakemus 1. Sivusto.")


# the version


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of records that is in no repository."""
    return write_site(tmp_path / "site") / "content"


def test_no_repository_is_no_version(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(content.parent.parent))
    assert read_version(content) is None


def test_no_git_is_no_version(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git_repository.make_repository(content.parent)
    monkeypatch.setenv("PATH", str(content))
    assert read_version(content) is None


def test_version_is_the_commit_and_its_day(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = git_repository.make_repository(content.parent)
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as a hook finds it
    found = read_version(content)
    assert found is not None
    assert found.commit == commit
    assert found.date.isoformat() == "2021-01-01"
    assert commit.startswith(found.short)


def test_day_of_a_version_is_that_of_the_history(content: Path) -> None:
    """A commit of one evening in New York, when it is the next day in Finland: pages that tell of it agree."""
    write(content / "terms.yaml", "[]\n")
    git_repository.make_repository(content.parent)
    write(content / "terms.yaml", "- {id: grant, term: {fi: avustus}, url: 'https://iri.example/c4'}\n")
    git_repository.commit(content.parent, GIT_COMMITTER_DATE="2021-03-01T20:30:00-05:00")
    found = read_version(content)
    newest = read_history(content, Kept(None, "1"), ParseCache(None)).editions[0].commit
    assert found is not None
    assert (found.commit, found.date) == (newest.id, newest.day) == (found.commit, date(2021, 3, 2))


def test_repository_without_a_commit_is_no_version(content: Path) -> None:
    git_repository.git(content.parent, "init", "--quiet")
    assert read_version(content) is None


def test_change_that_is_not_committed_is_no_version(content: Path) -> None:
    """In the records, that is: other files are no data."""
    git_repository.make_repository(content.parent)
    (content.parent / "notes.txt").write_text("x", encoding="utf-8")
    assert read_version(content) is not None
    (content / "terms.yaml").write_text("[]\n", encoding="utf-8")
    assert read_version(content) is None


def test_what_is_not_committed_is_named(content: Path) -> None:
    git_repository.make_repository(content.parent)
    write(content / "pages/oma sivu ä.fi.md", "x")
    commit = git_repository.commit(content.parent)
    assert AskedHead(content).read() == (commit, frozenset())
    write(content / "pages/oma sivu ä.fi.md", "y")
    git_repository.git(content.parent, "rm", "--quiet", "content/terms.yaml")
    git_repository.git(content.parent, "mv", f"content/{AWARDS}/kunta-kuuluu-kaikille.yaml", "content/pages/x 1.yaml")
    write(content / "uusi/a.yaml", "x")
    write(content.parent / "notes.txt", "x")
    found = AskedHead(content).read()
    assert found is not None
    assert found.changed == {
        "content/pages/oma sivu ä.fi.md",
        "content/terms.yaml",
        f"content/{AWARDS}/kunta-kuuluu-kaikille.yaml",
        "content/pages/x 1.yaml",
        "content/uusi/",
    }


def test_what_was_not_merged_is_named(content: Path) -> None:
    folder = content.parent
    git_repository.make_repository(folder)
    git_repository.git(folder, "switch", "--quiet", "--create", "other")
    write(content / "terms.yaml", "[]\n")
    git_repository.commit(folder)
    git_repository.git(folder, "switch", "--quiet", "main")
    write(content / "terms.yaml", "- x\n")
    git_repository.commit(folder)
    with pytest.raises(subprocess.CalledProcessError):
        git_repository.git(folder, "merge", "--quiet", "other")
    found = AskedHead(content).read()
    assert found is not None
    assert found.changed == {"content/terms.yaml"}


def test_records_that_git_does_not_hold_have_no_version(content: Path) -> None:
    (content.parent / ".gitignore").write_text("content\n", encoding="utf-8")
    git_repository.make_repository(content.parent)
    assert read_version(content) is None


def test_shallow_clone_knows_the_same_version(content: Path, tmp_path: Path) -> None:
    git_repository.make_repository(content.parent)
    (content.parent / "notes.txt").write_text("x", encoding="utf-8")
    git_repository.commit(content.parent)
    git_repository.git(tmp_path, "clone", "--quiet", "--depth=1", content.parent.as_uri(), "clone")
    assert read_version(tmp_path / "clone/content") == read_version(content)


def unknown_file(content: Path) -> None:
    write(content / "pages/.later", "x")


def other_letters(content: Path) -> None:
    write(content / "Terms.yaml", "x")


def same_size_and_time(content: Path) -> None:
    """Another file takes the place of one that git knows."""
    file, other = content / "terms.yaml", content.parent / "other.yaml"
    touched(content)
    git_repository.git(content, "update-index", "--refresh")
    write(other, file.read_text(encoding="utf-8").replace("grant", "GRANT"))
    os.utime(other, (1, 1))
    other.replace(file)


def repository_within(content: Path) -> None:
    write(content / "within/a.yaml", "x")
    git_repository.make_repository(content / "within")
    git_repository.commit(content.parent)
    git_repository.commit(content / "within")


def touched(content: Path) -> None:
    """git has to read all of it to see that nothing was changed."""
    os.utime(content / "terms.yaml", (1, 1))


def line_ends_of_windows(content: Path) -> None:
    (content / "terms.yaml").unlink()
    git_repository.git(content, "-c", "core.autocrlf=true", "checkout", "terms.yaml")
    assert (content / "terms.yaml").read_bytes().endswith(b"\r\n")
    touched(content)


def programs(content: Path) -> None:
    (content / "terms.yaml").chmod(0o755)


LINE_ENDS = ("[core]\nautocrlf = false\n", "[core]\nautocrlf = true\neol = crlf\nsafecrlf = true\n")
FILTER = '[core]\nattributesFile = {folder}/attributes\n[filter "x"]\nclean = echo\n'


@pytest.mark.parametrize(
    ("settings", "alter", "changed"),
    [
        ("[core]\nexcludesFile = {folder}/ignore\n", unknown_file, {"content/pages/.later"}),
        ("[include]\npath = {folder}/included\n", unknown_file, {"content/pages/.later"}),
        ("[status]\nshowUntrackedFiles = no\nrelativePaths = true\n", unknown_file, {"content/pages/.later"}),
        ("[core]\nignoreCase = true\n", other_letters, {"content/Terms.yaml"}),
        ("[core]\ntrustctime = false\ncheckStat = minimal\n", same_size_and_time, {"content/terms.yaml"}),
        ("[diff]\nignoreSubmodules = all\n", repository_within, {"content/within"}),
        (FILTER, touched, set()),
        ("[core]\nfsmonitor = {folder}/monitor\nuntrackedCache = true\n", touched, set()),
        ("[i18n]\nlogOutputEncoding = UTF-16\n[log]\nshowSignature = true\ndate = relative\n", touched, set()),
        *((settings, line_ends_of_windows, set()) for settings in LINE_ENDS),
        *((f"[core]\nfileMode = {value}\n", programs, set()) for value in ("true", "false")),
    ],
)
def test_settings_of_whoever_asks_change_nothing(
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: str,
    alter: Callable[[Path], None],
    changed: set[str],
) -> None:
    write(tmp_path / "ignore", ".later\n")
    write(tmp_path / "included", f"[core]\nexcludesFile = {tmp_path}/ignore\n")
    write(tmp_path / "attributes", "*.yaml filter=x\n")
    write(tmp_path / "monitor", f"#!/bin/sh\ntouch '{tmp_path}/asked'\n")
    (tmp_path / "monitor").chmod(0o755)
    write(tmp_path / "settings", settings.replace("{folder}", str(tmp_path)))
    git_repository.make_repository(content.parent)
    git_repository.git(content, "config", "--unset", "core.fileMode")
    alter(content)
    version = read_version(content)
    assert AskedHead(content).read() == (git_repository.git(content, "rev-parse", "HEAD"), changed)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    assert AskedHead(content).read() == (git_repository.git(content, "rev-parse", "HEAD"), changed)
    assert read_version(content) == version
    assert (version is None) == bool(changed)
    assert not (tmp_path / "asked").exists()


def test_file_that_whoever_asks_always_ignores_is_a_change(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the repository ignores is none."""
    git_repository.make_repository(content.parent)
    unknown_file(content)
    write(tmp_path / "git/ignore", ".later\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert read_version(content) is None
    write(content.parent / ".git/info/exclude", ".later\n")
    assert read_version(content) is not None


@pytest.mark.parametrize(
    "variables",
    [
        {"GIT_COMMON_DIR": "/nowhere"},
        {"GIT_OBJECT_DIRECTORY": "/nowhere"},
        {"GIT_INDEX_FILE": "/nowhere"},
        {"GIT_SHALLOW_FILE": "/nowhere", "GIT_GRAFT_FILE": "/nowhere"},
        {"GIT_LITERAL_PATHSPECS": "1", "GIT_ICASE_PATHSPECS": "1"},  # which exclude each other
        {"GIT_WORK_TREE": "/nowhere", "GIT_DIR": "/nowhere"},
    ],
)
def test_variables_of_git_lead_nowhere_else(
    content: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    git_repository.make_repository(content.parent)
    found = read_version(content)
    assert found is not None
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert read_version(content) == found


def test_commit_changes_only_the_files_that_name_it(content: Path) -> None:
    """So a build after a commit renders no page anew; and a project is cited with the commit that last changed it."""
    folder = content.parent
    first = git_repository.make_repository(folder)
    assert run(folder, "build", "--quiet", "--no-cache").returncode == 0
    before = files(folder / "_site")
    (folder / ".gitignore").write_text("_site\n", encoding="utf-8")
    commit = git_repository.commit(folder)
    assert run(folder, "build", "--quiet", "--no-cache").returncode == 0
    after = files(folder / "_site")
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert before.keys() == after.keys()
    pages = {path for path in changed if path.endswith(".html")}
    assert pages == {"data/index.html", "sv/data/index.html", "en/data/index.html"}
    others = {Path(path).name for path in changed - pages}
    assert others == {"citation.bib", "citation.ris", "catalog.jsonld", "checksums.txt"}
    assert commit.encode() in after["data/citation.bib"]
    project = "en/projects/2020/kunta-kuuluu-kaikille"
    for name in ("citation.bib", "citation.ris"):
        assert first.encode() in after[f"{project}/{name}"]
        assert commit.encode() not in after[f"{project}/{name}"]
    assert f"Version of the data: {first[:10]} (" in after[f"{project}/index.html"].decode()
    change(content / f"{APPLICATIONS}/kunta-kuuluu-kaikille.yaml", "themes:", "name_corrected: Kunta\nthemes:")
    assert run(folder, "build", "--quiet", "--no-cache").returncode == 0
    # what no commit holds has no version; what it holds keeps it
    unsaved = files(folder / "_site")
    assert b"Version of the data" not in unsaved[f"{project}/index.html"]
    assert b"date" not in unsaved[f"{project}/citation.bib"]
    assert f"Version of the data: {first[:10]} (" in unsaved["en/projects/2020/yhteinen-kokous/index.html"].decode()
    assert first.encode() in unsaved["en/projects/2020/yhteinen-kokous/citation.bib"]
    assert b"version = " not in unsaved[f"{project}/citation.bib"]
