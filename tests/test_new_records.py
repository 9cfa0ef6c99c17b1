"""`build.py new` writes a record in which every field says what belongs there."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import build
from command import files
from grantsite import schema
from grantsite.drafts.given import as_typed
from grantsite.drafts.kinds import KINDS, options
from grantsite.drafts.template import Template
from grantsite.fields import Field, Group, ListOf, fields_of
from grantsite.load import load
from grantsite.messages import LANGUAGES, in_language
from grantsite.parse_cache import ParseCache
from grantsite.yamlfile import parse
from records import change, delete, put, replace, write_site
from yaml_tools import read

OTHER = "applications/2020/yhteinen-kokous.yaml"
TITLE = "Yhteinen kokous"
AWARD = "awards/2020/kunta-kuuluu-kaikille.yaml"


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


APPLICATION = """\
# yaml-language-server: $schema=../../../docs/schema/application.schema.json
id: "2020-003"
call: "2020"
name: Ähtärin uusi hanke
language:  # mandatory: The language that the project’s name is in: fi, sv or en. Screen readers read the name in it.
applicant_as_written:  # mandatory: The annex’s whole applicant cell, letter by letter: the applicant and the partners in brackets.
lead:  # mandatory: The lead: the applicant to whom a grant would be paid.
  as_written:  # mandatory: The name letter by letter as the source prints it, with its slips and inflections.
  # municipality: "020"  # optional: The municipality’s code of three digits, in quotes. Give either this or organisation, not both.
  # organisation: open-agenda  # optional: For a body that is no municipality: the name of its file in content/organisations/, without .yaml.
  # note:  # optional: Why we read the printed name so. Needed where it differs in more than an inflection.
  #   fi: "…"  # optional: The text in Finnish. At least one language is needed; another is shown in place of a missing one.
  #   sv: "…"  # optional: The text in Swedish. Leave it out if there is none.
  #   en: "…"  # optional: The text in English. Leave it out if there is none.
partners:  # mandatory: The other participants in the source’s order. Write [] where it names none: that is a fact as well.
  - as_written:  # mandatory: The name letter by letter as the source prints it, with its slips and inflections.
    # municipality: "020"  # optional: The municipality’s code of three digits, in quotes. Give either this or organisation, not both.
    # organisation: open-agenda  # optional: For a body that is no municipality: the name of its file in content/organisations/, without .yaml.
    # note:  # optional: Why we read the printed name so. Needed where it differs in more than an inflection.
    #   fi: "…"  # optional: The text in Finnish. At least one language is needed; another is shown in place of a missing one.
    #   sv: "…"  # optional: The text in Swedish. Leave it out if there is none.
    #   en: "…"  # optional: The text in English. Leave it out if there is none.
requested: 12000.50
source:
  document:  # mandatory: The id of the document that the fact comes from; the call’s record lists them under documents.
  # section: "4"  # optional: The number of the document’s section, in quotes. Leave it out where the document has no sections.
  # item: 12  # optional: The number of the decision’s item, where the source numbers its items.
  row: 3
co_leads: []  # optional: Further leads, where the source prints more than one.
# name_corrected: "…"  # optional: The project’s name spelt right, where the printed one has a slip. The search finds it by both.
themes:
  - services
  - meetings
# note:  # optional: What readers should know about these facts, such as a slip in the source and how we read it.
#   fi: "…"  # optional: The text in Finnish. At least one language is needed; another is shown in place of a missing one.
#   sv: "…"  # optional: The text in Swedish. Leave it out if there is none.
#   en: "…"  # optional: The text in English. Leave it out if there is none.
aliases: []  # optional: Earlier names of this file, without .yaml. The old addresses go on leading to the page.
"""  # noqa: E501


def test_an_application(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--name", "Ähtärin uusi hanke", "--requested", "12000.50", "--source-row", "3"]
    printed = new(capsys, "application", *words, "--themes", "services", "--themes", "meetings")
    assert (
        printed
        == """\
