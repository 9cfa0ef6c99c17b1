"""What a call is made of: its documents, statutes, target areas and explanations."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.parts import Point, Record, Text
from grantsite.records.values import ApplicationId, Day, Line, Place, Slug, Url


class Document(Record, frozen=True):
    """A document that facts come from. ``url`` is its address, where one is known; ``sections`` are all it has."""

    id: Annotated[
        Slug,
        about(
            fi="Lyhyt tunnus, jolla tietueet viittaavat asiakirjaan, esimerkiksi decision tai annex.",
            sv="Ett kort id som posterna hänvisar till dokumentet med, till exempel decision eller annex.",
            en="A short id by which records refer to the document, such as decision or annex.",
        ),
    ]
    name: Annotated[
        Text,
        about(
            fi="Asiakirjan nimi kolmella kielellä.",
            sv="Dokumentets namn på tre språk.",
            en="The document’s name in three languages.",
        ),
    ]
    date: Annotated[
        Day,
        about(
            fi="Asiakirjan päiväys.",
            sv="Dokumentets datum.",
            en="The date that the document bears.",
        ),
    ]
    url: Annotated[
        Url | None,
        about(
            fi="Asiakirjan osoite. Jätä pois, jos se ei ole verkossa.",
            sv="Dokumentets adress. Lämna bort den om dokumentet inte finns på webben.",
            en="The document’s address. Leave it out if it is not on the web.",
        ),
    ] = None
    sections: Annotated[
        list[Place],
        about(
            fi="Kaikki asiakirjan luvut lainausmerkeissä. Tarkistus huomaa viittauksen lukuun, jota ei ole.",
            sv="Alla avsnitt i dokumentet, inom citattecken. Kontrollen märker en hänvisning till ett som inte finns.",
            en="All sections that the document has, in quotes. The check finds a reference to one that it has not.",
        ),
    ] = []


class Requirements(Record, frozen=True):
    """What the decision requires of all awards alike, as the table of what followed says it. What is left out is said
    in general words, by the figures of the call."""

    payment: Annotated[
        Text | None,
        about(
            fi="Miten avustus maksetaan, yhdellä lauseenosalla.",
            sv="Hur understödet betalas ut, kort uttryckt.",
            en="How a grant is paid, in a few words.",
        ),
    ] = None
    interim_reports: Annotated[
        Text | None,
        about(
            fi="Milloin väliraportit annetaan, yhdellä lauseenosalla.",
            sv="När mellanrapporterna lämnas, kort uttryckt.",
            en="When interim reports are given, in a few words.",
        ),
    ] = None
    outputs: Annotated[
        Text | None,
        about(
            fi="Mitä hankkeen tuotoksilta edellytetään, yhdellä lauseenosalla.",
            sv="Vad som krävs av projektets resultat, kort uttryckt.",
            en="What is required of the outputs of a project, in a few words.",
        ),
    ] = None


class LegalBasis(Record, frozen=True):
    """A statute the call rests on, with its number in the statute book and the sections referred to.

    ``as_written`` holds the printed forms that say number and sections ("valtionavustuslain (688/2001) 8 §:n").
    """

    name: Annotated[
        Text,
        about(
            fi="Säädöksen nimi kolmella kielellä.",
            sv="Författningens namn på tre språk.",
            en="The statute’s name in three languages.",
        ),
    ]
    number: Annotated[
        Line,
        about(
            fi="Numero säädöskokoelmassa lainausmerkeissä, esimerkiksi 688/2001.",
            sv="Numret i författningssamlingen, inom citattecken, till exempel 688/2001.",
            en="Its number in the statute book, in quotes, such as 688/2001.",
        ),
    ]
    section: Annotated[
        Place,
        about(
            fi="Päätöksen luku, jossa säädökseen viitataan, lainausmerkeissä.",
            sv="Det avsnitt i beslutet som hänvisar till författningen, inom citattecken.",
            en="The decision’s section that refers to the statute, in quotes.",
        ),
    ]
    sections: Annotated[
        Line | None,
        about(
            fi="Säädöksen pykälät, joihin päätös viittaa, esimerkiksi 5, 8, 13. Jätä pois, jos se ei nimeä pykäliä.",
            sv="De paragrafer i författningen som beslutet hänvisar till, till exempel 5, 8, 13. Lämna bort dem om "
            "inga nämns.",
            en="The statute’s sections that the decision refers to, such as 5, 8, 13. Leave them out if it names none.",
        ),
    ] = None
    as_written: Annotated[
        list[Line],
        about(
            fi="Sanat, joilla päätös viittaa säädökseen: kahteen kertaan, jotta väärä numero tai pykälä huomataan.",
            sv="Orden som beslutet hänvisar till författningen med: två gånger, så att ett felaktigt nummer märks.",
            en="The decision’s words for the statute: entered twice, so that a wrong number or section is found.",
        ),
    ] = []
    other_sections: Annotated[
        list[Place],
        about(
            fi="Päätöksen muut luvut, joissa säädökseen viitataan, lainausmerkeissä. Jätä pois, jos niitä ei ole.",
            sv="De övriga avsnitt i beslutet som hänvisar till författningen, inom citattecken. Lämna bort dem om "
            "det inte finns några.",
            en="The decision’s other sections that refer to the statute, in quotes. Leave them out if there are none.",
        ),
    ] = []


class TargetArea(Record, frozen=True):
    """An area that a call was open for. ``id`` is what applications name in ``themes``.

    ``applications`` repeats which applications do: entered twice, so that a wrong theme is found.
    """

    id: Annotated[
        Slug,
        about(
            fi="Pysyvä tunnus, jonka hakemukset mainitsevat kentässä themes.",
            sv="Ett bestående id som ansökningarna nämner i fältet themes.",
            en="The lasting id that applications name in themes.",
        ),
    ]
    name: Annotated[
        Text,
        about(
            fi="Haun kohde kokonaisena, omin sanoin kolmella kielellä.",
            sv="Utlysningens ändamål i sin helhet, med egna ord på tre språk.",
            en="The target area in full, in our own words and three languages.",
        ),
    ]
    short: Annotated[
        Text,
        about(
            fi="Lyhyt nimi luetteloihin ja suodattimiin, mielellään yksi sana.",
            sv="Ett kort namn för listor och filter, helst ett ord.",
            en="A short name for lists and filters, best a single word.",
        ),
    ]
    section: Annotated[
        Place,
        about(
            fi="Päätöksen luku, jossa kohde on, lainausmerkeissä.",
            sv="Det avsnitt i beslutet där ändamålet står, inom citattecken.",
            en="The decision’s section that names the area, in quotes.",
        ),
    ]
    applications: Annotated[
        list[ApplicationId],
        about(
            fi="Niiden hakemusten id:t, joiden themes mainitsee kohteen: kahteen kertaan, jotta virhe huomataan.",
            sv="Id:n för de ansökningar vars themes nämner ändamålet: två gånger, så att ett fel märks.",
            en="The ids of the applications whose themes name the area: entered twice, so that a wrong one is found.",
        ),
    ] = []


class Explanation(Record, frozen=True):
    """A heading of the call's page and its points."""

    id: Annotated[
        Slug,
        about(
            fi="Otsikon pysyvä tunnus: sivun osoitteen loppu merkin # jälkeen.",
            sv="Rubrikens bestående id: slutet av sidans adress efter tecknet #.",
            en="The heading’s lasting id: what follows # in the page’s address.",
        ),
    ]
    title: Annotated[
        Text,
        about(
            fi="Otsikko haun sivulla kolmella kielellä.",
            sv="Rubriken på utlysningens sida, på tre språk.",
            en="The heading on the call’s page, in three languages.",
        ),
    ]
    points: Annotated[
        list[Point],
        about(
            fi="Otsikon alla olevat kohdat, jokaisella oma lähteensä.",
            sv="Punkterna under rubriken, var och en med sin källa.",
            en="The points below the heading, each with its source.",
        ),
    ]
    lead: Annotated[
        Text | None,
        about(
            fi="Johdantolause ennen kohtia. Jätä pois, jos sitä ei tarvita.",
            sv="En inledande mening före punkterna. Lämna bort den om den inte behövs.",
            en="A sentence before the points. Leave it out if none is needed.",
        ),
    ] = None
