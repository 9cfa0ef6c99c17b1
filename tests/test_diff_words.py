"""Every word of `diff` is there in three languages, every field has a name, and no edit is too odd to be told."""

import ast
import json
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from grantsite.catalog import Catalog
from grantsite.comparison import FORMATS, compare
from grantsite.comparison.descriptions import Describe
from grantsite.comparison.excerpts import excerpts, passages
from grantsite.comparison.fields import Fields
from grantsite.comparison.kinds import KINDS
from grantsite.comparison.labels import choice, field_name
from grantsite.comparison.snapshot import Snapshot, read_snapshot
from grantsite.comparison.words import short
from grantsite.content import Content, Prose
from grantsite.messages import LANGUAGES, LOCALE_FOLDER, Message, in_language
from grantsite.parse_cache import ParseCache
from grantsite.records import (
    Application,
    Award,
    Call,
    Municipality,
    Organisation,
    Record,
    Region,
    Source,
    Term,
    Text,
)
from records import FILES, write

PACKAGE = Path(__file__).resolve().parent.parent / "grantsite" / "comparison"
RECORDS: tuple[type[Record], ...] = (Call, Award, Application, Municipality, Organisation, Region, Term, Prose)
# Fields that have no name of their own: of texts, of groups that are told as one fact, and what tells records apart.
UNTOLD = {"Text", "Source", "Fact", "Population", "PointOnMap", "RegionChange", "Successor"}
UNTOLD |= {"Prose.slug", "Prose.language", "Prose.body_line"}


def templates() -> dict[str, str | None]:
    """Every template of the package, and its plural."""
    found: dict[str, str | None] = {}
    for file in sorted(PACKAGE.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "say_many"):
                texts = node.args[:1] if node.func.id == "say" else node.args[1:3]
                values = [text.value for text in texts if isinstance(text, ast.Constant)]
                assert len(values) == len(texts), f"{file.name}:{node.lineno}: a template is written out"
                found[values[0]] = values[1] if len(values) > 1 else None
    return found


def fields_of(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module", params=["fi", "sv"])
def catalogue(request: pytest.FixtureRequest) -> Messages:
    with (LOCALE_FOLDER / f"checks.{request.param}.po").open("rb") as file:
        return read_po(file, locale=request.param)


def test_every_template_is_translated_with_the_same_values(catalogue: Messages) -> None:
    wrong = []
    for one, many in templates().items():
        message = catalogue.get(one if many is None else (one, many))
        forms = (
            message.string if message and isinstance(message.string, tuple) else (message.string if message else "",)
        )
        if not all(forms):
            wrong.append(f"not translated: {one}")
        elif any(fields_of(form) != fields_of(one) for form in forms):
            wrong.append(f"other values: {one}")
        elif message is not None and message.fuzzy:
            wrong.append(f"fuzzy: {one}")
    assert wrong == []


def parts(record: type[Record]) -> dict[tuple[str, str], inspect.Type]:
    """Kind and name of every field of a record and of the records within it, and its type."""
    found: dict[tuple[str, str], inspect.Type] = {}
    info = inspect.type_info(record)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        kind = bare(field.type)
        found[record.__name__, field.name] = kind
        if isinstance(kind, inspect.StructType):
            found |= parts(kind.cls)
    return found


def bare(info: inspect.Type) -> inspect.Type:
    """A type without what may be missing, what is said about it, and the list around it."""
    if isinstance(info, inspect.UnionType):
        return bare(next(t for t in info.types if not isinstance(t, inspect.NoneType)))
    if isinstance(info, inspect.Metadata):
        return bare(info.type)
    return bare(info.item_type) if isinstance(info, inspect.ListType) else info


def test_every_field_has_a_name_and_every_choice_a_word() -> None:
    unnamed = []
    for (kind, field), info in sorted({k: v for record in RECORDS for k, v in parts(record).items()}.items()):
        if {kind, f"{kind}.{field}"} & UNTOLD:
            continue
        if in_language(field_name(kind, field), "fi") == field.replace("_", " "):
            unnamed.append(f"{kind}.{field}")
        if isinstance(info, inspect.LiteralType) and field != "currency":
            unnamed += [f"{field}: {v}" for v in info.values if in_language(choice(kind, field, str(v)), "fi") == v]
    assert unnamed == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("OmaKunta verkkoasiointi ja sähköisen asiointin konseptointi", "OmaKunta verkkoasiointi…"),
        ("Open Agenda", "Open Agenda"),
        ("Monipaikkainendigitukipalvelukuntalaisille", "Monipaikkainendigitukipalvelukuntalaisille"),
        ("", ""),
    ],
)
def test_short_name(name: str, expected: str) -> None:
    assert short(name) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c d e f g h i", "a b c d X f g h i", ("… b c d e f g h …", "… b c d X f g h …")),
        ("a", "b", ("a", "b")),
        ("a  b", "a b", ("", "")),
        ("a b", "a b c", ("a b", "a b c")),
        ("x" * 90 + "1", "x" * 90 + "2", ("…" + "x" * 30 + "1", "…" + "x" * 30 + "2")),
    ],
)
def test_excerpts(before: str, after: str, expected: tuple[str, str]) -> None:
    assert excerpts(before, after) == expected


