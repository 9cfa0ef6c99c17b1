"""All files tell of the same things: every id, code and address in one of them is in the others and on the site."""

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from atom import ATOM
from calendars import events
from conftest import BASE_URL
from data_files import Rows, load_json, read_csv
from own_addresses import leads_nowhere

ADDRESS = re.compile(re.escape(BASE_URL) + r"[^\s\"'<>{}\\|;,)]*")
# Pages and what they are drawn with have tests of their own (tests/site/test_links.py).
NO_DATA = {".html", ".css", ".js", ".png", ".wasm", ".woff2"}
# The address that the paths of the interface are added to.
ONLY_A_BEGINNING = f"{BASE_URL}api/v1"


@pytest.fixture(scope="module")
def rows(built_site: Path) -> Rows:
    return read_csv(built_site)


def text_of(file: Path) -> str:
    """All that a file says, in a form in which addresses can be found."""
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            return unescape("\n".join(book.read(name).decode() for name in book.namelist()))
    if file.suffix == ".sqlite":
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            return "\n".join(database.iterdump())
    text = file.read_bytes().decode("utf-8")
    if file.suffix == ".ics":
        return text.replace("\r\n ", "")  # long lines are folded
    return unescape(text.replace('\\"', '"').replace("\\u003c", "<"))


def addresses(root: Path) -> Iterator[tuple[str, set[str]]]:
    """Each file of data with the addresses of the site in it. An id in a feed need not lead to a place in its page."""
    for file in sorted(root.rglob("*")):
        if file.is_file() and file.suffix not in NO_DATA:
            text = text_of(file)
            if file.name == "feed.xml":
                text = re.sub(r"(<id>[^<#]*)#[^<]*", r"\1", text)
            yield file.relative_to(root).as_posix(), {found.rstrip(".") for found in ADDRESS.findall(text)}


def test_every_address_in_every_file_leads_to_the_site(built_site: Path) -> None:
    kinds: dict[str, int] = {}
    problems = []
    for name, found in addresses(built_site):
        kind = name.rpartition("/")[2].rpartition(".")[2]
        kinds[kind] = kinds.get(kind, 0) + len(found)
        problems += [f"{name}: {a}" for a in leads_nowhere(built_site, BASE_URL, found - {ONLY_A_BEGINNING})]
    if problems:
        pytest.fail("\n".join((f"{len(problems)} lead nowhere; the first:", *problems[:30])), pytrace=False)
    # every kind of file has some, so that none is passed over
    assert {kind for kind, count in kinds.items() if count} >= {
        *("csv", "json", "jsonld", "xlsx", "sqlite", "xml", "ics", "bib", "ris", "svg", "txt")
    }


def test_address_that_leads_nowhere_is_noticed(built_site: Path) -> None:
    """By the same way of reading: a page that is not there, a place that is not in its page."""
    there = f"{BASE_URL}h/2020-001/"
    assert leads_nowhere(built_site, BASE_URL, {there, f"{BASE_URL}data/codes/model.jsonld"}) == []
    lost = {f"{BASE_URL}h/2020-062/", f"{BASE_URL}data/koodistot/#status-lost", f"{BASE_URL}data/codes/lost.csv"}
    assert set(leads_nowhere(built_site, BASE_URL, {there, *lost})) == lost


def folders(root: Path, pattern: str, part: int = -2) -> set[str]:
    """The names of the folders that files of a pattern stand in."""
    return {path.relative_to(root).as_posix().split("/")[part] for path in root.glob(pattern)}


def block_ids(root: Path, pattern: str) -> set[str]:
    """What the blocks of linked data in pages call the thing that they are about, below the site's root. Pages that
    lead on from a former address have none."""
    pages = (LexborHTMLParser(page.read_text(encoding="utf-8")) for page in root.glob(pattern))
    blocks = (script.text() for page in pages for script in page.css('script[type="application/ld+json"]'))
    return {str(json.loads(block)["@id"]).removeprefix(BASE_URL) for block in blocks}


