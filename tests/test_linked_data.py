"""Linked data: schema.org on pages and beside them, the code lists and words in SKOS and CSV, the data model.

Everything is read by an RDF parser, and nothing is fetched: the one remote context is put in here.
"""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser
from rdflib import OWL, RDF, SDO, SKOS, Graph, Literal, URIRef
from selectolax.lexbor import LexborHTMLParser

from conftest import BASE_URL
from grantsite.linked_data import data_block
from own_addresses import addresses_in, leads_nowhere
from site_folder import Site

CONTENT = Path(__file__).resolve().parent.parent / "content"
SCHEMA_ORG = "https://schema.org"
AWARDED = URIRef(f"{BASE_URL}data/koodistot/#status-awarded")
NOT_AWARDED = URIRef(f"{BASE_URL}data/koodistot/#status-not-awarded")


def block(built_site: Path, path: str) -> str:
    """The data block of a page, as a browser hands it out."""
    tree = LexborHTMLParser((built_site / path / "index.html").read_text(encoding="utf-8"))
    (script,) = tree.css('script[type="application/ld+json"]')
    return script.text()


def graph(block: str) -> Graph:
    return Graph().parse(data=block.replace(f'"{SCHEMA_ORG}"', f'{{"@vocab": "{SCHEMA_ORG}/"}}', 1), format="json-ld")


def one(graph: Graph, kind: URIRef) -> URIRef:
    (found,) = graph.subjects(RDF.type, kind)
    assert isinstance(found, URIRef)
    return found


def test_every_project_page_says_what_was_granted(built_site: Path, site: Site) -> None:
    """An amount and a funder where there is an award, and there only."""
    pattern = re.compile(r"(hankkeet|sv/projekt|en/projects)/2020/[^/]+/index\.html")
    total, awards, pages = Decimal(0), 0, 0
    for page in site.full_pages:
        if not pattern.fullmatch(page.path):
            continue
        pages += 1
        found = json.loads(block(built_site, page.path.removesuffix("index.html")), parse_float=Decimal)
        assert found["@type"] == "MonetaryGrant"
        assert ("amount" in found) == ("funder" in found) == found["additionalType"].endswith("#status-awarded")
        if "amount" in found:
            assert found["amount"]["currency"] == "EUR"
            total, awards = total + found["amount"]["value"], awards + 1
    assert (pages, awards, total) == (3 * 61, 3 * 29, 3 * Decimal("9694600.00"))


def test_award_as_rdf(built_site: Path) -> None:
    found = graph(block(built_site, "en/projects/2020/digikokous-3-0"))
    grant = one(found, SDO.MonetaryGrant)
    assert grant == URIRef(f"{BASE_URL}h/2020-013/")
    amount = found.value(grant, SDO.amount)
    assert Decimal(str(found.value(amount, SDO.value))) == Decimal("479400")
    funder = found.value(grant, SDO.funder)
    assert (funder, RDF.type, SDO.GovernmentOrganization) in found
    assert found.value(funder, SDO.name) == Literal("Ministry of Finance")


def test_municipality_as_rdf(built_site: Path) -> None:
    found = graph(block(built_site, "sv/kommuner/esbo"))
    area = URIRef(f"{BASE_URL}k/049/")
    assert (area, RDF.type, SDO.AdministrativeArea) in found
    assert found.value(area, SDO.identifier) == Literal("049")
    assert found.value(area, SDO.name) == Literal("Esbo")
    assert found.value(area, SDO.alternateName) == Literal("Espoo")
    geo = found.value(area, SDO.geo)
    assert str(found.value(geo, SDO.latitude)) == "60.2063"
    assert found.value(found.value(area, SDO.containedInPlace), SDO.name) == Literal("Nyland")


