"""The site's own code lists, ready to be published: names and definitions in three languages, and where each stands.

The names are those of the downloads (``downloads.codelists``), so that a code means one thing in every file; the areas
of a call come from its record. Definitions are our own sentences. A list and each of its codes has a place on the page
of code lists, and that place is its persistent identifier.
"""

from collections.abc import Iterator
from typing import NamedTuple

from grantsite.catalog import Catalog
from grantsite.downloads.codelists import CODE_LISTS
from grantsite.records import Call, Text
from grantsite.urls import Address

PAGE = "codes"  # of ``urls.Addresses.page``
TERMS = "terms"  # the place of the field's words on that page
TERMS_TITLE = Text(fi="Valtionavustusten sanoja", sv="Ord om statsunderstöd", en="Words about government grants")

# The files, as paths below the site's root.
_FOLDER = "data/codes/"
SCHEMES_PATH = f"{_FOLDER}codeschemes.csv"
MODEL_PATH = f"{_FOLDER}model.jsonld"

_TITLES = {
    "status": Text(fi="Hakemuksen tila", sv="Ansökans status", en="Status of an application"),
    "role": Text(fi="Rooli hankkeessa", sv="Roll i projektet", en="Role in a project"),
    "kind": Text(fi="Toimijan laji", sv="Typ av aktör", en="Kind of body"),
    "municipality-type": Text(fi="Kunnan nimitys", sv="Kommunens benämning", en="What a municipality calls itself"),
    "municipality-languages": Text(
        fi="Kunnan kielisuhde", sv="Kommunens språkförhållanden", en="Languages of a municipality"
    ),
}

_DEFINITIONS = {
    "status-awarded": Text(
        fi="Päätöksessä hakemukselle on myönnetty avustus.",
        sv="Ansökan har beviljats understöd i beslutet.",
        en="The decision gives the application a grant.",
    ),
    "status-not-awarded": Text(
        fi="Hakemus on päätöksen liitteessä, mutta sille ei ole myönnetty avustusta.",
        sv="Ansökan finns i beslutets bilaga men har inte beviljats understöd.",
        en="The application is in the decision’s annex, but has no grant.",
    ),
    "status-undecided": Text(
        fi="Haun päätöstä ei ole vielä tehty.",
        sv="Beslutet om utlysningen har ännu inte fattats.",
        en="The decision on the call has not been made yet.",
    ),
    "role-lead": Text(
        fi="Hakija, jolle avustus maksettaisiin tai maksetaan ja joka vastaa sen käytöstä; myös muu hakija, jonka "
        "lähde nimeää hallinnoijaksi.",
        sv="Den sökande som understödet skulle betalas eller betalas till och som ansvarar för hur det används; också "
        "en annan sökande som källan anger som administratör.",
        en="The applicant to whom a grant would be or is paid and who answers for its use; also another applicant that "
        "the source names as a lead.",
    ),
    "role-partner": Text(
        fi="Muu osallistuja, jonka lähde nimeää hankkeeseen.",
        sv="En annan deltagare som källan anger för projektet.",
        en="Another participant that the source names in the project.",
    ),
    "kind-municipality": Text(
        fi="Kunta tai kaupunki tietueiden kuntajaossa.",
        sv="En kommun eller stad i posternas kommunindelning.",
        en="A municipality, town or city of the records’ division.",
    ),
    "kind-joint-authority": Text(
        fi="Kuntien yhdessä perustama julkinen yhteisö, joka hoitaa niiden tehtäviä.",
        sv="En offentlig sammanslutning som kommuner har bildat tillsammans för att sköta deras uppgifter.",
        en="A public body that municipalities have set up together to carry out their tasks.",
    ),
    "kind-hospital-district": Text(
        fi="Kuntayhtymä, joka päätöstä tehtäessä järjesti alueensa erikoissairaanhoidon.",
        sv="En samkommun som när beslutet fattades ordnade den specialiserade sjukvården i sitt område.",
        en="A joint authority that organised specialised medical care in its area when the decision was made.",
    ),
    "kind-company": Text(fi="Osakeyhtiö.", sv="Ett aktiebolag.", en="A limited company."),
    "kind-library": Text(
        fi="Kunnan kirjasto, joka on lähteessä mainittu omalla nimellään.",
        sv="En kommuns bibliotek som nämns i källan under eget namn.",
        en="A municipality’s library that the source names by its own name.",
    ),
    "kind-municipal-enterprise": Text(
        fi="Kunnan osa, joka toimii liikelaitoksena.",
        sv="En del av kommunen som är ett affärsverk.",
        en="A part of a municipality that is run as an enterprise.",
    ),
    "municipality-languages-fi": Text(
        fi="Yksikielinen kunta, jonka kieli on suomi. Kielestä säädetään joka kymmenes vuosi valtioneuvoston "
        "asetuksella (kielilaki 423/2003, 5 §).",
        sv="En enspråkig kommun vars språk är finska. Språket bestäms vart tionde år genom förordning av statsrådet "
        "(språklagen 423/2003, 5 §).",
        en="A unilingual municipality whose language is Finnish. A government decree lays this down every ten years "
        "(Language Act 423/2003, section 5).",
    ),
    "municipality-languages-sv": Text(
        fi="Yksikielinen kunta, jonka kieli on ruotsi. Kielestä säädetään joka kymmenes vuosi valtioneuvoston "
        "asetuksella (kielilaki 423/2003, 5 §). Ahvenanmaan kuntien kieli on itsehallintolain mukaan ruotsi "
        "(1144/1991, 36 §).",
        sv="En enspråkig kommun vars språk är svenska. Språket bestäms vart tionde år genom förordning av statsrådet "
        "(språklagen 423/2003, 5 §). I kommunerna på Åland är språket svenska enligt självstyrelselagen (1144/1991, "
        "36 §).",
        en="A unilingual municipality whose language is Swedish. A government decree lays this down every ten years "
        "(Language Act 423/2003, section 5). In the municipalities of Åland the language is Swedish under the Act on "
        "the Autonomy of Åland (1144/1991, section 36).",
    ),
    "municipality-languages-fi-sv": Text(
        fi="Kaksikielinen kunta, jonka asukkaiden enemmistön kieli on suomi ja vähemmistön ruotsi. Kielistä säädetään "
        "joka kymmenes vuosi valtioneuvoston asetuksella (kielilaki 423/2003, 5 §).",
        sv="En tvåspråkig kommun där majoritetens språk är finska och minoritetens svenska. Språken bestäms vart "
        "tionde år genom förordning av statsrådet (språklagen 423/2003, 5 §).",
        en="A bilingual municipality where the language of the majority is Finnish and that of the minority Swedish. A "
        "government decree lays this down every ten years (Language Act 423/2003, section 5).",
    ),
    "municipality-languages-sv-fi": Text(
        fi="Kaksikielinen kunta, jonka asukkaiden enemmistön kieli on ruotsi ja vähemmistön suomi. Kielistä säädetään "
        "joka kymmenes vuosi valtioneuvoston asetuksella (kielilaki 423/2003, 5 §).",
        sv="En tvåspråkig kommun där majoritetens språk är svenska och minoritetens finska. Språken bestäms vart "
        "tionde år genom förordning av statsrådet (språklagen 423/2003, 5 §).",
        en="A bilingual municipality where the language of the majority is Swedish and that of the minority Finnish. A "
        "government decree lays this down every ten years (Language Act 423/2003, section 5).",
    ),
    "municipality-type-town": Text(
        fi="Kunta, joka käyttää nimitystä kaupunki.",
        sv="En kommun som använder benämningen stad.",
        en="A municipality that calls itself a town or city.",
    ),
    "municipality-type-municipality": Text(
        fi="Kunta, joka ei käytä nimitystä kaupunki.",
        sv="En kommun som inte använder benämningen stad.",
        en="A municipality that does not call itself a town or city.",
    ),
}


