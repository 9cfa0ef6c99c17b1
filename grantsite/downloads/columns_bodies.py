"""The columns of municipalities, organisations and regions."""

from grantsite.downloads.column import (
    OF_MUNICIPALITIES,
    RECORD,
    STATISTICS,
    Column,
    Table,
    column,
    in_each_language,
    page_columns,
)
from grantsite.downloads.columns_roles import AS_LEAD, AS_PARTNER
from grantsite.downloads.columns_shared import note_columns
from grantsite.records import Text


def _region(prefix: str, required: bool, about: Text, name: Text) -> list[Column]:
    return [
        column(
            f"{prefix}region_code",
            "code",
            STATISTICS,
            about,
            required=required,
            refers="regions.code",
            pattern="[0-9]{2}",
        ),
        *in_each_language(f"{prefix}region_name", STATISTICS, name),
    ]


MUNICIPALITIES = Table(
    "municipalities",
    Text(fi="Kunnat", sv="Kommuner", en="Municipalities"),
    Text(
        fi="Rivi on kunta tietueiden kuntajaossa ja sen hankkeet. Mukana ovat kaikki kunnat, myös ne, "
        "jotka eivät hakeneet.",
        sv="En rad är en kommun i posternas kommunindelning, med dess projekt. Alla kommuner är med, också "
        "de som inte sökte.",
        en="A row is a municipality of the records’ division, with its projects. All are there, applicants or not.",
    ),
    ("code",),
    (
        column(
            "code",
            "code",
            STATISTICS,
            Text(fi="Kuntakoodi.", sv="Kommunkod.", en="The municipality code."),
            pattern="[0-9]{3}",
        ),
        *in_each_language(
            "name",
            STATISTICS,
            Text(fi="Kunnan nimi.", sv="Kommunens namn.", en="The municipality’s name."),
            languages=OF_MUNICIPALITIES,
        ),
        column(
            "type",
            "code",
            RECORD,
            Text(
                fi="Kutsuuko kunta itseään kaupungiksi.",
                sv="Om kommunen kallar sig stad.",
                en="Whether it calls itself a town.",
            ),
            choices="municipality-type",
        ),
        column(
            "languages",
            "code",
            STATISTICS,
            Text(fi="Kielisuhde.", sv="Språkförhållandet.", en="Its languages."),
            choices="municipality-languages",
        ),
        *_region(
            "",
            True,
            Text(
                fi="Maakunta tietueiden kuntajaossa.",
                sv="Landskapet i posternas kommunindelning.",
                en="The region of the records’ division.",
            ),
            Text(
                fi="Maakunnan nimi tietueiden kuntajaossa.",
                sv="Landskapets namn i posternas kommunindelning.",
                en="The region’s name in the records’ division.",
            ),
        ),
        *_region(
            "latest_",
            True,
            Text(
                fi="Viimeisin tiedossa oleva maakunta.",
                sv="Det senast kända landskapet.",
                en="The latest known region.",
            ),
            Text(
                fi="Viimeisimmän maakunnan nimi.",
                sv="Det senast kända landskapets namn.",
                en="The name of the latest known region.",
            ),
        ),
        column(
            "population",
            "integer",
            STATISTICS,
            Text(fi="Asukasluku.", sv="Folkmängden.", en="The number of inhabitants."),
            unit="inhabitants",
        ),
        column(
            "population_date",
            "date",
            STATISTICS,
            Text(
                fi="Päivä, jolta asukasluku on.",
                sv="Dagen som folkmängden gäller.",
                en="The day of that number.",
            ),
        ),
        column(
            "latitude",
            "decimal",
            RECORD,
            Text(
                fi="Päätaajaman leveysaste (WGS84).",
                sv="Centralortens latitud (WGS84).",
                en="The latitude of the main locality (WGS84).",
            ),
            unit="degrees",
        ),
        column(
            "longitude",
            "decimal",
            RECORD,
            Text(
                fi="Päätaajaman pituusaste (WGS84).",
                sv="Centralortens longitud (WGS84).",
                en="The longitude of the main locality (WGS84).",
            ),
            unit="degrees",
        ),
        column(
            "successor_code",
            "code",
            STATISTICS,
            Text(
                fi="Kunta, johon tämä on liitetty.",
                sv="Kommunen som den här har gått upp i.",
                en="The municipality that it was merged into.",
            ),
            required=False,
            refers="municipalities.code",
            pattern="[0-9]{3}",
        ),
        *in_each_language(
            "successor_name",
            STATISTICS,
            Text(fi="Sen nimi.", sv="Dess namn.", en="The name of that municipality."),
            languages=OF_MUNICIPALITIES,
        ),
        column(
            "successor_date",
            "date",
            STATISTICS,
            Text(fi="Liitoksen päivä.", sv="Sammanslagningens dag.", en="The day of the merger."),
            required=False,
        ),
        *AS_LEAD,
        *AS_PARTNER,
        *page_columns(Text(fi="Kunnan sivu.", sv="Kommunens sida.", en="The municipality’s page.")),
    ),
)

