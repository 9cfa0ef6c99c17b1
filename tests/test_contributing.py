"""CONTRIBUTING in three languages: they say the same, their example works, their pictures and links are there."""

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from command import run
from grantsite import arguments
from grantsite.codes import CODES
from records import change
from site_folder import Site

ROOT = Path(__file__).resolve().parent.parent
GUIDES = {"fi": "CONTRIBUTING.md", "sv": "CONTRIBUTING.sv.md", "en": "CONTRIBUTING.en.md"}
PICTURES = ROOT / "docs/contributing"
DRAWN = {"fi": "Piirros: ", "sv": "Teckning: ", "en": "Drawing: "}
RECORD = "content/awards/2020/digikokous-3-0.yaml"
PROJECT = "2020/digikokous-3-0/"
# What GitHub calls its buttons and tabs, whatever the reader's language.
GITHUB = {
    "Fork this repository",
    "Commit changes…",
    "Propose changes",
    "Create pull request",
    "Files changed",
    "Edit file",
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
languages = pytest.mark.parametrize("language", GUIDES)


def guide(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


def prose(language: str) -> str:
    """A guide without its blocks of code, on one line."""
    return " ".join(BLOCK.sub("", guide(language)).split())


def blocks(language: str, kind: str) -> list[str]:
    return [text for name, text in BLOCK.findall(guide(language)) if name == kind]


def pictures(language: str) -> list[tuple[str, str]]:
    """The text that stands for each picture, and its file."""
    return PICTURE.findall(guide(language))


def shape(language: str) -> list[str]:
    """Headings, pictures, tables and code in their order, without what differs between languages."""
    found = []
    for line in guide(language).splitlines():
        if line.startswith(("#", "```")):
            found.append(re.match(r"#+|```\w*", line)[0])  # type: ignore[index]
        elif line.startswith("!"):
            found.append(line.rpartition("/")[2].replace(f".{language}.", "."))
        elif line.startswith(("|", ">", "- ")):
            found.append(line[0])
    return found


def numbers(text: str) -> list[str]:
    """The numbers in brackets, which say a place of a drawing."""
    return re.findall(r"\(([1-9])\)", text)


# --- three languages ---


def test_guides_have_the_same_shape() -> None:
    assert shape("fi") == shape("sv") == shape("en")


def test_guides_have_the_same_code_and_records() -> None:
    def code(language: str) -> list[str]:
        inline = re.findall(r"`([^`\n]+)`", PICTURE.sub("", BLOCK.sub("", guide(language))))
        # addresses of pages and names of folders are in the reader's language
        # and so is the line by which a message says whether it is a correction
        told = ("Korjaus:", "Rättelse:", "Correction:")
        words = [word for word in inline if "<" not in word and "://" not in word and not word.startswith(told)]
        return [text.replace(f"--lang {language}", "") for _, text in BLOCK.findall(guide(language))] + words

    assert code("fi") == code("sv") == code("en")


def test_guides_link_each_other() -> None:
    for language, file in GUIDES.items():
        links = re.findall(r"\]\((CONTRIBUTING[^)]*)\)", guide(language).split("\n\n")[1])
        assert sorted(links) == sorted(set(GUIDES.values()) - {file})
        assert f"]({file})" in (ROOT / "README.md").read_text(encoding="utf-8")


# --- names that a reader looks for ---


def bold(language: str) -> set[str]:
    return set(re.findall(r"\*\*([^*]+)\*\*", prose(language)))


def project_page(language: str, folder: Path) -> LexborHTMLParser:
    """The built page of the example's project, at the address of the preview that the guide names."""
    address = re.search(r"http://127\.0\.0\.1:8000/([^`]*)", guide(language))
    assert address
    assert address[1].endswith(PROJECT)
    return LexborHTMLParser((folder / address[1] / "index.html").read_text(encoding="utf-8"))


@languages
def test_buttons_of_the_site_have_the_names_of_the_guide(language: str, site: Site) -> None:
    links = {" ".join(node.text().split()) for node in project_page(language, site.root).css("a")}
    assert bold(language) - GITHUB - links == set()
    assert len(bold(language) - GITHUB) == 3
    for text, file in pictures(language):
        if "edit-link" in file:  # what is quoted stands in the picture
            assert set(re.findall(r"[”“]([^”“]+)”", text)) <= links


def test_buttons_of_github_are_named_as_they_are_drawn() -> None:
    drawn = " ".join(file.read_text(encoding="utf-8") for file in PICTURES.glob("*.svg"))
    for language in GUIDES:
        assert bold(language) >= GITHUB
    assert [name for name in GITHUB if name.rstrip("…") not in drawn] == []


@languages
def test_repository_is_that_of_the_site(language: str) -> None:
    settings = yaml.safe_load((ROOT / "site.yaml").read_text(encoding="utf-8"))
    assert f"git clone {settings['repository_url']}\n" in blocks(language, "sh")[0]


@languages
def test_make_knows_what_the_guide_asks_of_it(language: str) -> None:
    asked = re.findall(r"(?:^|`)make (\w+)", guide(language), re.MULTILINE)
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"serve", "test", "pictures"} == set(asked) <= set(targets)


# --- pictures ---


@languages
def test_every_picture_is_described(language: str) -> None:
    for text, file in pictures(language):
        assert len(text) > 30, file
        assert text.startswith(DRAWN[language]) == file.endswith(".svg"), text


@languages
def test_numbers_of_a_drawing_are_those_of_the_text(language: str) -> None:
    """Each step has one drawing, and explains each of its numbers once."""
    for step in re.split(r"^### ", guide(language), flags=re.MULTILINE)[1:]:
        for _, file in PICTURE.findall(step):
            if file.endswith(".svg"):
                drawn = re.findall(r'font-weight="700"[^>]*>([1-9])</text>', (ROOT / file).read_text("utf-8"))
                assert numbers(PICTURE.sub("", step)) == sorted(drawn), file


def test_every_picture_is_shown_and_small() -> None:
    shown = {file for language in GUIDES for _, file in pictures(language)}
    there = {file.relative_to(ROOT).as_posix() for file in PICTURES.iterdir() if file.suffix in (".png", ".svg")}
    assert shown == there
    assert {file for file in there if (ROOT / file).stat().st_size > 60_000} == set()


def test_screenshots_are_made_by_the_command(tmp_path: Path) -> None:
    program = "docs/contributing/make_pictures.py"
    assert f"\n\t$(PY) {program}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")
    done = subprocess.run((sys.executable, program, str(tmp_path)), cwd=ROOT, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in PICTURES.glob("*.png")}


