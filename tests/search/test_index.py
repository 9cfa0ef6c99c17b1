"""The table of words, the index and its files, without a browser."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantsite.catalog import Catalog
from grantsite.checks.words import check_words
from grantsite.load import load
from grantsite.names import fold
from grantsite.parse_cache import ParseCache
from grantsite.search.documents import Weight, documents
from grantsite.search.endings import fewest_stems, stems_of
from grantsite.search.files import search_files
from grantsite.search.index import Index
from grantsite.search.shards import LARGEST, Entry, split
from grantsite.search.table import FORMS, STEMS, WordTable
from grantsite.search.tokens import words
from grantsite.urls import Addresses

CONTENT = Path(__file__).resolve().parents[2] / "content"
LETTERS = st.text("abk", min_size=1, max_size=7)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    content, problems = load(CONTENT, "content", ParseCache(None))
    assert problems == []
    return Catalog(content)


@pytest.fixture(scope="module")
def table() -> WordTable:
    return WordTable(CONTENT)


@pytest.fixture(scope="module")
def index(catalog: Catalog, table: WordTable) -> Index:
    return Index(documents(catalog), table)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Digikokous 3.0", ["digikokous", "3", "0"]),
        ("AitoDigi -hanke", ["aitodigi", "aito", "digi", "hanke"]),
        ("kansalais-paneeli", ["kansalais", "paneeli", "kansalaispaneeli"]),
        ("SirPa", ["sirpa", "sir"]),
        ("E-tjänstehandel", ["e", "tjänstehandel", "etjänstehandel"]),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("kokouksessa", "kokoukse"),
        ("kokousten", "kokous"),
        ("tampereellakin", "tamperee"),
        ("kuntiemme", "kunti"),
        ("hankkeisiin", "hankkei"),
        ("asukaslahtoisempia", "asukaslahtoise"),
        ("uuteenkaarlepyyhyn", "uuteenkaarlepyy"),
    ],
)
def test_a_stem_with_a_legal_ending_is_a_form(form: str, stem: str) -> None:
    assert stem in stems_of(form, "fi")


def test_an_illegal_ending_makes_no_form() -> None:
    assert "kokous" not in stems_of("kokoustila", "fi")
    assert "kokoukse" not in stems_of("kokouksessa", "sv")


@given(st.frozensets(LETTERS, min_size=1, max_size=8))
def test_the_fewest_stems_explain_every_form(forms: frozenset[str]) -> None:
    stems = fewest_stems(forms, "fi")
    assert all(any(stem in stems for stem in stems_of(form, "fi")) for form in forms)
    assert len(stems) <= len(forms)


def test_the_table_knows_every_word_of_the_records(catalog: Catalog, table: WordTable) -> None:
    assert table.exists
    assert list(check_words(catalog, table)) == []


def test_every_word_of_the_table_is_found_by_a_stem_of_what_it_is_a_form_of(table: WordTable) -> None:
    """Otherwise somebody who types the very word of a title would not find it."""
    lost = []
    for word, form in table.forms.items():
        stems = {stem for base in form.bases for stem in table.base(base, "fi").stems}
        if form.bases and stems.isdisjoint(stems_of(fold(word), "fi", derived=True)):
            lost.append(word)
    assert lost == []


def test_the_rows_of_the_table_are_sorted_and_written_once() -> None:
    for name in (FORMS, STEMS):
        lines = (CONTENT / "words" / name).read_text(encoding="utf-8").splitlines()[1:]
        keys = [line.split("\t")[0] for line in lines]
        assert keys == sorted(set(keys)), name


def test_a_word_that_the_table_lacks_is_taken_by_plain_rules(table: WordTable) -> None:
    assert table.form("moottoriteillä", "fi").bases == ("moottoriteilla",)
    assert table.base("moottoriteilla", "fi").parents == ("moottoritei",)


@pytest.mark.parametrize(("language", "ends"), [("fi", "aeiouy"), ("sv", "abcdefghijklmnopqrstuvwxyz")])
@given(word=st.text("aeinstkl", min_size=5, max_size=16))
def test_what_such_a_word_may_derive_from_are_its_longest_and_shortest_stem(
    table: WordTable, word: str, language: str, ends: str
) -> None:
    stems = [stem for stem in stems_of(word, language) if len(stem) >= 5 and stem[-1] in ends and stem != word]
    assert table.base(word, language).parents == tuple(dict.fromkeys([*stems[:1], *stems[-1:]]))


def test_a_municipality_says_more_of_its_name_than_a_project_does(catalog: Catalog, index: Index) -> None:
    numbers = list(catalog.places)
    postings = index.terms["tampere"].postings
    best = max(postings, key=postings.__getitem__)
    assert numbers[best] == "837"
    assert postings[best] == Weight.OWN_NAME * 10


def test_a_printed_slip_leads_to_the_municipality_that_it_means(index: Index) -> None:
    assert "teurva" in index.terms["teuva"].stems
    assert "tuku" in index.terms["turku"].stems


def test_swedish_words_have_swedish_endings_only(index: Index) -> None:
    assert index.terms["vandel"].languages == {"sv"}


@given(st.lists(st.tuples(st.lists(LETTERS, min_size=1, max_size=3, unique=True), st.integers(1, 9_000)), max_size=60))
def test_every_entry_is_in_the_files_of_its_keys(drawn: list[tuple[list[str], int]]) -> None:
    entries = [Entry(tuple(keys), f"{number}{'x' * size}") for number, (keys, size) in enumerate(drawn)]
    files = list(split(entries))
    for entry in entries:
        for key in entry.keys:
            held = [
                found for beginnings, found in files if any(key.startswith(b) or b.startswith(key) for b in beginnings)
            ]
            assert any(entry in found for found in held)
    for beginnings, found in files:
        assert sum(len(e.text) + 1 for e in found) <= LARGEST or len(beginnings) == 1


def test_parts_are_scripts_that_hand_over_json_and_the_same_every_time(catalog: Catalog, table: WordTable) -> None:
    addresses = Addresses(("fi", "sv", "en"))
    first, second = search_files(catalog, addresses, table), search_files(catalog, addresses, table)
    assert first == second
    parts = {}
    for file in first.files:
        found = re.fullmatch(r'searchPart\("(\w+)",(.*)\)\n', file.data.decode(), re.DOTALL)
        assert found is not None, file.path
        assert file.path == f"{first.folder}{found[1]}.js"
        parts[found[1]] = json.loads(found[2])
    head = parts["head"]
    assert head["documents"] == len(catalog.places) + len(catalog.projects)
    rows = [row for name, block in parts.items() if re.fullmatch(r"r\d+", name) for row in block]
    assert len(rows) == head["documents"]
    assert (
        sum(parts["sums"]["awarded"][head["places"] :])
        + sum(1 for a in parts["sums"]["awarded"][head["places"] :] if a < 0)
        == 969_460_000
    )
    assert sum(parts["sums"]["requested"][head["places"] :]) == 1_610_033_045
