"""An award: what the decision gave to a project, and what followed it."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.follow_up import FinalReport, InterimReport, Output, Payment, Repayment
from grantsite.records.parts import Participant, Point, Record, Source, Text
from grantsite.records.values import ApplicationId, Count, Money, Printed


class Award(Record, frozen=True):
    """An award and what followed it (``content/awards/<call>/<slug>.yaml``)."""

    application: Annotated[
        ApplicationId,
        about(
            fi="Sen hakemuksen id, johon avustus myönnettiin, lainausmerkeissä. Tiedostoilla on sama nimi.",
            sv="Id för den ansökan som beviljades understöd, inom citattecken. De två filerna har samma namn.",
            en="The id of the application that the award answers, in quotes. The two files carry the same name.",
        ),
    ]
    item: Annotated[
        Count,
        about(
            fi="Hankkeen numero päätöksen luettelossa.",
            sv="Projektets nummer i beslutets förteckning.",
            en="The project’s number in the decision’s list.",
        ),
    ]
    amount: Annotated[
        Money,
        about(
            fi="Myönnetty avustus euroina niin kuin se on päätöksessä, kahdella desimaalilla.",
            sv="Det beviljade understödet i euro så som det står i beslutet, med två decimaler.",
            en="Amount awarded in euros, as the decision prints it, with two decimals.",
        ),
    ]
    recipient: Annotated[
        Participant,
        about(
            fi="Se, jolle päätös myöntää avustuksen, päätöksen kirjoitusasussa.",
            sv="Den som beslutet beviljar understödet, så som det står i beslutet.",
            en="The body that the decision gives the grant to, as the decision prints it.",
        ),
    ]
    project_as_written: Annotated[
        Printed,
        about(
            fi="Hankkeen nimi päätöksen kirjoitusasussa. Se voi poiketa liitteestä, siksi molemmat talletetaan.",
            sv="Projektets namn så som det står i beslutet. Det kan avvika från bilagan, därför sparas båda.",
            en="The project’s name as the decision prints it. It may differ from the annex, so both are kept.",
        ),
    ]
    source: Annotated[
        Source,
        about(
            fi="Mistä tiedot ovat: päätös, sen luku ja kohta. Pakollinen, jotta jokainen voi tarkistaa ne.",
            sv="Varifrån uppgifterna kommer: beslutet, dess avsnitt och punkt. Obligatoriskt, så att alla kan "
            "kontrollera dem.",
            en="Where the facts come from: the decision, its section and item. Mandatory, so that everyone can check.",
        ),
    ]
    conditions: Annotated[
        list[Point],
        about(
            fi="Ehdot, jotka päätös asettaa vain tälle hankkeelle. Yhteiset ehdot ovat haun tietueessa.",
            sv="Villkor som beslutet ställer bara för det här projektet. De gemensamma villkoren finns i utlysningens "
            "post.",
            en="Conditions that the decision sets for this project only. Those of all stand in the call’s record.",
        ),
    ] = []
    note: Annotated[
        Text | None,
        about(
            fi="Mitä lukijan on hyvä tietää näistä tiedoista, esimerkiksi miksi nimi poikkeaa hakemuksesta.",
            sv="Vad läsaren bör veta om uppgifterna, till exempel varför namnet avviker från ansökan.",
            en="What readers should know about these facts, such as why the name differs from the application’s.",
        ),
    ] = None
    payments: Annotated[
        list[Payment],
        about(
            fi="Hankehallinnoijalle maksetut erät. [] kunnes ensimmäinen tiedetään.",
            sv="Raterna som har betalats till projektadministratören. [] tills den första är känd.",
            en="The instalments paid to the lead. [] until the first is known.",
        ),
    ] = []
    interim_reports: Annotated[
        list[InterimReport],
        about(
            fi="Annetut väliraportit. [] kunnes ensimmäinen tiedetään.",
            sv="De inlämnade mellanrapporterna. [] tills den första är känd.",
            en="The interim reports that were given. [] until the first is known.",
        ),
    ] = []
    final_report: Annotated[
        FinalReport | None,
        about(
            fi="Loppuraportti. Jätä pois, kunnes se on annettu.",
            sv="Slutrapporten. Lämna bort den tills den har lämnats in.",
            en="The final report. Leave it out until it is given.",
        ),
    ] = None
    repayments: Annotated[
        list[Repayment],
        about(
            fi="Palautukset: maksettu raha, joka on annettu takaisin. [] jos niitä ei ole.",
            sv="Återbetalningarna: utbetalda pengar som har lämnats tillbaka. [] om det inte finns några.",
            en="Repayments: money that was paid and has been returned. [] if there are none.",
        ),
    ] = []
    outputs: Annotated[
        list[Output],
        about(
            fi="Hankkeen julkaisemat tuotokset: palvelut, ohjelmat, oppaat. [] kunnes ensimmäinen tiedetään.",
            sv="Resultat som projektet har publicerat: tjänster, program, handböcker. [] tills det första är känt.",
            en="What the project has published: services, software, guides. [] until the first is known.",
        ),
    ] = []
