"""An application: who asked for how much, as the annex of the decision lists it."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.parts import Participant, Record, Source, Text
from grantsite.records.values import ApplicationId, CallId, LanguageCode, Line, Money, Printed, Slug


class Application(Record, frozen=True):
    """An application (``content/applications/<call>/<slug>.yaml``)."""

    id: Annotated[
        ApplicationId,
        about(
            fi="Haun tunnus ja hakemuksen numero liitteen järjestyksessä, lainausmerkeissä. Ei muutu koskaan.",
            sv="Utlysningens id och ansökans nummer i bilagans ordning, inom citattecken. Ändras aldrig.",
            en="The call and the application’s number in the annex’s order, in quotes. It never changes.",
        ),
    ]
    call: Annotated[
        CallId,
        about(
            fi="Sen haun tunnus, johon hakemus jätettiin, lainausmerkeissä; sama kuin kansion nimi.",
            sv="Id för den utlysning som ansökan lämnades till, inom citattecken; samma som mappens namn.",
            en="The id of the call that the application was made to, in quotes; the folder has the same name.",
        ),
    ]
    name: Annotated[
        Printed,
        about(
            fi="Hankkeen nimi niin kuin se on liitteessä, virheineen.",
            sv="Projektets namn så som det står i bilagan, med fel.",
            en="The project’s name as the annex prints it, with its slips.",
        ),
    ]
    language: Annotated[
        LanguageCode,
        about(
            fi="Kieli, jolla hankkeen nimi on: fi, sv tai en. Ruudunlukija lukee nimen tällä kielellä.",
            sv="Språket som projektets namn är på: fi, sv eller en. Skärmläsare läser namnet på det språket.",
            en="The language that the project’s name is in: fi, sv or en. Screen readers read the name in it.",
        ),
    ]
    applicant_as_written: Annotated[
        Printed,
        about(
            fi="Liitteen hakijasarake kokonaan, kirjain kirjaimelta: hakija ja suluissa olevat kumppanit.",
            sv="Bilagans kolumn för sökanden i sin helhet, bokstav för bokstav: sökanden och partnerna inom parentes.",
            en="The annex’s whole applicant cell, letter by letter: the applicant and the partners in brackets.",
        ),
    ]
    lead: Annotated[
        Participant,
        about(
            fi="Hankehallinnoija: hakija, jolle avustus maksettaisiin.",
            sv="Projektadministratören: den sökande som understödet skulle betalas till.",
            en="The lead: the applicant to whom a grant would be paid.",
        ),
    ]
    partners: Annotated[
        list[Participant],
        about(
            fi="Muut osallistujat lähteen järjestyksessä. Jos lähde ei nimeä yhtään, kirjoita []; siksi pakollinen.",
            sv="De övriga deltagarna i källans ordning. Skriv [] om källan inte nämner någon; därför obligatoriskt.",
            en="The other participants in the source’s order. Write [] where it names none: that is a fact as well.",
        ),
    ]
    requested: Annotated[
        Money,
        about(
            fi="Haettu määrä euroina niin kuin se on liitteessä, kahdella desimaalilla.",
            sv="Det sökta beloppet i euro så som det står i bilagan, med två decimaler.",
            en="Amount requested in euros, as the annex prints it, with two decimals.",
        ),
    ]
    source: Annotated[
        Source,
        about(
            fi="Mistä tiedot ovat: liite ja sen rivi. Pakollinen, jotta jokainen voi tarkistaa ne.",
            sv="Varifrån uppgifterna kommer: bilagan och dess rad. Obligatoriskt, så att alla kan kontrollera dem.",
            en="Where the facts come from: the annex and its row. Mandatory, so that everyone can check them.",
        ),
    ]
    co_leads: Annotated[
        list[Participant],
        about(
            fi="Muut hallinnoijat, jos lähteessä on niitä useita.",
            sv="Övriga administratörer, om källan anger flera.",
            en="Further leads, where the source prints more than one.",
        ),
    ] = []
    name_corrected: Annotated[
        Line | None,
        about(
            fi="Hankkeen nimi oikein kirjoitettuna, jos painetussa on virhe. Haku löytää hankkeen silläkin.",
            sv="Projektets namn rätt skrivet, om det tryckta har ett fel. Sökningen hittar projektet också med det.",
            en="The project’s name spelt right, where the printed one has a slip. The search finds it by both.",
        ),
    ] = None
    themes: Annotated[
        list[Slug],
        about(
            fi="Niiden haun kohteiden id:t (target_areas), joihin hanke liittyy. Luokitus on meidän; [] jos mikään "
            "ei sovi.",
            sv="Id:n för de ändamål i utlysningen (target_areas) som projektet gäller. Klassificeringen är vår; [] om "
            "inget passar.",
            en="The ids of the call’s target_areas that the project concerns. The classification is ours; [] if none.",
        ),
    ] = []
    note: Annotated[
        Text | None,
        about(
            fi="Mitä lukijan on hyvä tietää hakemuksen tiedoista, esimerkiksi painovirhe ja miten luemme sen.",
            sv="Vad läsaren bör veta om ansökans uppgifter, till exempel ett tryckfel och hur vi läser det.",
            en="What readers should know about these facts, such as a slip in the source and how we read it.",
        ),
    ] = None
    aliases: Annotated[
        list[Slug],
        about(
            fi="Tiedoston entiset nimet ilman päätettä. Vanhat osoitteet johtavat yhä sivulle.",
            sv="Filens tidigare namn utan ändelse. De gamla adresserna leder fortfarande till sidan.",
            en="Earlier names of this file, without .yaml. The old addresses go on leading to the page.",
        ),
    ] = []

    def participants(self) -> list[Participant]:
        """Leads and partners in the order of the record."""
        return [self.lead, *self.co_leads, *self.partners]
