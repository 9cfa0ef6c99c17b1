"""The lists behind figures that no filter of the search covers: the projects of a call, by the classes of figures."""

from collections.abc import Iterator

from grantsite.figures import CLASSIFICATIONS, Class, address_of
from grantsite.pages.build_views import Builder
from grantsite.projects import Project
from grantsite.views import Cut


def class_cuts(builder: Builder) -> Iterator[tuple[Cut, list[Project]]]:
    """Every class with its projects, call by call; also one without, because an address that was published must stay
    when a correction moves the last project of a class into another."""
    catalog = builder.catalog
    for call in catalog.calls.values():
        found: dict[Class, list[Project]] = {}
        for project in catalog.of_call(call.record.id):
            classes = {class_of(catalog, project) for _, class_of in CLASSIFICATIONS.values()}
            for one in classes:
                found.setdefault(one, []).append(project)
        for one in dict.fromkeys(one for classes, _ in CLASSIFICATIONS.values() for one in classes):
            members = found.get(one, [])
            address = address_of(builder.addresses, call.record.id, one)
            yield Cut(one.kind, one.value, call.record.name, address, len(members), one.least, one.most), members
