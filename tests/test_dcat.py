"""`data/catalog.jsonld`: the data set in DCAT-AP, read as RDF and held against shapes; nothing is fetched."""

import hashlib
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, RDF, XSD, Graph, Literal, Namespace, URIRef

from conftest import BASE_URL
from own_addresses import addresses_in, leads_nowhere

FILE = "data/catalog.jsonld"
SHAPES = Graph().parse(Path(__file__).parent / "data/standards/dcat-ap.ttl", format="turtle")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DATASET = URIRef(f"{BASE_URL}{FILE}#dataset")


@pytest.fixture(scope="module")
def catalogue(built_site: Path) -> Graph:
    return Graph().parse(built_site / FILE, format="json-ld")


def mistakes(graph: Graph) -> str:
    """What the shapes find, "" where nothing."""
    conforms, _, text = pyshacl.validate(graph, shacl_graph=SHAPES)
    return "" if conforms else str(text)


def test_file_follows_the_profile(catalogue: Graph) -> None:
    assert len(catalogue) > 60
    assert mistakes(catalogue) == ""


@pytest.mark.parametrize(
    ("name", "subject", "prop", "value"),
    [
        ("no title", DATASET, DCTERMS.title, None),
        ("no publisher", URIRef(f"{BASE_URL}{FILE}#catalogue"), DCTERMS.publisher, None),
        ("a theme that is a word", DATASET, DCAT.theme, Literal("government")),
        ("no licence", URIRef(f"{BASE_URL}{FILE}#360giving.json"), DCTERMS.license, None),
        ("a size that is no number", URIRef(f"{BASE_URL}{FILE}#360giving.json"), DCAT.byteSize, Literal("12 kB")),
        ("a date that is none", DATASET, DCTERMS.modified, Literal("9.12.2020")),
        ("a misspelt property", DATASET, URIRef(f"{DCTERMS}titel"), Literal("Avustusikkuna")),
    ],
)
def test_fault_is_noticed(catalogue: Graph, name: str, subject: URIRef, prop: URIRef, value: Literal | None) -> None:
    spoilt = Graph()
    for triple in catalogue:
        spoilt.add(triple)
    spoilt.remove((subject, prop, None))
    if value is not None:
        spoilt.add((subject, prop, value))
    assert "Constraint Violation" in mistakes(spoilt)


def test_title_and_description_are_in_three_languages(catalogue: Graph) -> None:
    for prop in (DCTERMS.title, DCTERMS.description):
        texts = {text.language: str(text) for text in catalogue.objects(DATASET, prop) if isinstance(text, Literal)}
        assert texts.keys() == {"fi", "sv", "en"}
        assert len(set(texts.values())) == 3


def test_what_the_data_set_says_of_itself(catalogue: Graph) -> None:
    values = {str(o) for o in catalogue.objects(DATASET)}
    assert "http://publications.europa.eu/resource/authority/data-theme/GOVE" in values
    assert "http://publications.europa.eu/resource/authority/country/FIN" in values
    licences = set(catalogue.objects(None, DCTERMS.license))
    assert licences == {URIRef("https://creativecommons.org/licenses/by/4.0/")}
    (period,) = catalogue.objects(DATASET, DCTERMS.temporal)
    assert catalogue.value(period, DCAT.startDate) == Literal("2020-10-05", datatype=XSD.date)
    assert catalogue.value(period, DCAT.endDate) == Literal("2022-10-31", datatype=XSD.date)


def test_distributions_are_the_files_that_are_there(built_site: Path, catalogue: Graph) -> None:
    found = list(catalogue.subjects(RDF.type, DCAT.Distribution))
    assert found
    for distribution in found:
        path = str(catalogue.value(distribution, DCAT.downloadURL)).removeprefix(BASE_URL)
        data = (built_site / path).read_bytes()
        checksum = catalogue.value(distribution, SPDX.checksum)
        assert str(catalogue.value(checksum, SPDX.checksumValue)) == hashlib.sha256(data).hexdigest()
        assert str(catalogue.value(distribution, DCAT.byteSize)) == str(len(data))


def test_addresses_lead_to_the_site(built_site: Path) -> None:
    text = (built_site / FILE).read_text(encoding="utf-8")
    assert leads_nowhere(built_site, BASE_URL, addresses_in(text, BASE_URL)) == []
