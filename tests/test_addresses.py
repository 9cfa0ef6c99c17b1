"""The list of published addresses: what `build.py addresses` adds and refuses, and which alias keeps an address."""

import re
from pathlib import Path

import pytest

import build
from grantsite import published
from grantsite.records import Text
from grantsite.urls import Addresses, Subject, slugs_of
from message_cases.paths import OTHER, addresses
from real_content import CONTENT
from records import AWARDS, CALL, NOT_AWARDED, change, rename, write, write_site


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small content and the list of its addresses, which is the working folder."""
    monkeypatch.chdir(write_site(tmp_path))
    (tmp_path / "content/addresses.txt").write_text(addresses(), encoding="utf-8")
    return tmp_path


def listed(folder: Path) -> set[str]:
    return set(published.read((folder / "content/addresses.txt").read_text(encoding="utf-8"), "").lines)


def below(lines: set[str], slug: str) -> int:
    """How many addresses are of a project or municipality, or stand below it."""
    return sum(1 for line in lines if f"/{slug}/" in line)


def test_list_is_complete_and_sorted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["check"]) == 0
    assert capsys.readouterr().err == "0 errors, 0 warnings in 3 records\n"
    lines = [line for line in addresses().splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))
    assert {
        *("/", "/sv/", "/en/", "/h/2020-001/", "/h/2020-001/qr.svg", "/k/989/", "/upotus/h/2020-001/"),
        *("/en/upotus/k/005/", "/en/upotus/k/005/oembed.json", "/muutokset/feed.xml", "/sv/andringar/calendar.ics"),
        *("/sv/projekt/2020/yhteinen-kokous/dela/", "/en/projects/2020/yhteinen-kokous/print/"),
        *("/kunnat/ahtari/badge.svg", "/sv/kommuner/etseri/feed.xml"),
    } <= set(lines)
    assert not [line for line in lines if "404" in line or "static" in line]


def test_command_adds_and_keeps(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "content/addresses.txt"
    before = file.read_bytes()
    assert build.main(["addresses"]) == 0
    assert file.read_bytes() == before
    change(folder / f"content/{OTHER}", "themes: []", "themes: []\naliases: [kokous]")
    assert build.main(["addresses"]) == 0
    # what stands below the project's address stands below its alias as well
    added = below(listed(folder), "kokous")
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"content/addresses.txt: {added} added, ")
    assert added == below(listed(folder), "yhteinen-kokous") >= 15
    assert "/hankkeet/2020/kokous/" in listed(folder)
    assert listed(folder) > set(before.decode().split()[-100:])
    assert build.main(["check"]) == 0


def test_renamed_project_needs_the_alias_that_the_message_names(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = "applications/2020/kokoukset-yhdessa.yaml"
    rename(OTHER, renamed)(folder / "content")
    change(folder / "content" / renamed, "name: Yhteinen kokous", "name: Kokoukset yhdessä")
    before = (folder / "content/addresses.txt").read_bytes()
    for command in ("check", "build", "addresses"):
        assert build.main([command]) == 1
        first, hint, last = capsys.readouterr().err.splitlines()
        assert "error[lost-address]: the published address /en/projects/2020/yhteinen-kokous/ and others" in first
        assert hint.startswith(f'    hint: add "yhteinen-kokous" to the aliases in content/{renamed}')
        assert last == "1 error, 0 warnings in 3 records"
    assert (folder / "content/addresses.txt").read_bytes() == before
    assert not (folder / "_site").exists()
    change(folder / "content" / renamed, "themes: []", "themes: []\naliases: [yhteinen-kokous]")
    assert build.main(["check"]) == 0
    said = capsys.readouterr().err
    assert build.main(["addresses", "--quiet"]) == 0
    assert f"warning[new-address]: {below(listed(folder), 'kokoukset-yhdessa')} addresses are new" in said
    assert capsys.readouterr().err == ""
    assert build.main(["check"]) == 0
    assert capsys.readouterr().err == "0 errors, 0 warnings in 3 records\n"


def test_renamed_municipality_needs_an_alias(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its Swedish name alone: only the Swedish addresses would be lost."""
    for name in ("municipalities/ahtari.yaml", "regions.yaml"):
        change(folder / "content" / name, "sv: Etseri", "sv: Etsäri stad")
    assert build.main(["check"]) == 1
    said = capsys.readouterr().err
    lost = below(listed(folder), "etseri")
    assert lost >= 4
    assert f"the published address /sv/kommuner/etseri/ and others like it, {lost} in all, would lead nowhere" in said
    assert 'add "etseri" to the aliases in content/municipalities/ahtari.yaml' in said


