"""The change history on the built site: what is told, in which words, and what a site without it says instead."""

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from atom import ATOM, feed_problems
from command import ROOT, files, run
from git_repository import commit, git, make_repository
from grantsite.config import load_site
from grantsite.messages import in_language
from grantsite.pipeline import Pipeline
from grantsite.results import Options, Result
from records import APPLICATIONS, AWARD, AWARDS, FILES, NOT_AWARDED, change, write, write_site

AWARD_FILE = f"content/{AWARDS}/kunta-kuuluu-kaikille.yaml"
FORMER, PRESENT = (f"content/{APPLICATIONS}/{slug}.yaml" for slug in ("kokous", "yhteinen-kokous"))
PROJECT = "projects/2020/yhteinen-kokous"
PAYMENT = "payments:\n  - {instalment: 1, date: 2021-02-15, amount: 20000.00}\n"
# As it was first typed: a wrong amount, and a partner too many.
WRONG = NOT_AWARDED.replace("12000.50", "12000.05").replace(
    '    municipality: "989"\n', '    municipality: "989"\n  - {as_written: Alavus, municipality: "010"}\n'
)
AUTHOR = {"GIT_AUTHOR_NAME": "Maija <b>Mehiläinen</b>", "GIT_AUTHOR_EMAIL": "maija@example.net"}


def on(day: str) -> dict[str, str]:
    return {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z", **AUTHOR}


class Story(NamedTuple):
    """A repository with a site, its commits by what they did, and the site as it was built."""

    folder: Path
    commits: dict[str, str]
    site: Path


def build(folder: Path, site: Path, cache: Path | None = None) -> Result:
    """Build a folder's site; there must be no error."""
    options = Options(folder / "content", "content", site, ROOT / "templates", ROOT / "static", cache)
    result = Pipeline(options).build(load_site(folder / "site.yaml"))
    assert [problem for problem in result.problems if problem.level == "error"] == []
    return result


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = write_site(tmp_path_factory.mktemp("story") / "Kuntien ikkuna")
    (folder / PRESENT).unlink()
    write(folder / FORMER, WRONG)
    commits = {"published": make_repository(folder)}
    write(folder / AWARD_FILE, f"# typed from the decision\n{AWARD}")
    commits["form"] = commit(folder, "Comment", **on("2021-02-01"))
    change(folder / AWARD_FILE, "payments: []\ninterim", f"{PAYMENT}interim")
    commits["payment"] = commit(folder, "First <script>alert(1)</script> payment", **on("2021-02-16"))
    git(folder, "switch", "--quiet", "--create", "fix")
    change(folder / FORMER, "12000.05", "12000.50")
    commits["amount"] = commit(folder, "Amount", **on("2021-02-20"))
    write(folder / FORMER, NOT_AWARDED)
    commits["partner"] = commit(folder, "Partner", **on("2021-02-21"))
    git(folder, "switch", "--quiet", "main")
    write(folder / "README.md", "Beside the content.\n")
    commits["beside"] = commit(folder, "Read me", **on("2021-02-22"))
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Merge the fix", "fix", **on("2021-03-01"))
    commits["merge"] = git(folder, "rev-parse", "HEAD")
    (folder / FORMER).unlink()
    write(folder / PRESENT, f"{NOT_AWARDED}aliases: [kokous]\n")
    commits["renamed"] = commit(folder, "A better name", **on("2021-03-02"))
    change(folder / "content/municipalities/alavus.yaml", "11468", "11469")
    change(folder / "content/regions.yaml", "26555", "26556")
    commits["population"] = commit(folder, "Population\n\nKorjaus: väkiluku oli väärin", **on("2021-03-03"))
    build(folder, folder / "_site")
    return Story(folder, commits, folder / "_site")


def page(site: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))


def lines(tree: LexborHTMLParser) -> list[str]:
    """The changes that a page tells."""
    return [" ".join(node.text().split()) for node in tree.css(".history__facts > li")]


def commits_of(tree: LexborHTMLParser) -> list[str]:
    """The commits that a page leads to, in its order, but for those that last changed each fact."""
    tree = LexborHTMLParser(tree.html or "")
    for node in tree.css(".history__last"):
        node.decompose()
    found = [node.attributes["href"] or "" for node in tree.css("main a[href*='/commit/']")]
    return [address.rpartition("/")[2] for address in found]


