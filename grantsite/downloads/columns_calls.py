"""The columns of calls, their documents and target areas, and of the tables that explain codes and columns."""

from grantsite.downloads.column import COMPUTED, RECORD, SOURCE, Column, Table, column, in_each_language, page_columns
from grantsite.downloads.columns_shared import CALL_ID, CURRENCY, DECISION_DATE
from grantsite.records import Text

_ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"


def _sum(name: str, fi: str, sv: str, en: str, *, money: bool = False) -> Column:
    return column(name, "money" if money else "integer", COMPUTED, Text(fi=fi, sv=sv, en=en))


def _fact(name: str, kind: str, fi: str, sv: str, en: str, unit: str | None = None) -> Column:
    about = Text(fi=fi, sv=sv, en=en)
    return column(name, "date" if kind == "date" else "integer", SOURCE, about, unit=unit)


CALLS = Table(
    "calls",
    Text(fi="Haut", sv="Utlysningar", en="Calls"),
    Text(
        fi="Rivi on haku, sen päätös ja hakemusten summat.",
        sv="En rad är en utlysning, beslutet om den och ansökningarnas summor.",
        en="A row is a call, the decision on it and the sums of its applications.",
    ),
    ("id",),
    (
        column(
            "id",
            "code",
            RECORD,
            Text(fi="Haun tunnus.", sv="Utlysningens id.", en="The id of the call."),
            pattern=_ID_PATTERN,
        ),
        *in_each_language("name", RECORD, Text(fi="Haun nimi.", sv="Utlysningens namn.", en="The name of the call.")),
        *in_each_language(
            "authority",
            SOURCE,
            Text(fi="Valtionapuviranomainen.", sv="Statsbidragsmyndigheten.", en="The government grant authority."),
        ),
        CURRENCY,
        column(
            "budget_item",
            "text",
            SOURCE,
            Text(
                fi="Valtion talousarvion momentti.",
                sv="Momentet i statsbudgeten.",
                en="The item of the State budget.",
            ),
            required=False,
        ),
        column(
            "appropriation",
            "money",
            SOURCE,
            Text(fi="Määräraha.", sv="Anslaget.", en="The appropriation."),
        ),
        _fact("deadline", "date", "Hakuajan viimeinen päivä.", "Sista ansökningsdagen.", "The last day to apply."),
        DECISION_DATE,
        _fact(
            "project_end",
            "date",
            "Päivä, johon mennessä hankkeiden on päätyttävä.",
            "Dagen då projekten senast ska vara avslutade.",
            "The day by which projects must end.",
        ),
        _fact(
            "final_report_due",
            "date",
            "Päivä, johon mennessä loppuraportti on annettava.",
            "Dagen då slutrapporten senast ska lämnas.",
            "The day by which the final report is due.",
        ),
        _fact(
            "highest_share",
            "integer",
            "Avustuksen enimmäisosuus hyväksyttävistä kustannuksista ilman arvonlisäveroa.",
            "Understödets högsta andel av de godtagbara kostnaderna utan mervärdesskatt.",
            "The highest share of the eligible costs, without VAT, that a grant covers.",
            "%",
        ),
        _fact("instalments", "integer", "Maksuerien määrä.", "Antalet rater.", "The number of instalments."),
        _fact(
            "interim_report_months",
            "integer",
            "Väliraporttien väli.",
            "Tiden mellan mellanrapporterna.",
            "The time between interim reports.",
            "months",
        ),
        _fact(
            "rectification_days",
            "integer",
            "Aika vaatia oikaisua päätökseen.",
            "Tiden att begära omprövning av beslutet.",
            "The time to request rectification of the decision.",
            "days",
        ),
        _sum("applications", "Hakemusten määrä.", "Antalet ansökningar.", "The number of applications."),
        _sum("requested", "Haettu yhteensä.", "Sökt sammanlagt.", "Requested in all.", money=True),
        _sum("awards", "Avustusten määrä.", "Antalet beviljade understöd.", "The number of awards."),
        _sum("awarded", "Myönnetty yhteensä.", "Beviljat sammanlagt.", "Awarded in all.", money=True),
        _sum(
            "municipalities",
            "Hakemuksissa mukana olevien kuntien määrä.",
            "Antalet kommuner i ansökningarna.",
            "The number of municipalities in the applications.",
        ),
        _sum(
            "municipalities_awarded",
            "Avustusta saaneissa hankkeissa mukana olevien kuntien määrä.",
            "Antalet kommuner i projekt som fick understöd.",
            "The number of municipalities in awarded projects.",
        ),
        *page_columns(Text(fi="Haun sivu.", sv="Utlysningens sida.", en="The page of the call.")),
    ),
)

