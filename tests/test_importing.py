"""`build.py import`: the tables of 2020 become the records of 2020, and nothing is guessed in silence.

tests/data/ holds the facts of both tables, as the decision prints them.
"""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build
from command import files
from grantsite.catalog import Catalog
from grantsite.emitting import emit
from grantsite.errors import ContentError, UsageError
from grantsite.importing.bodies import Bodies
from grantsite.importing.cells import applicants
from grantsite.importing.command import import_table
from grantsite.importing.comparing import differing
from grantsite.importing.found import Draft
from grantsite.importing.tables import cents, read_table
from grantsite.load import load
from grantsite.messages import say
from grantsite.parse_cache import ParseCache
from grantsite.reader import read_record
from grantsite.records import Application
from grantsite.yamlfile import parse

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests/data"
ANNEX = DATA / "annex-2020.tsv"
AWARDS = DATA / "awards-2020.txt"
# What a person must look at in the annex of 2020; every other row is resolved alone.
FLAGGED_ROWS = {21, 28, 30, 31, 35, 46, 49, 50, 53, 54, 56, 61}
FLAGGED_ITEMS = {3, 4, 5, 16, 24, 27, 29}


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    content, problems = load(ROOT / "content", "content", ParseCache(None))
    assert problems == []
    return Catalog(content)


@pytest.fixture(scope="session")
def bodies(catalog: Catalog) -> Bodies:
    return Bodies(catalog)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content without its applications and awards."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for kind in ("applications", "awards"):
        shutil.rmtree(tmp_path / "content" / kind)
    return tmp_path / "content"


def run(content: Path, kind: str, file: Path, *, dry_run: bool = False) -> list[Draft]:
    return import_table(kind, file, "2020", content, dry_run=dry_run, language="en")


def records(folder: Path) -> dict[str, Any]:
    """The applications of a content folder by their id."""
    found, _ = load(folder, "content", ParseCache(None))
    return {e.record.id: e.record for e in found.applications}


def test_annex_of_2020_becomes_its_records(content: Path, catalog: Catalog) -> None:
    """Every fact of all 61 rows, the flagged ones too, is as in the committed records."""
    drafts = run(content, "annex", ANNEX)
    assert [d.number for d in drafts] == list(range(1, 62))
    assert {d.number for d in drafts if d.flags} == FLAGGED_ROWS
    assert {d.fate for d in drafts} == {"written"}
    written = records(content)
    assert written.keys() == catalog.projects.keys()
    for number, record in written.items():
        assert differing(record, catalog.projects[number].application) == [], number


def test_unflagged_rows_are_written_as_people_wrote_them(content: Path) -> None:
    """To the byte, but for what an editor adds: themes, notes, corrected names."""
    for draft in run(content, "annex", ANNEX):
        if draft.flags:
            continue
        text = Path(draft.path).read_text(encoding="utf-8")
        (committed,) = [
            file.read_text(encoding="utf-8")
            for file in (ROOT / "content/applications/2020").glob("*.yaml")
            if f'id: "2020-{draft.number:03d}"' in file.read_text(encoding="utf-8")
        ]
        lines = iter(committed.splitlines())
        assert [line for line in text.splitlines() if line not in lines] == [], draft.title


def test_list_of_awards_of_2020_becomes_its_records(content: Path, catalog: Catalog) -> None:
    run(content, "annex", ANNEX)
    drafts = run(content, "awards", AWARDS)
    assert [d.number for d in drafts] == list(range(1, 30))
    assert {d.number for d in drafts if d.flags} == FLAGGED_ITEMS
    written = {d.number: d.record for d in drafts}
    for project in catalog.projects.values():
        if project.award:
            assert differing(written[project.award.item], project.award) == [], project.id
    assert len(list((content / "awards/2020").glob("*.yaml"))) == 29


