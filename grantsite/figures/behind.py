"""The list of records behind a number, as a link: so every number can be counted and added up again."""

from grantsite.catalog import Catalog
from grantsite.figures.classes import Class, address_of
from grantsite.records import Region
from grantsite.urls import Address, Addresses, slugs_of
from grantsite.views.shared import View


class Records(View, frozen=True):
    """A list of projects. ``query`` are parameters of the search; ``address`` is the list that is nearest to it without
    a script, which leads to the search at the same parameters."""

    address: Address
    query: str = ""


class Lists:
    """The lists of a call's projects."""

    def __init__(self, catalog: Catalog, addresses: Addresses, call: str) -> None:
        self._addresses = addresses
        self._call = call
        self._several = len(catalog.calls) > 1

    def search(self, *, status: str = "", region: Region | None = None, language: str = "", sort: str = "") -> Records:
        """The projects of a status ("awarded", "not-awarded"), led from a region, named in a language."""
        address = self._addresses.page("projects")
        parts = [("call", self._call if self._several else ""), ("status", status)]
        parts += [("region", region.code if region else ""), ("language", language), ("sort", sort)]
        if region:
            address = self._addresses.cut("region", region.code, slugs_of(region.name))
        elif language or status:
            address = self._addresses.cut("language" if language else "status", language or status, None)
        return Records(address, "&".join(f"{name}={value}" for name, value in parts if value))

    def of_class(self, one: Class) -> Records:
        """The projects of a class."""
        return Records(address_of(self._addresses, self._call, one))
