"""Whatever is wrong in a real record, `check` says so: the line is named, or the sum that does not add up.

Every value of every record is changed in turn. `UNNOTICED` lists the fields in which another value that looks right
passes: nothing else in the records says the same.
"""

import gc
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grantsite.errors import CODES, Problem
from real_content import Records, Value

RECORDS = {
    "applications": (
        "id",
        "call",
        "name",
        "applicant_as_written",
        "lead.as_written",
        "lead.municipality",
        "lead.organisation",
        "co_leads.*.as_written",
        "co_leads.*.organisation",
        "partners.*.as_written",
        "partners.*.municipality",
        "partners.*.organisation",
        "source.document",
        "source.row",
        "themes.*",
    ),
    "awards": (
        "application",
        "item",
        "recipient.as_written",
        "recipient.municipality",
        "project_as_written",
        "conditions.*.item",
        "conditions.*.section",
        "source.document",
        "source.section",
        "source.item",
    ),
    "municipalities": (
        "code",
        "name.fi",
        "name.sv",
        "region",
        "later_region.region",
        "successor.municipality",
        "predecessors.*",
    ),
    "organisations": ("name.fi", "other_forms.*", "unit_of"),
    "regions": (
        "*.code",
        "*.municipalities.*.code",
        "*.municipalities.*.fi",
        "*.municipalities.*.sv",
        "*.population",
        "*.later_municipalities.*",
    ),
    "terms": ("*.url",),
    "calls": (
        "id",
        "authority.fi",
        "budget_item",
        "appropriation",
        "deadline",
        "decision_date",
        "project_end",
        "final_report_due",
        "highest_share",
        "award_step",
        "instalments",
        "interim_report_months",
        "rectification_days",
        "documents.*.sections.*",
        "legal_bases.*.number",
        "legal_bases.*.sections",
        "legal_bases.*.as_written.*",
        "target_areas.*.applications.*",
        "control_totals.applications",
        "control_totals.requested",
        "control_totals.awards",
        "control_totals.awarded",
        "control_totals.unawarded",
        "control_totals.municipalities",
        "control_totals.municipalities_as_lead",
        "control_totals.municipalities_as_partner",
        "control_totals.municipalities_awarded",
        "control_totals.municipalities_awarded_as_lead",
        "facts.awards.section",
        "facts.*.document",
        "facts.*.as_written",
    ),
}
NOTICED = {(kind, field) for kind, names in RECORDS.items() for field in names}

# Phrases in which only the figure is compared: a slip in another word of them passes.
PHRASES = {("calls", "facts.*.as_written"), ("calls", "legal_bases.*.as_written.*")}

# Where only a sum can tell; these have tests of their own.
SUMMED = {("applications", "requested"), ("awards", "amount"), ("municipalities", "population.count")}

# What others refer to: the problem stands where they do. The code, and the fields that refer.
REFERRED_TO = {
    ("calls", "documents.*.id"): ("unknown-document", r"source\.document|facts\.\w+\.document"),
    ("calls", "target_areas.*.id"): ("unknown-target-area", r"themes\.\*"),
}

# Nothing else says the same. What would: see docs/checks.md, "What no check can notice".
UNNOTICED = {
    # places in a document: another section that the document has
    ("calls", "legal_bases.*.section"),
    ("calls", "legal_bases.*.other_sections.*"),
    ("calls", "target_areas.*.section"),
    ("calls", "explanations.*.points.*.section"),
    ("calls", "explanations.*.points.*.item"),
    ("calls", "facts.*.section"),
    ("calls", "no_award_ground.section"),
}

# Texts and translations, dates, places on the map and choices from a list: neither amounts, codes nor names that refer.
# A region is referred to by its code, an organisation by its file, which is named after the Finnish name.
PLAIN = re.compile(
    r"\w+ (.*\.)?(note|text|summary|lead|title|notes\.\*|definition|term|short)\.(fi|sv|en)"
    r"|calls requirements\.\w+\.(fi|sv|en)"
    r"|\w+ (.*\.)?(date|starts)"
    r"|calls authority\.(sv|en)|organisations name\.(sv|en)|regions \*\.name\.(fi|sv|en)"
    r"|calls ((documents|legal_bases|target_areas)\.\*\.)?name\.(fi|sv|en)"
    r"|(calls explanations\.|terms )\*\.id|calls currency"
    r"|applications (language|name_corrected|aliases\.\*)|awards final_report"
    r"|municipalities (languages|type|point\.(lat|lon)|aliases\.\*)|organisations kind"
)

Values = dict[tuple[str, str], list[Value]]


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Records]:
    found = Records(tmp_path_factory.mktemp("changed"))
    gc.freeze()  # what stays need not be looked through at every change
    yield found
    gc.unfreeze()


