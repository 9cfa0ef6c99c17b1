"""The schemas that editors' programs read say what the reader says, and are current."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import build
from grantsite import schema
from grantsite.errors import ContentError
from grantsite.fields import Field, ListOf, OneValue, Value, fields_of, groups_in
from grantsite.messages import LANGUAGES, say
from grantsite.reader import read_record
from grantsite.records import Call, Facts
from grantsite.yamlfile import parse
from records import write_site
from yaml_tools import READERS, read

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
FOLDERS = {
    "applications": "application",
    "awards": "award",
    "calls": "call",
    "municipalities": "municipality",
    "organisations": "organisation",
    "regions.yaml": "regions",
    "terms.yaml": "terms",
}
RECORDS = sorted(CONTENT.rglob("*.yaml"))
VALIDATORS = {name: Draft202012Validator(schema.schema(name)) for name in schema.KINDS}


def kind_of(file: Path) -> str:
    return "site" if file.name == "site.yaml" else FOLDERS[file.relative_to(CONTENT).parts[0]]


def mistakes(kind: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(value)]


@pytest.mark.parametrize(("path", "text"), list(schema.texts()))
def test_what_is_committed_is_current(path: str, text: str) -> None:
    """`python build.py schema` writes it anew."""
    assert (ROOT / path).read_text(encoding="utf-8") == text


def test_no_schema_is_left_over() -> None:
    written = {path for path, _ in schema.texts()}
    assert {f"docs/schema/{file.name}" for file in (ROOT / "docs/schema").iterdir()} <= written


@pytest.mark.parametrize("name", schema.KINDS)
def test_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema.schema(name))
    assert schema.schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema.schema(name)["$id"] == f"{name}.schema.json"


def properties(value: Any) -> list[dict[str, Any]]:
    """Every description of a field in a schema."""
    if isinstance(value, list):
        return [found for item in value for found in properties(item)]
    if not isinstance(value, dict):
        return []
    here = list(value["properties"].values()) if value.get("type") == "object" else []
    return here + [found for item in value.values() for found in properties(item)]


@pytest.mark.parametrize("name", schema.KINDS)
def test_every_field_is_explained_in_three_languages(name: str) -> None:
    found = properties(schema.schema(name))
    assert found
    for field in found:
        english, finnish, swedish = field["description"].split("\n\n")
        assert english.endswith(".")
        assert finnish.startswith("Suomeksi: ")
        assert swedish.startswith("På svenska: ")
        assert len({english, finnish.partition(": ")[2], swedish.partition(": ")[2]}) == 3


def objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for item in value for found in objects(item)]
    if not isinstance(value, dict):
        return []
    return [value] * (value.get("type") == "object") + [found for item in value.values() for found in objects(item)]


@pytest.mark.parametrize("name", schema.KINDS)
def test_no_schema_takes_a_field_that_is_not_declared(name: str) -> None:
    for group in objects(schema.schema(name)):
        assert group["additionalProperties"] is False
        assert set(group["required"]) <= group["properties"].keys()


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_every_record_fits_its_schema(reader: Any) -> None:
    found = {}
    for file in [ROOT / "site.yaml", *RECORDS]:
        found[file] = mistakes(kind_of(file), read(file.read_text(encoding="utf-8"), reader))
    assert len(found) > 400
    assert {name: list_ for name, list_ in found.items() if list_} == {}


def test_every_page_fits_its_schema() -> None:
    for file in sorted((CONTENT / "pages").iterdir()):
        _, front, _ = file.read_text(encoding="utf-8").split("---\n", 2)
        assert mistakes("page", read(front)) == []


def test_every_record_names_its_schema_in_the_first_line() -> None:
    for file in [ROOT / "site.yaml", *RECORDS]:
        target = os.path.relpath(ROOT / f"docs/schema/{kind_of(file)}.schema.json", file.parent)
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={target}", file
        assert (file.parent / target).is_file()


APPLICATION = """\
id: "2020-001"
call: "2020"
name: Kunta kuuluu kaikille
language: fi
applicant_as_written: Alavuden kaupunki
lead: {as_written: Alavuden kaupunki, municipality: "010"}
partners: []
requested: 68050.45
source: {document: annex, row: 1}
"""
AWARD = """\
application: "2020-001"
item: 1
amount: 68000.00
recipient: {as_written: Alavuden kaupungille, municipality: "010"}
project_as_written: Kunta kuuluu kaikille
source: {document: decision, section: "4", item: 1}
payments:
  - {instalment: 1, date: 2021-03-15, amount: 25000.00, url: https://a.example/}
"""


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("application", 'call: "2020"\n', "", "$: 'call' is a required property"),
        ("application", "name: Kunta", "nmae: Kunta", "'nmae' was unexpected"),
        ("application", "row: 1", "rows: 1", "'rows' was unexpected"),
        ("application", '"2020-001"', "2020-01", "does not match"),
        ("application", '"2020"', "2020", "is not of type 'string'"),
        ("application", '"010"', "010", "is not of type 'string'"),
        ("application", '"010"', '"10"', "does not match"),
        ("application", "language: fi", "language: se", "'se' is not one of"),
        ("application", "partners: []", "partners:", "is not of type 'array'"),
        ("application", "partners: []", "partners: {}", "is not of type 'array'"),
        ("application", "name: Kunta kuuluu kaikille", 'name: " "', "does not match"),
        ("application", "68050.45", "68 050,45", "is not of type 'number'"),
        ("application", "68050.45", '"68050.45"', "is not of type 'number'"),
        ("application", "68050.45", "-1.00", "is less than the minimum"),
        ("award", "item: 1\namount", "item: 1.5\namount", "is not of type 'integer'"),
        ("award", "2021-03-15", "15.3.2021", "does not match"),
        ("award", "https://a.example/", "javascript:alert(1)", "does not match"),
        ("award", "instalment: 1, ", "", "'instalment' is a required property"),
        ("award", "source: {", "note: {}\nsource: {", "is not valid under any of the given schemas"),
        ("award", "source: {", "note: {se: a}\nsource: {", "is not valid under any of the given schemas"),
    ],
)
def test_a_wrong_value_is_refused_by_schema_and_reader(kind: str, old: str, new: str, said: str) -> None:
    text = APPLICATION if kind == "application" else AWARD
    assert mistakes(kind, read(text)) == []
    record = schema.KINDS[kind].record
    assert accepted(record, text)
    assert text.count(old) == 1
    changed = text.replace(old, new)
    assert said in "\n".join(mistakes(kind, read(changed)))
    assert not accepted(record, changed)


def accepted(record: type[Any], text: str) -> bool:
    """Whether the reader takes it."""
    try:
        node = parse(text, "x.yaml")
    except ContentError:
        return False
    return read_record(node, record, "x.yaml", say("an award"))[1] == []


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


PLAIN = st.from_regex(r"[A-Za-z0-9äöåÄÖÅ.+-][A-Za-z0-9äöåÄÖÅ .+_-]{0,8}", fullmatch=True)
LETTERS = st.text("abcåäöéÅÄÖ012 .,:;#'\"\\&*!|>%@`?-–—”[]{}\n", min_size=1, max_size=12)
NUMBERS = st.from_regex(r"-?[0-9]{1,6}(\.[0-9]{1,3})?|0|1e3|0x1f|0o17|1_0|12:30|\.5", fullmatch=True)
ODD = st.sampled_from(["", "null", "~", "no", "true", "[]", "{}", "1e3", '"020"', "020", "2020-12-09", "fi", "x: y"])


def scalars(value: OneValue) -> st.SearchStrategy[str]:
    """How a scalar may be typed: mostly as it should be."""
    good: st.SearchStrategy[str]
    if value.choices:
        good = st.sampled_from(value.choices)
    elif value.pattern is not None:
        good = st.from_regex(value.pattern, fullmatch=True).map(quoted)
    elif value.rule in ("text", "printed"):
        good = st.one_of(LETTERS.map(quoted), PLAIN)
    elif value.rule == "url":
        good = st.from_regex(r"[hH]ttps?://[a-zä]{1,6}\.example(/[a-z0-9#%ä]{0,6})?", fullmatch=True)
    elif value.rule == "day":
        good = st.dates().map(str).flatmap(lambda t: st.sampled_from([t, quoted(t)]))
    elif value.rule == "money":
        good = st.integers(0, 10**12).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")
    elif value.rule == "count":
        good = st.integers(0, 10**12).map(str)
    else:
        good = st.decimals(-180, 180, places=4).map(lambda d: f"{d:f}")
    rare = st.one_of(good, NUMBERS, PLAIN, ODD)
    # Hypothesis likes the ends of a range, so the rare case is not at one.
    return st.integers(0, 60).flatmap(lambda n: rare if n == 37 else good)


@st.composite
def typed(draw: st.DrawFn, value: Value) -> str:
    """A value in YAML's flow style."""
    if isinstance(value, OneValue):
        return draw(scalars(value))
    if isinstance(value, ListOf):
        items = draw(st.lists(typed(value.item), max_size=2))
        return f"[{', '.join(items)}]"
    return draw(grouped(value.fields))


@st.composite
def grouped(draw: st.DrawFn, fields: tuple[Field, ...]) -> str:
    parts = []
    for field in fields:
        left_out = draw(st.integers(0, 999)) == 517 if field.mandatory else draw(st.booleans())
        left_out &= field.name != "fi"  # a text without any language is refused too often
        if not left_out:
            empty = field.may_be_empty and field.name != "fi" and draw(st.integers(0, 3)) == 2
            parts.append(
                f"{field.name}: {draw(st.sampled_from(['null', '~', ''])) if empty else draw(typed(field.value))}"
            )
    return "{" + ", ".join(parts) + "}"


# A call is large: its groups are drawn by themselves, and a fact instead of all facts.
DRAWN = {name: (kind.record, VALIDATORS[name]) for name, kind in schema.KINDS.items() if name != "call"} | {
    group.record.__name__: (
        group.record,
        Draft202012Validator(
            {"$ref": f"#/$defs/{group.record.__name__}", "$defs": schema.schema("call")["$defs"]},
        ),
    )
    for group in groups_in(fields_of(Call))
    if group.record is not Facts
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_the_reader_takes_the_schema_takes(name: str) -> None:
    record, validator = DRAWN[name]
    is_list = name in schema.KINDS and schema.KINDS[name].is_list
    taken = 0

    @settings(max_examples=40, deadline=None)
    @given(grouped(fields_of(record)))
    def try_one(text: str) -> None:
        nonlocal taken
        if accepted(record, text):
            taken += 1
            for reader in READERS:
                value = read(text, reader)
                errors = [error.message for error in validator.iter_errors([value] if is_list else value)]
                assert errors == [], text

    try_one()
    assert taken > 10


def test_command_writes_below_the_folder_of_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert build.main(["schema"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines() == [path for path, _ in schema.texts()]
    for path, text in schema.texts():
        assert (tmp_path / path).read_text(encoding="utf-8") == text
    (tmp_path / "docs/schema/award.schema.json").write_text("{}", encoding="utf-8")
    assert build.main(["schema"]) == 0
    assert capsys.readouterr().out == "docs/schema/award.schema.json\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "the schemas are current"), ("fi", "skeemat ovat ajan tasalla"), ("sv", "schemana är aktuella")],
)
def test_command_says_that_nothing_changed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, text: str
) -> None:
    monkeypatch.chdir(ROOT)
    assert build.main(["schema", "--lang", language]) == 0
    assert capsys.readouterr().out == f"{text}\n"
    assert build.main(["schema", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").write_text("", encoding="utf-8")
    assert build.main(["schema"]) == 2
    assert capsys.readouterr().err == "docs/schema: cannot be written: not a directory\n"


def test_the_table_names_every_field_in_every_language() -> None:
    table = schema.table()
    for name, kind in schema.KINDS.items():
        assert f"\n## {name}\n" in table
        for field in fields_of(kind.record):
            assert f"| `{field.name}`<br>" in table
            for language in LANGUAGES:
                assert field.about._say(language) in table
    assert table.count("**pakollinen** – ") == table.count("**mandatory** – ") > 80
