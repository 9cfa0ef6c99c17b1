"""A call for applications and the decision on it."""

from typing import Annotated, Literal

from grantsite.records.about import about
from grantsite.records.call_parts import Document, Explanation, LegalBasis, Requirements, TargetArea
from grantsite.records.control_totals import ControlTotals
from grantsite.records.facts import Facts
from grantsite.records.parts import Point, Record, Text
from grantsite.records.values import CallId, Count, Day, Line, Money


class Call(Record, frozen=True):
    """A call for applications and the decision on it (``content/calls/<id>.yaml``)."""

    id: Annotated[
        CallId,
        about(
            fi="Haun tunnus lainausmerkeissä, tavallisesti vuosi; sama kuin tiedoston nimi. Ei muutu koskaan.",
            sv="Utlysningens id inom citattecken, vanligen året; samma som filens namn. Ändras aldrig.",
            en="The call’s id in quotes, as a rule its year; the file has the same name. It never changes.",
        ),
    ]
    name: Annotated[
        Text,
        about(
            fi="Haun nimi kolmella kielellä, niin kuin lukija sen tuntee.",
            sv="Utlysningens namn på tre språk, så som läsaren känner den.",
            en="The call’s name in three languages, as readers know it.",
        ),
    ]
    summary: Annotated[
        Text,
        about(
            fi="Haku parilla lauseella: kuka myönsi, mihin, kuinka monelle ja paljonko.",
            sv="Utlysningen med ett par meningar: vem som beviljade, till vad, till hur många och hur mycket.",
            en="The call in a few sentences: who awarded, for what, to how many and how much.",
        ),
    ]
    authority: Annotated[
        Text,
        about(
            fi="Valtionapuviranomainen, joka teki päätöksen.",
            sv="Statsbidragsmyndigheten som fattade beslutet.",
            en="The government grant authority that made the decision.",
        ),
    ]
    currency: Annotated[
        Literal["EUR"],
        about(
            fi="Valuutta: EUR.",
            sv="Valutan: EUR.",
            en="The currency: EUR.",
        ),
    ]
    appropriation: Annotated[
        Money,
        about(
            fi="Määräraha euroina: enintään tämä voidaan myöntää.",
            sv="Anslaget i euro: högst så mycket kan beviljas.",
            en="The appropriation in euros: at most this can be awarded.",
        ),
    ]
    deadline: Annotated[
        Day,
        about(
            fi="Viimeinen päivä hakea avustusta.",
            sv="Sista dagen för att ansöka om understöd.",
            en="The last day on which to apply.",
        ),
    ]
    project_end: Annotated[
        Day,
        about(
            fi="Päivä, johon mennessä hankkeiden on päätyttävä.",
            sv="Dagen då projekten senast ska avslutas.",
            en="The day by which projects must end.",
        ),
    ]
    final_report_due: Annotated[
        Day,
        about(
            fi="Päivä, johon mennessä loppuraportti on annettava.",
            sv="Dagen då slutrapporten senast ska lämnas.",
            en="The day by which the final report must be given.",
        ),
    ]
    highest_share: Annotated[
        Count,
        about(
            fi="Kuinka monta prosenttia hyväksyttävistä kustannuksista avustus saa enintään kattaa.",
            sv="Hur många procent av de godtagbara kostnaderna som understödet högst får täcka.",
            en="The highest share of the eligible costs that a grant may cover, in per cent.",
        ),
    ]
    award_step: Annotated[
        Money,
        about(
            fi="Määrä euroina, jonka kerrannaisiin avustukset on pyöristetty alaspäin; 0.00, jos niitä ei pyöristetty.",
            sv="Beloppet i euro vars multiplar understöden har avrundats nedåt till; 0.00 om de inte har avrundats.",
            en="The amount in euros to whose multiples awards were rounded down; 0.00 if they were not rounded.",
        ),
    ]
    instalments: Annotated[
        Count,
        about(
            fi="Monessako erässä avustus maksetaan.",
            sv="I hur många rater understödet betalas ut.",
            en="In how many instalments a grant is paid.",
        ),
    ]
    interim_report_months: Annotated[
        Count,
        about(
            fi="Montako kuukautta on väliraportista seuraavaan.",
            sv="Antalet månader mellan två mellanrapporter.",
            en="The number of months from one interim report to the next.",
        ),
    ]
    rectification_days: Annotated[
        Count,
        about(
            fi="Montako päivää on aikaa vaatia oikaisua päätökseen.",
            sv="Antalet dagar för att begära omprövning av beslutet.",
            en="The number of days for requesting a rectification of the decision.",
        ),
    ]
    documents: Annotated[
        list[Document],
        about(
            fi="Asiakirjat, joista tiedot ovat: päätös ja sen liitteet.",
            sv="Dokumenten som uppgifterna kommer från: beslutet och dess bilagor.",
            en="The documents that the facts come from: the decision and its annexes.",
        ),
    ]
    legal_bases: Annotated[
        list[LegalBasis],
        about(
            fi="Säädökset, joihin päätös nojaa.",
            sv="Författningarna som beslutet stöder sig på.",
            en="The statutes that the decision rests on.",
        ),
    ]
    target_areas: Annotated[
        list[TargetArea],
        about(
            fi="Mihin avustusta sai hakea: haun kohteet.",
            sv="Vad man kunde söka understöd för: utlysningens ändamål.",
            en="What one could apply for: the areas of the call.",
        ),
    ]
    explanations: Annotated[
        list[Explanation],
        about(
            fi="Haun sivun selitykset otsikoittain.",
            sv="Förklaringarna på utlysningens sida, rubrik för rubrik.",
            en="The explanations on the call’s page, heading by heading.",
        ),
    ]
    facts: Annotated[
        Facts,
        about(
            fi="Missä kohdassa lähdettä kukin tieto on. Pakollinen, koska sivut näyttävät tiedon vieressä sen lähteen.",
            sv="Var i källan varje uppgift står. Obligatoriskt, eftersom sidorna visar källan bredvid varje uppgift.",
            en="Where each fact stands in the source. Mandatory, as pages show the source beside each fact.",
        ),
    ]
    control_totals: Annotated[
        ControlTotals,
        about(
            fi="Mihin tietueiden on täsmättävä. Pakollinen: sivustoa ei rakenneta, jos summat eroavat lähteestä.",
            sv="Vad posterna ska stämma med. Obligatoriskt: webbplatsen byggs inte om summorna avviker från källan.",
            en="What the records must add up to. Mandatory: no site is built while they differ from the source.",
        ),
    ]
    decision_date: Annotated[
        Day | None,
        about(
            fi="Päivä, jona päätös tehtiin. Jätä pois, kunnes päätös on tehty.",
            sv="Dagen då beslutet fattades. Lämna bort den tills beslutet är fattat.",
            en="The day on which the decision was made. Leave it out until it is made.",
        ),
    ] = None
    budget_item: Annotated[
        Line | None,
        about(
            fi="Valtion talousarvion momentti lainausmerkeissä, esimerkiksi 28.90.32. Jätä pois, jos sellaista ei ole.",
            sv="Momentet i statsbudgeten, inom citattecken, till exempel 28.90.32. Lämna bort det om inget finns.",
            en="The item of the state budget in quotes, such as 28.90.32. Leave it out if there is none.",
        ),
    ] = None
    no_award_ground: Annotated[
        Point | None,
        about(
            fi="Peruste, jonka päätös antaa kaikille ilman avustusta jääneille hakemuksille yhteisesti. Jätä pois, jos "
            "sellaista ei ole.",
            sv="Grunden som beslutet ger gemensamt för alla ansökningar som inte beviljades understöd. Lämna bort den "
            "om det inte finns någon.",
            en="The ground that the decision gives for all applications without an award together. Leave it out if "
            "there is none.",
        ),
    ] = None
    requirements: Annotated[
        Requirements | None,
        about(
            fi="Mitä päätös edellyttää avustuksen saajilta, lyhyesti. Jätä pois, jos yleiset sanat riittävät.",
            sv="Vad beslutet kräver av mottagarna, kort. Lämna bort det om de allmänna orden räcker.",
            en="What the decision requires of recipients, in short. Leave it out where the general words will do.",
        ),
    ] = None
    notes: Annotated[
        list[Text],
        about(
            fi="Lähteen painovirheet ja muut seikat, jotka koskevat koko hakua.",
            sv="Tryckfel i källan och annat som gäller hela utlysningen.",
            en="Slips of the source and other remarks that concern the whole call.",
        ),
    ] = []
