"""The columns of participations."""

from grantsite.downloads.column import OF_MUNICIPALITIES, RECORD, SOURCE, Table, column, in_each_language
from grantsite.downloads.columns_shared import AS_WRITTEN, STATUS, body_columns, note_columns, project_id, project_name
from grantsite.records import Text

PARTICIPATIONS = Table(
    "participations",
    Text(fi="Osallistumiset", sv="Deltagande", en="Participations"),
    Text(
        fi="Rivi on toimija hankkeessa: hankkeen, toimijan ja roolin yhdistelmä on taulussa kerran. Avustuksen jakoa "
        "toimijoille ei ole julkaistu, joten taulussa ei ole määriä.",
        sv="En rad är en aktör i ett projekt: kombinationen av projekt, aktör och roll finns en gång. Hur understödet "
        "delas mellan aktörerna har inte publicerats, så tabellen har inga belopp.",
        en="A row is a body in a project: project, body and role together stand once. How a grant is shared among "
        "the bodies is not published, so the table holds no amounts.",
    ),
    ("project_id", "number"),
    (
        project_id(),
        column(
            "number",
            "integer",
            SOURCE,
            Text(
                fi="Järjestys hankkeen sisällä: ensin hakijat, sitten kumppanit lähteen järjestyksessä.",
                sv="Ordningen i projektet: först de sökande, sedan partnerna i källans ordning.",
                en="The order within the project: first the leads, then the partners, as the source lists them.",
            ),
        ),
        project_name(),
        STATUS,
        column(
            "role",
            "code",
            SOURCE,
            Text(fi="Toimijan rooli.", sv="Aktörens roll.", en="The body’s role."),
            choices="role",
        ),
        *body_columns("", AS_WRITTEN, "Toimijan", "Aktörens", "the body"),
        column(
            "repeated_as_written",
            "text",
            SOURCE,
            Text(
                fi="Nimi niin kuin se on lähteessä toisen kerran samassa hankkeessa, usein omien kumppanien joukossa.",
                sv="Namnet så som källan skriver det en andra gång i samma projekt, ofta bland de egna partnerna.",
                en="The name as the source prints it a second time in the same project, often among its own partners.",
            ),
            required=False,
        ),
        *in_each_language(
            "municipality_name",
            RECORD,
            Text(
                fi="Sen kunnan nimi, jonka koodi rivillä on.",
                sv="Namnet på den kommun vars kod raden har.",
                en="The name of the municipality whose code the row has.",
            ),
            languages=OF_MUNICIPALITIES,
        ),
        *note_columns(),
    ),
)
