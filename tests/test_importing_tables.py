"""`build.py import` and a table that is broken, damaged or hostile: a problem at its place, never a row lost."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grantsite.errors import ContentError
from grantsite.importing import spreadsheets
from grantsite.importing.sentences import read_sentences
from grantsite.importing.tables import Table, read_table

DATA = Path(__file__).resolve().parent / "data"
AWARDS = (DATA / "awards-2020.txt").read_text(encoding="utf-8")
HEADING = "Hakija\tHanke\tHaetaan\n"
FIRST = "Akaan kaupunki\tEka\t1,00\n"

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writes(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return file

    return writes


def failed(file: Path) -> list[tuple[int, int, str]]:
    with pytest.raises(ContentError) as caught:
        read_table(file, file.name, 3)
    assert all(p.hint for p in caught.value.problems)
    return [(p.line, p.column, p.code) for p in caught.value.problems]


def names(table: Table) -> list[str]:
    return [row.cells[1] for row in table.rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADING + FIRST + "Oulu\tToka\t\nEspoo\tKolmas\t3,00\n", [(3, 6, "import-table")]),
        (HEADING + "Oulu\tToka\t\n" + FIRST, [(2, 6, "import-table")]),
        ("Oulu\tToka\t\n" + FIRST, [(1, 6, "import-table")]),
        (HEADING + FIRST + "\tToka\t2,00\n", [(3, 7, "import-table")]),
        (HEADING + FIRST + "Oulu\t\t2,00\n", [(3, 7, "import-table")]),
        (HEADING + FIRST + "Oulu\t\t\n", [(3, 1, "import-table")]),
        (HEADING + FIRST + "Oulu\tToka\tvaihe 2\t2,00\n", [(3, 19, "import-table")]),
        (HEADING + "Oulu\tToka\t12x\n" + FIRST, [(2, 11, "amount-format")]),
        (HEADING + "Hakija\tHanke\tHaetaan\n" + FIRST, [(2, 14, "amount-format")]),
        (FIRST + "Oulu\tToka\t12345678901,00\n", [(2, 11, "amount-format")]),
        (FIRST + "Oulu\tToka\tx\nEspoo\tKolmas\ty\n", [(2, 11, "amount-format"), (3, 14, "amount-format")]),
    ],
)
def test_line_that_is_no_row_is_named(write: Write, text: str, expected: list[tuple[int, int, str]]) -> None:
    assert failed(write("a.tsv", text)) == expected


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (f"Liite\n\n{HEADING}{FIRST}\n12\nOulu\tToka\t2,00\n\n3,00\n\nSivu\n", 300),
        (f"{FIRST}Oulu\tToka\t2,00\nYhteensä\t\t3,00\n", 300),
        (f"{FIRST}Oulu\tToka\t2,00\n\tSammanlagt:\t3,00\n", 300),
        (f"{FIRST}Oulu\tToka\t2,00\n", None),
    ],
)
def test_total_and_lines_of_text(write: Write, text: str, total: int | None) -> None:
    """A page's number between the rows is no total."""
    table = read_table(write("a.txt", text), "a.txt", 3)
    assert names(table) == ["Eka", "Toka"]
    assert table.total == total
    table.check_total()


def test_decimals_cut_off_by_a_comma_are_not_lost(write: Write) -> None:
    """Unquoted in a CSV of commas, 135 150,20 is two cells: never 135 150,00."""
    assert failed(write("a.csv", "Akaa,Eka,1 000,50\nOulu,Toka,135 150,20\n"))[0][2] == "import-table"
    text = 'Akaa,Eka,"1 000,50"\nOulu,Toka,135 150,20\n'
    assert failed(write("b.csv", text)) == [(2, 19, "import-table")]


def test_quotation_mark_that_is_never_closed(write: Write) -> None:
    assert failed(write("a.csv", 'Akaa;"Eka;1,00\nOulu;Toka;2,00\n'))[0][2] == "import-table"