@pytest.mark.parametrize(("kind", "file", "number"), [("annex", ANNEX, 61), ("awards", AWARDS, 29)])
def test_committed_records_stay_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, file: Path, number: int
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    before = files(tmp_path)
    words = ["import", kind, str(file), "--call", "2020", "--content", str(tmp_path / "content")]
    assert build.main(words) == 0
    assert f"unchanged: {number}, differing: 0, left out: 0" in capsys.readouterr().out
    assert files(tmp_path) == before


def test_edited_record_is_reported_and_kept(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(content, "annex", ANNEX)
    edited = content / "applications/2020/open-agenda.yaml"
    text = edited.read_text(encoding="utf-8").replace("requested: 524365.00", "requested: 1.00")
    edited.write_text(text, encoding="utf-8")
    assert build.main(["import", "annex", str(ANNEX), "--call", "2020", "--content", str(content)]) == 0
    out = capsys.readouterr().out
    assert f"{edited} says otherwise and stays as it is: requested\n" in out
    assert "unchanged: 60, differing: 1" in out
    assert edited.read_text(encoding="utf-8") == text


def test_dry_run_writes_nothing(content: Path) -> None:
    before = files(content)
    drafts = run(content, "annex", ANNEX, dry_run=True)
    assert {d.fate for d in drafts} == {"written"}
    assert files(content) == before


def test_report(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["import", "annex", str(ANNEX), "--call", "2020", "--content", str(content)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "61 rows read",
        "resolved alone: 49 rows, 272 of 279 names; to be looked at: 12 rows",
        "records written: 61, unchanged: 0, differing: 0, left out: 0",
        "",
        "A person must look at these:",
    ]
    at = lines.index("row 54 (line 55): Kaupunkiseudun digitaalinen kansalais-paneeli")
    assert lines[at + 1 : at + 4] == [
        "    two applicants are printed one after the other; both are recorded as leads",
        '    "Vesilähti" is read as Vesilahti "922"',
        '    "Tampere" is named twice; it is counted once',
    ]


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_report_as_json(content: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    words = ["import", "annex", str(ANNEX), "--call", "2020", "--content", str(content), "--dry-run"]
    assert build.main([*words, "--format", "json", "--lang", language]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["number"] for row in rows if row["flags"]} == FLAGGED_ROWS
    assert (rows[20]["flags"] == ['"Kokkola" is named twice; it is counted once']) == (language == "en")


def test_flag_stands_in_the_record_until_somebody_has_looked(content: Path) -> None:
    run(content, "annex", ANNEX)
    text = (content / "applications/2020/nuorisokortti-2-0.yaml").read_text(encoding="utf-8")
    schema, first, second, *_ = text.splitlines()
    assert first == '# LOOK AT THIS, then delete this line: "Koski TI" is read as Koski Tl "284"'
    assert second == 'id: "2020-028"'
    assert schema == "# yaml-language-server: $schema=../../../docs/schema/application.schema.json"


def named(cell: str, bodies: Bodies) -> tuple[list[str | None], list[str | None]]:
    found = applicants(cell, bodies)
    return tuple([r.municipality or r.organisation for r in part] for part in (found.leads, found.partners))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("cell", "leads", "partners", "flags"),
    [
        ("Akaan kaupunki (Valkeakosken kaupunki, Urjalan kunta)", ["020"], ["908", "887"], 0),
        ("Karstulan kunta", ["226"], [], 0),
        ("Porvoon kaupunki, (Loviisa)", ["638"], ["434"], 0),
        ("Rauman kaupunki (Eura, Eurajoki ja Säkylä)", ["684"], ["050", "051", "783"], 0),
        ("Vörå kommun (Larsmo, Kronoby och Jakobstad)", ["946"], ["440", "288", "598"], 0),
        ("Alavuden kaupunki (Kuusiokuntien sosiaali- ja terveystyöntekijät, KuusSote)", ["010"], ["kuussote"], 0),
        ("Haminan kaupunki (Kotkan-Haminan seudun koulutuskuntayhtymä Ekami)", ["075"], ["ekami"], 0),
        ("Oulun kaupunki / BusinessOulu -liikelaitos", ["businessoulu"], [], 0),
        ("Oulun kaupunki (Oulun Digi -liikelaitos) (Pohjois-Pohjanmaan shp)",
         ["564", "oulun-digi"], ["pohjois-pohjanmaan-shp"], 1),
        ("Tampereen kaupunki Tampereen kaupunkiseudun kuntayhtymä (Nokia)",
         ["837", "tampereen-kaupunkiseudun-kuntayhtyma"], ["536"], 1),
        ("Turun Seudun Kehitys Oy (Turun seudun kunnan omistama yhteinen yhtiö)", ["turun-seudun-kehitys-oy"], [], 1),
        ("Nivala (Kärämäki)", ["535"], ["317"], 1),
        ("Naantalın kaupunki", ["529"], [], 1),
        ("lin kunta", ["139"], [], 1),
        ("lisalmi", ["140"], [], 1),
        ("Kemi (Kemijärvi, Keminmaa)", ["240"], ["320", "241"], 0),
        ("Hyvinkään kaupungin vesilaitos", [None], [], 1),
        ("Kotkan seudun kehitysyhtiö Cursor Oy (Kotka)", [None], ["285"], 1),
        ("Etelä-Savon maakuntaliitto", [None], [], 1),
        ("", [None], [], 1),
    ],
)  # fmt: skip
def test_cell(bodies: Bodies, cell: str, leads: list[str], partners: list[str], flags: int) -> None:
    assert named(cell, bodies) == (leads, partners)
    assert len(applicants(cell, bodies).flags) == flags


def test_two_bodies_that_are_equally_near_are_both_named(bodies: Bodies) -> None:
    resolved = bodies.resolve("Kemijärvii")
    assert resolved.municipality == "320"
    for printed in ("Kolari", "Kuhmo", "Eura", "Ii", "Lieto", "Sipoo"):
        assert bodies.resolve(printed).doubt is None, printed
    both = bodies.resolve("Pyhäjrvi")
    assert both.doubt is not None
    assert 'Pyhäjärvi "626"' in both.doubt


def test_no_municipality_is_mistaken_for_another(bodies: Bodies, catalog: Catalog) -> None:
    """Every name of all 310, in the nominative and with its type word, is its own municipality or doubted."""
    for code, place in catalog.places.items():
        for name in place.record.name.every():
            for printed in (name, f"{name} kaupunki", f"{name} kommun"):
                resolved = bodies.resolve(printed)
                assert resolved.municipality == code or resolved.doubt is not None, printed


@settings(max_examples=300)
@given(data=st.data())
def test_slip_is_never_taken_silently(bodies: Bodies, catalog: Catalog, data: st.DataObject) -> None:
    """One letter changed: either the same municipality, or a doubt, or exactly another municipality's name."""
    code = data.draw(st.sampled_from(sorted(catalog.places)))
    name = catalog.places[code].record.name.every()[0]
    at = data.draw(st.integers(0, len(name) - 1))
    slip = name[:at] + data.draw(st.sampled_from("aeiklmnoprstuvyäö")) + name[at + 1 :]
    resolved = bodies.resolve(slip)
    if resolved.doubt is None:
        assert resolved.municipality is not None
        names = [n.casefold() for n in catalog.places[resolved.municipality].record.name.every()]
        assert resolved.municipality == code or any(slip.casefold().startswith(n[:2]) for n in names)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("111 350,00", 11135000),
        ("135 150", 13515000),
        ("410 407,20", 41040720),
        ("136\u00a0191,25", 13619125),
        ("1\u202f090\u2009125,00 €", 109012500),
        ("410407.2", 41040720),
        ("68 000 euroa", 6800000),
        ("", None),
        ("1,2,3", None),
        ("12 34", None),
        ("-5", None),
        ("abc", None),
    ],
)
def test_amount(text: str, amount: int | None) -> None:
    assert cents(text) == amount