def test_page_tells_what_was_corrected_added_and_renamed(story: Story) -> None:
    assert lines(page(story.site, f"en/{PROJECT}")) == [
        "renamed from kokous to yhteinen-kokous; the old address leads on by an alias",
        "Correction: partner Alavus removed",
        "Correction: requested 12,000.05 → 12,000.50 € (+0.45 €)",
    ]
    assert lines(page(story.site, "en/projects/2020/kunta-kuuluu-kaikille")) == [
        "payment 1 of 20,000.00 € on 15 February 2021 added"
    ]


def test_page_says_when_each_fact_was_last_changed(story: Story) -> None:
    """By the commit that changed this very fact, not its record."""
    tree = page(story.site, f"en/{PROJECT}")
    (folded,) = [node for node in tree.css("details.history") if "When each fact" in node.css_first("summary").text()]
    found = {}
    for line in folded.css("li"):
        facts, _, _ = line.text().partition(": ")
        commit_link = line.css_first("a").attributes["href"] or ""
        found |= dict.fromkeys(facts.split(", "), commit_link.rpartition("/")[2])
    assert found.keys() == {"Name", "Requested", "Lead", "Partners", "Decided on"}
    # the branch with both fixes was merged in one step
    assert found["Requested"] == found["Partners"] == story.commits["merge"]
    assert found["Name"] == found["Decided on"] == story.commits["published"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("hankkeet/2020/yhteinen-kokous", "Korjaus: haettu 12\u00a0000,05 → 12\u00a0000,50 € (+0,45 €)"),
        ("sv/projekt/2020/yhteinen-kokous", "Rättelse: sökt 12\u00a0000,05 → 12\u00a0000,50 € (+0,45 €)"),
    ],
)
def test_changes_are_told_in_the_language_of_the_page(story: Story, path: str, words: str) -> None:
    told = [node.text() for node in page(story.site, path).css(".history__facts > li")]
    assert words in told


def test_merged_branch_is_one_step_with_the_day_of_its_merge(story: Story) -> None:
    tree = page(story.site, f"en/{PROJECT}")
    last, *told = commits_of(tree)
    assert last == story.commits["renamed"]
    assert told == [story.commits[name] for name in ("renamed", "merge", "published")]
    assert "1 March 2021" in tree.css_first(".history").text()


def test_municipality_tells_of_itself_and_of_its_projects(story: Story) -> None:
    tree = page(story.site, "en/municipalities/alavus")
    assert lines(tree) == [
        "Correction: population: 11,468 on 31 December 2019 → 11,469 on 31 December 2019",
        "payment 1 of 20,000.00 € on 15 February 2021 added",
    ]
    assert "Award: Kunta kuuluu kaikille" in " ".join(tree.css_first("details.history").text().split())


