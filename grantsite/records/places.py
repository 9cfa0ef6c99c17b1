"""Municipalities and regions."""

from typing import Annotated, Literal

from grantsite.records.about import about
from grantsite.records.parts import Record, Text
from grantsite.records.values import Code, Count, Day, Degrees, Line, RegionCode, Slug


class Population(Record, frozen=True):
    """The number of inhabitants on a day."""

    count: Annotated[
        Count,
        about(
            fi="Asukasluku Tilastokeskuksen mukaan.",
            sv="Antalet invånare enligt Statistikcentralen.",
            en="The number of inhabitants, as Statistics Finland gives it.",
        ),
    ]
    date: Annotated[
        Day,
        about(
            fi="Päivä, jolta asukasluku on. Pakollinen, koska asukasta kohden lasketut luvut kertovat sen.",
            sv="Dagen som folkmängden gäller. Obligatoriskt, eftersom tal per invånare anger den.",
            en="The day of that number. Mandatory, as figures per inhabitant name it.",
        ),
    ]


class RegionChange(Record, frozen=True):
    """The region a municipality belongs to from a day on."""

    region: Annotated[
        RegionCode,
        about(
            fi="Uuden maakunnan kaksinumeroinen koodi lainausmerkeissä.",
            sv="Det nya landskapets tvåsiffriga kod, inom citattecken.",
            en="The new region’s code of two digits, in quotes.",
        ),
    ]
    starts: Annotated[
        Day,
        about(
            fi="Ensimmäinen päivä uudessa maakunnassa.",
            sv="Den första dagen i det nya landskapet.",
            en="The first day in the new region.",
        ),
    ]


class Successor(Record, frozen=True):
    """The municipality into which another was merged, and the day of the merger."""

    municipality: Annotated[
        Code,
        about(
            fi="Sen kunnan koodi, johon kunta liitettiin, lainausmerkeissä.",
            sv="Koden för kommunen som den här gick upp i, inom citattecken.",
            en="The code of the municipality that this one was merged into, in quotes.",
        ),
    ]
    starts: Annotated[
        Day,
        about(
            fi="Päivä, josta alkaen kunta on osa toista.",
            sv="Dagen då kommunen blev en del av den andra.",
            en="The day from which it is part of the other.",
        ),
    ]


class PointOnMap(Record, frozen=True):
    """The main locality of a municipality, WGS84."""

    lat: Annotated[
        Degrees,
        about(
            fi="Leveysaste asteina (WGS84), esimerkiksi 62.5862.",
            sv="Latitud i grader (WGS84), till exempel 62.5862.",
            en="Latitude in degrees (WGS84), such as 62.5862.",
        ),
    ]
    lon: Annotated[
        Degrees,
        about(
            fi="Pituusaste asteina (WGS84), esimerkiksi 23.6162.",
            sv="Longitud i grader (WGS84), till exempel 23.6162.",
            en="Longitude in degrees (WGS84), such as 23.6162.",
        ),
    ]


