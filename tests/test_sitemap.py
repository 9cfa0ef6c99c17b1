"""`sitemap.xml` and `robots.txt`: valid, and naming exactly the pages that are to be found."""

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from conftest import BASE_URL
from site_folder import Site

ROOT = Path(__file__).resolve().parent.parent
# The protocol's schema comes with an npm package. It wants a schema for what other namespaces add; XHTML's has no
# schema that could be read without a network, so the one element that site maps take from it is described here.
_XHTML = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
<xs:element name="link"><xs:complexType>
<xs:attribute name="rel" use="required"><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="alternate"/></xs:restriction></xs:simpleType></xs:attribute>
<xs:attribute name="hreflang" type="xs:string" use="required"/>
<xs:attribute name="href" type="xs:anyURI" use="required"/>
</xs:complexType></xs:element></xs:schema>"""
_BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{sitemap}"/>
<xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="{xhtml}"/>
</xs:schema>"""
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    folder = tmp_path_factory.mktemp("schema")
    xhtml, both = folder / "xhtml.xsd", folder / "both.xsd"
    xhtml.write_text(_XHTML, encoding="utf-8")
    sitemap = ROOT / "node_modules/sitemap/schema/sitemap.xsd"
    both.write_text(_BOTH.format(sitemap=sitemap.as_uri(), xhtml=xhtml.as_uri()), encoding="utf-8")
    return etree.XMLSchema(etree.parse(both, etree.XMLParser(no_network=True)))


@pytest.fixture(scope="module")
def source(built_site: Path) -> str:
    return (built_site / "sitemap.xml").read_text(encoding="utf-8")


def is_valid(schema: etree.XMLSchema, source: str) -> bool:
    return bool(schema.validate(etree.fromstring(source.encode())))


def test_sitemap_is_valid(schema: etree.XMLSchema, source: str) -> None:
    assert is_valid(schema, source), schema.error_log


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("<loc>", "<lok>"),
        ('rel="alternate"', 'rel="other"'),
        ("<loc>https://avustusikkuna.example/pohja/</loc>", "<loc></loc>"),
        ("</loc><", "</loc><lastmod>yesterday</lastmod><"),
        ("</loc><", "</loc><priority>2</priority><"),
        (' hreflang="fi"', ""),
    ],
)
def test_fault_is_noticed(schema: etree.XMLSchema, source: str, sound: str, broken: str) -> None:
    spoilt = source.replace(sound, broken, 1).replace("</loc>", "</lok>", 1 if broken == "<lok>" else 0)
    assert spoilt != source
    assert not is_valid(schema, spoilt)


def test_every_page_that_names_its_address_is_in_it(site: Site, source: str) -> None:
    """A page that is not listed has no link to itself, and stands in no site map."""
    tree = etree.fromstring(source.encode())
    found = [str(loc.text) for loc in tree.iterfind("s:url/s:loc", NAMES)]
    assert len(found) == len(set(found))
    pages = {BASE_URL + page.path.removesuffix("index.html") for page in site.full_pages if page.alternates}
    assert set(found) == pages


def test_languages_are_those_that_the_page_names(site: Site, source: str) -> None:
    tree = etree.fromstring(source.encode())
    pages = {BASE_URL + page.path.removesuffix("index.html"): page for page in site.full_pages}
    for url in tree.iterfind("s:url", NAMES):
        page = pages[str(url.findtext("s:loc", namespaces=NAMES))]
        assert {(str(link.get("hreflang")), str(link.get("href"))) for link in url.iterfind("x:link", NAMES)} == set(
            page.alternates
        )


def test_robots_may_read_everything_and_find_the_site_map(built_site: Path) -> None:
    parser = RobotFileParser()
    parser.parse((built_site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert parser.site_maps() == [f"{BASE_URL}sitemap.xml"]
    assert parser.can_fetch("anyone", f"{BASE_URL}hankkeet/")