def test_list_of_all_changes_leaves_out_what_changed_no_fact(story: Story) -> None:
    tree = page(story.site, "en/changes")
    told = [story.commits[name] for name in ("population", "renamed", "merge", "payment", "published")]
    assert commits_of(tree) == told
    days = [node.text() for node in tree.css("main section.history h2")]
    assert days == ["3 March 2021", "2 March 2021", "1 March 2021", "16 February 2021", "1 January 2021"]
    published = [node.text() for node in tree.css("main section.history")[-1].css("li")]
    assert published == [
        *("applications: 2", "awards: 1", "calls: 1", "municipalities: 3", "other bodies: 1"),
        "pages of text in different languages: 12",
    ]
    titles = [" ".join(node.text().split()) for node in tree.css("main section.history")[0].css("h3")]
    assert titles == ["Municipality: Alavus", "Region: South Ostrobothnia"]
    assert "Correction: population 26,555 → 26,556" in lines(tree)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose last commit put the source of an award right, and gave a term an address."""
    folder = write_site(tmp_path_factory.mktemp("sources") / "site")
    change(folder / AWARD_FILE, 'section: "4"', 'section: "5"')
    make_repository(folder)
    change(folder / AWARD_FILE, 'section: "5"', 'section: "4"')
    change(folder / "content/terms.yaml", "grant}\n", "grant}\n  url: https://iri.example/c4\n")
    commit(folder, "Another section", **on("2021-02-01"))
    build(folder, folder / "_site")
    return folder / "_site"


@pytest.mark.parametrize(
    ("changes", "project", "term", "told"),
    [
        (
            *("muutokset", "hankkeet", "Termi: valtionavustus"),
            "lähde: päätös, luku 5, kohta 1 → päätös, luku 4, kohta 1",
        ),
        (
            *("sv/andringar", "sv/projekt", "Term: statsunderstöd"),
            "källa: beslutet, avsnitt 5, punkt 1 → beslutet, avsnitt 4, punkt 1",
        ),
        (
            *("en/changes", "en/projects", "Term: government grant"),
            "source: decision, section 5, item 1 → decision, section 4, item 1",
        ),
    ],
)
def test_no_ids_are_shown(sources: Path, changes: str, project: str, term: str, told: str) -> None:
    """A source is told by its document's name in the reader's language, and a term by itself, on every page and in
    every feed that tells of the change."""
    tree = page(sources, changes)
    own = f"{project}/2020/kunta-kuuluu-kaikille"
    for where in (tree, page(sources, own)):
        assert [line for line in lines(where) if line.endswith(told)]
    for feed in (changes, own):
        assert told in (sources / feed / "feed.xml").read_text(encoding="utf-8")
    titles = {" ".join(node.text().split()): node for node in tree.css("main section.history")[0].css("h3")}
    assert term in titles
    place = titles[term].css_first("a").attributes["href"]
    path, _, fragment = place.partition("#")
    leads_to = LexborHTMLParser((sources / changes / path / "index.html").read_text(encoding="utf-8"))
    assert leads_to.css_first(f"#{fragment} dt").text() == term.partition(": ")[2]


def test_nobody_is_named_and_no_message_is_shown(story: Story) -> None:
    for path, data in files(story.site).items():
        for words in (b"Mehil", b"maija@", b"tester@example.org", b"alert(1)", "väkiluku oli väärin".encode()):
            assert words not in data, path


def test_feeds_tell_of_changes(story: Story) -> None:
    feed = (story.site / f"en/{PROJECT}/feed.xml").read_text(encoding="utf-8")
    ids = [part.partition("<")[0].partition("/pohja/")[2] for part in feed.split("<id>")[2:]]
    assert ids == [
        f"h/2020-002/#change-{story.commits['renamed'][:10]}-en",
        f"h/2020-002/#change-{story.commits['merge'][:10]}-en",
        "h/2020-002/#decision-en",
    ]
    assert "<title>Correction: Yhteinen kokous</title>" in feed
    assert "partner Alavus removed; requested 12,000.05 → 12,000.50 € (+0.45 €)" in feed
    every = (story.site / "sv/andringar/feed.xml").read_text(encoding="utf-8")
    assert "<title>Rättelse: Alavo</title>" in every
    assert f"#published-{story.commits['published'][:10]}-sv</id>" in every
    found = [feed_problems(story.site, f, "https://pieni.example/pohja/") for f in sorted(story.site.rglob("feed.xml"))]
    assert [problem for problems in found for problem in problems] == []


def test_changes_of_one_day_and_what_is_gone(tmp_path: Path) -> None:
    """The last of a day comes first, whatever its hash. Of an award that is gone it is said that it is, and whose."""
    folder = write_site(tmp_path / "Ikkuna")
    make_repository(folder)
    award, told = folder / AWARD_FILE, []
    for paid in range(20001, 20007):
        write(award, AWARD.replace("payments: []\ninterim", f"{PAYMENT.replace('20000', str(paid))}interim"))
        told.append(commit(folder, "Payment", **on("2021-02-16"))[:10])
    award.unlink()
    call = folder / "content/calls/2020.yaml"
    for old, new in (
        ("awards: 1", "awards: 0"),
        ("awarded: 68000.00", "awarded: 0.00"),
        ("awarded: 32", "awarded: 100"),
    ):
        change(call, old, new)
    for which in ("municipalities_awarded: 1", "municipalities_awarded_as_lead: 1"):
        change(call, which, which.replace("1", "0"))
    gone = commit(folder, "No award", **on("2021-02-17"))[:10]
    build(folder, folder / "_site")
    feed = (folder / "_site/en/projects/2020/kunta-kuuluu-kaikille/feed.xml").read_text(encoding="utf-8")
    found = [part.partition("-en<")[0] for part in feed.split("#change-")[1:]]
    assert found == [gone, *reversed(told)]
    assert "<title>Removed from the records: award 1 Kunta kuuluu kaikille</title>" in feed
    tree = page(folder / "_site", "en/projects/2020/kunta-kuuluu-kaikille")
    assert lines(tree)[:3] == ["Correction: Removed from the records", "amount 68,000 €", "recipient Alavus"]
    (folded,) = [node for node in tree.css("details.history") if "What was" in node.css_first("summary").text()]
    assert [p.text() for p in folded.css("p")][1] == "Award: Kunta kuuluu kaikille"


@pytest.mark.parametrize(
    ("feed", "told"),
    [
        ("muutokset", ["Tietoa (fi) (suomenkielinen teksti)", "Tietoa (en) (englanninkielinen teksti)"]),
        ("sv/andringar", ["Tietoa (fi) (texten på finska)", "Tietoa (en) (texten på engelska)"]),
        ("en/changes", ["Tietoa (fi) (text in Finnish)", "Tietoa (en) (text in English)"]),
    ],
)
def test_change_of_a_page_of_text_leads_to_the_text_that_changed(texts: Path, feed: str, told: list[str]) -> None:
    """Whatever the language of the feed or of the list of changes."""
    entries = etree.parse(texts / feed / "feed.xml").findall(f"{ATOM}entry")
    base = "https://pieni.example/pohja/"
    for title, language, address in zip(told, ("fi", "en"), ("tietoa/", "en/about/"), strict=True):
        (entry,) = (e for e in entries if (e.findtext(f"{ATOM}title") or "").endswith(title))
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (link.get("hreflang"), link.get("href")) == (language, base + address)
        assert "Uusi kappale." in (entry.findtext(f"{ATOM}summary") or "")
        listed = page(texts, feed).css(f"main section.history h3 a[href$='{address}']")
        assert [node.text() for node in listed] == [title.partition(" (")[0] + f" ({language})"]


@pytest.mark.parametrize("feed", ["muutokset", "sv/andringar", "en/changes"])
def test_entries_that_have_no_more_to_say_have_no_summary(texts: Path, feed: str) -> None:
    entries = etree.parse(texts / feed / "feed.xml").findall(f"{ATOM}entry")
    without = [e.findtext(f"{ATOM}id").rpartition("#")[2] for e in entries if e.find(f"{ATOM}summary") is None]
    assert [key.split("-")[0] for key in without] == ["change", "published"]  # a new term, all the records
    assert feed_problems(texts, texts / feed / "feed.xml", "https://pieni.example/pohja/") == []


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose last commit changed a page of text in two of its languages, and added a term."""
    folder = write_site(tmp_path_factory.mktemp("texts") / "site")
    make_repository(folder)
    for language in ("fi", "en"):
        file = folder / f"content/pages/about.{language}.md"
        write(file, file.read_text(encoding="utf-8") + "\nUusi kappale.\n")
    terms = folder / "content/terms.yaml"
    write(terms, terms.read_text(encoding="utf-8") + "- id: share\n  term: {fi: osuus, sv: andel, en: share}\n")
    commit(folder, "Texts", **on("2021-02-01"))
    build(folder, folder / "_site")
    return folder / "_site"


