"""`data/360giving.json`: the awards in the 360Giving Data Standard, against the rules and against the records."""

import copy
import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from command import run
from conftest import BASE_URL
from own_addresses import addresses_in, leads_nowhere
from records import change
from records import write_site as write_small_site
from site_server import serve
from tools.publishing import giving360
from tools.publishing.errors import StepError

CONTENT = Path(__file__).resolve().parent.parent / "content"
SCHEMA = json.loads((Path(__file__).parent / "data/standards/360giving.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
FILE = "data/360giving.json"
Package = dict[str, Any]


def records(folder: str, key: str) -> dict[str, Package]:
    """The records as typed, every value a text, by one of their fields."""
    files = sorted((CONTENT / folder).rglob("*.yaml"))
    found = [yaml.load(file.read_bytes(), yaml.BaseLoader) for file in files]  # noqa: S506 (texts only)
    return {record[key]: record for record in found}


PROJECTS = records("applications", "id")
AWARDS = records("awards", "application")


@pytest.fixture(scope="module")
def package(built_site: Path) -> Package:
    found: Package = json.loads((built_site / FILE).read_text(encoding="utf-8"))
    return found


def mistakes(package: Package) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(package)]


def test_file_follows_the_standard(package: Package) -> None:
    assert "uri" in VALIDATOR.format_checker.checkers  # type: ignore[union-attr]
    assert mistakes(package) == []


def no_amount(grant: Package) -> None:
    grant["amountAwarded"] = 0


def no_recipient(grant: Package) -> None:
    del grant["recipientOrganization"]


def no_name(grant: Package) -> None:
    del grant["recipientOrganization"][0]["name"]


def amount_in_words(grant: Package) -> None:
    grant["amountAppliedFor"] = "1000.00"


def finnish_date(grant: Package) -> None:
    grant["awardDate"] = "9.12.2020"


def slip(grant: Package) -> None:
    grant["amountAwared"] = grant.pop("amountAwarded")


def no_address(grant: Package) -> None:
    grant["url"] = "hankkeet/2020 /"


@pytest.mark.parametrize("fault", [no_amount, no_recipient, no_name, amount_in_words, finnish_date, slip, no_address])
def test_fault_is_noticed(package: Package, fault: Callable[[Package], None]) -> None:
    spoilt = copy.deepcopy(package)
    fault(spoilt["grants"][0])
    assert mistakes(spoilt)


def test_awards_are_those_of_the_records_to_the_cent(built_site: Path) -> None:
    exact = json.loads((built_site / FILE).read_text(encoding="utf-8"), parse_float=Decimal)
    grants = exact["grants"]
    assert len(grants) == 29
    assert sum(g["amountAwarded"] for g in grants) == Decimal("9694600.00")
    found = {g["id"].removeprefix("avustusikkuna-"): g for g in grants}
    assert found.keys() == AWARDS.keys()
    for project, grant in found.items():
        assert grant["amountAwarded"] == Decimal(AWARDS[project]["amount"])
        assert grant["amountAppliedFor"] == Decimal(PROJECTS[project]["requested"])
        assert grant["title"] == PROJECTS[project]["name"]
        assert grant["awardDate"] == "2020-12-09"


def test_recipient_is_whom_the_decision_names(package: Package) -> None:
    for grant in package["grants"]:
        named = AWARDS[grant["id"].removeprefix("avustusikkuna-")]["recipient"]
        (recipient,) = grant["recipientOrganization"]
        key = named.get("municipality") or named.get("organisation")
        kind = "municipality" if "municipality" in named else "organisation"
        assert recipient["id"] == f"avustusikkuna-{kind}-{key}"


def test_one_id_is_one_body(package: Package) -> None:
    names: dict[str, set[str]] = {}
    for grant in package["grants"]:
        for body in (*grant["recipientOrganization"], *grant["fundingOrganization"]):
            names.setdefault(body["id"], set()).add(body["name"])
    assert [found for found in names.values() if len(found) > 1] == []
    assert len({g["id"] for g in package["grants"]}) == len(package["grants"])


def test_places_are_all_municipalities_of_the_project(package: Package) -> None:
    """A municipality counts once, whatever its role, and through its units."""
    grant = next(g for g in package["grants"] if g["id"].endswith("2020-013"))
    assert [place["geoCode"] for place in grant["beneficiaryLocation"]] == ["205", "208", "678", "305", "832"]
    assert all(len({p["geoCode"] for p in g["beneficiaryLocation"]}) == len(g["beneficiaryLocation"])
               for g in package["grants"])  # fmt: skip


def test_description_says_who_and_how_much_in_three_languages(package: Package) -> None:
    finnish, swedish, english = described(package, "2020-013")
    assert "Valtiovarainministeriö, päätös 9.12.2020: avustusta myönnetään enintään 479 400 €." in finnish
    assert "Kalajoki, Raahe, Kuusamo ja Taivalkoski" in finnish
    assert "Finansministeriet, beslut 9.12.2020: högst 479 400 € beviljas." in swedish
    assert "The decision of 9 December 2020 (Ministry of Finance) awards at most €479,400" in english
    assert "How the grant is shared is not published." in english


JOINTLY = (
    "Avustuksen saaja, kaikkien hakijoiden puolesta: ",
    "Understödets mottagare, för alla sökandes räkning: ",
    "Recipient, on behalf of all applicants: ",
)
ALSO = ("Hakemuksessa nimetään lisäksi: ", "I ansökan nämns dessutom: ", "The application also names: ")


def described(package: Package, project: str) -> list[str]:
    """What is said of a grant in Finnish, Swedish and English."""
    grant = next(g for g in package["grants"] if g["id"].endswith(project))
    texts: list[str] = grant["description"].replace("\xa0", " ").split("\n\n")
    return texts


def test_sentences_hold_for_one_or_many_and_inflect_no_name(package: Package) -> None:
    """Whoever else applied stands behind a colon, as the list of names that it is."""
    led = [
        key
        for key in AWARDS
        if PROJECTS[key]["lead"].get("municipality", "") == AWARDS[key]["recipient"].get("municipality")
    ]
    one_more = [key for key in led if len(PROJECTS[key]["partners"]) == 1]
    many_more = [key for key in led if len(PROJECTS[key]["partners"]) > 2]
    assert one_more
    assert many_more
    for key in (*one_more, *many_more):
        for text, joint, names in zip(described(package, key), JOINTLY, ALSO, strict=True):
            assert joint in text
            listed = text.partition(names)[2].partition(". ")[0]
            assert bool(re.search(r" (ja|och|and) ", listed)) == (key in many_more), text


def test_who_applied_alone_stands_for_nobody_else(tmp_path: Path) -> None:
    folder = write_small_site(tmp_path)
    file = folder / "content/applications/2020/kunta-kuuluu-kaikille.yaml"
    change(file, "partners:\n  - as_written: KuusSote\n    organisation: kuussote\n", "partners: []\n")
    change(file, "kaupunki (KuusSote)", "kaupunki")
    assert run(folder, "build", "--jobs", "1").returncode == 0
    small = json.loads((folder / "_site" / FILE).read_text(encoding="utf-8"))
    finnish, swedish, english = described(small, "2020-001")
    assert finnish.endswith("€. Avustuksen saaja: Alavus.")
    assert swedish.endswith("€. Understödets mottagare: Alavo.")
    assert english.endswith(" requested. Recipient: Alavus.")


def test_addresses_lead_to_the_site(built_site: Path, package: Package) -> None:
    found = addresses_in(json.dumps(package), BASE_URL)
    assert len(found) > 60
    assert leads_nowhere(built_site, BASE_URL, found) == []


# --- make standards ---

# As 360Giving's: the schema of a package refers to that of a grant by an address that nobody asks.
PACKAGE_RULES = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "required": ["grants"],
    "properties": {"grants": {"items": {"$ref": "https://schema.example/1.4.2/grant.json"}}},
}
GRANT_RULES = {
    "anyOf": [{"required": ["id"]}],
    "properties": {"amountAwarded": {"type": "number"}, "url": {"format": "uri"}},
}


