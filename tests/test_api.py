"""The static API: every object is as its schema says, agrees with the tables, and leads to pages that exist."""

import copy
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from conftest import BASE_URL
from data_files import APPLICATIONS, AWARDED, AWARDS, REQUESTED, cents, load_json, read_csv, write_followed
from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.downloads.api import api_files
from grantsite.downloads.provenance import provenance
from grantsite.downloads.tables import tables
from grantsite.history import UNKNOWN
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.urls import Addresses
from site_folder import Site

FOLDERS = {"project": "projects", "municipality": "municipalities", "call": "calls"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def api(built_site: Path) -> dict[str, Any]:
    """Every file of the API, by its path below api/v1/."""
    folder = built_site / "api/v1"
    return {path.relative_to(folder).as_posix(): load_json(path) for path in folder.rglob("*.json")}


def objects(api: dict[str, Any], kind: str) -> dict[str, Json]:
    """The objects of a kind by the names of their files."""
    folder = f"{FOLDERS[kind]}/"
    return {name.removeprefix(folder).removesuffix(".json"): o for name, o in api.items() if name.startswith(folder)}


def faults(schema: Json, value: object) -> list[str]:
    """What a schema has against a value."""
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.validator}" for e in found]


@pytest.mark.parametrize(("kind", "number"), [("project", 61), ("municipality", 310), ("call", 1)])
def test_objects_are_as_their_schema_says(api: dict[str, Any], kind: str, number: int) -> None:
    found = objects(api, kind)
    assert len(found) == number
    schema = api[f"schema/{kind}.json"]
    assert [f for o in found.values() for f in faults(schema, o)] == []
    assert all(list(o) == list(schema["properties"]) for o in found.values())


def test_index_is_as_its_schema_says(api: dict[str, Any], built_site: Path) -> None:
    index = api["index.json"]
    assert faults(api["schema/index.json"], index) == []
    paths = [index[name] for name in ("openapi", "projects", "municipalities", "data_package", "checksums")]
    for path in (*paths, *index["calls"], *index["schemas"].values()):
        assert (built_site / path).is_file(), path
    assert (built_site / index["project"].format(id="2020-001")).is_file()
    assert (built_site / index["municipality"].format(code="020")).is_file()
    assert index["counts"] == {"projects": 61, "municipalities": 310, "calls": 1}
    assert faults(api["schema/index.json"], {**index, "calls": "all"}) == ["calls: type"]


SPOILED: list[tuple[str, Callable[[Json], object], str]] = [
    ("project", lambda o: o.pop("lead"), ": required"),
    ("project", lambda o: o.update(status="perhaps"), "status: enum"),
    ("project", lambda o: o.update(requested="68050.45"), "requested: type"),
    ("project", lambda o: o.update(requested=-1), "requested: minimum"),
    ("project", lambda o: o["partners"][0].pop("as_written"), "partners/0: required"),
    ("project", lambda o: o["partners"][0].update(municipality="20"), "partners/0/municipality: pattern"),
    ("project", lambda o: o.update(decision_date="9.12.2020"), "decision_date: format"),
    ("project", lambda o: o["url"].pop("sv"), "url: required"),
    ("municipality", lambda o: o.update(code=20), "code: type"),
    ("municipality", lambda o: o.update(as_lead=["x"]), "as_lead/0: pattern"),
    ("municipality", lambda o: o.update(awarded_as_lead=None), "awarded_as_lead: type"),
    ("call", lambda o: o["documents"][0].update(link=7), "documents/0/link: type"),
    ("call", lambda o: o.update(name="Haku"), "name: type"),
]


@pytest.mark.parametrize(("kind", "spoil", "fault"), SPOILED)
def test_schema_finds_a_fault(api: dict[str, Any], kind: str, spoil: Callable[[Json], object], fault: str) -> None:
    found = copy.deepcopy(next(o for o in objects(api, kind).values() if o.get("partners", True)))
    spoil(found)
    assert faults(api[f"schema/{kind}.json"], found) == [fault]


def test_openapi_is_valid(api: dict[str, Any]) -> None:
    description = api["openapi.json"]
    assert description["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(description).iter_errors()) == []
    for kind in (*FOLDERS, "index"):
        schema = api[f"schema/{kind}.json"]
        said = {k: v for k, v in schema.items() if k not in ("$schema", "$id", "title")}
        inside = {k: v for k, v in description["components"]["schemas"][kind].items() if k != "title"}
        assert inside == said


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d["info"].pop("version"),
        lambda d: d["paths"]["/projects/{id}.json"]["get"].pop("parameters"),
        lambda d: d["paths"]["/index.json"]["get"]["responses"]["200"].pop("description"),
        lambda d: d["components"]["schemas"]["project"].update(type="thing"),
    ],
)
def test_openapi_fault_is_found(api: dict[str, Any], spoil: Callable[[Json], object]) -> None:
    description = copy.deepcopy(api["openapi.json"])
    spoil(description)
    assert list(OpenAPIV31SpecValidator(description).iter_errors())


def test_every_path_of_the_description_is_a_file(api: dict[str, Any]) -> None:
    description = api["openapi.json"]
    assert description["servers"] == [{"url": f"{BASE_URL}api/v1"}]
    keys = {"id": "2020-001", "code": "020", "call": "2020"}
    for path in description["paths"]:
        assert path.format(**keys).removeprefix("/") in api


def test_lists_hold_the_objects(api: dict[str, Any]) -> None:
    for kind, name, key in (("project", "projects", "id"), ("municipality", "municipalities", "code")):
        assert {o[key]: o for o in api[f"{name}.json"]} == objects(api, kind)


