"""What follows an award: payments, reports, repayments and outputs."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.parts import Record, Text
from grantsite.records.values import Count, Day, Line, Money, Url


class Payment(Record, frozen=True):
    """An instalment that has been paid to the lead."""

    instalment: Annotated[
        Count,
        about(
            fi="Monesko maksuerä tämä on: 1, 2, 3.",
            sv="Vilken rat i ordningen det är: 1, 2, 3.",
            en="Which instalment it is: 1, 2, 3.",
        ),
    ]
    date: Annotated[
        Day,
        about(
            fi="Päivä, jona erä maksettiin hankehallinnoijalle.",
            sv="Dagen då raten betalades till projektadministratören.",
            en="The day on which the instalment was paid to the lead.",
        ),
    ]
    amount: Annotated[
        Money,
        about(
            fi="Maksettu määrä euroina, kahdella desimaalilla.",
            sv="Det utbetalda beloppet i euro, med två decimaler.",
            en="Amount paid in euros, with two decimals.",
        ),
    ]
    url: Annotated[
        Url | None,
        about(
            fi="Sivu, jolla maksu on julkaistu. Jätä pois, jos sellaista ei ole.",
            sv="Sidan där utbetalningen har offentliggjorts. Lämna bort den om det inte finns någon.",
            en="The page on which the payment is made public. Leave it out if there is none.",
        ),
    ] = None


class InterimReport(Record, frozen=True):
    """An interim report: its period, the day it was given, and costs without VAT and VAT apart."""

    period_start: Annotated[
        Day,
        about(
            fi="Raportoidun jakson ensimmäinen päivä.",
            sv="Den första dagen i perioden som rapporten gäller.",
            en="The first day of the period that the report covers.",
        ),
    ]
    period_end: Annotated[
        Day,
        about(
            fi="Raportoidun jakson viimeinen päivä.",
            sv="Den sista dagen i perioden som rapporten gäller.",
            en="The last day of the period that the report covers.",
        ),
    ]
    submitted: Annotated[
        Day,
        about(
            fi="Päivä, jona raportti annettiin valtionapuviranomaiselle.",
            sv="Dagen då rapporten lämnades till statsbidragsmyndigheten.",
            en="The day on which the report was given to the government grant authority.",
        ),
    ]
    costs_without_vat: Annotated[
        Money,
        about(
            fi="Jakson kustannukset euroina ilman arvonlisäveroa. Vero on erikseen, koska avustus ei kata sitä.",
            sv="Periodens kostnader i euro utan mervärdesskatt. Skatten har ett eget fält, eftersom understödet inte "
            "täcker den.",
            en="The period’s costs in euros without VAT. VAT has a field of its own, as the grant does not cover it.",
        ),
    ]
    vat: Annotated[
        Money,
        about(
            fi="Jakson kustannusten arvonlisävero euroina; 0.00, jos sitä ei ole.",
            sv="Mervärdesskatten på periodens kostnader i euro; 0.00 om det inte finns någon.",
            en="The VAT on the period’s costs in euros; 0.00 if there is none.",
        ),
    ]
    url: Annotated[
        Url | None,
        about(
            fi="Sivu, jolla raportti on luettavissa. Jätä pois, jos sitä ei ole julkaistu.",
            sv="Sidan där rapporten kan läsas. Lämna bort den om rapporten inte är publicerad.",
            en="The page on which the report can be read. Leave it out if it is not published.",
        ),
    ] = None


class FinalReport(Record, frozen=True):
    """The final report and the auditor's statement that goes with it."""

    submitted: Annotated[
        Day,
        about(
            fi="Päivä, jona loppuraportti annettiin valtionapuviranomaiselle.",
            sv="Dagen då slutrapporten lämnades till statsbidragsmyndigheten.",
            en="The day on which the final report was given to the government grant authority.",
        ),
    ]
    costs_without_vat: Annotated[
        Money,
        about(
            fi="Hankkeen kaikki kustannukset euroina ilman arvonlisäveroa.",
            sv="Projektets samtliga kostnader i euro utan mervärdesskatt.",
            en="All costs of the project in euros, without VAT.",
        ),
    ]
    vat: Annotated[
        Money,
        about(
            fi="Hankkeen kustannusten arvonlisävero euroina; 0.00, jos sitä ei ole.",
            sv="Mervärdesskatten på projektets kostnader i euro; 0.00 om det inte finns någon.",
            en="The VAT on the project’s costs in euros; 0.00 if there is none.",
        ),
    ]
    auditor_statement: Annotated[
        Day | None,
        about(
            fi="Tilintarkastajan lausunnon päivä. Jätä pois, jos lausuntoa ei ole vielä annettu.",
            sv="Datumet för revisorns utlåtande. Lämna bort det om utlåtandet inte har getts ännu.",
            en="The date of the auditor’s statement. Leave it out while there is none.",
        ),
    ] = None
    results: Annotated[
        Text | None,
        about(
            fi="Mitä hanke sai aikaan, parilla lauseella ja selkokielellä.",
            sv="Vad projektet åstadkom, med ett par meningar på klart språk.",
            en="What the project achieved, in a few plain sentences.",
        ),
    ] = None
    url: Annotated[
        Url | None,
        about(
            fi="Sivu, jolla loppuraportti on luettavissa. Jätä pois, jos sitä ei ole julkaistu.",
            sv="Sidan där slutrapporten kan läsas. Lämna bort den om rapporten inte är publicerad.",
            en="The page on which the final report can be read. Leave it out if it is not published.",
        ),
    ] = None


