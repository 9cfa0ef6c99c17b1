"""Languages: translated messages, numbers, money, dates, lists and texts, as each language writes them.

Messages are English in templates and code and translated in ``locale/<language>.po``. Forms of numbers and dates
come from CLDR through Babel. Amounts come in as integer cents and are never floats.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from grantsite.catalogue import Catalogue, catalogue
from grantsite.records import Text
from grantsite.shares import rounded

_DIGITS = re.compile("[0-9]+")
LOCALE_FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
# Finland's customs; English as written in Britain, because that is the English of Finnish authorities.
_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_DATES = {"fi": "d.M.y", "sv": "d.M.y", "en": "d MMMM y"}
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


# Cents of two amounts from which can be seen how a language writes all: whole euros, and not.
_WHOLE, _BROKEN = 1_234_567_00, 1_234_567_89


class _Amounts(NamedTuple):
    """How amounts of a currency are written: what stands before and after, between thousands, and before cents."""

    before: str
    after: str
    thousands: str
    point: str

    def written(self, cents: int) -> str:
        """An amount of cents, which is not negative."""
        whole, rest = divmod(cents, 100)
        digits = f"{whole:,}".replace(",", self.thousands)
        return f"{self.before}{digits}{f'{self.point}{rest:02d}' if rest else ''}{self.after}"


def _amounts_like(whole: str, broken: str) -> _Amounts:
    """As these two are written."""
    before, thousands, *_ = _DIGITS.split(whole)
    after = _DIGITS.split(whole)[-1]
    point = _DIGITS.split(broken)[-2]
    return _Amounts(before, after, thousands, point)


class Language:
    """One language of the site and the order in which it falls back to others."""

    def __init__(self, code: str, fallbacks: Sequence[str] = ("fi", "sv", "en"), folder: Path = LOCALE_FOLDER) -> None:
        self.code = code
        self.name = LANGUAGE_NAMES[code]
        self.locale = Locale.parse(_LOCALES[code])
        # a name may be in none of the site's languages: official names of municipalities are Finnish and Swedish
        self._order = list(dict.fromkeys((code, *fallbacks, *LANGUAGE_NAMES)))
        self._messages: Catalogue = {} if code == SOURCE_LANGUAGE else catalogue(folder / f"{code}.po")
        self.money = lru_cache(maxsize=8192)(self._money)
        self.number = lru_cache(maxsize=4096)(self._number)
        self._amounts: dict[str, _Amounts] = {}  # by currency
        self.date = lru_cache(maxsize=4096)(self._date)
        self.percent = lru_cache(maxsize=4096)(self._percent)
        self._listed = lru_cache(maxsize=4096)(self._list)
        self._said: dict[str, str] = {}
        self._forms: dict[tuple[str, str], tuple[str, str]] = {}

    def gettext(self, message: str) -> str:
        """A message in this language; the English one where the catalogue has none."""
        said = self._said.get(message)
        if said is None:
            found = self._messages.get(message)
            said = self._said[message] = found if found and isinstance(found, str) else message
        return said

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The message for one, or for many: Finnish, Swedish and English all have these two forms."""
        forms = self._forms.get((one, many))
        if forms is None:
            forms = self._forms[one, many] = self._both(one, many)
        return forms[0 if number == 1 else 1]

    def _both(self, one: str, many: str) -> tuple[str, str]:
        found = self._messages.get(one)
        return found if isinstance(found, tuple) and all(found) else (one, many)

    def _number(self, value: int) -> str:
        """A whole number with the language's thousands separator (a no-break space in Finnish and Swedish)."""
        return str(format_decimal(value, locale=self.locale))

    def _money(self, cents: int, currency: str = "EUR") -> str:
        """An amount; cents are shown where they are not zero, and never rounded away."""
        if cents < 0:
            return self.money_by_library(cents, currency)
        amounts = self._amounts.get(currency)
        if amounts is None:
            amounts = self._amounts[currency] = _amounts_like(
                self.money_by_library(_WHOLE, currency), self.money_by_library(_BROKEN, currency)
            )
        return amounts.written(cents)

    def money_by_library(self, cents: int, currency: str = "EUR") -> str:
        """The same, each time by the whole pattern, which takes thirty times as long."""
        pattern = self.locale.currency_formats["standard"].pattern
        if cents % 100 == 0:
            pattern = pattern.replace(".00", "")
        return str(
            format_currency(
                Decimal(cents).scaleb(-2),
                currency,
                format=pattern,
                locale=self.locale,
                currency_digits=False,
                decimal_quantization=False,
            )
        )

    def _percent(self, share: Decimal, decimals: int = 1) -> str:
        """A share (1 is the whole) in per cent, rounded as ``shares.rounded`` does."""
        return str(format_percent(rounded(share, decimals), locale=self.locale, decimal_quantization=False))

    def _date(self, day: date) -> str:
        """A date: 9.12.2020 in Finnish and Swedish, 9 December 2020 in English. Raises TypeError where there is none:
        the library would take today’s."""
        if not isinstance(day, date):
            raise TypeError("there is no date to show")
        return str(format_date(day, _DATES[self.code], locale=self.locale))

    def list(self, items: Iterable[str]) -> str:
        """ "A, B and C"."""
        return self._listed(tuple(items))

    def _list(self, items: tuple[str, ...]) -> str:
        if len(items) < 2:
            return "".join(items)
        two, start, middle, end = self._patterns_of_lists
        if len(items) == 2:
            return two.format(*items)
        found = start.format(*items[:2])
        for item in items[2:-1]:
            found = middle.format(found, item)
        return end.format(found, items[-1])

    @cached_property
    def _patterns_of_lists(self) -> tuple[str, ...]:
        patterns = self.locale.list_patterns["standard"]
        return tuple(str(patterns[name]) for name in ("2", "start", "middle", "end"))

    def text(self, text: Text) -> tuple[str, str]:
        """The text in this language, or else in the first that has it, and the language it is in."""
        for code in self._order:
            if found := getattr(text, code):
                return found, code
        raise ValueError("a text without any language is refused when it is read")
