"""The columns of awards and of the conditions of single awards."""

from grantsite.downloads.column import COMPUTED, RECORD, SOURCE, Table, column, in_each_language, page_columns
from grantsite.downloads.columns_shared import (
    AWARDED,
    CALL_ID,
    CURRENCY,
    DECISION_DATE,
    RECORD_FILE,
    body_columns,
    note_columns,
    project_id,
    project_name,
    source_columns,
)
from grantsite.records import Text

AWARDS = Table(
    "awards",
    Text(fi="Avustukset", sv="Beviljade understöd", en="Awards"),
    Text(
        fi="Rivi on avustus niin kuin päätös sen luettelee, ja sen jälkeen maksetut summat.",
        sv="En rad är ett understöd så som beslutet anger det, och summorna som har betalats därefter.",
        en="A row is an award as the decision lists it, with the sums paid since.",
    ),
    ("project_id",),
    (
        project_id(),
        CALL_ID,
        project_name(),
        column(
            "project_as_written",
            "text",
            SOURCE,
            Text(
                fi="Hankkeen nimi päätöksen kirjoitusasussa.",
                sv="Projektets namn så som det står i beslutet.",
                en="The project’s name as the decision prints it.",
            ),
        ),
        column("awarded", "money", SOURCE, AWARDED),
        CURRENCY,
        DECISION_DATE,
        *body_columns(
            "recipient_",
            Text(
                fi="Saaja päätöksen kirjoitusasussa ja taivutettuna.",
                sv="Mottagaren så som den står i beslutet, böjd.",
                en="The recipient as the decision prints it, inflected.",
            ),
            "Saajan",
            "Mottagarens",
            "the recipient",
        ),
        column(
            "paid",
            "money",
            COMPUTED,
            Text(
                fi="Tiedossa olevat maksuerät yhteensä (taulu payments). Tyhjä, jos yhtäkään ei ole tiedossa.",
                sv="De kända betalningarna sammanlagt (tabellen payments). Tomt om ingen är känd.",
                en="All payments known (the table payments); empty where none is known.",
            ),
            required=False,
        ),
        column(
            "repaid",
            "money",
            COMPUTED,
            Text(
                fi="Tiedossa olevat palautukset yhteensä (taulu repayments). Tyhjä, jos yhtäkään ei ole tiedossa.",
                sv="De kända återbetalningarna sammanlagt (tabellen repayments). Tomt om ingen är känd.",
                en="All repayments known (the table repayments); empty where none is known.",
            ),
            required=False,
        ),
        *note_columns(),
        *source_columns(item=True),
        RECORD_FILE,
        *page_columns(Text(fi="Hankkeen sivu.", sv="Projektets sida.", en="The project’s page.")),
    ),
    ((("call_id", "source_document"), "documents", ("call_id", "id")),),
)

CONDITIONS = Table(
    "conditions",
    Text(fi="Avustusten omat ehdot", sv="Understödens egna villkor", en="Conditions of single awards"),
    Text(
        fi="Rivi on ehto, jonka päätös asettaa vain yhdelle hankkeelle.",
        sv="En rad är ett villkor som beslutet ställer bara för ett projekt.",
        en="A row is a condition that the decision sets for one project only.",
    ),
    ("project_id", "number"),
    (
        project_id(),
        column(
            "number",
            "integer",
            RECORD,
            Text(fi="Järjestysnumero.", sv="Ordningsnummer.", en="The number in order."),
        ),
        project_name(),
        *in_each_language(
            "text",
            RECORD,
            Text(fi="Ehto omin sanoin.", sv="Villkoret med egna ord.", en="The condition in our own words."),
        ),
        column(
            "source_section",
            "text",
            SOURCE,
            Text(fi="Päätöksen luku.", sv="Avsnittet i beslutet.", en="The section of the decision."),
        ),
        column(
            "source_item",
            "integer",
            SOURCE,
            Text(fi="Päätöksen kohta.", sv="Punkten i beslutet.", en="The item of the decision."),
            required=False,
        ),
    ),
)
