"""What is found: projects and municipalities, with the texts that a search looks in and how much each says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from grantsite.catalog import Catalog
from grantsite.projects import LEAD, Party, Place, Project
from grantsite.records import Text


class Weight(IntEnum):
    """How much a word says of a thing, by where it stands: a municipality comes before the projects that name it."""

    OWN_NAME = 12
    CODE = 12
    FORMER_NAME = 9
    TITLE = 8
    LEAD = 6
    UNIT_OF = 5
    PARTNER = 4
    THEME = 3
    REGION = 2
    AS_WRITTEN = 2


# A text, its language and a weight.
Weighed = tuple[str, str, int]


@dataclass(slots=True)
class Document:
    """A thing to be found.

    ``texts`` are (text, language, weight); ``names`` the same of municipalities' names, which no other word is mixed
    up with; ``exact`` are keys of their own: "id:2020-013", "item:7", "eur:479400"; ``printed`` are (as printed, name)
    of municipalities.
    """

    kind: str  # "project" or "municipality"
    id: str
    texts: list[Weighed] = field(default_factory=list)
    names: list[Weighed] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    printed: list[tuple[str, str]] = field(default_factory=list)


def documents(catalog: Catalog) -> Iterator[Document]:
    """Every municipality and every project, in a fixed order: municipalities first."""
    for place in catalog.places.values():
        yield _municipality(catalog, place)
    for project in catalog.projects.values():
        yield _project(catalog, project)


def _municipality(catalog: Catalog, place: Place) -> Document:
    record = place.record
    found = Document("municipality", record.code, exact=[record.code])
    found.names += _weighed(record.name, Weight.OWN_NAME)
    found.names += [(alias.replace("-", " "), "fi", Weight.FORMER_NAME) for alias in record.aliases]
    for former in place.predecessors:
        found.names += _weighed(former.record.name, Weight.FORMER_NAME)
    if record.successor and record.successor.municipality in catalog.places:
        found.names += _weighed(catalog.places[record.successor.municipality].record.name, Weight.REGION)
    region = catalog.region_on(record)
    if region:
        found.texts += _weighed(region.name, Weight.REGION)
    return found


def _project(catalog: Catalog, project: Project) -> Document:
    application, award = project.application, project.award
    found = Document("project", project.id, exact=[f"id:{project.id}", *_amounts(project)])
    titles = (application.name, application.name_corrected, award.project_as_written if award else None)
    for title in dict.fromkeys(titles):
        if title:
            found.texts.append((title, application.language, Weight.TITLE))
    if application.source.row is not None:
        found.exact.append(f"row:{application.source.row}")
    if award is not None:
        found.exact.append(f"item:{award.item}")
        recipient = catalog.body(award.recipient)
        if recipient is not None and recipient.is_municipality:
            found.printed.append((award.recipient.as_written, recipient.name.every()[0]))
    for party in project.parties:
        _add_party(catalog, party, found)
    region = catalog.region_of_lead(project)
    if region:
        found.texts += _weighed(region.name, Weight.REGION)
    for area in catalog.target_areas(project):
        found.texts += _weighed(area.short, Weight.THEME)
    return found


def _add_party(catalog: Catalog, party: Party, found: Document) -> None:
    weight = Weight.LEAD if party.role == LEAD else Weight.PARTNER
    body = party.body
    if body.is_municipality:
        found.names += _weighed(body.name, weight)
        found.printed += [(party.as_written, name) for name in body.name.every()[:1]]
    else:
        found.texts += _weighed(body.name, weight)
        found.texts.append((party.as_written, "fi", Weight.AS_WRITTEN))
    if not body.is_municipality and body.municipality in catalog.places:
        found.names += _weighed(catalog.places[body.municipality].record.name, min(weight, Weight.UNIT_OF))


def _amounts(project: Project) -> list[str]:
    amounts = dict.fromkeys((project.application.requested, project.awarded))
    return [f"eur:{cents // 100}" for cents in amounts if cents is not None]


@lru_cache(maxsize=4096)  # the same in many projects
def _weighed(text: Text, weight: Weight) -> list[Weighed]:
    return [(words, language, int(weight)) for language in ("fi", "sv", "en") if (words := getattr(text, language))]
