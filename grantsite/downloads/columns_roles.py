"""The columns of what a municipality, an organisation or a region leads, and of what it takes part in."""

from grantsite.downloads.column import COMPUTED, column
from grantsite.records import Text

AS_LEAD = (
    column(
        "projects_as_lead",
        "integer",
        COMPUTED,
        Text(
            fi="Niiden hankkeiden määrä, joita se hallinnoi.",
            sv="Antalet projekt som den administrerar.",
            en="The number of projects that it leads.",
        ),
    ),
    column(
        "awards_as_lead",
        "integer",
        COMPUTED,
        Text(
            fi="Niistä avustusta saaneiden määrä.",
            sv="Antalet av dem som fick understöd.",
            en="How many of those were awarded a grant.",
        ),
    ),
    column(
        "requested_as_lead",
        "money",
        COMPUTED,
        Text(
            fi="Haettu yhteensä hankkeissa, joita se hallinnoi. Hanke on mukana vain ensimmäisen hallinnoijan luvussa.",
            sv="Sökt sammanlagt i projekt som den administrerar. Projektet räknas bara för den första administratören.",
            en="Requested in all in the projects it leads. A project counts for its first lead only.",
        ),
    ),
    column(
        "awarded_as_lead",
        "money",
        COMPUTED,
        Text(
            fi="Myönnetty yhteensä hankkeille, joita se hallinnoi, kumppanien osuudet mukaan lukien. Hanke on mukana "
            "vain ensimmäisen hallinnoijan luvussa, joten mikään avustus ei ole summassa kahdesti.",
            sv="Beviljat sammanlagt för projekt som den administrerar, partnernas andelar medräknade. Projektet räknas "
            "bara för den första administratören, så inget understöd räknas två gånger.",
            en="Awarded in all to the projects it leads, partners’ shares included. A project counts for its first "
            "lead only, so no award is counted twice.",
        ),
    ),
)
AS_PARTNER = (
    column(
        "projects_as_partner",
        "integer",
        COMPUTED,
        Text(
            fi="Niiden muiden hankkeiden määrä, joissa se on mukana.",
            sv="Antalet andra projekt som den deltar i.",
            en="The number of other projects that it takes part in.",
        ),
    ),
    column(
        "awards_as_partner",
        "integer",
        COMPUTED,
        Text(
            fi="Niistä avustusta saaneiden määrä. Osuuksia ei ole julkaistu.",
            sv="Antalet av dem som fick understöd. Andelarna har inte publicerats.",
            en="How many of those were awarded a grant. The shares are not published.",
        ),
    ),
)
