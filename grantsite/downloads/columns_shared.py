"""Columns that several tables have: ids, names, sources, notes, bodies."""

from grantsite.downloads.column import COMPUTED, RECORD, SOURCE, Column, column, in_each_language
from grantsite.records import Text

_PROJECT_ID = r"[a-z0-9]+(-[a-z0-9]+)*-[0-9]{3,}"


def project_id() -> Column:
    """The id of the project that a row belongs to."""
    return column(
        "project_id",
        "code",
        RECORD,
        Text(fi="Hankkeen eli hakemuksen tunnus.", sv="Projektets, alltså ansökans, id.", en="The project’s id."),
        refers="projects.id",
        pattern=_PROJECT_ID,
    )


def project_name() -> Column:
    """The name beside the id."""
    return column(
        "project_name",
        "text",
        SOURCE,
        Text(
            fi="Hankkeen nimi niin kuin se on hakemusten luettelossa.",
            sv="Projektets namn så som det står i förteckningen över ansökningar.",
            en="The project’s name as the list of applications prints it.",
        ),
    )


def source_columns(item: bool = False, row: bool = False) -> list[Column]:
    """Where the facts of a row stand; ``item`` and ``row`` say which of the two every row has."""
    return [
        column(
            "source_document",
            "code",
            SOURCE,
            Text(
                fi="Asiakirja, josta tiedot ovat; taulussa documents.",
                sv="Dokumentet som uppgifterna kommer från; finns i tabellen documents.",
                en="The document that the facts come from; it stands in the table documents.",
            ),
        ),
        column(
            "source_section",
            "text",
            SOURCE,
            Text(fi="Asiakirjan luku.", sv="Avsnittet i dokumentet.", en="The section of the document."),
            required=False,
        ),
        column(
            "source_item",
            "integer",
            SOURCE,
            Text(fi="Asiakirjan kohta.", sv="Punkten i dokumentet.", en="The item of the document."),
            required=item,
        ),
        column(
            "source_row",
            "integer",
            SOURCE,
            Text(
                fi="Asiakirjan taulukon rivi.", sv="Raden i dokumentets tabell.", en="The row of the document’s table."
            ),
            required=row,
        ),
    ]


def note_columns() -> list[Column]:
    """What readers should know of a row's facts."""
    return in_each_language(
        "note",
        RECORD,
        Text(
            fi="Huomautus tiedoista, esimerkiksi painovirhe ja miten luemme sen.",
            sv="Anmärkning om uppgifterna, till exempel ett tryckfel och hur vi läser det.",
            en="A note on the facts, such as a slip in the source and how we read it.",
        ),
    )


CALL_ID = column(
    "call_id",
    "code",
    RECORD,
    Text(fi="Haun tunnus.", sv="Utlysningens id.", en="The id of the call."),
    refers="calls.id",
)
PROJECT_OWN_ID = column(
    "id",
    "code",
    RECORD,
    Text(
        fi="Tunnus: haku ja hakemuksen numero. Ei muutu koskaan.",
        sv="Id: utlysningen och ansökans nummer. Ändras aldrig.",
        en="The id: the call and the application’s number. It never changes.",
    ),
    pattern=_PROJECT_ID,
)
NAME = column("name", "text", SOURCE, project_name().about)
NAME_LANGUAGE = column(
    "language",
    "code",
    RECORD,
    Text(fi="Kieli, jolla nimi on.", sv="Språket som namnet är på.", en="The language that the name is in."),
    choices="language",
)
NAME_CORRECTED = column(
    "name_corrected",
    "text",
    RECORD,
    Text(
        fi="Nimi oikein kirjoitettuna, jos painetussa on virhe.",
        sv="Namnet rätt skrivet, om det tryckta har ett fel.",
        en="The name spelt right, where the printed one has a slip.",
    ),
    required=False,
)
REQUESTED = column(
    "requested",
    "money",
    SOURCE,
    Text(fi="Haettu määrä.", sv="Det sökta beloppet.", en="The amount requested."),
)
CURRENCY = column(
    "currency",
    "code",
    SOURCE,
    Text(fi="Rivin määrien valuutta.", sv="Valutan för radens belopp.", en="The currency of the row’s amounts."),
    choices="currency",
)
DECISION_DATE = column(
    "decision_date",
    "date",
    SOURCE,
    Text(fi="Päätöksen päivä.", sv="Beslutets dag.", en="The day of the decision."),
    required=False,
)
AWARDED = Text(
    fi="Kaikille hakijoille yhteisesti myönnetty avustus, joka maksetaan hankehallinnoijalle.",
    sv="Det understöd som beviljats alla sökande gemensamt och som betalas till projektadministratören.",
    en="The grant awarded to all applicants jointly, and paid to the lead.",
)


def body_columns(prefix: str, origin_of_form: Text, fi: str, sv: str, en: str) -> list[Column]:
    """Who a body is: its kind, codes, names and the printed form. ``fi``, ``sv``, ``en`` say whose, in the genitive."""
    return [
        column(
            f"{prefix}kind",
            "code",
            RECORD,
            Text(fi=f"{fi} laji.", sv=f"{sv} typ.", en=f"The kind of {en}."),
            choices="kind",
        ),
        column(
            f"{prefix}municipality_code",
            "code",
            RECORD,
            Text(
                fi=f"{fi} kuntakoodi: oma, tai sen kunnan, jonka yksikkö se on. Tyhjä, jos kumpaakaan ei ole.",
                sv=f"{sv} kommunkod: den egna, eller koden för kommunen som den är en enhet i. Tom om ingen finns.",
                en=f"The municipality code of {en}: its own, or that of the municipality whose unit it is, if any.",
            ),
            required=False,
            refers="municipalities.code",
            pattern="[0-9]{3}",
        ),
        column(
            f"{prefix}organisation_id",
            "code",
            RECORD,
            Text(
                fi=f"{fi} tunnus taulussa organisations. Tyhjä, jos se on kunta.",
                sv=f"{sv} id i tabellen organisations. Tomt om det är en kommun.",
                en=f"The id of {en} in the table organisations; empty for a municipality.",
            ),
            required=False,
            refers="organisations.id",
        ),
        *in_each_language(f"{prefix}name", RECORD, Text(fi=f"{fi} nimi.", sv=f"{sv} namn.", en=f"The name of {en}.")),
        column(f"{prefix}as_written", "text", SOURCE, origin_of_form),
    ]


AS_WRITTEN = Text(
    fi="Nimi kirjain kirjaimelta niin kuin se on lähteessä.",
    sv="Namnet bokstav för bokstav så som källan skriver det.",
    en="The name letter by letter as the source prints it.",
)
STATUS = column(
    "status",
    "code",
    COMPUTED,
    Text(fi="Saiko hanke avustusta.", sv="Om projektet fick understöd.", en="Whether a grant was awarded."),
    choices="status",
)
RECORD_FILE = column(
    "record",
    "text",
    RECORD,
    Text(
        fi="Tietueen tiedosto kansiossa content.",
        sv="Postens fil i mappen content.",
        en="The file of the record in the folder content.",
    ),
)
