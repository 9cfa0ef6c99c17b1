"""A word of the field's vocabulary."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.parts import Record, Text
from grantsite.records.values import Slug, Url


class Term(Record, frozen=True):
    """A word of the State grant vocabulary (one of the list in ``content/terms.yaml``)."""

    id: Annotated[
        Slug,
        about(
            fi="Sanan pysyvä tunnus: pieniä kirjaimia, numeroita ja yhdysviivoja.",
            sv="Ordets bestående id: små bokstäver, siffror och bindestreck.",
            en="The word’s lasting id: lower-case letters, digits and hyphens.",
        ),
    ]
    term: Annotated[
        Text,
        about(
            fi="Sana Valtionavustussanaston mukaan. Jätä pois kieli, jolla sanastossa ei ole termiä.",
            sv="Ordet enligt ordlistan Valtionavustussanasto. Lämna bort ett språk som ordlistan saknar.",
            en="The word as the State grant vocabulary gives it. Leave out a language that it does not have.",
        ),
    ]
    url: Annotated[
        Url | None,
        about(
            fi="Käsitteen osoite sanastossa. Jätä pois, jos sitä ei tiedetä.",
            sv="Begreppets adress i ordlistan. Lämna bort den om den inte är känd.",
            en="The concept’s address in the vocabulary. Leave it out if it is not known.",
        ),
    ] = None
    definition: Annotated[
        Text | None,
        about(
            fi="Mitä sana tarkoittaa, omin sanoin. Jätä pois, jos sana selittää itsensä.",
            sv="Vad ordet betyder, med egna ord. Lämna bort det om ordet förklarar sig självt.",
            en="What the word means, in our own words. Leave it out if the word explains itself.",
        ),
    ] = None