class Municipality(Record, frozen=True):
    """A municipality of the division that the records follow (``content/municipalities/<slug>.yaml``), and its later
    changes."""

    code: Annotated[
        Code,
        about(
            fi="Tilastokeskuksen kolminumeroinen kuntakoodi lainausmerkeissä.",
            sv="Statistikcentralens tresiffriga kommunkod, inom citattecken.",
            en="Statistics Finland’s municipality code of three digits, in quotes.",
        ),
    ]
    name: Annotated[
        Text,
        about(
            fi="Kunnan nimi suomeksi (fi) ja ruotsiksi (sv). Kuntien nimiä ei käännetä englanniksi.",
            sv="Kommunens namn på finska (fi) och svenska (sv). Namnen översätts inte till engelska.",
            en="The municipality’s name in Finnish (fi) and Swedish (sv). Names are not translated into English.",
        ),
    ]
    type: Annotated[
        Literal["town", "municipality"],
        about(
            fi="Kutsuuko kunta itseään kaupungiksi: town, jos kutsuu, muuten municipality.",
            sv="Om kommunen kallar sig stad: town om den gör det, annars municipality.",
            en="What it calls itself: town (kaupunki, stad) or municipality (kunta, kommun).",
        ),
    ]
    region: Annotated[
        RegionCode,
        about(
            fi="Maakunnan koodi tietueiden kuntajaossa, lainausmerkeissä. Luvut käyttävät tätä, vaikka "
            "maakunta vaihtuisi.",
            sv="Landskapets kod i posternas kommunindelning, inom citattecken. Statistiken använder den även "
            "om landskapet byts.",
            en="The code of its region in the records’ division, in quotes. Figures use it even if the region "
            "changes later.",
        ),
    ]
    population: Annotated[
        Population,
        about(
            fi="Asukasluku ja päivä, jolta se on.",
            sv="Folkmängden och dagen som den gäller.",
            en="The number of inhabitants, and its day.",
        ),
    ]
    languages: Annotated[
        Literal["fi", "sv", "fi-sv", "sv-fi"],
        about(
            fi="Kielisuhde: fi, sv, tai kaksikielinen, enemmistön kieli ensin (fi-sv, sv-fi).",
            sv="Språkförhållandet: fi, sv, eller tvåspråkig med majoritetens språk först (fi-sv, sv-fi).",
            en="Its languages: fi, sv, or bilingual with the majority’s first (fi-sv, sv-fi).",
        ),
    ]
    point: Annotated[
        PointOnMap,
        about(
            fi="Paikka kartalla: kunnan päätaajama, ei alueen keskipiste.",
            sv="Platsen på kartan: kommunens centralort, inte områdets mittpunkt.",
            en="The place on the map: the main locality, not the centre of the area.",
        ),
    ]
    later_region: Annotated[
        RegionChange | None,
        about(
            fi="Maakunta, johon kunta on myöhemmin siirtynyt. Jätä pois, jos se ei ole siirtynyt.",
            sv="Landskapet som kommunen senare har flyttats till. Lämna bort det om den inte har flyttats.",
            en="The region it has moved to since. Leave it out if it has not moved.",
        ),
    ] = None
    successor: Annotated[
        Successor | None,
        about(
            fi="Kunta, johon tämä on liitetty. Jätä pois, jos kunta on yhä olemassa.",
            sv="Kommunen som den här har gått upp i. Lämna bort den om kommunen fortfarande finns.",
            en="The municipality it was merged into. Leave it out while it exists.",
        ),
    ] = None
    # entered twice, so that a wrong code is found
    predecessors: Annotated[
        list[Code],
        about(
            fi="Niiden kuntien koodit, joiden successor tämä on: kahteen kertaan, jotta väärä koodi huomataan.",
            sv="Koderna för de kommuner som har den här som successor: två gånger, så att en felaktig kod märks.",
            en="The codes of those whose successor it is: entered twice, so that a wrong code is found.",
        ),
    ] = []
    aliases: Annotated[
        list[Slug],
        about(
            fi="Muut nimet, joilla sivun osoite löytyy: entiset nimet ja ennen hakua liitetyt kunnat.",
            sv="Andra namn som leder till sidan: tidigare namn och kommuner som uppgick före utlysningen.",
            en="Other names that lead to the page: former names, and municipalities merged before the call.",
        ),
    ] = []


class RegionMember(Record, frozen=True):
    """A municipality of a region, with its names."""

    code: Annotated[
        Code,
        about(
            fi="Kunnan kolminumeroinen koodi lainausmerkeissä.",
            sv="Kommunens tresiffriga kod, inom citattecken.",
            en="The municipality’s code of three digits, in quotes.",
        ),
    ]
    fi: Annotated[
        Line,
        about(
            fi="Kunnan nimi suomeksi, sama kuin kunnan omassa tietueessa.",
            sv="Kommunens namn på finska, samma som i kommunens egen post.",
            en="The municipality’s name in Finnish, the same as in its own record.",
        ),
    ]
    sv: Annotated[
        Line | None,
        about(
            fi="Kunnan nimi ruotsiksi, sama kuin kunnan omassa tietueessa.",
            sv="Kommunens namn på svenska, samma som i kommunens egen post.",
            en="The municipality’s name in Swedish, the same as in its own record.",
        ),
    ] = None


class Region(Record, frozen=True):
    """A region (one of the list in ``content/regions.yaml``).

    ``municipalities``, ``later_municipalities`` (those with this ``later_region``) and ``population`` repeat what
    the municipalities' own records say: entered twice, so that a wrong code, name, region or population in either
    place is found.
    """

    code: Annotated[
        RegionCode,
        about(
            fi="Maakunnan kaksinumeroinen koodi lainausmerkeissä.",
            sv="Landskapets tvåsiffriga kod, inom citattecken.",
            en="The region’s code of two digits, in quotes.",
        ),
    ]
    name: Annotated[
        Text,
        about(
            fi="Maakunnan nimi kolmella kielellä.",
            sv="Landskapets namn på tre språk.",
            en="The region’s name in three languages.",
        ),
    ]
    municipalities: Annotated[
        list[RegionMember],
        about(
            fi="Maakunnan kunnat tietueiden kuntajaossa. Tarkistus vertaa niitä kuntien omiin tietueisiin.",
            sv="Landskapets kommuner i posternas kommunindelning. Kontrollen jämför dem med kommunernas egna poster.",
            en="Its municipalities in the records’ division. The check compares them with their own records.",
        ),
    ]
    population: Annotated[
        Count,
        about(
            fi="Maakunnan asukasluku: kuntien asukaslukujen summa, toisesta lähteestä.",
            sv="Landskapets folkmängd: summan av kommunernas, ur en annan källa.",
            en="The region’s inhabitants: the sum over its municipalities, from another source.",
        ),
    ]
    later_municipalities: Annotated[
        list[Code],
        about(
            fi="Niiden kuntien koodit, joiden later_region tämä on: kahteen kertaan, jotta väärä koodi huomataan.",
            sv="Koderna för de kommuner som har det här som later_region: två gånger, så att en felaktig kod märks.",
            en="The codes of those whose later_region it is: entered twice, so that a wrong code is found.",
        ),
    ] = []
