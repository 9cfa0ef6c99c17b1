"""Amounts from the file to the page: integer cents, never a float, never rounded up."""

import ast
from dataclasses import replace
from datetime import date
from decimal import ROUND_UP, Decimal
from pathlib import Path

import msgspec
import pytest
from babel.lists import format_list
from hypothesis import example, given
from hypothesis import strategies as st

from amounts import NBSP, read_shown
from grantsite.catalog import Catalog
from grantsite.i18n import Language
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.projects import Project
from grantsite.reader import read_record
from grantsite.records import Repayment
from grantsite.yamlfile import parse
from records import write_site

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {code: Language(code) for code in ("fi", "sv", "en")}
AMOUNTS = st.integers(0, 10**12 - 1)  # cents


def read(text: str) -> int:
    """The cents of an amount as a record has it."""
    node = parse(f"date: 2021-01-01\namount: {text}\n", "a.yaml")
    record, problems = read_record(node, Repayment, "a.yaml", "a repayment")
    assert problems == []
    assert record is not None
    return record.amount


@given(AMOUNTS)
def test_amount_is_the_same_in_record_and_on_every_page(cents: int) -> None:
    written = f"{cents // 100}.{cents % 100:02d}"
    assert read(written) == cents
    assert type(read(written)) is int
    for code, language in LANGUAGES.items():
        assert read_shown(code, language.money(cents)) == cents


@pytest.mark.parametrize(
    ("cents", "finnish", "english"),
    [
        (0, "0 €", "€0"),
        (5, "0,05 €", "€0.05"),
        (100, "1 €", "€1"),
        (99_990, "999,90 €", "€999.90"),
        (6_800_000, "68 000 €", "€68,000"),
        (1_610_033_045, "16 100 330,45 €", "€16,100,330.45"),
        (10**12 - 1, "9 999 999 999,99 €", "€9,999,999,999.99"),
    ],
)
def test_money(cents: int, finnish: str, english: str) -> None:
    """Finnish and Swedish use no-break spaces, so an amount never breaks over two lines."""
    assert LANGUAGES["fi"].money(cents) == finnish.replace(" ", NBSP)
    assert LANGUAGES["sv"].money(cents) == finnish.replace(" ", NBSP)
    assert LANGUAGES["en"].money(cents) == english


@given(st.integers(min_value=-(10**6), max_value=10**16), st.sampled_from(sorted(LANGUAGES)))
def test_money_is_written_as_the_library_writes_it(cents: int, code: str) -> None:
    language = LANGUAGES[code]
    for amount in (cents, cents // 100 * 100):
        assert language.money(amount) == language.money_by_library(amount)


def test_number() -> None:
    for number, finnish, english in ((0, "0", "0"), (999, "999", "999"), (1_689_725, "1 689 725", "1,689,725")):
        assert LANGUAGES["fi"].number(number) == finnish.replace(" ", NBSP)
        assert LANGUAGES["sv"].number(number) == finnish.replace(" ", NBSP)
        assert LANGUAGES["en"].number(number) == english


@pytest.mark.parametrize(
    ("share", "finnish", "english"),
    [
        ("0", "0 %", "0%"),
        ("0.0000001", "0,1 %", "0.1%"),
        ("0.0014999", "0,1 %", "0.1%"),
        ("0.0015", "0,2 %", "0.2%"),
        ("0.605", "60,5 %", "60.5%"),
        ("0.6666666666666666", "66,7 %", "66.7%"),
        ("0.9994", "99,9 %", "99.9%"),
        ("0.9997", "99,9 %", "99.9%"),
        ("0.9999999999", "99,9 %", "99.9%"),
        ("1", "100 %", "100%"),
    ],
)
def test_percent(share: str, finnish: str, english: str) -> None:
    assert LANGUAGES["fi"].percent(Decimal(share)) == finnish.replace(" ", NBSP)
    assert LANGUAGES["sv"].percent(Decimal(share)) == finnish.replace(" ", NBSP)
    assert LANGUAGES["en"].percent(Decimal(share)) == english


@given(AMOUNTS, AMOUNTS)
@example(6_800_000, 6_800_001)
@example(10**12 - 2, 10**12 - 1)
def test_percent_is_the_nearest_but_all_and_nothing_are_just_that(one: int, other: int) -> None:
    awarded, requested = sorted((one, other))
    share = Decimal(awarded) / Decimal(max(requested, 1))
    shown = LANGUAGES["en"].percent(share)
    assert (shown == "100%") == (awarded == requested > 0)
    assert (shown == "0%") == (awarded == 0)
    number = Decimal(shown.removesuffix("%")) / 100
    at_an_edge = shown in ("99.9%", "0.1%")
    assert abs(number - share) <= Decimal("0.001" if at_an_edge else "0.0005")


def test_date() -> None:
    for day, nordic, english in (
        (date(2020, 12, 9), "9.12.2020", "9 December 2020"),
        (date(2021, 1, 1), "1.1.2021", "1 January 2021"),
    ):
        assert LANGUAGES["fi"].date(day) == nordic
        assert LANGUAGES["sv"].date(day) == nordic
        assert LANGUAGES["en"].date(day) == english


def test_list() -> None:
    for names, shown in (
        ([], ("", "", "")),
        (["A"], ("A", "A", "A")),
        (["A", "B"], ("A ja B", "A och B", "A and B")),
        (["A", "B", "C"], ("A, B ja C", "A, B och C", "A, B and C")),
        (["A", "{0}", "C", "D"], ("A, {0}, C ja D", "A, {0}, C och D", "A, {0}, C and D")),
    ):
        assert tuple(LANGUAGES[code].list(names) for code in ("fi", "sv", "en")) == shown
        assert tuple(format_list(names, locale=LANGUAGES[code].locale) for code in ("fi", "sv", "en")) == shown


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with an award."""
    content, problems = load(write_site(tmp_path_factory.mktemp("site")) / "content", "content", ParseCache(None))
    assert problems == []
    return Catalog(content).projects["2020-001"]


@given(award=AMOUNTS, share=st.integers(1, 100))
@example(award=8_500, share=85)
@example(award=1, share=85)
def test_least_eligible_costs(project: Project, award: int, share: int) -> None:
    """The share of these costs reaches the award, and that of one cent less does not."""
    assert project.award_entry is not None
    assert project.award is not None
    record = msgspec.structs.replace(project.award, amount=award)
    changed = replace(
        project,
        award_entry=replace(project.award_entry, record=record),
        call=msgspec.structs.replace(project.call, highest_share=share),
    )
    costs = changed.least_eligible_costs
    assert type(costs) is int
    assert Decimal(costs) * share / 100 >= award
    assert Decimal(costs - 1) * share / 100 < award
    assert costs == (Decimal(award) * 100 / share).quantize(Decimal(1), ROUND_UP)


def test_generator_has_no_floats() -> None:
    """Neither a float is written in the code, nor is anything made into one."""
    found = []
    for file in sorted((ROOT / "grantsite").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            if is_literal or (isinstance(node, ast.Name) and node.id == "float"):
                found.append(f"{file.name}:{node.lineno}")
    assert found == []
