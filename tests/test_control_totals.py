"""The real records add up to what the decision says, and so does every page that shows them.

Computed here from the files anew: nothing of the generator takes part but the pages it wrote.
"""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from amounts import read_shown
from grantsite.i18n import Language

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
LANGUAGES = ("fi", "sv", "en")
PROJECTS = {"fi": "hankkeet", "sv": "sv/projekt", "en": "en/projects"}
MUNICIPALITIES = {"fi": "kunnat", "sv": "sv/kommuner", "en": "en/municipalities"}
CALLS = {"fi": "haut", "sv": "sv/utlysningar", "en": "en/calls"}
HOME = {"fi": "index.html", "sv": "sv/index.html", "en": "en/index.html"}

REQUESTED, AWARDED = 1_610_033_045, 969_460_000  # cents


def records(pattern: str) -> dict[str, dict[str, Any]]:
    """The records of some files by the file's name, every scalar as text."""
    loader = yaml.BaseLoader  # makes text only
    return {
        file.stem: yaml.load(file.read_text(encoding="utf-8"), loader)  # noqa: S506
        for file in sorted(CONTENT.glob(pattern))
    }


def cents(amount: str) -> int:
    return int(Decimal(amount) * 100)


APPLICATIONS = records("applications/2020/*.yaml")
AWARDS = records("awards/2020/*.yaml")
ORGANISATIONS = records("organisations/*.yaml")


def codes(participants: list[dict[str, str]]) -> set[str]:
    """The municipalities among participants, or whose unit one of them is."""
    found = (p.get("municipality") or ORGANISATIONS[p["organisation"]].get("unit_of") for p in participants)
    return {code for code in found if code}


def leads(application: dict[str, Any]) -> set[str]:
    return codes([application["lead"], *application.get("co_leads", [])])


def partners(application: dict[str, Any]) -> set[str]:
    return codes(application["partners"]) - leads(application)


def test_counts_and_sums() -> None:
    assert len(APPLICATIONS) == 61
    assert sum(cents(a["requested"]) for a in APPLICATIONS.values()) == REQUESTED
    assert len(AWARDS) == 29
    assert sum(cents(a["amount"]) for a in AWARDS.values()) == AWARDED


def test_ids_rows_and_items_are_complete() -> None:
    numbers = range(1, 62)
    assert sorted(a["id"] for a in APPLICATIONS.values()) == [f"2020-{n:03d}" for n in numbers]
    assert sorted(int(a["source"]["row"]) for a in APPLICATIONS.values()) == list(numbers)
    assert sorted(int(a["item"]) for a in AWARDS.values()) == list(range(1, 30))


def test_municipalities() -> None:
    every = APPLICATIONS.values()
    awarded = [APPLICATIONS[name] for name in AWARDS]
    assert len(set().union(*(leads(a) | partners(a) for a in every))) == 156
    assert len(set().union(*(leads(a) for a in every))) == 49
    assert len(set().union(*(partners(a) for a in every))) == 136
    assert len(set().union(*(leads(a) | partners(a) for a in awarded))) == 104
    assert len(set().union(*(leads(a) for a in awarded))) == 27


@pytest.mark.parametrize("name", AWARDS)
def test_award_is_its_request_rounded_down_to_100_euros(name: str) -> None:
    assert AWARDS[name]["application"] == APPLICATIONS[name]["id"]
    assert cents(AWARDS[name]["amount"]) == cents(APPLICATIONS[name]["requested"]) // 10_000 * 10_000


def test_control_totals_of_the_call() -> None:
    totals = records("calls/2020.yaml")["2020"]["control_totals"]
    assert {name: cents(value) if "." in value else int(value) for name, value in totals.items()} == {
        "applications": 61,
        "requested": REQUESTED,
        "awards": 29,
        "awarded": AWARDED,
        "unawarded": 1_000_000_000 - AWARDED,
        "municipalities": 156,
        "municipalities_as_lead": 49,
        "municipalities_as_partner": 136,
        "municipalities_awarded": 104,
        "municipalities_awarded_as_lead": 27,
    }