def api(site: Path, name: str) -> Any:
    return json.loads((site / f"api/v1/{name}.json").read_text(encoding="utf-8"))


def source(project: Any, field: str) -> Any:
    """Where a field of a project stands; None where nothing is said of it."""
    found = [{k: v for k, v in s.items() if k != "fields"} for s in project["sources"] if field in s["fields"]]
    assert len(found) <= 1, field
    return found[0] if found else None


def test_api_names_the_record_its_last_change_and_the_source_of_each_field(story: Story) -> None:
    project = api(story.site, "projects/2020-001")
    assert project["record"] == f"{APPLICATIONS}/kunta-kuuluu-kaikille.yaml"
    assert project["changed"] == {"commit": story.commits["published"], "date": "2021-01-01"}
    assert project["award"]["record"] == f"{AWARDS}/kunta-kuuluu-kaikille.yaml"
    assert project["award"]["changed"] == {"commit": story.commits["payment"], "date": "2021-02-16"}
    assert source(project, "requested") == {
        "document": "annex",
        "section": None,
        "item": None,
        "row": 1,
        "url": None,
        "record": f"{APPLICATIONS}/kunta-kuuluu-kaikille.yaml",
        "changed": {"commit": story.commits["published"], "date": "2021-01-01"},
    }
    awarded = source(project, "awarded")
    assert (awarded["document"], awarded["section"], awarded["item"]) == ("decision", "4", 1)
    assert api(story.site, "municipalities/010")["changed"]["commit"] == story.commits["population"]
    assert api(story.site, "calls/2020")["changed"]["commit"] == story.commits["published"]
    assert api(story.site, "projects/2020-002")["changed"]["commit"] == story.commits["renamed"]