def test_two_projects_renamed_at_once_are_not_mixed_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each name is nearer to the other's new one: only the list knows whose it was."""
    for old, new, name in (
        ("kunta-kuuluu-kaikille", "yhteinen-kokoustila", "Yhteinen kokoustila"),
        ("yhteinen-kokous", "kunta-kuulee", "Kunta kuulee"),
    ):
        for kind in ("applications", "awards"):
            if (file := folder / f"content/{kind}/2020/{old}.yaml").exists():
                rename(f"{kind}/2020/{old}.yaml", f"{kind}/2020/{new}.yaml")(folder / "content")
        file = folder / f"content/applications/2020/{new}.yaml"
        file.write_text(re.sub("(?m)^name: .*", f"name: {name}", file.read_text(encoding="utf-8")), encoding="utf-8")
    award = folder / "content/awards/2020/yhteinen-kokoustila.yaml"
    written = re.sub("(?m)^project_as_written: .*", "project_as_written: Yhteinen kokoustila", award.read_text("utf-8"))
    award.write_text(written, encoding="utf-8")
    assert build.main(["check"]) == 1
    hints = re.findall(
        r'hint: add "(.*)" to the aliases in content/applications/2020/(.*)\.yaml', capsys.readouterr().err
    )
    assert sorted(hints) == [("kunta-kuuluu-kaikille", "yhteinen-kokoustila"), ("yhteinen-kokous", "kunta-kuulee")]
    for slug, _ in hints:
        other = next(file for old, file in hints if old != slug)
        change(folder / f"content/applications/2020/{other}.yaml", "themes:", f"aliases: [{slug}]\nthemes:")
    assert build.main(["check"]) == 1
    said = capsys.readouterr().err
    assert said.count("error[moved-address]") == 2
    assert 'take the alias "yhteinen-kokous" out of content/applications/2020/yhteinen-kokoustila.yaml' in said


# The small call once more, seven years later, with one application and another name for a theme; not decided yet.
NOT_YET = re.compile(r"(?m)^decision_date: .*\n|^  (?:decision_date|awards|awarded): {.*\n")
SUMS = (
    ("applications: 2", "applications: 1"),
    ("requested: 80050.95", "requested: 12000.50"),
    ('"80 050,95"', '"12 000,50"'),
    ("awards: 1", "awards: 0"),
    ("awarded: 68000.00", "awarded: 0.00"),
    ("municipalities: 3", "municipalities: 2"),
    ("as_lead: 2", "as_lead: 1"),
    ("municipalities_awarded: 1", "municipalities_awarded: 0"),
    ("awarded_as_lead: 1", "awarded_as_lead: 0"),
    ("unawarded: 32000.00", "unawarded: 100000.00"),
    ('applications: ["2020-001"]', "applications: []"),
    ("fi: Palvelut", "fi: Lähipalvelut"),
)


def later(text: str) -> str:
    """A text of the call of 2020 for that of 2027."""
    return re.sub(r"202\d", lambda year: str(int(year[0]) + 7), text)


