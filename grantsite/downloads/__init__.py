"""The data for machines: tables as CSV, JSON, XLSX and SQLite, and the static API."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from grantsite.catalog import Catalog
from grantsite.config import Site
from grantsite.downloads.api import api_files
from grantsite.downloads.columns import BY_NAME, TABLES
from grantsite.downloads.database import database
from grantsite.downloads.datapackage import data_package
from grantsite.downloads.provenance import provenance
from grantsite.downloads.row import Rows
from grantsite.downloads.shape import Changes
from grantsite.downloads.tables import tables
from grantsite.downloads.text_files import csv_file, json_file, to_json, with_base
from grantsite.downloads.workbook import workbook
from grantsite.files import File
from grantsite.projects import last_day
from grantsite.urls import Addresses

__all__ = ["FOLDER", "Downloads", "large_files", "make", "with_base"]

FOLDER = "data/"
_AS_JSON = ("projects", "municipalities")
_ORIGIN = "grantsite/downloads/"


class Downloads(NamedTuple):
    """The rows of all tables, with the paths of pages, and the data files; the list of checksums is none of them."""

    rows: Rows
    files: list[File]


def make(
    catalog: Catalog,
    addresses: Addresses,
    site: Site,
    changes: Changes,
    large: Callable[[], Mapping[str, bytes] | None] = lambda: None,
) -> Downloads:
    """The data of a site, which depend on no page. ``changes`` tells of the commits that changed records. ``large`` is
    asked last: it gives what ``large_files`` gives where that is made elsewhere, or None."""
    rows = tables(catalog, addresses)
    known = provenance(catalog, changes)
    whole = with_base(TABLES, rows, site.base_url)
    as_csv = {table.name: csv_file(table, whole[table.name]) for table in TABLES}
    documents = [d.name for call in catalog.calls.values() for d in call.record.documents]
    api = list(api_files(rows, site, known))
    found = {f"{name}.csv": data for name, data in as_csv.items()}
    found |= {f"{name}.json": json_file(BY_NAME[name], whole[name]) for name in _AS_JSON}
    package = to_json(data_package(TABLES, as_csv, site, documents)) + b"\n"
    found |= large() or _large(whole, catalog, site)
    found["datapackage.json"] = package
    files = [File(FOLDER + name, data, _ORIGIN) for name, data in found.items()]
    return Downloads(rows, files + [File(path, data, _ORIGIN) for path, data in api])


def large_files(catalog: Catalog, addresses: Addresses, site: Site) -> dict[str, bytes]:
    """The files that take longest to make, by name: all tables in one. They depend on nothing but the records."""
    return _large(with_base(TABLES, tables(catalog, addresses), site.base_url), catalog, site)


def _large(rows: Rows, catalog: Catalog, site: Site) -> dict[str, bytes]:
    made = max(last_day(call.record) for call in catalog.calls.values())
    return {"grants.xlsx": workbook(TABLES, rows, site, made), "grants.sqlite": database(TABLES, rows)}
