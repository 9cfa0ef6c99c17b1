"""What stands above the text of a prose page."""

from typing import Annotated

from grantsite.records.about import about
from grantsite.records.parts import Record
from grantsite.records.values import Line


class FrontMatter(Record, frozen=True):
    """What stands above the text of a prose page. ``description`` is shown by search engines."""

    title: Annotated[
        Line,
        about(
            fi="Sivun otsikko.",
            sv="Sidans rubrik.",
            en="The page’s heading.",
        ),
    ]
    description: Annotated[
        Line,
        about(
            fi="Mitä sivulla on, yhdellä lauseella; hakukoneet näyttävät sen.",
            sv="Vad som finns på sidan, med en mening; sökmotorer visar den.",
            en="What the page holds, in one sentence; search engines show it.",
        ),
    ]
