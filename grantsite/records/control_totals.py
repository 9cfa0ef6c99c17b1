"""What the records of a call must add up to."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.parts import Record
from grantsite.records.values import Count, Money


class ControlTotals(Record, frozen=True):
    """What the records of the call must add up to. The build fails when they do not.

    ``unawarded`` is what the awards leave of the appropriation.
    """

    applications: Annotated[
        Count,
        about(
            fi="Kuinka monta hakemusta haussa oli, lähteen mukaan.",
            sv="Hur många ansökningar det fanns i utlysningen, enligt källan.",
            en="How many applications the call had, as a source says.",
        ),
    ]
    requested: Annotated[
        Money,
        about(
            fi="Haetut määrät yhteensä euroina, lähteen mukaan.",
            sv="De sökta beloppen sammanlagt i euro, enligt källan.",
            en="The sum of the amounts requested in euros, as a source says.",
        ),
    ]
    awards: Annotated[
        Count,
        about(
            fi="Kuinka moni hakemus sai avustusta, päätöksen mukaan.",
            sv="Hur många ansökningar som fick understöd, enligt beslutet.",
            en="How many applications were awarded a grant, as the decision says.",
        ),
    ]
    awarded: Annotated[
        Money,
        about(
            fi="Myönnetyt avustukset yhteensä euroina, päätöksen mukaan.",
            sv="De beviljade understöden sammanlagt i euro, enligt beslutet.",
            en="The sum of the awards in euros, as the decision says.",
        ),
    ]
    unawarded: Annotated[
        Money,
        about(
            fi="Mitä määrärahasta jäi myöntämättä, euroina.",
            sv="Vad som blev kvar av anslaget, i euro.",
            en="What the awards leave of the appropriation, in euros.",
        ),
    ]
    municipalities: Annotated[
        Count,
        about(
            fi="Kuinka monta eri kuntaa hakemuksissa esiintyy, käsin laskettuna.",
            sv="Hur många olika kommuner som finns i ansökningarna, räknat för hand.",
            en="How many different municipalities appear in the applications, counted by hand.",
        ),
    ]
    municipalities_as_lead: Annotated[
        Count,
        about(
            fi="Kuinka moni kunta hallinnoi jotakin hanketta.",
            sv="Hur många kommuner som administrerar något projekt.",
            en="How many municipalities lead a project.",
        ),
    ]
    municipalities_as_partner: Annotated[
        Count,
        about(
            fi="Kuinka moni kunta on kumppanina toisen hallinnoimassa hankkeessa.",
            sv="Hur många kommuner som är partner i ett projekt som en annan administrerar.",
            en="How many municipalities are a partner in a project that another leads.",
        ),
    ]
    municipalities_awarded: Annotated[
        Count,
        about(
            fi="Kuinka moni kunta on mukana avustusta saaneessa hankkeessa.",
            sv="Hur många kommuner som deltar i ett projekt som fick understöd.",
            en="How many municipalities take part in a project that was awarded a grant.",
        ),
    ]
    municipalities_awarded_as_lead: Annotated[
        Count,
        about(
            fi="Kuinka moni kunta hallinnoi avustusta saanutta hanketta.",
            sv="Hur många kommuner som administrerar ett projekt som fick understöd.",
            en="How many municipalities lead a project that was awarded a grant.",
        ),
    ]