@pytest.mark.parametrize(
    ("project", "field", "commit", "day"),
    [
        ("2020-001", "payments", "payment", "2021-02-16"),
        ("2020-001", "awarded", "published", "2021-01-01"),
        ("2020-001", "status", "published", "2021-01-01"),
        ("2020-002", "requested", "merge", "2021-03-01"),
        ("2020-002", "partners", "merge", "2021-03-01"),
        ("2020-002", "name", "published", "2021-01-01"),  # a new address is no new name
        ("2020-002", "decision_date", "published", "2021-01-01"),
    ],
)
def test_api_names_the_commit_that_last_changed_each_fact(
    story: Story, project: str, field: str, commit: str, day: str
) -> None:
    told = source(api(story.site, f"projects/{project}"), field)
    assert told["changed"] == {"commit": story.commits[commit], "date": day}


def test_page_names_the_commit_of_what_never_changed(story: Story) -> None:
    """Beside the last change, and each change with its facts and commit: so every fact of the page has its commit."""
    for name, last in (("kunta-kuuluu-kaikille", "payment"), ("yhteinen-kokous", "renamed")):
        tree = page(story.site, f"en/projects/2020/{name}")
        assert commits_of(tree)[0] == story.commits[last]
        assert f"First published on 1 January 2021, commit {story.commits['published'][:10]}" in " ".join(
            tree.body.text().split()
        )
        assert "not changed since then" not in tree.body.text()


def test_every_field_with_a_value_has_a_source(story: Story) -> None:
    """But for what says where and what the object itself is."""
    own = {"sources", "source", "record", "changed", "url", "application", "award"}
    for name in ("2020-001", "2020-002"):
        project = api(story.site, f"projects/{name}")
        fields = {field for field, value in project.items() if value not in (None, [])} - own
        fields |= {f"application.{field}" for field, value in project["application"].items() if value}
        known = {
            "record",
            "changed",
            "source",
            "paid",
            "repaid",
            "conditions",
        }  # payments and conditions have their own
        fields |= {f"award.{field}" for field in (project["award"] or {}) if field not in known}
        assert [f for f in sorted(fields) if source(project, f) is None] == [], name


@pytest.mark.parametrize("name", ["kunta-kuuluu-kaikille", "yhteinen-kokous"])
def test_every_fact_of_a_project_page_says_where_it_is_from(story: Story, name: str) -> None:
    """By the document, or by saying that it is calculated or classified here; the call has a page of its own."""
    tree = page(story.site, f"en/projects/2020/{name}")
    figures = tree.css(".key-figures__item")
    facts = [div for div in tree.css(".summary-list > div") if div.css_first("dt").text() not in ("Call",)]
    assert len(figures) >= 2
    assert len(facts) >= 4
    for node in (*figures, *facts, tree.css_first(".lead")):
        told = node.css(".source-note, .derived-tag") or "our own classification" in node.text()
        assert told, node.text()
    parts = [s for s in tree.css("section") if s.css_first("h2").text() in ("Who takes part", "The decision")]
    assert all(len(part.css(".source-note")) >= 1 for part in parts)
    assert commits_of(tree) != []


def test_clones_and_caches_change_nothing(story: Story, tmp_path: Path) -> None:
    git(story.folder, "clone", "--quiet", "--no-local", story.folder.as_uri(), str(tmp_path / "klooni ä"))
    for _ in range(2):
        build(tmp_path / "klooni ä", tmp_path / "site", tmp_path / "cache")
        assert files(tmp_path / "site") == files(story.site)


def test_cache_is_extended_by_a_commit_and_not_trusted_when_damaged(story: Story, tmp_path: Path) -> None:
    git(story.folder, "clone", "--quiet", "--no-local", story.folder.as_uri(), str(tmp_path / "work"))
    build(tmp_path / "work", tmp_path / "site", tmp_path / "cache")
    change(tmp_path / "work" / AWARD_FILE, "amount: 20000.00", "amount: 21000.00")
    commit(tmp_path / "work", "Second try", **on("2021-04-01"))
    build(tmp_path / "work", tmp_path / "site", tmp_path / "cache")
    told = lines(page(tmp_path / "site", "en/projects/2020/kunta-kuuluu-kaikille"))
    assert told[0] == "Correction: payment 1, amount 20,000 → 21,000 € (+1,000 €)"
    assert len(told) == 2
    kept = tmp_path / "cache/history.json"
    kept.write_bytes(kept.read_bytes().replace(b"20,000", b"99,000"))
    build(tmp_path / "work", tmp_path / "again", tmp_path / "cache")
    assert files(tmp_path / "again") == files(tmp_path / "site")