def rows() -> list[list[str]]:
    return [line.split("\t") for line in ANNEX.read_text(encoding="utf-8").splitlines()[1:-1]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(content: Path, tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "annex.csv"
    # as a spreadsheet writes it: with a byte-order mark and Windows' line ends
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([["Hakija", "Hanke", "Haetaan"], *rows()])
    assert {d.number for d in run(content, "annex", file) if d.flags} == FLAGGED_ROWS
    assert len(records(content)) == 61


@pytest.mark.parametrize("as_numbers", [True, False])
def test_spreadsheet(content: Path, tmp_path: Path, catalog: Catalog, as_numbers: bool) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Hakija", "Hanke", "Haetaan"])
    for applicant, name, amount in rows():
        book.active.append([applicant, name, (cents(amount) or 0) / 100 if as_numbers else amount])
    book.save(tmp_path / "annex.xlsx")
    run(content, "annex", tmp_path / "annex.xlsx")
    for number, record in records(content).items():
        assert record.requested == catalog.projects[number].application.requested


def test_table_inside_plain_text(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "decision.txt"
    text = f"Päätös\n\n{AWARDS.read_text('utf-8')}\nLiite\n\n{ANNEX.read_text('utf-8')}"
    file.write_text(text, encoding="utf-8")
    assert len(run(content, "annex", file)) == 61
    assert len(run(content, "awards", file)) == 29


def failed(content: Path, kind: str, file: Path) -> list[tuple[int, int, str]]:
    with pytest.raises(ContentError) as caught:
        run(content, kind, file)
    return [(p.line, p.column, p.code) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "import-table")]),
        ("a\tb\tc\n", [(1, 1, "import-table")]),
        ("Akaa\tHanke\t1,00\nAkaa\tToinen\tpaljon\n", [(2, 13, "amount-format")]),
        ("Akaa\tHanke\t1,00\nAkaa\tToinen\t2,00\n3,01\n", [(3, 1, "control-total")]),
        ("Akaa\x00\tHanke\t1,00\n", [(1, 5, "control-characters")]),
    ],
)
def test_table_that_cannot_be_read(
    content: Path, tmp_path: Path, text: str, expected: list[tuple[int, int, str]]
) -> None:
    file = tmp_path / "annex.tsv"
    file.write_text(text, encoding="utf-8")
    before = files(content)
    assert failed(content, "annex", file) == expected
    assert files(content) == before