class Code(NamedTuple):
    """A code: its value, name, and what it means."""

    value: str
    name: Text
    definition: Text


class CodeList(NamedTuple):
    """A code list; ``id`` names its files and is its place on the page of code lists."""

    id: str
    title: Text
    codes: tuple[Code, ...]

    def place(self, code: Code) -> str:
        """The place of a code on the page of code lists."""
        return place_of(self.id, code.value)


def place_of(code_list: str, code: str) -> str:
    """The place of a code of a list on the page of code lists."""
    return f"{code_list}-{code}"


def code_lists(catalog: Catalog) -> list[CodeList]:
    """Every list: those of all calls, then the areas of each call."""
    lists = [
        CodeList(name, title, tuple(Code(c, n, _DEFINITIONS[place_of(name, c)]) for c, n in CODE_LISTS[name].items()))
        for name, title in _TITLES.items()
    ]
    return lists + [_areas(entry.record) for entry in catalog.calls.values()]


def _areas(call: Call) -> CodeList:
    title = Text(
        fi=f"Haun {call.id} kohteet", sv=f"Ändamålen i utlysningen {call.id}", en=f"Target areas of the call {call.id}"
    )
    codes = (Code(a.id, a.short, a.name) for a in call.target_areas)
    return CodeList(areas_of(call.id), title, tuple(codes))


def places(catalog: Catalog) -> Iterator[str]:
    """Every place that is an identifier: of each list and code, of the words and each of them."""
    for of in code_lists(catalog):
        yield of.id
        yield from map(of.place, of.codes)
    yield TERMS
    yield from (term_place(entry.record.id) for entry in catalog.content.terms)


def linked_data_path(name: str) -> str:
    """The file of a list, or of the words, in SKOS."""
    return f"{_FOLDER}{name}.jsonld"


def table_path(code_list: str) -> str:
    """The file of a list's codes as a table."""
    return f"{_FOLDER}{code_list}.csv"


def term_place(term: str) -> str:
    """The place of a word on the page of code lists."""
    return f"term-{term}"


def areas_of(call: str) -> str:
    """The id of the list of a call's areas."""
    return f"target-areas-{call}"


def uri(base_url: str, page: Address, place: str) -> str:
    """The persistent identifier of what stands at a place of the page of code lists, in the site's first language."""
    return f"{base_url}{next(iter(page.values()))}#{place}"