def test_projects_are_the_same_everywhere(built_site: Path, rows: Rows) -> None:
    ids = {str(row["id"]) for row in rows["projects"]}
    awarded = {str(row["project_id"]) for row in rows["awards"]}
    assert (len(ids), len(awarded)) == (61, 29)
    assert awarded == {str(row["id"]) for row in rows["projects"] if row["status"] == "awarded"}
    assert {str(row["project_id"]) for row in rows["participations"]} == ids
    found = {
        "permanent links": folders(built_site, "h/*/index.html"),
        "codes": folders(built_site, "h/*/qr.svg"),
        "cards": folders(built_site, "upotus/h/*/index.html"),
        "Swedish cards": folders(built_site, "sv/upotus/h/*/oembed.json"),
        "API": {path.stem for path in built_site.glob("api/v1/projects/*.json")},
        "pages": {id.split("/")[1] for id in block_ids(built_site, "en/projects/2020/*/index.html")},
        "graphs": {of_graph(path, "h") for path in built_site.glob("hankkeet/2020/*/data.jsonld")},
        "feeds": {of_feed(path, "h") for path in built_site.glob("sv/projekt/2020/*/feed.xml")},
    }
    assert {name: number ^ ids for name, number in found.items() if number != ids} == {}
    grants = {str(grant["id"])[-8:] for grant in load_json(built_site / "data/360giving.json")["grants"]}
    due = {
        str(event["UID"])[:8]
        for path in built_site.glob("hankkeet/2020/*/calendar.ics")
        for event in events(path.read_bytes())
    }
    assert grants == due == awarded
    whole = {str(event["UID"])[:9] for event in events((built_site / "muutokset/calendar.ics").read_bytes())}
    assert whole == {f"call-{row['id']}" for row in rows["calls"]}
    decided = [id for feed in built_site.glob("hankkeet/2020/*/feed.xml") for id in decisions(feed)]
    assert sorted(decided) == sorted(ids)
    # that of the site holds what is newest, which may be changes of the records
    assert set(decisions(built_site / "muutokset/feed.xml")) <= ids


def decisions(feed: Path) -> list[str]:
    """The projects whose decision a feed tells of."""
    return re.findall(r"/h/(2020-\d{3})/#decision-fi<", feed.read_text("utf-8"))


def of_graph(file: Path, folder: str) -> str:
    """The id or code of what a file of linked data is about, which stands first in it."""
    found = json.loads(file.read_bytes())
    first = found.get("@graph", [found])[0]
    return str(first["@id"]).removeprefix(f"{BASE_URL}{folder}/").removesuffix("/")


def of_feed(file: Path, folder: str) -> str:
    feed = etree.parse(file).getroot()
    path = (feed.findtext(f"{ATOM}id") or "").removeprefix(f"{BASE_URL}{folder}/")
    return path.partition("/")[0]


def test_municipalities_are_the_same_everywhere(built_site: Path, rows: Rows) -> None:
    codes = {str(row["code"]) for row in rows["municipalities"]}
    assert len(codes) == 310
    found = {
        "permanent links": folders(built_site, "k/*/index.html"),
        "cards": folders(built_site, "upotus/k/*/index.html"),
        "English cards": folders(built_site, "en/upotus/k/*/oembed.json"),
        "API": {path.stem for path in built_site.glob("api/v1/municipalities/*.json")},
        "graphs": {of_graph(path, "k") for path in built_site.glob("kunnat/*/data.jsonld")},
        "pages": {id.split("/")[1] for id in block_ids(built_site, "sv/kommuner/*/index.html")},
        "feeds": {of_feed(path, "k") for path in built_site.glob("sv/kommuner/*/feed.xml")},
    }
    assert {name: number ^ codes for name, number in found.items() if number != codes} == {}
    named = {str(row["municipality_code"]) for row in rows["participations"] if row["municipality_code"]}
    assert named < codes
    grants = load_json(built_site / "data/360giving.json")["grants"]
    places = {place["geoCode"] for grant in grants for place in grant["beneficiaryLocation"]}
    awarded = {row["municipality_code"] for row in rows["participations"] if row["status"] == "awarded"} - {None}
    assert places == awarded
    bodies = {body["id"] for grant in grants for body in grant["recipientOrganization"]}
    kinds = {kind: {b.rpartition(f"-{kind}-")[2] for b in bodies if f"-{kind}-" in b} for kind in KINDS}
    assert sum(map(len, kinds.values())) == len(bodies)
    assert kinds["municipality"] <= codes
    assert kinds["organisation"] <= {str(row["id"]) for row in rows["organisations"]}


KINDS = ("municipality", "organisation")


def test_pages_have_one_address_in_every_file(built_site: Path, rows: Rows) -> None:
    """That of the tables is that of the API, of the site map, and the one that the page itself names."""
    sitemap = {element.text for element in etree.parse(built_site / "sitemap.xml").iter("{*}loc")}
    checked = 0
    for table, folder, key in (("projects", "projects", "id"), ("municipalities", "municipalities", "code")):
        for row in rows[table]:
            told = load_json(built_site / f"api/v1/{folder}/{row[key]}.json")
            for language in ("fi", "sv", "en"):
                url = str(row[f"url_{language}"])
                assert url == BASE_URL + told["url"][language]
                assert url in sitemap
                head = (
                    (built_site / url.removeprefix(BASE_URL) / "index.html").read_text("utf-8").partition("</head>")[0]
                )
                assert f'<link rel="canonical" href="{url}">' in head
                checked += 1
    assert checked == 3 * (61 + 310)
