"""The annex's cell of applicants: what is not looked for in it because of its form would have been found."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grantsite.checks.sources import check_printed_names, look_for_applicants, without
from grantsite.content import Entry
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.records import Application, Participant, Source

CONTENT = Path(__file__).resolve().parent.parent / "content"
# Names of letters and of all that stands between names, and one name within another.
NAMES = st.text("ABä ,()-.", min_size=1, max_size=6).map(str.strip).filter(bool) | st.sampled_from(["A", "A B", "B A"])


def entry(printed: str, names: list[str]) -> Entry[Application]:
    lead, *others = [Participant(as_written=name, municipality="091") for name in names]
    record = Application(
        id="2020-001",
        call="2020",
        name="A",
        language="fi",
        applicant_as_written=printed,
        lead=lead,
        partners=others,
        requested=0,
        source=Source(document="annex", row=1),
    )
    return Entry(record, Path("a.yaml"), "a.yaml", "a", "a.yaml")


@given(st.lists(NAMES, min_size=1, max_size=6))
def test_cell_of_the_usual_form_names_each_and_nobody_else(names: list[str]) -> None:
    lead, *others = names
    printed = f"{lead} ({', '.join(others)})" if others else lead
    assert list(look_for_applicants(entry(printed, names))) == []
    assert list(check_printed_names(None, entry(printed, names))) == []  # type: ignore[arg-type] (it is not looked at)


@pytest.mark.parametrize("names", [["A", "B"], ["A"], ["A", "B", "C"]])
def test_cell_of_another_form_is_looked_at(names: list[str]) -> None:
    found = list(check_printed_names(None, entry("A (B, D)", names)))  # type: ignore[arg-type]
    assert [problem.code for problem in found] == ["source-mismatch"]


def test_both_ways_agree_on_every_application() -> None:
    content, problems = load(CONTENT, "content", ParseCache(None))
    assert problems == []
    usual = 0
    for application in content.applications:
        lead, *others = [body.as_written for body in application.record.participants()]
        usual += application.record.applicant_as_written == (f"{lead} ({', '.join(others)})" if others else lead)
        assert list(look_for_applicants(application)) == []
    assert usual > len(content.applications) / 2


@given(st.text("aä_1 (-.²", min_size=1, max_size=3), st.text("aä_1 (-.²\n", max_size=8))
@example("Oulu", "Oulunkaari, Oulu (Oulu)")
@example("aa", "aaa aa")
def test_names_are_found_as_by_a_pattern(name: str, text: str) -> None:
    rest, found = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", "", text, count=1)
    assert without(name, text) == (rest if found else None)
