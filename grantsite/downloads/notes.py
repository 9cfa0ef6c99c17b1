"""What everybody who uses the data needs to know, in three languages; stands in the workbook."""

from grantsite.records import Text

ABOUT = Text(
    fi="Aineisto on koottu päätöksistä ja niiden liitteistä. Jokainen rivi kertoo, missä asiakirjassa tieto on.",
    sv="Materialet har sammanställts ur beslut och deras bilagor. Varje rad anger i vilket dokument uppgiften finns.",
    en="The data are compiled from decisions and their annexes. Each row says which document its facts stand in.",
)
# Known limits.
LIMITS = (
    Text(
        fi="Avustus myönnetään kaikille hakijoille yhteisesti ja maksetaan hankehallinnoijalle. Sen jakoa ei ole "
        "julkaistu, joten kumppanin osuutta ei voi laskea.",
        sv="Ett understöd beviljas alla sökande gemensamt och betalas till projektadministratören. Fördelningen har "
        "inte publicerats, så en partners andel kan inte räknas ut.",
        en="A grant is awarded to all applicants jointly and paid to the lead. How it is shared is not published, so "
        "a partner’s share cannot be computed.",
    ),
    Text(
        fi="Kunnan ja maakunnan summat ovat niiden hankkeiden, joita ne hallinnoivat. Siksi mikään avustus ei ole "
        "summissa kahdesti, ja hankkeet, joita mikään kunta ei hallinnoi, puuttuvat niistä.",
        sv="En kommuns eller ett landskaps summor gäller projekten som de administrerar. Därför räknas inget understöd "
        "två gånger, och projekt som ingen kommun administrerar saknas i dem.",
        en="The sums of a municipality or a region are of the projects that they lead. So no award is counted twice, "
        "and projects that no municipality leads are missing from them.",
    ),
    Text(
        fi="Nimet ovat niin kuin ne ovat lähteessä, virheineen; oikea muoto tai huomautus on omassa sarakkeessaan.",
        sv="Namnen är så som källan skriver dem, med fel; den rätta formen eller en anmärkning har en egen kolumn.",
        en="Names are as the source prints them, slips included; the right form or a note has a column of its own.",
    ),
    Text(
        fi="Jos taulussa ei ole rivejä, siihen kuuluvia tietoja ei vielä ole.",
        sv="En tabell utan rader är tom därför att det ännu inte finns några uppgifter för den.",
        en="A table without rows is empty because nothing is known for it yet.",
    ),
    Text(
        fi="Päätöksessä ei kerrota, miksi juuri tietty hakemus jäi ilman avustusta: kaikilla niillä on sama yleinen "
        "perustelu.",
        sv="Beslutet säger inte varför en viss ansökan blev utan understöd: alla har samma allmänna motivering.",
        en="The decision does not say why a single application was not awarded a grant: it gives one general reason "
        "for all of them.",
    ),
)
SPREADSHEETS = Text(
    fi="CSV-tiedostoissa on heittomerkki (') tekstin edessä, jos taulukkolaskin muuten lukisi sen kaavaksi. Tässä "
    "työkirjassa ja muissa tiedostoissa tekstit ovat sellaisinaan.",
    sv="I CSV-filerna står en apostrof (') före en text som ett kalkylprogram annars skulle läsa som en formel. I "
    "den här arbetsboken och de andra filerna är texterna som de är.",
    en="In the CSV files an apostrophe (') stands before a text that a spreadsheet would otherwise read as a formula. "
    "In this workbook and the other files texts are as they are.",
)
