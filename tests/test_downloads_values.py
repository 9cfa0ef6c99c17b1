"""The data files say the same, to the cent, and add up to what the decision says."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conftest import BASE_URL
from data_files import APPLICATIONS, AWARDED, AWARDS, READERS, REQUESTED, Rows, load_json, write_followed
from grantsite.catalog import Catalog
from grantsite.downloads import with_base
from grantsite.downloads.columns import BY_NAME, TABLES, column_of
from grantsite.downloads.tables import tables
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.urls import Addresses
from records import change, write_site
from site_folder import Site

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def rows(built_site: Path) -> dict[str, Rows]:
    """The tables of each format."""
    return {name: read(built_site) for name, read in READERS.items()}


@pytest.mark.parametrize("name", ["xlsx", "sqlite", "json"])
def test_formats_hold_the_same(rows: dict[str, Rows], name: str) -> None:
    for table, found in rows[name].items():
        assert found == rows["csv"][table], table


@pytest.mark.parametrize("name", READERS)
def test_projects_add_up(rows: dict[str, Rows], name: str) -> None:
    projects = rows[name]["projects"]
    awarded = [p["awarded"] for p in projects if p["awarded"] is not None]
    assert (len(projects), sum(p["requested"] for p in projects)) == (APPLICATIONS, REQUESTED)
    assert (len(awarded), sum(awarded)) == (AWARDS, AWARDED)
    assert Counter(p["status"] for p in projects) == {"awarded": AWARDS, "not-awarded": APPLICATIONS - AWARDS}
    assert all((p["status"] == "awarded") == (p["awarded"] is not None) for p in projects)


@pytest.mark.parametrize("name", ["csv", "xlsx", "sqlite"])
def test_other_tables_add_up(rows: dict[str, Rows], name: str) -> None:
    found = rows[name]
    assert (len(found["applications"]), sum(r["requested"] for r in found["applications"])) == (APPLICATIONS, REQUESTED)
    assert (len(found["awards"]), sum(r["awarded"] for r in found["awards"])) == (AWARDS, AWARDED)
    call = found["calls"][0]
    sums = [call[c] for c in ("applications", "requested", "awards", "awarded")]
    assert sums == [APPLICATIONS, REQUESTED, AWARDS, AWARDED]
    assert (call["municipalities"], call["municipalities_awarded"]) == (156, 104)


@pytest.mark.parametrize("name", READERS)
def test_sums_of_municipalities_count_no_project_twice(rows: dict[str, Rows], name: str) -> None:
    """What they lack of the whole is what bodies lead that belong to no municipality."""
    places, projects = rows[name]["municipalities"], rows["csv"]["projects"]
    assert len(places) == 310
    led = [p for p in projects if p["lead_municipality_code"]]
    assert sum(p["requested_as_lead"] for p in places) == sum(p["requested"] for p in led)
    assert sum(p["awarded_as_lead"] for p in places) == sum(p["awarded"] or 0 for p in led)
    others = [p for p in projects if not p["lead_municipality_code"]]
    assert {p["lead_kind"] for p in others} <= {"company", "joint-authority", "hospital-district"}
    assert sum(p["awarded_as_lead"] for p in places) + sum(p["awarded"] or 0 for p in others) == AWARDED


def test_sums_of_regions_are_those_of_the_leads(rows: dict[str, Rows]) -> None:
    found, projects = rows["csv"]["regions"], rows["csv"]["projects"]
    assert len(found) == 19
    for region in found:
        led = [p for p in projects if p["region_code"] == region["code"]]
        assert region["projects_as_lead"] == len(led)
        assert region["awarded_as_lead"] == sum(p["awarded"] or 0 for p in led)


def test_municipalities_can_be_counted_from_participations(rows: dict[str, Rows]) -> None:
    """The numbers of the decision: 156 appear, 49 lead, 136 are partners; 104 and 27 in awarded projects."""
    found = [r for r in rows["csv"]["participations"] if r["municipality_code"]]
    leads = {(r["project_id"], r["municipality_code"]) for r in found if r["role"] == "lead"}
    partners = {(r["project_id"], r["municipality_code"]) for r in found if r["role"] == "partner"} - leads
    awarded = {r["project_id"] for r in found if r["status"] == "awarded"}
    assert len({code for _, code in leads | partners}) == 156
    assert len({code for _, code in leads}) == 49
    assert len({code for _, code in partners}) == 136
    assert len({code for project, code in leads | partners if project in awarded}) == 104
    assert len({code for project, code in leads if project in awarded}) == 27


def test_participation_stands_once(rows: dict[str, Rows]) -> None:
    found = rows["csv"]["participations"]
    bodies = [(r["project_id"], r["role"], r["organisation_id"] or r["municipality_code"]) for r in found]
    assert len(set(bodies)) == len(bodies)
    assert {r["project_id"] for r in found if r["repeated_as_written"]} == {
        "2020-021",
        "2020-050",
        "2020-054",
        "2020-061",
    }
    two = [r["as_written"] for r in found if r["project_id"] == "2020-054" and r["role"] == "lead"]
    assert two == ["Tampereen kaupunki", "Tampereen kaupunkiseudun kuntayhtymä"]


def test_every_reference_leads_to_a_row(rows: dict[str, Rows]) -> None:
    for name in ("csv", "xlsx", "sqlite"):
        found = rows[name]
        checked = 0
        for table in TABLES:
            for column in table.columns:
                if column.refers:
                    other, _, key = column.refers.partition(".")
                    values = {row[column.name] for row in found[table.name]} - {None}
                    assert values <= {row[key] for row in found[other]}, (table.name, column.name)
                    checked += len(values)
        assert checked > 400


def test_addresses_are_pages_of_the_site(rows: dict[str, Rows], site: Site) -> None:
    urls = {
        row[column.name]
        for table in TABLES
        for column in table.columns
        if column.type == "url"
        for row in rows["csv"][table.name]
    }
    assert len(urls) > 3 * (APPLICATIONS + 310)
    for url in urls:
        assert url.startswith(BASE_URL)
        parts = urlsplit(url.removeprefix(BASE_URL))
        page = site.pages[f"{parts.path}index.html"]
        assert not parts.fragment or parts.fragment in page.ids, url


def test_each_table_is_a_header_where_it_has_no_rows(rows: dict[str, Rows], built_site: Path) -> None:
    empty = [name for name, found in rows["csv"].items() if not found]
    assert empty == ["payments", "interim_reports", "final_reports", "repayments", "outputs"]
    for name in empty:
        header = ",".join(column.name for column in BY_NAME[name].columns) + "\n"
        assert (built_site / f"data/{name}.csv").read_text(encoding="utf-8") == header


def test_an_award_without_records_of_payments_has_no_sum_of_them(rows: dict[str, Rows], built_site: Path) -> None:
    """A sum of 0 would say that nothing was paid, and nobody knows that."""
    for name in ("csv", "xlsx", "sqlite"):
        assert {(row["paid"], row["repaid"]) for row in rows[name]["awards"]} == {(None, None)}, name
    projects = load_json(built_site / "api/v1/projects.json")
    given = [project["award"] for project in projects if project["award"]]
    assert {(award["paid"], award["repaid"]) for award in given} == {(None, None)}


def test_follow_up_is_in_its_tables(tmp_path: Path) -> None:
    content, problems = load(write_followed(tmp_path) / "content", "content", ParseCache(None))
    assert problems == []
    catalog = Catalog(content)
    found = tables(catalog, Addresses(["fi", "sv"]))
    award = next(p.award for p in catalog.projects.values() if p.award)
    for name in ("payments", "interim_reports", "repayments", "outputs"):
        assert len(found[name]) == len(getattr(award, name)) > 0, name
    assert len(found["final_reports"]) == 1
    assert found["awards"][0]["paid"] == sum(p.amount for p in award.payments) > 0
    assert found["awards"][0]["repaid"] == sum(r.amount for r in award.repayments) > 0
    whole = with_base(TABLES, found, "https://a.example/")
    assert whole["projects"][0]["url_fi"] == f"https://a.example/{found['projects'][0]['url_fi']}"
    assert found["projects"][0]["url_en"] is whole["projects"][0]["url_en"] is None


def test_project_of_two_municipalities_counts_for_the_first(tmp_path: Path) -> None:
    """Otherwise a sum over municipalities would count its award twice."""
    content_folder = write_site(tmp_path) / "content"
    lead = 'co_leads:\n  - as_written: Ähtäri\n    municipality: "989"\n'
    change(content_folder / "applications/2020/kunta-kuuluu-kaikille.yaml", "themes:", f"{lead}themes:")
    content, problems = load(content_folder, "content", ParseCache(None))
    assert problems == []
    found = {r["code"]: r for r in tables(Catalog(content), Addresses(["fi"]))["municipalities"]}
    assert [found[code]["awards_as_lead"] for code in ("010", "989")] == [1, 1]
    assert [found[code]["awarded_as_lead"] for code in ("010", "989")] == [6_800_000, 0]


def test_every_column_is_described_in_three_languages() -> None:
    for table in TABLES:
        assert len(table.about.every()) == 3
        for column in table.columns:
            assert len(column.about.every()) == 3, column.name
            assert len(set(column.about.every())) == 3, column.name
            assert all(text.endswith(".") for text in column.about.every()), column.name
        assert all(table.column(name).required for name in table.key)
    with pytest.raises(LookupError):
        column_of("projects.nonsense")
