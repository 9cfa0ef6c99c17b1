"""The kinds of values that a field can hold: amounts, dates, codes, slugs, texts.

``extra["scalar"]`` names the reader's rule for the text in the file, ``extra["example"]`` shows one.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from grantsite.messages import say
from grantsite.records.about import pattern, scalar

# Integer cents; in the file euros with two decimals.
Money = Annotated[int, scalar("money", "68000.00")]
Degrees = Annotated[Decimal, scalar("decimal", "62.5862")]
Count = Annotated[int, scalar("count", "12")]
Day = Annotated[date, scalar("day", "2020-12-09")]
# Ids and codes are quoted in the file, because YAML reads an unquoted 020 as the number 16.
Code = Annotated[str, pattern(r"[0-9]{3}", "municipality", '"020"', say("three digits"))]
RegionCode = Annotated[str, pattern(r"[0-9]{2}", "code", '"01"', say("two digits"))]
CallId = Annotated[str, pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "code", '"2020"', say("a year or slug"))]
ApplicationId = Annotated[
    str, pattern(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9]{3,}", "code", '"2020-001"', say("call and number"))
]
Slug = Annotated[
    str,
    pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "text", "open-agenda", say("lower-case letters a–z, digits and single hyphens")),
]
Line = Annotated[str, scalar("text", '"…"')]
# A text as a source prints it: its slips are kept where a note beside it says so.
Printed = Annotated[str, scalar("printed", '"…"')]
Url = Annotated[str, scalar("url", "https://…")]
# A reference printed in a document: "4", "4.2". Quoted, so that it stays text.
Place = Annotated[str, pattern(r"[0-9]+(\.[0-9]+)*", "code", '"4"', say("a number"))]

LanguageCode = Literal["fi", "sv", "en"]