@pytest.fixture(scope="session")
def values(records: Records) -> Values:
    """Every value of the real records by kind of record and field."""
    found = defaultdict(list)
    for file in records.texts:
        for value in records.values(file):
            found[name_of(value)].append(value)
    return dict(found)


def name_of(value: Value) -> tuple[str, str]:
    """The kind of record and the field; the facts of a call that are like each other have one name."""
    kind = value.file.split("/")[0].removesuffix(".yaml")
    if (kind, value.field) in NOTICED:
        return kind, value.field
    return kind, re.sub(r"^facts\.\w+\.", "facts.*.", value.field)


def another(values: Values, value: Value) -> str | None:
    """The next other value of the same field, or else of fields whose last word is the same."""
    like = {v.text for v in values[name_of(value)]}
    if len(like) == 1:
        like = {v.text for others in values.values() for v in others if v.keys[-1] == value.keys[-1]}
    known = sorted(like)
    following = (known[known.index(value.text) + 1 :] + known)[0]
    return following if following != value.text else None


def invented(text: str) -> str:
    """A value that is of the same form and hardly the right one, or a word that is like no other."""
    if re.fullmatch(r"\d+\.\d\d", text):
        return f"{int(text[:-3]) + 1}{text[-3:]}"
    if text.isdecimal():
        step = 50 if len(text) == 2 else 90
        less, more = int(text) - step, int(text) + step
        return str(more if more < 10 ** len(text) or less < 0 else less).zfill(len(text))
    if re.fullmatch(r"\d+-\d{3}", text):
        return f"{text[:-3]}999"
    if re.fullmatch(r"[a-z-]+", text):
        return "nothing-like-it"
    return "Jotakin aivan muuta" if " " in text else "Xyzzy"


def changes(values: Values, some: list[Value]) -> Iterator[tuple[Value, str]]:
    """Each value with another and with an invented one; of many like each other only with one of the two."""
    for index, value in enumerate(some):
        texts = (another(values, value), invented(value.text))
        for text in texts if len(some) < 100 else texts[index % 2 :][:1]:
            if text is not None:
                yield value, text


def is_noticed(value: Value, problems: list[Problem]) -> bool:
    """Whether an error stands on the value's line, or names that line."""
    path = f"content/{value.file}"
    named = re.compile(rf"{re.escape(path)}:{value.line}(?!\d)")
    return any(
        (p.path == path and (p.line == value.line or f"(line {value.line})" in p.message))
        or named.search(f"{p.message}\n{p.hint}")
        for p in problems
    )


def unnoticed(records: Records, values: Values, some: list[Value]) -> list[str]:
    """The changes of values that no problem names, as "file:line: old became new"."""
    return [
        f"{value.file}:{value.line}: {value.text!r} became {text!r}"
        for value, text in changes(values, some)
        if not is_noticed(value, records.problems(value.file, records.with_value(value, text)))
    ]


def test_every_field_is_classified(values: Values) -> None:
    classified = NOTICED | SUMMED | REFERRED_TO.keys() | UNNOTICED
    assert {name for name in values.keys() - classified if not PLAIN.fullmatch(" ".join(name))} == set()
    assert classified - values.keys() == set()
    assert {name for name in classified if PLAIN.fullmatch(" ".join(name))} == set()


@pytest.mark.parametrize(("kind", "field"), sorted(NOTICED))
def test_wrong_value_is_named(records: Records, values: Values, kind: str, field: str) -> None:
    assert unnoticed(records, values, values[kind, field]) == []


@pytest.mark.parametrize(("kind", "field"), sorted(UNNOTICED))
def test_list_of_unnoticed_fields_is_true(records: Records, values: Values, kind: str, field: str) -> None:
    """A field in which every change is noticed belongs to `NOTICED`."""
    few = values[kind, field][:3] + values[kind, field][-3:]
    assert unnoticed(records, values, few) != []


@pytest.mark.parametrize(("kind", "field"), sorted(REFERRED_TO))
def test_wrong_id_is_reported_where_it_is_used(records: Records, values: Values, kind: str, field: str) -> None:
    code, fields = REFERRED_TO[kind, field]
    refer = [v for like in values.values() for v in like if re.fullmatch(fields, v.field)]
    for value in values[kind, field]:
        problems = records.problems(value.file, records.with_value(value, "nothing-like-it"))
        places = {(p.path, p.line) for p in problems if p.code == code}
        assert places == {(f"content/{v.file}", v.line) for v in refer if v.text == value.text}


