"""What several kinds of records are made of: texts in three languages, sources, participants, statements."""

from typing import Annotated

import msgspec

from grantsite.records.about import about
from grantsite.records.values import Code, Count, Line, Place, Printed, Slug


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every record and part of a record is: frozen, and without unknown fields."""


class Text(Record, frozen=True):
    """A text in one or more languages. At least one must be given; a missing one is shown in another, tagged."""

    fi: Annotated[
        Line | None,
        about(
            fi="Teksti suomeksi. Ainakin yksi kieli tarvitaan; puuttuvan tilalla näytetään toinen.",
            sv="Texten på finska. Minst ett språk behövs; i stället för det som saknas visas ett annat.",
            en="The text in Finnish. At least one language is needed; another is shown in place of a missing one.",
        ),
    ] = None
    sv: Annotated[
        Line | None,
        about(
            fi="Teksti ruotsiksi. Jätä pois, jos sitä ei ole.",
            sv="Texten på svenska. Lämna bort raden om texten saknas.",
            en="The text in Swedish. Leave it out if there is none.",
        ),
    ] = None
    en: Annotated[
        Line | None,
        about(
            fi="Teksti englanniksi. Jätä pois, jos sitä ei ole.",
            sv="Texten på engelska. Lämna bort raden om texten saknas.",
            en="The text in English. Leave it out if there is none.",
        ),
    ] = None

    def every(self) -> list[str]:
        """The text in each language that has it."""
        return [text for text in (self.fi, self.sv, self.en) if text]

    def shown_in(self, language: str) -> str:
        """The text in a language, and where it has none in the first that it has."""
        text: str | None = getattr(self, language)
        return text or self.every()[0]


class Source(Record, frozen=True):
    """Where a fact stands: a document of the call, and the section, item or row in it."""

    document: Annotated[
        Slug,
        about(
            fi="Sen asiakirjan id, josta tieto on; asiakirjat luetellaan haun tietueessa kentässä documents.",
            sv="Id för det dokument som uppgiften kommer från; dokumenten räknas upp i utlysningens post, i fältet "
            "documents.",
            en="The id of the document that the fact comes from; the call’s record lists them under documents.",
        ),
    ]
    section: Annotated[
        Place | None,
        about(
            fi="Asiakirjan luvun numero lainausmerkeissä. Jätä pois, jos asiakirjassa ei ole lukuja.",
            sv="Avsnittets nummer i dokumentet, inom citattecken. Lämna bort det om dokumentet inte har avsnitt.",
            en="The number of the document’s section, in quotes. Leave it out where the document has no sections.",
        ),
    ] = None
    item: Annotated[
        Count | None,
        about(
            fi="Päätöksen kohdan numero, jos lähteessä on numeroituja kohtia.",
            sv="Punktens nummer i beslutet, om källan har numrerade punkter.",
            en="The number of the decision’s item, where the source numbers its items.",
        ),
    ] = None
    row: Annotated[
        Count | None,
        about(
            fi="Liitteen taulukon rivin numero, jos lähde on taulukko.",
            sv="Radens nummer i bilagans tabell, om källan är en tabell.",
            en="The number of the row in the annex’s table, where the source is a table.",
        ),
    ] = None


class Participant(Record, frozen=True):
    """A body as a source prints it (``as_written``), and the municipality or organisation that it is.

    Exactly one of ``municipality`` and ``organisation`` is given. ``note`` says why the two differ where they
    differ in more than an inflection.
    """

    as_written: Annotated[
        Printed,
        about(
            fi="Nimi kirjain kirjaimelta niin kuin se on lähteessä, virheineen ja taivutusmuotoineen.",
            sv="Namnet bokstav för bokstav så som det står i källan, med fel och böjningsformer.",
            en="The name letter by letter as the source prints it, with its slips and inflections.",
        ),
    ]
    municipality: Annotated[
        Code | None,
        about(
            fi="Kunnan kolminumeroinen koodi lainausmerkeissä. Anna joko tämä tai organisation, ei molempia.",
            sv="Kommunens tresiffriga kod, inom citattecken. Ange antingen den här eller organisation, inte båda.",
            en="The municipality’s code of three digits, in quotes. Give either this or organisation, not both.",
        ),
    ] = None
    organisation: Annotated[
        Slug | None,
        about(
            fi="Muun toimijan kuin kunnan tiedoston nimi ilman päätettä (kansiossa content/organisations/).",
            sv="Filnamnet utan ändelse för en aktör som inte är en kommun (i mappen content/organisations/).",
            en="For a body that is no municipality: the name of its file in content/organisations/, without .yaml.",
        ),
    ] = None
    note: Annotated[
        Text | None,
        about(
            fi="Miksi luemme painetun nimen näin. Tarvitaan, jos nimi poikkeaa muutenkin kuin taivutukseltaan.",
            sv="Varför vi läser det tryckta namnet så här. Behövs om namnet avviker i annat än böjningen.",
            en="Why we read the printed name so. Needed where it differs in more than an inflection.",
        ),
    ] = None


class Point(Record, frozen=True):
    """One statement in our own words, and the section of the decision it comes from."""

    text: Annotated[
        Text,
        about(
            fi="Asia omin sanoin ja selkokielellä, ei päätöksestä kopioituna.",
            sv="Saken med egna ord och klart språk, inte kopierad ur beslutet.",
            en="The matter in our own plain words, not copied from the decision.",
        ),
    ]
    section: Annotated[
        Place,
        about(
            fi="Päätöksen luku, johon lause perustuu, lainausmerkeissä. Pakollinen, jotta lukija voi tarkistaa asian.",
            sv="Det avsnitt i beslutet som meningen bygger på, inom citattecken. Obligatoriskt, så att läsaren kan "
            "kontrollera saken.",
            en="The decision’s section that the statement rests on, in quotes. Mandatory, so that it can be checked.",
        ),
    ]
    item: Annotated[
        Count | None,
        about(
            fi="Päätöksen kohdan numero, jos asia koskee vain sitä.",
            sv="Punktens nummer i beslutet, om saken bara gäller den.",
            en="The number of the decision’s item, if the matter concerns only that.",
        ),
    ] = None