def test_excerpt_of_a_long_change_is_short() -> None:
    old, new = excerpts(" ".join(f"a{i}" for i in range(500)), " ".join(f"b{i}" for i in range(500)))
    assert old == "a0 a1 a2 a3 a4 a5 a6 … a493 a494 a495 a496 a497 a498 a499"
    assert new.startswith("b0 ")


def test_passages() -> None:
    old = "one\n\ntwo words\n\nthree\n"
    new = "one\n\ntwo other words\n\nthree\n\nfour\n"
    assert list(passages(old, new)) == [("two words", "two other words"), ("", "four")]
    assert list(passages("a\n\nb", "a\nb\n\n\n")) == []
    assert len(list(passages("x\n" * 5000, "y\n" * 5000))) == 1


@given(st.text(), st.text())
def test_excerpts_differ_where_words_do(before: str, after: str) -> None:
    old, new = excerpts(before, after)
    assert (old == new) == (before.split() == after.split())
    assert max(len(old), len(new)) < 1500


def value(info: inspect.Type) -> st.SearchStrategy[Any]:
    """Values of a field of a record."""
    if isinstance(info, inspect.Metadata):
        extra = info.extra or {}
        if extra.get("scalar") == "decimal":
            return st.decimals(-90, 90, places=4)
        return value(info.type)
    if isinstance(info, inspect.UnionType):
        inner = next(t for t in info.types if not isinstance(t, inspect.NoneType))
        return st.none() | value(inner)
    if isinstance(info, inspect.ListType):
        return st.lists(value(info.item_type), max_size=3)
    if isinstance(info, inspect.StructType):
        return record_of(info.cls)
    if isinstance(info, inspect.LiteralType):
        return st.sampled_from([str(v) for v in info.values])
    if isinstance(info, inspect.DateType):
        return st.integers(0, 9).map(lambda days: date(2021, 3, 15) + timedelta(days))
    if isinstance(info, inspect.StrType):
        # few of them, so that items of two lists meet
        return (
            st.sampled_from(["010", "005", "a", "b", "services"]) if info.pattern else st.text(min_size=1, max_size=9)
        )
    if isinstance(info, inspect.IntType):
        return st.integers(0, 3) | st.integers(0, 10**12)
    assert isinstance(info, inspect.DecimalType), info
    return st.just(Decimal("62.5"))


def record_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    if kind is Text:
        texts = st.tuples(*[st.none() | st.text(min_size=1, max_size=9)] * 3)
        return texts.filter(any).map(lambda languages: Text(*languages))
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return st.builds(kind, **{field.name: value(field.type) for field in info.fields})


def identity(record: Record) -> Any:
    """What tells a record from another of its kind."""
    if isinstance(record, Prose):
        return record.slug, record.language, record.body_line
    name = {Municipality: "code", Region: "code", Award: "application", Organisation: "name"}.get(type(record), "id")
    return getattr(record, name)


