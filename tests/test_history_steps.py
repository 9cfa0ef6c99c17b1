"""Which commits are steps, what they say of themselves, and that no repository is too odd or too long to be read."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from git_repository import ENVIRONMENT, commit, git, make_repository
from grantsite.catalog import Catalog
from grantsite.days import day_of
from grantsite.history import History, State, is_correction, read_history
from grantsite.history.facts import ADDITION, REMOVAL, REPLACEMENT, Fact, RecordFacts
from grantsite.history.log import _marks, read_log
from grantsite.kept import Kept
from grantsite.load import load
from grantsite.pages.build_views import Builder
from grantsite.pages.changes import changes_pages
from grantsite.parse_cache import ParseCache
from grantsite.past import Known, Past
from grantsite.records import Text
from grantsite.statuses import ADDED, CHANGED, REMOVED
from grantsite.urls import Addresses
from grantsite.views import ChangesView
from records import APPLICATIONS, AWARD, AWARDS, FILES, replace, write

AWARD_FILE = f"{AWARDS}/kunta-kuuluu-kaikille.yaml"


def repository(folder: Path, files: dict[str, str] = FILES) -> Path:
    """A repository whose top folder is the content itself."""
    for name, text in files.items():
        write(folder / name, text)
    make_repository(folder)
    return folder


def history(content: Path, cache: Path | None = None, generator: str = "1") -> History:
    return read_history(content, Kept(cache, generator), ParseCache(None))


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Amount corrected", []),
        ("A correction: not a line of its own", []),
        ("Subject\n\nCorrection: yes", [True]),
        ("Subject\n\ncorrection:the row was another", [True]),
        ("Korjaus: ei", [False]),
        ("Subject\r\n\r\nRättelse: nej\r\n", [False]),
        ("Update\n\nRÄTTELSE: ja\nCorrection: No.", [True, False]),
        ("", []),
    ],
)
def test_message_says_whether_it_corrects(message: str, said: list[bool]) -> None:
    assert list(_marks(message)) == said


@pytest.mark.parametrize(
    ("kind", "status", "field", "how", "said", "expected"),
    [
        ("award", CHANGED, "amount", REPLACEMENT, None, True),
        ("award", CHANGED, "amount", REPLACEMENT, False, False),
        ("award", CHANGED, "payments[2]", ADDITION, None, False),
        ("award", CHANGED, "payments[2]", ADDITION, True, True),
        ("award", CHANGED, "payments[2].amount", REPLACEMENT, None, True),
        ("award", CHANGED, "note.sv", REPLACEMENT, None, False),
        ("award", CHANGED, "recipient.note.sv", REPLACEMENT, None, False),
        ("application", CHANGED, "partners[989]", REMOVAL, None, True),
        ("application", REMOVED, "requested", REMOVAL, None, True),
        ("application", ADDED, "requested", ADDITION, True, False),
        ("application", CHANGED, "slug", REPLACEMENT, None, False),
        ("municipality", CHANGED, "population", REPLACEMENT, None, False),
        ("municipality", CHANGED, "population", REPLACEMENT, True, True),
        ("page", CHANGED, "body", REPLACEMENT, None, False),
        ("call", CHANGED, "explanations[purpose].points[1].text.fi", REPLACEMENT, None, False),
    ],
)
def test_correction(kind: str, status: str, field: str, how: str, said: bool | None, expected: bool) -> None:
    fact = Fact(field, how, Text(en="words"))
    assert is_correction(RecordFacts(kind, "1", status, Text(en="name"), [fact]), fact, said) is expected


@given(st.integers())
def test_any_time_is_a_day(seconds: int) -> None:
    assert 1970 <= day_of(seconds).year <= 9999


def test_odd_dates_do_not_change_the_order(tmp_path: Path) -> None:
    """A clock was wrong: the order is that of the commits."""
    content = repository(tmp_path)
    for amount, seconds in (("1", "99999999999"), ("2", "0"), ("3", "1600000000")):
        write(content / AWARD_FILE, AWARD.replace("68000.00", f"{amount}.00"))
        commit(content, "Clock", GIT_COMMITTER_DATE=f"@{seconds} +0000")
    told = [(c.day.year, f.records[0].facts[0].text.en) for c, f in history(content).editions[:3]]
    assert told == [
        (2020, "amount 2 → 3 € (+1 €)"),
        (1970, "amount 1 → 2 € (+1 €)"),
        (5138, "amount 68,000 → 1 € (-67,999 €)"),
    ]


def test_what_no_page_shows_is_not_told(tmp_path: Path) -> None:
    """Words of the source that are entered a second time for the check, spaces, and the order of keys."""
    content = repository(tmp_path)
    replace("calls/2020.yaml", ', "valtionavustuslain 5 §:n"]', "]")(content)
    replace("calls/2020.yaml", '    applications: ["2020-001"]\n', "")(content)
    replace("calls/2020.yaml", '["1", "2", "3", "4", "5", "6"]', '["1", "2", "3", "4", "5", "6", "7"]')(content)
    replace("calls/2020.yaml", 'as_written: "5.10.2020"', "as_written: 5. lokakuuta 2020")(content)
    write(content / AWARD_FILE, "\n".join(["item: 1", *AWARD.replace("item: 1\n", "", 1).split("\n")]))
    commit(content, "For the check")
    replace("calls/2020.yaml", "Avustusta yhteisiin", "Avustusta  yhteisiin")(content)
    commit(content, "Spaces")
    assert len(history(content).editions) == 1


def test_what_an_editor_has_still_to_do_is_not_told(tmp_path: Path) -> None:
    content = repository(tmp_path)
    (content / AWARD_FILE).rename(content / f"{AWARDS}/toinen.yaml")
    application = content / f"{APPLICATIONS}/kunta-kuuluu-kaikille.yaml"
    application.rename(application.with_name("toinen.yaml"))
    commit(content, "Another name, and no alias")
    told = [f.text.en for record in history(content).editions[0].facts.records for f in record.facts]
    assert "renamed from kunta-kuuluu-kaikille to toinen" in told


def test_history_begins_with_the_calls_of_the_site(tmp_path: Path) -> None:
    """Whoever starts from a copy tells nothing of the other's records; what only came back is no other site's."""
    content = repository(tmp_path)
    first = history(content).editions
    git(content, "rm", "-r", "--quiet", ".")
    git(content, "commit", "--quiet", "--message", "Nothing")
    git(content, "revert", "--no-edit", "HEAD")
    assert history(content).editions[-1] == first[-1]
    for file in list(content.rglob("*.yaml")):
        new = file.relative_to(content).as_posix().replace("2020", "2031")
        text = file.read_text(encoding="utf-8").replace('"2020', '"2031')
        file.unlink()
        if not new.startswith("organisations/"):
            write(content / new, text)
    other = commit(content, "Our own")
    (edition,) = history(content).editions
    assert edition.commit.id == other
    assert edition.facts.published["applications"] == 2
    assert "organisations" not in edition.facts.published
    assert history(content).published("application", "2031-001") == edition.commit
    replace(AWARD_FILE.replace("2020", "2031"), "amount: 68000.00", "amount: 67000.00")(content)
    commit(content, "Amount")
    assert len(history(content).editions) == 2


def test_records_in_a_form_that_is_no_longer_read_are_not_told_of(tmp_path: Path) -> None:
    """Until they can be read they are not compared: what the form leaves out was not changed by anybody."""
    content = repository(tmp_path, FILES | {AWARD_FILE: AWARD.replace("amount:", "sum:")})
    replace(AWARD_FILE, "sum:", "amount:")(content)
    last = commit(content, "The form of today")
    found = history(content)
    assert [f.records for _, f in found.editions] == [[], []]
    changed = found.changed("award", "2020-001")
    assert changed is not None
    assert changed.id == last


def test_what_a_file_says_after_a_slip_is_held_against_what_it_said_before(tmp_path: Path) -> None:
    """The slip reached the main line, and an amount changed with it: the commit that mends it is the last change."""
    content = repository(tmp_path)
    write(content / AWARD_FILE, AWARD.replace("amount: 68000.00", "amount:67000.00"))
    commit(content, "A slip")
    write(content / AWARD_FILE, AWARD.replace("amount: 68000.00", "amount: 67000.00"))
    history(content, tmp_path.parent / "kept.json")  # a build between the two
    mended = commit(content, "Mended")
    found = history(content, tmp_path.parent / "kept.json")
    assert found.editions == history(content).editions
    assert [f.text.en for f in found.editions[0].facts.records[0].facts] == ["amount 68,000 → 67,000 € (-1,000 €)"]
    last = found.changed("award", "2020-001")
    assert (len(found.editions), last and last.id) == (2, mended)
    write(content / AWARD_FILE, "amount:\n")
    replace("regions.yaml", "population: 26555", "populaton: 26555")(content)
    commit(content, "Other slips")
    assert len(history(content).editions) == 2
    replace("regions.yaml", "populaton: 26555", "population: 26555")(content)
    commit(content, "Mended")
    assert len(history(content).editions) == 2
    (content / AWARD_FILE).unlink()
    commit(content, "Gone")
    assert [r.status for r in history(content).editions[0].facts.records] == [REMOVED]


def test_last_changes_of_a_record_are_those_of_its_fields(tmp_path: Path) -> None:
    content = repository(tmp_path)
    replace(AWARD_FILE, "amount: 68000.00", "amount: 67000.00")(content)
    amount = commit(content, "Amount")
    (content / AWARD_FILE).write_text(AWARD.replace("\nitem: 1", "\nitem: 2", 1), encoding="utf-8")
    item = commit(content, "The amount as it was, another item")
    found = history(content)
    by_field, others = found.last_changes("award", "2020-001")
    assert {field: commit.id for field, commit in by_field.items()} == {"amount": item, "item": item}
    assert amount != item
    assert others == found.published("award", "2020-001")
    assert others is not None
    for field in ("amount", "item", "recipient", "application"):
        assert by_field.get(field, others) == found.changed("award", "2020-001", field)
    assert found.last_changes("award", "2020-999") == ({}, None)


def test_hostile_repository_is_read(tmp_path: Path) -> None:
    """Names that lead out of the folder, a link, a folder in place of a file, bytes that are no text."""
    content = repository(tmp_path / "content")
    (content / "calls/link.yaml").symlink_to("/etc/passwd")
    write(content / "a\nb/\x07.yaml", "x: 1\n")
    (content / f"{APPLICATIONS}/{'n' * 250}.yaml").write_bytes(b"\xff\xfe\x00")
    message = "\udcff:100644 100644\n\ncommit " + "0" * 40 + "\n\x01Correction: \x1b[31m"
    commit(content, message)
    (content / AWARD_FILE).unlink()
    (content / AWARD_FILE).mkdir()
    write(content / AWARD_FILE / "x.yaml", AWARD)
    last = commit(content, "A folder")
    tree = git(content, "ls-tree", "HEAD").replace("\tcalls", "\t..")
    outside = git_input(content, "mktree", data=f"{tree}\n")
    odd = git(content, "commit-tree", outside, "-p", last, "-m", "Out")
    git(content, "update-ref", "HEAD", odd)
    found = history(content)
    assert found.state is State.KNOWN
    removed = [r for _, f in found.editions for r in f.records if r.status == REMOVED]
    assert {(r.kind, r.id) for r in removed} == {("award", "2020-001"), ("call", "2020")}
    assert not (tmp_path / "2020.yaml").exists()


def git_input(folder: Path, *words: str, data: str) -> str:
    """What git makes of an input."""
    file = folder.parent / "input"
    write(file, data)
    return git(folder, "-c", f"alias.fed=!git {' '.join(words)} < {file}", "fed")


def test_settings_of_the_person_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = repository(tmp_path / "content")
    replace(AWARD_FILE, "68000.00", "67000.00")(content)
    commit(content, "Rättelse: ja")
    plain = read_log(content)
    settings = "[log]\nshowSignature = true\nshowRoot = false\n[diff]\nrenames = copies\nnoprefix = true\n"
    settings += "[i18n]\nlogOutputEncoding = latin1\n[core]\nquotePath = true\nabbrev = 4\n[color]\nui = always\n"
    write(tmp_path / "settings", settings)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    assert read_log(content) == plain
    assert plain.steps[-1].corrects is True


@pytest.fixture
def below(tmp_path: Path) -> Path:
    """A content folder two folders below the top of its repository, which came in the second of five commits; the last
    merges a branch."""
    content = tmp_path / "site/data/content"
    write(tmp_path / "site/data.txt", "before")
    make_repository(tmp_path / "site")
    for text in ("one", "two", "three"):
        write(content / "terms.yaml", text)
        commit(tmp_path / "site", text)
    git(content, "switch", "--quiet", "--create", "branch", "HEAD~")
    write(tmp_path / "site/notes.txt", "beside")
    commit(tmp_path / "site", "Korjaus: ei")
    git(content, "switch", "--quiet", "main")
    git(content, "merge", "--quiet", "--no-ff", "--message", "Merge", "branch")
    return content


@pytest.mark.parametrize(
    "lost",
    [
        *("HEAD~2^{tree}", "HEAD~2:data", "HEAD~2:data/content", "HEAD~4^{tree}"),  # which look like a removed folder
        *("HEAD^{tree}", "HEAD:data", "HEAD:data/content"),
        *("HEAD", "HEAD~2", "HEAD^2"),
    ],
)
def test_lost_object_is_no_other_history(below: Path, lost: str) -> None:
    """git says of a folder that it does not hold what it says of one that is not there."""
    whole = read_log(below)
    assert [step.before == "" for step in whole.steps] == [True, False, False]
    name = git(below, "rev-parse", lost)
    file = below.parent.parent / ".git/objects" / name[:2] / name[2:]
    file.rename(below.parent / "object")
    assert read_log(below) == (State.UNREADABLE, ())
    (below.parent / "object").rename(file)
    assert read_log(below) == whole


def test_what_stands_in_the_place_of_a_folder_is_none(tmp_path: Path) -> None:
    """A file, or the repository of another; the folder of a commit that lacks it is never looked for in vain."""
    content = tmp_path / "site/data/content"
    write(tmp_path / "site/data", "a file")
    first = make_repository(tmp_path / "site")
    (tmp_path / "site/data").unlink()
    write(content, "a file")
    commit(tmp_path / "site", "File")
    git(tmp_path / "site", "rm", "--quiet", "data/content")
    for path in ("data", "data/content"):
        git(tmp_path / "site", "update-index", "--add", "--cacheinfo", f"160000,{first},{path}")
        git(tmp_path / "site", "commit", "--quiet", "--message", "Other repository")
        git(tmp_path / "site", "rm", "--cached", "--quiet", path)
    write(content / "terms.yaml", "one")
    last = commit(tmp_path / "site", "Folder")
    log = read_log(content)
    assert log.state is State.KNOWN
    assert [(step.commit, step.before) for step in log.steps] == [(last, "")]


def test_what_git_says_may_change_by_itself_where_it_cannot_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site without a history is remembered only where the repository says that there is none."""
    content = tmp_path / "site/content"
    write(content / "terms.yaml", "one")

    def known() -> tuple[State, bool]:
        found = Past(content, lambda: history(content)).read()
        return found.history.state, found.is_lasting

    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert known() == (State.NO_REPOSITORY, True)
    git(tmp_path / "site", "init", "--quiet")
    assert known() == (State.NO_REPOSITORY, True)
    write(tmp_path / "site/notes.txt", "x")
    git(tmp_path / "site", "add", "notes.txt")
    git(tmp_path / "site", "commit", "--quiet", "--message", "First")
    assert known() == (State.NO_REPOSITORY, True)
    first = commit(tmp_path / "site", "Records")
    assert known() == (State.KNOWN, True)
    write(tmp_path / "site/.git/shallow", f"{first}\n")
    assert known() == (State.SHALLOW, True)
    (tmp_path / "site/.git/shallow").unlink()
    (tmp_path / "site/.git/index").write_bytes(b"damaged")
    assert known() == (State.UNREADABLE, False)
    assert not Past(content, lambda: History(State.KNOWN)).read().is_lasting  # what is not committed is not known
    (tmp_path / "site/.git/index").unlink()
    (tmp_path / "site/.git/objects" / first[:2] / first[2:]).unlink()
    assert known() == (State.UNREADABLE, False)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert known() == (State.FOREIGN, False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert known() == (State.NO_GIT, False)


def many_commits(folder: Path, number: int) -> None:
    """A repository with a commit of all records, and many that each change an amount or nothing of the content."""
    folder.mkdir()
    git(folder, "init", "--quiet")
    parts = ["commit refs/heads/main\ncommitter T <t@example.org> 1600000000 +0000\ndata 5\nFirst\n"]
    parts += [f"M 644 inline {name}\ndata {len(text.encode())}\n{text}\n" for name, text in FILES.items()]
    for step in range(number):
        text = AWARD.replace("68000.00", f"{step + 1}.00")
        parts.append(f"commit refs/heads/main\ncommitter T <t@example.org> {1600000000 + step * 3600} +0000\n")
        parts.append(f"data 4\nNext\nM 644 inline {AWARD_FILE}\ndata {len(text.encode())}\n{text}\n")
        parts.append(f"commit refs/heads/main\ncommitter T <t@example.org> {1600001000 + step * 3600} +0000\n")
        parts.append(f"data 6\nBeside\nM 644 inline beside.txt\ndata 4\n{step % 1000:03}\n\n")
    git_input(folder, "fast-import", "--quiet", data="".join(parts))
    git(folder, "reset", "--hard", "--quiet", "main")


def test_long_history_is_read_once_and_listed_in_pages(tmp_path: Path) -> None:
    content = tmp_path / "content"
    many_commits(content, 150)
    cache = tmp_path / "history.json"
    first = history(content, cache)
    assert len(first.editions) == 151
    started = time.process_time()
    again = history(content, cache)
    assert time.process_time() - started < 0.5  # no record is read again, and no process starts for each commit
    assert again.editions == first.editions
    assert history(content, cache, "another generator").editions == first.editions
    loaded, _ = load(content, "content", ParseCache(None))
    builder = Builder(Catalog(loaded), Addresses(["fi", "sv", "en"]), "2020", Known(None, frozenset(), first))
    pages = list(changes_pages(builder))
    assert [page.address["fi"] for page in pages] == [
        *("muutokset/", "muutokset/sivu-2/", "muutokset/sivu-3/", "muutokset/sivu-4/", "muutokset/sivu-5/"),
        "muutokset/sivu-6/",
    ]
    told = [e for page in pages for _, es in views(page.view).days for e in es]
    assert [e.commit.id for e in told] == [c.id for c, _ in first.editions]


@pytest.mark.parametrize("kept_after", ["the old went", "the new came", "a change"])
def test_what_is_kept_knows_the_calls_that_went_before(tmp_path: Path, kept_after: str) -> None:
    """Another site's records replace all of these in two commits: the old ones go in the first of them."""
    content, cache = tmp_path / "content", tmp_path / "history.json"
    repository(content)

    def finish(name: str) -> None:
        commit(content, name)
        if name == kept_after:
            history(content, cache)

    for name in FILES:
        if name.split("/")[0] in ("applications", "awards", "calls", "organisations"):
            (content / name).unlink()
    finish("the old went")
    for name, text in FILES.items():
        if name.split("/")[0] in ("applications", "calls"):
            write(content / name.replace("2020", "2021"), text.replace('"2020', '"2021'))
    finish("the new came")
    write(content / "terms.yaml", FILES["terms.yaml"].replace("valtionavustus", "avustus"))
    finish("a change")
    found = history(content, cache)
    assert found.editions == history(content).editions
    assert [facts.begins_anew for _, facts in found.editions] == [False, True]
    git(content, "reset", "--hard", "--quiet", "HEAD~2")  # another past with some of the same trees
    write(content / "terms.yaml", FILES["terms.yaml"].replace("valtionavustus", "tuki"))
    commit(content, "Another")
    assert history(content, cache).editions == history(content).editions


def views(view: object) -> ChangesView:
    assert isinstance(view, ChangesView)
    return view


def test_mass_of_changes_is_counted(tmp_path: Path) -> None:
    """One commit that brings 25 records of a kind names none of them on the list of all changes."""
    content = repository(tmp_path)
    for number in range(25):
        text = FILES["organisations/kuussote.yaml"].replace("KuusSote", f"Toimija {number}")
        write(content / f"organisations/toimija-{number}.yaml", text)
    commit(content, "Many")
    loaded, _ = load(content, "content", ParseCache(None))
    builder = Builder(Catalog(loaded), Addresses(["fi"]), "2020", Known(None, frozenset(), history(content)))
    (page,) = changes_pages(builder)
    newest = views(page.view).days[0][1][0]
    assert [(g.kind, g.status, g.count) for g in newest.groups] == [("organisation", "added", 25)]
    assert newest.records == []


def test_environment_of_the_tests_has_no_settings() -> None:
    assert ENVIRONMENT["GIT_CONFIG_GLOBAL"] == "/dev/null"