def without_history(folder: Path) -> str:
    """Build a folder's site, which must say that its history is not known; what is said on the console."""
    result = build(folder, folder / "_site")
    for path in ("en/projects/2020/yhteinen-kokous", "en/municipalities/alavus", "en/calls/2020", "en/changes"):
        main = " ".join(page(folder / "_site", path).css_first("main").text().split())
        assert "This copy of the site was made without the change history." in main, path
        assert commits_of(page(folder / "_site", path)) == []
    assert api(folder / "_site", "projects/2020-001")["changed"] is None
    assert "#change-" not in (folder / "_site/en/changes/feed.xml").read_text(encoding="utf-8")
    return " ".join(in_language(note, "en") for note in result.notes)


def test_shallow_clone_says_how_to_get_the_history(story: Story, tmp_path: Path) -> None:
    git(story.folder, "clone", "--quiet", "--no-local", "--depth=3", story.folder.as_uri(), str(tmp_path / "work"))
    assert "git fetch --unshallow" in without_history(tmp_path / "work")


def test_archive_without_a_repository_builds(story: Story, tmp_path: Path) -> None:
    for name in ("content", "site.yaml"):
        copy = shutil.copytree if (story.folder / name).is_dir() else shutil.copy
        copy(story.folder / name, tmp_path / name)
    assert without_history(tmp_path) == ""


def test_content_that_no_commit_has_builds(tmp_path: Path) -> None:
    write_site(tmp_path)
    write(tmp_path / ".gitignore", "content\nsite.yaml\n_site\n")
    make_repository(tmp_path)
    assert without_history(tmp_path) == ""


def test_repository_with_a_lost_object_builds(story: Story, tmp_path: Path) -> None:
    shutil.copytree(story.folder, tmp_path / "work")
    blob = git(tmp_path / "work", "rev-parse", f"{story.commits['published']}:{FORMER}")
    (tmp_path / "work/.git/objects" / blob[:2] / blob[2:]).unlink()
    assert "git cannot read all of it" in without_history(tmp_path / "work")


def test_without_git_the_command_says_so(story: Story) -> None:
    done = run(story.folder, "build", "--output", "toinen", "--lang", "fi", PATH="")
    assert done.returncode == 0, done.stderr
    assert "muutoshistoria jää pois: gitiä ei ole asennettu" in done.stdout
    shutil.rmtree(story.folder / "toinen")
    quiet = run(story.folder, "build", "--output", "toinen", "--quiet", PATH="")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    shutil.rmtree(story.folder / "toinen")


def test_what_is_not_committed_is_said_to_be_missing(story: Story, tmp_path: Path) -> None:
    git(story.folder, "clone", "--quiet", "--no-local", story.folder.as_uri(), str(tmp_path / "work"))
    change(tmp_path / "work" / AWARD_FILE, "amount: 20000.00", "amount: 21000.00")
    result = build(tmp_path / "work", tmp_path / "site")
    assert [str(note) for note in result.notes] == ["the change history leaves out what is not committed yet"]
    assert "not in the repository yet" in page(tmp_path / "site", "en/changes").css_first("main").text()
    assert len(lines(page(tmp_path / "site", "en/projects/2020/kunta-kuuluu-kaikille"))) == 1


def test_quoted_words_are_in_their_own_language(story: Story, tmp_path: Path) -> None:
    work = tmp_path / "work"
    git(story.folder, "clone", "--quiet", "--no-local", story.folder.as_uri(), str(work))
    file = work / "content/pages/about.fi.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nUusi < lause & toinen.\n", encoding="utf-8")
    commit(work, "A sentence")
    build(work, tmp_path / "site")
    tree = page(tmp_path / "site", "en/changes")
    quoted = [node.text() for node in tree.css(".history__facts span[lang=fi]")]
    assert "Uusi < lause & toinen." in quoted
    assert not page(tmp_path / "site", "muutokset").css(".history__facts span[lang]")


def test_files_are_as_they_are_without_history(story: Story) -> None:
    """The content of these tests differs from that of others only by what the story says."""
    now = files(story.folder / "content")
    changed = {name for name in now if now[name] != FILES.get(name, "").encode()}
    assert changed == {
        *(AWARD_FILE.removeprefix("content/"), PRESENT.removeprefix("content/")),
        *("municipalities/alavus.yaml", "regions.yaml"),
    }