def parsed(built_site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((built_site / name).read_text(encoding="utf-8"))


def figures(page: LexborHTMLParser | LexborNode) -> dict[str, str]:
    """The row of figures on a page: the value of each name."""
    names = [node.text(strip=True) for node in page.css(".key-figures__name")]
    values = [node.text(strip=True) for node in page.css(".key-figures__value")]
    return dict(zip(names, values, strict=True))


def shown(code: str, cell: LexborNode) -> int:
    """The cents of a cell of a table; a dash is nothing."""
    text = cell.text(strip=True)
    return 0 if text.startswith("–") else read_shown(code, text)


def rows(table: LexborNode) -> list[LexborNode]:
    return table.css("tbody tr")


def amounts(code: str, row: LexborNode) -> tuple[int, int]:
    """What a row of a table of projects shows as requested and awarded."""
    requested, awarded = row.css("td.number")
    return shown(code, requested), shown(code, awarded)


@pytest.mark.parametrize("code", LANGUAGES)
def test_home_page(built_site: Path, code: str) -> None:
    translated, found = Language(code).gettext, figures(parsed(built_site, HOME[code]))
    assert read_shown(code, found[translated("Requested")]) == REQUESTED
    assert read_shown(code, found[translated("Awarded")]) == AWARDED
    assert found[translated("Applications")] == "61"
    assert found[translated("Awards")] == "29"
    assert found[translated("Municipalities taking part")] == "156"


@pytest.mark.parametrize("code", LANGUAGES)
def test_list_of_projects(built_site: Path, code: str) -> None:
    page = parsed(built_site, f"{PROJECTS[code]}/index.html")
    found = page.css("[data-result-kind=project]")
    assert {row.attributes["data-result-id"] for row in found} == {a["id"] for a in APPLICATIONS.values()}
    assert len(found) == 61
    by_id = {a["id"]: (a, AWARDS.get(name)) for name, a in APPLICATIONS.items()}
    for row in found:
        application, award = by_id[row.attributes["data-result-id"]]
        expected = (cents(application["requested"]), cents(award["amount"]) if award else 0)
        assert amounts(code, row) == expected
    summary = page.css_first("[data-summary]").text()
    assert Language(code).money(REQUESTED) in summary
    assert Language(code).money(AWARDED) in summary


@pytest.mark.parametrize("code", LANGUAGES)
def test_project_pages(built_site: Path, code: str) -> None:
    """Each page shows its own request and award, and what the highest share of 85 % implies."""
    requested = awarded = 0
    language = Language(code)
    for name, application in APPLICATIONS.items():
        page = parsed(built_site, f"{PROJECTS[code]}/2020/{name}/index.html")
        found, award = figures(page), AWARDS.get(name)
        requested += read_shown(code, found[language.gettext("Requested")])
        assert read_shown(code, found[language.gettext("Requested")]) == cents(application["requested"])
        if award is None:
            assert found[language.gettext("Awarded")] == language.gettext("No award")
            continue
        amount = read_shown(code, found[language.gettext("Awarded, at most")])
        awarded += amount
        assert amount == cents(award["amount"])
        assert language.money(-(-amount * 100 // 85)) in page.css_first("main").text()
    assert (requested, awarded) == (REQUESTED, AWARDED)
    assert len(list((built_site / PROJECTS[code] / "2020").iterdir())) == 61


@pytest.mark.parametrize("code", LANGUAGES)
def test_municipalities_that_nobody_names_are_not_none(built_site: Path, code: str) -> None:
    """A company of eleven municipalities applied: to say 0 municipalities would be to say that none is behind it."""
    none_named = [n for n, a in APPLICATIONS.items() if not codes([a["lead"], *a.get("co_leads", []), *a["partners"]])]
    assert len(none_named) == 1
    for name in none_named:
        page = parsed(built_site, f"{PROJECTS[code]}/2020/{name}/index.html")
        facts = {
            dt.text(strip=True): dt.parent.css_first("dd").text(strip=True) for dt in page.css("dl dt") if dt.parent
        }
        language = Language(code)
        assert facts[language.gettext("Municipalities")] == language.gettext("the source names none")
        description = page.css_first('meta[name="description"]').attributes["content"]
        assert language.ngettext("%(num)s municipality.", "%(num)s municipalities.", 0) % {"num": 0} not in description


@pytest.mark.parametrize("code", LANGUAGES)
def test_awards_of_the_call_name_the_recipients_of_the_decision(built_site: Path, code: str) -> None:
    """The city, not its library that applied, nor whoever else applied with it."""
    page = parsed(built_site, f"{CALLS[code]}/2020/index.html")
    caption = Language(code).gettext("The awards")
    table = next(t for t in page.css("table.data-table") if t.css_first("caption").text(strip=True) == caption)
    shown = {
        row.css_first("td.number").text(strip=True): row.css_first(".data-table__remark").text(strip=True)
        for row in rows(table)
    }
    names = {record["code"]: record["name"] for record in records("municipalities/*.yaml").values()}
    name = "sv" if code == "sv" else "fi"
    assert shown == {award["item"]: names[award["recipient"]["municipality"]][name] for award in AWARDS.values()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_municipality_pages(built_site: Path, code: str) -> None:
    """No award is counted twice: over all municipalities, the projects they lead add up to the decision's sum."""
    translated = Language(code).gettext
    lead_rows: Counter[str] = Counter()
    partner_rows: Counter[str] = Counter()
    awarded = figures_awarded = 0
    for folder in sorted((built_site / MUNICIPALITIES[code]).iterdir()):
        if not folder.is_dir():
            continue
        page = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
        tables = {table.css_first("caption").text(strip=True): table for table in page.css("table.data-table")}
        led = tables.get(translated("Projects that it leads"))
        if led:
            awarded += sum(amounts(code, row)[1] for row in rows(led))
            lead_rows.update(project_of(row) for row in rows(led))
            figures_awarded += read_shown(code, figures(page)[translated("Awarded")])
        joined = tables.get(translated("Projects that it is a partner in"))
        if joined:
            partner_rows.update(project_of(row) for row in rows(joined))
    assert awarded == figures_awarded == AWARDED
    assert lead_rows == {name: len(leads(a)) for name, a in APPLICATIONS.items() if leads(a)}
    assert max(lead_rows.values()) == 1
    assert partner_rows == {name: len(partners(a)) for name, a in APPLICATIONS.items() if partners(a)}


def project_of(row: LexborNode) -> str:
    """The slug of the project that a row leads to."""
    href = row.css_first("th a").attributes["href"] or ""
    found = re.search(r"/2020/([a-z0-9-]+)/$", href)
    assert found, href
    return found[1]