@pytest.mark.parametrize(("kind", "field"), sorted(SUMMED))
def test_wrong_amount_changes_a_sum(records: Records, values: Values, kind: str, field: str) -> None:
    for value, text in changes(values, values[kind, field]):
        problems = records.problems(value.file, records.with_value(value, text))
        assert summed(records, values, value, text) in problems, f"{value.file}: {text}"


def summed(records: Records, values: Values, value: Value, text: str) -> Problem:
    """The problem that must be reported when an amount or a population is wrong."""
    if value.field == "population.count":
        return wrong_region(records, values, value, int(text))
    total = "requested" if value.field == "requested" else "awarded"
    like = {v.file: cents(v.text) for v in values[name_of(value)]}
    control, difference = sum(like.values()), cents(text) - like[value.file]
    (place,) = values["calls", f"control_totals.{total}"]
    assert cents(place.text) == control
    message = (
        f"{total}: the records add up to {euros(control + difference)}, "
        f"the control total is {euros(control)}, the difference is {euros(difference)}"
    )
    hint = hint_of(values, value, text, difference)
    return Problem(f"content/{place.file}", place.line, column(records, place), "error", "control-total", message, hint)


def hint_of(values: Values, value: Value, text: str, difference: int) -> str:
    """Names the award and request that no longer fit, or says where else to look."""
    name = value.file.rpartition("/")[2]
    found = {v.field: v for v in values["applications", "requested"] + values["awards", "amount"] if name in v.file}
    now = {field: cents(text if v is value else v.text) for field, v in found.items()}
    if "amount" in now and now["amount"] != now["requested"] // 10000 * 10000:
        places = " and ".join(f"content/{found[f].file}:{found[f].line}" for f in ("amount", "requested"))
        pair = f"{euros(now['amount'])} of {euros(now['requested'])}"
        return f"not its request rounded down to 100.00: {places} ({pair})"
    where = "all requests" if abs(difference) < 10000 else "the requests that have no award"
    return f"every award is its request rounded down to 100.00; compare {where} with the source"


def wrong_region(records: Records, values: Values, value: Value, count: int) -> Problem:
    (code,) = (v.text for v in records.values(value.file) if v.field == "region")
    (index,) = (v.keys[0] for v in values["regions", "*.code"] if v.text == code)
    name, place = (next(v for v in values["regions", f] if v.keys[0] == index) for f in ("*.name.fi", "*.population"))
    control, difference = int(place.text), count - int(value.text)
    message = (
        f"the populations of {name.text} add up to {control + difference:,}, not {control:,}, "
        f"the difference is {difference:+,}"
    )
    hint = "check the populations of its municipalities, or this sum"
    return Problem(f"content/{place.file}", place.line, column(records, place), "error", "control-total", message, hint)


def column(records: Records, value: Value) -> int:
    text = records.texts[value.file]
    return value.start - text.rfind("\n", 0, value.start)


def cents(text: str) -> int:
    return int(Decimal(text) * 100)


def euros(amount: int) -> str:
    return f"{Decimal(amount) / 100:,.2f}"


def shifted(text: str) -> str:
    """Every letter is the next one of the alphabet: nobody would recognise it."""
    return "".join(chr(ord(c) + 1) if c.isalpha() and c not in "zZåäöÅÄÖ" else c for c in text)


@st.composite
def mistakes(draw: st.DrawFn, text: str) -> str:
    """A text with a mistake that people make."""
    digits = [i for i, c in enumerate(text) if c.isdecimal()]
    if not digits or re.search(r"[A-Za-zÅÄÖåäö]", text):
        return shifted(text)
    kinds = ["digit", "swap"]
    if re.fullmatch(r"\d+\.\d\d", text):
        kinds += ["ten times", "a hundredth", "a zero more"]
    kind, at = draw(st.sampled_from(kinds)), draw(st.sampled_from(digits))
    if kind == "digit":
        return text[:at] + draw(st.sampled_from("0123456789")) + text[at + 1 :]
    if kind == "swap":
        other = draw(st.sampled_from(digits))
        letters = list(text)
        letters[at], letters[other] = letters[other], letters[at]
        return "".join(letters)
    factor = {"ten times": Decimal(10), "a hundredth": Decimal("0.01"), "a zero more": Decimal(10)}[kind]
    return f"{(Decimal(text) * factor).quantize(Decimal('0.01'), ROUND_DOWN):.2f}"


@settings(max_examples=300)
@given(data=st.data())
def test_mistake_is_noticed(records: Records, values: Values, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(NOTICED - PHRASES | SUMMED)))
    value = data.draw(st.sampled_from(values[name]))
    text = data.draw(mistakes(value.text))
    assume(text != value.text)
    problems = records.problems(value.file, records.with_value(value, text))
    assert {p.code for p in problems} <= CODES.keys()
    assert is_noticed(value, problems) or summed(records, values, value, text) in problems
