"""What the page of comparisons fetches: a part for each municipality and each project, so that only those compared are.

Parts are scripts that hand over one object each, as those of the search are, so that they load from a disk too. They
stand in a folder named by their content. Sums are whole cents (None where nothing is awarded). Names and addresses are
in the order of the site's languages.
"""

import hashlib
from functools import cache
from typing import Any, NamedTuple

import msgspec

from grantsite.catalog import Catalog
from grantsite.files import File
from grantsite.projects import UNDECIDED, Body, Place, Project
from grantsite.records import Text
from grantsite.shares import rounded
from grantsite.urls import Addresses

# Below it every build has a folder of its own, so these addresses are nobody's to keep.
FOLDER = "compare/"


class Parts(NamedTuple):
    """The parts, and the folder that the page is told of."""

    folder: str
    files: list[File]


def parts(catalog: Catalog, addresses: Addresses) -> Parts:
    """A part for each municipality, named by its code, and for each project, named by its id."""
    made = _Maker(catalog, addresses)
    found = {f"k-{code}": made.place(place) for code, place in catalog.places.items()}
    found |= {f"h-{key}": made.project(project) for key, project in catalog.projects.items()}
    digest = hashlib.sha256()
    files = []
    for name, value in found.items():
        data = b'comparePart("%s",%s)\n' % (name.encode(), msgspec.json.encode(value))
        digest.update(data)
        files.append((name, data))
    folder = f"{FOLDER}{digest.hexdigest()[:10]}/"
    return Parts(folder, [File(f"{folder}{name}.js", data, "content/") for name, data in files])


class _Maker:
    """What stands in many parts is made, and encoded, once: a project in those of its municipalities, and a
    municipality in those of its projects."""

    def __init__(self, catalog: Catalog, addresses: Addresses) -> None:
        self._catalog = catalog
        self._addresses = addresses
        self._names = cache(self._in_each_language)
        self._place = cache(self._encoded_place)
        self._brief = cache(self._facts)
        self._encoded_brief = cache(lambda project: _encoded(self._brief(project)))

    def place(self, place: Place) -> dict[str, Any]:
        """A municipality. Sums are of the projects that it leads first; ``perInhabitant`` is the sum awarded, to the
        nearest cent, ``awards`` None while all that it leads waits for a decision."""
        record = place.record
        successor = self._catalog.places[record.successor.municipality].record.name if record.successor else None
        population = record.population.count
        region = self._catalog.region_on(record)
        waits = place.as_lead and all(project.status == UNDECIDED for project in place.as_lead)
        return {
            "names": self._names(record.name),
            "links": list(self._addresses.municipality(record).values()),
            "region": self._names(region.name) if region else None,
            "population": population,
            "populationDate": record.population.date,
            "requested": place.requested_as_lead,
            "awarded": place.awarded_as_lead,
            "awards": None if waits else sum(1 for project in place.as_lead if project.award),
            "perInhabitant": (2 * place.awarded_as_lead + population) // (2 * population) if population else None,
            "lead": [self._encoded_brief(project) for project in place.as_lead],
            "partner": [self._encoded_brief(project) for project in place.as_partner],
            "successor": self._names(successor) if successor else None,
        }

    def project(self, project: Project) -> dict[str, Any]:
        """A project. ``share`` is in thousandths, rounded as everywhere on the site (``shares.rounded``)."""
        region = self._catalog.region_of_lead(project)
        share = project.share
        return self._brief(project) | {
            "share": None if share is None else int(rounded(share, 1) * 1000),
            "leads": [self._body(party.body) for party in project.leads],
            "partners": len(project.partners),
            "municipalities": [self._place(code) for code in project.codes],
            "region": self._names(region.name) if region else None,
            "themes": [self._names(area.short) for area in self._catalog.target_areas(project)],
        }

    def _facts(self, project: Project) -> dict[str, Any]:
        return {
            "id": project.id,
            "name": project.application.name,
            "language": project.application.language,
            "links": list(self._addresses.project(project.call.id, project.entry.slug).values()),
            "requested": project.application.requested,
            "awarded": project.awarded,
            "status": project.status,
        }

    def _encoded_place(self, code: str) -> msgspec.Raw:
        record = self._catalog.places[code].record
        return _encoded(
            {
                "code": code,
                "names": self._names(record.name),
                "links": list(self._addresses.municipality(record).values()),
            }
        )

    def _body(self, body: Body) -> object:
        return self._place(body.key) if body.is_municipality else {"names": self._names(body.name), "links": None}

    def _in_each_language(self, name: Text) -> list[str]:
        return [name.shown_in(language) for language in self._addresses.languages]


def _encoded(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))