@pytest.mark.parametrize("kind", RECORDS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_two_versions_of_a_record_are_told(kind: type[Record], data: st.DataObject) -> None:
    describe = Describe(Catalog(Content()))
    fields = Fields(describe, describe)
    before, after = data.draw(record_of(kind)), data.draw(record_of(kind))
    assert list(fields.compare(before, before)) == []
    changes = list(fields.compare(before, after))
    if before != after and identity(before) == identity(after):
        assert changes
    for found in changes:
        for language in LANGUAGES:
            assert in_language(found.sentence, language)
        assert isinstance(found.sentence, Message)
        assert found.before != found.after or type(found.before) is not type(found.after)


def snapshot(folder: Path, contents: dict[str, str]) -> Snapshot:
    for name, text in contents.items():
        write(folder / name, text)
    return read_snapshot(folder, "content", Message(folder.name), "", ParseCache(None))


def test_a_document_is_called_what_readers_call_it(tmp_path: Path) -> None:
    """Not by the id that records have for it. Each call has documents of its own, and may give them the same ids."""
    notice = "{fi: 'Kuulutus: haku avautuu', sv: 'Kungörelse: ansökningstiden börjar', en: 'Notice: the call opens'}"
    register = "{fi: Pitkä luettelo kaikista hakemuksista, sv: Förteckning, en: Register}"
    open_call = (
        FILES["calls/2020.yaml"]
        .replace('id: "2020"', 'id: "2031"')
        .replace("decision_date: 2020-12-09\n", "")
        .replace("{fi: Päätös, sv: Beslut, en: Decision}", notice)
        .replace("{fi: Liite, sv: Bilaga, en: Annex}", register)
    )
    catalog = snapshot(tmp_path / "both", {**FILES, "calls/2031.yaml": open_call}).catalog
    describe = Describe(catalog)
    decided, undecided = (catalog.calls[call].record for call in ("2020", "2031"))
    award = next(entry.record for entry in catalog.content.awards)
    application = next(entry.record for entry in catalog.content.applications)

    def told(record: Record, document: str) -> list[str]:
        source = Source(document=document, section="2", row=7)
        return [in_language(describe.of(record).value("", "source", source), code) for code in ("fi", "sv", "en")]

    for record in (decided, award, application):
        assert told(record, "decision") == [
            "päätös, luku 2, rivi 7",
            "beslutet, avsnitt 2, rad 7",
            "decision, section 2, row 7",
        ]
        assert [text.partition(",")[0] for text in told(record, "annex")] == ["Liite", "Bilaga", "Annex"]
    # a call that is not decided has no decision; what stands before a colon is enough, and a long title is cut
    assert [text.partition(",")[0] for text in told(undecided, "decision")] == ["Kuulutus", "Kungörelse", "Notice"]
    assert [text.partition(",")[0] for text in told(undecided, "annex")] == [
        "Pitkä luettelo kaikista…",
        "Förteckning",
        "Register",
    ]
    # a mistake of an editor is shown as it was typed
    assert [text.partition(",")[0] for text in told(decided, "anex")] == ["anex"] * 3
    assert [text.partition(",")[0] for text in told(catalog.content.regions[0].record, "annex")] == ["annex"] * 3


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_edit_of_a_file_is_told_without_a_traceback(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    new = data.draw(st.sampled_from(["", "x", "\n", ": ", "- ", "[", '"', "7", "0.00", "\x00", "# ", "é", "null"]))
    with tempfile.TemporaryDirectory() as temporary:
        base = snapshot(Path(temporary) / "base", FILES)
        head = snapshot(Path(temporary) / "head", {**FILES, name: text[:start] + new + text[end:]})
        for one, other in ((base, head), (head, base)):
            comparison = compare(one, other, "content")
            for language in LANGUAGES:
                for form in FORMATS.values():
                    assert form(comparison, language)
            json.loads(FORMATS["json"](comparison, "en"))
            # a difference of texts is told: as a change, as a form, or as what cannot be read
            told = comparison.records or comparison.only_form or comparison.unread
            assert bool(told) == (one.texts != other.texts or bool(one.unread | other.unread)) or other.side.errors
        for same in (base, head):
            assert compare(same, same, "content").is_empty
            assert compare(same, same, "content").only_form == ()


def test_kinds_are_told_in_a_fixed_order() -> None:
    names = [kind.name for kind in KINDS]
    assert names[:3] == ["call", "award", "application"]
    assert names[3:] == sorted(names[3:])
    lists = {name for name in Content.__dataclass_fields__ if isinstance(getattr(Content(), name), list)}
    assert {kind.attribute for kind in KINDS} == lists
