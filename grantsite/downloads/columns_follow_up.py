"""The columns of what follows an award: payments, reports, repayments and outputs."""

from grantsite.downloads.column import SOURCE, Column, Table, column, in_each_language
from grantsite.downloads.columns_shared import project_id, project_name
from grantsite.records import Text

_URL = Text(
    fi="Asiakirja, josta tieto on.",
    sv="Dokumentet som uppgiften kommer från.",
    en="The document that the fact comes from.",
)


def _date(name: str, fi: str, sv: str, en: str, *, required: bool = True) -> Column:
    return column(name, "date", SOURCE, Text(fi=fi, sv=sv, en=en), required=required)


def _money(name: str, fi: str, sv: str, en: str) -> Column:
    return column(name, "money", SOURCE, Text(fi=fi, sv=sv, en=en))


def _link(name: str, about: Text) -> Column:
    return column(name, "link", SOURCE, about, required=False)


def _number() -> Column:
    return column(
        "number",
        "integer",
        SOURCE,
        Text(fi="Järjestysnumero.", sv="Ordningsnummer.", en="The number in the order of the record."),
    )


_COSTS = (
    _money(
        "costs_without_vat",
        "Kustannukset ilman arvonlisäveroa.",
        "Kostnaderna utan mervärdesskatt.",
        "The costs without value added tax.",
    ),
    _money("vat", "Arvonlisävero.", "Mervärdesskatten.", "The value added tax."),
)

PAYMENTS = Table(
    "payments",
    Text(fi="Maksuerät", sv="Betalningar", en="Payments"),
    Text(
        fi="Rivi on hankehallinnoijalle maksettu erä.",
        sv="En rad är en rat som har betalats till projektadministratören.",
        en="A row is an instalment that has been paid to the lead.",
    ),
    ("project_id", "number"),
    (
        project_id(),
        _number(),
        project_name(),
        column("instalment", "integer", SOURCE, Text(fi="Erän numero.", sv="Ratens nummer.", en="The instalment.")),
        _date("date", "Maksupäivä.", "Betalningsdagen.", "The day of the payment."),
        _money("amount", "Maksettu määrä.", "Det betalda beloppet.", "The amount paid."),
        _link("source_url", _URL),
    ),
)

INTERIM_REPORTS = Table(
    "interim_reports",
    Text(fi="Väliraportit", sv="Mellanrapporter", en="Interim reports"),
    Text(
        fi="Rivi on annettu väliraportti.",
        sv="En rad är en mellanrapport som har lämnats in.",
        en="A row is an interim report that was given.",
    ),
    ("project_id", "number"),
    (
        project_id(),
        _number(),
        project_name(),
        _date("period_start", "Jakson alku.", "Periodens början.", "The first day of the period."),
        _date("period_end", "Jakson loppu.", "Periodens slut.", "The last day of the period."),
        _date("submitted", "Päivä, jona raportti annettiin.", "Dagen då rapporten lämnades.", "The day it was given."),
        *_COSTS,
        _link("source_url", _URL),
    ),
)

FINAL_REPORTS = Table(
    "final_reports",
    Text(fi="Loppuraportit", sv="Slutrapporter", en="Final reports"),
    Text(
        fi="Rivi on annettu loppuraportti.",
        sv="En rad är en slutrapport som har lämnats in.",
        en="A row is a final report that was given.",
    ),
    ("project_id",),
    (
        project_id(),
        project_name(),
        _date("submitted", "Päivä, jona raportti annettiin.", "Dagen då rapporten lämnades.", "The day it was given."),
        *_COSTS,
        _date(
            "auditor_statement",
            "Tilintarkastajan lausunnon päivä.",
            "Dagen för revisorns utlåtande.",
            "The day of the auditor’s statement.",
            required=False,
        ),
        *in_each_language("results", SOURCE, Text(fi="Tulokset.", sv="Resultaten.", en="The results.")),
        _link("source_url", _URL),
    ),
)

REPAYMENTS = Table(
    "repayments",
    Text(fi="Palautukset", sv="Återbetalningar", en="Repayments"),
    Text(
        fi="Rivi on palautus: maksettua rahaa, joka on annettu takaisin.",
        sv="En rad är en återbetalning: utbetalda pengar som har lämnats tillbaka.",
        en="A row is a repayment: money that was paid and has been returned.",
    ),
    ("project_id", "number"),
    (
        project_id(),
        _number(),
        project_name(),
        _date("date", "Palautuksen päivä.", "Återbetalningens dag.", "The day of the repayment."),
        _money("amount", "Palautettu määrä.", "Det återbetalda beloppet.", "The amount returned."),
        *in_each_language("reason", SOURCE, Text(fi="Syy.", sv="Orsaken.", en="The reason.")),
        _link("source_url", _URL),
    ),
)

OUTPUTS = Table(
    "outputs",
    Text(fi="Tuotokset", sv="Resultat", en="Outputs"),
    Text(
        fi="Rivi on jotakin, minkä hanke on julkaissut.",
        sv="En rad är något som projektet har publicerat.",
        en="A row is something that the project has published.",
    ),
    ("project_id", "number"),
    (
        project_id(),
        _number(),
        project_name(),
        *in_each_language("name", SOURCE, Text(fi="Tuotoksen nimi.", sv="Resultatets namn.", en="The output’s name.")),
        column("licence", "text", SOURCE, Text(fi="Lisenssi.", sv="Licensen.", en="The licence."), required=False),
        _link("link", Text(fi="Tuotos itse.", sv="Själva resultatet.", en="The output itself.")),
        _link("source_repository", Text(fi="Lähdekoodi.", sv="Källkoden.", en="The source code.")),
        _link(
            "interoperability_platform",
            Text(
                fi="Kuvaus yhteentoimivuusalustalla.",
                sv="Beskrivningen på interoperabilitetsplattformen.",
                en="Its description on the interoperability platform.",
            ),
        ),
        _link(
            "service_catalogue",
            Text(
                fi="Kuvaus palvelutietovarannossa.",
                sv="Beskrivningen i servicedatalagret.",
                en="Its description in the service catalogue.",
            ),
        ),
        _link(
            "accessibility_statement",
            Text(fi="Saavutettavuusseloste.", sv="Tillgänglighetsutlåtandet.", en="The accessibility statement."),
        ),
    ),
)
FOLLOW_UP = (PAYMENTS, INTERIM_REPORTS, FINAL_REPORTS, REPAYMENTS, OUTPUTS)
