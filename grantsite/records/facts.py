"""Where each fact of a call stands in its documents."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.parts import Record, Source
from grantsite.records.values import Line


class Fact(Source, frozen=True):
    """Where a fact of a call stands, and the words that say it there ("kolmessa erässä"): entered twice, so that a
    wrong figure is found."""

    as_written: Annotated[
        Line | None,
        about(
            fi="Sanat, jotka kertovat asian lähteessä, esimerkiksi kolmessa erässä. Tarkistus vertaa lukua niihin.",
            sv="Orden som uttrycker saken i källan, till exempel kolmessa erässä. Kontrollen jämför talet med dem.",
            en="The source’s words for it, such as 5.10.2020. The check compares the figure with them.",
        ),
    ] = None


class Facts(Record, frozen=True):
    """Where each fact of a call stands that pages show with its source.

    Those of the decision (its date, the awards and their sum) are left out until it is made, that of the budget item
    where there is none.
    """

    authority: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: kuka avustuksen myöntää.",
            sv="Platsen i källan: vem som beviljar understödet.",
            en="Where the source says it: who awards the grants.",
        ),
    ]
    appropriation: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: määräraha.",
            sv="Platsen i källan: anslaget.",
            en="Where the source says it: the appropriation.",
        ),
    ]
    deadline: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: hakuajan päättyminen.",
            sv="Platsen i källan: när ansökningstiden gick ut.",
            en="Where the source says it: the deadline for applications.",
        ),
    ]
    project_end: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: hankkeiden viimeinen päivä.",
            sv="Platsen i källan: projektens sista dag.",
            en="Where the source says it: the last day of the projects.",
        ),
    ]
    final_report_due: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: loppuraportin määräaika.",
            sv="Platsen i källan: när slutrapporten ska lämnas.",
            en="Where the source says it: when the final report is due.",
        ),
    ]
    highest_share: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: avustuksen enimmäisosuus kustannuksista.",
            sv="Platsen i källan: understödets högsta andel av kostnaderna.",
            en="Where the source says it: the highest share of the costs.",
        ),
    ]
    instalments: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: maksuerien määrä.",
            sv="Platsen i källan: antalet rater.",
            en="Where the source says it: the number of instalments.",
        ),
    ]
    interim_report_months: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: väliraporttien väli.",
            sv="Platsen i källan: hur ofta mellanrapporter lämnas.",
            en="Where the source says it: how often interim reports are due.",
        ),
    ]
    rectification_days: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: oikaisuvaatimuksen määräaika.",
            sv="Platsen i källan: tiden för att begära omprövning.",
            en="Where the source says it: the time for requesting a rectification.",
        ),
    ]
    applications: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: hakemusten määrä.",
            sv="Platsen i källan: antalet ansökningar.",
            en="Where the source says it: the number of applications.",
        ),
    ]
    requested: Annotated[
        Fact,
        about(
            fi="Lähteen kohta: haettu summa.",
            sv="Platsen i källan: det sökta beloppet.",
            en="Where the source says it: the sum requested.",
        ),
    ]
    decision_date: Annotated[
        Fact | None,
        about(
            fi="Lähteen kohta: päätöksen päivä.",
            sv="Platsen i källan: beslutets datum.",
            en="Where the source says it: the date of the decision.",
        ),
    ] = None
    awards: Annotated[
        Fact | None,
        about(
            fi="Lähteen kohta: avustusta saaneiden hankkeiden määrä.",
            sv="Platsen i källan: antalet projekt som fick understöd.",
            en="Where the source says it: the number of awards.",
        ),
    ] = None
    awarded: Annotated[
        Fact | None,
        about(
            fi="Lähteen kohta: myönnetty summa.",
            sv="Platsen i källan: det beviljade beloppet.",
            en="Where the source says it: the sum awarded.",
        ),
    ] = None
    budget_item: Annotated[
        Fact | None,
        about(
            fi="Lähteen kohta: talousarvion momentti.",
            sv="Platsen i källan: momentet i statsbudgeten.",
            en="Where the source says it: the item of the state budget.",
        ),
    ] = None
