"""The sets of queries are whole: they name records that exist, and what must find nothing stands in no record.

What a search makes of them is measured elsewhere; here nothing is searched.
"""

from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import msgspec
import pytest

from grantsite.content import Content
from grantsite.load import load
from grantsite.names import distance, fold
from grantsite.parse_cache import ParseCache
from real_content import CONTENT
from search.queries import FOLDER, HELD_OUT, KINDS, NOTHING, TUNED, Query, count_kinds, problems, read

README = FOLDER / "README.md"


@dataclass(frozen=True)
class Records:
    """What a search could find, and the words that it could find it by, folded."""

    results: frozenset[str]
    words: frozenset[str]


@pytest.fixture(scope="module")
def records() -> Records:
    content, _ = load(CONTENT, "content", ParseCache(None))
    applications = (entry.record.id for entry in content.applications)
    municipalities = (entry.record.code for entry in content.municipalities)
    results = frozenset((*applications, *municipalities))
    words = (word for text in searched_texts(content) for word in fold(text).split())
    return Records(results, frozenset((*map(fold, results), *words)))


def searched_texts(content: Content) -> list[str]:
    """Titles, participants, places and the short names of themes, in every form that a record has."""
    applications = [entry.record for entry in content.applications]
    titles = [(a.name, a.name_corrected, a.applicant_as_written) for a in applications]
    printed = [(a.project_as_written, a.recipient.as_written) for a in (entry.record for entry in content.awards)]
    named = chain(content.municipalities, content.organisations, content.regions)
    names = [[getattr(entry.record.name, language) for language in ("fi", "sv", "en")] for entry in named]
    former = [[alias.replace("-", " ") for alias in entry.record.aliases] for entry in content.municipalities]
    other = [entry.record.other_forms for entry in content.organisations]
    areas = [area.short for entry in content.calls for area in entry.record.target_areas]
    themes = [[getattr(short, language) for language in ("fi", "sv", "en")] for short in areas]
    return [text for text in chain.from_iterable([*titles, *printed, *names, *former, *other, *themes]) if text]


@cache
def queries_of(*paths: Path) -> list[Query]:
    return [query for path in paths for query in read(path)]


@pytest.mark.parametrize(("path", "least"), [(TUNED, 180), (HELD_OUT, 80)])
def test_a_set_is_large_and_names_what_exists(path: Path, least: int, records: Records) -> None:
    queries = queries_of(path)
    assert len(queries) >= least
    assert list(problems(queries, records.results)) == []


def test_no_query_is_in_both_sets() -> None:
    typed = [{(query.q.casefold(), query.lang) for query in queries_of(path)} for path in (TUNED, HELD_OUT)]
    assert typed[0] & typed[1] == set()


def test_the_readme_counts_the_kinds() -> None:
    tuned, held_out = (count_kinds(queries_of(path)) for path in (TUNED, HELD_OUT))
    rows = [f"| `{kind}` | {tuned[kind]} | {held_out[kind]} |" for kind in KINDS]
    text = README.read_text(encoding="utf-8")
    assert [row for row in rows if row not in text] == []
    assert f"| {sum(tuned.values())} queries: " in text
    assert f"| {sum(held_out.values())} more " in text


def test_every_language_is_searched_in() -> None:
    for path in (TUNED, HELD_OUT):
        assert {query.lang for query in queries_of(path)} == {"fi", "sv", "en"}


def test_readers_type_few_words() -> None:
    words = [len(query.q.split()) for query in queries_of(TUNED, HELD_OUT)]
    assert max(words) <= 4
    assert sum(count > 3 for count in words) <= 5


def test_what_must_find_nothing_is_in_no_record(records: Records) -> None:
    """Nor is it one slip away from a word, or the beginning of a word."""
    assert count_kinds(queries_of(TUNED))[NOTHING] >= 20
    near = {
        (query.q, word)
        for query in queries_of(TUNED, HELD_OUT)
        if query.kind == NOTHING
        for word in records.words
        if fold(query.q) == word or (len(fold(query.q)) > 2 and is_near(fold(query.q), word))
    }
    assert near == set()


def is_near(typed: str, word: str) -> bool:
    return word.startswith(typed) or distance(typed, word, 1) <= 1


def test_what_is_near_a_word_is_known_to_be() -> None:
    assert is_near("kirj", "kirjasto")
    assert is_near("kirjato", "kirjasto")
    assert not is_near("museo", "kirjasto")


SOUND = Query(q="kokous", kind="compound", expect=("2020-013", "2020-024"), first="2020-013", also=("205",))
RESULTS = ("2020-013", "2020-024", "205")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"q": "kokous "}, "spaces around it"),
        ({"q": ""}, "empty query"),
        ({"expect": ("2020-013", "2020-099")}, "2020-099 is no record"),
        ({"also": ("999",)}, "999 is no record"),
        ({"expect": ("2020-013", "2020-013")}, "expect has 2020-013 twice"),
        ({"also": ("205", "205")}, "also has 205 twice"),
        ({"first": ("2020-013", "205")}, "205 is first but not expected"),
        ({"also": ("2020-024",)}, "2020-024 is both expected and also"),
        ({"kind": "nothing"}, "where the kind is nothing"),
        ({"expect": (), "first": (), "also": ()}, "where the kind is nothing"),
    ],
)
def test_a_mistake_in_a_query_is_said(changes: dict[str, object], said: str) -> None:
    spoilt = msgspec.structs.replace(SOUND, **changes)
    assert any(said in problem for problem in problems([spoilt], RESULTS))


def test_a_sound_query_has_no_mistake_but_leaves_kinds_out() -> None:
    assert [p for p in problems([SOUND], RESULTS) if not p.startswith("there is no query of the kind")] == []
    assert "there is no query of the kind slip" in problems([SOUND], RESULTS)


def test_a_query_twice_is_said_whatever_its_capitals() -> None:
    again = msgspec.structs.replace(SOUND, q="KOKOUS")
    assert any("stands here twice" in problem for problem in problems([SOUND, again], RESULTS))
    elsewhere = msgspec.structs.replace(SOUND, lang="sv")
    assert not any("stands here twice" in problem for problem in problems([SOUND, elsewhere], RESULTS))


@pytest.mark.parametrize(
    "text",
    ["- {q: x, kind: word, expect: []}", "- {q: x, kind: slip, expekt: []}", "- {q: x, kind: code, expect: [205]}"],
)
def test_a_file_that_does_not_hold_queries_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "queries.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(msgspec.ValidationError):
        read(path)
