"""The data for machines: tables as CSV, JSON, XLSX and SQLite, and the static API."""

from collections.abc import Iterator
from typing import NamedTuple

from grantsite.catalog import Catalog, last_day
from grantsite.config import Site
from grantsite.downloads.api import api_files
from grantsite.downloads.columns import BY_NAME, TABLES
from grantsite.downloads.database import database
from grantsite.downloads.datapackage import data_package
from grantsite.downloads.provenance import provenance
from grantsite.downloads.row import Rows
from grantsite.downloads.shape import Changes, Provenance
from grantsite.downloads.tables import tables
from grantsite.downloads.text_files import csv_file, json_file, to_json, with_base
from grantsite.downloads.workbook import workbook
from grantsite.files import File
from grantsite.urls import Addresses

__all__ = ["FOLDER", "Downloads", "make", "with_base"]

FOLDER = "data/"
_AS_JSON = ("projects", "municipalities")
_ORIGIN = "grantsite/downloads/"


class Downloads(NamedTuple):
    """The rows of all tables, with the paths of pages, and the data files; the list of checksums is none of them."""

    rows: Rows
    files: list[File]


def make(catalog: Catalog, addresses: Addresses, site: Site, changes: Changes) -> Downloads:
    """The data of a site, which depend on no page. ``changes`` tells of the commits that changed records."""
    rows = tables(catalog, addresses)
    return Downloads(rows, list(_files(rows, catalog, site, provenance(catalog, changes))))


def _files(below_root: Rows, catalog: Catalog, site: Site, known: Provenance) -> Iterator[File]:
    rows = with_base(TABLES, below_root, site.base_url)
    as_csv = {table.name: csv_file(table, rows[table.name]) for table in TABLES}
    documents = [d.name for call in catalog.calls.values() for d in call.record.documents]
    made = max(last_day(call.record) for call in catalog.calls.values())
    found = {f"{name}.csv": data for name, data in as_csv.items()}
    found |= {f"{name}.json": json_file(BY_NAME[name], rows[name]) for name in _AS_JSON}
    found["grants.xlsx"] = workbook(TABLES, rows, site, made)
    found["grants.sqlite"] = database(TABLES, rows)
    found["datapackage.json"] = to_json(data_package(TABLES, as_csv, site, documents)) + b"\n"
    for name, data in found.items():
        yield File(FOLDER + name, data, _ORIGIN)
    for path, data in api_files(below_root, site, known):
        yield File(path, data, _ORIGIN)
