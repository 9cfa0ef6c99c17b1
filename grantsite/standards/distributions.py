"""The data files as a catalogue describes them: what each is called, its media type, size and checksum."""

import hashlib
from collections.abc import Iterable, Iterator

from grantsite.downloads.columns import BY_NAME
from grantsite.files import File
from grantsite.records import Text
from grantsite.standards import giving360
from grantsite.standards.dcat import Distribution

_FOLDER = "data/"
_MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What is not one table.
_TITLES = {
    "grants.xlsx": Text(
        fi="Kaikki taulut työkirjana", sv="Alla tabeller i en arbetsbok", en="All tables in a workbook"
    ),
    "grants.sqlite": Text(
        fi="Kaikki taulut tietokantana", sv="Alla tabeller i en databas", en="All tables in a database"
    ),
    "datapackage.json": Text(fi="Taulujen kuvaus", sv="Beskrivning av tabellerna", en="Description of the tables"),
    "360giving.json": Text(
        fi="Avustukset 360Giving-standardin mukaan",
        sv="Understöden enligt standarden 360Giving",
        en="Awards in the 360Giving Data Standard",
    ),
}
_STANDARDS = {
    "360giving.json": giving360.STANDARD,
    "datapackage.json": "https://specs.frictionlessdata.io/data-package/",
}


def distributions(files: Iterable[File]) -> Iterator[Distribution]:
    """Those of the files that are data for people to fetch: what stands in ``data/`` itself and has a title."""
    for file in files:
        name = file.path.removeprefix(_FOLDER)
        stem, _, suffix = name.partition(".")
        title = _TITLES.get(name) or (BY_NAME[stem].title if stem in BY_NAME else None)
        if not file.path.startswith(_FOLDER) or title is None or suffix not in _MEDIA_TYPES:
            continue
        sha256 = hashlib.sha256(file.data).hexdigest()
        yield Distribution(file.path, _MEDIA_TYPES[suffix], title, len(file.data), sha256, _STANDARDS.get(name))