DOCUMENTS = Table(
    "documents",
    Text(fi="Asiakirjat", sv="Dokument", en="Documents"),
    Text(
        fi="Rivi on asiakirja, josta tiedot ovat.",
        sv="En rad är ett dokument som uppgifterna kommer från.",
        en="A row is a document that facts come from.",
    ),
    ("call_id", "id"),
    (
        CALL_ID,
        column(
            "id",
            "code",
            RECORD,
            Text(fi="Asiakirjan tunnus.", sv="Dokumentets id.", en="The id of the document."),
            pattern=_ID_PATTERN,
        ),
        *in_each_language("name", RECORD, Text(fi="Nimi.", sv="Namn.", en="The name.")),
        _fact("date", "date", "Päiväys.", "Datum.", "The date."),
        column(
            "link",
            "link",
            RECORD,
            Text(
                fi="Asiakirjan osoite, jos se tiedetään.",
                sv="Dokumentets adress, om den är känd.",
                en="The address of the document, where one is known.",
            ),
            required=False,
        ),
    ),
)

TARGET_AREAS = Table(
    "target_areas",
    Text(fi="Haun kohteet", sv="Utlysningens ändamål", en="Target areas"),
    Text(
        fi="Rivi on kohde, johon haussa sai hakea avustusta.",
        sv="En rad är ett ändamål som understöd kunde sökas för.",
        en="A row is an area that a grant could be applied for.",
    ),
    ("call_id", "id"),
    (
        CALL_ID,
        column(
            "id",
            "code",
            RECORD,
            Text(fi="Kohteen tunnus.", sv="Ändamålets id.", en="The id of the area."),
            pattern=_ID_PATTERN,
        ),
        *in_each_language("name", RECORD, Text(fi="Nimi.", sv="Namn.", en="The name.")),
        *in_each_language("short_name", RECORD, Text(fi="Lyhyt nimi.", sv="Kort namn.", en="The short name.")),
        column(
            "source_section",
            "text",
            SOURCE,
            Text(fi="Päätöksen luku.", sv="Avsnittet i beslutet.", en="The section of the decision."),
        ),
        _sum(
            "projects",
            "Siihen luokiteltujen hankkeiden määrä.",
            "Antalet projekt som hänförs till det.",
            "The number of projects classified under it.",
        ),
    ),
)

CODES = Table(
    "codes",
    Text(fi="Koodit", sv="Koder", en="Codes"),
    Text(
        fi="Rivi on koodi ja sen nimi.",
        sv="En rad är en kod och dess namn.",
        en="A row is a code and its name.",
    ),
    ("code_list", "code"),
    (
        column(
            "code_list",
            "code",
            RECORD,
            Text(fi="Koodiluettelo.", sv="Kodlistan.", en="The code list."),
        ),
        column("code", "code", RECORD, Text(fi="Koodi.", sv="Koden.", en="The code.")),
        *in_each_language(
            "name", RECORD, Text(fi="Koodin nimi.", sv="Kodens namn.", en="The name of the code."), required="fi sv en"
        ),
    ),
)

COLUMNS = Table(
    "columns",
    Text(fi="Sarakkeet", sv="Kolumner", en="Columns"),
    Text(
        fi="Rivi on näiden taulujen sarake.",
        sv="En rad är en kolumn i de här tabellerna.",
        en="A row is a column of these tables.",
    ),
    ("table_name", "column_name"),
    (
        column("table_name", "code", RECORD, Text(fi="Taulu.", sv="Tabellen.", en="The table.")),
        column("column_name", "code", RECORD, Text(fi="Sarake.", sv="Kolumnen.", en="The column.")),
        column("type", "code", RECORD, Text(fi="Tyyppi.", sv="Typen.", en="The type.")),
        column("unit", "code", RECORD, Text(fi="Yksikkö.", sv="Enheten.", en="The unit."), required=False),
        column(
            "source",
            "code",
            RECORD,
            Text(fi="Mistä tieto on.", sv="Varifrån uppgiften kommer.", en="Where the fact comes from."),
            choices="source",
        ),
        column(
            "code_list",
            "code",
            RECORD,
            Text(
                fi="Luettelo taulussa codes, jossa sarakkeen koodit ovat.",
                sv="Listan i tabellen codes som har kolumnens koder.",
                en="The list in the table codes that has the column’s codes.",
            ),
            required=False,
        ),
        column(
            "refers_to",
            "code",
            RECORD,
            Text(
                fi="Toisen taulun sarake, jossa kukin arvo on.",
                sv="Kolumnen i en annan tabell som har varje värde.",
                en="The column of another table that has each value.",
            ),
            required=False,
        ),
        *in_each_language(
            "description", RECORD, Text(fi="Kuvaus.", sv="Beskrivning.", en="The description."), required="fi sv en"
        ),
    ),
)
