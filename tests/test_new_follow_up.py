"""`build.py new payment` and the like add to an award's file, and leave every other byte of it as it was."""

import re
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from command import files, run
from grantsite.drafts.given import Given, as_typed
from grantsite.drafts.insertion import insert
from grantsite.drafts.kinds import KINDS
from grantsite.drafts.template import Template
from grantsite.errors import UsageError
from grantsite.fields import fields_of
from grantsite.messages import LANGUAGES
from grantsite.yamlfile import parse
from records import change, delete, put, replace, write_site

ROOT = Path(__file__).resolve().parent.parent
AWARDS = sorted((ROOT / "content/awards").rglob("*.yaml"))
AWARD = "awards/2020/kunta-kuuluu-kaikille.yaml"
GUIDES = ("CONTRIBUTING.md", "CONTRIBUTING.sv.md", "CONTRIBUTING.en.md")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small content, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path)


def new(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """What the command prints: on standard output where it is done, on standard error where it is not."""
    assert build.main(["new", *words, "--no-cache"]) == status
    printed = capsys.readouterr()
    assert (printed.out == "") == (status != 0)
    assert (printed.err == "") == (status == 0)
    return printed.out or printed.err


def test_a_payment(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "content" / AWARD).read_text(encoding="utf-8")
    printed = new(capsys, "payment", "2020-001", "--date", "2021-03-15", "--amount", "25000.00")
    assert (
        printed
        == """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13: a payment added
next: python build.py check
"""
    )
    assert (folder / "content" / AWARD).read_text(encoding="utf-8") == before.replace(
        "\npayments: []\n",
        """
payments:
  - instalment: 1
    date: 2021-03-15
    amount: 25000.00
    # url: https://…  # optional: The page on which the payment is made public. Leave it out if there is none.
""",
    )
    assert build.main(["check", "--no-cache"]) == 0


def test_payments_are_numbered_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--date", "2021-03-15", "--amount", "100.00")
    for number in (1, 2, 5, 6):
        new(capsys, "payment", "2020-001", *given, *(("--instalment", "5") if number == 5 else ()))
    text = (folder / "content" / AWARD).read_text(encoding="utf-8")
    assert re.findall(r"instalment: (\d)", text) == ["1", "2", "5", "6"]


SAID = {
    "en": "content/{path}: {noun} added\nstill to fill in: {missing}\nnext: python build.py check\n",
    "fi": "content/{path}: lisätty: {noun}\nvielä täytettävä: {missing}\nseuraavaksi: python build.py check\n",
    "sv": "content/{path}: tillagt: {noun}\nännu att fylla i: {missing}\nhärnäst: python build.py check\n",
}
EXTENDING = {
    "payment": ("13", ("a payment", "maksu", "en utbetalning"), "date, amount"),
    "report": (
        "14",
        ("an interim report", "väliraportti", "en mellanrapport"),
        "period_start, period_end, submitted, costs_without_vat, vat",
    ),
    "final-report": ("15", ("the final report", "loppuraportti", "slutrapporten"), "submitted, costs_without_vat, vat"),
    "repayment": ("16", ("a repayment", "palautus", "en återbetalning"), "date, amount"),
    "output": ("17", ("an output", "tuotos", "ett resultat"), "name"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXTENDING)
def test_every_kind_in_every_language(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    line, nouns, missing = EXTENDING[name]
    said = new(capsys, name, "2020-001", "--lang", language)
    noun = nouns[LANGUAGES.index(language)]
    assert said == SAID[language].format(path=f"{AWARD}:{line}", noun=noun, missing=missing)


WHOLE: dict[str, dict[str, Given]] = {
    "payment": {"instalment": "1", "date": "2021-03-15", "amount": "0.01", "url": "https://a.example/"},
    "report": {
        "period_start": "2021-01-01",
        "period_end": "2021-04-30",
        "submitted": "2021-05-15",
        "costs_without_vat": "1.00",
        "vat": "0.00",
    },
    "final-report": {
        "submitted": "2022-10-31",
        "costs_without_vat": "1.00",
        "vat": "0.24",
        "results": {"fi": "Valmis: kyllä", "en": "Done"},
    },
    "repayment": {"date": "2022-11-30", "amount": "0.01", "reason": {"fi": "Käyttämättä"}},
    "output": {"name": {"fi": "Opas # 1"}, "licence": "CC BY 4.0"},
}


def test_there_are_29_awards() -> None:
    assert len(AWARDS) == 29


def facts(text: str) -> dict[str, Given]:
    fields = as_typed(parse(text, "x"))
    assert isinstance(fields, dict)
    return fields


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("file", AWARDS, ids=lambda file: file.stem)
def test_nothing_else_changes_in_any_award(file: Path, name: str, language: str) -> None:
    field = KINDS[name].field
    assert field is not None
    is_item = field != "final_report"
    before = text = file.read_text(encoding="utf-8")
    for times in (1, 2):
        lines = Template(language).lines(fields_of(KINDS[name].record), WHOLE[name])
        text, row = insert(text, "x", field, lines, is_item=is_item)
        now = facts(text)
        value = now.pop(field)
        assert value == ([WHOLE[name]] * times if is_item else WHOLE[name])
        assert now == {key: kept for key, kept in facts(before).items() if key != field}
        # every line that was there is there, but for [] or null behind the field's name
        rest = text.split("\n")
        added = len(lines) * times
        begin = next(i for i, line in enumerate(rest) if line.startswith(f"{field}:"))
        kept = [*rest[: begin + 1], *rest[begin + 1 + added :]]
        assert kept[begin] == f"{field}:"
        kept[begin] += " []" if is_item else " null"
        assert "\n".join(kept) == before
        assert row == begin + 2 + len(lines) * (times - 1)
        if not is_item:
            break


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_added_to_an_award_passes_the_check(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    words = []
    for key, value in WHOLE[name].items():
        option = "--" + key.replace("_", "-")
        texts = {f"{option}-{k}": v for k, v in value.items()} if isinstance(value, dict) else {option: value}
        words += [word for pair in texts.items() for word in pair]
    if name == "repayment":
        new(capsys, "payment", "2020-001", "--date", "2021-03-15", "--amount", "1.00")
    new(capsys, name, "2020-001", *(str(word) for word in words))
    build.main(["check", "--no-cache"])
    assert "error[" not in capsys.readouterr().err


REST = 'amount: 68000.00\nnote: {fi: "a: b"} # n\n'
ITEM = ["instalment: 2", "amount: 1.00", "# url: https://…  # optional"]
# How the field may stand there, and how the file looks with one more payment.
SHAPES = {
    "an empty list": ("payments: []\noutputs: []\n", "payments:\n  - {}\noutputs: []\n"),
    "with spaces": ("payments: [ ]\n", "payments:\n  - {}\n"),
    "with a comment": ("payments: []  # none yet\n", "payments:  # none yet\n  - {}\n"),
    "an empty list of two lines": ("payments: [\n]\noutputs: []\n", "payments:\n  - {}\noutputs: []\n"),
    "an empty list below": ("payments:\n  []\noutputs: []\n", "payments:\n  - {}\noutputs: []\n"),
    "null": ("payments: null # c\n", "payments: # c\n  - {}\n"),
    "a tilde": ("payments: ~\n", "payments:\n  - {}\n"),
    "nothing": ("payments:\noutputs: []\n", "payments:\n  - {}\noutputs: []\n"),
    "nothing but a comment": ("payments:  # c\n# d\noutputs: []\n", "payments:  # c\n  - {}\n# d\noutputs: []\n"),
    "missing": ("outputs: []\n# end\n", "outputs: []\n# end\npayments:\n  - {}\n"),
    "missing, no line's end": ("outputs: []", "outputs: []\npayments:\n  - {}\n"),
    "last, no line's end": ("payments: []", "payments:\n  - {}\n"),
    "quoted name": ('"payments": []\n', '"payments":\n  - {}\n'),
    "one": (
        "payments:\n  - instalment: 1\n    amount: 1.00\noutputs: []\n",
        "payments:\n  - instalment: 1\n    amount: 1.00\n  - {}\noutputs: []\n",
    ),
    "not indented": ("payments:\n- instalment: 1\noutputs: []\n", "payments:\n- instalment: 1\n- {0}\noutputs: []\n"),
    "far in": (
        "payments:\n    -   instalment: 1\n        amount: 1.00 # c\n\n\noutputs: []\n",
        "payments:\n    -   instalment: 1\n        amount: 1.00 # c\n    -   {4}\n\n\noutputs: []\n",
    ),
    "a hyphen alone": (
        "payments:\n  -\n    instalment: 1\noutputs: []\n",
        "payments:\n  -\n    instalment: 1\n  - {}\noutputs: []\n",
    ),
    "with comments of its own": (
        "payments:\n  - instalment: 1\n    # url: https://…\n# next\noutputs: []\n",
        "payments:\n  - instalment: 1\n    # url: https://…\n  - {}\n# next\noutputs: []\n",
    ),
    "one of a text in several lines": (
        "payments:\n  - instalment: 1\n    url: |\n      a\n\noutputs: []\n",
        "payments:\n  - instalment: 1\n    url: |\n      a\n  - {}\n\noutputs: []\n",
    ),
    "one in braces": (
        "payments:\n  - {{instalment: 1}}\noutputs: []\n",
        "payments:\n  - {{instalment: 1}}\n  - {}\noutputs: []\n",
    ),
    "last": ("payments:\n  - instalment: 1", "payments:\n  - instalment: 1\n  - {}\n"),
    "with an empty value": (
        "payments:\n  - instalment: 1\n    url:\noutputs: []\n",
        "payments:\n  - instalment: 1\n    url:\n  - {}\noutputs: []\n",
    ),
}


def item(indent: int) -> str:
    return ("\n" + " " * indent).join(ITEM)


@pytest.mark.parametrize("windows", [False, True], ids=["lf", "crlf"])
@pytest.mark.parametrize("shape", SHAPES)
def test_however_the_payments_stand_there(shape: str, windows: bool) -> None:
    before, after = (REST + text for text in SHAPES[shape])
    before = before.replace("{{", "{").replace("}}", "}")
    for mark, indent in (("{}", 4), ("{0}", 2), ("{4}", 8)):
        after = after.replace(mark, item(indent))
    after = after.replace("{{", "{").replace("}}", "}")
    if windows:
        before, after = before.replace("\n", "\r\n"), after.replace("\n", "\r\n")
    changed, row = insert(before, "x", "payments", ITEM, is_item=True)
    assert changed == after
    assert "instalment: 2" in changed.split("\n")[row] or "instalment: 2" in changed.split("\n")[row - 1]
    again, _ = insert(changed, "x", "payments", ITEM, is_item=True)
    assert len(facts(again)["payments"]) == len(facts(changed)["payments"]) + 1


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        (
            "payments: [{instalment: 1}]\n",
            "payments",
            "x:3:11: payments is written in brackets; write each item on lines of its own, then repeat the command",
        ),
        ("payments: [ # none\n]\n", "payments", "x:3:11: payments is written in brackets; write each item on lines"),
        ("final_report:\n  vat: 0.00\n", "final_report", "x:4:3: final_report is there already; edit it"),
        ("final_report: {vat: 0.00}\n", "final_report", "x:3:15: final_report is there already; edit it"),
        (
            "outputs: []\n...\n",
            "payments",
            "x: payments cannot be put in without touching other lines; edit the file",
        ),
        (
            "payments:\n  - instalment: 1\n    url: |+\n      a\n\noutputs: []\n",
            "payments",
            "x: payments cannot be put in without touching other lines; edit the file",
        ),
    ],
)
def test_what_cannot_be_extended_is_refused(text: str, field: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        insert(REST + text, "x", field, ITEM, is_item=field == "payments")
    assert refused.value.in_language("en").startswith(said)


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        (["2020-1"], "en", 'there is no application "2020-1"; did you mean "2020-001"?'),
        (["2020-002"], "en", '"2020-002" has no award; write it first: python build.py new award 2020-002'),
        (
            ["2020-002"],
            "fi",
            'hakemuksella "2020-002" ei ole myönnettyä avustusta; kirjoita se ensin: '
            "python build.py new award 2020-002",
        ),
        (
            ["2020-001", "--amount", "25 000,00", "--date", "15.3.2021"],
            "sv",
            '--date: error[date-format]: "15.3.2021" är inte ett datum i formen år-månad-dag\n'
            "    tips: skriv 2021-03-15\n"
            '--amount: error[amount-format]: "25 000,00" är inte ett rätt skrivet belopp i euro\n'
            "    tips: skriv 25000.00: siffror, punkt och två decimaler",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], language: str, said: str
) -> None:
    before = files(folder)
    assert new(capsys, "payment", *words, "--lang", language, status=2) == f"{said}\n"
    assert files(folder) == before


def test_a_list_in_brackets_is_named_with_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    payment = "[{instalment: 1, date: 2021-03-15, amount: 1.00}]"
    replace(AWARD, "\npayments: []", f"\npayments: {payment}")(folder / "content")
    assert new(capsys, "payment", "2020-001", "--lang", "fi", status=2) == (
        f"content/{AWARD}:12:11: payments on kirjoitettu hakasulkeisiin; "
        "kirjoita jokainen kohta omille riveilleen ja anna komento uudelleen\n"
    )


def test_a_second_final_report_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--submitted", "2022-10-31", "--costs-without-vat", "1.00", "--vat", "0.00")
    new(capsys, "final-report", "2020-001", *given)
    before = files(folder)
    assert new(capsys, "final-report", "2020-001", status=2) == (
        f"content/{AWARD}:15:3: final_report is there already; edit it\n"
    )
    assert files(folder) == before


@pytest.mark.parametrize("file", [AWARD, "applications/2020/kunta-kuuluu-kaikille.yaml"])
@pytest.mark.parametrize("text", ["a: [\n", b"\xff", "", 'application: "2020-001"\nid: "2020-001"\n'])
def test_a_broken_file_is_refused_with_what_is_wrong_in_it(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, text: str | bytes
) -> None:
    put(file, text)(folder / "content")
    if file != AWARD:
        delete(AWARD)(folder / "content")
    before = files(folder)
    printed = new(capsys, "payment", "2020-001", status=1)
    assert printed.startswith(f"content/{file}:")
    assert re.search(r"error\[[a-z0-9-]+\]: ", printed)
    assert files(folder) == before


def test_a_draft_that_is_not_filled_in_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(capsys, "payment", "2020-001")
    printed = new(capsys, "payment", "2020-001", status=1)
    assert printed.startswith(f"content/{AWARD}:14:10: error[missing-field]: expected a date, found nothing\n")


def test_permissions_stay_and_nothing_is_left_behind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "content" / AWARD
    file.chmod(0o640)
    names = files(folder).keys()
    assert build.main(["new", "output", "2020-001", "--name-fi", "Opas", "--quiet", "--no-cache"]) == 0
    assert capsys.readouterr().out == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert files(folder).keys() == names


def test_line_ends_of_windows_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "content" / AWARD
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    new(capsys, "payment", "2020-001", "--date", "2021-03-15", "--amount", "1.00")
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == 20
    assert b"payments:\r\n  - instalment: 1\r\n" in data


TEXT = st.text("abc ÄÖå0123:#-'\"\\[]{}&*!|>%@`,?\n", min_size=1, max_size=20).filter(str.strip)


@settings(max_examples=100, deadline=None)
@given(name=TEXT, licence=TEXT, file=st.sampled_from(AWARDS), times=st.integers(1, 3))
def test_any_text_is_read_again_as_it_was_given(name: str, licence: str, file: Path, times: int) -> None:
    value: dict[str, Given] = {"name": {"fi": name}, "licence": licence}
    before = text = file.read_text(encoding="utf-8")
    lines = Template("en").lines(fields_of(KINDS["output"].record), value)
    for _ in range(times):
        text, _ = insert(text, "x", "outputs", lines, is_item=True)
    now = facts(text)
    assert now.pop("outputs") == [{"name": {"fi": name.strip()}, "licence": licence.strip()}] * times
    assert now == {key: kept for key, kept in facts(before).items() if key != "outputs"}


def test_the_command_of_the_guides_adds_the_payment_of_their_example(tmp_path: Path) -> None:
    """What CONTRIBUTING tells an editor to type has the effect of the lines that it shows."""
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in GUIDES]
    (command,) = {line for text in texts for line in text.splitlines() if " build.py new payment " in line}
    shutil.copy(ROOT / "site.yaml", tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    file = tmp_path / "content/awards/2020/digikokous-3-0.yaml"
    before, after = re.findall(r"^```yaml\n(.*?)^```$", texts[0], re.MULTILINE | re.DOTALL)[:2]
    by_hand = file.read_text(encoding="utf-8").replace(f"\n{before}", f"\n{after}")
    done = run(tmp_path, *command.split()[2:], "--no-cache")
    assert (done.returncode, done.stderr) == (0, "")
    assert facts(file.read_text(encoding="utf-8")) == facts(by_hand)
    assert run(tmp_path, "check", "--no-cache").returncode == 0


def test_the_example_of_the_documentation(tmp_path: Path) -> None:
    page = (ROOT / "docs/records.md").read_text(encoding="utf-8")
    shutil.copy(ROOT / "site.yaml", tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (command,) = re.findall(r"^python build.py (new .*)$", page, re.MULTILINE)
    block, *_ = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert run(tmp_path, *command.split(), "--no-cache").returncode == 0
    assert f"\n{block}" in (tmp_path / "content/awards/2020/digikokous-3-0.yaml").read_text(encoding="utf-8")


def test_what_stands_in_the_file_is_not_touched_by_a_wrong_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "content" / AWARD, "\npayments: []", "\npayments: []  # none yet: ask in March")
    before = files(folder)
    new(capsys, "payment", "2020-001", "--url", "www.example.fi", status=2)
    assert files(folder) == before
    new(capsys, "payment", "2020-001")
    assert "\npayments:  # none yet: ask in March\n  - instalment: 1\n" in (folder / "content" / AWARD).read_text(
        "utf-8"
    )
