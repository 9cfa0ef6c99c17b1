"""What every standard is made from: the records, the addresses, the settings, and the version of the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import msgspec

from grantsite.catalog import Catalog
from grantsite.config import Site
from grantsite.i18n import Language
from grantsite.load import slug_of
from grantsite.records import Text
from grantsite.urls import Address, Addresses
from grantsite.version import Version

# What stands behind a file in messages: no single record, but the generator.
ORIGIN = "grantsite/standards/"
_encoder = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, eq=False)
class Context:
    """The records of a site and where it stands."""

    catalog: Catalog
    addresses: Addresses
    site: Site
    version: Version | None

    @cached_property
    def languages(self) -> list[Language]:
        """The languages of the site; the first is that of texts that can have one language only."""
        return [Language(code, self.site.languages) for code in self.site.languages]

    @property
    def first(self) -> Language:
        """The first language of the site."""
        return self.languages[0]

    @cached_property
    def prefix(self) -> str:
        """What ids that the site gives to others begin with: its name as a slug."""
        return slug_of(self.site.title) or "site"

    def url(self, path: str) -> str:
        """The whole address of a path below the site's root."""
        return self.site.base_url + path

    def page(self, address: Address) -> str:
        """The whole address of a page in the site's first language."""
        return self.url(address[self.first.code])

    def plain(self, text: Text) -> str:
        """A text in the site's first language, or else in another that has it."""
        return self.first.text(text)[0]

    def tagged(self, text: Text) -> list[dict[str, str]]:
        """A text in each language that has it, as JSON-LD writes them."""
        return [{"@language": code, "@value": found} for code in self.site.languages if (found := getattr(text, code))]

    def in_each_language(self, texts: Mapping[str, str]) -> list[dict[str, str]]:
        """Texts by language, as JSON-LD writes them."""
        return [{"@language": code, "@value": text} for code, text in texts.items()]


def euros(cents: int) -> Decimal:
    """An amount in euros with two decimals, exact; JSON has it as a number."""
    return Decimal(cents).scaleb(-2)


def json_file(value: object) -> bytes:
    """A value as indented JSON in UTF-8; decimals are exact numbers, keys keep their order."""
    return msgspec.json.format(_encoder.encode(value), indent=1) + b"\n"