@pytest.fixture
def originals(tmp_path: Path) -> Iterator[tuple[giving360.Original, giving360.Original]]:
    """Schemas on a server, of the shape that 360Giving's have."""
    folder = tmp_path / "schemas"
    folder.mkdir()
    with serve(folder) as url:
        found = []
        for name, rules in {"package": PACKAGE_RULES, "grant": GRANT_RULES}.items():
            data = json.dumps(rules).encode()
            (folder / f"{name}.json").write_bytes(data)
            referred_to = "https://schema.example/1.4.2/grant.json" if name == "grant" else ""
            address = f"{url}{name}.json"
            found.append(giving360.Original(address, hashlib.sha256(data).hexdigest(), referred_to))
        yield found[0], found[1]


Originals = tuple[giving360.Original, giving360.Original]


def write_site(folder: Path, *grants: Package) -> Path:
    (folder / "data").mkdir()
    (folder / FILE).write_text(json.dumps({"grants": grants}), encoding="utf-8")
    return folder


def test_fetched_schema_lets_the_built_file_through(
    built_site: Path, originals: Originals, capsys: pytest.CaptureFixture[str]
) -> None:
    assert giving360.report(built_site, *originals) == 0
    assert capsys.readouterr().out.startswith("29 grants, 0 places ")


def test_fetched_schema_finds_faults(tmp_path: Path, originals: Originals, capsys: pytest.CaptureFixture[str]) -> None:
    grants: list[Package] = [
        {"id": "a", "amountAwarded": 1.5},
        {"amountAwarded": "1.50", "title": "x" * 300},
        {"id": "b", "url": "not a uri"},
    ]
    assert giving360.report(write_site(tmp_path, *grants), *originals) == 1
    found = capsys.readouterr()
    assert found.out.startswith("3 grants, 3 places ")
    whole, *parts = found.err.splitlines()
    assert parts == [
        "data/360giving.json: $.grants[1].amountAwarded: '1.50' is not of type 'number'",
        "data/360giving.json: $.grants[2].url: 'not a uri' is not a 'uri'",
    ]
    assert re.fullmatch(r"data/360giving\.json: \$\.grants\[1\]: \{.*x \.\.\. x+'} is not valid under any .*", whole)
    assert len(whole) < 260


def test_schema_that_is_another_is_not_used(tmp_path: Path, originals: Originals) -> None:
    package, grant = originals
    changed = dataclasses.replace(grant, digest="0" * 64)
    with pytest.raises(StepError, match="not the schema that is expected"):
        giving360.report(write_site(tmp_path), package, changed)


def test_schema_that_does_not_come(tmp_path: Path, originals: Originals) -> None:
    package, grant = originals
    gone = dataclasses.replace(package, address=package.address + ".gone")
    with pytest.raises(StepError, match=r"gone: answers 404$"):
        giving360.report(write_site(tmp_path), gone, grant)


def test_schema_without_a_site(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="no built site; make site builds it"):
        giving360.report(tmp_path)