content/applications/2020/ahtarin-uusi-hanke.yaml: an application written
still to fill in: language, applicant_as_written, lead.as_written, partners, source.document
next: python build.py check
"""
    )
    assert (folder / "content/applications/2020/ahtarin-uusi-hanke.yaml").read_text("utf-8") == APPLICATION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fi",
            """\
content/organisations/kuussoten-uusi-yksikko.yaml: kirjoitettu: organisaatio
vielä täytettävä: kind
seuraavaksi: python build.py check
""",
        ),
        (
            "sv",
            """\
content/organisations/kuussoten-uusi-yksikko.yaml: skrivet: en organisation
ännu att fylla i: kind
härnäst: python build.py check
""",
        ),
    ],
)
def test_it_is_said_in_other_languages(
    folder: Path, capsys: pytest.CaptureFixture[str], language: str, text: str
) -> None:
    assert new(capsys, "organisation", "--name-fi", "KuusSoten uusi yksikkö", "--lang", language) == text


ORGANISATION = """\
# yaml-language-server: $schema=../../docs/schema/organisation.schema.json
name:
  fi: Oulun digi
  # sv: "…"  # vapaaehtoinen: Teksti ruotsiksi. Jätä pois, jos sitä ei ole.
  # en: "…"  # vapaaehtoinen: Teksti englanniksi. Jätä pois, jos sitä ei ole.
