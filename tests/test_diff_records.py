"""What `diff` says of each kind of change, to the letter."""

# ruff: noqa: E501 (a sentence is one line, however long)

import shutil
from pathlib import Path

import pytest

import build
from git_repository import commit, make_repository
from records import (
    APPLICATIONS,
    AWARDS,
    CALL,
    FILES,
    NOT_AWARDED,
    Edit,
    change,
    delete,
    put,
    rename,
    replace,
    write_site,
)

ROOT = Path(__file__).resolve().parent.parent
AWARD = f"{AWARDS}/kunta-kuuluu-kaikille.yaml"
AWARDED = f"{APPLICATIONS}/kunta-kuuluu-kaikille.yaml"
OTHER = f"{APPLICATIONS}/yhteinen-kokous.yaml"
PAYMENT = "\npayments:\n  - instalment: 1\n    date: 2021-03-15\n    amount: 25000.00\n"
ALAVUS = "municipalities/alavus.yaml"


def aliases(slug: str) -> Edit:
    return lambda content: change(
        content / f"{APPLICATIONS}/kokous.yaml", "themes: []\n", f"themes: []\naliases: [{slug}]\n"
    )


# Each case: what was edited, and the lines that are said of records.
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "amount with cents": (
        [replace(AWARD, "68000.00", "67000.05")],
        [
            "award 1 Kunta kuuluu kaikille: amount 68,000.00 → 67,000.05 €; total awarded 68,000.00 → 67,000.05 €: no longer the decision's control total"
        ],
    ),
    "requirements of a call": (
        [replace("calls/2020.yaml", "award_step: 100.00", "award_step: 100.00\nrequirements:\n  payment: {fi: Kahdessa erässä}")],
        ["call 2020 Joint projects 2020: requirement, payment in Finnish “Kahdessa erässä” added"],
    ),
    "requested": (
        [replace(AWARDED, "68050.45", "68051.45")],
        [
            "application 2020-001 Kunta kuuluu kaikille: requested 68,050.45 → 68,051.45 €; total requested 80,050.95 → 80,051.95 €: no longer the decision's control total"
        ],
    ),
    "two amounts that make up one total": (
        [replace(AWARDED, "68050.45", "68060.45"), replace(OTHER, "12000.50", "11990.50")],
        [
            "application 2020-001 Kunta kuuluu kaikille: requested 68,050.45 → 68,060.45 € (+10.00 €)",
            "application 2020-002 Yhteinen kokous: requested 12,000.50 → 11,990.50 € (-10.00 €)",
        ],
    ),
    "award removed": (
        [delete(AWARD)],
        [
            "award 1 Kunta kuuluu kaikille: removed; amount 68,000 €; total awarded 68,000 → 0 €: no longer the decision's control total; recipient Alavus"
        ],
    ),
    "application added": (
        [put(f"{APPLICATIONS}/uusi.yaml", NOT_AWARDED.replace("2020-002", "2020-003"))],
        [
            "application 2020-003 Yhteinen kokous: added; requested 12,000.50 €; total requested 80,050.95 → 92,051.45 €: no longer the decision's control total; lead Alajärvi"
        ],
    ),
    "application renamed": (
        [rename(OTHER, f"{APPLICATIONS}/kokous.yaml")],
        [
            "application 2020-002 Yhteinen kokous: renamed from yhteinen-kokous to kokous; the old address needs an alias: add yhteinen-kokous to aliases"
        ],
    ),
    "application renamed, with an alias": (
        [rename(OTHER, f"{APPLICATIONS}/kokous.yaml"), aliases("yhteinen-kokous")],
        [
            "application 2020-002 Yhteinen kokous:",
            "    renamed from yhteinen-kokous to kokous; the old address leads on by an alias",
            "    old address “yhteinen-kokous” added",
        ],
    ),
    "file of an award renamed": (
        [rename(AWARD, f"{AWARDS}/kunta.yaml")],
        ["award 1 Kunta kuuluu kaikille: file renamed from kunta-kuuluu-kaikille to kunta"],
    ),
    "organisation renamed": (
        [rename("organisations/kuussote.yaml", "organisations/kuus-sote.yaml")],
        ["organisation KuusSote: file renamed from kuussote to kuus-sote"],
    ),
    "item": ([replace(AWARD, "item: 1\namount", "item: 7\namount")], ["award 7 Kunta kuuluu kaikille: item of the decision 1 → 7"]),
    "payment added": (
        [replace(AWARD, "\npayments: []\n", PAYMENT)],
        ["award 1 Kunta kuuluu kaikille: payment 1 of 25,000.00 € on 15 March 2021 added"],
    ),
    "what followed": (
        [
            replace(
                AWARD,
                "interim_reports: []",
                "interim_reports: [{period_start: 2021-01-01, period_end: 2021-04-30, submitted: 2021-05-15, costs_without_vat: 100.00, vat: 24.00}]",
            ),
            replace(
                AWARD,
                "final_report: null",
                "final_report: {submitted: 2022-10-30, costs_without_vat: 1000.00, vat: 240.00, auditor_statement: 2022-10-29}",
            ),
            replace(AWARD, "repayments: []", "repayments: [{date: 2023-01-01, amount: 5.00}]"),
            replace(AWARD, "outputs: []", "outputs: [{name: {fi: Lomake}, licence: EUPL-1.2, url: 'https://a.fi/'}]"),
        ],
        [
            "award 1 Kunta kuuluu kaikille:",
            "    interim report 1 January 2021–30 April 2021 (given on 15 May 2021, costs 100.00 € without VAT, VAT 24.00 €) added",
            "    final report (given on 30 October 2022, costs 1,000.00 € without VAT, VAT 240.00 €, auditor's statement of 29 October 2022) added",
            "    repayment of 5.00 € on 1 January 2023 added",
            "    output “Lomake” (licence EUPL-1.2, web address https://a.fi/) added",
        ],
    ),
    "partners": (
        [replace(OTHER, '  - as_written: Ähtäri\n    municipality: "989"\n', '  - as_written: Alavus\n    municipality: "010"\n')],
        ["application 2020-002 Yhteinen kokous:", "    partner Ähtäri removed", "    partner Alavus added"],
    ),
    "partner as printed": (
        [replace(OTHER, "as_written: Ähtäri\n", "as_written: Ähtärin kaupunki\n")],
        ["application 2020-002 Yhteinen kokous: partner Ähtäri, name as printed “Ähtäri” → “Ähtärin kaupunki”"],
    ),
    "lead": (
        [replace(OTHER, '  as_written: Alajärvi\n  municipality: "005"', '  as_written: Alajärvi\n  municipality: "010"')],
        ["application 2020-002 Yhteinen kokous: lead Alajärvi → Alavus"],
    ),
    "themes and language": (
        [replace(AWARDED, "themes: [services]", "themes: [meetings]"), replace(AWARDED, "language: fi", "language: sv")],
        [
            "application 2020-001 Kunta kuuluu kaikille:",
            "    language of the name Finnish → Swedish",
            "    area of the call Services removed",
            "    area of the call Meetings added",
        ],
    ),
    "source": (
        [replace(OTHER, "row: 2", "row: 3")],
        ["application 2020-002 Yhteinen kokous: source: Annex, row 2 → Annex, row 3"],
    ),
    "texts": (
        [
            replace("calls/2020.yaml", "en: Grants for joint projects.", "en: Grants for large joint projects."),
            replace("calls/2020.yaml", "  sv: Understöd för gemensamma projekt.\n", ""),
        ],
        [
            "call 2020 Joint projects 2020:",
            "    summary in Swedish “Understöd för gemensamma projekt.” removed",
            "    summary in English “Grants for joint projects.” → “Grants for large joint projects.”",
        ],
    ),
    "facts of the call": (
        [
            replace("calls/2020.yaml", "\ndeadline: 2020-10-05", "\ndeadline: 2020-10-06"),
            replace("calls/2020.yaml", "fi: Yhteistyöhön., ", "fi: Yhteistyöhön kuntien kesken., "),
            replace("calls/2020.yaml", "kolmessa erässä", "neljässä erässä"),
            replace("calls/2020.yaml", "highest_share: 85", "highest_share: 80"),
        ],
        [
            "call 2020 Joint projects 2020:",
            "    application deadline 5 October 2020 → 6 October 2020",
            "    highest share of costs, per cent 85 → 80",
            "    explanation What the money was for, point 1 in Finnish “Yhteistyöhön.” → “Yhteistyöhön kuntien kesken.”",
            "    source of a fact, number of instalments: decision, section 5, “kolmessa erässä” → decision, section 5, “neljässä erässä”",
        ],
    ),
    "municipality": (
        [
            replace(ALAVUS, "sv: Alavo", "sv: Nya Alavo"),
            replace(ALAVUS, "count: 11468", "count: 11469"),
            replace(ALAVUS, "type: town", "type: municipality"),
            replace(ALAVUS, "lat: 62.5862", "lat: 62.6"),
        ],
        [
            "municipality 010 Alavus:",
            "    renamed from alavo to nya-alavo; the old address needs an alias: add alavo to aliases",
            "    name in Swedish “Alavo” → “Nya Alavo”",
            "    type town → municipality",
            "    population: 11,468 on 31 December 2019 → 11,469 on 31 December 2019",
            "    point on the map: 62.5862 / 23.6162 → 62.6 / 23.6162",
        ],
    ),
    "merger": (
        [put(ALAVUS, FILES[ALAVUS] + 'successor: {municipality: "005", starts: 2023-01-01}\n')],
        ["municipality 010 Alavus: merged into 005 Alajärvi (from 1 January 2023) added"],
    ),
    "region": (
        [replace("regions.yaml", "sv: Alavo}", "sv: Alavoo}"), replace("regions.yaml", "26555", "26556")],
        [
            "region 14 South Ostrobothnia:",
            "    municipality 010 Alavus, name in Swedish “Alavo” → “Alavoo”",
            "    population 26,555 → 26,556",
        ],
    ),
    "term": (
        [replace("terms.yaml", "en: government grant", "en: state grant")],
        ["term state grant: term in English “government grant” → “state grant”"],
    ),
    "prose": (
        [
            replace("pages/about.fi.md", "Katso [hankkeet]", "Katso kaikki [hankkeet]"),
            replace("pages/about.sv.md", "title: Tietoa (sv)", "title: Om"),
            delete("pages/about.en.md"),
        ],
        [
            "page about in English: removed",
            "page about in Finnish: text of the page “Katso [hankkeet](page:projects).” → “Katso kaikki [hankkeet](page:projects).”",
            "page about in Swedish: title “Tietoa (sv)” → “Om”",
        ],
    ),
    "order": (
        [put("calls/2021.yaml", CALL.replace('id: "2020"', 'id: "2021"')), replace("terms.yaml", "sv: statsunderstöd", "sv: bidrag"), replace(AWARD, "section: \"4\"", "section: \"5\""), replace(OTHER, "row: 2", "row: 9"), replace("municipalities/ahtari.yaml", "5525", "5526"), replace("municipalities/alajarvi.yaml", "9562", "9563")],
        [
            "call 2021 Joint projects 2020: added",
            "award 1 Kunta kuuluu kaikille: source: decision, section 4, item 1 → decision, section 5, item 1",
            "application 2020-002 Yhteinen kokous: source: Annex, row 2 → Annex, row 9",
            "municipality 005 Alajärvi: population: 9,562 on 31 December 2019 → 9,563 on 31 December 2019",
            "municipality 989 Ähtäri: population: 5,525 on 31 December 2019 → 5,526 on 31 December 2019",
            "term government grant: term in Swedish “statsunderstöd” → “bidrag”",
        ],
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the small content, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    write_site(tmp_path)
    make_repository(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> list[list[str]]:
    """What `diff` prints, in blocks parted by empty lines."""
    assert build.main(["diff", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.endswith("\n")
    return [block.split("\n") for block in printed.out.removesuffix("\n").split("\n\n")]


@pytest.mark.parametrize("name", CASES)
def test_change(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    edits, lines = CASES[name]
    for edit in edits:
        edit(folder / "content")
    assert said(capsys)[1] == lines


@pytest.mark.parametrize("name", ["award removed", "application added", "what followed", "prose"])
def test_what_was_added_is_removed_the_other_way_round(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for edit in CASES[name][0]:
        edit(folder / "content")
    commit(folder)
    there = said(capsys, "HEAD~1", "HEAD")[1]
    back = said(capsys, "HEAD", "HEAD~1")[1]
    turned = {"added": "removed", "removed": "added"}
    for old, new in zip(there, back, strict=True):
        for word in ("added", "removed"):
            assert (word in old) == (turned[word] in new)


def test_example_of_the_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    make_repository(tmp_path)
    award = tmp_path / "content" / AWARDS / "omakunta-verkkoasiointi-ja-sahkoisen-asiointin-konseptointi.yaml"
    change(award, "280500.00", "290500.00")
    head = said(capsys)[0][0].partition(": ")[2].partition(" (")[2][:10]
    assert said(capsys) == [
        [f"1 record changed: HEAD ({head}) → the working tree"],
        [
            "award 12 OmaKunta verkkoasiointi…: amount 280,500 → 290,500 €; total awarded 9,694,600 → 9,704,600 €: no longer the decision's control total"
        ],
        [
            "Sums of call 2020 Joint municipal digitalisation projects 2020",
            "  applications 61, unchanged; equals the decision's control total",
            "  total requested 16,100,330.45 €, unchanged; equals the decision's control total",
            "  awards 29, unchanged; equals the decision's control total",
            "  total awarded 9,694,600 → 9,704,600 € (+10,000 €); no longer the decision's control total, 9,694,600 €",
            "  municipalities 156, unchanged; equals the decision's control total",
            "  left of the appropriation 305,400 → 295,400 € (-10,000 €); no longer the decision's control total, 305,400 €",
            "  paid 0 €, unchanged",
        ],
        ["the working tree has 2 errors: python build.py check names each"],
    ]


def test_control_total_lost_and_found_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "content" / AWARD, "68000.00", "67000.00")
    commit(folder)
    change(folder / "content" / AWARD, "67000.00", "68000.00")
    commit(folder)
    lost, found = said(capsys, "HEAD~2", "HEAD~1"), said(capsys, "HEAD~1", "HEAD")
    assert lost[1][0].endswith("total awarded 68,000 → 67,000 €: no longer the decision's control total")
    assert found[1][0].endswith("total awarded 67,000 → 68,000 €: now the decision's control total")
    assert "  total awarded 67,000 → 68,000 € (+1,000 €); now the decision's control total" in found[2]
    assert found[3] == [lost[3][0].replace(commit_name(lost), commit_name(found)).replace("HEAD ", "HEAD~1 ")]


def commit_name(blocks: list[list[str]]) -> str:
    """The name and short hash of the side with errors."""
    return blocks[3][0].partition(" has ")[0]


def test_control_total_that_changed_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "content/calls/2020.yaml", "  awarded: 68000.00", "  awarded: 68000.01")
    blocks = said(capsys)
    assert blocks[1] == [
        "call 2020 Joint projects 2020: control total, total awarded 68,000.00 → 68,000.01 € (+0.01 €)"
    ]
    assert (
        "  total awarded 68,000 €, unchanged; no longer the decision's control total, 68,000.01 €; the control total changed from 68,000 € to 68,000.01 €"
        in blocks[2]
    )


def test_control_total_that_moved_with_the_sum(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "content" / AWARD, "68000.00", "67000.00")
    change(folder / "content/calls/2020.yaml", "  awarded: 68000.00", "  awarded: 67000.00")
    assert (
        "  total awarded 68,000 → 67,000 € (-1,000 €); equals the decision's control total; the control total changed from 68,000 € to 67,000 €"
        in said(capsys)[2]
    )


def test_total_that_was_wrong_and_stays_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "content" / AWARD, "68000.00", "67000.00")
    commit(folder)
    change(folder / "content" / AWARD, "67000.00", "66000.00")
    assert said(capsys)[1][0].endswith("total awarded 67,000 → 66,000 €: still not the decision's control total")


def test_payments_make_up_what_is_paid(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "content" / AWARD, "\npayments: []\n", PAYMENT)
    assert "  paid 0 → 25,000 € (+25,000 €)" in said(capsys)[2]
    commit(folder)
    change(folder / "content" / AWARD, "amount: 25000.00", "amount: 26000.50")
    assert said(capsys)[1] == ["award 1 Kunta kuuluu kaikille: payment 1, amount 25,000.00 → 26,000.50 € (+1,000.50 €)"]


def test_nothing_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = commit(folder)
    assert said(capsys) == [[f"No facts changed: HEAD ({head[:10]}) → the working tree."]]
    assert said(capsys, head, "HEAD") == [[f"No facts changed: {head[:10]} → HEAD ({head[:10]})."]]
    assert build.main(["diff", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_only_the_form_of_files_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "content" / AWARD, "item: 1\namount", "item: 1  # see the decision\namount")
    change(folder / "content/terms.yaml", "- id: grant", '- id: "grant"')
    [lines] = said(capsys)
    assert lines[0].startswith("No facts changed: HEAD (")
    assert lines[1:] == [
        f"content/{name}: only the form of the file changed (comments, spaces, quotes), no facts"
        for name in (AWARD, "terms.yaml")
    ]


def test_line_ends_are_no_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FILES:
        file = folder / "content" / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    [lines] = said(capsys)
    assert len(lines) == 1


def test_a_file_that_cannot_be_read_is_not_taken_for_a_removed_record(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(AWARD, "a: [")(folder / "content")
    change(folder / "content" / OTHER, "row: 2", "row: 3")
    blocks = said(capsys)
    assert blocks[1] == ["application 2020-002 Yhteinen kokous: source: Annex, row 2 → Annex, row 3"]
    assert "  awards 1 → 0 (-1)" in blocks[2]
    assert blocks[3] == [
        f"content/{AWARD}: cannot be read, so it is not compared: the working tree",
        "the sums leave out what cannot be read, and are not held against the control totals",
        blocks[3][2],
    ]
    assert blocks[3][2].startswith("the working tree has ")


def test_a_file_that_could_not_be_read_is_not_taken_for_an_added_record(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write = (folder / "content" / AWARD).read_text(encoding="utf-8")
    put(AWARD, "a: [")(folder / "content")
    broken = commit(folder)
    put(AWARD, write)(folder / "content")
    [lines] = said(capsys)
    assert lines == [
        f"No facts changed in what can be read: HEAD ({broken[:10]}) → the working tree.",
        f"content/{AWARD}: cannot be read, so it is not compared: HEAD ({broken[:10]})",
        "the sums leave out what cannot be read, and are not held against the control totals",
        f"HEAD ({broken[:10]}) has 1 error: check out that revision, and python build.py check names each",
    ]


def test_one_wrong_region_hides_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "content/terms.yaml", "- id: grant", "- id: Grant\n- id: other\n  term: {fi: muu}\n- id: grant")
    blocks = said(capsys)
    assert "content/terms.yaml: cannot be read, so it is not compared: the working tree" in blocks[-1]
