"""`build.py import` and names: what is certain, what is proposed, what stays open; files, languages and titles."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from command import files
from grantsite.catalog import Catalog
from grantsite.errors import ContentError, UsageError
from grantsite.importing.annex import short_slug
from grantsite.importing.awards import is_same_title
from grantsite.importing.bodies import Bodies
from grantsite.importing.cells import applicants
from grantsite.importing.command import import_table
from grantsite.importing.found import Draft
from grantsite.importing.languages import language_of
from real_content import CONTENT, Records
from test_importing import ANNEX, AWARDS, content, run  # noqa: F401  (a fixture)

LETTERS = string.ascii_lowercase + "åäö"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return Records(tmp_path_factory.mktemp("records")).catalog


@pytest.fixture(scope="module")
def bodies(catalog: Catalog) -> Bodies:
    return Bodies(catalog)


def slips(name: str) -> Iterator[str]:
    """Everything that is one letter off."""
    for at in range(len(name) + 1):
        yield from (name[:at] + letter + name[at:] for letter in LETTERS)
        if at < len(name):
            yield from (name[:at] + letter + name[at + 1 :] for letter in LETTERS)
            yield name[:at] + name[at + 1 :]
            yield name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]


def test_no_slip_of_one_letter_is_another_municipality_for_certain(bodies: Bodies, catalog: Catalog) -> None:
    """Of any name, of all 310: unless the slip is just what another is called, nobody can tell."""
    called = {name.casefold() for place in catalog.places.values() for name in place.record.name.every()}
    inflected = set(bodies._codes)
    wrong = []
    for code, place in catalog.places.items():
        for name in place.record.name.every():
            # whatever is no form of any name is doubted or unknown anyway
            for slip in (set(slips(name.casefold())) & inflected) - called:
                resolved = bodies.resolve(slip)
                if resolved.doubt is None and resolved.municipality != code:
                    wrong.append((name, slip))
    assert wrong == []


@pytest.mark.parametrize(
    ("printed", "body", "doubted"),
    [
        ("Säkyä", "783", True),
        ("Kärämäki", "317", True),
        ("Teurva", "846", True),
        ("Tuku", "853", True),
        ("Koski TI", "284", True),
        ("Vesilähti", "922", True),
        ("Naantalın kaupungille", "529", True),
        ("lin kunnalle", "139", True),
        ("Nykarleby stad", "893", False),
        ("Vörå kommun", "946", False),
        ("Larsmo", "440", False),
        ("Kronoby", "288", False),
        ("Jakobstad", "598", False),
        ("Pohjois-Pohjanmaan shp", "pohjois-pohjanmaan-shp", False),
        ("Pohjois-Pohjanmaan sph", "pohjois-pohjanmaan-shp", True),
        ("Oulun Digi-liikelaitos", "oulun-digi", True),
        ("Tampereen kaupunkiseudun kuntayhtymälle", "tampereen-kaupunkiseudun-kuntayhtyma", False),
        ("Turun Seudun Kehitys Oy:lle", "turun-seudun-kehitys-oy", False),
        ("Pohjois-Pohjanmaa", None, True),
        ("Kainuun shp", None, True),
        ("Kotkan-Haminan seutu", None, True),
        ("Turun seutu", None, True),
        ("Kuhmoin", None, True),  # Kuhmo, or Kuhmoinen
    ],
)
def test_printed_name(bodies: Bodies, printed: str, body: str | None, doubted: bool) -> None:
    resolved = bodies.resolve(printed)
    assert (resolved.municipality or resolved.organisation, resolved.doubt is not None) == (body, doubted)


def test_unknown_body_says_what_to_do(bodies: Bodies) -> None:
    doubt = bodies.resolve("Kainuun shp").doubt
    assert doubt is not None
    assert "write a new organisation’s record in content/organisations/" in doubt


@pytest.mark.parametrize(
    ("cell", "leads", "partners", "flag"),
    [
        ("Oulu (Espoo), Kuusamo", ["564"], ["049"], '"Kuusamo" stands outside the brackets'),
        ("Oulu (Espoo) ja Kuusamo", ["564"], ["049"], '"ja Kuusamo" stands outside the brackets'),
        ("Oulu (Espoo, Kuusamo))", ["564"], ["049", "305"], '")" stands outside the brackets'),
        ("Kotkan kaupunki, Haminan kaupunki (Espoo)", ["285", "075"], ["049"], "two applicants"),
        ("Oulun kaupunki (Espoo) (Vantaa)", ["564"], ["049", "092"], "two pairs of brackets"),
    ],
)
def test_nothing_of_a_cell_is_lost(bodies: Bodies, cell: str, leads: list[str], partners: list[str], flag: str) -> None:
    found = applicants(cell, bodies)
    assert [r.municipality for r in found.leads] == leads
    assert [r.municipality for r in found.partners] == partners
    assert any(flag in text for text in found.flags)
    assert found.whole == ("outside" not in flag)
    assert all(resolved.as_written in cell and not resolved.as_written.endswith(",") for resolved in found.leads)


def test_files_are_called_as_the_committed_ones(catalog: Catalog) -> None:
    assert {p.entry.slug: short_slug(p.application.name) for p in catalog.projects.values()} == {
        p.entry.slug: p.entry.slug for p in catalog.projects.values()
    }


@pytest.mark.parametrize(
    ("name", "slug"),
    [("???", ""), ("a" * 200, "a" * 92), ("Ääni " * 30, "-".join(["aani"] * 13)), ("– " * 60 + "Loppu", "loppu")],
)
def test_odd_names_have_files(name: str, slug: str) -> None:
    assert short_slug(name) == slug


@pytest.mark.parametrize(
    ("name", "cell", "code", "expected"),
    [
        ("Digital vardag", "Närpes (Kaskö)", "545", ("sv", True)),
        ("Digital utveckling", "Raasepori (Hanko)", "710", ("sv", False)),
        ("Österbottnisk digital ärende-hantering", "Vörå kommun (Larsmo)", "946", ("sv", True)),
        ("Nuorten palvelut", "Vörå kommun (Larsmo)", "946", ("sv", False)),
        ("Moderni viestintä", "Porvoon kaupunki", "638", ("fi", False)),
        ("Moderni viestintä ja sähköiset palvelut", "Porvoon kaupunki", "638", ("fi", True)),
        ("Open Agenda", "Iin kunta (Inari)", "139", ("fi", True)),
        ("Förvaltning på nätet", "Iin kunta (Inari)", "139", ("sv", False)),
    ],
)
def test_language(catalog: Catalog, name: str, cell: str, code: str, expected: tuple[str, bool]) -> None:
    assert language_of(name, cell, catalog.places[code].record) == expected


def test_language_of_the_committed_names_is_never_wrong(catalog: Catalog) -> None:
    for project in catalog.projects.values():
        lead = catalog.places.get(project.application.lead.municipality or "")
        found = language_of(project.application.name, project.application.applicant_as_written, lead and lead.record)
        assert found == (project.application.language, True), project.id


@pytest.mark.parametrize(
    ("name", "printed", "same"),
    [
        ("Helmi-hanke", "Helmi –hankkeeseen", True),
        ("Lämpö -hanke", "Lämpiö –hankkeeseen", False),
        ("Sähköisen asiakaspalvelun kehittäminen", "Sähköisen asiakaspalvelun kehittämiseen", True),
        ("Nuorten valmennusohjelma", "nuorten valmennusohjelmaan", True),
        ("Posion ja Ranuan edistämishanke", "Posion ja Ranuan edistämishankkeeseen", True),
        ("Digikokous 2 käyttöönotto", "Digikokous 3 käyttöönottoon", False),
        ("Digikokous 2", "Digikokous 3", False),
        ("Verkon kehittäminen", "Verkon lopettamiseen", False),
        ("Verkon kehittäminen", "Verkon uuden osan kehittämiseen", False),
    ],
)
def test_title(name: str, printed: str, same: bool) -> None:
    assert is_same_title(name, printed) == same


def table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "table.tsv"
    file.write_text(text, encoding="utf-8")
    return file


def flags(drafts: list[Draft]) -> list[str]:
    return [str(flag) for draft in drafts for flag in draft.flags]


def test_two_projects_of_one_name(content: Path, tmp_path: Path) -> None:  # noqa: F811
    file = table(tmp_path, "Oulu (Espoo)\tNimi\t1,00\nTurku (Espoo)\tNimi\t1,00\n")
    drafts = run(content, "annex", file)
    assert [Path(draft.path).name for draft in drafts] == ["nimi.yaml", "nimi-2.yaml"]
    assert "row 1 has the same name; its file is called so" in flags(drafts)
    assert {draft.fate for draft in run(content, "annex", file)} == {"unchanged"}


def test_row_that_is_settled_by_hand(content: Path, tmp_path: Path) -> None:  # noqa: F811
    """Left out while nobody has said who is meant; then held against the table as any other."""
    file = table(tmp_path, "Oulu (Cursor)\tNimi\t1,00\n")
    assert [draft.fate for draft in run(content, "annex", file)] == ["left out"]
    run(content, "annex", table(tmp_path, "Oulu (Espoo)\tNimi\t1,00\n"))
    (record,) = (content / "applications/2020").iterdir()
    record.write_text(record.read_text("utf-8").replace("Espoo", "Cursor"), encoding="utf-8")
    file = table(tmp_path, "Oulu (Cursor)\tNimi\t1,00\n")
    assert [draft.fate for draft in run(content, "annex", file)] == ["unchanged"]
    (draft,) = run(content, "annex", table(tmp_path, "Oulu (Cursor)\tNimi\t2,00\n"))
    assert (draft.fate, draft.differing) == ("differs", ["requested"])


def test_record_that_cannot_be_read_is_not_written_a_second_time(content: Path) -> None:  # noqa: F811
    run(content, "annex", ANNEX)
    broken = content / "applications/2020/open-agenda.yaml"
    broken.write_text(broken.read_text("utf-8").replace("requested:", "requestd:"), encoding="utf-8")
    before = files(content)
    (draft,) = [d for d in run(content, "annex", ANNEX) if d.number == 7]
    assert draft.fate == "left out"
    assert any("open-agenda.yaml cannot be read" in flag for flag in draft.flags)
    broken.rename(broken.with_name("other.yaml"))  # it may be the record of any row
    with pytest.raises(ContentError) as caught:
        run(content, "annex", ANNEX)
    assert "unknown-field" in [p.code for p in caught.value.problems]
    broken.with_name("other.yaml").rename(broken)
    assert files(content) == before


def test_import_can_be_repeated_before_anybody_has_looked(content: Path) -> None:  # noqa: F811
    for kind, file in (("annex", ANNEX), ("awards", AWARDS)):
        run(content, kind, file)
        before = files(content)
        again = run(content, kind, file)
        # an i without its dot cannot be read without a note
        assert [d.number for d in again if d.fate != "unchanged"] == ([16] if kind == "awards" else [])
        assert files(content) == before


def test_folder_that_cannot_be_written(content: Path, tmp_path: Path) -> None:  # noqa: F811
    (content / "applications").mkdir()
    (content / "applications/2020").symlink_to(tmp_path / "nowhere/at/all")
    with pytest.raises((UsageError, ContentError)):
        run(content, "annex", ANNEX)
    assert build.main(["import", "annex", str(ANNEX), "--call", "2020", "--content", str(content)]) in (1, 2)


def test_award_to_another_than_the_applicant(content: Path) -> None:  # noqa: F811
    run(content, "annex", ANNEX)
    found = {draft.number: flags([draft]) for draft in run(content, "awards", AWARDS)}
    assert any('the applicant is "Rovaniemen kaupunginkirjasto": write a note' in flag for flag in found[24])
    assert any("Tampereen kaupunkiseudun kuntayhtymä" in flag for flag in found[27])
    assert any("a condition of its own follows" in flag for flag in found[29])
    assert any("Lämpiö" in flag for flag in found[3])


def test_awards_that_fit_no_or_one_application(tmp_path: Path) -> None:
    """Held against the committed records; nothing is written."""

    def imported(text: str) -> list[Draft]:
        return import_table("awards", table(tmp_path, text), "2020", CONTENT, dry_run=True, language="en")

    title = "Sähköisen asiakaspalvelun kehittämiseen"
    both = imported(f"26\tTampereen kaupungille\t{title}\t890 000\n27\tTampereen kaupungille\t{title}\t1 000\n")
    assert [flag for flag in flags(both) if "joined to the same" in flag] == [
        "item 27 is joined to the same application",
        "item 26 is joined to the same application",
    ]
    (above,) = imported(f"26\tTampereen kaupungille\t{title}\t890 001\n")
    assert flags([above]) == ["the award 890,001.00 is above the request 890,000.00"]
    (none,) = imported("26\tTampereen kaupungille\tAivan toinen hanke, jota kukaan ei hakenut\t1 000\n")
    assert none.record is None
    (other,) = imported(f"26\tUtsjoen kunnalle\t{title}\t890 000\n")
    assert any("leads no application of this title" in flag for flag in other.flags)
    with pytest.raises(ContentError):
        imported(f"26\tTampereen kaupungille\t{title}\t890 000\n26\tVantaan kaupungille\tToinen\t1,00\n")