kind: company
other_forms: []  # vapaaehtoinen: Nimen muut muodot, joita lähteissä on. Tarkistus hyväksyy ne kentässä as_written.
unit_of: "010"
# note:  # vapaaehtoinen: Mitä lukijan on hyvä tietää nimestä, esimerkiksi lyhenteen merkitys.
#   fi: "…"  # vapaaehtoinen: Teksti suomeksi. Ainakin yksi kieli tarvitaan; puuttuvan tilalla näytetään toinen.
#   sv: "…"  # vapaaehtoinen: Teksti ruotsiksi. Jätä pois, jos sitä ei ole.
#   en: "…"  # vapaaehtoinen: Teksti englanniksi. Jätä pois, jos sitä ei ole.
"""


def test_an_organisation_in_finnish(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--name-fi", "Oulun digi", "--kind", "company", "--unit-of", "010", "--slug", "digi"]
    printed = new(capsys, "organisation", *words, "--lang", "fi")
    assert printed == "content/organisations/digi.yaml: kirjoitettu: organisaatio\nseuraavaksi: python build.py check\n"
    assert (folder / "content/organisations/digi.yaml").read_text(encoding="utf-8") == ORGANISATION


def all_fields(fields: tuple[Field, ...]) -> list[Field]:
    found = list(fields)
    for field in fields:
        value = field.value.item if isinstance(field.value, ListOf) else field.value
        # what may be left out and is a list has no example of an item
        if isinstance(value, Group) and (field.mandatory or not isinstance(field.value, ListOf)):
            found += all_fields(value.fields)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_explained(name: str, language: str) -> None:
    text = "\n".join(Template(language).lines(fields_of(KINDS[name].record), {}))
    mark = {"en": "mandatory", "fi": "pakollinen", "sv": "obligatoriskt"}
    other = {"en": "optional", "fi": "vapaaehtoinen", "sv": "frivilligt"}
    for field in all_fields(fields_of(KINDS[name].record)):
        word = (mark if field.mandatory else other)[language]
        assert re.search(rf"\b{field.name}: .*# {word}: {re.escape(in_language(field.about, language))}$", text, re.M)


@pytest.mark.parametrize("name", KINDS)
def test_mandatory_fields_that_are_not_given_are_missing(name: str) -> None:
    template = Template("en")
    lines = template.lines(fields_of(KINDS[name].record), {})
    fields = as_typed(parse("\n".join(lines), "x"))
    assert isinstance(fields, dict)
    for field in fields_of(KINDS[name].record):
        if field.mandatory:
            assert any(path.split(".")[0] == field.name for path in template.missing)
        assert (field.name in fields) == (field.mandatory or isinstance(field.value, ListOf))


@pytest.mark.parametrize("name", KINDS)
def test_a_field_that_is_left_out_needs_only_its_sign_of_a_comment_taken_out(name: str) -> None:
    text = "\n".join(Template("en").lines(fields_of(KINDS[name].record), {}))
    bare = re.sub(r"^( *)# (?= *[a-z_]+:)", r"\1", text, flags=re.MULTILINE)
    assert not re.search(r"^ *#", bare, re.MULTILINE)
    body = schema._object(KINDS[name].record, fields_of(KINDS[name].record))
    groups = {group.record.__name__: group for group in schema.groups_in(fields_of(KINDS[name].record))}
    definitions = {key: schema._object(group.record, group.fields) for key, group in groups.items()}
    errors = list(Draft202012Validator({**body, "$defs": definitions}).iter_errors(read(bare)))
    # what is mandatory has no value yet, and the address is no address
    assert {error.validator for error in errors} <= {"type", "enum", "pattern", "anyOf"}


WHOLE = {
    "application": [
        *("--id", "2020-077", "--call", "2020", "--name", "Hanke", "--language", "fi"),
        *("--applicant-as-written", "Alajärvi (Ähtäri)", "--lead-as-written", "Alajärvi", "--lead-municipality", "005"),
        *("--partners", '{as_written: Ähtäri, municipality: "989"}', "--requested", "100.00"),
        *("--source-document", "annex", "--source-row", "77"),
    ],
    "award": [
        *("2020-002", "--amount", "12000.00", "--recipient-as-written", "Alajärvi", "--recipient-municipality", "005"),
        *("--project-as-written", "Yhteinen kokous", "--source-document", "decision", "--source-section", "4"),
        *("--source-item", "2"),
    ],
    "organisation": ["--name-fi", "Yhtiö Oy", "--kind", "company"],
    "municipality": [
        *("--code", "020", "--name-fi", "Akaa", "--name-sv", "Ackas", "--type", "town", "--region", "14"),
        *("--population-count", "16475", "--population-date", "2019-12-31", "--languages", "fi"),
        *("--point-lat", "61.1673", "--point-lon", "23.8683"),
    ],
}
PATHS = {
    "application": "applications/2020/hanke.yaml",
    "award": "awards/2020/yhteinen-kokous.yaml",
    "organisation": "organisations/yhtio-oy.yaml",
    "municipality": "municipalities/akaa.yaml",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_a_record_with_all_that_is_mandatory_is_read_without_a_problem(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    printed = new(capsys, name, *WHOLE[name], "--lang", language)
    assert len(printed.splitlines()) == 2  # nothing is left to fill in
    _, problems = load(folder / "content", "content", ParseCache(None))
    assert problems == []
    build.main(["check", "--no-cache"])
    lines = capsys.readouterr().err.splitlines()
    # what another file must say as well: the region lists its municipalities
    found = [line for line in lines if line.startswith(f"content/{PATHS[name]}") and "[control-total]" not in line]
    assert found == []
    first = (folder / "content" / PATHS[name]).read_text(encoding="utf-8").partition("\n")[0]
    assert first.endswith(f"docs/schema/{name}.schema.json")


def test_an_award_has_the_next_item_and_the_name_of_its_application(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = new(capsys, "award", "2020-002")
    assert printed == (
        "content/awards/2020/yhteinen-kokous.yaml: an award written\n"
        "still to fill in: amount, recipient.as_written, project_as_written, source.document\n"
        "next: python build.py check\n"
    )
    lines = (folder / "content/awards/2020/yhteinen-kokous.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[1:3] == ['application: "2020-002"', "item: 2"]


def test_a_call(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = new(capsys, "call", "2021", "--currency", "EUR", "--project-end", "2023-10-31")
    assert printed.startswith("content/calls/2021.yaml: a call written\nstill to fill in: name, summary, authority, ")
    text = (folder / "content/calls/2021.yaml").read_text(encoding="utf-8")
    assert '\nid: "2021"\n' in text
    assert "\ncurrency: EUR\n" in text
    assert "\nproject_end: 2023-10-31\n" in text
    # its record need not be complete before its applications are begun
    assert "applications/2021/ensimmainen.yaml" in new(capsys, "application", "--call", "2021", "--name", "Ensimmäinen")
    assert 'id: "2021-001"' in (folder / "content/applications/2021/ensimmainen.yaml").read_text(encoding="utf-8")


def test_ids_of_records_that_are_not_complete_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, id in (("Yksi", "2020-003"), ("Kaksi", "2020-004")):
        new(capsys, "application", "--name", name)
        text = (folder / f"content/applications/2020/{name.lower()}.yaml").read_text(encoding="utf-8")
        assert f'\nid: "{id}"\n' in text
    delete(AWARD)(folder / "content")
    for id in ("2020-001", "2020-002"):
        new(capsys, "award", id)
    assert "\nitem: 2\n" in (folder / "content/awards/2020/yhteinen-kokous.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_no_yaml_may_have_the_highest_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(OTHER, "id: [\n")(folder / "content")
    before = files(folder)
    printed = new(capsys, "application", "--name", "Uusi", status=1)
    assert printed.startswith(f"content/{OTHER}:")
    assert "error[" in printed
    assert files(folder) == before
    new(capsys, "application", "--name", "Uusi", "--id", "2020-099")
    assert '\nid: "2020-099"\n' in (folder / "content/applications/2020/uusi.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        (
            ["application", "--name", "Yhteinen kokous"],
            "en",
            f"content/{OTHER}: the file exists already; edit it instead",
        ),
        (["application", "--name", "Yhteinen kokous"], "fi", f"content/{OTHER}: tiedosto on jo olemassa; muokkaa sitä"),
        (["award", "2020-001"], "sv", f"content/{AWARD}: filen finns redan; redigera den i stället"),
        (["award", "2020-01"], "en", 'there is no application "2020-01"; did you mean "2020-001"?'),
        (["award", "xyz"], "fi", 'hakemusta "xyz" ei ole'),
        (["application", "--call", "2002", "--name", "A"], "en", 'there is no call "2002"; did you mean "2020"?'),
        (["application"], "en", "give the name with --name: the file is named after it"),
        (["municipality", "--code", "020"], "fi", "anna nimi valitsimella --name-fi: tiedosto saa nimensä siitä"),
        (
            ["application", "--slug", "Ä B"],
            "en",
            '--slug: "Ä B" is not a file’s name; write lower-case letters a–z, digits and single hyphens',
        ),
        (["call", "../x"], "en", '"../x" is not an id of a call; write a year or slug, such as 2021'),
        (["application", "--name", "a", "--name", "b"], "sv", "--name har getts två gånger; ge den en gång"),
        (
            ["application", "--name", "a", "--requested", "25 000"],
            "en",
            '--requested: error[amount-format]: "25 000" is not an amount in euros\n'
            "    hint: write 25000.00: digits, a full stop and two decimals",
        ),
        (
            ["application", "--name", "a", "--lead-municipality", "Alavus"],
            "en",
            '--lead-municipality: error[name-for-code]: "Alavus" is a name; the code of the municipality belongs here\n'
            '    hint: write "010", the code of Alavus',
        ),
        (
            ["application", "--name", "a", "--partners", "[x"],
            "en",
            "--partners: error[yaml-syntax]: this is not YAML: a bracket is open, or a comma is missing\n"
            "    hint: close the bracket, and put a comma between two values in it",
        ),
        (
            ["application", "--name", "a", "--partners", "{as_writen: x}", "--language", "se"],
            "en",
            '--language: error[unknown-choice]: "se" is not one of en, fi, sv\n'
            "    hint: choose one of en, fi, sv\n"
            '--partners: error[unknown-field]: "as_writen" is not a field of "partners"\n'
            '    hint: did you mean "as_written"?',
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], language: str, said: str
) -> None:
    before = files(folder)
    assert new(capsys, *words, "--lang", language, status=2) == f"{said}\n"
    assert files(folder) == before


@pytest.mark.parametrize(
    "words", [[], ["nonsense"], ["award"], ["application", "--nmae", "x"], ["payment", "--am", "1"]]
)
def test_words_that_are_no_command(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        build.main(["new", *words])
    assert end.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", KINDS)
def test_help_explains_every_field(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    with pytest.raises(SystemExit) as end:
        build.main(["new", name, "--help"])
    assert end.value.code == 0
    text = capsys.readouterr().out
    for option in options(KINDS[name]):
        (line,) = [line for line in text.splitlines() if line.startswith(f"  {option.name} VALUE")]
        rest = text[text.index(line) :]
        assert str(option.field.about) in rest
        assert f"g. {option.name} " in rest


def test_another_folder_is_named_in_the_next_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "content").rename(folder / "my drafts")
    printed = new(capsys, "organisation", "--name-fi", "A", "--kind", "company", "--content", "my drafts")
    assert printed.splitlines() == [
        "my drafts/organisations/a.yaml: an organisation written",
        "next: python build.py check --content 'my drafts'",
    ]


def test_a_folder_that_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (folder / "content/organisations").iterdir():
        file.unlink()
    (folder / "content/organisations").rmdir()
    (folder / "content/organisations").write_text("", encoding="utf-8")
    printed = new(capsys, "organisation", "--name-fi", "A", status=2)
    assert printed.startswith("content/organisations/a.yaml: cannot be written: ")


def test_the_call_of_the_settings_is_meant_where_none_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "site.yaml", 'current_call: "2020"', 'current_call: "2021"')
    assert new(capsys, "application", "--name", "A", status=2) == 'there is no call "2021"; did you mean "2020"?\n'


TEXT = st.text("abc ÄÖå0123456789:#-'\"\\[]{}&*!|>%@`,?\n\t", min_size=1, max_size=20).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(name=TEXT, number=st.integers(0, 10**12), kind=st.sampled_from(["yes", "020", "1e3", "~", "null", "2020-12-09"]))
def test_every_text_is_written_so_that_it_is_read_again(name: str, number: int, kind: str) -> None:
    fields = fields_of(KINDS["application"].record)
    amount = f"{number // 100}.{number % 100:02d}"
    typed = {"name": name, "requested": amount, "name_corrected": kind, "id": kind, "themes": [kind, "a"]}
    text = "\n".join(Template("en").lines(fields, typed)) + "\n"
    again = as_typed(parse(text, "x"))
    assert isinstance(again, dict)
    assert again["name"] == name.strip()
    assert {key: again[key] for key in ("requested", "name_corrected", "id", "themes")} == {
        key: typed[key] for key in ("requested", "name_corrected", "id", "themes")
    }


def test_a_draft_is_not_taken_for_a_comment(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The explanation behind an empty field is no value that begins with #."""
    new(capsys, "award", "2020-002")
    assert build.main(["check", "--no-cache"]) == 1
    err = capsys.readouterr().err
    assert "content/awards/2020/yhteinen-kokous.yaml:4:8: error[missing-field]: expected an amount" in err
    assert "is a comment" not in err


def test_unread_call_does_not_hide_a_slip(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace("calls/2020.yaml", "currency: EUR", "currency: SEK")(folder / "content")
    assert new(capsys, "application", "--name", "A").startswith("content/applications/2020/a.yaml: ")
