"""Figures as Finnish and Swedish sources print them: digits, words, millions and dates.

Only what comparing a figure with its printed form needs. Forms are short ("kolmessa erässä"), so a word that merely
looks like a number is rare; where none can be read, the check says so and nothing is guessed.
"""

import re
from datetime import date
from decimal import Decimal

_TOKEN = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?|[^\W\d_]+")
_DATE = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
# The stems to which Finnish adds the endings of its cases, and the partitives that are made from another stem.
_FINNISH = {
    1: "yksi|yhde|yhte|yhtä",
    2: "kaksi|kahde|kahte|kahta",
    3: "kolme",
    4: "neljä",
    5: "viisi|viide|viite|viittä",
    6: "kuusi|kuude|kuute|kuutta",
    7: "seitsemä",
    8: "kahdeksa",
    9: "yhdeksä",
    10: "kymmene|kymmentä",
}
_ENDING = r"(?:|n|[aä]|ss[aä]|st[aä]|[aä]n|en|ll[aä]|lt[aä]|lle|ksi|n[aä])"
_FINNISH_FORMS = {number: re.compile(f"(?:{stems}){_ENDING}") for number, stems in _FINNISH.items()}
_SWEDISH_WORDS = ("en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_SWEDISH = {word: number for number, word in enumerate(_SWEDISH_WORDS, 1)} | {"ett": 1}
_FACTORS = {re.compile("miljo|milj$"): 10**6, re.compile("tuhat|tuhan|tusen"): 10**3}


def numbers(written: str) -> list[Decimal]:
    """The numbers that a text says, in its order: "10 miljoonaa euroa" is 10,000,000."""
    found: list[Decimal] = []
    follows_number = False
    for token in _TOKEN.findall(written.casefold()):
        factor = next((factor for word, factor in _FACTORS.items() if word.match(token)), None)
        if token[0].isdecimal():
            number: Decimal | int | None = Decimal(re.sub(r"\s", "", token).replace(",", "."))
        elif factor is not None and follows_number:
            number = found.pop() * factor
        else:
            number = _in_words(token)
        follows_number = number is not None
        if number is not None:
            found.append(Decimal(number))
    return found


def _in_words(word: str) -> int | None:
    """The number that a word says, from 1 to 19 in Finnish and to 12 in Swedish; None for any other word."""
    if word in _SWEDISH:
        return _SWEDISH[word]
    unit = word.removesuffix("toista")
    number = next((number for number, form in _FINNISH_FORMS.items() if form.fullmatch(unit)), None)
    return number + 10 if number is not None and unit != word else number


def dates(written: str) -> list[date]:
    """The days of the calendar that a text prints in the Finnish order: "5.10.2020"."""
    found = []
    for day, month, year in _DATE.findall(written):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:  # such as 31.11.: it says no day
            continue
    return found


def holds(written: str, text: str) -> bool:
    """Whether a text stands in a printed form by itself, not as a part of a longer word or number."""
    return re.search(rf"(?<![\w./]){re.escape(text)}(?!\w|[./]\w)", written, re.IGNORECASE) is not None
