"""What GitHub shows: the issue forms, the templates of pull requests, and the links of the pages that lead to them."""

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_folder import NOT_FOUND, Site

ROOT = Path(__file__).resolve().parent.parent
ISSUES = ROOT / ".github/ISSUE_TEMPLATE"
PULLS = ROOT / ".github/PULL_REQUEST_TEMPLATE"
CHOICE = ROOT / ".github/pull_request_template.md"
LANGUAGES = ("fi", "sv", "en")
FORMS = {
    "wrong-fact": ("page", "record", "wrong", "right", "source"),
    "follow-up": ("page", "record", "kind", "details", "link"),
    "fault": ("page", "what", "expected", "browser"),
}
PULL_TEMPLATES = {"fact.md", "follow-up.md", "call.md", "text.md", "code.md"}
REPOSITORY = yaml.safe_load((ROOT / "site.yaml").read_text(encoding="utf-8"))["repository_url"].rstrip("/")
NEW_ISSUE = f"{REPOSITORY}/issues/new"
EDITOR = f"{REPOSITORY}/edit/main/"
# What chooses the form and its title; every other word of an address names a field.
ABOUT_FORM = {"template", "title"}

# --- the forms ---


def form_file(name: str, language: str) -> Path:
    return ISSUES / f"{name}.{language}.yml"


@cache
def form(name: str, language: str) -> dict[str, Any]:
    return yaml.safe_load(form_file(name, language).read_text(encoding="utf-8"))


def fields(name: str, language: str) -> list[dict[str, Any]]:
    """The parts of a form that are filled in."""
    return [part for part in form(name, language)["body"] if part["type"] != "markdown"]


def shape(name: str, language: str) -> list[tuple[Any, ...]]:
    """All of a form but its words: how many options a choice has, whether an example is given."""
    return [
        (
            part.get("id"),
            part["type"],
            part.get("validations"),
            {key: len(text) if isinstance(text, list) else type(text) for key, text in part["attributes"].items()},
        )
        for part in form(name, language)["body"]
    ]