# --- the example ---


@pytest.fixture(scope="module")
def before() -> str:
    return blocks("fi", "yaml")[0]


@pytest.fixture(scope="module")
def after() -> str:
    return blocks("fi", "yaml")[1]


@pytest.fixture
def copy(tmp_path: Path, before: str, after: str) -> Path:
    """A folder of an editor who has followed the example."""
    shutil.copy(ROOT / "site.yaml", tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    change(tmp_path / RECORD, f"\n{before}", f"\n{after}")
    return tmp_path


@languages
def test_example_names_its_file(language: str) -> None:
    assert f"`{RECORD}`" in prose(language)
    assert (ROOT / RECORD).is_file()


def drawn_lines(drawing: str) -> dict[int, str]:
    """The numbered lines of a file in a drawing, without what a comparison writes before them."""
    texts: dict[str, list[str]] = defaultdict(list)
    # letters of one width stand in groups of their own: numbers first, then the lines
    for group in re.findall(r"<g fill=.*</g>", (PICTURES / drawing).read_text(encoding="utf-8")):
        for y, text in re.findall(r'<text x="\d+" y="(\d+)">([^<]*)</text>', group):
            texts[y].append(text)
    return {int(number): parts[-1] for number, *parts in texts.values()}


@pytest.mark.parametrize("drawing", ["edit.svg", "message.svg"])
def test_drawn_lines_are_those_of_the_file(copy: Path, drawing: str) -> None:
    written = (copy / RECORD).read_text(encoding="utf-8").splitlines()
    drawn = drawn_lines(drawing)
    assert len(drawn) >= 4
    for number, text in drawn.items():
        assert text.replace("amuont", "amount") == written[number - 1].strip(), number


def test_example_passes_the_check_that_the_guide_names(copy: Path) -> None:
    for language in GUIDES:
        line = next(line for line in blocks(language, "sh")[1].splitlines() if " check " in line)
        python, program, *words = line.split()
        assert (python, program) == (".venv/bin/python", "build.py")
        done = run(copy, *words, "--no-cache")
        assert done.returncode == 0, done.stderr


@languages
def test_command_adds_what_the_example_writes_by_hand(copy: Path, language: str) -> None:
    by_hand = yaml.safe_load((copy / RECORD).read_text(encoding="utf-8"))
    shutil.copy(ROOT / RECORD, copy / RECORD)
    line = next(line for line in blocks(language, "sh")[1].splitlines() if " new " in line)
    done = run(copy, *line.split()[2:])
    assert done.returncode == 0, done.stderr
    assert yaml.safe_load((copy / RECORD).read_text(encoding="utf-8")) == by_hand


@languages
def test_commands_have_the_words_that_the_guide_gives_them(language: str) -> None:
    for command in ("check", "diff"):
        line = next(line for line in blocks(language, "sh")[1].splitlines() if f" {command} " in line)
        read = arguments.read(line.split()[2:], "")
        assert (read.command, read.lang) == (command, language)


def test_example_shows_what_the_guide_promises(copy: Path) -> None:
    done = run(copy, "build", "--no-cache", "--quiet")
    assert done.returncode == 0, done.stderr
    for language in GUIDES:
        promised = re.search(r"[”“]([^”“]+)”[^”“\n]*:\n\n> (.+)$", guide(language), re.MULTILINE)
        assert promised, language
        heading, sentence = (" ".join(text.split()) for text in promised.groups())
        page = project_page(language, copy / "_site")
        sections = {h.text(): " ".join(h.parent.text().split()) for h in page.css("h2") if h.parent}
        assert sentence in sections[heading]


# A mistake in the example: what an editor types, and the message that the guide explains.
MISTAKES = {
    "amount-format": ("25000.00", "25 000,00"),
    "date-format": ("2021-03-15", "15.3.2021"),
    "unknown-field": ("    amount: ", "    amuont: "),
    "unquoted": ('municipality: "205"', "municipality: 205"),
    "quotes": ('municipality: "205"', 'municipality: "205'),
    "indentation": ("    amount: ", "   amount: "),
    "duplicate-id": (
        "amount: 25000.00",
        "amount: 25000.00\n  - instalment: 1\n    date: 2021-06-15\n    amount: 25000.00",
    ),
    "payments-above-award": ("25000.00", "2500000.00"),
}


@languages
def test_guide_explains_these_messages(language: str) -> None:
    explained = re.findall(r"^\| \[([a-z-]+)\]\(docs/checks\.md#([a-z-]+)\)", guide(language), re.MULTILINE)
    assert explained == [(code, code) for code in MISTAKES]
    assert MISTAKES.keys() <= CODES.keys()


@pytest.mark.parametrize("code", MISTAKES)
def test_mistake_has_the_message_that_the_guide_explains(copy: Path, code: str) -> None:
    change(copy / RECORD, *MISTAKES[code])
    done = run(copy, "check", "--no-cache")
    assert done.returncode == 1
    assert {*re.findall(r"error\[([a-z-]+)\]", done.stderr)} == {code}
