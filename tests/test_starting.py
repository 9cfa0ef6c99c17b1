"""`init` starts a site that checks without a word, builds at once, and is clearly an example."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from command import ROOT, copy_program, files, run
from git_repository import commit, git, make_repository
from records import change, write_site
from site_folder import id_problems, link_problems, read_site

LANGUAGES = ("fi", "sv", "en")
SLUGS = {"fi": "yhteinen-esimerkki", "sv": "gemensamt-exempel", "en": "joint-example"}
PROJECTS = {"fi": "hankkeet", "sv": "projekt", "en": "projects"}
SAYS_EXAMPLE = {"fi": "keksitty", "sv": "påhittad", "en": "invented"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_started_site_checks_and_builds(tmp_path: Path, language: str) -> None:
    done = run(tmp_path, "init", "my site ä", "--language", language)
    assert (done.returncode, done.stderr) == (0, "")
    command = "python build.py build --content 'my site ä/content' --config 'my site ä/site.yaml'"
    number = len(files(tmp_path / "my site ä"))
    assert done.stdout == f"my site ä: {number} files\nnext: {command}\n"
    words = ("--content", "my site ä/content", "--config", "my site ä/site.yaml")
    built = run(tmp_path, "build", *words, "--jobs", "1")
    assert (built.returncode, built.stderr) == (0, "0 errors, 0 warnings in 2 records\n")
    site = read_site(tmp_path / "_site", "https://grants.example/")
    assert f"{PROJECTS[language]}/example/{SLUGS[language]}/index.html" in site.pages
    assert {page.language for page in site.pages.values()} == {language}
    assert link_problems(site) == []
    assert id_problems(site) == []
    home = (site.root / "index.html").read_text(encoding="utf-8")
    assert SAYS_EXAMPLE[language] in home


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_in_the_language_and_every_record_says_that_it_is_invented(tmp_path: Path, language: str) -> None:
    assert run(tmp_path, "init", "site", "--language", language).returncode == 0
    written = {name: data.decode("utf-8") for name, data in files(tmp_path / "site").items()}
    assert not [name for name, text in written.items() if "$" in text or "$" in name]
    for other in set(LANGUAGES) - {language}:
        # names of municipalities are official in two languages, and stand in one line
        assert not [name for name, text in written.items() if f"\n  {other}: " in text or f"# {other}: " in text]
        assert not [name for name in written if name.endswith(f".{other}.md")]
    records = [text for name, text in written.items() if name.count("/") > 1 and name.endswith(".yaml")]
    assert records
    assert not [text for text in records if SAYS_EXAMPLE[language][:7] not in text.partition("\n")[0].lower()]


def test_every_language_can_be_added(tmp_path: Path) -> None:
    """The texts of another language are taken from a second start."""
    assert run(tmp_path, "init", "site", "--language", "fi").returncode == 0
    assert run(tmp_path, "init", "other", "--language", "sv").returncode == 0
    for page in (tmp_path / "other/content/pages").iterdir():
        shutil.copy(page, tmp_path / "site/content/pages")
    config = tmp_path / "site/site.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("[fi]", "[fi, sv]"), encoding="utf-8")
    done = run(tmp_path / "site", "build", "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 2 records\n")
    assert (tmp_path / "site/_site/sv/projekt/example/yhteinen-esimerkki/index.html").is_file()


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_folder_with_anything_in_it_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_text("oma", encoding="utf-8")
    done = run(tmp_path, "init", "site", "--lang", "fi")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "site: kansio ei ole tyhjä; nimeä uusi\n"
    assert files(tmp_path / "site") == {name: b"oma"}


def test_file_or_link_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("oma", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to("elsewhere")
    for name in ("file", "link"):
        done = run(tmp_path, "init", name)
        assert (done.returncode, done.stderr) == (2, f"{name}: not a folder; name another one\n")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    done = run(tmp_path, "init", "file/site")
    assert done.returncode == 2
    assert done.stderr == "file/site: cannot be written: not a directory\n"


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert run(tmp_path, "init", "site", "--quiet").stdout == ""
    assert "current_call" in (tmp_path / "site/site.yaml").read_text(encoding="utf-8")


def test_guide_names_the_commands() -> None:
    text = (ROOT / "docs/adopt.md").read_text(encoding="utf-8")
    assert "python build.py init" in text


def test_guide_is_followed_word_for_word(tmp_path: Path) -> None:
    """The commands of docs/adopt.md, in a copy of the repository with other records: what the new site tells of its
    past begins with its own."""
    folder = write_site(copy_program(tmp_path / "oma kopio"))
    shutil.copytree(ROOT / "starter", folder / "starter")
    (folder / "content/addresses.txt").write_text("/\n", encoding="utf-8")
    (folder / ".gitignore").write_text(".cache/\n_site/\n__pycache__/\n", encoding="utf-8")
    make_repository(folder)
    change(folder / "content/awards/2020/kunta-kuuluu-kaikille.yaml", "amount: 68000.00", "amount: 67000.00")
    commit(folder, "A change of the other site")
    guide = (ROOT / "docs/adopt.md").read_text(encoding="utf-8")
    commands = "".join(re.findall(r"(?s)```sh\n(.*?)```", guide))
    assert "git rm" in commands
    script = commands.replace(".venv/bin/python", shlex.quote(sys.executable)).replace("make site ", "true ")
    done = subprocess.run(
        ["bash", "-euc", script], cwd=folder, capture_output=True, encoding="utf-8", env=os.environ | COMMITTER
    )
    assert done.returncode == 0, done.stderr
    assert not git(folder, "status", "--porcelain")
    built = run(folder, "build", "--jobs", "1", program=folder)
    assert (built.returncode, built.stderr) == (0, "0 errors, 0 warnings in 2 records\n")
    page = LexborHTMLParser((folder / "_site/andringar/index.html").read_text(encoding="utf-8"))
    commits = {link.attributes["href"] for link in page.css("main a[href*='/commit/']")}
    assert len(commits) == 1
    assert git(folder, "rev-parse", "HEAD") in commits.pop()
    told = "".join(file.read_text(encoding="utf-8") for file in (folder / "_site").rglob("feed.xml"))
    assert "Uppgifterna publicerades" in told
    assert "Borttage" not in told + page.html
    assert "67" not in "".join(node.text() for node in page.css(".history__facts"))


COMMITTER = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
             for what, value in (("NAME", "Tester"), ("EMAIL", "tester@example.org"))}  # fmt: skip


def test_example_becomes_a_call_that_is_not_decided_as_the_guide_says(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "site", "--language", "en").returncode == 0
    call = tmp_path / "site/content/calls/example.yaml"
    text = re.sub(r"(?m)^  (?:decision_date|awards|awarded): \{.*\n|^decision_date: .*\n", "", call.read_text("utf-8"))
    nought = ("awards", "awarded", "municipalities_awarded", "municipalities_awarded_as_lead")
    for name in nought:
        text = re.sub(rf"(?m)^  {name}: .*$", f"  {name}: {'0.00' if name == 'awarded' else '0'}", text)
    call.write_text(re.sub(r"(?m)^  unawarded: .*$", "  unawarded: 50000.00", text), encoding="utf-8")
    (tmp_path / "site/content/awards/example/joint-example.yaml").unlink()
    guide = " ".join((ROOT / "docs/adopt.md").read_text(encoding="utf-8").split())
    assert f"{', '.join(f'`{name}`' for name in nought[:-1])} and `{nought[-1]}` are 0 and `unawarded`" in guide
    done = run(tmp_path / "site", "build", "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 1 record\n")