def test_whole_graph_has_every_body_in_its_role(built_site: Path) -> None:
    found = Graph().parse(built_site / "hankkeet/2020/digikokous-3-0/data.jsonld", format="json-ld")
    grant = one(found, SDO.MonetaryGrant)
    assert found.value(grant, URIRef(f"{SCHEMA_ORG}/additionalType")) == AWARDED
    project = found.value(grant, SDO.fundedItem)
    roles = {
        (str(found.value(role, SDO.roleName)), str(found.value(role, SDO.member)).removeprefix(BASE_URL))
        for role in found.objects(project, SDO.member)
    }
    assert roles == {("lead", "k/205/"), *(("partner", f"k/{code}/") for code in ("208", "678", "305", "832"))}
    names = {text.language: str(text) for text in found.objects(URIRef(f"{BASE_URL}k/678/"), SDO.name)}  # type: ignore[union-attr]
    assert names == {"fi": "Raahe", "sv": "Brahestad"}


def test_application_without_an_award_is_no_funded_project(built_site: Path) -> None:
    file = built_site / "hankkeet/2020/aktiivinen-ja-osallistuva-kunta/data.jsonld"
    found = Graph().parse(file, format="json-ld")
    grant = one(found, SDO.MonetaryGrant)
    assert found.value(grant, URIRef(f"{SCHEMA_ORG}/additionalType")) == NOT_AWARDED
    for prop in (SDO.amount, SDO.funder, SDO.fundedItem):
        assert found.value(grant, prop) is None
    assert list(found.objects(one(found, SDO.Project), SDO.member))


def test_merged_municipality_leads_on(built_site: Path) -> None:
    found = Graph().parse(built_site / "kunnat/honkajoki/data.jsonld", format="json-ld")
    area = URIRef(f"{BASE_URL}k/099/")
    assert str(found.value(area, SDO.dissolutionDate)) == "2021-01-01"
    assert (area, SDO.containedInPlace, URIRef(f"{BASE_URL}k/214/")) in found


def test_nothing_ends_the_block_early() -> None:
    hostile = {"name": "</script><script>alert(1)</script><!-- ]]> \u2028"}
    written = data_block(hostile)
    assert "<" not in written
    assert json.loads(written) == hostile
    page = LexborHTMLParser(f'<p><script type="application/ld+json">{written}</script></p>')
    assert json.loads(page.css_first("script").text()) == hostile
    assert len(page.css("script")) == 1