def test_cell_of_two_lines_is_one_line(write: Write) -> None:
    """Otherwise a flag about it, which is a comment in the record, would end amid the comment."""
    table = read_table(write("a.csv", 'Akaa;"Eka\nid: ""2020-999""";1,00\nOulu;Toka;2,00\n'), "a.csv", 3)
    assert [(row.line, row.cells[1]) for row in table.rows] == [(1, 'Eka id: "2020-999"'), (3, "Toka")]


@pytest.mark.parametrize("text", [b"\xc4\xe4\t1,00", "a\tb\t1,00\n".encode("utf-16")])
def test_other_encodings(write: Write, text: bytes) -> None:
    assert failed(write("a.tsv", text))[0][2] in ("not-utf8", "control-characters")


def test_file_that_is_too_large(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failed(write("a.csv", b"a" * 1_000_001)) == [(1, 1, "too-large")]
    assert failed(write("a.xlsx", b"PK" * 2_500_001)) == [(1, 1, "too-large")]
    monkeypatch.setattr(spreadsheets, "_MOST_ROWS", 2)
    assert failed(write("b.xlsx", book([["Akaa", "Eka", 1]] * 3))) == [(1, 1, "too-large")]


def book(*sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A spreadsheet one of whose parts is another."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return stream.getvalue()


GOOD = book([["Hakija", "Hanke", "Haetaan"], ["Akaa", "Eka", 410407.2], [], ["Oulu", "Toka", 2]])
SHEET = "xl/worksheets/sheet1.xml"


def test_spreadsheet_with_an_empty_line_and_an_empty_sheet(write: Write) -> None:
    table = read_table(write("a.xlsx", GOOD), "a.xlsx", 3)
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("Akaa", "Eka", "410407.2")),
        (4, ("Oulu", "Toka", "2")),
    ]
    assert names(read_table(write("b.xlsx", book([["Akaa", "Eka", 1]], [])), "b.xlsx", 3)) == ["Eka"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Akaa", "Eka", 1], ["Oulu", "Toka", None]], [(2, 2, "import-table")]),
        ([["Akaa", "Eka", 1], ["Oulu", "Toka", "=1+1"]], [(2, 2, "import-table")]),  # a formula without its value
        ([["Akaa", "Eka", 1], ["Oulu", "Toka", 0.125]], [(2, 3, "amount-format")]),
        ([["Akaa", "Eka\x7f", 1]], [(1, 2, "control-characters")]),
        ([["Akaa\u200b", "Eka", 1]], [(1, 1, "zero-width")]),
        ([["A\u0308ka\u0308", "Eka", 1]], [(1, 1, "not-nfc")]),
        ([["Liite 1"]], [(1, 1, "import-table")]),
        ([], [(1, 1, "import-table")]),
    ],
)
def test_cells_of_a_spreadsheet(write: Write, rows: list[list[object]], expected: list[tuple[int, int, str]]) -> None:
    """The column is that of the cell."""
    assert failed(write("a.xlsx", book(rows))) == expected


def test_two_sheets_with_rows(write: Write) -> None:
    assert failed(write("a.xlsx", book([["Akaa", "Eka", 1]], [["Oulu", "Toka", 2]]))) == [(1, 1, "import-table")]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-40],
        lambda data: b"",
        lambda data: b"<!DOCTYPE a [<!ENTITY b 'bbb'>]><a>&b;</a>",
        lambda data: data.replace(b"<v>2</v>", b"<v>two</v>"),
        lambda data: data.replace(b'r="A2"', b'r="2A"'),
    ],
)
def test_damaged_sheet(write: Write, change: Callable[[bytes], bytes]) -> None:
    assert failed(write("a.xlsx", with_part(GOOD, SHEET, change)))[0][2] in ("import-table", "amount-format")


def test_archive_that_unpacks_to_too_much(write: Write) -> None:
    bomb = with_part(GOOD, SHEET, lambda data: b" " * 60_000_000)
    assert len(bomb) < 1_000_000
    assert failed(write("a.xlsx", bomb)) == [(1, 1, "too-large")]


def test_sheet_that_says_it_is_smaller_than_it_is(write: Write) -> None:
    small = with_part(GOOD, SHEET, lambda data: data.replace(b'ref="A1:C4"', b'ref="A1:C2"'))
    assert names(read_table(write("a.xlsx", small), "a.xlsx", 3)) == ["Eka", "Toka"]