def validate(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against a schema that comes with the checker, so without a network."""
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files))
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_forms_follow_the_schema() -> None:
    done = validate("github-issue-forms", *(form_file(name, language) for name in FORMS for language in LANGUAGES))
    assert done.returncode == 0, done.stdout + done.stderr


def test_settings_follow_the_schema() -> None:
    done = validate("github-issue-config", ISSUES / "config.yml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert yaml.safe_load((ISSUES / "config.yml").read_text(encoding="utf-8"))["blank_issues_enabled"] is False


def test_schema_notices_a_mistake(tmp_path: Path) -> None:
    text = form_file("fault", "fi").read_text(encoding="utf-8")
    bad = tmp_path / "bad.yml"
    bad.write_text(text.replace("type: textarea", "type: textfield", 1), encoding="utf-8")
    assert validate("github-issue-forms", bad).returncode == 1


def test_there_are_these_forms_and_no_other() -> None:
    expected = {f"{name}.{language}.yml" for name in FORMS for language in LANGUAGES}
    assert {file.name for file in ISSUES.iterdir()} == expected | {"config.yml"}


@pytest.mark.parametrize("name", FORMS)
def test_languages_of_a_form_differ_in_words_only(name: str) -> None:
    assert shape(name, "fi") == shape(name, "sv") == shape(name, "en")
    assert tuple(field["id"] for field in fields(name, "fi")) == FORMS[name]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_translated(name: str) -> None:
    for key in ("name", "description", "title"):
        assert len({form(name, language)[key] for language in LANGUAGES}) == 3, key
    for parts in zip(*(form(name, language)["body"] for language in LANGUAGES), strict=True):
        texts = [part["attributes"].get("label") or part["attributes"]["value"] for part in parts]
        assert len(set(texts)) == 3, texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_labels_and_options_are_told_apart(name: str, language: str) -> None:
    """GitHub shows no form in which two labels, or two options of a choice, are the same."""
    labels = [field["attributes"]["label"] for field in fields(name, language)]
    assert len(set(labels)) == len(labels)
    for field in fields(name, language):
        options = field["attributes"].get("options", [])
        assert len(set(options)) == len(options)


# --- the links of the pages ---


class PageLink(NamedTuple):
    """A link to the repository: the page it stands on, the language around it, its address."""

    path: str
    language: str
    address: str

    @property
    def query(self) -> dict[str, str]:
        words = parse_qs(urlsplit(self.address).query, strict_parsing=True)
        assert all(len(texts) == 1 for texts in words.values()), self
        return {key: texts[0] for key, texts in words.items()}

    @property
    def form(self) -> str:
        return self.query["template"].partition(".")[0]


def language_around(node: LexborNode | None) -> str:
    while node is not None:
        if language := node.attributes.get("lang"):
            return language
        node = node.parent
    return ""


@pytest.fixture(scope="module")
def page_links(site: Site) -> list[PageLink]:
    """Every link into the editor or to a form, on all pages but those that only lead on."""
    found = []
    for path in pages(site):
        tree = LexborHTMLParser((site.root / path).read_text(encoding="utf-8"))
        for anchor in tree.css("a"):
            address = anchor.attributes.get("href") or ""
            if address.startswith((NEW_ISSUE, EDITOR)):
                found.append(PageLink(path, language_around(anchor), address))
    return found


@pytest.fixture(scope="module")
def reports(page_links: list[PageLink]) -> list[PageLink]:
    return [link for link in page_links if link.address.startswith(NEW_ISSUE)]


@pytest.fixture(scope="module")
def edits(page_links: list[PageLink]) -> list[PageLink]:
    return [link for link in page_links if link.address.startswith(EDITOR)]


def pages(site: Site) -> set[str]:
    """Those a reader stays on: not those that lead on, nor cards and sheets, which are embedded and printed."""
    paper = re.compile(r"(^|/)upotus/|/(tuloste|utskrift|print)/index\.html$")
    return {path for path, page in site.pages.items() if page.refresh is None and not paper.search(path)}


def test_every_page_has_a_link_that_reports(site: Site, reports: list[PageLink]) -> None:
    found = {link.path for link in reports if link.form == ("fault" if link.path == NOT_FOUND else "wrong-fact")}
    assert pages(site) - found == set()


def test_every_page_has_a_link_into_the_editor(site: Site, edits: list[PageLink]) -> None:
    assert pages(site) - {link.path for link in edits} == {NOT_FOUND}


def test_page_not_found_reports_in_every_language(reports: list[PageLink]) -> None:
    assert sorted(link.language for link in reports if link.path == NOT_FOUND) == sorted(LANGUAGES)


def test_prefilled_links_name_a_form_in_their_language(reports: list[PageLink]) -> None:
    wrong = [link for link in reports if link.query["template"] != f"{link.form}.{link.language}.yml"]
    assert wrong == []
    assert {link.query["template"] for link in reports} == {
        f"{name}.{language}.yml" for name in FORMS for language in LANGUAGES
    }


def test_prefilled_links_fill_in_fields_that_there_are(reports: list[PageLink]) -> None:
    """Only text fields can be filled in from an address."""
    for link in reports:
        texts = {f["id"] for f in fields(link.form, link.language) if f["type"] in ("input", "textarea")}
        assert link.query.keys() - ABOUT_FORM - texts == set(), link
        assert all(text.strip() for text in link.query.values()), link


def test_prefilled_links_say_which_page_and_which_files(site: Site, reports: list[PageLink]) -> None:
    for link in reports:
        if link.path == NOT_FOUND:  # shown at any address, so it does not know its own
            assert link.query.keys() == ABOUT_FORM
            continue
        assert link.query["page"] == site.base_url + link.path.removesuffix("index.html")
        assert link.query.keys() == ABOUT_FORM | {"page", "record"}
        for record in link.query["record"].split(", "):
            assert record.startswith("content/"), link
            assert (ROOT / record).is_file(), link


def test_title_begins_as_the_form_itself_begins_it(reports: list[PageLink]) -> None:
    for link in reports:
        start = form(link.form, link.language)["title"]
        assert link.query["title"].startswith(start), link
        assert len(link.query["title"]) > len(start), link


def test_address_is_not_longer_than_servers_take(reports: list[PageLink]) -> None:
    assert max(len(link.address) for link in reports) < 2000


def test_editor_opens_a_file_that_exists(edits: list[PageLink]) -> None:
    for link in edits:
        path = link.address.removeprefix(EDITOR)
        assert path.startswith("content/"), link
        assert (ROOT / path).is_file(), link


def test_home_and_lists_open_the_record_they_are_made_of(edits: list[PageLink]) -> None:
    call = yaml.safe_load((ROOT / "site.yaml").read_text(encoding="utf-8"))["current_call"]
    expected = {
        "index.html": f"content/calls/{call}.yaml",
        "sv/projekt/index.html": f"content/calls/{call}.yaml",
        "en/municipalities/index.html": "content/regions.yaml",
        "tietoa/index.html": "content/pages/about.fi.md",
        "sv/om/index.html": "content/pages/about.sv.md",
    }
    found = {link.path: link.address.removeprefix(EDITOR) for link in edits if link.path in expected}
    assert found == expected


def test_every_award_can_be_added_to(reports: list[PageLink], edits: list[PageLink]) -> None:
    """And only awards: an application that got no grant has no payments."""
    awards = {f"content/awards/{file.parent.name}/{file.name}" for file in (ROOT / "content/awards").glob("*/*.yaml")}
    found = Counter(link.query["record"] for link in reports if link.form == "follow-up")
    assert found == dict.fromkeys(awards, len(LANGUAGES))
    assert {link.address.removeprefix(EDITOR) for link in edits} >= awards


# --- the templates of pull requests ---


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


def anchor(heading: str) -> str:
    """The fragment that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", text)


def test_there_is_a_template_for_each_kind_of_change() -> None:
    assert {file.name for file in PULLS.iterdir()} == PULL_TEMPLATES


@pytest.mark.parametrize("file", [CHOICE, *sorted(PULLS.iterdir())], ids=lambda file: file.name)
def test_template_speaks_three_languages(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert headings(text)
    items = [" ".join(item.split()) for item in re.findall(r"^- (?:\[ \] )?(.+(?:\n  +.+)*)", text, re.MULTILINE)]
    assert items
    for line in (*headings(text), *items):
        assert len(re.split(r" / ", line)) == 3, line


def test_the_choice_offers_every_template() -> None:
    queries = [parse_qs(urlsplit(link).query) for link in links(CHOICE.read_text(encoding="utf-8"))]
    assert sorted(query["template"][0] for query in queries) == sorted(PULL_TEMPLATES)


@pytest.mark.parametrize("file", sorted(PULLS.iterdir()), ids=lambda file: file.name)
def test_links_of_a_template_lead_somewhere(file: Path) -> None:
    """They stand on a page like …/pull/12, so they lead up from there and to the main branch."""
    for link in links(file.read_text(encoding="utf-8")):
        path, _, fragment = link.removeprefix("../blob/main/").partition("#")
        assert link.startswith("../blob/main/"), link
        assert (ROOT / path).is_file(), link
        if fragment:
            assert fragment in map(anchor, headings((ROOT / path).read_text(encoding="utf-8"))), link