def test_policy_lets_the_block_stand(browser: Browser, site_url: str) -> None:
    """No report of the content security policy, and the block is there to be read."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script("addEventListener('securitypolicyviolation', e => console.log(e.violatedDirective))")
    page.goto(f"{site_url}hankkeet/2020/digikokous-3-0/")
    text = page.evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent")
    assert json.loads(text)["identifier"] == "2020-013"
    assert said == []
    # what the same policy does with a script that is none of the site's
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'console.log(1)'}))")
    page.wait_for_timeout(50)
    assert any("script-src" in line for line in said)
    context.close()


def lists(built_site: Path) -> dict[str, Graph]:
    """The code lists and the words, by the names of their files."""
    files = [f for f in sorted((built_site / "data/codes").glob("*.jsonld")) if f.stem != "model"]
    return {file.stem: Graph().parse(file, format="json-ld") for file in files}


def test_code_lists_hold_together(built_site: Path) -> None:
    """Every code is in its list, is called something in three languages, and is what the CSV says."""
    found = lists(built_site)
    assert {"status", "role", "kind", "target-areas-2020", "municipality-type", "municipality-languages"} < set(found)
    with (built_site / "data/codes/codeschemes.csv").open(encoding="utf-8", newline="") as file:
        schemes = {row["CODEVALUE"]: row for row in csv.DictReader(file)}
    assert schemes.keys() == found.keys() - {"terms"}
    for name in schemes:
        graph = found[name]
        scheme = one(graph, SKOS.ConceptScheme)
        with (built_site / f"data/codes/{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = {row["CODEVALUE"]: row for row in csv.DictReader(file)}
        concepts = {str(graph.value(c, SKOS.notation)): c for c in graph.subjects(RDF.type, SKOS.Concept)}
        assert concepts.keys() == rows.keys()
        for code, concept in concepts.items():
            assert (concept, SKOS.inScheme, scheme) in graph
            assert (scheme, SKOS.hasTopConcept, concept) in graph
            for prop, column in ((SKOS.prefLabel, "PREFLABEL"), (SKOS.definition, "DEFINITION")):
                texts = {str(t.language): str(t) for t in graph.objects(concept, prop) if isinstance(t, Literal)}
                assert texts == {lang: rows[code][f"{column}_{lang.upper()}"] for lang in ("fi", "sv", "en")}
                assert all(texts.values()), f"{name} {code}: {column}"
                # the areas of a call are explained by their full names
                if prop == SKOS.definition and not name.startswith("target-areas-"):
                    assert all(text.endswith(".") for text in texts.values()), f"{name} {code}: {texts}"
            assert rows[code]["STATUS"] == "DRAFT"


def test_codes_of_the_data_are_in_the_lists(built_site: Path) -> None:
    codes = {name: {str(n) for n in graph.objects(None, SKOS.notation)} for name, graph in lists(built_site).items()}
    with (built_site / "data/projects.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["status"] for row in csv.DictReader(file)} | {"undecided"} == codes["status"]
    with (built_site / "data/participations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["role"] for row in rows} == codes["role"]
    assert {row["kind"] for row in rows} <= codes["kind"]


def test_words_match_the_concepts_of_the_state_grant_vocabulary(built_site: Path) -> None:
    """Every word whose concept the records name, in each language that the vocabulary has."""
    words = lists(built_site)["terms"]
    matches = {str(c).rpartition("#term-")[2]: str(o) for c, o in words.subject_objects(SKOS.exactMatch)}
    records = yaml.load((CONTENT / "terms.yaml").read_bytes(), yaml.BaseLoader)  # noqa: S506 (texts only)
    assert matches == {record["id"]: record["url"] for record in records if "url" in record}
    assert len(matches) >= 5
    assert all(re.fullmatch(r"https://iri\.suomi\.fi/terminology/vasanasto/c[0-9]+", m) for m in matches.values())
    for record in records:
        (concept,) = (c for c in words.subjects(RDF.type, SKOS.Concept) if str(c).endswith(f"#term-{record['id']}"))
        assert {str(t.language): str(t) for t in words.objects(concept, SKOS.prefLabel)} == record["term"]  # type: ignore[attr-defined]


def test_data_model_has_every_column(built_site: Path) -> None:
    model = Graph().parse(built_site / "data/codes/model.jsonld", format="json-ld")
    described = {str(p).rpartition("#")[2] for p in model.subjects(RDF.type, OWL.DatatypeProperty)}
    columns = set()
    for file in (built_site / "data").glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            columns |= {f"{file.stem}.{name}" for name in next(csv.reader(opened))}
    assert described == columns


@pytest.mark.parametrize("pattern", ["data/codes/*.jsonld", "hankkeet/2020/*/data.jsonld", "kunnat/*/data.jsonld"])
def test_addresses_lead_to_the_site(built_site: Path, pattern: str) -> None:
    files = list(built_site.glob(pattern))
    assert files
    found = set().union(*(addresses_in(f.read_text(encoding="utf-8"), BASE_URL) for f in files))
    assert leads_nowhere(built_site, BASE_URL, found) == []


def test_permanent_link_names_the_project_and_leads_to_its_data(built_site: Path) -> None:
    """Whoever follows the identifier arrives at a page that has its place and names the file with the facts."""
    page = LexborHTMLParser((built_site / "h/2020-021/index.html").read_text(encoding="utf-8"))
    assert page.css_first("#project").text() == "Helmi-hanke"
    link = page.css_first('link[rel=alternate][type="application/ld+json"]').attributes["href"]
    graph = Graph().parse((built_site / "h/2020-021" / (link or "")).resolve(), format="json-ld")
    assert (URIRef(f"{BASE_URL}h/2020-021/#project"), RDF.type, SDO.Project) in graph
