"""A body that is not a municipality."""

from typing import Annotated, Literal

from grantsite.records.about import about
from grantsite.records.parts import Record, Text
from grantsite.records.values import Code, Printed


class Organisation(Record, frozen=True):
    """A body that is not a municipality (``content/organisations/<slug>.yaml``).

    ``unit_of`` names the municipality whose unit it is; then the municipality is counted as taking part.
    ``other_forms`` are the printed forms of its name that the sources use.
    """

    name: Annotated[
        Text,
        about(
            fi="Toimijan virallinen nimi niillä kielillä, joilla sillä on nimi.",
            sv="Aktörens officiella namn på de språk som den har namn på.",
            en="The body’s official name in the languages in which it has one.",
        ),
    ]
    kind: Annotated[
        Literal["joint-authority", "hospital-district", "company", "library", "municipal-enterprise"],
        about(
            fi="Mikä toimija on: joint-authority kuntayhtymä, hospital-district sairaanhoitopiiri, company yhtiö, "
            "library kirjasto, municipal-enterprise liikelaitos.",
            sv="Vad aktören är: joint-authority samkommun, hospital-district sjukvårdsdistrikt, company bolag, "
            "library bibliotek, municipal-enterprise affärsverk.",
            en="What it is: a joint-authority of municipalities, a hospital-district, a company, a library or a "
            "municipal-enterprise.",
        ),
    ]
    other_forms: Annotated[
        list[Printed],
        about(
            fi="Nimen muut muodot, joita lähteissä on. Tarkistus hyväksyy ne kentässä as_written.",
            sv="Andra former av namnet i källorna. Kontrollen godtar dem i fältet as_written.",
            en="Other forms in which the sources print the name. The check accepts them in as_written.",
        ),
    ] = []
    unit_of: Annotated[
        Code | None,
        about(
            fi="Sen kunnan koodi, jonka osa toimija on; kunta lasketaan silloin osallistujaksi. Jätä muuten pois.",
            sv="Koden för kommunen som aktören är en del av; då räknas kommunen som deltagare. Lämna annars bort den.",
            en="The code of the municipality it is a unit of; then that municipality counts as taking part.",
        ),
    ] = None
    note: Annotated[
        Text | None,
        about(
            fi="Mitä lukijan on hyvä tietää nimestä, esimerkiksi lyhenteen merkitys.",
            sv="Vad läsaren bör veta om namnet, till exempel vad en förkortning betyder.",
            en="What readers should know about the name, such as what an abbreviation stands for.",
        ),
    ] = None