def test_projects_add_up(api: dict[str, Any]) -> None:
    projects = api["projects.json"]
    awarded = [cents(p["awarded"]) for p in projects if p["awarded"] is not None]
    assert (len(projects), sum(cents(p["requested"]) for p in projects)) == (APPLICATIONS, REQUESTED)
    assert (len(awarded), sum(awarded)) == (AWARDS, AWARDED)
    assert all((p["award"] is None) == (p["awarded"] is None) for p in projects)
    call = api["calls/2020.json"]
    sums = (call["applications"], cents(call["requested"]), call["awards"], cents(call["awarded"]))
    assert sums == (APPLICATIONS, REQUESTED, AWARDS, AWARDED)
    assert call["projects"] == [p["id"] for p in projects]


def test_municipalities_agree_with_their_projects(api: dict[str, Any]) -> None:
    projects = {p["id"]: p for p in api["projects.json"]}
    places = api["municipalities.json"]
    assert len([p for p in places if p["as_lead"]]) == 49
    assert len([p for p in places if p["as_partner"]]) == 136
    assert len([p for p in places if p["as_lead"] or p["as_partner"]]) == 156
    for place in places:
        led = [projects[i] for i in place["as_lead"]]
        assert cents(place["requested_as_lead"]) == sum(cents(p["requested"]) for p in led)
        assert cents(place["awarded_as_lead"]) == sum(cents(p["awarded"] or 0) for p in led)
        assert not set(place["as_lead"]) & set(place["as_partner"])
        for number in place["as_partner"]:
            assert place["code"] in [b["municipality"] for b in projects[number]["partners"]]
    assert (
        sum(len(p["as_lead"]) for p in places)
        + len([p for p in projects.values() if not any(b["municipality"] for b in (p["lead"], *p["co_leads"]))])
        == APPLICATIONS
    )
    merged = {p["code"]: p["successor"] for p in places if p["successor"]}
    assert merged == {"099": "214", "588": "507"}


def test_nothing_of_a_row_with_two_leads_is_lost(api: dict[str, Any]) -> None:
    project = api["projects/2020-054.json"]
    assert project["lead"]["municipality"] == "837"
    assert project["lead"]["repeated_as_written"] == "Tampere"
    assert [b["as_written"] for b in project["co_leads"]] == ["Tampereen kaupunkiseudun kuntayhtymä"]
    assert [b["as_written"] for b in project["partners"]] == [
        *("Kangasala", "Lempäälä", "Nokia", "Orivesi", "Pirkkala", "Vesilähti", "Ylöjärvi")
    ]
    assert project["source"] == {"document": "annex", "section": None, "item": None, "row": 54}
    assert project["award"]["recipient"]["municipality"] == "837"
    assert project["award"]["source"]["item"] == 27


def test_amounts_are_numbers_with_two_decimals_at_most(built_site: Path) -> None:
    """As they are written: no exponent, no third decimal, no rounding."""
    text = (built_site / "api/v1/projects.json").read_text(encoding="utf-8")
    written = re.findall(r'"(?:requested|awarded|paid|repaid)":([^,}]+)', text)
    assert len(written) == APPLICATIONS * 2 + AWARDS * 2
    assert all(re.fullmatch(r"null|[0-9]+(\.[0-9]{1,2})?", amount) for amount in written)
    assert any("." in amount for amount in written)
    for project in load_json(built_site / "api/v1/projects.json"):
        for amount in (project["requested"], project["awarded"] or 0):
            assert isinstance(amount, int | Decimal)
            assert Decimal(amount).as_tuple().exponent >= -2


def test_ids_and_codes_are_those_of_the_tables(api: dict[str, Any], built_site: Path) -> None:
    rows = read_csv(built_site)
    assert objects(api, "project").keys() == {r["id"] for r in rows["projects"]}
    assert objects(api, "municipality").keys() == {r["code"] for r in rows["municipalities"]}
    assert objects(api, "call").keys() == {r["id"] for r in rows["calls"]}
    organisations = {r["id"] for r in rows["organisations"]}
    named = {b["organisation"] for p in api["projects.json"] for b in (p["lead"], *p["co_leads"], *p["partners"])}
    assert named - {None} <= organisations
    assert {p["region"] for p in api["municipalities.json"]} == {r["code"] for r in rows["regions"]}


def test_addresses_are_pages(api: dict[str, Any], site: Site) -> None:
    for kind in FOLDERS:
        for found in objects(api, kind).values():
            assert found["url"].keys() == {"fi", "sv", "en"}
            for language, path in found["url"].items():
                page = site.pages[f"{path}index.html"]
                assert (page.language, page.refresh) == (language, None)


def test_objects_with_follow_up_are_as_their_schema_says(tmp_path: Path) -> None:
    """Also where the site has two languages only."""
    folder = write_followed(tmp_path)
    site = load_site(folder / "site.yaml")
    content, _ = load(folder / "content", "content", ParseCache(None))
    catalog = Catalog(content)
    files = dict(api_files(tables(catalog, Addresses(["fi", "sv"])), site, provenance(catalog, UNKNOWN)))
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    schema = load_json(tmp_path / "api/v1/schema/project.json")
    project = load_json(tmp_path / "api/v1/projects/2020-001.json")
    assert faults(schema, project) == []
    assert project["url"]["en"] is None
    assert [p["amount"] for p in project["payments"]] == [20000, 10000]
    assert project["final_reports"][0]["costs_without_vat"] == Decimal("60000.05")
    assert project["repayments"][0] == {
        "date": "2022-12-01",
        "amount": Decimal("1500.5"),
        "reason": {"fi": "Säästö.", "sv": None, "en": None},
        "source_url": None,
    }
    assert project["outputs"][0]["source_repository"] == "https://koodi.example/"