def test_sheet_whose_last_cell_is_far_away(write: Write) -> None:
    far = with_part(GOOD, SHEET, lambda data: data.replace(b'r="4"', b'r="1048576"'))
    assert failed(write("a.xlsx", far)) == [(1, 1, "too-large")]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_spreadsheet_with_any_bytes_changed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(zipfile.ZipFile(io.BytesIO(GOOD)).namelist()))
    at = data.draw(st.integers(0, 400))
    junk = data.draw(st.binary(min_size=1, max_size=8))
    file = tmp_path_factory.mktemp("book") / "a.xlsx"
    if data.draw(st.booleans()):
        file.write_bytes(with_part(GOOD, name, lambda part: part[:at] + junk + part[at + len(junk) :]))
    else:
        at *= len(GOOD) // 400
        file.write_bytes(GOOD[:at] + junk + GOOD[at + len(junk) :])
    with suppress(ContentError):
        assert read_table(file, "a.xlsx", 3).rows


def items(text: str) -> list[tuple[int, int]]:
    return [(item.number, item.line) for item in read_sentences(text, "a.txt")]


def sentence_problems(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ContentError) as caught:
        read_sentences(text, "a.txt")
    return [(p.line, p.code, str(p.message)) for p in caught.value.problems]


LINES = AWARDS.splitlines()


def test_item_over_several_lines() -> None:
    wrapped = AWARDS.replace(" hakemuksessa mainituille ", "\nhakemuksessa\nmainituille ")
    numbered, other = read_sentences(AWARDS, "a.txt"), read_sentences(wrapped, "a.txt")
    assert [item.number for item in numbered] == list(range(1, 30))
    kept = [(i.number, i.recipient, i.project, i.amount, i.rest) for i in numbered]
    assert [(i.number, i.recipient, i.project, i.amount, i.rest) for i in other] == kept


def test_item_without_other_municipalities() -> None:
    (item,) = read_sentences(
        "1. Alavuden kaupungille enintään 68 000 euroa Kunta kuuluu kaikille –hankkeeseen,", "a.txt"
    )
    assert (item.recipient, item.amount) == ("Alavuden kaupungille", 6800000)
    (item,) = read_sentences("1. Nykarleby stad och övriga kommuner högst 100,50 euro projektet Helmi.", "a.txt")
    assert (item.recipient, item.amount, item.project) == ("Nykarleby stad", 10050, "projektet Helmi")


@pytest.mark.parametrize("number", [1, 2, 15, 29])
def test_item_that_cannot_be_read_is_named(number: int) -> None:
    """The first, one amid the others, and the last, which no gap in the numbers shows."""
    broken = [line.replace("enintään", "enint.") if n == number else line for n, line in enumerate(LINES, 1)]
    found = sentence_problems("\n".join(broken))
    assert found == [(number, "import-table", f"item {number} cannot be read")]


def test_item_that_is_missing_or_there_twice() -> None:
    assert sentence_problems("\n".join(LINES[:4] + LINES[5:]))[0][:2] == (5, "import-table")
    twice = sentence_problems("\n".join([*LINES, LINES[6]]))
    assert twice == [(30, "import-table", "item 7 is there twice; first on line 7")]


def test_total_of_the_decision() -> None:
    whole = AWARDS + "\nMyönnettävien avustusten kokonaismäärä on {} euroa.\n"
    assert len(items(whole.format("9 694 600"))) == 29
    assert sentence_problems(whole.format("9 694 601"))[0][1] == "control-total"


def test_other_numbered_lines_are_no_items() -> None:
    text = f"1. Taustaa\n\n4. Päätös ja sen perustelut\n\n{AWARDS}\n\n5. Avustuksen käytön ehdot\n\nEnintään 1 euroa.\n"
    assert len(items(text)) == 29
    assert items("1. Taustaa\n\nTeksti.") == []


@settings(max_examples=200)
@given(text=st.text("12.* \n\teunoräaEtik0,", max_size=200))
def test_whatever_stands_in_a_text(text: str) -> None:
    with suppress(ContentError):
        read_sentences(text, "a.txt")