ORGANISATIONS = Table(
    "organisations",
    Text(fi="Muut toimijat", sv="Andra aktörer", en="Other bodies"),
    Text(
        fi="Rivi on toimija, joka ei ole kunta.",
        sv="En rad är en aktör som inte är en kommun.",
        en="A row is a body that is not a municipality.",
    ),
    ("id",),
    (
        column(
            "id",
            "code",
            RECORD,
            Text(fi="Toimijan tunnus.", sv="Aktörens id.", en="The id of the body."),
            pattern="[a-z0-9]+(-[a-z0-9]+)*",
        ),
        column("kind", "code", RECORD, Text(fi="Laji.", sv="Typ.", en="What kind of body it is."), choices="kind"),
        *in_each_language("name", RECORD, Text(fi="Nimi.", sv="Namn.", en="The name.")),
        column(
            "other_forms",
            "text",
            RECORD,
            Text(
                fi="Nimen muut muodot lähteissä, pystyviivoin erotettuina.",
                sv="Namnets andra former i källorna, åtskilda med lodstreck.",
                en="Other forms of its name in the sources, with vertical bars between.",
            ),
            required=False,
        ),
        column(
            "municipality_code",
            "code",
            RECORD,
            Text(
                fi="Kunta, jonka yksikkö se on.",
                sv="Kommunen som den är en enhet i.",
                en="The municipality whose unit it is.",
            ),
            required=False,
            refers="municipalities.code",
            pattern="[0-9]{3}",
        ),
        *in_each_language(
            "municipality_name",
            RECORD,
            Text(fi="Sen kunnan nimi.", sv="Den kommunens namn.", en="The name of that municipality."),
            languages=OF_MUNICIPALITIES,
        ),
        *note_columns(),
        *AS_LEAD[:1],
        *AS_PARTNER[:1],
        *page_columns(
            Text(
                fi="Paikka kuntien luettelon sivulla.",
                sv="Platsen på sidan med alla kommuner.",
                en="Its place on the page of all municipalities.",
            )
        ),
    ),
)

REGIONS = Table(
    "regions",
    Text(fi="Maakunnat", sv="Landskap", en="Regions"),
    Text(
        fi="Rivi on maakunta tietueiden kuntajaossa. Hanke kuuluu hallinnoijansa maakuntaan päätöksen päivänä.",
        sv="En rad är ett landskap i posternas kommunindelning. Ett projekt hör till administratörens "
        "landskap på beslutsdagen.",
        en="A row is a region of the records’ division. A project belongs to its lead’s region on the day "
        "of the decision.",
    ),
    ("code",),
    (
        column(
            "code",
            "code",
            STATISTICS,
            Text(fi="Maakuntakoodi.", sv="Landskapskod.", en="The region code."),
            pattern="[0-9]{2}",
        ),
        *in_each_language(
            "name", STATISTICS, Text(fi="Maakunnan nimi.", sv="Landskapets namn.", en="The region’s name.")
        ),
        column(
            "municipalities",
            "integer",
            STATISTICS,
            Text(
                fi="Kuntien määrä tietueiden kuntajaossa.",
                sv="Antalet kommuner i posternas kommunindelning.",
                en="The number of municipalities in the records’ division.",
            ),
        ),
        column(
            "population",
            "integer",
            STATISTICS,
            Text(fi="Asukasluku.", sv="Folkmängden.", en="The number of inhabitants."),
            unit="inhabitants",
        ),
        *AS_LEAD,
        *page_columns(
            Text(
                fi="Paikka kuntien luettelon sivulla.",
                sv="Platsen på sidan med alla kommuner.",
                en="Its place on the page of all municipalities.",
            )
        ),
    ),
)
