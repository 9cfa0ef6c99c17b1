"""An organisation's file and printed forms are those of its name, and it is a unit of a municipality that exists."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from grantsite.catalog import Catalog
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.load import slug_of
from grantsite.messages import say
from grantsite.names import forms
from grantsite.records import Municipality, Organisation


def check_organisations(catalog: Catalog) -> Iterator[Problem]:
    """An organisation has a file that its name gives, forms that are printed, and a municipality that exists."""
    for entry in catalog.content.organisations:
        yield from _check_file_name(entry)
        yield from _check_unit(catalog, entry)
    if not catalog.content.any_unread("applications", "awards"):
        yield from _check_printed_forms(catalog)


def _check_file_name(entry: Entry[Organisation]) -> Iterator[Problem]:
    """Some words of the name that follow each other: a long name ends or begins with what the body goes by.

    Or a whole form that the sources print: a body that is called otherwise now keeps its file, whose name is an
    address. Words of such a form are not enough, or no wrong name of a body that has one would be found.
    """
    name = entry.record.name.every()[0]
    if f"-{entry.slug}-" not in f"-{slug_of(name)}-" and entry.slug not in map(slug_of, entry.record.other_forms):
        yield entry.problem(
            ("name", "fi"),
            "file-name",
            say('the file of "{name}" is called {slug}.yaml', name=name, slug=entry.slug),
            say("mend the name, or rename the file to {slug}.yaml or to some words of that", slug=slug_of(name)),
        )


def _check_printed_forms(catalog: Catalog) -> Iterator[Problem]:
    printed: defaultdict[str, set[str]] = defaultdict(set)
    applications = (entry.record for entry in catalog.content.applications)
    named = (body for of in applications for body in of.participants())
    for body in chain(named, (entry.record.recipient for entry in catalog.content.awards)):
        if body.organisation is not None:
            printed[body.organisation].add(body.as_written.casefold())
    for entry in catalog.content.organisations:
        for index, form in enumerate(entry.record.other_forms):
            if form.casefold() not in printed[entry.slug]:
                yield entry.problem(
                    ("other_forms", index),
                    "source-mismatch",
                    say('no application or award prints organisation "{slug}" as "{form}"', slug=entry.slug, form=form),
                    say("check the letters, or take the form out"),
                )


def _check_unit(catalog: Catalog, entry: Entry[Organisation]) -> Iterator[Problem]:
    unit_of = entry.record.unit_of
    if unit_of is None or catalog.content.any_unread("municipalities"):
        return
    if unit_of not in catalog.places:
        yield entry.problem(
            ("unit_of",),
            "unknown-municipality",
            say('there is no municipality "{code}"', code=unit_of),
            say("the codes stand in content/municipalities/"),
        )
    else:
        yield from _check_name_of_unit(entry, catalog.places[unit_of].record)


def _check_name_of_unit(entry: Entry[Organisation], municipality: Municipality) -> Iterator[Problem]:
    """A unit is called after its municipality; where it is not, a note says whose it is."""
    names = [*entry.record.name.every(), *entry.record.other_forms]
    starts = tuple(form for name in municipality.name.every() for form in forms(name))
    if entry.record.note is None and not any(name.casefold().startswith(starts) for name in names):
        yield entry.problem(
            ("unit_of",),
            "name-mismatch",
            say(
                'municipality "{code}" is {name}, but the unit is {unit}',
                code=municipality.code,
                name=municipality.name.every()[0],
                unit=" / ".join(names),
            ),
            say("check the code, or add a note that says whose unit it is"),
        )