def test_new_call_takes_no_address_away(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It becomes the current call before it is decided, and then nothing is undecided any more."""
    decided = CALL
    for old, new in SUMS:
        assert old in decided
        decided = decided.replace(old, new, 1)
    call = folder / "content/calls/2027.yaml"
    write(call, later(NOT_YET.sub("", decided)))
    application = later(NOT_AWARDED).replace("2027-002", "2027-001").replace("row: 2", "row: 1")
    write(folder / "content/applications/2027/yhteinen-kokous.yaml", application)
    assert build.main(["addresses"]) == 0
    change(folder / "site.yaml", 'current_call: "2020"', 'current_call: "2027"')
    assert build.main(["check"]) == 0
    assert build.main(["build", "--no-cache", "--jobs", "1"]) == 0
    assert "Kunta kuuluu kaikille" in (folder / "_site/tilastot/spread.csv").read_text(encoding="utf-8")
    assert "spread.svg" not in (folder / "_site/tilastot/index.html").read_text(encoding="utf-8")
    assert (folder / "_site/hankkeet/rajaus/palvelut/index.html").exists()
    write(call, later(decided))
    capsys.readouterr()
    assert build.main(["addresses"]) == 0
    assert capsys.readouterr().err == "0 errors, 0 warnings in 4 records\n"
    assert "/hankkeet/rajaus/ratkaisematta/" in listed(folder)
    assert build.main(["build", "--no-cache", "--jobs", "1"]) == 0
    assert '"noindex"' in (folder / "_site/hankkeet/rajaus/ratkaisematta/index.html").read_text(encoding="utf-8")
    assert "rajaus/ratkaisematta" not in (folder / "_site/hankkeet/index.html").read_text(encoding="utf-8")


def test_file_of_an_award_that_is_gone_is_kept_by_no_alias(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / f"content/{AWARDS}/kunta-kuuluu-kaikille.yaml").unlink()
    for old, new in SUMS[3:10]:
        if "municipalities: 3" not in old and "as_lead: 2" not in old:
            change(folder / "content/calls/2020.yaml", old, new)
    assert build.main(["check"]) == 1
    first, hint, last = capsys.readouterr().err.splitlines()
    assert "the published address /en/projects/2020/kunta-kuuluu-kaikille/calendar.ics and others" in first
    assert hint == "    hint: put the page back, or take the line out if the address was never published"
    assert last == "1 error, 0 warnings in 2 records"


def test_content_without_a_list_has_nothing_to_keep(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "content/addresses.txt").unlink()
    assert build.main(["check"]) == 0
    assert capsys.readouterr().err == "0 errors, 0 warnings in 3 records\n"
    assert build.main(["addresses"]) == 0
    assert (folder / "content/addresses.txt").read_text(encoding="utf-8") == addresses()


@pytest.mark.parametrize(
    ("address", "subject"),
    [
        ("/hankkeet/2020/a/", Subject("project", "a", "2020")),
        ("/hankkeet/2020/a/jaa/", Subject("project", "a", "2020")),
        ("/sv/projekt/2020/a/badge.svg", Subject("project", "a", "2020")),
        ("/en/municipalities/b/feed.xml", Subject("municipality", "b")),
        ("/sv/upotus/k/005/oembed.json", Subject("municipality", "005", permanent=True)),
        ("/h/2020-001/qr.svg", Subject("project", "2020-001", permanent=True)),
        ("/", None),
        ("/en/", None),
        ("/hankkeet/", None),
        ("/tietoa/", None),
        ("/sv/hankkeet/2020/a/", None),
        ("/kunnat/#organisation-kuussote", None),
        ("/en/projects/filter/awarded/", None),
        ("/hankkeet/rajaus/kainuu/projects.csv", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_what_an_address_is_about(address: str, subject: Subject | None) -> None:
    assert Addresses(["fi", "sv", "en"]).subject_of(address) == subject


def test_real_list_has_what_the_contract_promises() -> None:
    real = published.read((CONTENT / "addresses.txt").read_text(encoding="utf-8"), "").lines
    assert len(real) > 7000
    assert {"/", "/hankkeet/2020/helmi-hanke/", "/h/2020-021/", "/k/078/", "/kunnat/valtimo/feed.xml"} <= real.keys()
    assert {"/upotus/h/2020-021/", "/sv/upotus/k/078/", "/muutokset/feed.xml", "/en/changes/feed.xml"} <= real.keys()


def test_name_that_is_too_long_for_a_folder_is_cut_between_words() -> None:
    long = slugs_of(Text(fi="kunta " * 60, sv="k" * 300))
    assert long["fi"] == long["en"] == "-".join(["kunta"] * 33)
    assert long["sv"] == "k" * 200
    assert slugs_of(Text(fi="Ä " * 100))["fi"] == "-".join(["a"] * 100)