@pytest.mark.parametrize("name", ["annex.tsv", "annex.xlsx", "annex.csv"])
def test_file_that_is_no_table(content: Path, tmp_path: Path, name: str) -> None:
    assert failed(content, "annex", tmp_path / name)[0][2] == "missing-file"
    (tmp_path / name).write_bytes(b"PK\x03\x04\xff\xfe nothing")
    assert failed(content, "annex", tmp_path / name)[0][2] in ("import-table", "not-utf8", "control-characters")


def test_call_that_does_not_exist(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError):
        import_table("annex", ANNEX, "2021", content, dry_run=False, language="en")
    assert build.main(["import", "annex", str(ANNEX), "--call", "2021", "--content", str(content)]) == 2
    assert 'there is no call "2021": write' in capsys.readouterr().err


CELL = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["Akaa", "Akaan kaupunki (Ii, Inari)", "((", "))", "a ja b", ",,,", "1 000,00", "5", "Ii ("]),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(st.lists(CELL, max_size=6), max_size=8), mark=st.sampled_from("\t;,"))
def test_whatever_stands_in_a_table(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory,
                                    lines: list[list[str]], mark: str) -> None:  # fmt: skip
    file = tmp_path_factory.mktemp("table") / "t.csv"
    text = "\n".join(mark.join(cells) for cells in lines)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        table = read_table(file, "t.csv", 3)
    except ContentError:
        return
    for row in table.rows:
        found = applicants(row.cells[0], Bodies(catalog))
        assert found.leads


@settings(max_examples=200)
@given(name=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60).map(str.strip).filter(bool))
def test_written_record_reads_back_as_it_was(catalog: Catalog, name: str) -> None:
    record = msgspec.structs.replace(catalog.projects["2020-001"].application, name=name)
    read, problems = read_record(parse(emit(record), "a"), Application, "a", say("an application"))
    assert read == record or {p.code for p in problems} <= {"html", "look-alike"}