class Repayment(Record, frozen=True):
    """Money that was paid and has been returned."""

    date: Annotated[
        Day,
        about(
            fi="Päivä, jona raha palautettiin.",
            sv="Dagen då pengarna återbetalades.",
            en="The day on which the money was returned.",
        ),
    ]
    amount: Annotated[
        Money,
        about(
            fi="Palautettu määrä euroina, kahdella desimaalilla ja ilman miinusmerkkiä.",
            sv="Det återbetalda beloppet i euro, med två decimaler och utan minustecken.",
            en="Amount returned in euros, with two decimals and without a minus sign.",
        ),
    ]
    reason: Annotated[
        Text | None,
        about(
            fi="Miksi raha palautettiin, esimerkiksi käyttämättä jäänyt osa.",
            sv="Varför pengarna återbetalades, till exempel en del som inte användes.",
            en="Why the money was returned, for example a part that was not used.",
        ),
    ] = None
    url: Annotated[
        Url | None,
        about(
            fi="Sivu, jolla palautus on julkaistu. Jätä pois, jos sellaista ei ole.",
            sv="Sidan där återbetalningen har offentliggjorts. Lämna bort den om det inte finns någon.",
            en="The page on which the repayment is made public. Leave it out if there is none.",
        ),
    ] = None


class Output(Record, frozen=True):
    """Something the project published, with the addresses that the decision's conditions ask for."""

    name: Annotated[
        Text,
        about(
            fi="Mitä hanke julkaisi: palvelun, ohjelman tai oppaan nimi.",
            sv="Vad projektet publicerade: namnet på tjänsten, programmet eller handboken.",
            en="What the project published: the name of the service, software or guide.",
        ),
    ]
    licence: Annotated[
        Line | None,
        about(
            fi="Lisenssi, jolla tuotosta saa käyttää, esimerkiksi EUPL-1.2 tai CC BY 4.0.",
            sv="Licensen som resultatet får användas med, till exempel EUPL-1.2 eller CC BY 4.0.",
            en="The licence under which it may be used, such as EUPL-1.2 or CC BY 4.0.",
        ),
    ] = None
    url: Annotated[
        Url | None,
        about(
            fi="Sivu, jolla tuotos on.",
            sv="Sidan där resultatet finns.",
            en="The page on which it is found.",
        ),
    ] = None
    source_repository: Annotated[
        Url | None,
        about(
            fi="Paikka, jossa lähdekoodi on julkaistu. Jätä pois, jos tuotos ei ole ohjelma.",
            sv="Platsen där källkoden är publicerad. Lämna bort den om resultatet inte är ett program.",
            en="Where the source code is published. Leave it out if this is no software.",
        ),
    ] = None
    interoperability_platform: Annotated[
        Url | None,
        about(
            fi="Tuotoksen sivu Yhteentoimivuusalustalla, jos sen tietomääritykset on kuvattu siellä.",
            sv="Resultatets sida på Interoperabilitetsplattformen, om dess datadefinitioner är beskrivna där.",
            en="Its page on the interoperability platform, if its data definitions are described there.",
        ),
    ] = None
    service_catalogue: Annotated[
        Url | None,
        about(
            fi="Palvelun kuvaus Palvelutietovarannossa, jos tuotos on palvelu.",
            sv="Tjänstens beskrivning i Servicedatalagret, om resultatet är en tjänst.",
            en="The description in the Finnish Service Catalogue, if it is a service.",
        ),
    ] = None
    accessibility_statement: Annotated[
        Url | None,
        about(
            fi="Palvelun saavutettavuusseloste, jos tuotos on verkkopalvelu.",
            sv="Tjänstens tillgänglighetsutlåtande, om resultatet är en webbtjänst.",
            en="The accessibility statement, if it is a digital service.",
        ),
    ] = None
