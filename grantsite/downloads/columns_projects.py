"""The columns of projects and applications."""

from grantsite.downloads.column import COMPUTED, RECORD, SOURCE, Table, column, in_each_language, page_columns
from grantsite.downloads.columns_shared import (
    AS_WRITTEN,
    AWARDED,
    CALL_ID,
    CURRENCY,
    DECISION_DATE,
    NAME,
    NAME_CORRECTED,
    NAME_LANGUAGE,
    PROJECT_OWN_ID,
    RECORD_FILE,
    REQUESTED,
    STATUS,
    body_columns,
    note_columns,
    project_id,
    project_name,
    source_columns,
)
from grantsite.records import Text

PROJECTS = Table(
    "projects",
    Text(fi="Hankkeet", sv="Projekt", en="Projects"),
    Text(
        fi="Rivi on hakemus ja sen mahdollinen avustus.",
        sv="En rad är en ansökan och det eventuella understödet.",
        en="A row is an application with its award, if any.",
    ),
    ("id",),
    (
        PROJECT_OWN_ID,
        CALL_ID,
        NAME,
        NAME_LANGUAGE,
        NAME_CORRECTED,
        STATUS,
        REQUESTED,
        column("awarded", "money", SOURCE, AWARDED, required=False),
        CURRENCY,
        DECISION_DATE,
        column(
            "decision_item",
            "integer",
            SOURCE,
            Text(
                fi="Hankkeen numero päätöksen luettelossa.",
                sv="Projektets nummer i beslutets förteckning.",
                en="The project’s number in the decision’s list.",
            ),
            required=False,
        ),
        *body_columns("lead_", AS_WRITTEN, "Hankehallinnoijan", "Projektadministratörens", "the lead"),
        column(
            "leads",
            "integer",
            COMPUTED,
            Text(fi="Hakijoiden määrä.", sv="Antalet sökande.", en="The number of leads, co-leads included."),
        ),
        column(
            "partners",
            "integer",
            COMPUTED,
            Text(
                fi="Kumppanien määrä, kukin kerran.",
                sv="Antalet partner, var och en en gång.",
                en="The number of partners, each once.",
            ),
        ),
        column(
            "municipalities",
            "integer",
            COMPUTED,
            Text(
                fi="Mukana olevien kuntien määrä, kukin kerran.",
                sv="Antalet kommuner som deltar, var och en en gång.",
                en="The number of municipalities that take part, each once.",
            ),
        ),
        column(
            "region_code",
            "code",
            COMPUTED,
            Text(
                fi="Hankehallinnoijan maakunta päätöksen päivänä. Tyhjä, jos se ei ole kunta eikä sen yksikkö.",
                sv="Projektadministratörens landskap på beslutsdagen. Tomt om den inte är en kommun eller dess enhet.",
                en="The lead’s region on the day of the decision; empty where it is no municipality or unit of one.",
            ),
            required=False,
            refers="regions.code",
            pattern="[0-9]{2}",
        ),
        *in_each_language(
            "region_name",
            COMPUTED,
            Text(fi="Maakunnan nimi.", sv="Landskapets namn.", en="The region’s name."),
        ),
        column(
            "target_areas",
            "text",
            RECORD,
            Text(
                fi="Haun kohteet, joihin hanke liittyy, puolipistein erotettuina; taulussa target_areas.",
                sv="De ändamål i utlysningen som projektet gäller, åtskilda med semikolon; i tabellen target_areas.",
                en="The call’s target areas that the project concerns, with semicolons between; see target_areas.",
            ),
            required=False,
        ),
        *source_columns(row=True),
        *page_columns(Text(fi="Hankkeen sivu.", sv="Projektets sida.", en="The project’s page.")),
    ),
    ((("call_id", "source_document"), "documents", ("call_id", "id")),),
)

APPLICATIONS = Table(
    "applications",
    Text(fi="Hakemukset", sv="Ansökningar", en="Applications"),
    Text(
        fi="Rivi on hakemus niin kuin liite sen luettelee.",
        sv="En rad är en ansökan så som bilagan anger den.",
        en="A row is an application as the annex lists it.",
    ),
    ("id",),
    (
        PROJECT_OWN_ID,
        CALL_ID,
        NAME,
        NAME_LANGUAGE,
        NAME_CORRECTED,
        column(
            "applicant_as_written",
            "text",
            SOURCE,
            Text(
                fi="Lähteen hakijasarake kokonaan: hakija ja kumppanit.",
                sv="Källans kolumn för sökanden i sin helhet: sökanden och partnerna.",
                en="The source’s whole applicant cell: the applicant and the partners.",
            ),
        ),
        REQUESTED,
        CURRENCY,
        *note_columns(),
        *source_columns(row=True),
        RECORD_FILE,
    ),
    ((("call_id", "source_document"), "documents", ("call_id", "id")),),
)

PROJECT_TARGET_AREAS = Table(
    "project_target_areas",
    Text(fi="Hankkeiden kohteet", sv="Projektens ändamål", en="Target areas of projects"),
    Text(
        fi="Rivi on hanke ja haun kohde, johon se liittyy. Luokitus on meidän.",
        sv="En rad är ett projekt och ett ändamål i utlysningen som det gäller. Klassificeringen är vår.",
        en="A row is a project and a target area of the call that it concerns. The classification is ours.",
    ),
    ("project_id", "target_area_id"),
    (
        project_id(),
        CALL_ID,
        column(
            "target_area_id",
            "code",
            RECORD,
            Text(
                fi="Kohteen tunnus taulussa target_areas.",
                sv="Ändamålets id i tabellen target_areas.",
                en="The id of the target area in the table target_areas.",
            ),
        ),
        project_name(),
        *in_each_language(
            "target_area_name", RECORD, Text(fi="Kohteen nimi.", sv="Ändamålets namn.", en="The target area’s name.")
        ),
    ),
    ((("call_id", "target_area_id"), "target_areas", ("call_id", "id")),),
)
